import { createHash } from 'node:crypto'
import { type Hex, hex } from '../../core/bytes'
import { TAG_SOD } from '../../emrtd/files'
import { ID_LDS_SECURITY_OBJECT } from '../../emrtd/object-ids'
import type { Certificate } from './certificates'
import { childrenOf, DerError, expect, fieldsOf, OCTET_STRING, parseDer, SEQUENCE, smallIntegerOf } from './der'
import { type HashName, hashOf } from './signatures'
import { parseSignedData, type SignedData } from './signed-data'

/** EF.SOD: Doc 9303-10 (8th ed.) §4.6.2, signed data around the LDS security object. */
export type SecurityObject = SignedData & {
  hash: HashName
  /** Signed hashes by data group number. */
  hashes: ReadonlyMap<number, Hex>
  /** Four digits; an older security object signs none. */
  ldsVersion: string | undefined
}

/** Undefined when the bytes are no signed LDS security object. @param known document signers, see SignedData. */
export const parseSecurityObject = (
  file: Uint8Array,
  known: readonly Certificate[] = [],
): SecurityObject | undefined => {
  try {
    const [contentInfo] = childrenOf(expect(parseDer(file), TAG_SOD))
    const signed = parseSignedData(expect(contentInfo, SEQUENCE), ID_LDS_SECURITY_OBJECT, known)
    return { ...signed, ...groupHashes(signed.content) }
  } catch (thrown) {
    if (thrown instanceof DerError) return undefined
    throw thrown
  }
}

/** LDSSecurityObject: version, hash algorithm, data group hashes; version 1 adds the LDS version, version 0 has none. */
const groupHashes = (content: Uint8Array): Pick<SecurityObject, 'hash' | 'hashes' | 'ldsVersion'> => {
  const [version, algorithm, groups, ldsVersion] = fieldsOf(parseDer(content))
  if (smallIntegerOf(version) !== (ldsVersion ? 1 : 0)) throw new DerError('an LDS security object of a wrong version')
  const hash = hashOf(algorithm)
  if (hash === undefined) throw new DerError('the data groups are hashed with an unknown function')
  const hashes = new Map<number, Hex>()
  for (const group of fieldsOf(groups)) {
    const [number, value] = fieldsOf(group)
    hashes.set(smallIntegerOf(number), hex(expect(value, OCTET_STRING).value))
  }
  const version18 = ldsVersion && fieldsOf(ldsVersion)[0]
  return { hash, hashes, ldsVersion: version18 && Buffer.from(version18.value).toString('latin1') }
}

/** The hash of a file as the security object would list it. */
export const hashOfFile = (hash: HashName, file: Uint8Array): Hex => hex(createHash(hash).update(file).digest())
