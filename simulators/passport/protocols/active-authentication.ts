/** Active Authentication, the chip's hand: Doc 9303-11 §6.1. INTERNAL AUTHENTICATE signs the challenge of the reader. */
import { constants, createHash, type KeyObject, privateEncrypt, sign } from 'node:crypto'
import { concat } from '../../../core/bytes'
import type { Random } from '../../../core/random'
import {
  SW_6A86_INCORRECT_P1_P2,
  SW_6700_WRONG_LENGTH,
  SW_6982_SECURITY_STATUS_NOT_SATISFIED,
  SW_9000_OK,
} from '../../../emrtd/status-words'
import { isOpen, type Protocol, parameters, status } from '../protocol'

export type ActiveHash = 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512'

/** `rsa`: ISO/IEC 9796-2 scheme 1. `ec`: ECDSA, r ‖ s. The private key of DG15. */
export type ActiveKey = {
  kind: 'rsa' | 'ec'
  hash: ActiveHash
  key(): KeyObject
  /** In place of that of the hash. */
  trailer?: Uint8Array
}

const INS_INTERNAL_AUTHENTICATE = 0x88
const CHALLENGE_LENGTH = 8

/** §6.1.2.2: option 1 for SHA-1, for the others the identifier of the hash before CC. */
const TRAILER: Record<ActiveHash, Uint8Array> = {
  sha1: Uint8Array.of(0xbc),
  sha224: Uint8Array.of(0x38, 0xcc),
  sha256: Uint8Array.of(0x34, 0xcc),
  sha384: Uint8Array.of(0x36, 0xcc),
  sha512: Uint8Array.of(0x35, 0xcc),
}
/** Bits 01, partial recovery, no padding but the nibble that borders it. */
const HEADER = Uint8Array.of(0x6a)

/**
 * F of Doc 9303-11 App F: header, M1, hash over M1 and M2, trailer.
 * @param size bytes of the modulus
 * @param drawM1 M1, of as many bytes as there is room for
 * @param m2 the challenge
 */
export const recoverableMessage = (
  hash: ActiveHash,
  size: number,
  drawM1: (length: number) => Uint8Array,
  m2: Uint8Array,
  trailer = TRAILER[hash],
): Uint8Array => {
  const digest = (data: Uint8Array) => new Uint8Array(createHash(hash).update(data).digest())
  const m1 = drawM1(size - HEADER.length - digest(m2).length - trailer.length)
  return concat(HEADER, m1, digest(concat(m1, m2)), trailer)
}

const modulusBytes = (key: KeyObject): number => (key.asymmetricKeyDetails?.modulusLength ?? 0) / 8

/** ISO/IEC 9796-2 §B.6: the plain result of the private key, which Doc 9303-11 §6.1.2.2 prefers. */
const signRsa = ({ hash, key, trailer }: ActiveKey, challenge: Uint8Array, random: Random): Uint8Array => {
  const message = recoverableMessage(hash, modulusBytes(key()), (length) => random.bytes(length), challenge, trailer)
  return new Uint8Array(privateEncrypt({ key: key(), padding: constants.RSA_NO_PADDING }, message))
}

/** BSI TR-03111 §5.2.1: plain format. */
const signEcdsa = ({ hash, key }: ActiveKey, challenge: Uint8Array): Uint8Array =>
  new Uint8Array(sign(hash, challenge, { key: key(), dsaEncoding: 'ieee-p1363' }))

export const activeAuthentication = (key: ActiveKey, random: Random): Protocol => ({
  name: 'active-authentication',
  powerOn: (session) => (request) => {
    if (request.ins !== INS_INTERNAL_AUTHENTICATE) return undefined
    if (session.directory !== 'application' || !isOpen(session)) return status(SW_6982_SECURITY_STATUS_NOT_SATISFIED)
    if (parameters(request) !== 0) return status(SW_6A86_INCORRECT_P1_P2)
    if (request.data.length !== CHALLENGE_LENGTH) return status(SW_6700_WRONG_LENGTH)
    const signature = key.kind === 'rsa' ? signRsa(key, request.data, random) : signEcdsa(key, request.data)
    return { data: signature, sw: SW_9000_OK }
  },
})
