import { ID_LDS_SECURITY_OBJECT, ID_SECURITY_OBJECT } from '../emrtd/object-ids'
import { type HashName, hashAlgorithm } from './algorithms'
import { type Asn1, application, der, integer, octets, present, printable, sequence } from './asn1'
import { type SignedDataChange, type SignedDataContent, signedData } from './signed-data'

export type LdsVersion = '0107' | '0108'

/** The fields of LDSSecurityObject, Doc 9303-10 §4.6.2.3, in their order; what is undefined is left out. */
export type LdsFields = {
  version: Asn1 | undefined
  hashAlgorithm: Asn1 | undefined
  /** DataGroupHash, one for each data group, by its number. */
  hashes: ReadonlyMap<number, Asn1>
  ldsVersion: Asn1 | undefined
}

/** Where EF.SOD can be made otherwise than it should be; what is changed inside is then signed. */
export type SecurityObjectChange = SignedDataChange & {
  lds?(fields: LdsFields): LdsFields
  signerNamedBy?: SignedDataContent['signerNamedBy']
  /** The whole file. */
  file?(content: Uint8Array): Uint8Array
}

const UNICODE_VERSION = '040000'
/** EF.SOD is [APPLICATION 23], tag 77: Doc 9303-10 §4.6.2. */
const SOD_TAG = 23

export const dataGroupHash = (number: number, hash: Uint8Array): Asn1 => sequence(integer(number), octets(hash))
export const ldsVersionInfo = (version: string): Asn1 => sequence(printable(version), printable(UNICODE_VERSION))

/** LDSSecurityObject, DER: version 0, or version 1 with the LDS version signed (Doc 9303-10 §4.6.2.3). */
export const ldsSecurityObject = (
  hash: HashName,
  hashesByDg: ReadonlyMap<number, Uint8Array>,
  ldsVersion: LdsVersion,
  change: (fields: LdsFields) => LdsFields = (fields) => fields,
): Uint8Array => {
  const signsVersion = ldsVersion === '0108'
  const inOrder = [...hashesByDg].sort(([a], [b]) => a - b)
  const fields = change({
    version: integer(signsVersion ? 1 : 0),
    hashAlgorithm: hashAlgorithm(hash),
    hashes: new Map(inOrder.map(([number, value]) => [number, dataGroupHash(number, value)])),
    ldsVersion: signsVersion ? ldsVersionInfo(ldsVersion) : undefined,
  })
  const hashes = sequence(...fields.hashes.values())
  return der(sequence(...present([fields.version, fields.hashAlgorithm, hashes, fields.ldsVersion])))
}

/** What is signed, by whom, and the certificates that lie beside it. */
export type SignedObject = Pick<SignedDataContent, 'signers' | 'certificates' | 'signedOn'> & { signed: Uint8Array }

const messageOf = (
  contentType: string,
  { signed, signers, certificates, signedOn }: SignedObject,
  change: SecurityObjectChange,
): Asn1 => {
  const signerNamedBy = change.signerNamedBy ?? 'issuer-and-serial'
  return signedData({ contentType, content: signed, signers, certificates, signedOn, signerNamedBy }, change)
}

/** EF.SOD: SignedData over the LDSSecurityObject in tag 77. */
export const securityObject = (object: SignedObject, change: SecurityObjectChange = {}): Uint8Array => {
  const file = der(application(SOD_TAG, messageOf(ID_LDS_SECURITY_OBJECT, object, change)))
  return change.file?.(file) ?? file
}

/** EF.CardSecurity (Doc 9303-10 §3.11.4, BSI TR-03110-3 A.1.2.5): SignedData over SecurityInfos. */
export const cardSecurity = (object: SignedObject, change: SecurityObjectChange = {}): Uint8Array =>
  der(messageOf(ID_SECURITY_OBJECT, object, change))
