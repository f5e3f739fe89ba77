import { X509Certificate } from 'node:crypto'
import type { TrustList } from '../certs/trust-list'
import * as ids from '../emrtd/files'
import { encodeTlv, findTlv, parseTlvs, type Tlv, TlvError } from '../emrtd/tlv'

/** What stands in the files of a chip, for people. */
export type ShownFile = { id: string; name: string; bytes: number; says: string }
export type ShownCertificate = Record<'role' | 'subject' | 'issuer' | 'from' | 'until' | 'signature' | 'key', string>

const NAMES = new Map([
  [ids.EF_CARD_ACCESS, 'EF.CardAccess'],
  [ids.EF_ATR_INFO, 'EF.ATR/INFO'],
  [ids.EF_DIR, 'EF.DIR'],
  [ids.EF_COM, 'EF.COM'],
  [ids.EF_SOD, 'EF.SOD'],
  [ids.PATH_EF_CARD_SECURITY, 'EF.CardSecurity'],
  [ids.PATH_EF_CVCA, 'EF.CVCA'],
  ...Array.from({ length: 16 }, (_, index): [number, string] => {
    const { fileId, name } = ids.dataGroup(index + 1)
    return [fileId, `EF.DG${index + 1} (${name})`]
  }),
])

/** Members of what nested tags lead to; none where they lead nowhere, as in a defective file. */
const membersAt = (file: Uint8Array, ...tags: readonly number[]): Tlv[] => {
  try {
    let members = parseTlvs(file)
    for (const tag of tags) {
      const value = findTlv(members, tag)
      if (!value) return []
      members = parseTlvs(value)
    }
    return members
  } catch (thrown) {
    if (thrown instanceof TlvError) return []
    throw thrown
  }
}
const latin = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('latin1')

/** Doc 9303-10 §4.6.1. */
const comSays = (file: Uint8Array): string => {
  const members = membersAt(file, ids.TAG_COM)
  const groups = [...(findTlv(members, 0x5c) ?? [])].map((tag) => `DG${ids.dataGroupOfTag(tag) ?? '?'}`)
  return `LDS ${latin(findTlv(members, 0x5f01))}, ${groups.join(' ')}`
}

export const filesOf = (files: ReadonlyMap<number, Uint8Array>): ShownFile[] =>
  [...files]
    .sort(([a], [b]) => a - b)
    .map(([id, content]) => ({
      id: id.toString(16).padStart(4, '0').toUpperCase(),
      name: NAMES.get(id) ?? 'unknown to Doc 9303',
      bytes: content.length,
      says: id === ids.EF_COM ? comSays(content) : id === 0x0101 ? latin(membersAt(content, 0x61)[0]?.value) : '',
    }))

/** RFC 5652 §5.1: the certificates inside signed data. */
const CERTIFICATES = 0xa0
const signersIn = (file: Uint8Array): Uint8Array[] =>
  membersAt(file, ids.TAG_SOD, 0x30, 0xa0, 0x30, CERTIFICATES).map(({ tag, value }) => encodeTlv(tag, value))

const oneLine = (name: string): string => name.split('\n').join(', ')
const day = (date: string): string => new Date(date).toISOString().slice(0, 10)

const keySays = (certificate: X509Certificate): string => {
  try {
    const { asymmetricKeyType = 'unknown', asymmetricKeyDetails: details = {} } = certificate.publicKey
    const size =
      details.modulusLength === undefined ? (details.namedCurve ?? 'explicit parameters') : details.modulusLength
    return `${asymmetricKeyType} ${size}`
  } catch {
    return 'in a form that OpenSSL does not take'
  }
}

const shown = (role: string, der: Uint8Array): ShownCertificate => {
  try {
    const certificate = new X509Certificate(der)
    const { subject, issuer, validFrom, validTo } = certificate
    // Since Node 24.9.
    const { signatureAlgorithm = 'unknown' } = certificate as { signatureAlgorithm?: string }
    return {
      role,
      subject: oneLine(subject),
      issuer: oneLine(issuer),
      from: day(validFrom),
      until: day(validTo),
      signature: signatureAlgorithm,
      key: keySays(certificate),
    }
  } catch {
    const unknown = 'unreadable'
    return { role, subject: unknown, issuer: unknown, from: unknown, until: unknown, signature: unknown, key: unknown }
  }
}

/** Of the document signer, and of what is trusted above it. */
export const certificatesOf = (files: ReadonlyMap<number, Uint8Array>, trust: TrustList): ShownCertificate[] => [
  ...signersIn(files.get(ids.EF_SOD) ?? new Uint8Array()).map((der) => shown('document signer', der)),
  ...trust.linkCertificates.map((der) => shown('link certificate', der)),
  ...trust.cscaCertificates.map((der) => shown('CSCA', der)),
]
