import type { Alterations } from '../alteration'
import type { AllRules } from '../rules/rules'
import { TOKEN_KINDS, type TokenKind } from '../rules/tokens'
import type { Server } from '../server/server'
import { type Form, type FormControl, type FormScreen, openForm, turnTo } from './form'
import { followLogIn, identifyScreens, type LogInForm } from './mitid'
import { websiteWords } from './words'

export type OrderForm = LogInForm & {
  /** The page that an app has handed an order to; undefined where somebody came by themselves. */
  readonly page: string | undefined
  kind: TokenKind | undefined
  readonly shop: Shop
}

type Shop = { readonly server: Server; readonly rules: AllRules }

const WEBSITE = ['get-mitid/5.3-order-website']
const HANDED_OVER = ['get-mitid/5.3.3-no-b-1', 'help-foreign/b4-complete-on-website']

const choose =
  (kind: TokenKind) =>
  async (state: OrderForm): Promise<void> => {
    const { person, words } = state
    const { server, rules } = state.shop
    if (person === undefined || !server.tokens.mayOrder(person, kind, 'website')) {
      turnTo(state, 'choose', words.refused)
      return
    }
    state.kind = kind
    turnTo(state, 'confirm')
    if (rules.orderExists('chosen')) await server.tokens.order(person, kind, 'website')
  }

const confirm = async (state: OrderForm): Promise<void> => {
  const { page, person, kind, words } = state
  const { server } = state.shop
  const placed =
    page !== undefined
      ? await server.orders.complete(page)
      : person !== undefined && kind !== undefined && (await server.tokens.order(person, kind, 'website'))
  if (placed) turnTo(state, 'placed')
  else turnTo(state, state.screen, words.refused)
}

const ofKind = (kind: TokenKind): FormControl<OrderForm> => ({
  role: 'button',
  text: ({ words }) => words.kinds[kind],
  press: choose(kind),
  missing: WEBSITE,
  dead: WEBSITE,
})

/** The screens of an order, from logging in to the thanks. */
export const ORDER_SCREENS: Readonly<Record<string, FormScreen<OrderForm>>> = {
  ...identifyScreens<OrderForm>(WEBSITE),
  choose: {
    controls: {
      title: { role: 'title', text: ({ words }) => words.chooseTitle },
      ...Object.fromEntries(TOKEN_KINDS.map((kind) => [kind, ofKind(kind)])),
    },
    goals: { 'complete-order': { press: ({ kind = 'code-display' }) => kind } },
  },
  confirm: {
    controls: {
      title: { role: 'title', text: ({ words }) => words.confirmTitle },
      kind: { role: 'text', text: ({ words, kind }) => words.kinds[kind ?? 'code-display'] },
      text: { role: 'text', text: ({ words }) => words.confirmText },
      order: {
        role: 'button',
        text: ({ words }) => words.order,
        press: confirm,
        missing: [...WEBSITE, ...HANDED_OVER],
        dead: [...WEBSITE, ...HANDED_OVER],
      },
      cancel: { role: 'button', text: ({ words }) => words.cancel, press: (state) => turnTo(state, 'cancelled') },
    },
    goals: { 'complete-order': { press: 'order' } },
  },
  placed: {
    controls: {
      title: { role: 'title', text: ({ words }) => words.placedTitle },
      text: { role: 'text', text: ({ words }) => words.placedText },
    },
  },
  cancelled: { controls: { title: { role: 'title', text: ({ words }) => words.cancelledTitle } } },
  gone: { controls: { title: { role: 'title', text: ({ words }) => words.goneTitle } } },
}

/** Is this a page for orders: the one that everybody finds, or one that an app has handed an order to? */
export const isOrderPage = (page: string | undefined): page is string =>
  page === 'order' || page?.startsWith('order/') === true

export const openOrderPage = (
  page: string,
  given: Shop & { language: string | undefined; alterations: Alterations },
): Form => {
  const { server, language, alterations } = given
  const order = server.orders.at(page)
  const state: OrderForm = {
    screen: order ? 'confirm' : page === 'order' ? 'identify' : 'gone',
    message: undefined,
    entries: {},
    words: websiteWords(language),
    logIn: undefined,
    person: order?.person,
    page: order ? page : undefined,
    kind: order?.kind,
    logIns: server.logIns,
    shop: given,
  }
  return openForm({
    page: 'website:order',
    screens: ORDER_SCREENS,
    state,
    alterations,
    language,
    due: () => followLogIn(state, 'choose'),
  })
}
