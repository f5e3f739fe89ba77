import { DAY, SECOND } from '../../core/clock'
import type { TokenKind } from '../../simulators/services/token-stock'
import { triesToProveAgain } from './attempt'
import { browserOf } from './belongings'
import { Glass } from './glass'
import { goesTo } from './going'
import { reaches } from './journey'
import { opensWithPin, provesIfAsked } from './log-in'
import { until, wait } from './patience'
import type { Person } from './person'
import { placeOf } from './places'
import { isAskedFor } from './questions'
import { lettersTo, sentTo } from './tokens'

/** Longer than any letter is on its way. */
const LONGEST_POST = 30 * DAY
const BACKS = 4

/** A page of the website, in the browser of the person's device. */
export const opensPage = async (person: Person, page: string): Promise<Glass> => {
  const { scene } = person
  const { surface } = await scene.ask('open', { website: browserOf(person.phone), page, language: scene.language })
  const glass = new Glass(scene, surface, scene.labels)
  await glass.look()
  return glass
}

export const completesOrder = async (person: Person, glass: Glass, kind: TokenKind): Promise<void> => {
  const data = { kind, userId: person.userId }
  await glass.act({ do: 'complete', goal: 'complete-order', data })
  await until(person.scene, glass, () => sentTo(person, kind).length > 0, 4 * SECOND)
}

/** From 'Bestil' in the app to where the order goes on: the app itself, or the website that it opens. */
export const goesToOrder = async (person: Person, clause: string): Promise<Glass> => {
  const before = person.phone.pagesOpened().length
  const isTaken = () => person.phone.pagesOpened().length > before
  await until(person.scene, person.app, () => person.app.offers('order-on'), 2 * SECOND)
  if (person.app.offers('order-on')) {
    await person.presses(clause, 'order-on')
    await until(person.scene, person.app, isTaken, 4 * SECOND)
  }
  const page = isTaken() ? person.phone.pagesOpened().at(-1) : undefined
  return page === undefined ? person.app : opensPage(person, page)
}

/** Follows the steps on the screen, and on the website where they lead there. */
export const ordersDisplay = async (person: Person, clause: string): Promise<void> => {
  const before = sentTo(person, 'code-display').length
  await completesOrder(person, await goesToOrder(person, clause), 'code-display')
  const ordered = sentTo(person, 'code-display').length
  person.scene.check(clause, {
    expected: `a code display handed to the post for ${person.name}`,
    held: ordered > before,
    observed: `${ordered - before} letters with a code display`,
  })
}

/** Back to the choice of how to approve: through the screens, or all the way again with the passport. */
export const comesBackToApprove = async (person: Person): Promise<void> => {
  const isThere = () => person.app.has('approve-screen')
  if (!person.hasOpenedApp) await person.opensApp()
  for (let backs = 0; backs < BACKS && !(await goesTo(person, isThere, SECOND)); backs++)
    await person.app.act({ do: 'back' })
  if (!isThere()) {
    await person.app.act({ do: 'close' })
    await person.opensApp()
    await triesToProveAgain(person, isThere)
    person.at = isAskedFor(person, 'user-id') ? 'user-id' : 'approve'
    await reaches(person, placeOf('approve'))
  }
  await person.expects('get-mitid/5-choose', "'Hvordan vil du godkende med MitID?'", isThere)
  person.at = 'approve'
}

/** Waits for the post. */
export const receives = async (person: Person, kind: TokenKind): Promise<void> => {
  for (
    let waited = 0;
    waited < LONGEST_POST && lettersTo(person, kind).length < sentTo(person, kind).length;
    waited += DAY
  )
    await wait(person.scene, DAY)
}

export const hasOrderedDisplay = async (person: Person): Promise<void> => {
  await reaches(person, placeOf('order-display'))
  await ordersDisplay(person, 'get-mitid/5.3.3-no-b-1')
}

export const hasDisplay = async (person: Person): Promise<void> => {
  await hasOrderedDisplay(person)
  await receives(person, 'code-display')
  await comesBackToApprove(person)
}

/** Approves, in the app opened with the PIN, whatever asks there. */
const approvesInApp = async (person: Person): Promise<void> => {
  await opensWithPin(person)
  if (!(await until(person.scene, person.app, () => person.app.offers('approve-request'), 4 * SECOND))) return
  await person.app.press('approve-request')
  await provesIfAsked(person, person.personalPin, () => !person.app.offers('approve-request'))
}

/** Logs in on the page with MitID: the user ID there, the approval in the app. */
export const identifiesWithApp = async (person: Person, page: Glass): Promise<void> => {
  const asked = page.inWords()
  await page.act({ do: 'complete', goal: 'identify-with-mitid', data: { userId: person.userId } })
  const waiting = page.inWords()
  await approvesInApp(person)
  await until(person.scene, page, () => page.inWords() !== waiting && page.inWords() !== asked, 4 * SECOND)
}

/** Orders on the website, from its order page on. */
export const ordersOnWebsite = async (person: Person, kind: TokenKind): Promise<void> => {
  const page = await opensPage(person, 'order')
  await identifiesWithApp(person, page)
  await completesOrder(person, page, kind)
}

/** The same with a user ID and no approval: what can be ordered then. The owner, where it is another, refuses. */
export const ordersUnapproved = async (person: Person, kind: TokenKind, owner: Person): Promise<void> => {
  const page = await opensPage(person, 'order')
  await page.act({ do: 'complete', goal: 'identify-with-mitid', data: { userId: owner.userId } })
  if (owner !== person) {
    await opensWithPin(owner)
    const asked = await until(owner.scene, owner.app, () => owner.app.offers('refuse-request'), 4 * SECOND)
    if (asked) await owner.app.press('refuse-request')
  }
  await completesOrder(person, page, kind)
}
