import type { IssuingState } from '../../certs/issuing-state'
import type { Witness } from '../../core/evidence'
import type { Random } from '../../core/random'
import type { MrzFields } from '../../emrtd/mrz'
import type { MrzFormat } from '../../emrtd/mrz-layout'
import type { Truncation } from '../../emrtd/name-field'
import type { CyrillicLanguage } from '../../emrtd/transliteration'
import type { Defect } from './deviations/defects'
import type { Deviation } from './deviations/deviation'
import type { LdsVersion } from './files'
import type { DateCoding, Details } from './lds/details'
import type { FaceEntry } from './lds/dg2'
import type { PortraitStyle } from './lds/portrait'
import type { PassportAccess, PassportAuthentication } from './security'

export type Holder = {
  surname: string
  givenNames: string
  /** YYYY-MM-DD; unknown parts are 0000 and 00. */
  birthDate: string
  sex: 'M' | 'F' | 'X'
  /** Ten digits, with or without a hyphen; printed as the personal number. */
  cprNumber?: string
}

export type PassportOrder = {
  person: Holder
  /** TD3 unless said; cards have codes that begin with A, C or I. */
  format?: MrzFormat
  /** Letters and digits: up to nine, in TD2 fourteen, in TD1 twenty-two. */
  documentNumber: string
  /** 'P' unless said, of cards 'I'. */
  documentCode?: string
  /** Three letters; the issuer's own unless said. */
  nationality?: string
  /** YYYY-MM-DD, both. */
  issuedOn: string
  expiresOn: string
  issuer: IssuingState
  portraitJpeg: Uint8Array
  /** How the portrait is stored in DG2: a JPEG in a record of ISO/IEC 19794-5 unless said. */
  portrait?: PortraitOrder
  /** DG7, DG11, DG12, DG13 and DG16; none unless said. */
  details?: Details & { dates?: DateCoding }
  /** How the zone writes a name that is long, or in Cyrillic letters. */
  spelling?: { truncation?: Truncation; language?: CyrillicLanguage }
  access: PassportAccess
  /** How the chip proves that it is no copy: not at all unless said. */
  authentication?: PassportAuthentication
  /** EF.COM and DG3 as EU passports have them: a data group that is listed and signed but opens to nobody here. */
  fingerprints?: boolean
  ldsVersion?: LdsVersion
  random: Random
  witness: Witness
  defects?: readonly Defect[]
  /** Further deviations, beside the named defects. */
  deviations?: readonly Deviation[]
}

export type PortraitOrder = PortraitStyle &
  Omit<FaceEntry, 'picture' | 'standard'> & {
    /** JPEGs of the same person, each an entry of its own behind the first, newest first. */
    older?: readonly Uint8Array[]
  }

const shortDate = (date: string): string => date.slice(2).replaceAll('-', '')

/** Doc 9303-3 §4.8: unknown parts are fillers. */
const birthDateOf = (date: string): string => {
  const [year = '', month = '', day = ''] = date.split('-')
  return [year === '0000' ? '<<' : year.slice(2), ...[month, day].map((part) => (part === '00' ? '<<' : part))].join('')
}

/** What the machine readable zone says. TD2 has no room for a personal number. */
export const fieldsOf = (order: PassportOrder, expiresOn: string): MrzFields => {
  const { person, issuer, format = 'TD3', documentCode = format === 'TD3' ? 'P' : 'I' } = order
  return {
    documentCode: documentCode.replace(/<+$/, ''),
    issuingState: issuer.country,
    surname: person.surname,
    givenNames: person.givenNames,
    documentNumber: order.documentNumber,
    nationality: order.nationality ?? issuer.country,
    birthDate: birthDateOf(person.birthDate),
    // Doc 9303-4 §4.2.2.2 note p: X in the visual zone is a filler here.
    sex: person.sex === 'X' ? '<' : person.sex,
    expiryDate: shortDate(expiresOn),
    optionalData: format === 'TD2' ? '' : (person.cprNumber ?? '').replaceAll('-', ''),
  }
}
