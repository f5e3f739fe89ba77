import type { WebLanguage } from '../rules/website'

export type PageName = 'guide' | 'requirements'
export type PageControl = {
  readonly role: 'title' | 'text' | 'link'
  readonly text: string
  readonly to?: { readonly page: PageName; readonly language: WebLanguage }
  readonly missing?: readonly string[]
  readonly dead?: readonly string[]
  readonly reworded?: readonly string[]
}
export type PageControls = Readonly<Record<string, PageControl>>

const GUIDE_LINK = ['get-mitid/1.1-requirements-link-1']
const GUIDE_LINK_EN = ['reactivate/technical-requirements-page']

/** What is published, by page and language: nothing here is read by anybody but people. */
export const PUBLISHED: Readonly<Record<PageName, Partial<Record<WebLanguage, PageControls>>>> = {
  guide: {
    da: {
      title: { role: 'title', text: 'Sådan får du MitID gennem MitID appen' },
      requirements: {
        role: 'link',
        text: 'Tryk her for at læse om tekniske krav',
        to: { page: 'requirements', language: 'da' },
        missing: GUIDE_LINK,
        dead: GUIDE_LINK,
        reworded: GUIDE_LINK,
      },
    },
    en: {
      title: { role: 'title', text: 'How to get MitID in the MitID app, and to reactivate it' },
      requirements: {
        role: 'link',
        text: 'MitID.dk/technical-requirements',
        // There in Danish only, for the time being.
        to: { page: 'requirements', language: 'da' },
        missing: GUIDE_LINK_EN,
        dead: GUIDE_LINK_EN,
        reworded: GUIDE_LINK_EN,
      },
    },
  },
  requirements: {
    da: {
      title: {
        role: 'title',
        text: 'Tekniske krav',
        missing: GUIDE_LINK_EN,
        reworded: GUIDE_LINK_EN,
      },
      text: {
        role: 'text',
        text: 'Telefonen skal kunne læse chippen i et pas og have et styresystem, der er opdateret.',
        missing: GUIDE_LINK_EN,
      },
    },
  },
}

/** What the notice says, in each of its languages, and what each language calls itself. */
export const NOTICE: Readonly<Record<WebLanguage, { title: string; text: string; name: string }>> = {
  da: {
    title: 'Siden er ikke tilgængelig på det valgte sprog',
    text: 'Siden findes på de sprog, der står nederst.',
    name: 'Dansk',
  },
  en: {
    title: 'The page is not available in the selected language',
    text: 'You can read it in the languages at the bottom.',
    name: 'English',
  },
  kl: {
    title: 'Oqaatsini taakkunani qupperneq iserfigineqarsinnaanngilaq',
    text: 'Oqaatsit ataani takukkit.',
    name: 'Kalaallisut',
  },
}
