import { withNamedCurve } from './key-names'
import { type Generation, rolledOver, type StateProfile } from './state-profile'
import { STATES } from './states'

const DANISH_GENERATIONS: StateProfile['generations'] = [
  { notBefore: '2011-09-05', notAfter: '2027-05-05', suite: 'rsa3072 pkcs1-sha256' },
  { notBefore: '2015-10-28', notAfter: '2031-06-28', suite: 'rsa3072 pkcs1-sha256' },
  { notBefore: '2019-10-23', notAfter: '2035-06-23', suite: 'rsa3072 pkcs1-sha256' },
  { notBefore: '2023-12-12', notAfter: '2037-12-12', suite: 'rsa3072 pkcs1-sha256' },
]

const denmark: StateProfile = {
  country: 'DNK',
  certificateCountry: 'DK',
  organization: 'Kingdom of Denmark',
  generations: DANISH_GENERATIONS,
  anotherState: 'sweden',
}

const sweden: StateProfile = {
  country: 'SWE',
  certificateCountry: 'SE',
  organization: 'Kingdom of Sweden',
  generations: [
    { notBefore: '2014-11-05', notAfter: '2028-11-02', suite: 'brainpoolP512r1 ecdsa-sha512' },
    { notBefore: '2019-11-05', notAfter: '2033-11-02', suite: 'brainpoolP512r1 ecdsa-sha512' },
    { notBefore: '2024-11-05', notAfter: '2038-11-02', suite: 'brainpoolP512r1 ecdsa-sha512' },
  ],
}

const named = (generation: Generation): Generation => ({ ...generation, suite: withNamedCurve(generation.suite) })

/** The twin of a state with its curves named: what `openssl verify` can judge as a chain. */
export const namedCurveTwin = (profile: StateProfile): StateProfile => {
  const [oldest, ...newer] = profile.generations
  return {
    ...profile,
    generations: [named(oldest), ...newer.map(named)],
    ...(profile.signer && { signer: withNamedCurve(profile.signer) }),
  }
}

/**
 * All issuing states; every key is a test key. Names, dates and algorithms of Denmark, and algorithm, links and newest
 * dates of Sweden, are those of the public German and Dutch master lists of 2026; Sweden's name and two older
 * generations are assumed.
 */
const ALL = {
  denmark,
  sweden,
  'sweden-named-curve': namedCurveTwin(sweden),
  ...STATES,
  /** Three roots under one name, no link, and no certificate that names the key of its issuer. */
  argentina: { ...STATES.argentina, withoutAuthorityKeyIds: true },
  /** The Chinese lists hold its series under C=CN; which of the algorithms is its own is assumed. */
  'hong-kong': {
    country: 'CHN',
    certificateCountry: 'CN',
    organization: 'Hong Kong',
    ...rolledOver('2024-09-20 2038-09-17', 'brainpoolP384r1 ecdsa-sha384', ['rsa4096 pss-sha256']),
  },
  /** In neither list. */
  pakistan: {
    country: 'PAK',
    certificateCountry: 'PK',
    organization: 'Pakistan',
    ...rolledOver('2022-01-10 2037-01-10', 'rsa4096 pkcs1-sha256'),
    unlisted: true,
  },
  'denmark-look-alike': { ...denmark, looksLike: 'denmark', unlisted: true },
} satisfies Record<string, StateProfile>

export type ProfileName = keyof typeof ALL
export const PROFILES: Readonly<Record<ProfileName, StateProfile>> = ALL
export const PROFILE_NAMES = Object.keys(ALL) as ProfileName[]

export const isProfileName = (name: string): name is ProfileName => Object.hasOwn(ALL, name)

/** What between them a reader meets in the world: one state for each thing that differs. */
export const VIRTUAL_ISSUERS: readonly { name: ProfileName; shows: string }[] = [
  { name: 'denmark', shows: 'RSA-3072 PKCS#1; four roots and three links under one name' },
  { name: 'norway', shows: 'RSA-4096 PSS after PKCS#1' },
  { name: 'sweden', shows: 'ECDSA SHA-512 on brainpoolP512r1, explicit parameters' },
  { name: 'united-kingdom', shows: 'ECDSA SHA-384 on P-384, explicit parameters; country code in lower case' },
  { name: 'iceland', shows: 'P-521; keys from RSA-2048 over RSA-4096 to a curve, linked' },
  { name: 'kazakhstan', shows: 'RSA PKCS#1 with SHA-1' },
  { name: 'korea', shows: 'RSA-3072 PSS with exponent 3' },
  { name: 'algeria', shows: 'ECDSA SHA-512 on P-384, curve named' },
  { name: 'turkey', shows: 'link certificate in which an RSA key signs a key on P-521' },
  { name: 'argentina', shows: 'country code in lower case, no authority key identifiers' },
  { name: 'pakistan', shows: 'an issuer in no list' },
  { name: 'denmark-look-alike', shows: 'names, dates and serial numbers of Denmark with other keys' },
]
