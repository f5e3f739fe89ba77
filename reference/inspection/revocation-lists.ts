import type { KeyObject } from 'node:crypto'
import type { Hex } from '../../core/bytes'
import type { Instant } from '../../core/clock'
import { context, type Der, expect, fieldsOf, INTEGER, SEQUENCE, serialOf, timeOf } from './der'
import { parseExtensions } from './extensions'
import { parseName } from './names'
import { parseSignedStructure } from './signed-structure'

/** Certificate revocation lists: Doc 9303-12 §7.1.4, RFC 5280 §5.1. */
export type RevocationList = {
  /** As certificates write their names (names.ts). */
  issuer: string
  thisUpdate: Instant
  /** Undefined when the list does not say until when it counts; Doc 9303-12 wants it to. */
  nextUpdate: Instant | undefined
  /** No critical extension is unknown here: only then is who is not listed not revoked. */
  understood: boolean
  serials: readonly Hex[]
  isSignedBy(key: KeyObject): boolean
}

const isTime = (der: Der | undefined): der is Der => der?.tag === 0x17 || der?.tag === 0x18

/** Throws DerError. */
export const parseRevocationList = (bytes: Uint8Array): RevocationList => {
  const { fields, isSignedBy } = parseSignedStructure(bytes)
  const [, issuer, thisUpdate, ...rest] = fields[0]?.tag === INTEGER ? fields.slice(1) : fields
  const next = rest.find(isTime)
  const entries = rest.find(({ tag }) => tag === SEQUENCE)
  return {
    issuer: parseName(expect(issuer, SEQUENCE)).form,
    thisUpdate: timeOf(thisUpdate),
    nextUpdate: next && timeOf(next),
    understood: parseExtensions(rest.find(({ tag }) => tag === context(0))).understood,
    serials: entries ? fieldsOf(entries).map((entry) => serialOf(fieldsOf(entry)[0])) : [],
    isSignedBy,
  }
}
