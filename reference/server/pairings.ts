import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { type Activation, createActivation } from './activation'
import type { Authenticators, Credential } from './authenticators'
import { type BackEnd, NotAllowed } from './back-end'
import { randomId, randomKey } from './secrets'
import type { TemporaryPins } from './temporary-pins'
import type { User, Users } from './users'

/**
 * What the app that shows the code is handed. The code names the pairing and holds no secret: whoever photographs it
 * learns nothing that opens anything. The key stays in the app and answers challenges that come over Bluetooth.
 */
export type ShownPairing = {
  readonly qr: string
  /** What the app advertises, so that the other one finds it among all radios. */
  readonly beacon: Uint8Array
  readonly shownAt: number
  answer(challenge: Uint8Array): Uint8Array
  /** The app that shows the code is closed. */
  close(): void
}

/** What the app that has scanned a code is handed. */
export type ScannedPairing = {
  readonly beacon: Uint8Array
  readonly challenge: Uint8Array
  /** @param answer what came over Bluetooth, for the challenge. False when it is not the answer. */
  prove(answer: Uint8Array): Promise<boolean>
  /** @returns false when the user ID is not that of the user who showed the code. */
  confirm(userId: string): Promise<boolean>
  readonly activation: Activation
}

export type Pairings = {
  show(user: User): ShownPairing
  /** Undefined when there is no such code, it was used, or its time is over. */
  scan(qr: string): ScannedPairing | undefined
}

type Pairing = {
  readonly id: string
  readonly key: string
  readonly user: User
  readonly shownAt: number
  used: boolean
  /** The app on the other device, once it is active. */
  copy?: Credential
}

const PREFIX = 'vidimus-copy:'
const BEACON_BYTES = 16

const beaconOf = ({ id }: Pairing): Uint8Array =>
  new Uint8Array(createHash('sha256').update(id).digest().subarray(0, BEACON_BYTES))
const answerOf = ({ key }: Pairing, challenge: Uint8Array): Uint8Array =>
  new Uint8Array(createHmac('sha256', Buffer.from(key, 'hex')).update(challenge).digest())
const equal = (a: Uint8Array, b: Uint8Array) => a.length === b.length && timingSafeEqual(a, b)

export const createPairings = (
  backEnd: BackEnd,
  users: Users,
  authenticators: Authenticators,
  temporaryPins: TemporaryPins,
): Pairings => {
  const { rules, random, now } = backEnd
  const pairings = new Map<string, Pairing>()

  const scanned = (pairing: Pairing): ScannedPairing => {
    const challenge = random.bytes(32)
    let isNear = !rules.copyingNeedsNearness()
    let isConfirmed = false
    const user = () => {
      if (!isNear || !isConfirmed) throw new NotAllowed('the user ID has not been confirmed')
      return pairing.user
    }
    const activation = createActivation({ backEnd, authenticators, temporaryPins, user })
    return {
      beacon: beaconOf(pairing),
      challenge,
      prove: async (answer) => {
        isNear ||= equal(answer, answerOf(pairing, challenge))
        if (!isNear || pairing.used) return false
        pairing.used = true
        if (rules.temporaryPinForCopyIsSent() === 'qr-scanned') await temporaryPins.issue(pairing.user)
        return true
      },
      confirm: async (userId) => {
        if (!isNear) return false
        if (!rules.userIdConfirms(userId, pairing.user.userId)) {
          const named = users.byUserId(userId)
          if (named && rules.namedGetsTemporaryPin()) await temporaryPins.issue(named)
          return false
        }
        isConfirmed = true
        if (rules.temporaryPinForCopyIsSent() === 'user-id-confirmed') await activation.issueTemporaryPin()
        return true
      },
      activation: {
        ...activation,
        activate: (asked) => {
          const activated = activation.activate(asked)
          if (activated !== 'too-many') pairing.copy = activated
          return activated
        },
      },
    }
  }
  return {
    show: (user) => {
      const pairing: Pairing = {
        id: randomId(random, 'pairing'),
        key: randomKey(random),
        user,
        shownAt: now(),
        used: false,
      }
      pairings.set(pairing.id, pairing)
      return {
        qr: `${PREFIX}${pairing.id}`,
        beacon: beaconOf(pairing),
        shownAt: pairing.shownAt,
        answer: (challenge) => answerOf(pairing, challenge),
        close: () => {
          if (pairing.copy && !rules.copyOutlivesShowingApp()) authenticators.of(pairing.copy).blocked = true
        },
      }
    },
    scan: (qr) => {
      const scannedId = qr.startsWith(PREFIX) ? qr.slice(PREFIX.length) : ''
      const shown = [...pairings.values()]
      const ofUser = shown.findLast(({ user }) => user === pairings.get(scannedId)?.user)?.id ?? ''
      const pairing = pairings.get(rules.pairingMeant(scannedId, { ofUser, ofAll: shown.at(-1)?.id ?? '' }))
      if (!pairing || pairing.used || !rules.qrCodeIsValid(pairing.shownAt, now())) return undefined
      return scanned(pairing)
    },
  }
}
