import { SIGNERS, type Signer, type SignerVariant } from '../../../certs/signers'
import { SOD_FORMS, type SodFormName } from '../../../certs/sod-forms'
import type { NamedDeviation } from './deviation'

/**
 * Forms of EF.SOD and of its signer (certs/) that an inspection must tell apart: those that must be read, and the others
 * with the check that finds them. Forms on which neither Doc 9303 nor a published case binds a reader are left out.
 */
const FORMS_READ: readonly SodFormName[] = [
  'with-csca',
  'signer-by-key',
  'two-signers',
  'attributes-unsorted',
  'attributes-signed-unsorted',
  'signing-time-missing',
  'signature-with-zeros',
]
const SIGNERS_READ: readonly Signer[] = ['authority-key-id-missing', 'document-types-missing', 'unknown-extension']

const FORMS_REFUSED: Readonly<Record<string, readonly SodFormName[]>> = {
  reading: ['length-too-big'],
  'security-object': [
    'tag-78',
    'length-too-small',
    'version-wrong',
    'version-missing',
    'digest-algorithms-outlawed',
    'digest-algorithms-missing',
    'content-type-wrong',
    'content-type-missing',
    'content-missing',
    'signers-missing',
    'signer-version-wrong',
    'signer-version-missing',
    'signer-of-version-3-by-serial',
    'signer-of-version-1-by-key',
    'digest-algorithm-missing',
    'attributes-missing',
    'signature-missing',
    'lds-version-wrong',
    'lds-version-missing',
    'lds-1.8-of-version-0',
    'lds-1.7-of-version-1',
    'hash-outlawed',
    'hash-algorithm-missing',
    'group-number-missing',
  ],
  'signer-known': ['certificate-elsewhere', 'signer-serial-wrong', 'signer-key-wrong'],
  signature: [
    'digest-outlawed',
    'digest-wrong',
    'digest-missing',
    'content-type-attribute-wrong',
    'content-type-attribute-missing',
    'signature-outlawed',
    'signature-wrong',
    'signature-of-another-key',
    'signature-malformed',
  ],
  'dg1-hash': ['hash-missing'],
  'dg2-hash': ['hash-wrong', 'group-number-wrong'],
}

const SIGNERS_REFUSED: Readonly<Record<string, readonly Signer[]>> = {
  'signer-suited': [
    'key-usage-of-a-csca',
    'key-usage-without-digital-signature',
    'key-usage-missing',
    'for-other-documents',
    'unknown-critical-extension',
    'version-2',
    'version-missing',
  ],
  signature: ['public-key-of-no-signature'],
  'signer-known': [
    'serial-missing',
    'algorithm-differs',
    'algorithm-missing',
    'issuer-without-country',
    'issuer-unknown',
    'issuer-missing',
    'validity-missing',
    'public-key-missing',
    'signature-algorithm-missing',
    'signature-missing',
    'unknown-csca',
    'csca-itself-as-generator',
    'signature-outlawed',
    'signature-wrong',
  ],
  'signer-valid': ['expired', 'not-yet-valid', 'validity-reversed'],
  'signer-not-revoked': ['revoked'],
  'issuing-state': ['of-another-state'],
}

/** certs/ names quirks by their number. */
const QUIRKS: Readonly<Record<string, string>> = {
  'PK-03': 'PK-03-look-alike-curve-parameters',
  'PK-10': 'PK-10-ds-not-in-sod',
  'PK-12': 'PK-12-unsorted-signed-attributes',
  'PK-14': 'PK-14-missing-aki',
  'PK-19': 'PK-19-issuer-not-in-list',
  'PK-20': 'PK-20-country-code-cross-check',
  'PK-22': 'PK-22-der-integer-zero-prefix',
}
/** Cases of EF.SOD are LDS_H in TR-03105-5.1; LDS_D is another numbering of the same. */
const casesOf = (sources: readonly string[]): string[] =>
  sources.filter((source) => !source.startsWith('LDS_D')).map((source) => QUIRKS[source] ?? source)

/** Cases of which certs/ tells only the form. */
const MORE_CASES: Readonly<Partial<Record<SodFormName | Signer, readonly string[]>>> = {
  revoked: ['ISO7816_B_10'],
}
/** What a published case refuses and an observation of real documents wants read: read (BSI TR-03135-1). */
const CONTRADICTED: Readonly<Partial<Record<SodFormName | Signer, string>>> = {
  'certificate-elsewhere': 'LDS_H_15',
  'authority-key-id-missing': 'LDS_H_61',
}

const ofForm = (name: SodFormName, fails?: string): NamedDeviation => {
  const { means, sources } = SOD_FORMS[name]
  return { ...named(name, `EF.SOD: ${means}`, sources, fails), form: name }
}
const ofSigner = (name: Signer, fails?: string): NamedDeviation => {
  const { means, sources, of }: SignerVariant = SIGNERS[name]
  // What was made to deceive comes with its own CSCA.
  const form = of === 'itself-as-generator' ? { form: 'with-csca' as const } : {}
  return { ...named(name, `the signer: ${means}`, sources, fails), signer: name, ...form }
}
const named = (
  name: SodFormName | Signer,
  means: string,
  sources: readonly string[],
  fails: string | undefined,
): NamedDeviation => ({
  kind: fails === undefined ? 'quirk' : 'defect',
  means,
  cases: [...casesOf(sources).filter((id) => id !== CONTRADICTED[name]), ...(MORE_CASES[name] ?? [])],
  ...(fails === undefined ? {} : { fails }),
})

const refused = <Name>(
  table: Readonly<Record<string, readonly Name[]>>,
  make: (name: Name, fails: string) => NamedDeviation,
) => Object.entries(table).flatMap(([fails, names]) => names.map((name) => make(name, fails)))

export const SIGNED_DEVIATIONS: readonly NamedDeviation[] = [
  ...FORMS_READ.map((name) => ofForm(name)),
  ...refused(FORMS_REFUSED, ofForm),
  ...SIGNERS_READ.map((name) => ofSigner(name)),
  ...refused(SIGNERS_REFUSED, ofSigner),
]
