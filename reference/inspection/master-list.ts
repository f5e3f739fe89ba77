import type { Instant } from '../../core/clock'
import { ID_CSCA_MASTER_LIST, ID_MASTER_LIST_SIGNING_KEY } from '../../emrtd/object-ids'
import type { InspectionRules } from '../rules/inspection'
import { childrenOf, DerError, expect, fieldsOf, INTEGER, parseDer, SEQUENCE, SET } from './der'
import { parseSignedData, type SignedData } from './signed-data'
import { type Trust, trustListOf } from './trust-list'

/** CSCA master lists: Doc 9303-12 §9, CMS signed data around the certificates of CSCAs. */
export type MasterList = SignedData & {
  /** DER, as they stand in the list. */
  cscaCertificates: readonly Uint8Array[]
}

/** Undefined when the bytes are no signed master list. */
export const parseMasterList = (bytes: Uint8Array): MasterList | undefined => {
  try {
    const signed = parseSignedData(expect(parseDer(bytes), SEQUENCE), ID_CSCA_MASTER_LIST)
    const [version, certificates] = fieldsOf(parseDer(signed.content))
    expect(version, INTEGER)
    return { ...signed, cscaCertificates: childrenOf(expect(certificates, SET)).map(({ raw }) => raw) }
  } catch (thrown) {
    if (thrown instanceof DerError) return undefined
    throw thrown
  }
}

export type MasterListOutcome =
  | { outcome: 'accepted'; cscaCertificates: readonly Uint8Array[] }
  | { outcome: 'refused'; reason: 'malformed' | 'signature-wrong' | 'signer-not-for-master-lists' | 'signer-unknown' }

/**
 * The certificates of a master list whose signer leads to a CSCA that is trusted already: what a list says of its own
 * issuer proves nothing (Doc 9303-12 §6.1, §9.1).
 */
export const openMasterList = (
  bytes: Uint8Array,
  { anchors, now, rules }: { anchors: Trust; now: Instant; rules: InspectionRules },
): MasterListOutcome => {
  const list = parseMasterList(bytes)
  if (!list) return { outcome: 'refused', reason: 'malformed' }
  const { signer, digestMatches } = list
  if (!rules.signatureHolds({ digestMatches, signed: list.verified() }))
    return { outcome: 'refused', reason: 'signature-wrong' }
  // §7.1.2: who signs master lists has a certificate for it.
  if (!signer?.purposes.includes(ID_MASTER_LIST_SIGNING_KEY))
    return { outcome: 'refused', reason: 'signer-not-for-master-lists' }
  const path = trustListOf(anchors).pathAbove(signer, now)
  const valid = rules.signerIsValid(signer.notBefore, signer.notAfter, now)
  if (!valid || !rules.chainEndsInTrustList(path)) return { outcome: 'refused', reason: 'signer-unknown' }
  return { outcome: 'accepted', cscaCertificates: list.cscaCertificates }
}

/** The trust that there was, and what accepted master lists add to it; their signers vouch for link certificates, too. */
export const withMasterLists = (
  anchors: Trust,
  lists: readonly Uint8Array[],
  given: { now: Instant; rules: InspectionRules },
): Trust => {
  const added = lists.flatMap((bytes) => {
    const opened = openMasterList(bytes, { anchors, ...given })
    return opened.outcome === 'accepted' ? opened.cscaCertificates : []
  })
  return { ...anchors, cscaCertificates: [...anchors.cscaCertificates, ...added] }
}
