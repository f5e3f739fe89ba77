import { DAY, type Instant, SECOND } from '../core/clock'
import type { Random } from '../core/random'
import { cardSecurity } from './card-security'
import { type Authority, type Csca, createAuthority, serialNumber } from './csca'
import { createDocumentSigner, signerValidity, signingPeriod } from './document-signer'
import { once } from './once'
import { type HashName, PROFILES, type ProfileName, type StateProfile } from './profiles'
import { buildRevocationList } from './revocation-list'
import { type DocumentSigner, type LdsVersion, ldsSecurityObject, securityObject } from './security-object'

/** Who signs the document security object; everything but `honest` is one deviation from it. */
export type Signer = 'honest' | 'expired' | 'revoked' | 'unknown-csca' | 'of-another-state'

export type SignOptions = {
  /** `honest` unless said. */
  signer?: Signer
  /** LDS 1.7 unless said; 1.8 also signs the LDS version (Doc 9303-10 §4.6.2.3). */
  ldsVersion?: LdsVersion
  /** When the document was signed, virtual time; one year before `now` unless said. */
  signedOn?: Instant
}

/** A state that issues passports: certification authority, document signers, revocation list. All bytes are DER. */
export type IssuingState = {
  readonly name: ProfileName
  /** Three letters as in the machine-readable zone: `DNK`. */
  readonly country: string
  /** Two letters as in the certificates: `DK`. */
  readonly certificateCountry: string
  /** The hash over data groups that `signSod` expects. */
  readonly hash: HashName
  /** Self-signed, oldest first. */
  readonly cscaCertificates: Uint8Array[]
  /** The old key signs the new; oldest first. */
  readonly linkCertificates: Uint8Array[]
  /** Signed by the newest CSCA; lists the revoked signer. */
  readonly revocationList: Uint8Array
  /** The CSCA behind `unknown-csca`: of the newest one's name and dates, in no trust list. */
  readonly unknownCsca: Uint8Array
  /** Content of EF.SOD (tag 77) over the hashes of the data groups, by data group number. */
  signSod(hashesByDg: ReadonlyMap<number, Uint8Array>, options?: SignOptions): Uint8Array
  /** Content of EF.CardSecurity over SecurityInfos, DER (Doc 9303-10 §3.11.4). */
  signCardSecurity(securityInfos: Uint8Array, options?: SignOptions): Uint8Array
  /** The keys behind what `signSod` makes with the same options. */
  signingKeys(options?: SignOptions): SigningKeys
}

/** For documents that are rightly signed and yet not as they should be: signatures as the state makes them, over any bytes. */
export type SigningKeys = {
  /** With the key of the document signer, as in SignerInfo. */
  asSigner(data: Uint8Array): Uint8Array
  /** With the key of the CSCA above the signer, as in its certificate. */
  asCsca(data: Uint8Array): Uint8Array
}

const AGE_OF_A_DOCUMENT = 365 * DAY
/** Doc 9303-12 §4.4: a new list at the latest every 90 days. */
const LIFE_OF_A_LIST = 90 * DAY

const startOfDay = (moment: Instant): Instant => Math.floor(moment / DAY) * DAY

type SignedBy = { signer: Exclude<Signer, 'of-another-state'>; signedOn: Instant }
type Given = { profile: StateProfile; random: Random; authority: Authority; today: Instant }

const revokedSerial = (random: Random): Uint8Array => serialNumber(random.fork('serial/revoked-signer'))

const revocationListOf = ({ profile, random, authority, today }: Given): Uint8Array =>
  buildRevocationList({
    issuer: authority.newest.name,
    current: { from: new Date(today), until: new Date(today + LIFE_OF_A_LIST) },
    number: today / DAY,
    revoked: [{ serial: revokedSerial(random), on: new Date(today - 30 * DAY) }],
    signedBy: authority.newest.key,
    hash: profile.hash,
  })

const cscaAbove = ({ authority }: Given, { signer, signedOn }: SignedBy): Csca => {
  const csca = authority.at(signingPeriod(signedOn).from.getTime())
  return signer === 'unknown-csca' ? authority.lookAlike(csca) : csca
}

const documentSigner = (given: Given, { signer, signedOn }: SignedBy) => {
  const { profile, random, today } = given
  const keyUsed = signingPeriod(signedOn)
  const csca = cscaAbove(given, { signer, signedOn })
  const valid = signerValidity(keyUsed, csca)
  return createDocumentSigner(profile, random, {
    csca,
    serial:
      signer === 'revoked'
        ? revokedSerial(random)
        : serialNumber(random.fork(`serial/${signer}/${keyUsed.from.getTime()}`)),
    keyUsed,
    valid: signer === 'expired' ? { from: valid.from, until: new Date(today - SECOND) } : valid,
  })
}

/** Who expired yesterday cannot have signed lately: such a document is never younger than the usual one. */
const momentOfSigning = (today: Instant, signer: Signer, wanted: Instant = today - AGE_OF_A_DOCUMENT): Instant =>
  signer === 'expired' ? Math.min(wanted, today - AGE_OF_A_DOCUMENT) : wanted

/**
 * An issuing state as it stands at `now`. Keys and serial numbers follow from the seed of `random`; RSA keys come from
 * the committed TEST pools. Certificates are made when first asked for and then kept.
 *
 * The signer of `of-another-state` belongs to the state that the profile names, made from the same `random`: create
 * both from one source, not from two forks, so that the trust list knows it.
 */
export const createIssuingState = (name: ProfileName, random: Random, now: Instant): IssuingState =>
  createIssuer(name, random, now).state

type Issuer = { state: IssuingState; honestKeys(signedOn: Instant): Keys }
type Keys = { signer: DocumentSigner; csca: Csca }

const createIssuer = (name: ProfileName, random: Random, now: Instant): Issuer => {
  const profile = PROFILES[name]
  const today = startOfDay(now)
  const own = random.fork(`issuing-state/${name}`)
  const authority = createAuthority(profile, own, now)
  const given: Given = { profile, random: own, authority, today }
  const revocationList = once(() => revocationListOf(given))
  const unknownCsca = once(() => authority.lookAlike(authority.newest).certificate())
  const another = once(() => createIssuer(profile.anotherState, random, now))
  const signers = new Map<string, DocumentSigner>()

  const signerOf = (by: SignedBy): DocumentSigner => {
    const key = `${by.signer} ${signingPeriod(by.signedOn).from.getTime()}`
    const made = signers.get(key) ?? documentSigner(given, by)
    signers.set(key, made)
    return made
  }
  const keysOf = (by: SignedBy): Keys => ({ signer: signerOf(by), csca: cscaAbove(given, by) })
  const honestKeys = (signedOn: Instant) => keysOf({ signer: 'honest', signedOn })
  const keysBehind = ({ signer = 'honest', signedOn: wanted }: SignOptions): Keys & { signedOn: Instant } => {
    const signedOn = momentOfSigning(today, signer, wanted)
    const keys = signer === 'of-another-state' ? another().honestKeys(signedOn) : keysOf({ signer, signedOn })
    return { ...keys, signedOn }
  }

  const state: IssuingState = {
    name,
    country: profile.country,
    certificateCountry: profile.certificateCountry,
    hash: profile.hash,
    get cscaCertificates() {
      return authority.generations.map((csca) => csca.certificate())
    },
    get linkCertificates() {
      return authority.linkCertificates()
    },
    get revocationList() {
      return revocationList()
    },
    get unknownCsca() {
      return unknownCsca()
    },
    signSod: (hashesByDg, options = {}) => {
      const { signer, signedOn } = keysBehind(options)
      const signed = ldsSecurityObject(profile.hash, hashesByDg, options.ldsVersion ?? '0107')
      return securityObject(signed, signer, new Date(signedOn))
    },
    signCardSecurity: (securityInfos, options = {}) => {
      const { signer, signedOn } = keysBehind(options)
      return cardSecurity(securityInfos, signer, new Date(signedOn))
    },
    signingKeys: (options = {}) => {
      const { signer, csca } = keysBehind(options)
      return {
        asSigner: (data) => signer.key.sign(signer.hash, data),
        asCsca: (data) => csca.key.sign(signer.hash, data),
      }
    },
  }
  return { state, honestKeys }
}
