import { DAY, type Instant, SECOND } from '../core/clock'
import * as id from '../emrtd/object-ids'
import { type Asn1, bits, context, implicit, integer, nothing, oid, sequence } from './asn1'
import type { CertificateChange, CertificateFields } from './certificate'
import { documentTypes, type Extension, keyUsage, type Period } from './extensions'
import { directoryName, type Name, nameToAsn1 } from './names'

/** One way in which the certificate of a document signer differs from the honest one. */
export type SignerVariant = CertificateChange & {
  means: string
  /** Cases of BSI TR-03105-5.1 and of the list of quirks. */
  sources: readonly string[]
  /** Whose key signed the certificate: an honest signer of another state, or a CSCA that looks like the right one. */
  of?: 'another-state' | 'look-alike' | 'itself-as-generator'
  /** @param today the start of it. */
  valid?(honest: Period, today: Instant): Period
  /** It stands in the revocation list. */
  revoked?: true
  /** Who expired yesterday cannot have signed lately. */
  signedLongAgo?: true
}

const NOBODY: Name = { country: 'XX', organization: 'Nobody', commonName: 'Country Signing CA' }
/** RFC 8410 §3: a key that agrees on secrets and signs nothing. */
const ID_X25519 = '1.3.101.110'
const ID_UNKNOWN_EXTENSION = '2.999.9303.1'

const without =
  (field: keyof CertificateFields) =>
  (fields: CertificateFields): CertificateFields => ({ ...fields, [field]: undefined })
const withField =
  (field: keyof CertificateFields, value: () => Asn1) =>
  (fields: CertificateFields): CertificateFields => ({ ...fields, [field]: value() })
const withoutExtension = (dotted: string) => (extensions: Extension[]) =>
  extensions.filter((extension) => extension.id !== dotted)
const replacing = (make: () => Extension) => (extensions: Extension[]) => {
  const other = make()
  return extensions.map((extension) => (extension.id === other.id ? other : extension))
}

/** Without a key identifier: the issuer's name and a serial number, RFC 5280 §4.2.1.1. */
const authorityByName = (): Extension => ({
  id: id.ID_AUTHORITY_KEY_IDENTIFIER,
  value: sequence(context(1, directoryName(nameToAsn1(NOBODY))), implicit(2, integer(1))),
})

const flipLast = (bytes: Uint8Array): Uint8Array => {
  const flipped = Uint8Array.from(bytes)
  flipped[flipped.length - 1] = (flipped.at(-1) ?? 0) ^ 1
  return flipped
}
const bitsOf = (value: Asn1 | undefined): Uint8Array =>
  new Uint8Array(Buffer.from(typeof value?.value === 'string' ? value.value.slice(1) : '', 'latin1'))

export const SIGNERS = {
  honest: { means: 'the signer that the state has', sources: [] },
  expired: {
    means: 'its certificate has expired',
    sources: ['LDS_H_56'],
    valid: ({ from }, today) => ({ from, until: new Date(today - SECOND) }),
    signedLongAgo: true,
  },
  'not-yet-valid': {
    means: 'its certificate is valid from tomorrow',
    sources: ['LDS_H_56'],
    valid: ({ until }, today) => ({ from: new Date(today + DAY), until }),
  },
  'validity-reversed': {
    means: 'its certificate ends before it begins',
    sources: ['LDS_H_56'],
    valid: ({ from, until }) => ({ from: until, until: from }),
  },
  revoked: { means: 'its certificate is revoked', sources: [], revoked: true },
  'unknown-csca': {
    means: 'a CSCA that looks like the right one, and that nobody trusts, signed its certificate',
    sources: ['PK-19'],
    of: 'look-alike',
  },
  'csca-itself-as-generator': {
    means: 'a CSCA with the public key of the right one, on parameters of its own making, signed its certificate',
    sources: ['PK-03'],
    of: 'itself-as-generator',
  },
  'of-another-state': { means: 'it is the signer of another state', sources: ['PK-20'], of: 'another-state' },
  'key-usage-of-a-csca': {
    means: 'its key is for certificates and revocation lists',
    sources: ['LDS_H_62'],
    extensions: replacing(() => keyUsage('authority')),
  },
  'key-usage-without-digital-signature': {
    means: 'its key is for enciphering',
    sources: ['LDS_H_63'],
    extensions: replacing(() => keyUsage('encipherment')),
  },
  'key-usage-missing': {
    means: 'its certificate does not say what its key is for',
    sources: ['LDS_H_64'],
    extensions: withoutExtension(id.ID_KEY_USAGE),
  },
  'authority-key-id-without-key': {
    means: 'its certificate names its issuer by name and number, and not by its key',
    sources: ['LDS_H_60'],
    extensions: replacing(authorityByName),
  },
  'authority-key-id-missing': {
    means: 'its certificate does not name the key of its issuer',
    sources: ['LDS_H_61', 'PK-14'],
    extensions: withoutExtension(id.ID_AUTHORITY_KEY_IDENTIFIER),
  },
  'for-other-documents': {
    means: 'it signs identity cards only',
    sources: ['Doc 9303-12 §7.1.1.6'],
    extensions: replacing(() => documentTypes('ID', 'AC')),
  },
  'document-types-missing': {
    means: 'its certificate does not say which documents it signs',
    sources: ['Doc 9303-12 §7.1.1.6'],
    extensions: withoutExtension(id.ID_DOCUMENT_TYPE_LIST),
  },
  'unknown-extension': {
    means: 'its certificate has an extension that nobody knows and that need not be understood',
    sources: ['RFC 5280 §4.2'],
    extensions: (extensions) => [...extensions, { id: ID_UNKNOWN_EXTENSION, value: nothing() }],
  },
  'unknown-critical-extension': {
    means: 'its certificate has an extension that nobody knows and that must be understood',
    sources: ['RFC 5280 §4.2'],
    extensions: (extensions) => [...extensions, { id: ID_UNKNOWN_EXTENSION, critical: true, value: nothing() }],
  },
  'version-2': {
    means: 'its certificate is of version 2',
    sources: ['LDS_H_48', 'LDS_D_27'],
    fields: withField('version', () => context(0, integer(1))),
  },
  'version-missing': {
    means: 'its certificate says no version, which means 1',
    sources: ['LDS_H_49', 'LDS_D_28'],
    fields: without('version'),
  },
  'serial-missing': { means: 'it has no serial number', sources: ['LDS_H_50'], fields: without('serial') },
  'algorithm-differs': {
    means: 'the algorithm inside its certificate is not the one outside',
    sources: ['LDS_H_51'],
    fields: withField('algorithm', () => sequence(oid('1.2.840.113549.1.1.14'), nothing())),
  },
  'algorithm-missing': {
    means: 'the algorithm is missing inside its certificate',
    sources: ['LDS_H_52'],
    fields: without('algorithm'),
  },
  'issuer-without-country': {
    means: 'the name of its issuer follows no convention: it has no country',
    sources: ['LDS_H_53', 'LDS_D_29'],
    fields: withField('issuer', () => {
      const [, organization, commonName] = nameToAsn1(NOBODY).value as Asn1[]
      return sequence(...[organization, commonName].filter((part): part is Asn1 => part !== undefined))
    }),
  },
  'issuer-unknown': {
    means: 'the name of its issuer is not that of its CSCA',
    sources: ['LDS_H_54'],
    fields: withField('issuer', () => nameToAsn1(NOBODY)),
  },
  'issuer-missing': { means: 'it names no issuer', sources: ['LDS_H_55'], fields: without('issuer') },
  'validity-missing': { means: 'its certificate says no dates', sources: ['LDS_H_57'], fields: without('validity') },
  'public-key-of-no-signature': {
    means: 'its key is for X25519, which signs nothing',
    sources: ['LDS_H_58'],
    fields: withField('publicKeyInfo', () => sequence(sequence(oid(ID_X25519)), bits(new Uint8Array(32).fill(9)))),
  },
  'public-key-missing': { means: 'it names no key', sources: ['LDS_H_59'], fields: without('publicKeyInfo') },
  'signature-outlawed': {
    means: 'its certificate is signed with MD5, or with RIPEMD-160 on a curve',
    sources: ['LDS_H_65'],
    outlawed: true,
  },
  'signature-algorithm-missing': {
    means: 'its certificate does not say outside how it is signed',
    sources: ['LDS_H_66'],
    sealed: (parts) => ({ ...parts, algorithm: undefined }),
  },
  'signature-wrong': {
    means: 'the signature of its certificate is not right',
    sources: ['LDS_H_67', 'LDS_D_30', 'LDS_H_69'],
    sealed: (parts) => ({ ...parts, signature: bits(flipLast(bitsOf(parts.signature))) }),
  },
  'signature-missing': {
    means: 'its certificate is not signed',
    sources: ['LDS_H_68', 'LDS_D_31'],
    sealed: (parts) => ({ ...parts, signature: undefined }),
  },
} satisfies Record<string, SignerVariant>

/** Who signs the document security object; everything but `honest` is one deviation from it. */
export type Signer = keyof typeof SIGNERS
export const signerVariant = (signer: Signer): SignerVariant => SIGNERS[signer]
