import type { TokenKind } from '../../simulators/services/token-stock'
import { whereRefused } from './code-log-in'
import { asksToActivate, booksAppointment, visitsCitizenService } from './desks'
import { reaches } from './journey'
import { completesOrder, opensPage, receives } from './ordering'
import type { Person } from './person'
import { placeOf } from './places'
import { triesToHave, works } from './token-limits'
import { codeFrom, lettersTo, sentTo, tokenOf } from './tokens'

const WISHES: Record<TokenKind, string> = {
  'code-display': 'desk-order-code-display',
  'audio-code-reader': 'desk-order-audio-code-reader',
  chip: 'desk-order-chip',
}

/** Proves who they are with the passport and then chooses the token: no app of theirs becomes active. */
export const hasOnly = async (person: Person, kind: TokenKind): Promise<void> => {
  await reaches(person, placeOf('approve'))
  await triesToHave(person, [kind])
  person.scene.check(person.scene.clause, {
    expected: `an active ${kind}`,
    held: await works(person, tokenOf(person, kind)),
    observed: person.lastLogIn?.state ?? 'no log-in',
  })
}

/** Turns up at Citizen Service, with an appointment where one was booked, and orders as far as it can be ordered. */
export const ordersAtCitizenService = async (person: Person, kind: TokenKind): Promise<void> => {
  const before = sentTo(person, kind).length
  await visitsCitizenService(person, WISHES[kind])
  const { glass } = person.desk
  if (glass && sentTo(person, kind).length === before) await completesOrder(person, glass, kind)
}

/** A new one from Citizen Service, by post. */
export const getsNew = async (person: Person, kind: TokenKind): Promise<void> => {
  const before = lettersTo(person, kind).length
  await booksAppointment(person)
  await ordersAtCitizenService(person, kind)
  await receives(person, kind)
  const received = lettersTo(person, kind).length - before
  person.scene.check(person.scene.clause, {
    expected: `a new ${kind}, ordered at Citizen Service and brought by the post`,
    held: received > 0,
    observed: person.desk.glass?.inWords() ?? 'nothing',
  })
}

const activationData = async (person: Person, kind: TokenKind): Promise<Record<string, string>> => {
  const token = tokenOf(person, kind)
  const { password } = person
  return { kind, password, serialNumber: token.serialNumber, code: await codeFrom(person, token) }
}

export const triesAtDesk = async (
  person: Person,
  desk: 'support' | 'citizen-service',
  kind: TokenKind,
): Promise<void> => {
  if (desk === 'citizen-service') await booksAppointment(person)
  await asksToActivate(person, desk, await activationData(person, kind))
}

/** On the website, with the user ID and without approving anything: as far as it goes. */
export const triesUnapproved = async (person: Person, kind: TokenKind): Promise<void> => {
  const activate = async () => {
    const page = await opensPage(person, 'activate')
    await page.act({ do: 'complete', goal: 'identify-with-mitid', data: { userId: person.userId } })
    await page.act({ do: 'complete', goal: 'activate-token', data: await activationData(person, kind) })
  }
  await activate().catch(whereRefused)
}
