import { SECOND } from '../../core/clock'
import type { Bent } from '../../simulators/security-key/key-reader'
import { createSecurityKey, type SecurityKey } from '../../simulators/security-key/security-key'
import type { Scene } from '../world'
import { browserOf } from './belongings'
import { whereRefused } from './code-log-in'
import { Glass } from './glass'
import { asksToLogIn, type LogIn, stateOf } from './log-in'
import { until, wait } from './patience'
import type { Person } from './person'
import { comesToSerialNumber, pressesIfOffered } from './token-limits'
import { tokenOf } from './tokens'

/** How long somebody keeps the chip at the device and waits for the page. Virtual ms. */
const PATIENCE = 4 * SECOND

/** Chips are there once a scenario, whoever holds them. */
const made = new WeakMap<Scene, Map<string, SecurityKey>>()

/** The chip that the post brought to its owner. */
export const chipOf = (owner: Person): SecurityKey => {
  const { scene } = owner
  const { serialNumber } = tokenOf(owner, 'chip')
  const chips = made.get(scene) ?? new Map<string, SecurityKey>()
  made.set(scene, chips)
  const chip = chips.get(serialNumber) ?? createSecurityKey(serialNumber, scene.random.fork(`chip ${serialNumber}`))
  chips.set(serialNumber, chip)
  return chip
}

/** What is said of an answer of the chip before the page has it. */
export type ChipAnswer = Omit<Bent, 'earlier'> & { readonly from?: 'another-log-in' | 'the-last-log-in' }
type Use = { chip?: SecurityKey; bent?: Bent; touched?: boolean }

/** Activates it in the app, as far as it can be activated. */
export const triesToActivateChip = async (person: Person, { bent = {}, touched = true }: Use = {}): Promise<void> => {
  const { scene, app, phone } = person
  scene.needs('security-key')
  const chip = chipOf(person)
  if (!(await comesToSerialNumber(person, 'chip', chip.serialNumber))) return
  phone.keyReader.hold(chip, touched)
  phone.keyReader.bends(bent)
  await app.act({ do: 'complete', goal: 'use-chip', data: {} })
  await until(scene, app, () => app.offers('finish'), PATIENCE)
  await pressesIfOffered(person, 'finish')
  phone.keyReader.takeAway()
}

/** Opens the page of the log-in, gives the password and touches the chip; waits for the page's word. */
const usesChip = async (person: Person, logIn: LogIn, password: string): Promise<void> => {
  const { scene, phone } = person
  const { surface } = await scene.ask('open', { logIn: logIn.id, browser: browserOf(phone) })
  const page = new Glass(scene, surface, scene.labels)
  await page.look()
  await page.act({ do: 'complete', goal: 'approve-with-chip', data: { password } })
  for (let waited = 0; waited < PATIENCE; waited += SECOND) {
    await page.look()
    if ((await stateOf(person, logIn)).state !== 'pending') return
    await wait(scene, SECOND)
  }
}

/** A log-in as the owner of a user ID, answered with password and a chip at this person's device. */
export const logsInWithChip = async (
  person: Person,
  given: Use & { owner?: Person; password?: string } = {},
): Promise<void> => {
  const { owner = person, bent = {}, touched = true } = given
  const { scene, phone } = person
  scene.needs('security-key')
  const logIn = await asksToLogIn(person, owner.userId)
  phone.keyReader.hold(given.chip ?? chipOf(owner), touched)
  phone.keyReader.bends(bent)
  await usesChip(person, logIn, given.password ?? owner.password).catch(whereRefused)
  phone.keyReader.takeAway()
  person.lastLogIn = await stateOf(person, logIn)
  scene.witness.saw('log-in', { logIn: logIn.id, ...person.lastLogIn })
}

/** An answer that the chip gave earlier: for a page that never had it, or for one that had. */
const earlierAnswer = async (person: Person, from: NonNullable<ChipAnswer['from']>) => {
  await logsInWithChip(person, { bent: from === 'another-log-in' ? { caught: true } : {} })
  const earlier = person.phone.keyReader.last()
  if (earlier) return earlier
  const { scene } = person
  return scene.checks.notVerifiable(scene.clause, 'security-key', 'answers are not seen on their way with this driver')
}

/** The answer of the chip reaches the page otherwise than it was given. */
export const logsInWithBentAnswer = async (person: Person, { from, ...bent }: ChipAnswer): Promise<void> => {
  person.scene.needs('security-key')
  const earlier = from && (await earlierAnswer(person, from))
  await logsInWithChip(person, { bent: earlier ? { earlier } : bent })
}
