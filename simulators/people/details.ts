import { faker as danish } from '@faker-js/faker/locale/da'
import type { ServiceAnswer } from '../../contract/services'
import { createRandom } from '../../core/random'
import type { PersonData } from './person'

/** What the population register holds of somebody besides name and number; a desk asks callers about it. */
export type PersonDetails = ServiceAnswer<'personDetails'>

/** Made up, and always the same for one person. Towns exist, streets and numbers are put together by chance. */
export const detailsOf = (person: PersonData): PersonDetails => {
  const random = createRandom(`details of ${person.id}`)
  danish.seed(random.int(2 ** 31))
  const street = () => `${danish.location.street()} ${1 + random.int(200)}`
  return {
    name: `${person.givenNames} ${person.surname}`,
    birthDate: person.birthDate,
    cprNumber: person.cprNumber ?? '',
    address: street(),
    postalCode: String(1000 + random.int(8999)),
    birthplace: danish.location.city(),
    formerAddress: street(),
    maritalStatus: random.pick(['unmarried', 'married', 'divorced', 'widowed'] as const),
  }
}
