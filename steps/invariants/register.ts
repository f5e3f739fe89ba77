import { z } from 'zod'
import type { Breach, InvariantId } from './invariant'

/** An entry of the register that has this shape is judged; one in a vendor's own shape is left alone. */
const entrySchema = z.looseObject({
  person: z.string(),
  userId: z.string(),
  authenticators: z.array(
    z.looseObject({ id: z.string(), device: z.string(), blocked: z.boolean(), biometrics: z.boolean().optional() }),
  ),
  tokens: z
    .array(z.looseObject({ kind: z.string(), state: z.string(), serialNumber: z.string().optional() }))
    .default([]),
})
export type RegisteredUser = z.infer<typeof entrySchema>

export type Approval = { authenticator: string; userId: string }

/** What the register alone does not tell of the time between two looks. */
export type Between = {
  /** Devices and serial numbers on which a log-in was approved, with the user ID that was asked. */
  approvals: readonly Approval[]
  /** Whether a desk was turned to. */
  atDesk: boolean
  /** Serial numbers of tokens that were active at an earlier look and were no more at a later one. */
  ended: ReadonlySet<string>
}
const NOTHING: Between = { approvals: [], atDesk: false, ended: new Set() }

const MOST_ACTIVE_APPS = 3
const CODE_TOKENS = ['code-display', 'audio-code-reader']

const registered = (entry: string): RegisteredUser[] => {
  try {
    const parsed = entrySchema.safeParse(JSON.parse(entry))
    return parsed.success ? [parsed.data] : []
  } catch {
    return []
  }
}
/** Undefined when any entry is in another shape: half a register says nothing. */
export const readRegister = (entries: readonly string[]): RegisteredUser[] | undefined => {
  const users = entries.flatMap(registered)
  return users.length === entries.length ? users : undefined
}

/** Of the invariants that a register can tell, those for which this one leaves something out. */
export const untoldBy = (users: readonly RegisteredUser[]): InvariantId[] => [
  ...(users.some(({ tokens }) => tokens.some(({ serialNumber }) => serialNumber === undefined))
    ? (['I04', 'I05'] as const)
    : []),
  ...(users.some(({ authenticators }) => authenticators.some(({ biometrics }) => biometrics === undefined))
    ? (['I12'] as const)
    : []),
]

/** Serial numbers of the tokens that are active. */
export const activeTokens = (users: readonly RegisteredUser[]): string[] =>
  users.flatMap(({ tokens }) =>
    tokens.flatMap(({ serialNumber, state }) => (serialNumber && state === 'active' ? [serialNumber] : [])),
  )

const repeated = (values: readonly string[]): boolean => new Set(values).size < values.length
/** A user ID as it counts: whoever has it in capitals has the same. */
export const spelt = (userId: string): string => userId.normalize('NFC').trim().toLowerCase()

/** I01, I02, I03: counted for one user. */
const ofUser = ({ authenticators, tokens }: RegisteredUser): Breach[] => {
  const apps = authenticators.filter(({ blocked }) => !blocked).length
  const active = (kind: string) => tokens.filter((token) => token.kind === kind && token.state === 'active').length
  const [displays, readers] = [active('code-display'), active('audio-code-reader')]
  const limits: readonly [boolean, InvariantId, string, string, string][] = [
    [apps <= MOST_ACTIVE_APPS, 'I01', 'get-mitid/5.2-max-three-2', 'at most three active apps a user', `${apps} apps`],
    [
      displays <= 1,
      'I02',
      'spare/one-active-code-display',
      'at most one active code display',
      `${displays} code displays`,
    ],
    [
      readers <= 1,
      'I02',
      'spare/one-active-audio-reader',
      'at most one active audio code reader',
      `${readers} readers`,
    ],
    [
      displays === 0 || readers === 0,
      'I03',
      'spare/display-xor-reader',
      'a code display or an audio code reader, never both',
      `${displays} and ${readers}`,
    ],
  ]
  return limits.flatMap(([held, invariant, clause, expected, observed]) =>
    held ? [] : [{ invariant, clause, expected, observed }],
  )
}

/** I06: one person, one user, one user ID; no user ID belongs to two. */
const ofAll = (users: readonly RegisteredUser[]): Breach[] => {
  const breaches: Breach[] = []
  const owners = new Map(users.map(({ person, userId }) => [`${person} ${spelt(userId)}`, spelt(userId)] as const))
  if (repeated([...owners.values()]))
    breaches.push({
      invariant: 'I06',
      clause: 'get-mitid/4.1.2c',
      expected: 'a user ID of one person',
      observed: 'one of two people',
    })
  if (repeated(users.map(({ person }) => person)))
    breaches.push({
      invariant: 'I06',
      clause: 'spare/user-id-kept',
      expected: 'one user a person',
      observed: 'a person with two users',
    })
  return breaches
}

/** I12: by device, since an app is shared by people and not by authenticators. */
const ofDevices = (users: readonly RegisteredUser[]): Breach[] => {
  const apps = users.flatMap(({ person, authenticators }) => authenticators.map((app) => ({ person, ...app })))
  const shared = apps.filter(({ device, person }) => apps.some((app) => app.device === device && app.person !== person))
  const open = shared.filter(({ biometrics, blocked }) => biometrics === true && !blocked)
  if (open.length === 0) return []
  return [
    {
      invariant: 'I12',
      clause: 'spare/household-no-biometrics-2',
      expected: 'no fingerprint or face recognition in an app that several people share',
      observed: `it opens the app for ${open.length} of them`,
    },
  ]
}

type App = RegisteredUser['authenticators'][number]
const isBack = (before: readonly App[]) => (app: App) =>
  !app.blocked && before.some(({ id, blocked }) => id === app.id && blocked)

/** I17, I18: what the locking or the reactivation of one app must leave alone. */
const ofApps = (before: RegisteredUser, after: RegisteredUser): Breach[] => {
  const gone = before.authenticators.filter(({ id }) => !after.authenticators.some((app) => app.id === id))
  const lockedNow = after.authenticators.filter(
    (app) => app.blocked && before.authenticators.some(({ id, blocked }) => id === app.id && !blocked),
  )
  const breaches: Breach[] = []
  if (lockedNow.length > 1 || (lockedNow.length > 0 && gone.length > 0))
    breaches.push({
      invariant: 'I17',
      clause: 'spare/spare-survives-loss',
      expected: 'the lock of one app to change no other of the same user',
      observed: `${lockedNow.length} apps locked and ${gone.length} gone at once`,
    })
  if (
    after.authenticators.some(isBack(before.authenticators)) &&
    after.authenticators.length !== before.authenticators.length
  )
    breaches.push({
      invariant: 'I18',
      clause: 'reactivate/keeps-user-2',
      expected: 'as many apps after reactivation as before',
      observed: `${before.authenticators.length} before, ${after.authenticators.length} after`,
    })
  return breaches
}

const codeTokensOf = ({ tokens }: RegisteredUser) =>
  tokens.filter(({ kind, state }) => CODE_TOKENS.includes(kind) && state === 'active')
const hasApp = ({ authenticators }: RegisteredUser) => authenticators.some(({ blocked }) => !blocked)

/** I04, I05: a code display or audio code reader that has become active. */
const ofTokens = (before: RegisteredUser, after: RegisteredUser, { ended, atDesk }: Between): Breach[] => {
  const was = codeTokensOf(before)
  const isNew = codeTokensOf(after).filter(
    ({ serialNumber }) => serialNumber !== undefined && !was.some((token) => token.serialNumber === serialNumber),
  )
  const breaches: Breach[] = []
  if (isNew.some(({ serialNumber = '' }) => ended.has(serialNumber)))
    breaches.push({
      invariant: 'I04',
      clause: 'spare/no-inactive-display-kept',
      expected: 'what was given up to stay given up',
      observed: 'it is active again',
    })
  // At Citizen Service somebody without an app is helped to another one (A21).
  if (isNew.length > 0 && was.length > 0 && !atDesk && !hasApp(before) && !hasApp(after))
    breaches.push({
      invariant: 'I05',
      clause: 'spare/display-activated-with-app-only',
      expected: 'a further code display or audio code reader only beside an active app',
      observed: 'one became active for somebody without',
    })
  return breaches
}

/** I11: blocked before and after, and something was approved in between. */
const ofApprovals = (before: RegisteredUser, after: RegisteredUser, { approvals }: Between): Breach[] => {
  const isBlockedOn = ({ authenticators }: RegisteredUser, device: string) => {
    const apps = authenticators.filter((app) => app.device === device)
    return apps.length > 0 && apps.every(({ blocked }) => blocked)
  }
  return approvals
    .filter(({ userId }) => spelt(userId) === spelt(after.userId))
    .filter(({ authenticator }) => isBlockedOn(before, authenticator) && isBlockedOn(after, authenticator))
    .map(() => ({
      invariant: 'I11',
      clause: 'reactivate/blocked-cannot-approve-1',
      expected: 'a blocked app to approve nothing',
      observed: 'a log-in was approved on it',
    }))
}

/** @param before the register when it was last looked at; empty at first. */
export const breachesOf = (
  before: readonly RegisteredUser[],
  after: readonly RegisteredUser[],
  between: Between = NOTHING,
): Breach[] => [
  ...after.flatMap(ofUser),
  ...ofAll(after),
  ...ofDevices(after),
  ...after.flatMap((user) => {
    const earlier = before.find(({ person }) => person === user.person)
    if (!earlier) return []
    return [...ofApps(earlier, user), ...ofTokens(earlier, user, between), ...ofApprovals(earlier, user, between)]
  }),
]
