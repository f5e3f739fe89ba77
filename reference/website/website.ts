import type { Action, Element, Screen } from '../../contract/screen'
import { type Alterations, alteredControl } from '../alteration'
import type { AllRules } from '../rules/rules'
import { WEB_LANGUAGES, type WebLanguage } from '../rules/website'
import { NOTICE, type PageControl, type PageControls, type PageName, PUBLISHED } from './pages'

/** How the website decides, and how it differs from the one that conforms. */
export type Website = {
  readonly rules: Pick<AllRules, 'noticeIsShown' | 'languageGiven' | 'noticeLanguages' | 'languagesListed'>
  readonly alterations: Alterations
}

/** What is asked for; Danish without a language. */
export type Asked = { readonly page: PageName; readonly language: string }

const NOTICE_GIVEN = ['help-step-5/lang-notice-three']
const LISTED = ['help-step-5/lang-list']

const isPage = (name: string): name is PageName => Object.hasOwn(PUBLISHED, name)
const availableOf = (page: PageName): WebLanguage[] => WEB_LANGUAGES.filter((language) => PUBLISHED[page][language])

/** The guide where no page is named; undefined when there is none of that name. */
export const askedFor = (page: string | undefined, language: string | undefined): Asked | undefined => {
  const name = page || 'guide'
  return isPage(name) ? { page: name, language: language || 'da' } : undefined
}

/** Says in each language that the page is not there in one, and where it is. */
const noticeFor = ({ page, language }: Asked, { rules }: Pick<Website, 'rules'>): PageControls => {
  const said = rules.noticeLanguages(language).flatMap((one): [string, PageControl][] => [
    [`title-${one}`, { role: 'title', text: NOTICE[one].title, missing: NOTICE_GIVEN, reworded: NOTICE_GIVEN }],
    [`text-${one}`, { role: 'text', text: NOTICE[one].text }],
  ])
  const listed = rules
    .languagesListed(availableOf(page))
    .map((one): [string, PageControl] => [
      `in-${one}`,
      { role: 'link', text: NOTICE[one].name, to: { page, language: one }, missing: LISTED, dead: LISTED },
    ])
  return Object.fromEntries([...said, ...listed])
}

/** The name under which faults speak of what is shown, and its controls. */
const composed = (asked: Asked, { rules }: Pick<Website, 'rules'>): readonly [name: string, controls: PageControls] => {
  const { page, language } = asked
  const available = availableOf(page)
  if (rules.noticeIsShown(asked.language, available)) return [`notice-${page}`, noticeFor(asked, { rules })]
  const shown = rules.languageGiven(language, available)
  return [shown === 'da' ? page : `${page}-${shown}`, PUBLISHED[page][shown] ?? {}]
}

/** Everything that the website can show to readers, by the names of faults. */
export const websitePages = (rules: Website['rules']): readonly (readonly [string, PageControls])[] => [
  ...Object.keys(PUBLISHED).flatMap((name) =>
    availableOf(name as PageName).map((language) => composed({ page: name as PageName, language }, { rules })),
  ),
  composed({ page: 'guide', language: 'kl' }, { rules }),
]

export type ShownControl = Pick<PageControl, 'role' | 'text' | 'to'>

/** A page as a reader sees it; a link that leads nowhere has no `to`. */
export const publishedPage = (asked: Asked, website: Website): readonly ShownControl[] => {
  const [name, controls] = composed(asked, website)
  const is = (kind: 'element-missing' | 'button-dead' | 'text-changed', id: string) =>
    alteredControl(website.alterations, kind, `website:${name}`, id)
  return Object.entries(controls)
    .filter(([id]) => !is('element-missing', id))
    .map(([id, { role, text, to }]) => ({
      role,
      text: is('text-changed', id) ? 'Læs mere' : text,
      ...(to === undefined || is('button-dead', id) ? {} : { to }),
    }))
}

/** A browser on the reference's website. */
export type Browser = { screen(): Promise<Screen>; act(action: Action): Promise<Screen> }

/** @param asked the page to begin with */
export const openWebsite = (asked: Asked, website: Website): Browser => {
  const visited: Asked[] = [asked]
  const shown = () => publishedPage(visited.at(-1) ?? asked, website)
  const screen = async (): Promise<Screen> => ({
    elements: shown().map(({ role, text }): Element => ({ role, text, enabled: true })),
    feedback: [],
  })
  const press = (text: string) => {
    const link = shown().find((control) => control.role === 'link' && control.text === text)
    if (!link) throw new Error(`there is no link "${text}" on the page`)
    if (link.to) visited.push(link.to)
  }
  return {
    screen,
    act: async (action) => {
      if (action.do === 'press') press(action.text)
      else if (action.do === 'back') visited.splice(1 + Math.max(0, visited.length - 2))
      else throw new Error(`nothing on the website answers to "${action.do}"`)
      return screen()
    },
  }
}
