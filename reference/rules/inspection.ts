import type { Hex } from '../../core/bytes'
import type { Instant } from '../../core/clock'
import type { CipherName } from '../../emrtd/key-derivation'
import type { MrzCheckDigits } from '../../emrtd/mrz'
import type { MrzLines } from '../../emrtd/mrz-layout'
import type { CheckOutcome } from '../inspection/inspection'
import { certificateCountriesOf } from '../inspection/issuing-states'
import { chipReadingRules, inspected, type PaceQuality } from './chip-reading'
import { contactRules } from './contact'
import { rule } from './rule'

/** A PACEInfo of EF.CardAccess or DG14 (Doc 9303-11 §9.2.1): dotted identifier of the protocol, id of the parameters. */
export type PaceInfo = { protocol: string; parameterId: number | undefined }

/** One step of the path above the document signer. */
export type ChainLink = {
  /** The certificate itself is a CSCA of the trust list. */
  trusted: boolean
  /** The signature on the certificate below verifies with this certificate's key. */
  verified: boolean
}

/** What a reading can be tried again after. */
export type ReadingProblem = 'access-refused' | 'channel-broken' | 'contact-lost'

const CHIP_IS_GENUINE = ['get-mitid/1.2-chip-confirms-identity-1'] as const

/** BSI TR-03135-1: an expiry year up to this many years ahead lies in the future, any other in the last century. */
const LONGEST_VALIDITY_IN_YEARS = 15

/** 'YYYY-MM-DD' for the 'YYMMDD' of an expiry date, or undefined when that is no day of the calendar. */
export const expiryDay = (expiryDate: string, now: Instant): string | undefined => {
  if (!/^\d{6}$/.test(expiryDate)) return undefined
  const thisYear = new Date(now).getUTCFullYear()
  const inThisCentury = thisYear - (thisYear % 100) + Number(expiryDate.slice(0, 2))
  const year = inThisCentury > thisYear + LONGEST_VALIDITY_IN_YEARS ? inThisCentury - 100 : inThisCentury
  const day = `${year}-${expiryDate.slice(2, 4)}-${expiryDate.slice(4, 6)}`
  const at = Date.parse(day)
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day ? undefined : day
}

const CIPHERS: readonly CipherName[] = ['3DES', 'AES-128', 'AES-192', 'AES-256']
const MAPPINGS: readonly PaceQuality['mapping'][] = ['integrated', 'generic', 'chip-authentication']
const KINDS: readonly PaceQuality['kind'][] = ['DH', 'ECDH']
const MOST_TRIES: Record<ReadingProblem, number> = { 'access-refused': 2, 'channel-broken': 3, 'contact-lost': 10 }
const SHORTEST_KEY = { RSA: 1024, ECDSA: 192 } as const
const HASH_BITS: Record<string, number> = { sha1: 160, sha224: 224, sha256: 256, sha384: 384, sha512: 512 }

/** Decisions on whether a chip proves who its holder is. Reading and arithmetic are in ../inspection. */
export const inspectionRules = {
  ...chipReadingRules,
  ...contactRules,

  /** Doc 9303-3 §4.9. Undefined stands for a text that is no machine-readable zone at all. */
  checkDigitsRight: rule(
    ['get-mitid/3.1.8c3', 'get-mitid/3.2-same-document', ...inspected('mrz-check-digits')],
    (digits: MrzCheckDigits | undefined): boolean => digits !== undefined && Object.values(digits).every(Boolean),
  ),

  /**
   * Doc 9303-11 §4.2 recommends PACE where EF.CardAccess offers it and leaves BAC for the others. Once offered it is
   * required here, also when it then fails: falling back is what a downgrade looks like.
   */
  paceRequired: rule(
    ['get-mitid/1.2-chip-machine-readable', ...inspected('combinations')],
    (cardAccess: readonly PaceInfo[]): boolean => cardAccess.length > 0,
  ),

  /**
   * Doc 9303-11 §4.4.3 leaves the choice to the reader: the stronger cipher, then the mapping that proves the chip as
   * well, then curves, then the greater field.
   */
  paceOfferComesFirst: rule(
    [...CHIP_IS_GENUINE, ...inspected('pace-choice', 'chip-genuine')],
    (one: PaceQuality, other: PaceQuality): boolean => {
      const ranks = ({ cipher, mapping, kind, bits }: PaceQuality): number[] => [
        CIPHERS.indexOf(cipher),
        MAPPINGS.indexOf(mapping),
        KINDS.indexOf(kind),
        bits,
      ]
      const [mine, theirs] = [ranks(one), ranks(other)]
      const at = mine.findIndex((rank, i) => rank !== theirs[i])
      return at >= 0 && (mine[at] ?? 0) > (theirs[at] ?? 0)
    },
  ),

  /** Doc 9303-11 §4.1: access control is the state's choice; quirk AC-01 knows chips without any. */
  mayReadWithoutAccessControl: rule(
    ['get-mitid/1.2-chip-machine-readable', ...inspected('access-bac-or-pace')],
    (): boolean => true,
  ),

  /** Quirks RF-01, AC-08, SM-01: once more is often enough, for ever is never. @param tries made so far. */
  mayTryAgain: rule(
    ['get-mitid/3.2.6b', ...inspected('field-lost', 'field-bounded', 'read-sizes')],
    (problem: ReadingProblem, tries: number): boolean => tries < MOST_TRIES[problem],
  ),

  /** May what was read be used? `missing` names the files that were not read to their end when the chip left. */
  readIsComplete: rule(['get-mitid/3.2.6b'], (missing: readonly string[]): boolean => missing.length === 0),

  /** Doc 9303-11 §5.1: without EF.SOD that is a signed LDS security object nothing on the chip is authentic. */
  dataAreSigned: rule(
    [...CHIP_IS_GENUINE, ...inspected('read-mandatory-files', 'so-structure')],
    (securityObject: 'signed' | 'missing' | 'malformed'): boolean => securityObject === 'signed',
  ),

  /**
   * RFC 5652 §5.6: the signer signed the attributes, and they name the digest of what is signed; quirk PK-12: some signed
   * them in the order in which they stand, and not in that of DER.
   */
  signatureHolds: rule(
    [...CHIP_IS_GENUINE, ...inspected('so-signature', 'so-algorithms')],
    (found: { digestMatches: boolean; signed: 'in-order' | 'as-written' | 'not' }): boolean =>
      found.digestMatches && found.signed !== 'not',
  ),

  /**
   * Doc 9303-12 §4.4 leaves SHA-1 to what was issued before; a fifth of the world's passports in use still has it.
   * Undefined stands for an algorithm that Doc 9303 does not know, such as MD5.
   */
  signatureHashAccepted: rule(
    [...CHIP_IS_GENUINE, ...inspected('so-signers', 'so-signature', 'ds-path')],
    (hash: string | undefined): boolean => hash !== undefined && HASH_BITS[hash] !== undefined,
  ),

  /** Doc 9303-12 §6.1: the path goes signature by signature up to a CSCA of the trust list. */
  chainEndsInTrustList: rule(
    [...CHIP_IS_GENUINE, ...inspected('trust-csca', 'ds-path', 'ds-fields')],
    (chain: readonly ChainLink[]): boolean => chain.at(-1)?.trusted === true && chain.every(({ verified }) => verified),
  ),

  /** Doc 9303-12 §4.1.1.1: a signer's certificate outlives every document it signed, so it must be valid on the day. */
  signerIsValid: rule(
    [...CHIP_IS_GENUINE, ...inspected('ds-validity')],
    (notBefore: Instant, notAfter: Instant, now: Instant): boolean => notBefore <= now && now <= notAfter,
  ),

  /** @param revoked serial numbers of the issuer's revocation list. */
  signerIsRevoked: rule(
    [...CHIP_IS_GENUINE, ...inspected('trust-revocation')],
    (serial: Hex, revoked: readonly Hex[]): boolean => revoked.includes(serial),
  ),

  /** Doc 9303-12 §7.1.1: version 3, key usage digitalSignature; RFC 5280 §4.2: nothing critical that is unknown. */
  signerIsSuited: rule(
    [...CHIP_IS_GENUINE, ...inspected('ds-usage')],
    (suitedToSign: boolean): boolean => suitedToSign,
  ),

  /** Doc 9303-12 §7.1.1.6. A list that names `P` is for every passport. @param listed undefined: for all documents. */
  documentTypeMatches: rule(
    [...CHIP_IS_GENUINE, ...inspected('ds-usage')],
    (documentCode: string, listed: readonly string[] | undefined): boolean =>
      listed === undefined || listed.some((code) => documentCode === code || documentCode.slice(0, 1) === code),
  ),

  /** RFC 5280 §6.3: a list beyond its next update may lack what was revoked since. */
  revocationListIsCurrent: rule(
    [...CHIP_IS_GENUINE, ...inspected('results-own-check')],
    (list: { thisUpdate: Instant; nextUpdate: Instant | undefined }, now: Instant): boolean =>
      list.thisUpdate <= now && (list.nextUpdate === undefined || now <= list.nextUpdate),
  ),

  /** Does a data group have the hash that was signed? `signed` is undefined when the security object lists none. */
  hashMatches: rule(
    [...CHIP_IS_GENUINE, ...inspected('dg-hashes', 'so-content')],
    (_dataGroup: number, actual: Hex, signed: Hex | undefined): boolean => actual === signed,
  ),

  /** Are DG1 and the printed code the same lines? */
  sameDocument: rule(
    ['get-mitid/3.2-same-document', ...inspected('mrz-same-document', 'access-right-code')],
    (dg1: MrzLines, code: MrzLines): boolean => dg1.length === code.length && dg1.every((line, n) => line === code[n]),
  ),

  /** From the day after the expiry date, in UTC. A date that is none shows no validity. @param expiryDate YYMMDD */
  documentHasExpired: rule(
    ['get-mitid/1.2-not-expired', ...inspected('mrz-expiry')],
    (expiryDate: string, now: Instant): boolean => {
      const day = expiryDay(expiryDate, now)
      return day === undefined || new Date(now).toISOString().slice(0, 10) > day
    },
  ),

  /** Doc 9303-11 §5.1.1: does the state in DG1 agree with the country of the signer, and with that of the CSCA? */
  issuingStateMatches: rule(
    [...CHIP_IS_GENUINE, 'get-mitid/1.2-passport-origin', ...inspected('trust-state')],
    (dg1State: string, certificateCountry: string): boolean =>
      certificateCountriesOf(dg1State).includes(certificateCountry.toUpperCase()),
  ),

  /**
   * Doc 9303-11 §4.2 and §9.2.11: EF.CardAccess is not signed, DG14 is; what DG14 offers must have been offered.
   * `withheld` stands for a DG14 that the security object lists and the chip does not give.
   */
  downgradeSuspected: rule(
    [...CHIP_IS_GENUINE, ...inspected('access-no-downgrade')],
    (signed: readonly PaceInfo[] | 'withheld', cardAccess: readonly PaceInfo[]): boolean =>
      signed === 'withheld'
        ? cardAccess.length === 0
        : signed.some((offer) => !cardAccess.some((info) => isSame(offer, info))),
  ),

  /** Doc 9303-11 §9.2.11: what is offered must be signed, where offers are signed at all; EF.CardAccess is not. */
  offersAreSigned: rule(
    [...CHIP_IS_GENUINE, ...inspected('pace-offers-signed')],
    (signed: readonly PaceInfo[], cardAccess: readonly PaceInfo[]): boolean =>
      cardAccess.every((info) => signed.some((offer) => isSame(offer, info))),
  ),

  /**
   * Doc 9303-11 §6.1.6, §6.2.2 and §4.4.3.5.2: a key by which the chip proves itself counts when passive authentication
   * vouches for it: signed, by a signer under the trust list, and unchanged since. Anybody can bring a key of their own.
   */
  keyIsBound: rule(
    [...CHIP_IS_GENUINE, ...inspected('results-own-check')],
    (found: { signatureHolds: boolean; signerKnown: boolean; hashMatches: boolean }): boolean =>
      found.signatureHolds && found.signerKnown && found.hashMatches,
  ),

  /**
   * Doc 9303-10 §3.11.4: EF.CardSecurity is there, signed by a signer under the trust list, unchanged, and has the key.
   * @param problem the first that was found
   */
  cardSecurityHolds: rule(
    [...CHIP_IS_GENUINE, ...inspected('card-security', 'results-own-check')],
    (problem: string | undefined): boolean => problem === undefined,
  ),

  /** Doc 9303-11 §4.4.3.5.2. @param agrees whether the data of the chip lead from its static key to its mapping key. */
  mappingProves: rule(
    [...CHIP_IS_GENUINE, ...inspected('chip-genuine', 'card-security')],
    (agrees: boolean): boolean => agrees,
  ),

  /** Doc 9303-11 §6.1.4 asks for a length that holds as long as the document; quirk CA-09 knows tiny keys. */
  activeAuthenticationKeyLongEnough: rule(
    [...CHIP_IS_GENUINE, ...inspected('active-authentication')],
    (kind: 'RSA' | 'ECDSA', bits: number): boolean => bits >= SHORTEST_KEY[kind],
  ),

  /** Doc 9303-11 §6.1.2.2 and §6.1.2.3: SHA-1 for RSA only, and for ECDSA no hash that is longer than the key. */
  activeAuthenticationHashAllowed: rule(
    [...CHIP_IS_GENUINE, ...inspected('active-authentication')],
    (kind: 'RSA' | 'ECDSA', hash: string, keyBits: number): boolean => {
      const bits = HASH_BITS[hash]
      return bits !== undefined && (kind === 'RSA' || (hash !== 'sha1' && bits <= keyBits))
    },
  ),

  /**
   * BSI TR-03135-1 §5.8: a chip whose keys are signed is genuine when it has proved itself by one of them, and failed
   * with none. What ends otherwise (an error, no answer) proves nothing: a copy could answer so.
   */
  chipIsGenuine: rule(
    [...CHIP_IS_GENUINE, ...inspected('chip-genuine', 'chip-authentication', 'results-own-check')],
    (proofs: readonly CheckOutcome[]): boolean => proofs.includes('successful') && !proofs.includes('failed'),
  ),
}
export type InspectionRules = typeof inspectionRules

const isSame = (a: PaceInfo, b: PaceInfo): boolean => a.protocol === b.protocol && a.parameterId === b.parameterId
