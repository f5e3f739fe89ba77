import type { Instant } from '../core/clock'
import { HarnessFault } from '../core/errors'
import type { Random } from '../core/random'
import { buildCertificate } from './certificate'
import { cscaExtensions, type Period } from './extensions'
import { drawRsaKeys } from './key-pool'
import { distinguishedName, type Name } from './names'
import { once } from './once'
import type { Generation, StateProfile } from './profiles'
import { ecKey, rsaKey, type SigningKey } from './signing-key'

/** One key of a country signing certification authority and its self-signed certificate (DER, made when asked for). */
export type Csca = { readonly name: Name; readonly key: SigningKey; readonly valid: Period; certificate(): Uint8Array }

export type Authority = {
  /** Those that exist at the time, oldest first. */
  readonly generations: readonly Csca[]
  readonly newest: Csca
  /** The one that signs at that moment: the newest of then. */
  at(moment: Instant): Csca
  /** The old key says that the new one follows it: one certificate between each generation and the next. */
  linkCertificates(): Uint8Array[]
  /** A CSCA of the same name and dates with another key, which nobody trusts. */
  lookAlike(of: Csca): Csca
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

/** One key for each generation, and one more for the look-alike. */
const keysOf = ({ key, generations }: StateProfile, random: Random): (() => SigningKey)[] => {
  const places = [...generations.keys(), generations.length]
  if (key.kind === 'ec')
    return places.map((place) =>
      once(() => ecKey(key.domainParameters, key.parameters, random.fork(`csca-key/${place}`))),
    )
  const drawn = drawRsaKeys(key.cscaBits, places.length, random.fork('csca-keys'))
  return drawn.map((pem) => once(() => rsaKey(pem)))
}

const yearsAfter = (date: Date, years: number): Date =>
  new Date(Date.UTC(date.getUTCFullYear() + years, date.getUTCMonth(), date.getUTCDate()))

/** The certification authority of a state as it stands at `now`. Keys and serial numbers follow from `random`. */
export const createAuthority = (profile: StateProfile, random: Random, now: Instant): Authority => {
  const { country, certificateCountry, organization, hash } = profile
  const name = distinguishedName(certificateCountry, organization, 'Country Signing CA')
  const keys = keysOf(profile, random)

  const certify = (subject: Pick<Csca, 'key' | 'valid'>, signedBy: SigningKey, valid: Period, label: string) =>
    buildCertificate({
      serial: serialNumber(random.fork(`serial/${label}`)),
      subject: name,
      issuer: name,
      valid,
      key: subject.key,
      extensions: cscaExtensions({
        authority: signedBy.identifier,
        subject: subject.key.identifier,
        country,
        issuer: name,
        keyUsed: { from: subject.valid.from, until: yearsAfter(subject.valid.from, YEARS_OF_KEY_USE) },
      }),
      signedBy,
      hash,
    })

  const csca = (valid: Period, key: () => SigningKey, label: string): Csca => ({
    name,
    valid,
    get key() {
      return key()
    },
    certificate: once(() => certify({ key: key(), valid }, key(), valid, label)),
  })
  const keyAt = (place: number) => keys[place] ?? noGeneration(profile, now)

  const generations = profile.generations
    .map(period)
    .map((valid, place) => csca(valid, keyAt(place), `csca/${place}`))
    .filter(({ valid }) => valid.from.getTime() <= now)
  const newest = generations.at(-1) ?? noGeneration(profile, now)

  return {
    generations,
    newest,
    at: (moment) =>
      generations.findLast(({ valid }) => valid.from.getTime() <= moment) ?? noGeneration(profile, moment),
    linkCertificates: once(() =>
      generations.slice(1).map((next, place) => {
        const old = generations[place] ?? next
        return certify(next, old.key, { from: next.valid.from, until: old.valid.until }, `link/${place}`)
      }),
    ),
    lookAlike: ({ valid }) => csca(valid, keyAt(profile.generations.length), 'look-alike'),
  }
}

const noGeneration = (profile: StateProfile, moment: Instant): never => {
  throw new HarnessFault({
    code: 'NO_CSCA_AT_THAT_TIME',
    what: `${profile.organization} has no CSCA on ${new Date(moment).toISOString().slice(0, 10)}`,
    mend: `use a day after ${profile.generations[0].notBefore}, or add an older generation to certs/profiles.ts`,
  })
}
