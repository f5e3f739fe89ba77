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

type ShownControl = { id: string; role: PageControl['role']; text: string; to: Page | undefined }

/** What a page shows; a link that leads nowhere has no `to`. */
const shownOn = (page: Page, alterations: Alterations): ShownControl[] => {
  const is = (kind: 'element-missing' | 'button-dead' | 'text-changed', id: string) =>
    alteredControl(alterations, kind, `website:${page}`, id)
  return Object.entries(PAGES[page])
    .filter(([id]) => !is('element-missing', id))
    .map(([id, { role, text, to }]) => ({
      id,
      role,
      text: is('text-changed', id) ? 'Læs mere' : text,
      to: is('button-dead', id) ? undefined : to,
    }))
}

const pageNamed = (name: string): Page | undefined => Object.keys(PAGES).find((page): page is Page => page === name)

export type PublishedPage = { readonly title: string; readonly controls: readonly ShownControl[] }

/** A page as it is published; undefined when there is none of that name. */
export const publishedPage = (name: string, alterations: Alterations): PublishedPage | undefined => {
  const page = pageNamed(name)
  return page && { title: PAGES[page].title?.text ?? '', controls: shownOn(page, alterations) }
}

/** A browser on the reference's website. */
export type Browser = { screen(): Promise<Screen>; act(action: Action): Promise<Screen> }

/** @param page name of the page to begin with; the guide without one. */
export const openWebsite = (page: string | undefined, alterations: Alterations): Browser => {
  const known = pageNamed(page ?? 'guide')
  if (!known) throw new Error(`the website has no page "${page}"`)
  const visited: Page[] = [known]
  const shown = () => shownOn(visited.at(-1) ?? known, alterations)
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
