import { SECOND } from '../../core/clock'
import type { TokenKind } from '../../simulators/services/token-stock'
import { logsInWith, whereRefused } from './code-log-in'
import { choosesAndGoesOn } from './going'
import { reaches } from './journey'
import { comesBackToApprove, completesOrder, goesToOrder, opensPage, receives } from './ordering'
import { until } from './patience'
import type { Person } from './person'
import { placeOf } from './places'
import { scrollsTo } from './token-legs'
import { codeFrom, sentTo, type Token, tokensOf } from './tokens'

const CHOICES: Record<TokenKind, string> = {
  'code-display': 'select-code-display',
  'audio-code-reader': 'select-audio-code-reader',
  chip: 'select-chip',
}

/** Presses what is there; false where it is not: a refusal may come at any point (A42). */
export const pressesIfOffered = async (person: Person, concept: string): Promise<boolean> => {
  if (!(await until(person.scene, person.app, () => person.app.offers(concept), 2 * SECOND))) return false
  await person.app.press(concept)
  return true
}

/** From the choice of how to approve as far as the question whether the person has one. */
const choosesKind = async (person: Person, kind: TokenKind): Promise<boolean> => {
  await choosesAndGoesOn(person, 'get-mitid/5.3.1', 'opt-code-token')
  await until(person.scene, person.app, () => person.app.has('order-screen'), 2 * SECOND)
  await scrollsTo(person, CHOICES[kind])
  return pressesIfOffered(person, CHOICES[kind])
}

/** Orders in the app, as far as it can be ordered. @returns whether the post got another one. */
const triesToOrder = async (person: Person, kind: TokenKind): Promise<boolean> => {
  const before = sentTo(person, kind).length
  await comesBackToApprove(person)
  if (!(await choosesKind(person, kind)) || !(await pressesIfOffered(person, 'no-order'))) return false
  await completesOrder(person, await goesToOrder(person, 'get-mitid/5.3.3-no-a'), kind)
  return sentTo(person, kind).length > before
}

const fillsIfAsked = async (person: Person, fields: Readonly<Record<string, string>>): Promise<boolean> => {
  const [first = ''] = Object.keys(fields)
  if (!(await until(person.scene, person.app, () => person.app.field(first) !== undefined, 2 * SECOND))) return false
  for (const [field, value] of Object.entries(fields)) await person.app.enter(field, value)
  return pressesIfOffered(person, 'next')
}

/** On the way to an activation in the app, past password and serial number, as far as it can be gone. */
export const comesToSerialNumber = async (person: Person, kind: TokenKind, serialNumber: string): Promise<boolean> => {
  await comesBackToApprove(person)
  if (!(await choosesKind(person, kind)) || !(await pressesIfOffered(person, 'yes-activate'))) return false
  await pressesIfOffered(person, 'next')
  const { password } = person
  return (
    (await fillsIfAsked(person, { password, 'password-repeated': password })) &&
    (await fillsIfAsked(person, { 'serial-number': serialNumber }))
  )
}

/** Activates in the app, as far as it can be activated. @returns whether the app said that it was done. */
export const triesToActivate = async (person: Person, token: Token): Promise<boolean> => {
  const done =
    (await comesToSerialNumber(person, token.kind, token.serialNumber)) &&
    (await fillsIfAsked(person, { 'one-time-code': await codeFrom(person, token) }))
  return done && pressesIfOffered(person, 'finish')
}

/** Orders in the app, waits for the post and comes back. */
export const hasOrderedInApp = async (person: Person, kind: TokenKind): Promise<void> => {
  await reaches(person, placeOf('approve'))
  await triesToOrder(person, kind)
  await receives(person, kind)
}

/** All ordered before any is active, then activated one after the other: whatever of it can be done. */
export const triesToHave = async (person: Person, kinds: readonly TokenKind[]): Promise<void> => {
  for (const kind of kinds) await triesToOrder(person, kind)
  for (const kind of kinds) await receives(person, kind)
  for (const token of tokensOf(person)) await triesToActivate(person, token)
}

/** Does it approve a log-in now? */
export const works = async (person: Person, token: Token): Promise<boolean> => {
  await logsInWith(person, token)
  return person.lastLogIn?.state === 'approved'
}

/** Orders on the website, logged in with password and one-time code. */
export const triesToOrderWithCode = async (person: Person, kind: TokenKind, token: Token): Promise<void> => {
  const order = async () => {
    const page = await opensPage(person, 'order')
    await page.act({ do: 'complete', goal: 'identify-with-mitid', data: { userId: person.userId } })
    const data = { password: person.password, code: await codeFrom(person, token) }
    await page.act({ do: 'complete', goal: 'approve-with-code', data })
    await completesOrder(person, page, kind)
  }
  await order().catch(whereRefused)
}
