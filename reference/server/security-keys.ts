import { createHash, createPublicKey, verify } from 'node:crypto'
import type { Assertion, CreationOptions, Registration, RequestOptions } from '../../contract/credentials'
import { concat, equalBytes } from '../../core/bytes'
import type { Challenge } from '../rules/security-key'
import type { BackEnd } from './back-end'

/** A chip as the back end knows it once it is registered. */
export type KeyRecord = { readonly id: string; readonly publicKey: Uint8Array; counter: number }
/** A credential and whoever has it. */
export type KeyOwner = { readonly person: string; readonly key: KeyRecord }

/** The relying party of W3C Web Authentication Level 2, §7: asks chips and judges what they answer. */
export type SecurityKeys = {
  /** Where the pages that ask are; browsers tell the chip. */
  readonly origin: string
  creation(person: string): CreationOptions
  /** §7.1. Undefined when it may not become the person's chip. @param asked challenge of the options */
  registered(asked: string, answer: Registration, known: readonly KeyOwner[]): Promise<KeyRecord | undefined>
  request(allowed: readonly KeyRecord[]): RequestOptions
  /** §7.2. The credential that has signed, its counter moved on; undefined when this does not stand for the person's chip. */
  asserted(asked: string, answer: Assertion, person: string, known: readonly KeyOwner[]): Promise<KeyRecord | undefined>
}

/** COSE: ECDSA on P-256 with SHA-256. */
const ES256 = -7
const TIMEOUT_MS = 120_000
const CHALLENGE_BYTES = 32

/** Loaded when the first chip is there: it brings much along. */
const library = () => import('@simplewebauthn/server/helpers')

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
/** A copy of its own: the library wants no view on a larger buffer. */
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text, 'base64url'))
const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest())
const handleOf = (person: string): string => base64url(sha256(Buffer.from(person)))

/** ES256: a signature in DER over P-256 (§6.5.5); a public key of anything else has signed nothing. */
const isSigned = async (data: Uint8Array, signature: Uint8Array, { publicKey }: KeyRecord): Promise<boolean> => {
  const { cose, decodeCredentialPublicKey } = await library()
  const key = decodeCredentialPublicKey(Uint8Array.from(publicKey))
  if (!cose.isCOSEPublicKeyEC2(key) || key.get(cose.COSEKEYS.alg) !== ES256) return false
  const [x, y] = [key.get(cose.COSEKEYS.x), key.get(cose.COSEKEYS.y)]
  if (!x || !y) return false
  const jwk = { kty: 'EC', crv: 'P-256', x: base64url(x), y: base64url(y) }
  return verify('sha256', data, createPublicKey({ format: 'jwk', key: jwk }), signature)
}

export const createSecurityKeys = (backEnd: Pick<BackEnd, 'rules' | 'random' | 'origin'>): SecurityKeys => {
  const { rules, random, origin } = backEnd
  const rpId = new URL(origin).hostname
  const asked = new Set<string>()

  const challenge = (): string => {
    const made = base64url(random.bytes(CHALLENGE_BYTES))
    asked.add(made)
    return made
  }
  const challengeIn = (said: string, now: string): Challenge => {
    if (said === now) return 'this'
    return asked.has(said) ? 'another' : 'none'
  }
  /** What client and authenticator say of where, when and by whom the answer was given. */
  const said = async (type: string, now: string, clientDataJSON: string, authData: Uint8Array<ArrayBuffer>) => {
    const { decodeClientDataJSON, parseAuthenticatorData } = await library()
    const client = decodeClientDataJSON(clientDataJSON)
    const parsed = parseAuthenticatorData(authData)
    const facts = {
      challenge: client.type === type ? challengeIn(client.challenge, now) : ('none' as const),
      ourOrigin: client.origin === origin,
      ourRpId: equalBytes(parsed.rpIdHash, sha256(Buffer.from(rpId))),
      present: parsed.flags.up,
    }
    return { facts, parsed }
  }
  return {
    origin,
    creation: (person) => ({
      rp: { id: rpId, name: 'MitID' },
      user: { id: handleOf(person), name: 'MitID', displayName: 'MitID' },
      challenge: challenge(),
      pubKeyCredParams: [{ type: 'public-key', alg: ES256 }],
      timeout: TIMEOUT_MS,
      authenticatorSelection: {
        authenticatorAttachment: 'cross-platform',
        residentKey: 'discouraged',
        userVerification: 'discouraged',
      },
      attestation: 'none',
    }),
    registered: async (now, { id, response }, known) => {
      const { decodeAttestationObject } = await library()
      const authData = decodeAttestationObject(bytesOf(response.attestationObject)).get('authData')
      const { facts, parsed } = await said('webauthn.create', now, response.clientDataJSON, Uint8Array.from(authData))
      const { credentialID, credentialPublicKey, counter } = parsed
      if (!credentialID || !credentialPublicKey || base64url(credentialID) !== id) return undefined
      const knownAlready = known.some(({ key }) => key.id === id)
      if (!rules.chipRegistrationAccepted({ ...facts, knownAlready })) return undefined
      return { id, publicKey: credentialPublicKey, counter }
    },
    request: (allowed) => ({
      challenge: challenge(),
      rpId,
      timeout: TIMEOUT_MS,
      allowCredentials: allowed.map(({ id }) => ({ type: 'public-key', id })),
      userVerification: 'discouraged',
    }),
    asserted: async (now, { id, response }, person, known) => {
      const owner = known.find(({ key }) => key.id === id)
      if (!owner) return undefined
      const authData = bytesOf(response.authenticatorData)
      const { facts, parsed } = await said('webauthn.get', now, response.clientDataJSON, authData)
      const data = concat(authData, sha256(bytesOf(response.clientDataJSON)))
      const accepted = rules.chipAssertionAccepted({
        ...facts,
        signed: await isSigned(data, bytesOf(response.signature), owner.key),
        of: owner.person === person ? 'the-person' : 'another',
        counter: parsed.counter,
        counted: owner.key.counter,
      })
      if (!accepted) return undefined
      owner.key.counter = parsed.counter
      return owner.key
    },
  }
}
