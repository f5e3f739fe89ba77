import { createHash } from 'node:crypto'
import { type Hex, hex } from '../../core/bytes'
import { TAG_SOD } from '../../emrtd/files'
import { ID_LDS_SECURITY_OBJECT } from '../../emrtd/object-ids'
import { childrenOf, DerError, expect, fieldsOf, OCTET_STRING, parseDer, smallIntegerOf } from './der'
import { type HashName, hashOf } from './signatures'
import { parseSignedData, type SignedData } from './signed-data'

/** EF.SOD: Doc 9303-10 (8th ed.) §4.6.2, signed data around the LDS security object. */
export type SecurityObject = SignedData & {
  hash: HashName
  /** Signed hashes by data group number. */
  hashes: ReadonlyMap<number, Hex>
}

/** Undefined when the bytes are no signed LDS security object. */
export const parseSecurityObject = (file: Uint8Array): SecurityObject | undefined => {
  try {
    const [contentInfo] = childrenOf(expect(parseDer(file), TAG_SOD))
    const signed = parseSignedData(expect(contentInfo, 0x30), ID_LDS_SECURITY_OBJECT)
    return { ...signed, ...groupHashes(signed.content) }
  } catch (thrown) {
    if (thrown instanceof DerError) return undefined
    throw thrown
  }
}

/** LDSSecurityObject: version, hash algorithm, data group hashes; version 1 adds the LDS version. */
const groupHashes = (content: Uint8Array): { hash: HashName; hashes: Map<number, Hex> } => {
  const [, algorithm, groups] = fieldsOf(parseDer(content))
  const hash = hashOf(algorithm)
  if (hash === undefined) throw new DerError('the data groups are hashed with an unknown function')
  const hashes = new Map<number, Hex>()
  for (const group of fieldsOf(groups)) {
    const [number, value] = fieldsOf(group)
    hashes.set(smallIntegerOf(number), hex(expect(value, OCTET_STRING).value))
  }
  return { hash, hashes }
}

/** The hash of a file as the security object would list it. */
export const hashOfFile = (hash: HashName, file: Uint8Array): Hex => hex(createHash(hash).update(file).digest())
