import { z } from 'zod'
import type { Scene } from '../world'

/**
 * What holds after every step, whatever the story was (the invariants of the state model, as far as a user register
 * shows them). An entry of the register that has this shape is judged; one in a vendor's own shape is left alone.
 */
const entrySchema = z.looseObject({
  person: z.string(),
  userId: z.string(),
  authenticators: z.array(z.looseObject({ id: z.string(), device: z.string(), blocked: z.boolean() })),
  tokens: z.array(z.looseObject({ kind: z.string(), state: z.string() })).default([]),
})
export type RegisteredUser = z.infer<typeof entrySchema>
export type Breach = { clause: string; expected: string; observed: string }

const MOST_ACTIVE_APPS = 3

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

const repeated = (values: readonly string[]): boolean => new Set(values).size < values.length
const spelt = (userId: string): string => userId.normalize('NFC').trim().toLowerCase()

/** I01, I02, I03: counted for one user. */
const ofUser = ({ authenticators, tokens }: RegisteredUser): Breach[] => {
  const apps = authenticators.filter(({ blocked }) => !blocked).length
  const active = (kind: string) => tokens.filter((token) => token.kind === kind && token.state === 'active').length
  const [displays, readers] = [active('code-display'), active('audio-code-reader')]
  const limits: readonly [boolean, string, string, string][] = [
    [apps <= MOST_ACTIVE_APPS, 'get-mitid/5.2-max-three-2', 'at most three active apps a user', `${apps} apps`],
    [displays <= 1, 'spare/one-active-code-display', 'at most one active code display', `${displays} code displays`],
    [readers <= 1, 'spare/one-active-audio-reader', 'at most one active audio code reader', `${readers} readers`],
    [
      displays === 0 || readers === 0,
      'spare/display-xor-reader',
      'a code display or an audio code reader, never both',
      `${displays} and ${readers}`,
    ],
  ]
  return limits.flatMap(([held, clause, expected, observed]) => (held ? [] : [{ clause, expected, observed }]))
}

/** I06: one person, one user, one user ID; no user ID belongs to two. */
const ofAll = (users: readonly RegisteredUser[]): Breach[] => {
  const breaches: Breach[] = []
  if (repeated(users.map(({ userId }) => spelt(userId))))
    breaches.push({ clause: 'get-mitid/4.1.2c', expected: 'a user ID of one person', observed: 'one of two people' })
  if (repeated(users.map(({ person }) => person)))
    breaches.push({ clause: 'spare/user-id-kept', expected: 'one user a person', observed: 'a person with two users' })
  return breaches
}

type App = RegisteredUser['authenticators'][number]
const isBack = (before: readonly App[]) => (app: App) =>
  !app.blocked && before.some(({ id, blocked }) => id === app.id && blocked)

/** I17, I18: what the locking or the reactivation of one app must leave alone. */
const between = (before: RegisteredUser, after: RegisteredUser): Breach[] => {
  const gone = before.authenticators.filter(({ id }) => !after.authenticators.some((app) => app.id === id))
  const lockedNow = after.authenticators.filter(
    (app) => app.blocked && before.authenticators.some(({ id, blocked }) => id === app.id && !blocked),
  )
  const breaches: Breach[] = []
  if (lockedNow.length > 1 || (lockedNow.length > 0 && gone.length > 0))
    breaches.push({
      clause: 'spare/spare-survives-loss',
      expected: 'the lock of one app to change no other of the same user',
      observed: `${lockedNow.length} apps locked and ${gone.length} gone at once`,
    })
  if (
    after.authenticators.some(isBack(before.authenticators)) &&
    after.authenticators.length !== before.authenticators.length
  )
    breaches.push({
      clause: 'reactivate/keeps-user-2',
      expected: 'as many apps after reactivation as before',
      observed: `${before.authenticators.length} before, ${after.authenticators.length} after`,
    })
  return breaches
}

/** @param before the register when it was last looked at; empty at first. */
export const breachesOf = (before: readonly RegisteredUser[], after: readonly RegisteredUser[]): Breach[] => [
  ...after.flatMap(ofUser),
  ...ofAll(after),
  ...after.flatMap((user) => {
    const earlier = before.find(({ person }) => person === user.person)
    return earlier ? between(earlier, user) : []
  }),
]

const lastSeen = new WeakMap<Scene, readonly RegisteredUser[]>()

/** Looks at the register and holds it to the invariants; only what is broken is recorded. */
export const holdsInvariants = async (scene: Scene): Promise<void> => {
  if (!scene.profile.capabilities.includes('inspect') || !scene.hasChanged()) return
  const users = readRegister((await scene.ask('inspect', { store: 'user-register' })).entries)
  if (!users) return
  const breaches = breachesOf(lastSeen.get(scene) ?? [], users)
  lastSeen.set(scene, users)
  for (const { clause, expected, observed } of breaches) scene.check(clause, { expected, held: false, observed })
}
