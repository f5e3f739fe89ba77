import { X509Certificate } from 'node:crypto'
import { equalBytes, fromBase64 } from '../core/bytes'
import { SetupFault } from '../core/errors'
import { decodeOid, ID_BASIC_CONSTRAINTS, ID_CSCA_MASTER_LIST, ID_SIGNED_DATA } from '../emrtd/object-ids'
import { findTlv, parseTlvs, readTlv, type Tlv, TlvError } from '../emrtd/tlv'
import { certificateFields, extensionValue } from './certificate-parts'
import { mergedTrustLists, type TrustList } from './trust-list'

/** A file of somebody who brings certificates of their own. */
export type TrustFile = { name: string; bytes: Uint8Array }
/** Document signers are not trusted; security objects without their signer's certificate need them. */
export type TrustMaterial = TrustList & { signerCertificates: Uint8Array[] }

type Kind = 'csca' | 'link' | 'signer' | 'revocation-list'
type Found = { kind: Kind; der: Uint8Array }

const [INTEGER, BIT_STRING, OBJECT_IDENTIFIER, UTC_TIME, GENERALIZED_TIME] = [0x02, 0x03, 0x06, 0x17, 0x18]
const [SEQUENCE, SET, CONTEXT_0] = [0x30, 0x31, 0xa0]

/**
 * What these files hold: certificates, revocation lists, master lists of ICAO (Doc 9303-12 §8) and PKCS#7 bundles, in
 * DER, one after the other too, in PEM, or as values of an LDIF file as ICAO's directory gives it. They are taken as
 * they come: who loads a list trusts it, so that its own signature is not asked. Throws SetupFault.
 */
export const readTrustFiles = (files: readonly TrustFile[]): TrustMaterial => {
  const found = files.flatMap(readFile)
  const of = (kind: Kind) => found.filter((each) => each.kind === kind).map(({ der }) => der)
  const list = { cscaCertificates: of('csca'), linkCertificates: of('link'), revocationLists: of('revocation-list') }
  const { cscaCertificates: signerCertificates } = mergedTrustLists({ ...list, cscaCertificates: of('signer') })
  const merged = mergedTrustLists(list)
  if (merged.cscaCertificates.length === 0)
    throw new SetupFault({
      code: 'SETUP_TRUST_EMPTY',
      what: `no certificate of a CSCA is in ${files.map(({ name }) => name).join(', ') || 'no file at all'}`,
      mend: 'give self-signed CSCA certificates or a master list, in DER, PEM or LDIF',
    })
  return { ...merged, signerCertificates }
}

const readFile = ({ name, bytes }: TrustFile): Found[] => {
  try {
    return wholeDers(name, bytes).flatMap(readDer)
  } catch (thrown) {
    if (!(thrown instanceof TlvError || thrown instanceof RangeError)) throw thrown
    throw new SetupFault({
      code: 'SETUP_TRUST_UNREADABLE',
      what: `${name} cannot be read: ${thrown.message}`,
      mend: 'give certificates, revocation lists or master lists in DER, PEM or LDIF',
      cause: thrown,
    })
  }
}

const PEM = /-----BEGIN (CERTIFICATE|X509 CRL|CMS|PKCS7)-----([^-]*)-----END \1-----/g
const LDIF = /^(dn|version):/im

const wholeDers = (name: string, bytes: Uint8Array): Uint8Array[] => {
  if (bytes[0] === SEQUENCE) return inRow(bytes)
  const text = Buffer.from(bytes).toString('latin1')
  const armoured = [...text.matchAll(PEM)].map(([, , body = '']) => fromBase64(body))
  if (armoured.length > 0) return armoured.flatMap(inRow)
  if (LDIF.test(text)) return valuesOfLdif(text)
  throw new RangeError(`${name} is neither DER, nor PEM, nor LDIF`)
}

const inRow = (bytes: Uint8Array): Uint8Array[] => {
  const all: Uint8Array[] = []
  for (let at = 0; at < bytes.length; ) {
    const { end } = readTlv(bytes, at)
    all.push(bytes.subarray(at, end))
    at = end
  }
  return all
}

/** RFC 2849: a value in base64 stands after two colons, and a line that begins with a space goes on with the one before. */
const valuesOfLdif = (text: string): Uint8Array[] =>
  [...text.replace(/\r?\n /g, '').matchAll(/^[^:#\s]+::[ \t]*([A-Za-z0-9+/=]+)/gm)]
    .map(([, value = '']) => fromBase64(value))
    // Names in other alphabets are in base64 too.
    .filter((value) => value[0] === SEQUENCE && isWhole(value))

const isWhole = (bytes: Uint8Array): boolean => {
  try {
    return readTlv(bytes).end === bytes.length
  } catch {
    return false
  }
}

const readDer = (der: Uint8Array): Found[] => {
  const [first, second, third] = parseTlvs(readTlv(der).value)
  if (first?.tag === OBJECT_IDENTIFIER && decodeOid(first.value) === ID_SIGNED_DATA && second)
    return signedCertificates(second.value)
  if (first?.tag === INTEGER && second?.tag === SET) return certificatesIn(second.value)
  if (first?.tag === SEQUENCE && second?.tag === SEQUENCE && third?.tag === BIT_STRING) return [readSigned(der, first)]
  throw new RangeError('one of its parts is no certificate, no revocation list and no master list')
}

const certificatesIn = (value: Uint8Array): Found[] => inRow(value).flatMap(readDer)

/** A master list gives what it lists; a message about anything else, or nothing, the certificates that come with it. */
const signedCertificates = (explicit: Uint8Array): Found[] => {
  const fields = parseTlvs(readTlv(explicit).value)
  const [type, content] = parseTlvs(fields[2]?.value ?? new Uint8Array())
  if (!type || decodeOid(type.value) !== ID_CSCA_MASTER_LIST || !content)
    return certificatesIn(findTlv(fields, CONTEXT_0) ?? new Uint8Array())
  return readDer(readTlv(content.value).value)
}

const readSigned = (der: Uint8Array, toBeSigned: Tlv): Found => {
  const fields = parseTlvs(toBeSigned.value).map(({ tag }) => tag)
  // TBSCertList: version, algorithm, issuer and then a time (RFC 5280 §5.1); a certificate has its validity there.
  const afterIssuer = fields.filter((tag) => tag !== INTEGER && tag !== CONTEXT_0)[2]
  const isList = afterIssuer === UTC_TIME || afterIssuer === GENERALIZED_TIME
  return { kind: isList ? 'revocation-list' : kindOfCertificate(der), der }
}

const IS_AUTHORITY = 0xff

const kindOfCertificate = (der: Uint8Array): Kind => {
  const { issuer, subject } = certificateFields(der)
  if (equalBytes(issuer, subject) && signsItself(der)) return 'csca'
  const constraints = extensionValue(der, ID_BASIC_CONSTRAINTS)
  return constraints && parseTlvs(readTlv(constraints).value)[0]?.value[0] === IS_AUTHORITY ? 'link' : 'signer'
}

/** Link certificates have one name twice as roots do, and key identifiers may be missing: only the signature tells. */
const signsItself = (der: Uint8Array): boolean => {
  try {
    const certificate = new X509Certificate(der)
    return certificate.verify(certificate.publicKey)
  } catch {
    // A key that OpenSSL does not know: whoever names the subject as issuer, and is not refuted, is its own.
    return true
  }
}
