import { DAY, type Instant } from '../core/clock'
import type { Random } from '../core/random'
import { type HashName, signatureParts } from './algorithms'
import { buildCertificate, type CertificateChange } from './certificate'
import type { Csca } from './csca'
import { type Period, signerExtensions } from './extensions'
import { keyKind, keyOf, type Suite, suiteParts } from './key-names'
import type { CmsSigner } from './signed-data'
import type { StateProfile } from './state-profile'

/** Doc 9303-12 §4.2: a signer's key is used for at most three months. */
const DAYS_OF_KEY_USE = 90
/** A Danish passport is valid for at most 128 months; the signer's certificate outlives the last that it signed. */
const DAYS_OF_VALIDITY = DAYS_OF_KEY_USE + 128 * 31

/** The three months, out of an unbroken row, in which a signer that signs at that moment uses its key. */
export const signingPeriod = (moment: Instant): Period => {
  const from = Math.floor(moment / (DAYS_OF_KEY_USE * DAY)) * DAYS_OF_KEY_USE * DAY
  return { from: new Date(from), until: new Date(from + DAYS_OF_KEY_USE * DAY) }
}

/** How long the certificate of a signer is valid that begins to sign then, under that CSCA. */
export const signerValidity = ({ from }: Period, csca: Csca): Period => ({
  from,
  until: new Date(Math.min(from.getTime() + DAYS_OF_VALIDITY * DAY, csca.valid.until.getTime())),
})

/**
 * Of the signers that this generation of the CSCA certifies. RSA signers have smaller keys than their CSCA, as
 * Doc 9303-12 §4.4.1 lets them.
 */
export const signerSuite = ({ signer }: StateProfile, { suite }: Csca): Suite => {
  const { key, signature } = suiteParts(suite)
  if (signer) return signer
  return keyKind(key) === 'rsa' ? `rsa2048${key.endsWith('-e3') ? '-e3' : ''} ${signature}` : suite
}

/** The hash over data groups: of the state, or of its newest signers. */
export const dataGroupHashOf = (profile: StateProfile): HashName => {
  const newest = profile.generations.at(-1) ?? profile.generations[0]
  return profile.hash ?? signatureParts(suiteParts(profile.signer ?? newest.suite).signature).hash
}

export type DocumentSignerGiven = { csca: Csca; serial: Uint8Array; keyUsed: Period; valid: Period; suite: Suite }

/** @param random of the state; the key follows from it and from the signing period. */
export const createDocumentSigner = (
  profile: StateProfile,
  random: Random,
  given: DocumentSignerGiven,
  change: CertificateChange = {},
): CmsSigner => {
  const { csca, serial, keyUsed, valid, suite } = given
  const { country, certificateCountry, organization } = profile
  const { key: keyName, signature } = suiteParts(suite)
  const keys = random.fork(`signer-key/${keyUsed.from.getTime()}`)
  const key = keyOf(keyName, keys)
  const content = {
    serial,
    subject: { country: certificateCountry, organization, commonName: 'Document Signer' },
    issuer: csca.name,
    valid,
    key,
    extensions: signerExtensions({
      authority: csca.authorityKeyId,
      subject: key.identifier,
      country,
      issuer: csca.name,
      keyUsed,
    }),
    signedBy: csca.key,
    signature: csca.signature,
  }
  return {
    certificate: buildCertificate(content, change),
    key,
    signature,
    otherKey: () => keyOf(keyName, keys, 1),
  }
}
