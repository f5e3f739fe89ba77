import type { Action, Element, Screen } from '../../contract/screen'
import { type Alterations, alteredControl } from '../alteration'

type Page = 'guide' | 'requirements'
type PageControl = {
  readonly role: 'title' | 'text' | 'link'
  readonly text: string
  readonly to?: Page
  readonly missing?: readonly string[]
  readonly dead?: readonly string[]
  readonly reworded?: readonly string[]
}
const REQUIREMENTS_LINK = ['get-mitid/1.1-requirements-link-1']

/** The pages that the reference publishes. Names begin with "website:" where faults speak of them. */
export const PAGES: Readonly<Record<Page, Readonly<Record<string, PageControl>>>> = {
  guide: {
    title: { role: 'title', text: 'Sådan får du MitID gennem MitID appen' },
    requirements: {
      role: 'link',
      text: 'Tryk her for at læse om tekniske krav',
      to: 'requirements',
      missing: REQUIREMENTS_LINK,
      dead: REQUIREMENTS_LINK,
      reworded: REQUIREMENTS_LINK,
    },
  },
  requirements: {
    title: { role: 'title', text: 'Tekniske krav' },
    text: {
      role: 'text',
      text: 'Telefonen skal kunne læse chippen i et pas og have et styresystem, der er opdateret.',
    },
  },
}

/** A browser on the reference's website. */
export type Browser = { screen(): Promise<Screen>; act(action: Action): Promise<Screen> }

/** @param page name of the page to begin with; the guide without one. */
export const openWebsite = (page: string | undefined, alterations: Alterations): Browser => {
  const known = Object.keys(PAGES).find((name): name is Page => name === (page ?? 'guide'))
  if (!known) throw new Error(`the website has no page "${page}"`)
  const visited: Page[] = [known]
  const present = (): Page => visited.at(-1) ?? known
  const is = (kind: 'element-missing' | 'button-dead' | 'text-changed', id: string) =>
    alteredControl(alterations, kind, `website:${present()}`, id)
  const shown = () =>
    Object.entries(PAGES[present()])
      .filter(([id]) => !is('element-missing', id))
      .map(([id, control]) => {
        const text = is('text-changed', id) ? 'Læs mere' : control.text
        const element: Element = { role: control.role, text, enabled: true }
        return { id, control, element }
      })
  const screen = async (): Promise<Screen> => ({ elements: shown().map(({ element }) => element), feedback: [] })
  const press = (text: string) => {
    const link = shown().find(({ element }) => element.role === 'link' && element.text === text)
    if (!link) throw new Error(`there is no link "${text}" on the page`)
    if (link.control.to && !is('button-dead', link.id)) visited.push(link.control.to)
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
