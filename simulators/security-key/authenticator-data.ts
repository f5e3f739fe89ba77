import { createHash, type KeyObject } from 'node:crypto'
import { encodeCBOR } from '@levischuck/tiny-cbor'
import { concat } from '../../core/bytes'

/**
 * Authenticator data of W3C Web Authentication Level 2, §6.1, and what is attested in it, §6.5.1. All of it big-endian; CBOR in
 * the canonical order of CTAP 2.1, §8: shorter names first, positive integers before negative ones.
 */
export const FLAGS = { userPresent: 0x01, attestedCredential: 0x40 } as const

/** COSE algorithm: ECDSA on P-256 with SHA-256 (RFC 9053 §2.1). */
export const ES256 = -7
const COSE = { keyType: 1, algorithm: 3, curve: -1, x: -2, y: -3 } as const
const [EC2, P256] = [2, 1]

export const sha256 = (...parts: Uint8Array[]): Uint8Array =>
  new Uint8Array(
    createHash('sha256')
      .update(concat(...parts))
      .digest(),
  )
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

const coordinate = (text: string | undefined): Uint8Array => new Uint8Array(Buffer.from(text ?? '', 'base64url'))

/** A public key on P-256 as COSE_Key (RFC 9053 §7.1.1; Level 2, §6.5.1.1). */
export const coseKeyOf = (publicKey: KeyObject): Uint8Array => {
  const { x, y } = publicKey.export({ format: 'jwk' })
  return encodeCBOR(
    new Map<string | number, number | Uint8Array>([
      [COSE.keyType, EC2],
      [COSE.algorithm, ES256],
      [COSE.curve, P256],
      [COSE.x, coordinate(x)],
      [COSE.y, coordinate(y)],
    ]),
  )
}

export type Attested = { readonly aaguid: Uint8Array; readonly credentialId: Uint8Array; readonly publicKey: KeyObject }

const attestedData = ({ aaguid, credentialId, publicKey }: Attested): Uint8Array => {
  const length = Uint8Array.of(credentialId.length >> 8, credentialId.length & 0xff)
  return concat(aaguid, length, credentialId, coseKeyOf(publicKey))
}

/** @param rpId whose SHA-256 comes first @param flags those of FLAGS beside the one for what is attested */
export const authenticatorData = (given: {
  rpId: string
  flags: number
  signCount: number
  attested?: Attested
}): Uint8Array => {
  const { rpId, flags, signCount, attested } = given
  const counter = Buffer.alloc(4)
  counter.writeUInt32BE(signCount)
  const all = flags | (attested ? FLAGS.attestedCredential : 0)
  return concat(sha256(utf8(rpId)), Uint8Array.of(all), counter, attested ? attestedData(attested) : new Uint8Array())
}

type Statement = { readonly format: 'none' } | { readonly format: 'packed'; readonly signature: Uint8Array }

/** Level 2, §6.5.4; the statement is that of §8.7, or of §8.2 with self attestation. */
export const attestationObject = (authData: Uint8Array, statement: Statement): Uint8Array => {
  const said =
    statement.format === 'packed'
      ? new Map<string, number | Uint8Array>([
          ['alg', ES256],
          ['sig', statement.signature],
        ])
      : new Map<string, never>()
  return encodeCBOR(
    new Map<string | number, string | Uint8Array | Map<string | number, never | number | Uint8Array>>([
      ['fmt', statement.format],
      ['attStmt', said],
      ['authData', authData],
    ]),
  )
}
