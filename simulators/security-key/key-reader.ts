import type { KeyObject } from 'node:crypto'
import type {
  Assertion,
  CreationOptions,
  CredentialError,
  Registration,
  RequestOptions,
} from '../../contract/credentials'
import type { GatewayAnswer } from '../../contract/gateway'
import { type Clock, MINUTE, SECOND } from '../../core/clock'
import type { Witness } from '../../core/evidence'
import { ES256, sha256, utf8 } from './authenticator-data'
import type { Bend, SecurityKey } from './security-key'

/** How the next answer of a key is bent on its way, or by a client that does what none should. */
export type Bent = Bend & {
  /** What the client says of the page that asked. */
  readonly origin?: string
  /** An answer that was given earlier, in place of a new one. */
  readonly earlier?: Assertion
  /** The key is asked for whatever it holds, not for what the page wants. */
  readonly whatever?: boolean
  /** The answer is kept from the page, which is told that nothing came. */
  readonly caught?: boolean
}

/**
 * Where somebody holds a security key to a device, and the browser of the device that asks it: the client of W3C Web
 * Authentication Level 2, §5.1.3 and §5.1.4.
 */
export type KeyReader = {
  /** @param touched whether somebody also touches it; who does not may do so later. */
  hold(key: SecurityKey, touched?: boolean): void
  touch(): void
  /** Whoever takes it away turns from the page that asks, too: it gets no answer. */
  takeAway(): void
  held(): { key: SecurityKey; touched: boolean } | undefined
  /** For the next answer alone. */
  bends(bent: Bent): void
  isBent(): boolean
  /** The last assertion that a key has made here. */
  last(): Assertion | undefined
  create(origin: string, options: CreationOptions): Promise<GatewayAnswer<'credentials.create'>>
  get(origin: string, options: RequestOptions): Promise<GatewayAnswer<'credentials.get'>>
}

/** §5.1.3, step 4: how long a page may let somebody wait. */
const PATIENCE = { usual: 2 * MINUTE, least: 30 * SECOND, most: 10 * MINUTE }

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
const fromBase64url = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64url'))
const none = (error: CredentialError) => ({ made: false, error }) as const

/** §5.1.3, step 8: an RP ID is the domain of the page, or one above it that is not a public suffix. */
const mayUse = (origin: string, rpId: string): boolean => {
  const { hostname, protocol } = new URL(origin)
  if (protocol !== 'https:' && hostname !== 'localhost') return false
  return hostname === rpId || (hostname.endsWith(`.${rpId}`) && rpId.includes('.'))
}

/** §5.8.1.1, in the order that it wants. */
const clientData = (type: 'webauthn.create' | 'webauthn.get', challenge: string, origin: string): Uint8Array =>
  utf8(JSON.stringify({ type, challenge, origin, crossOrigin: false }))

const spki = (publicKey: KeyObject): string =>
  base64url(new Uint8Array(publicKey.export({ format: 'der', type: 'spki' })))

export const createKeyReader = (given: { clock: Clock; witness: Witness }): KeyReader => {
  const { clock, witness } = given
  let present: { key: SecurityKey; touched: boolean } | undefined
  let waiting: (() => void)[] = []
  let bent: Bent = {}
  let last: Assertion | undefined
  let turns = 0

  const saw = (data: Record<string, unknown>) => witness.saw('security-key', data, 'simulated')
  const settle = () => {
    const woken = waiting
    waiting = []
    for (const wake of woken) wake()
  }
  /** The key that somebody touches in time; nobody does who has taken it away and turned from the page. */
  const touched = async (timeout = PATIENCE.usual): Promise<SecurityKey | undefined> => {
    const patience = Math.min(Math.max(timeout, PATIENCE.least), PATIENCE.most)
    const mine = turns
    if (!present?.touched) await Promise.race([clock.sleep(patience), new Promise<void>((wake) => waiting.push(wake))])
    return present?.touched && mine === turns ? present.key : undefined
  }
  const asked = (what: 'create' | 'get', origin: string, rpId: string) =>
    saw({
      asked: what,
      origin,
      rpId,
      serialNumber: present?.key.serialNumber ?? null,
      touched: present?.touched ?? false,
    })

  return {
    hold: (key, isTouched = true) => {
      present = { key, touched: isTouched }
      saw({ held: key.serialNumber, touched: isTouched })
      if (isTouched) settle()
    },
    touch: () => {
      if (!present) return
      present = { ...present, touched: true }
      settle()
    },
    takeAway: () => {
      present = undefined
      turns += 1
      settle()
    },
    held: () => present,
    bends: (next) => {
      bent = next
    },
    isBent: () => Object.keys(bent).some((how) => how !== 'whatever'),
    last: () => last,
    create: async (origin, { rp, challenge, pubKeyCredParams, excludeCredentials = [], attestation, timeout }) => {
      const rpId = rp.id ?? new URL(origin).hostname
      asked('create', origin, rpId)
      if (!mayUse(origin, rpId)) return none('SecurityError')
      const key = await touched(timeout)
      if (!key) return none('NotAllowedError')
      const { origin: said = origin, earlier: _, caught: __, whatever: ___, ...bend } = bent
      bent = {}
      const data = clientData('webauthn.create', challenge, said)
      const made = key.make({
        rpId,
        algorithms: pubKeyCredParams.filter(({ type }) => type === 'public-key').map(({ alg }) => alg),
        excluded: excludeCredentials.map(({ id }) => fromBase64url(id)),
        clientDataHash: sha256(data),
        attested: attestation !== undefined && attestation !== 'none',
        bend,
      })
      if (made === 'excluded') return none('InvalidStateError')
      if (made === 'unsupported') return none('NotSupportedError')
      const { credentialId, authData, publicKey } = made.made
      const credential: Registration = {
        ...named(credentialId),
        response: {
          clientDataJSON: base64url(data),
          attestationObject: base64url(made.attestation),
          authenticatorData: base64url(authData),
          transports: ['nfc', 'usb'],
          publicKey: spki(publicKey),
          publicKeyAlgorithm: ES256,
        },
      }
      return { made: true, credential }
    },
    get: async (origin, { challenge, rpId = new URL(origin).hostname, allowCredentials = [], timeout }) => {
      asked('get', origin, rpId)
      if (!mayUse(origin, rpId)) return none('SecurityError')
      const { earlier, caught, whatever, origin: said = origin, ...bend } = bent
      const key = await touched(timeout)
      if (!key) return none('NotAllowedError')
      bent = {}
      if (earlier) return { made: true, credential: earlier }
      const data = clientData('webauthn.get', challenge, said)
      const allowed = whatever ? key.ids() : allowCredentials.map(({ id }) => fromBase64url(id))
      const signed = key.sign({ rpId, allowed, clientDataHash: sha256(data), bend })
      if (!signed) return none('NotAllowedError')
      last = {
        ...named(signed.credentialId),
        response: {
          clientDataJSON: base64url(data),
          authenticatorData: base64url(signed.authData),
          signature: base64url(signed.signature),
        },
      }
      return caught ? none('NotAllowedError') : { made: true, credential: last }
    },
  }
}

const named = (credentialId: Uint8Array) => ({
  id: base64url(credentialId),
  rawId: base64url(credentialId),
  type: 'public-key' as const,
  authenticatorAttachment: 'cross-platform',
  clientExtensionResults: {},
})
