import { labelTable } from '../clauses/labels'
import type { Screen } from '../contract/screen'
import type { Glass } from './actors/glass'
import { until } from './actors/patience'
import type { Person } from './actors/person'
import { LANGUAGES } from './vocabulary'
import { then, when } from './wording'

type Language = { readonly code: 'da' | 'en' | 'kl'; readonly name: string }
const ALL: readonly Language[] = [...new Set(LANGUAGES.values())]

when(
  {
    da: '{person} åbner guidens side på {language}',
    en: '{person} opens the page of the guide in {language}',
    needs: 'website',
  },
  async (person: Person, { code }: Language) => {
    await person.opensWebsite({ language: code })
  },
)

when(
  {
    da: '{person} åbner siden om tekniske krav på {language}',
    en: '{person} opens the page on technical requirements in {language}',
    needs: 'website',
  },
  async (person: Person, { code }: Language) => {
    await person.opensWebsite({ page: 'requirements', language: code })
  },
)

const isNotice = ({ elements }: Screen, { code }: Language): boolean =>
  labelTable('help-step-5', code).shows('lang-notice-title', elements)
const isAnyNotice = (screen: Screen): boolean => ALL.some((language) => isNotice(screen, language))

then(
  {
    da: 'får {person} ikke siden på ét sprog for siden på et andet',
    en: '{person} gets no page of one language for the page of another',
  },
  async (person: Person) => {
    const { scene } = person
    const pages = new Map<string, string>()
    const twice: string[] = []
    for (const { code, name } of ALL) {
      const page = await person.opensWebsite({ language: code })
      if (page.screen.elements.length === 0 || isAnyNotice(page.screen)) continue
      const words = page.inWords()
      const other = pages.get(words)
      if (other !== undefined) twice.push(`one page for ${other} and ${name}`)
      pages.set(words, name)
    }
    scene.check(scene.clause, {
      expected: 'a page of its own in each language, or a notice that there is none',
      held: pages.size > 0 && twice.length === 0,
      observed: twice.join(', ') || `${pages.size} pages`,
    })
  },
)

const saysSo = (expected: boolean) => async (person: Person) => {
  const { app, scene } = person
  await app.look()
  scene.check(scene.clause, {
    expected: expected ? 'a notice that the page is not there in that language' : 'the page, and no such notice',
    held: app.screen.elements.length > 0 && isAnyNotice(app.screen) === expected,
    observed: app.inWords(),
  })
}
then(
  {
    da: 'får {person} at vide, at siden ikke findes på det sprog',
    en: '{person} is told that the page is not available in that language',
  },
  saysSo(true),
)
then(
  {
    da: 'får {person} siden uden meddelelse om sproget',
    en: '{person} gets the page without a notice about its language',
  },
  saysSo(false),
)

then(
  { da: 'står meddelelsen der på {language} for {person}', en: 'the notice stands there in {language} for {person}' },
  (language: Language, { app, scene }: Person) => {
    scene.check(scene.clause, {
      expected: `the notice in ${language.code}`,
      held: isNotice(app.screen, language),
      observed: app.inWords(),
    })
  },
)

/** Languages that the notice names besides its own three titles and texts. */
const listedOn = ({ screen }: Glass): Language[] =>
  ALL.filter(({ name }) => screen.elements.some(({ role, text }) => role !== 'title' && text.includes(name)))

then(
  {
    da: 'fører hvert sprog i meddelelsen {person} til siden',
    en: 'each language in the notice leads {person} to the page',
  },
  async (person: Person) => {
    const { app, scene } = person
    const listed = listedOn(app)
    const astray: string[] = []
    for (const language of listed) {
      const page = await person.opensWebsite({ language: 'kl' })
      const link = page.all('link').find(({ text }) => text.includes(language.name))
      if (link) await page.act({ do: 'press', text: link.text })
      else await person.opensWebsite({ language: language.code })
      const there = () => person.app.screen.elements.length > 0 && !isAnyNotice(person.app.screen)
      if (!(await until(scene, person.app, there, 2_000))) astray.push(language.name)
    }
    scene.check(scene.clause, {
      expected: 'languages in which the page can be read',
      held: listed.length > 0 && astray.length === 0,
      observed: listed.length === 0 ? app.inWords() : `${listed.length} languages, ${astray.length} of them not there`,
    })
  },
)

then(
  {
    da: 'nævner meddelelsen til {person} hvert sprog, som siden findes på',
    en: 'the notice for {person} lists every language in which the page is there',
  },
  async (person: Person) => {
    const { scene } = person
    const listed = listedOn(person.app)
    const there: Language[] = []
    for (const language of ALL) {
      const page = await person.opensWebsite({ language: language.code })
      if (page.screen.elements.length > 0 && !isAnyNotice(page.screen)) there.push(language)
    }
    const missing = there.filter((language) => !listed.includes(language)).map(({ name }) => name)
    scene.check(scene.clause, {
      expected: 'every language in which the page can be read',
      held: there.length > 0 && missing.length === 0,
      observed: missing.length > 0 ? `no ${missing.join(', no ')}` : `${there.length} languages`,
    })
  },
)

then(
  {
    da: 'nævner meddelelsen til {person} ikke {language}',
    en: 'the notice for {person} does not list {language}',
  },
  ({ app, scene }: Person, { name }: Language) => {
    const listed = listedOn(app).map((one) => one.name)
    scene.check(scene.clause, {
      expected: `a list without ${name}`,
      held: listed.length > 0 && !listed.includes(name),
      observed: listed.join(', ') || 'no language',
    })
  },
)

then(
  {
    da: 'kan {person} læse om tekniske krav',
    en: '{person} can read about technical requirements',
  },
  async (person: Person) => {
    const { app, scene } = person
    const languages = ALL.map(({ code }) => labelTable('reactivate', code))
    const isTitled = () => languages.some((labels) => labels.shows('requirements-page', app.screen.elements))
    const says = () => app.screen.elements.some(({ role, text }) => role === 'text' && text.trim() !== '')
    await until(scene, app, () => isTitled() && says(), 2_000)
    scene.check(scene.clause, {
      expected: 'a page on technical requirements, and what they are',
      held: isTitled() && says() && !isAnyNotice(app.screen),
      observed: app.inWords(),
    })
  },
)
