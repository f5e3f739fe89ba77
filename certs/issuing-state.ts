import { DAY, type Instant } from '../core/clock'
import type { Random } from '../core/random'
import type { HashName } from './algorithms'
import { type Authority, type Csca, createAuthority, serialNumber } from './csca'
import { createDocumentSigner, dataGroupHashOf, signerSuite, signerValidity, signingPeriod } from './document-signer'
import type { Suite } from './key-names'
import { type MasterListOptions, masterListOf } from './master-list'
import { once } from './once'
import { PROFILES, type ProfileName } from './profiles'
import { type RevocationListForm, revocationListOf, revokedSerial } from './revocation-lists'
import { cardSecurity, type LdsVersion, ldsSecurityObject, securityObject } from './security-object'
import type { CmsSigner } from './signed-data'
import { type Signer, signerVariant } from './signers'
import { type SodFormName, sodForm } from './sod-forms'
import type { StateProfile } from './state-profile'

export type { Signer } from './signers'
export type { SodFormName } from './sod-forms'

export type SignOptions = {
  /** `honest` unless said: see SIGNERS. */
  signer?: Signer
  /** `usual` unless said: see SOD_FORMS. */
  form?: SodFormName
  /** LDS 1.7 unless said; 1.8 also signs the LDS version (Doc 9303-10 §4.6.2.3). */
  ldsVersion?: LdsVersion
  /** When the document was signed, virtual time; one year before `now` unless said. */
  signedOn?: Instant
}

/** A state that issues passports: certification authority, document signers, revocation list. All bytes are DER. */
export type IssuingState = {
  readonly name: ProfileName
  /** As in the machine-readable zone: `DNK`, `D`. */
  readonly country: string
  /** Two letters as in the certificates: `DK`, `ro`. */
  readonly certificateCountry: string
  /** The hash over data groups that `signSod` expects. */
  readonly hash: HashName
  /** Whether trust lists have it. */
  readonly listed: boolean
  /** Self-signed, oldest first. */
  readonly cscaCertificates: Uint8Array[]
  /** The old key signs the new; oldest first. */
  readonly linkCertificates: Uint8Array[]
  /** Signed by the newest CSCA; lists the revoked signer. */
  readonly revocationList: Uint8Array
  /** That list as it is published, or one that differs from it in one thing. */
  revocationListAs(form: RevocationListForm): Uint8Array
  /** The CSCA behind `unknown-csca`: of the newest one's name, serial number and dates, in no trust list. */
  readonly unknownCsca: Uint8Array
  /** Content of EF.SOD (tag 77) over the hashes of the data groups, by data group number. */
  signSod(hashesByDg: ReadonlyMap<number, Uint8Array>, options?: SignOptions): Uint8Array
  /** Content of EF.CardSecurity over SecurityInfos, DER (Doc 9303-10 §3.11.4), by the signer of documents. */
  signCardSecurity(securityInfos: Uint8Array, options?: SignOptions): Uint8Array
  /** The certificate of the signer that signs so: what a directory of signers gives. */
  signerCertificate(options?: Pick<SignOptions, 'signer' | 'signedOn'>): Uint8Array
  /** The state with signers of another kind, and data groups hashed with their hash unless another is said. */
  signingWith(signer: Suite, hash?: HashName): IssuingState
  /** A list of certificates that its master list signer publishes: ICAO's CscaMasterList in CMS. */
  masterList(certificates: readonly Uint8Array[], options?: MasterListOptions): Uint8Array
}

const AGE_OF_A_DOCUMENT = 365 * DAY

const startOfDay = (moment: Instant): Instant => Math.floor(moment / DAY) * DAY

/** What a state is made of. */
export type IssuerGiven = {
  name: ProfileName
  profile: StateProfile
  common: Random
  /** Follows from `common` and the state; so do serial numbers, which a look-alike has from whom it looks like. */
  own: Random
  serials: Random
  authority: Authority
  today: Instant
}

const keysOf = (given: IssuerGiven, { signer, signedOn }: { signer: Signer; signedOn: Instant }): Keys => {
  const { profile, own, serials, authority, today } = given
  const variant = signerVariant(signer)
  const keyUsed = signingPeriod(signedOn)
  const right = authority.at(keyUsed.from.getTime())
  const csca =
    variant.of === 'look-alike'
      ? authority.lookAlike(right)
      : variant.of === 'itself-as-generator'
        ? authority.withItselfAsGenerator(right)
        : right
  const valid = signerValidity(keyUsed, csca)
  const content = {
    csca,
    serial: variant.revoked
      ? revokedSerial(serials)
      : serialNumber(serials.fork(`serial/${signer}/${keyUsed.from.getTime()}`)),
    keyUsed,
    valid: variant.valid?.(valid, today) ?? valid,
    suite: signerSuite(profile, csca),
  }
  return { signer: createDocumentSigner(profile, own, content, variant), csca }
}

/**
 * An issuing state as it stands at `now`. Keys and serial numbers follow from the seed of `random`; RSA keys come from
 * the committed TEST pools. Certificates are made when first asked for and then kept.
 *
 * States that meet are made from the same `random`, not from forks of it: only then do no two have the same RSA key,
 * and does a trust list know the signer of `of-another-state`, who is that of the state that the profile names.
 */
export const createIssuingState = (name: ProfileName, random: Random, now: Instant): IssuingState =>
  createStateOf(name, PROFILES[name], random, now)

/** The same with another profile than the one of that name, say its twin with named curves. */
export const createStateOf = (name: ProfileName, profile: StateProfile, random: Random, now: Instant): IssuingState =>
  createIssuer(name, profile, random, now).state

type Keys = { signer: CmsSigner; csca: Csca }
type Issuer = { state: IssuingState; keys(signer: Signer, signedOn: Instant): Keys }

const createIssuer = (name: ProfileName, profile: StateProfile, common: Random, now: Instant): Issuer => {
  const today = startOfDay(now)
  const own = common.fork(`issuing-state/${name}`)
  const serials = profile.looksLike ? common.fork(`issuing-state/${profile.looksLike}`) : own
  const authority = createAuthority({ name, profile, common, own, serials }, now)
  return issuerUnder({ name, profile, common, own, serials, authority, today }, now)
}

const issuerUnder = (given: IssuerGiven, now: Instant): Issuer => {
  const { name, profile, common, authority, today } = given
  const hash = dataGroupHashOf(profile)
  const unknownCsca = once(() => authority.lookAlike(authority.newest).certificate())
  const another = once(() => {
    const other = (profile.anotherState ?? 'denmark') as ProfileName
    return createIssuer(other, PROFILES[other], common, now)
  })
  const made = new Map<string, Keys>()
  const lists = new Map<RevocationListForm, Uint8Array>()

  const keys = (signer: Signer, signedOn: Instant): Keys => {
    if (signerVariant(signer).of === 'another-state') return another().keys('honest', signedOn)
    const key = `${signer} ${signingPeriod(signedOn).from.getTime()}`
    const found = made.get(key) ?? keysOf(given, { signer, signedOn })
    made.set(key, found)
    return found
  }
  const revocationListAs = (form: RevocationListForm): Uint8Array => {
    const list = lists.get(form) ?? revocationListOf(given, form)
    lists.set(form, list)
    return list
  }
  /** What the options come to. */
  const signing = ({ signer = 'honest', form = 'usual', signedOn: wanted }: SignOptions) => {
    const usual = today - AGE_OF_A_DOCUMENT
    const signedOn = signerVariant(signer).signedLongAgo ? Math.min(wanted ?? usual, usual) : (wanted ?? usual)
    const change = sodForm(form)
    const first = keys(signer, signedOn)
    const dayBefore = signingPeriod(signedOn).from.getTime() - DAY
    const signers = change.also ? [first.signer, keys(change.also, dayBefore).signer] : [first.signer]
    const certificates = {
      none: () => [],
      signers: () => signers.map(({ certificate }) => certificate),
      'with-csca': () => [first.signer.certificate, first.csca.certificate()],
    }[change.certificates ?? 'signers']()
    return { ...first, change, message: { signers, certificates, signedOn: new Date(signedOn) } }
  }

  const state: IssuingState = {
    name,
    country: profile.country,
    certificateCountry: profile.certificateCountry,
    hash,
    listed: !profile.unlisted,
    get cscaCertificates() {
      return authority.generations.map((csca) => csca.certificate())
    },
    get linkCertificates() {
      return authority.linkCertificates()
    },
    get revocationList() {
      return revocationListAs('current')
    },
    revocationListAs,
    get unknownCsca() {
      return unknownCsca()
    },
    signSod: (hashesByDg, options = {}) => {
      const { change, message } = signing(options)
      const signed = ldsSecurityObject(hash, hashesByDg, options.ldsVersion ?? '0107', change.lds)
      return securityObject({ signed, ...message }, change)
    },
    signCardSecurity: (securityInfos, options = {}) => {
      const { change, message } = signing(options)
      return cardSecurity({ signed: securityInfos, ...message }, change)
    },
    signerCertificate: (options = {}) => signing(options).signer.certificate,
    signingWith: (signer, other) => {
      const { hash: _, ...kept } = profile
      return issuerUnder({ ...given, profile: { ...kept, signer, ...(other && { hash: other }) } }, now).state
    },
    masterList: (certificates, options) => masterListOf(given, certificates, options),
  }
  return { state, keys }
}
