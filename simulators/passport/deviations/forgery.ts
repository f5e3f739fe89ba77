import { createHash } from 'node:crypto'
import { HASH_BYTES, HASHES, type HashName } from '../../../certs/algorithms'
import { encodeOid, ID_MESSAGE_DIGEST } from '../../../emrtd/object-ids'
import { parseTlvs } from '../../../emrtd/tlv'

/** What a forger changes in signed files without the key of the signer: values are written over others of their length. */

/** How far EF.SOD follows a data group that was forged: its hash, or also the digest of the list of hashes. */
export type SodForgery = 'hash' | 'digest'

/** The value that lies at this path of positions: a view, so that what is written to it is written to the file. */
const valueAt = (file: Uint8Array, ...path: number[]): Uint8Array =>
  path.reduce((value, position) => {
    const inner = parseTlvs(value)[position]
    if (!inner) throw new RangeError(`the file has nothing at ${path.join('.')}`)
    return inner.value
  }, file)

/** SignedData in ContentInfo in tag 77 (Doc 9303-10 §4.6.2); in it the third field holds the LDSSecurityObject. */
const SIGNED_DATA = [0, 0, 1, 0] as const
const LDS_SECURITY_OBJECT = [...SIGNED_DATA, 2, 1, 0] as const
/** SEQUENCE { version, hash algorithm, hashes by data group }. */
const GROUP_HASHES = [0, 2] as const
/** SignerInfo (RFC 5652 §5.3): the first of the set that comes fifth, its attributes the fourth field. */
const SIGNED_ATTRIBUTES = [...SIGNED_DATA, 4, 0, 3] as const

const hashOfGroup = (sod: Uint8Array, group: number): Uint8Array => {
  const hashes = valueAt(sod, ...LDS_SECURITY_OBJECT, ...GROUP_HASHES)
  const position = parseTlvs(hashes).findIndex(({ value }) => valueAt(value, 0)[0] === group)
  return valueAt(hashes, position, 1)
}

const messageDigest = (sod: Uint8Array): Uint8Array => {
  const attributes = valueAt(sod, ...SIGNED_ATTRIBUTES)
  const wanted = encodeOid(ID_MESSAGE_DIGEST)
  const position = parseTlvs(attributes).findIndex(({ value }) => Buffer.compare(valueAt(value, 0), wanted) === 0)
  return valueAt(attributes, position, 1, 0)
}

/** The hashes of issuing states differ in the bytes that they give. */
const hashOfLength = (bytes: number): HashName => HASHES.find((hash) => HASH_BYTES[hash] === bytes) ?? 'sha256'

const overwrite = (old: Uint8Array, content: Uint8Array): void =>
  old.set(createHash(hashOfLength(old.length)).update(content).digest())

/** EF.SOD with the hash of this data group, and for `digest` also messageDigest, as its content now has them. */
export const forgedSod = (sod: Uint8Array, group: number, content: Uint8Array, forgery: SodForgery): Uint8Array => {
  const forged = Uint8Array.from(sod)
  overwrite(hashOfGroup(forged, group), content)
  if (forgery === 'digest') overwrite(messageDigest(forged), valueAt(forged, ...LDS_SECURITY_OBJECT))
  return forged
}

/**
 * DG14 with one bit of the version of its first PACEInfo changed (Doc 9303-11 §9.2.1): protocol and parameters, which
 * EF.CardAccess has too, stay.
 */
export const withOtherPaceVersion = (dg14: Uint8Array): Uint8Array => {
  const altered = Uint8Array.from(dg14)
  const version = valueAt(altered, 0, 0, 0, 1)
  version.set([(version[0] ?? 0) ^ 1])
  return altered
}
