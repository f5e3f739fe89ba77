/** The hash of a state: in its signatures and over data groups. */
export type HashName = 'sha256' | 'sha512'

export type KeyProfile =
  | { kind: 'rsa'; cscaBits: 3072; signerBits: 2048 }
  /** `domainParameters`: id of Doc 9303-11 §9.5.1. Doc 9303-12 §4.4 wants explicit parameters. */
  | { kind: 'ec'; domainParameters: number; parameters: 'explicit' | 'named' }

/** One CSCA key and its self-signed certificate; calendar days in UTC. */
export type Generation = { notBefore: string; notAfter: string }

export type StateProfile = {
  country: string
  certificateCountry: string
  organization: string
  hash: HashName
  key: KeyProfile
  /** Oldest first; each is linked to the next. All have one name. */
  generations: readonly [Generation, ...Generation[]]
  /** Whose signer stands in for `of-another-state`. */
  anotherState: ProfileName
}

const SWEDISH_GENERATIONS: StateProfile['generations'] = [
  { notBefore: '2014-11-05', notAfter: '2028-11-02' },
  { notBefore: '2019-11-05', notAfter: '2033-11-02' },
  { notBefore: '2024-11-05', notAfter: '2038-11-02' },
]

export type ProfileName = 'denmark' | 'sweden' | 'sweden-named-curve'

/**
 * States by algorithm and dates; every key is a test key. Names, dates and algorithms of Denmark, and algorithm, links
 * and newest dates of Sweden, are those of the public German and Dutch master lists of 2026; Sweden's name and two
 * older generations are assumed.
 */
export const PROFILES: Readonly<Record<ProfileName, StateProfile>> = {
  denmark: {
    country: 'DNK',
    certificateCountry: 'DK',
    organization: 'Kingdom of Denmark',
    hash: 'sha256',
    key: { kind: 'rsa', cscaBits: 3072, signerBits: 2048 },
    generations: [
      { notBefore: '2011-09-05', notAfter: '2027-05-05' },
      { notBefore: '2015-10-28', notAfter: '2031-06-28' },
      { notBefore: '2019-10-23', notAfter: '2035-06-23' },
      { notBefore: '2023-12-12', notAfter: '2037-12-12' },
    ],
    anotherState: 'sweden',
  },
  sweden: {
    country: 'SWE',
    certificateCountry: 'SE',
    organization: 'Kingdom of Sweden',
    hash: 'sha512',
    key: { kind: 'ec', domainParameters: 17, parameters: 'explicit' },
    generations: SWEDISH_GENERATIONS,
    anotherState: 'denmark',
  },
  /** The twin that `openssl verify` can judge as a chain: it refuses explicit parameters by design. */
  'sweden-named-curve': {
    country: 'SWE',
    certificateCountry: 'SE',
    organization: 'Kingdom of Sweden',
    hash: 'sha512',
    key: { kind: 'ec', domainParameters: 17, parameters: 'named' },
    generations: SWEDISH_GENERATIONS,
    anotherState: 'denmark',
  },
}

/** Code in the machine-readable zone → code in certificates, for the states above. */
export const CERTIFICATE_COUNTRY: Readonly<Record<string, string>> = Object.fromEntries(
  Object.values(PROFILES).map(({ country, certificateCountry }) => [country, certificateCountry]),
)
