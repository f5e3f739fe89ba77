import { DAY, type Instant } from '../core/clock'
import type { Random } from '../core/random'
import { buildCertificate } from './certificate'
import type { Csca } from './csca'
import { type Period, signerExtensions } from './extensions'
import { drawRsaKeys } from './key-pool'
import { distinguishedName } from './names'
import type { StateProfile } from './profiles'
import type { DocumentSigner } from './security-object'
import { ecKey, rsaKey, type SigningKey } from './signing-key'

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

const keyOf = ({ key }: StateProfile, random: Random): SigningKey => {
  if (key.kind === 'ec') return ecKey(key.domainParameters, key.parameters, random)
  const [pem = ''] = drawRsaKeys(key.signerBits, 1, random)
  return rsaKey(pem)
}

/** @param random of the state; the key follows from it and from the signing period. */
export const createDocumentSigner = (
  profile: StateProfile,
  random: Random,
  given: { csca: Csca; serial: Uint8Array; keyUsed: Period; valid: Period },
): DocumentSigner => {
  const { csca, serial, keyUsed, valid } = given
  const { country, certificateCountry, organization, hash } = profile
  const key = keyOf(profile, random.fork(`signer-key/${keyUsed.from.getTime()}`))
  const certificate = buildCertificate({
    serial,
    subject: distinguishedName(certificateCountry, organization, 'Document Signer'),
    issuer: csca.name,
    valid,
    key,
    extensions: signerExtensions({
      authority: csca.key.identifier,
      subject: key.identifier,
      country,
      issuer: csca.name,
      keyUsed,
    }),
    signedBy: csca.key,
    hash,
  })
  return { certificate, key, hash }
}
