import { createECDH, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import { base64, concat, equalBytes, fromBase64 } from '../../core/bytes'
import type { Random } from '../../core/random'
import { attestationObject, authenticatorData, ES256, FLAGS } from './authenticator-data'

/** One credential as it goes from one place of the same key to another: bytes in base64, the private key PKCS #8. */
export type KeyCredential = {
  readonly credentialId: string
  readonly isResidentCredential: boolean
  readonly rpId?: string
  readonly privateKey: string
  readonly signCount: number
}
type Held = { readonly id: Uint8Array; readonly rpId: string; readonly privateKey: KeyObject }

export type Made = { readonly credentialId: Uint8Array; readonly authData: Uint8Array; readonly publicKey: KeyObject }
export type Signed = {
  readonly credentialId: Uint8Array
  readonly authData: Uint8Array
  readonly signature: Uint8Array
}

/** How an answer differs from the one that the key would give. */
export type Bend = { readonly rpId?: string; readonly present?: boolean; readonly forged?: boolean }

/**
 * A security key: the authenticator of W3C Web Authentication Level 2, §6, with a button and neither PIN nor fingerprint. It signs
 * with ES256 and keeps its credentials to itself, none of them discoverable.
 */
export type SecurityKey = {
  readonly serialNumber: string
  /** §6.3.2; undefined when it has no algorithm of those or holds a credential of those excluded. */
  make(ask: {
    rpId: string
    algorithms: readonly number[]
    excluded: readonly Uint8Array[]
    clientDataHash: Uint8Array
    attested: boolean
    bend?: Bend
  }): { made: Made; attestation: Uint8Array } | 'excluded' | 'unsupported'
  /** §6.3.3; undefined when it holds none of those allowed. */
  sign(ask: {
    rpId: string
    allowed: readonly Uint8Array[]
    clientDataHash: Uint8Array
    bend?: Bend
  }): Signed | undefined
  /** Everything in it as it is now: another key made of this is a copy. */
  copy(): SecurityKey
  credentials(): KeyCredential[]
  /** Of every credential in it. */
  ids(): readonly Uint8Array[]
  /** What the same key has done elsewhere. */
  learn(credentials: readonly KeyCredential[]): void
}

const AAGUID_BYTES = 16
const ID_BYTES = 32
const SCALAR_BYTES = 32

/** A private key on P-256 that follows from chance. */
const newKey = (random: Random): KeyObject => {
  const curve = createECDH('prime256v1')
  const scalar = Buffer.from(random.bytes(SCALAR_BYTES))
  curve.setPrivateKey(scalar)
  const point = curve.getPublicKey()
  const half = (from: number) => point.subarray(from, from + SCALAR_BYTES).toString('base64url')
  return createPrivateKey({
    format: 'jwk',
    key: { kty: 'EC', crv: 'P-256', d: scalar.toString('base64url'), x: half(1), y: half(1 + SCALAR_BYTES) },
  })
}

/** ECDSA with SHA-256, the signature in DER (Level 2, §6.5.5). */
const signature = (privateKey: KeyObject, ...parts: Uint8Array[]): Uint8Array =>
  new Uint8Array(sign('sha256', concat(...parts), privateKey))

type State = { held: Held[]; signCount: number }

const keyWith = (serialNumber: string, random: Random, state: State): SecurityKey => {
  const aaguid = random.fork('model').bytes(AAGUID_BYTES)
  const holds = (rpId: string, ids: readonly Uint8Array[]) =>
    state.held.find((one) => one.rpId === rpId && ids.some((id) => equalBytes(id, one.id)))
  /** §6.1.1: one counter for all credentials; it grows with each answer. */
  const counted = () => {
    state.signCount += 1
    return state.signCount
  }
  const flagged = (rpId: string, bend: Bend) => ({
    rpId: bend.rpId ?? rpId,
    flags: bend.present === false ? 0 : FLAGS.userPresent,
    signCount: counted(),
  })
  return {
    serialNumber,
    make: ({ rpId, algorithms, excluded, clientDataHash, attested, bend = {} }) => {
      if (!algorithms.includes(ES256)) return 'unsupported'
      if (holds(rpId, excluded)) return 'excluded'
      const chance = random.fork(`credential ${state.held.length}`)
      const held: Held = { id: chance.bytes(ID_BYTES), rpId, privateKey: newKey(chance) }
      state.held.push(held)
      const publicKey = createPublicKey(held.privateKey)
      // §5.1.3, step 21: where nobody wants an attestation, the model is nobody's business either.
      const model = attested ? aaguid : new Uint8Array(AAGUID_BYTES)
      const authData = authenticatorData({
        ...flagged(rpId, bend),
        attested: { aaguid: model, credentialId: held.id, publicKey },
      })
      const attestation = attestationObject(
        authData,
        attested
          ? { format: 'packed', signature: signature(held.privateKey, authData, clientDataHash) }
          : { format: 'none' },
      )
      return { made: { credentialId: held.id, authData, publicKey }, attestation }
    },
    sign: ({ rpId, allowed, clientDataHash, bend = {} }) => {
      const held = holds(rpId, allowed)
      if (!held) return undefined
      const authData = authenticatorData(flagged(rpId, bend))
      const by = bend.forged ? newKey(random.fork('forger')) : held.privateKey
      return { credentialId: held.id, authData, signature: signature(by, authData, clientDataHash) }
    },
    copy: () => keyWith(serialNumber, random, { held: [...state.held], signCount: state.signCount }),
    credentials: () =>
      state.held.map(({ id, rpId, privateKey }) => ({
        credentialId: base64(id),
        isResidentCredential: false,
        rpId,
        privateKey: base64(new Uint8Array(privateKey.export({ format: 'der', type: 'pkcs8' }))),
        signCount: state.signCount,
      })),
    ids: () => state.held.map(({ id }) => id),
    learn: (credentials) => {
      for (const { credentialId, rpId, privateKey, signCount } of credentials) {
        const id = fromBase64(credentialId)
        state.signCount = Math.max(state.signCount, signCount)
        if (rpId === undefined || holds(rpId, [id])) continue
        const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' })
        state.held.push({ id, rpId, privateKey: key })
      }
    },
  }
}

/** A key as it leaves the factory: all that it will ever make follows from chance. */
export const createSecurityKey = (serialNumber: string, random: Random): SecurityKey =>
  keyWith(serialNumber, random, { held: [], signCount: 0 })
