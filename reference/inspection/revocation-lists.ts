import type { KeyObject } from 'node:crypto'
import { type Hex, hex } from '../../core/bytes'
import { bitsOf, childrenOf, type Der, expect, INTEGER, parseDer, SEQUENCE, serialOf } from './der'
import { signatureVerifies } from './signatures'

/** Certificate revocation lists: Doc 9303-12 §7.1.4, RFC 5280 §5.1. */
export type RevocationList = {
  /** The name in DER, as hexadecimal. */
  issuer: Hex
  serials: readonly Hex[]
  isSignedBy(key: KeyObject): boolean
}

const isTime = ({ tag }: Der): boolean => tag === 0x17 || tag === 0x18

/** Throws DerError. */
export const parseRevocationList = (bytes: Uint8Array): RevocationList => {
  const [tbs, algorithm, signature] = childrenOf(expect(parseDer(bytes), SEQUENCE))
  const fields = childrenOf(expect(tbs, SEQUENCE))
  const [, issuer, ...rest] = fields[0]?.tag === INTEGER ? fields.slice(1) : fields
  const entries = rest.filter((field) => !isTime(field)).find(({ tag }) => tag === SEQUENCE)
  const signed = expect(tbs, SEQUENCE).raw
  const [signedWith, signatureBytes] = [expect(algorithm, SEQUENCE), bitsOf(signature)]
  return {
    issuer: hex(expect(issuer, SEQUENCE).raw),
    serials: entries ? childrenOf(entries).map((entry) => serialOf(childrenOf(expect(entry, SEQUENCE))[0])) : [],
    isSignedBy: (by) => signatureVerifies({ algorithm: signedWith, key: by, data: signed, signature: signatureBytes }),
  }
}
