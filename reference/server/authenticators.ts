import type { Shown } from '../rules/unlocking'
import { type BackEnd, NotAllowed } from './back-end'
import { isKeptPin, type KeptPin, keepPin, randomDigits, randomId, randomKey } from './secrets'
import type { User } from './users'

export type Authenticator = {
  readonly id: string
  readonly device: string
  readonly user: User
  /** What only this installation of the app knows. */
  readonly key: string
  /** Every PIN that the app has had, oldest first. */
  readonly pins: KeptPin[]
  biometrics: boolean
  readonly registration: string | undefined
  /** Of the app: those who share it have authenticators of one installation. */
  readonly installation: string
  wrongInARow: number
  blocked: boolean
  /** When (ms) it was blocked last. */
  blockedAt: number
  /** It says 'Ready for use' and wants a temporary PIN (A30). */
  readyForUse: boolean
}
export type NewAuthenticator = {
  device: string
  pin: string
  biometrics: boolean
  registration: string | undefined
  /** The profiles that the app holds already. */
  beside: readonly Credential[]
}
/** What the app keeps of an authenticator and shows each time it speaks for it. */
export type Credential = { readonly id: string; readonly key: string }
export type Unlocking = { pin?: string; biometrics?: 'matched' | 'failed' }
/** `grant` stands for one opening of the app; it ends when the app is left. */
export type Unlocked = { outcome: 'open'; grant: string } | { outcome: 'wrong' | 'blocked' | 'ready-for-use' }

export type Authenticators = {
  activate(user: User, given: NewAuthenticator): (Credential & { grant: string }) | 'too-many'
  /** @throws NotAllowed when the credential is of no authenticator. */
  of(credential: Credential): Authenticator
  ofUser(user: User): readonly Authenticator[]
  /** Of other users in the same app. */
  besides(authenticator: Authenticator): readonly Authenticator[]
  /** Whether the PIN is that of any of these. */
  opensAny(credentials: readonly Credential[], pin: string): boolean
  /** Its user, who has opened it, gives it up. @throws NotAllowed when it is not open. */
  end(credential: Credential, grant: string): void
  unlock(credential: Credential, shown: Unlocking): Unlocked
  /** A new PIN for an app that is there already; without one the old PIN stays. */
  renew(credential: Credential, pin: string | undefined): (Credential & { grant: string }) | 'too-many'
  isBlocked(credential: Credential): boolean
  /** The app that was activated last on a device. */
  onDevice(device: string): (Credential & { biometrics: boolean }) | undefined
  /** Whatever app is active on the device says 'Ready for use' from now on. False when there is none. */
  makeReady(device: string): boolean
  lock(credential: Credential): void
  isUnlocked(authenticator: Authenticator, grant: string): boolean
}

export const createAuthenticators = (backEnd: BackEnd): Authenticators => {
  const { rules, parameters, random, now } = backEnd
  const authenticators: Authenticator[] = []
  const grants = new Map<string, string>()

  const onDevice = (device: string) => authenticators.findLast((one) => one.device === device)
  const ofUser = (user: User) => authenticators.filter((one) => one.user.id === user.id)
  const of = ({ id, key }: Credential) => {
    const found = authenticators.find((one) => one.id === id && one.key === key)
    if (!found) throw new NotAllowed('no such authenticator')
    return found
  }
  const granted = (authenticator: Authenticator): string => {
    const grant = randomId(random, 'grant')
    grants.set(authenticator.id, grant)
    return grant
  }
  const isPinOf = ({ pins }: Authenticator, pin: string): boolean =>
    rules.pinsThatOpen(pins.length).some((index) => pins[index] !== undefined && isKeptPin(pin, pins[index]))
  const besides = ({ installation, user }: Authenticator) =>
    authenticators.filter((one) => one.installation === installation && one.user.id !== user.id)
  const pinShown = (authenticator: Authenticator, pin: string | undefined): Shown['pin'] => {
    if (pin === undefined) return 'none'
    const opens = (one: Authenticator) =>
      rules.opensProfile(one === authenticator ? 'this-profile' : 'another-of-the-app') && isPinOf(one, pin)
    return [authenticator, ...besides(authenticator)].some(opens) ? 'right' : 'wrong'
  }
  const block = (authenticator: Authenticator): void => {
    const others = rules.blockReaches() === 'every-profile' ? besides(authenticator) : []
    for (const one of [authenticator, ...others]) Object.assign(one, { blocked: true, blockedAt: now() })
  }
  const renewing = (authenticator: Authenticator, pin: string | undefined): void => {
    if (pin !== undefined) authenticator.pins.push(keepPin(pin, random.bytes(16)))
    const blocked = rules.blockedAfterRenewal(authenticator.blocked)
    Object.assign(authenticator, { wrongInARow: 0, blocked, readyForUse: false })
  }
  const unblocked = (authenticator: Authenticator): true => {
    Object.assign(authenticator, { blocked: false, wrongInARow: 0 })
    return true
  }
  /** A conforming app is let in again by nothing of this. */
  const isLetInAgain = (authenticator: Authenticator, shown: Shown): boolean => {
    const event = shown.pin === 'none' && shown.biometrics === 'none' ? 'opened-anew' : 'time-passed'
    const ended = rules.blockEndsByItself(event, now() - authenticator.blockedAt)
    return (ended || rules.opensBlocked(shown, authenticator.biometrics)) && unblocked(authenticator)
  }
  const activate: Authenticators['activate'] = (added, given) => {
    const { device, pin, biometrics, registration } = given
    const there = given.beside.map(of)
    const others = there.filter((one) => one.user.id !== added.id)
    const [first] = others
    const user = first && rules.addedProfileIsOf() === 'whoever-was-there' ? first.user : added
    if (!rules.appMayBecomeActive(ofUser(user).length)) return 'too-many'
    const id = randomId(random, 'app')
    const [earliest] = ofUser(user)
    const copied = rules.pinOfFurtherApp() === 'of-the-first-app' ? earliest?.pins.at(-1) : undefined
    const ownPin = copied ?? keepPin(pin, random.bytes(16))
    const authenticator: Authenticator = {
      id,
      device,
      user,
      key: randomKey(random),
      pins: first && rules.pinOfAddedProfile() === 'of-the-first-profile' ? [...first.pins] : [ownPin],
      biometrics: biometrics && (!first || rules.biometricsWhenShared('added')),
      registration,
      installation: there[0]?.installation ?? id,
      wrongInARow: 0,
      blocked: false,
      blockedAt: 0,
      readyForUse: false,
    }
    for (const one of others) one.biometrics &&= rules.biometricsWhenShared('there-before')
    if (!rules.earlierAppsStay()) for (const one of ofUser(user)) one.blocked = true
    authenticators.push(authenticator)
    backEnd.log(`${authenticator.id} is active`)
    return { id: authenticator.id, key: authenticator.key, grant: granted(authenticator) }
  }
  return {
    activate,
    of,
    ofUser,
    besides,
    opensAny: (credentials, pin) => credentials.some((one) => isPinOf(of(one), pin)),
    end: (credential, grant) => {
      const authenticator = of(credential)
      if (grants.get(authenticator.id) !== grant) throw new NotAllowed('the profile is not open')
      authenticators.splice(authenticators.indexOf(authenticator), 1)
      grants.delete(authenticator.id)
      backEnd.log(`${authenticator.id} is given up`)
    },
    unlock: (credential, { pin, biometrics }) => {
      const authenticator = of(credential)
      const shown = { pin: pinShown(authenticator, pin), biometrics: biometrics ?? 'none' } as const
      if (authenticator.readyForUse) return { outcome: 'ready-for-use' }
      if (authenticator.blocked && !isLetInAgain(authenticator, shown)) return { outcome: 'blocked' }
      if (rules.opensWith(shown, authenticator.biometrics)) {
        authenticator.wrongInARow = 0
        return { outcome: 'open', grant: granted(authenticator) }
      }
      if (shown.pin === 'wrong') authenticator.wrongInARow += 1
      const wrongAnywhere = authenticators.reduce((sum, one) => sum + one.wrongInARow, 0)
      if (rules.pinBlocks(authenticator.wrongInARow, parameters.wrongPinLimit, wrongAnywhere)) block(authenticator)
      return { outcome: authenticator.blocked ? 'blocked' : 'wrong' }
    },
    renew: (credential, pin) => {
      const authenticator = of(credential)
      const { device, user, biometrics, registration } = authenticator
      const touched = rules.renewalTouches()
      if (touched === 'a-further-app')
        return activate(user, { device, pin: pin ?? '', biometrics, registration, beside: [] })
      for (const one of touched === 'every-app' ? ofUser(user) : [authenticator]) renewing(one, pin)
      user.userId = rules.userIdAfterRenewal(user.userId, `mitid${randomDigits(random, 8)}`)
      backEnd.log(`${authenticator.id} is reactivated`)
      return { ...credential, grant: granted(authenticator) }
    },
    isBlocked: (credential) => of(credential).blocked,
    onDevice,
    makeReady: (device) => {
      const found = onDevice(device)
      if (found) found.readyForUse = true
      return found !== undefined
    },
    lock: (credential) => {
      grants.delete(credential.id)
    },
    isUnlocked: (authenticator, grant) => grants.get(authenticator.id) === grant,
  }
}
