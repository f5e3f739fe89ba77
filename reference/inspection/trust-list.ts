import type { KeyObject } from 'node:crypto'
import type { Hex } from '../../core/bytes'
import type { Instant } from '../../core/clock'
import type { ChainLink } from '../rules/inspection'
import { type Certificate, parseCertificate } from './certificates'
import { DerError } from './der'
import { parseRevocationList, type RevocationList } from './revocation-lists'

/** What the reader trusts, and the search for a path to it: Doc 9303-12 §6.1 and App D. All bytes are DER. */
export type Trust = {
  cscaCertificates: readonly Uint8Array[]
  linkCertificates: readonly Uint8Array[]
  revocationLists: readonly Uint8Array[]
  /** Of document signers, for chips that leave theirs out. */
  documentSigners?: readonly Uint8Array[]
}

export type IssuerLink = ChainLink & { certificate: Certificate }

/** Serial numbers of all lists together; `lists` says of each whether and when it tells who is not revoked. */
export type Revocation = {
  serials: readonly Hex[]
  lists: readonly Pick<RevocationList, 'thisUpdate' | 'nextUpdate' | 'understood'>[]
}

export type TrustList = {
  /** Certificates of document signers that came another way than in EF.SOD; they are no more trusted for it. */
  signers: readonly Certificate[]
  /** The path above a certificate, nearest issuer first: one that verifies, else one that goes by names alone. */
  pathAbove(certificate: Certificate, now: Instant): IssuerLink[]
  /** What an issuer has revoked; undefined when no list of that issuer verifies. */
  revocationBy(issuer: string): Revocation | undefined
}

/**
 * Doc 9303-12 §6.1.1: link certificates carry the trust in a CSCA over to its next key; some re-keyings may lie between
 * the signer's CSCA and the one that is trusted.
 */
const LONGEST_PATH = 6

const parsed = new WeakMap<object, TrustList>()

/** Parsed once for each object given. Entries that are no certificate or no list are passed over. */
export const trustListOf = (trust: Trust): TrustList => {
  const known = parsed.get(trust)
  if (known) return known
  const made = createTrustList(trust)
  parsed.set(trust, made)
  return made
}

const readable = <T>(parse: (bytes: Uint8Array) => T, all: readonly Uint8Array[]): T[] =>
  all.flatMap((bytes) => {
    try {
      return [parse(bytes)]
    } catch (thrown) {
      if (thrown instanceof DerError) return []
      throw thrown
    }
  })

const createTrustList = (trust: Trust): TrustList => {
  const roots = readable(parseCertificate, trust.cscaCertificates)
  const links = readable(parseCertificate, trust.linkCertificates)
  const lists = readable(parseRevocationList, trust.revocationLists)
  const authorities = [...roots, ...links]
  const trusted = new Set(roots)

  const pathAbove = (below: Certificate, now: Instant): IssuerLink[] => {
    const named = issuersOf(below, authorities)
    return verifiedPath(below, now, []) ?? named.slice(0, 1).map((certificate) => link(certificate, false))
  }
  const link = (certificate: Certificate, verified: boolean): IssuerLink => ({
    certificate,
    trusted: trusted.has(certificate),
    verified,
  })
  const verifiedPath = (below: Certificate, now: Instant, so: IssuerLink[]): IssuerLink[] | undefined => {
    if (so.length === LONGEST_PATH) return undefined
    for (const issuer of issuersOf(below, authorities)) {
      const usable = issuer.mayIssue && issuer.notBefore <= now && now <= issuer.notAfter
      if (!usable || so.some(({ certificate }) => certificate === issuer) || !signs(issuer, below)) continue
      const path = [...so, link(issuer, true)]
      if (trusted.has(issuer)) return path
      const further = verifiedPath(issuer, now, path)
      if (further) return further
    }
    return undefined
  }

  const revoked = new Map<string, Revocation | undefined>()
  const revocationBy = (issuer: string): Revocation | undefined => {
    if (!revoked.has(issuer)) revoked.set(issuer, verifiedRevocation(issuer, lists, authorities))
    return revoked.get(issuer)
  }
  return { signers: readable(parseCertificate, trust.documentSigners ?? []), pathAbove, revocationBy }
}

/** RFC 5280 §6.1.3: by name. Several keys share one, and key identifiers may be missing: who has the right one is first. */
const issuersOf = (below: Certificate, authorities: readonly Certificate[]): Certificate[] => {
  const sameName = authorities.filter(({ subject }) => subject === below.issuer)
  const hasKey = ({ subjectKeyId }: Certificate) => subjectKeyId !== undefined && subjectKeyId === below.authorityKeyId
  return [...sameName.filter(hasKey), ...sameName.filter((authority) => !hasKey(authority))]
}

const keyOf = (certificate: Certificate): KeyObject | undefined => {
  try {
    return certificate.key()
  } catch (thrown) {
    if (thrown instanceof DerError) return undefined
    throw thrown
  }
}

const signs = (issuer: Certificate, below: Certificate): boolean => {
  const key = keyOf(issuer)
  return key !== undefined && below.isSignedBy(key)
}

const verifiedRevocation = (
  issuer: string,
  lists: readonly RevocationList[],
  authorities: readonly Certificate[],
): Revocation | undefined => {
  const keys = authorities.filter(({ subject }) => subject === issuer).map(keyOf)
  const verified = lists
    .filter((list) => list.issuer === issuer)
    .filter((list) => keys.some((key) => key !== undefined && list.isSignedBy(key)))
  if (verified.length === 0) return undefined
  return { serials: verified.flatMap(({ serials }) => serials), lists: verified }
}
