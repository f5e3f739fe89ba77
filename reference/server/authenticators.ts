import { type BackEnd, NotAllowed } from './back-end'
import { isKeptPin, type KeptPin, keepPin, randomId, randomKey } from './secrets'
import type { User } from './users'

export type Authenticator = {
  readonly id: string
  readonly device: string
  readonly user: User
  /** What only this installation of the app knows. */
  readonly key: string
  readonly pin: KeptPin
  readonly biometrics: boolean
  readonly registration: string | undefined
  wrongInARow: number
  blocked: boolean
}
export type NewAuthenticator = { device: string; pin: string; biometrics: boolean; registration: string | undefined }
/** What the app keeps of an authenticator and shows each time it speaks for it. */
export type Credential = { readonly id: string; readonly key: string }
export type Unlocking = { pin?: string; biometrics?: 'matched' | 'failed' }
/** `grant` stands for one opening of the app; it ends when the app is left. */
export type Unlocked = { outcome: 'open'; grant: string } | { outcome: 'wrong' } | { outcome: 'blocked' }

export type Authenticators = {
  activate(user: User, given: NewAuthenticator): (Credential & { grant: string }) | 'too-many'
  /** @throws NotAllowed when the credential is of no authenticator. */
  of(credential: Credential): Authenticator
  ofUser(user: User): readonly Authenticator[]
  unlock(credential: Credential, shown: Unlocking): Unlocked
  lock(credential: Credential): void
  isUnlocked(authenticator: Authenticator, grant: string): boolean
}

export const createAuthenticators = (backEnd: BackEnd): Authenticators => {
  const { rules, parameters, random } = backEnd
  const authenticators: Authenticator[] = []
  const grants = new Map<string, string>()

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
  return {
    activate: (user, given) => {
      if (!rules.appMayBecomeActive(ofUser(user).length)) return 'too-many'
      const { device, pin, biometrics, registration } = given
      const authenticator: Authenticator = {
        id: randomId(random, 'app'),
        device,
        user,
        key: randomKey(random),
        pin: keepPin(pin, random.bytes(16)),
        biometrics,
        registration,
        wrongInARow: 0,
        blocked: false,
      }
      authenticators.push(authenticator)
      backEnd.log(`${authenticator.id} is active`)
      return { id: authenticator.id, key: authenticator.key, grant: granted(authenticator) }
    },
    of,
    ofUser,
    unlock: (credential, { pin, biometrics }) => {
      const authenticator = of(credential)
      if (authenticator.blocked) return { outcome: 'blocked' }
      const pinShown = pin === undefined ? 'none' : isKeptPin(pin, authenticator.pin) ? 'right' : 'wrong'
      const shown = { pin: pinShown, biometrics: biometrics ?? 'none' } as const
      if (rules.opensWith(shown, authenticator.biometrics)) {
        authenticator.wrongInARow = 0
        return { outcome: 'open', grant: granted(authenticator) }
      }
      if (pinShown === 'wrong') authenticator.wrongInARow += 1
      authenticator.blocked = rules.pinBlocks(authenticator.wrongInARow, parameters.wrongPinLimit)
      return { outcome: authenticator.blocked ? 'blocked' : 'wrong' }
    },
    lock: (credential) => {
      grants.delete(credential.id)
    },
    isUnlocked: (authenticator, grant) => grants.get(authenticator.id) === grant,
  }
}
