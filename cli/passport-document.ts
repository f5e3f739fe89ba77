import { SetupFault } from '../core/errors'
import type { MrzFormat } from '../emrtd/mrz-layout'
import { transliterate } from '../emrtd/transliteration'
import {
  DOCUMENT_PROFILES,
  type DocumentProfile,
  type DocumentProfileName,
} from '../simulators/passport/document-profiles'
import type { Details } from '../simulators/passport/lds/details'
import type { PassportOrder } from '../simulators/passport/order'
import type { PassportAccess } from '../simulators/passport/security'
import type { PersonData } from '../simulators/people/person'

/** What document `vidimus passport issue` writes, and how its data groups are encoded. */
export type DocumentOptions = {
  format?: string
  portrait?: string
  standard?: string
  lds?: string
  details?: boolean
  /** A DocumentProfile: how the chip opens and proves to be no copy. */
  like?: string
  /** Card access number, six digits. */
  can?: string
}

const FORMATS: readonly MrzFormat[] = ['TD1', 'TD2', 'TD3']
const PORTRAITS = ['jpeg', 'jp2', 'codestream'] as const
const STANDARDS = ['iso-19794-5', 'iso-39794-5'] as const
const VERSIONS = ['0107', '0108'] as const

/** Throws SetupFault for a name that is not known. */
export const oneOf = <T extends string>(what: string, known: readonly T[], asked: string): T => {
  const found = known.find((name) => name === asked)
  if (found) return found
  throw new SetupFault({
    code: `SETUP_UNKNOWN_${what.toUpperCase()}`,
    what: `no ${what} is called "${asked}"`,
    mend: `use one of: ${known.join(', ')}`,
  })
}

const detailsOf = (person: PersonData, issuedOn: string, signature: Uint8Array): Details => {
  const name = `${person.surname}<<${person.givenNames}`.toUpperCase().replaceAll(' ', '<')
  const issued = issuedOn.replaceAll('-', '')
  return {
    signatures: [signature],
    personal: {
      nameOfHolder: name,
      fullDateOfBirth: person.birthDate.replaceAll('-', ''),
      placeOfBirth: 'NOWHERE',
      ...(person.cprNumber ? { personalNumber: person.cprNumber } : {}),
    },
    document: { issuingAuthority: 'VIDIMUS TEST AUTHORITY', dateOfIssue: issued },
    optional: new Uint8Array(Buffer.from('0C07566964696D7573', 'hex')),
    personsToNotify: [
      {
        recordedOn: issued,
        name: `${transliterate(person.surname)}<<NOBODY`,
        telephone: person.phoneNumber,
        address: 'NOWHERE',
      },
    ],
  }
}

/** The document that this one is to be like; undefined unless asked for. */
export const likeOf = ({ like }: DocumentOptions): DocumentProfile | undefined =>
  like === undefined
    ? undefined
    : DOCUMENT_PROFILES[oneOf('profile', Object.keys(DOCUMENT_PROFILES) as DocumentProfileName[], like)]

const USUAL_ACCESS: PassportAccess = { bac: true, pace: [{ cipher: 'AES-128', parameterId: 13 }] }

export const canOf = (can: string): string => {
  if (/^\d{6}$/.test(can)) return can
  throw new SetupFault({
    code: 'SETUP_CAN',
    what: `"${can}" is no card access number`,
    mend: 'give the six digits as they are printed on the page',
  })
}

/** The part of an order that the options decide. @param signature JPEG of DG7 */
export const documentOrder = (
  options: DocumentOptions,
  person: PersonData,
  issuedOn: string,
  signature: Uint8Array,
): Pick<
  PassportOrder,
  'format' | 'portrait' | 'ldsVersion' | 'details' | 'access' | 'authentication' | 'documentCode'
> => {
  const { format = 'TD3', portrait = 'jpeg', standard = 'iso-19794-5', lds = '0107', details, can } = options
  const like = likeOf(options)
  return {
    format: like?.format ?? oneOf('format', FORMATS, format.toUpperCase()),
    portrait: { encoding: oneOf('portrait', PORTRAITS, portrait), standard: oneOf('standard', STANDARDS, standard) },
    ldsVersion: like?.ldsVersion ?? oneOf('version', VERSIONS, lds),
    access: { ...(like?.access ?? USUAL_ACCESS), ...(can === undefined ? {} : { can: canOf(can) }) },
    ...(like ? { documentCode: like.documentCode, authentication: like.authentication } : {}),
    ...(details ? { details: detailsOf(person, issuedOn, signature) } : {}),
  }
}
