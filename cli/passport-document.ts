import { SetupFault } from '../core/errors'
import type { MrzFormat } from '../emrtd/mrz-layout'
import { transliterate } from '../emrtd/transliteration'
import type { Details } from '../simulators/passport/lds/details'
import type { PassportOrder } from '../simulators/passport/order'
import type { PersonData } from '../simulators/people/person'

/** What document `vidimus passport issue` writes, and how its data groups are encoded. */
export type DocumentOptions = { format?: string; portrait?: string; standard?: string; lds?: string; details?: boolean }

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

/** The part of an order that the options decide. @param signature JPEG of DG7 */
export const documentOrder = (
  { format = 'TD3', portrait = 'jpeg', standard = 'iso-19794-5', lds = '0107', details }: DocumentOptions,
  person: PersonData,
  issuedOn: string,
  signature: Uint8Array,
): Pick<PassportOrder, 'format' | 'portrait' | 'ldsVersion' | 'details'> => ({
  format: oneOf('format', FORMATS, format.toUpperCase()),
  portrait: { encoding: oneOf('portrait', PORTRAITS, portrait), standard: oneOf('standard', STANDARDS, standard) },
  ldsVersion: oneOf('version', VERSIONS, lds),
  ...(details ? { details: detailsOf(person, issuedOn, signature) } : {}),
})
