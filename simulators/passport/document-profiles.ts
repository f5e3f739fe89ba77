import type { ProfileName } from '../../certs/profiles'
import type { CipherName } from '../../emrtd/key-derivation'
import type { MrzFormat } from '../../emrtd/mrz-layout'
import type { LdsVersion } from './files'
import type { PaceOffer } from './protocols/pace/pace'
import type { PassportAccess, PassportAuthentication } from './security'

/** A real document as its chip showed itself to a reader: whose it is, how it opens, how it proves to be no copy. */
export type DocumentProfile = {
  issuer: ProfileName
  format: MrzFormat
  /** As in the machine-readable zone. */
  documentCode: string
  /** When it was issued. */
  year: number
  access: PassportAccess
  authentication: PassportAuthentication
  ldsVersion: LdsVersion
}

/** Standardised domain parameters, Doc 9303-11 §9.5.1. */
const CURVES = {
  P192: 8,
  P256: 12,
  brainpoolP256: 13,
  brainpoolP320: 14,
  P384: 15,
  brainpoolP384: 16,
  brainpoolP512: 17,
}
type Curve = keyof typeof CURVES

const pace = (mapping: 'GM' | 'IM' | 'CAM', cipher: CipherName, curve: Curve): PaceOffer => ({
  mapping,
  cipher,
  parameterId: CURVES[curve],
})
const chip = (cipher: CipherName, curve: Curve): PassportAuthentication => ({
  chip: [{ cipher, parameterId: CURVES[curve] }],
})
const ACTIVE: PassportAuthentication = { active: { kind: 'rsa' } }
const COPYABLE: PassportAuthentication = {}

/** Those with PACE open with BAC too. */
const document = (
  issuer: ProfileName,
  kind: string,
  lds: '1.7' | '1.8',
  offers: readonly PaceOffer[],
  authentication: PassportAuthentication,
  lengths: 'extended' | 'short' = 'extended',
): DocumentProfile => {
  const [documentCode = '', year = ''] = kind.split(' ')
  return {
    issuer,
    format: documentCode.startsWith('P') ? 'TD3' : 'TD1',
    documentCode,
    year: Number(year),
    access: { bac: true, pace: offers, extendedLength: lengths === 'extended' },
    authentication,
    ldsVersion: lds === '1.8' ? '0108' : '0107',
  }
}

/**
 * Documents that the readme of the reader gmrtd lists (github.com/gmrtd/gmrtd, 7f23b50), and the Danish one, of which
 * nothing public says how it opens: PACE with generic mapping, BAC and Chip Authentication are assumed. Assumed of all
 * is that PACE does not replace BAC, that Active Authentication has 2048 bits and SHA-256, and who holds them. None of
 * them is a TD2 document: the one at the end is made up, with the chip of the French card.
 */
export const DOCUMENT_PROFILES = {
  'AUS-P-2016': document('australia', 'P 2016', '1.7', [], ACTIVE),
  'AUT-P-2023': document(
    'austria',
    'P 2023',
    '1.7',
    [pace('GM', 'AES-128', 'brainpoolP256')],
    chip('AES-128', 'brainpoolP256'),
  ),
  'CAN-PP-2023': document(
    'canada',
    'PP 2023',
    '1.8',
    [pace('GM', 'AES-128', 'P384')],
    chip('AES-128', 'P384'),
    'short',
  ),
  'CHN-PO-2018': document('china', 'PO 2018', '1.7', [], ACTIVE, 'short'),
  'FIN-I-2023': document(
    'finland',
    'I 2023',
    '1.8',
    [pace('GM', 'AES-256', 'brainpoolP384'), pace('CAM', 'AES-256', 'brainpoolP384')],
    COPYABLE,
  ),
  'FIN-P-2024': document(
    'finland',
    'P 2024',
    '1.8',
    [pace('GM', 'AES-256', 'brainpoolP384'), pace('CAM', 'AES-256', 'brainpoolP384')],
    COPYABLE,
  ),
  'FRA-P-2017': document('france', 'P 2017', '1.7', [pace('GM', 'AES-256', 'P256')], chip('3DES', 'P256')),
  'FRA-ID-2024': document(
    'france',
    'ID 2024',
    '1.8',
    [pace('GM', 'AES-256', 'brainpoolP256'), pace('IM', 'AES-256', 'brainpoolP256')],
    chip('AES-256', 'brainpoolP256'),
  ),
  'D-P-2023': document(
    'germany',
    'P 2023',
    '1.8',
    [pace('GM', 'AES-128', 'brainpoolP256'), pace('CAM', 'AES-128', 'brainpoolP256')],
    chip('AES-128', 'brainpoolP256'),
  ),
  'HKG-P-2025': document('hong-kong', 'P 2025', '1.8', [pace('GM', 'AES-256', 'brainpoolP256')], {
    active: { kind: 'ecdsa', parameterId: CURVES.brainpoolP256 },
  }),
  'IDN-P-2025': document(
    'indonesia',
    'P 2025',
    '1.7',
    [pace('GM', 'AES-256', 'brainpoolP256')],
    chip('AES-256', 'brainpoolP256'),
  ),
  'MYS-P-2023': document('malaysia', 'P 2023', '1.7', [], chip('3DES', 'brainpoolP256')),
  'NLD-PP-2025': document(
    'netherlands',
    'PP 2025',
    '1.8',
    [pace('GM', 'AES-256', 'brainpoolP320')],
    chip('AES-256', 'brainpoolP512'),
  ),
  'NZL-P-2017': document('new-zealand', 'P 2017', '1.7', [pace('GM', '3DES', 'brainpoolP256')], ACTIVE, 'short'),
  'PHL-P-2020': document('philippines', 'P 2020', '1.7', [], ACTIVE),
  'PRT-PP-2026': document(
    'portugal',
    'PP 2026',
    '1.7',
    [pace('GM', 'AES-128', 'brainpoolP256')],
    chip('AES-128', 'brainpoolP256'),
  ),
  'RUS-P-2020': document('russia', 'P 2020', '1.7', [], chip('3DES', 'P192')),
  'SGP-PA-2023': document('singapore', 'PA 2023', '1.8', [pace('GM', 'AES-256', 'brainpoolP256')], COPYABLE),
  'SGP-PP-2025': document('singapore', 'PP 2025', '1.8', [pace('GM', 'AES-256', 'brainpoolP256')], ACTIVE),
  'TWN-P-2024': document('taiwan', 'P 2024', '1.7', [pace('GM', 'AES-256', 'P256')], COPYABLE),
  'GBR-P-2021': document('united-kingdom', 'P 2021', '1.8', [pace('GM', 'AES-256', 'P256')], chip('AES-256', 'P256')),
  'USA-P-2021': document('united-states', 'P 2021', '1.7', [], COPYABLE, 'short'),
  'DNK-P-2023': document(
    'denmark',
    'P 2023',
    '1.7',
    [pace('GM', 'AES-128', 'brainpoolP256')],
    chip('AES-128', 'brainpoolP256'),
  ),
  'FRA-I-TD2': {
    ...document(
      'france',
      'I 2024',
      '1.8',
      [pace('GM', 'AES-256', 'brainpoolP256'), pace('IM', 'AES-256', 'brainpoolP256')],
      chip('AES-256', 'brainpoolP256'),
    ),
    format: 'TD2',
  },
} satisfies Record<string, DocumentProfile>

export type DocumentProfileName = keyof typeof DOCUMENT_PROFILES
export const documentProfile = (name: DocumentProfileName): DocumentProfile => DOCUMENT_PROFILES[name]
