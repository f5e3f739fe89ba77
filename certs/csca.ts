import type { Instant } from '../core/clock'
import { HarnessFault } from '../core/errors'
import type { Random } from '../core/random'
import type { SignatureName } from './algorithms'
import { buildCertificate } from './certificate'
import { cscaKey, lookAlikeKey } from './csca-keys'
import { cscaExtensions, type Period } from './extensions'
import { curveOf, type Suite, suiteParts } from './key-names'
import type { Name } from './names'
import { once } from './once'
import { type SigningKey, withItselfAsGenerator } from './signing-key'
import type { Generation, StateProfile } from './state-profile'

/** One key of a country signing certification authority and its self-signed certificate (DER, made when asked for). */
export type Csca = {
  readonly name: Name
  readonly key: SigningKey
  readonly suite: Suite
  readonly signature: SignatureName
  readonly valid: Period
  /** What a certificate says of the key that signed it; undefined where the state's certificates do not say. */
  readonly authorityKeyId: Uint8Array | undefined
  certificate(): Uint8Array
}

export type Authority = {
  /** Those that exist at the time, oldest first. */
  readonly generations: readonly Csca[]
  readonly newest: Csca
  /** The one that signs at that moment: the newest of then. */
  at(moment: Instant): Csca
  /** The old key says that the new one follows it: one between each generation and the next, or none at all. */
  linkCertificates(): Uint8Array[]
  /** A CSCA of the same name, serial number and dates with another key, which nobody trusts. */
  lookAlike(of: Csca): Csca
  /** The same with the same public key, on parameters that make it worthless; RSA has none: that is a look-alike. */
  withItselfAsGenerator(of: Csca): Csca
}

/** Doc 9303-12 §4.2 recommends three to five years. */
const YEARS_OF_KEY_USE = 5

/** 16 bytes, positive and without a leading zero: RFC 5280 §4.1.2.2. */
export const serialNumber = (random: Random): Uint8Array => {
  const bytes = random.bytes(16)
  bytes[0] = 0x40 | ((bytes[0] ?? 0) & 0x3f)
  return bytes
}

const period = ({ notBefore, notAfter }: Generation): Period => ({
  from: new Date(`${notBefore}T00:00:00Z`),
  until: new Date(`${notAfter}T23:59:59Z`),
})

const yearsAfter = (date: Date, years: number): Date =>
  new Date(Date.UTC(date.getUTCFullYear() + years, date.getUTCMonth(), date.getUTCDate()))

export type AuthorityGiven = {
  name: string
  profile: StateProfile
  /** All states share it: RSA keys are dealt from it. */
  common: Random
  /** Serial numbers follow from it. */
  serials: Random
  /** The state's own: EC keys follow from it. */
  own: Random
}

/** The certification authority of a state as it stands at `now`. */
export const createAuthority = (given: AuthorityGiven, now: Instant): Authority => {
  const { profile, serials, own } = given
  const { country, certificateCountry, organization, withoutAuthorityKeyIds } = profile
  const name: Name = { country: certificateCountry, organization, commonName: 'Country Signing CA' }
  type Issuer = Pick<Csca, 'key' | 'signature'>
  const authorityKeyId = ({ key }: Issuer) => (withoutAuthorityKeyIds ? undefined : key.identifier)

  const certify = (subject: Pick<Csca, 'key' | 'valid'>, issuer: Issuer, valid: Period, label: string) =>
    buildCertificate({
      serial: serialNumber(serials.fork(`serial/${label}`)),
      subject: name,
      issuer: name,
      valid,
      key: subject.key,
      extensions: cscaExtensions({
        authority: authorityKeyId(issuer),
        subject: subject.key.identifier,
        country,
        issuer: name,
        keyUsed: { from: subject.valid.from, until: yearsAfter(subject.valid.from, YEARS_OF_KEY_USE) },
      }),
      signedBy: issuer.key,
      signature: issuer.signature,
    })

  const csca = (place: number, make: () => SigningKey): Csca => {
    const generation = profile.generations[place] ?? noGeneration(profile, now)
    const valid = period(generation)
    const key = once(make)
    const { signature } = suiteParts(generation.suite)
    return {
      name,
      valid,
      suite: generation.suite,
      signature,
      get key() {
        return key()
      },
      get authorityKeyId() {
        return authorityKeyId({ key: key(), signature })
      },
      certificate: once(() => certify({ key: key(), valid }, { key: key(), signature }, valid, `csca/${place}`)),
    }
  }

  const generations = profile.generations
    .map((_, place) => csca(place, () => cscaKey(given, place)))
    .filter(({ valid }) => valid.from.getTime() <= now)
  const newest = generations.at(-1) ?? noGeneration(profile, now)

  const lookAlike = (of: Csca): Csca => {
    const place = generations.indexOf(of)
    const { suite } = profile.generations[place] ?? noGeneration(profile, now)
    return csca(place, () => lookAlikeKey(suiteParts(suite).key, own.fork(`look-alike/${place}`)))
  }

  return {
    generations,
    newest,
    at: (moment) =>
      generations.findLast(({ valid }) => valid.from.getTime() <= moment) ?? noGeneration(profile, moment),
    linkCertificates: once(() =>
      (profile.unlinked ? [] : generations.slice(1)).map((next, place) => {
        const old = generations[place] ?? next
        return certify(next, old, { from: next.valid.from, until: old.valid.until }, `link/${place}`)
      }),
    ),
    lookAlike,
    withItselfAsGenerator: (of) => {
      const curve = curveOf(suiteParts(of.suite).key)
      return curve ? csca(generations.indexOf(of), () => withItselfAsGenerator(curve, of.key)) : lookAlike(of)
    },
  }
}

const noGeneration = ({ organization, generations }: StateProfile, moment: Instant): never => {
  throw new HarnessFault({
    code: 'NO_CSCA_AT_THAT_TIME',
    what: `the CSCA of ${organization} did not exist on ${new Date(moment).toISOString().slice(0, 10)}`,
    mend: `use a day after ${generations[0].notBefore}, or add an older generation to its profile in certs/`,
  })
}
