import { DAY } from '../core/clock'
import { ID_CSCA_MASTER_LIST } from '../emrtd/object-ids'
import { der, integer, oid, parseDer, sequence, setOf } from './asn1'
import { buildCertificate } from './certificate'
import { serialNumber } from './csca'
import { signerSuite } from './document-signer'
import { signerExtensions } from './extensions'
import type { IssuerGiven } from './issuing-state'
import { keyOf, suiteParts } from './key-names'
import { type CmsSigner, signedData } from './signed-data'

export type MasterListOptions = {
  /** `honest` unless said; `without-key-purpose`: its certificate does not say that it signs master lists. */
  signer?: 'honest' | 'without-key-purpose'
}

/** Doc 9303-12 §7.1.3: a master list signer's certificate has one extended key usage, critical. */
const ID_EXTENDED_KEY_USAGE = '2.5.29.37'
const ID_CSCA_MASTER_LIST_SIGNING_KEY = '2.23.136.1.1.3'
const ID_DOCUMENT_TYPE_LIST = '2.23.136.1.1.6.2'
const VERSION = 0
const DAYS_OF_VALIDITY = 365

const masterListSigner = ({ profile, own, serials, authority, today }: IssuerGiven, purpose: boolean): CmsSigner => {
  const { country, certificateCountry, organization } = profile
  const csca = authority.newest
  const { key: keyName, signature } = suiteParts(signerSuite(profile, csca))
  const key = keyOf(keyName, own.fork('master-list-signer'))
  const valid = { from: new Date(today - DAY), until: new Date(today + DAYS_OF_VALIDITY * DAY) }
  const extensions = signerExtensions({
    authority: csca.authorityKeyId,
    subject: key.identifier,
    country,
    issuer: csca.name,
    keyUsed: valid,
  }).filter(({ id }) => id !== ID_DOCUMENT_TYPE_LIST)
  const keyPurpose = {
    id: ID_EXTENDED_KEY_USAGE,
    critical: true,
    value: sequence(oid(ID_CSCA_MASTER_LIST_SIGNING_KEY)),
  }
  const certificate = buildCertificate({
    serial: serialNumber(serials.fork('serial/master-list-signer')),
    subject: { country: certificateCountry, organization, commonName: 'Master List Signer' },
    issuer: csca.name,
    valid,
    key,
    extensions: purpose ? [...extensions, keyPurpose] : extensions,
    signedBy: csca.key,
    signature: csca.signature,
  })
  return { certificate, key, signature }
}

/** CscaMasterList, Doc 9303-12 §8.1: version 0 and a set of certificates. */
export const cscaMasterList = (certificates: readonly Uint8Array[]): Uint8Array =>
  der(sequence(integer(VERSION), setOf(...certificates.map(parseDer))))

/** SignedData over it, with the certificates of its signer and of the CSCA above. DER. */
export const masterListOf = (
  given: IssuerGiven,
  certificates: readonly Uint8Array[],
  { signer = 'honest' }: MasterListOptions = {},
): Uint8Array => {
  const by = masterListSigner(given, signer === 'honest')
  return der(
    signedData({
      contentType: ID_CSCA_MASTER_LIST,
      content: cscaMasterList(certificates),
      signers: [by],
      certificates: [by.certificate, given.authority.newest.certificate()],
      signedOn: new Date(given.today),
      // Doc 9303-12 §8.1 recommends the key identifier.
      signerNamedBy: 'key-identifier',
    }),
  )
}
