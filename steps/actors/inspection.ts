import { persists, SCANS, triesToProveIdentity } from './attempt'
import { isFromAbroad } from './foreign'
import { goesTo } from './going'
import { reaches } from './journey'
import { until } from './patience'
import type { Person } from './person'
import { placeOf } from './places'
import { laysPhoneAsGuided } from './scanning'
import { hasCheckMark, SIGNS } from './signs'

/** Refusals and results that are not the clause of the scenario. */
const OWN_REASON = 'passport-inspection/results-own-check'
const RESULTS = /^([a-z0-9-]+): (successful|failed|undetermined|not-supported|aborted)$/

/** Presses 'Read chip', and again where it is offered again; true once the chip is read. */
const readsChip = async (person: Person, attempts: number): Promise<boolean> => {
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (!(await until(person.scene, person.app, () => person.app.offers('read-chip') || hasCheckMark(person)))) break
    if (!hasCheckMark(person)) await person.app.press('read-chip')
    const ended = () => hasCheckMark(person) || person.app.offers('read-chip') || person.app.offers('scan-code')
    await until(person.scene, person.app, ended)
    if (hasCheckMark(person)) return true
  }
  return hasCheckMark(person)
}

/** Whether the chip is read and the next step offered. @param attempts as of `isRead` */
export const comesToBeRead = async (person: Person, attempts: number): Promise<boolean> => {
  // With a document from abroad the way there is longer, and no clause of it is looked at here.
  if (!isFromAbroad(person)) await reaches(person, placeOf('read-chip'))
  else if (!(await persists(person, SCANS, () => person.app.offers('read-chip')))) return false
  laysPhoneAsGuided(person)
  return (await readsChip(person, attempts)) && goesTo(person, () => SIGNS['scan-face'](person))
}

/** @param attempts how often the person may have to press 'Read chip'; the code is scanned once. */
export const isRead = async (person: Person, attempts: number): Promise<void> => {
  const goesOn = await comesToBeRead(person, attempts)
  person.scene.check(person.scene.clause, {
    expected: `the chip to be read${attempts > 1 ? ` at one of ${attempts} attempts` : ''}, and the next step to be offered`,
    held: goesOn,
    observed: person.app.inWords(),
  })
}

/** Whatever the person tries, and they try each thing once or twice, the passport proves nothing. */
export const isRefused = async (person: Person): Promise<void> => {
  const proved = await triesToProveIdentity(person, 1)
  person.scene.check(person.scene.clause, {
    expected: 'the passport to be refused',
    held: !proved,
    observed: proved ? 'the identity was proved with it' : person.app.inWords(),
  })
}

/** The results of the last reading; undefined where the implementation does not show them. */
const resultsOf = async (person: Person): Promise<ReadonlyMap<string, string> | undefined> => {
  const { scene, phone } = person
  if (!scene.profile.capabilities.includes('inspection')) return undefined
  const { entries } = await scene.ask('inspect', { store: 'inspection-result', device: phone.id })
  return new Map(
    entries.flatMap((entry) => {
      const [, check, result] = RESULTS.exec(entry) ?? []
      return check && result ? [[check, result] as const] : []
    }),
  )
}

/** Holds an implementation that shows its results to one of them; of others nothing is known. */
export const finds = async (person: Person, check: string, wanted: string): Promise<void> => {
  const { scene } = person
  const results = await resultsOf(person)
  if (!results) {
    scene.checks.notVerified(OWN_REASON, 'inspection')
    return
  }
  const told = [...results].filter(([, result]) => result !== 'successful').map(([name, result]) => `${name} ${result}`)
  scene.check(OWN_REASON, {
    expected: `"${check}" to be ${wanted}`,
    held: results.get(check) === wanted,
    observed: told.length > 0 ? told.join(', ') : 'every check successful',
  })
}

/** What a check that was not passed is called: a reading that ends early is aborted, a check fails. */
export const notPassed = (check: string): string => (check === 'reading' ? 'aborted' : 'failed')
