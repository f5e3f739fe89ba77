import type { KeyObject } from 'node:crypto'
import { type Hex, hex } from '../../core/bytes'
import type { Instant } from '../../core/clock'
import { type Der, expect, fieldsOf, INTEGER, SEQUENCE, serialOf, timeOf } from './der'
import { parseSignedStructure } from './signed-structure'

/** Certificate revocation lists: Doc 9303-12 §7.1.4, RFC 5280 §5.1. */
export type RevocationList = {
  /** The name in DER, as hexadecimal. */
  issuer: Hex
  /** Undefined when the list does not say until when it counts; Doc 9303-12 wants it to. */
  nextUpdate: Instant | undefined
  serials: readonly Hex[]
  isSignedBy(key: KeyObject): boolean
}

const isTime = (der: Der | undefined): der is Der => der?.tag === 0x17 || der?.tag === 0x18

/** Throws DerError. */
export const parseRevocationList = (bytes: Uint8Array): RevocationList => {
  const { fields, isSignedBy } = parseSignedStructure(bytes)
  const [, issuer, , ...rest] = fields[0]?.tag === INTEGER ? fields.slice(1) : fields
  const next = rest.find(isTime)
  const entries = rest.find(({ tag }) => tag === SEQUENCE)
  return {
    issuer: hex(expect(issuer, SEQUENCE).raw),
    nextUpdate: next && timeOf(next),
    serials: entries ? fieldsOf(entries).map((entry) => serialOf(fieldsOf(entry)[0])) : [],
    isSignedBy,
  }
}
