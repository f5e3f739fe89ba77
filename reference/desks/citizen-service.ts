import type { Alterations } from '../alteration'
import type { AllRules } from '../rules/rules'
import { TOKEN_KINDS, type TokenKind } from '../rules/tokens'
import type { ActivationCode } from '../server/activation-codes'
import type { Desks } from '../server/desks'
import { type Form, type FormControl, type FormScreen, openForm, turnTo } from '../website/form'
import { type TokenEntry, tokenEntryScreens } from '../website/token-entry'
import { tokenWordsOf } from '../website/token-words'
import type { Turned } from './support'
import { type DeskWords, deskWords } from './words'

export type Visit = TokenEntry & {
  readonly words: DeskWords
  readonly desks: Desks
  /** Books a time for whoever is there. */
  readonly books: () => void
  person: string | undefined
  pin: string | undefined
  code: ActivationCode | undefined
}
const ORDER = ['get-mitid/5.3-order-citizen-service']
const clause = (...ids: string[]) => ids.map((id) => `reactivate/${id}`)

const show = async (visit: Visit): Promise<void> => {
  const { kind = '', documentNumber = '', expiryDate = '', cprNumber = '', picture = '' } = visit.entries
  const ofThePersonPresent = picture !== 'of-somebody-else'
  visit.person = await visit.desks.identify({ kind, documentNumber, expiryDate, cprNumber, ofThePersonPresent })
  turnTo(visit, visit.person === undefined ? 'not-identified' : 'services')
}
const givePin = (visit: Visit): void => {
  visit.pin = visit.person === undefined ? undefined : visit.desks.giveTemporaryPin(visit.person)
  turnTo(visit, visit.pin === undefined ? 'no-mitid' : 'pin')
}

const giveCode = (visit: Visit): void => {
  visit.code = visit.person === undefined ? undefined : visit.desks.giveActivationCode(visit.person)
  turnTo(visit, visit.code === undefined ? 'no-mitid' : 'code')
}

const order = (kind: TokenKind): FormControl<Visit> => ({
  role: 'button',
  text: ({ words }) => words.orderKinds[kind],
  press: async (visit) => {
    const { desks, person } = visit
    const isOrdered = person !== undefined && (await desks.orderToken(person, kind))
    turnTo(visit, isOrdered ? 'ordered' : 'not-ordered')
  },
  missing: ORDER,
  dead: ORDER,
})

const LOST = {
  'code-display': 'spare/lost-display-no-app-1',
  'audio-code-reader': 'spare/lost-reader-no-app-1',
} as const

const said = (title: keyof DeskWords, text: keyof DeskWords): FormScreen<Visit> => ({
  controls: {
    title: { role: 'title', text: ({ words }) => String(words[title]) },
    text: { role: 'text', text: ({ words }) => String(words[text]) },
  },
})

export const CITIZEN_SERVICE_SCREENS: Readonly<Record<string, FormScreen<Visit>>> = {
  booking: {
    controls: {
      title: { role: 'title', text: ({ words }) => words.counterTitle },
      text: { role: 'text', text: ({ words }) => words.bookText },
      book: {
        role: 'button',
        text: ({ words }) => words.book,
        press: (visit) => {
          visit.books()
          turnTo(visit, 'booked')
        },
        missing: clause('citizen-service-temp-pin'),
        dead: clause('citizen-service-temp-pin'),
      },
    },
    goals: { 'book-appointment': { press: 'book' } },
  },
  booked: said('bookedTitle', 'bookedText'),
  'turned-away': said('refusedTitle', 'turnedAway'),
  counter: {
    controls: {
      title: { role: 'title', text: ({ words }) => words.counterTitle },
      text: { role: 'text', text: ({ words }) => words.counterText },
      show: {
        role: 'button',
        text: ({ words }) => words.show,
        press: show,
        missing: clause('citizen-service-temp-pin'),
        dead: clause('citizen-service-temp-pin'),
      },
    },
    goals: {
      'show-document': {
        fields: Object.fromEntries(
          ['kind', 'documentNumber', 'expiryDate', 'cprNumber', 'picture'].map((name) => [name, name]),
        ),
        press: 'show',
      },
    },
  },
  'not-identified': said('refusedTitle', 'notIdentified'),
  services: {
    controls: {
      title: { role: 'title', text: ({ words }) => words.servicesTitle },
      pin: {
        role: 'button',
        text: ({ words }) => words.askPin,
        press: givePin,
        missing: clause('citizen-service-temp-pin'),
        dead: clause('citizen-service-temp-pin'),
      },
      code: {
        role: 'button',
        text: ({ words }) => words.askCode,
        press: giveCode,
        missing: ['spare/code-at-citizen-service'],
        dead: ['spare/code-at-citizen-service'],
      },
      ...Object.fromEntries(TOKEN_KINDS.map((kind) => [`order-${kind}`, order(kind)])),
      activate: {
        role: 'button',
        text: ({ words }) => words.activate,
        press: (visit) => turnTo(visit, 'token-kind'),
        missing: Object.values(LOST),
        dead: Object.values(LOST),
      },
    },
  },
  ordered: said('orderedTitle', 'orderedText'),
  'not-ordered': said('refusedTitle', 'notOrdered'),
  ...tokenEntryScreens<Visit>((kind) => [LOST[kind]]),
  code: {
    controls: {
      title: { role: 'title', text: ({ words }) => words.codeTitle },
      text: {
        role: 'text',
        text: ({ words, code }) => (code ? words.codeText(code.code) : words.noMitId),
        missing: ['spare/code-at-citizen-service'],
      },
    },
  },
  pin: {
    controls: {
      title: { role: 'title', text: ({ words }) => words.pinTitle },
      text: {
        role: 'text',
        text: ({ words, pin = '' }) => words.pinText(pin),
        missing: clause('citizen-service-temp-pin'),
      },
    },
  },
  'no-mitid': said('refusedTitle', 'noMitId'),
}

/** Citizen Service: beforehand, by phone, to book a time; then at the counter. */
export const openCitizenService = (given: {
  desks: Desks
  rules: AllRules
  alterations: Alterations
  by: Turned
  language: string | undefined
  appointments: Set<string>
  visitor: string
}): Form => {
  const { desks, rules, alterations, by, language, appointments, visitor } = given
  const atTheCounter = rules.citizenServiceServes(appointments.has(visitor)) ? 'counter' : 'turned-away'
  const state: Visit = {
    screen: by === 'visit' ? atTheCounter : 'booking',
    message: undefined,
    entries: {},
    words: deskWords(language),
    tokenWords: tokenWordsOf(language),
    desks,
    books: () => appointments.add(visitor),
    person: undefined,
    pin: undefined,
    code: undefined,
    kind: undefined,
    beginToken: (kind) =>
      state.person === undefined ? undefined : desks.beginToken(state.person, kind, 'citizen-service'),
  }
  return openForm<Visit>({ page: 'desk:citizen-service', screens: CITIZEN_SERVICE_SCREENS, alterations, state })
}
