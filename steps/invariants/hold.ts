import type { InvariantRecord } from '../../core/record'
import { holds } from '../actors/leaks'
import type { Person } from '../actors/person'
import type { Scene } from '../world'
import { type Breach, INVARIANT_IDS, INVARIANTS, type InvariantId } from './invariant'
import { activeTokens, breachesOf, type RegisteredUser, readRegister, untoldBy } from './register'
import { createWatch, type KnownPerson } from './watch'

/** What a scenario has shown so far of what always holds. */
type State = {
  watch: ReturnType<typeof createWatch>
  /** How much of the evidence has been judged. */
  read: number
  register: readonly RegisteredUser[]
  wasActive: Set<string>
  ended: Set<string>
  looks: number
  untold: Map<InvariantId, string>
  broken: Set<InvariantId>
  first?: unknown
}
const states = new WeakMap<Scene, State>()

const known = (person: Person): KnownPerson => ({
  name: person.name,
  userId: person.userId,
  birthDate: person.data.birthDate,
  device: person.deviceId,
  pins: [person.personalPin, ...person.formerPins],
})

/** What of the borrowers of a device the app keeps there; the owner may have an app of their own. */
const leftOn = (scene: Scene, device: string): string[] =>
  scene.cast
    .people()
    .filter(({ lender, deviceId }) => lender !== undefined && deviceId === device)
    .flatMap(({ phone, userId, activationCodes, data, pCode, phoneNumber }) => {
      const kept = [...phone.storage.values(), ...phone.log()]
      const secrets: readonly [string, string | undefined][] = [
        ['the user ID', userId],
        ['the activation code', activationCodes.at(-1)],
        ['the CPR number', data.cprNumber],
        ['the P code', pCode],
        ['the phone number', phoneNumber.slice(-8)],
      ]
      return secrets.filter(([, secret = '']) => kept.some((text) => holds(text, secret))).map(([what]) => what)
    })

const stateOf = (scene: Scene): State => {
  const { parameters } = scene.profile
  const state = states.get(scene) ?? {
    watch: createWatch({
      labels: scene.labels,
      parameters,
      people: () => scene.cast.people().map(known),
      leftOn: (device) => leftOn(scene, device),
    }),
    read: 0,
    register: [],
    wasActive: new Set(),
    ended: new Set(),
    looks: 0,
    untold: new Map(),
    broken: new Set(),
  }
  states.set(scene, state)
  return state
}

const ofRegister = INVARIANT_IDS.filter((id) => INVARIANTS[id].by === 'register')
const cannotTell = (state: State, ids: readonly InvariantId[], why: string): void => {
  for (const id of ids) state.untold.set(id, why)
}

/** What of the evidence since the last look the register needs to be judged. */
const sinceLast = (scene: Scene, from: number) => {
  const entries = scene.witness.entries()
  const asked = new Map(
    entries
      .filter(({ kind, data }) => kind === 'log-in' && data.userId !== undefined)
      .map(({ data }) => [data.logIn, String(data.userId)] as const),
  )
  const since = entries.slice(from)
  return {
    approvals: since
      .filter(({ kind, data }) => kind === 'log-in' && data.state === 'approved')
      .map(({ data }) => ({ authenticator: String(data.authenticator), userId: asked.get(data.logIn) ?? '' })),
    atDesk: since.some(({ kind, data }) => kind === 'opened' && data.desk !== undefined),
  }
}

const inRegister = async (scene: Scene, state: State): Promise<Breach[]> => {
  if (!scene.profile.capabilities.includes('inspect')) {
    cannotTell(state, ofRegister, 'the profile does not declare "inspect"')
    return []
  }
  if (!scene.hasChanged()) return []
  const users = readRegister((await scene.ask('inspect', { store: 'user-register' })).entries)
  if (!users) {
    cannotTell(state, ofRegister, 'the user register is in a form of its own')
    return []
  }
  cannotTell(state, untoldBy(users), 'the user register leaves out what tells it')
  state.looks += 1
  const active = activeTokens(users)
  const breaches = breachesOf(state.register, users, { ...sinceLast(scene, state.read), ended: state.ended })
  for (const serialNumber of state.wasActive) if (!active.includes(serialNumber)) state.ended.add(serialNumber)
  for (const serialNumber of active) state.wasActive.add(serialNumber)
  state.register = users
  return breaches
}

/** Records what is broken; the scenario goes on, so that its own clause has its say. */
const records = (scene: Scene, state: State, { invariant, clause, expected, observed }: Breach): void => {
  state.broken.add(invariant)
  try {
    scene.check(clause, { expected: `${expected} (${invariant})`, held: false, observed })
  } catch (thrown) {
    state.first ??= thrown
  }
}

/** What the first broken invariant throws once the scenario is over; undefined where all have held. */
export const brokenInvariantOf = (scene: Scene): unknown => states.get(scene)?.first

/** Looks at register and evidence and holds them to the invariants; only what is broken is recorded as a check. */
export const holdsInvariants = async (scene: Scene): Promise<void> => {
  const state = stateOf(scene)
  const found = await inRegister(scene, state)
  const entries = scene.witness.entries()
  const told = entries.slice(state.read).flatMap(state.watch)
  state.read = entries.length
  for (const breach of [...found, ...told]) records(scene, state, breach)
}

/** What the scenario has shown of each invariant; nothing of those of the register where it was never looked at. */
export const invariantsOf = (scene: Scene): InvariantRecord[] => {
  const state = states.get(scene)
  if (!state) return []
  return INVARIANT_IDS.flatMap((id): InvariantRecord[] => {
    const { by, means } = INVARIANTS[id]
    if (state.broken.has(id)) return [{ id, means, outcome: 'broken' }]
    const why = state.untold.get(id)
    if (why !== undefined) return [{ id, means, outcome: 'not-verified', why }]
    return by === 'register' && state.looks === 0 ? [] : [{ id, means, outcome: 'held' }]
  })
}
