import { transliterate } from '../../emrtd/transliteration'
import type { PersonData } from '../../simulators/people/person'

/** A name as a machine readable zone writes it, its words and itself between spaces (Doc 9303-3 §6). */
export const lettersOf = (name: string): string =>
  ` ${transliterate(name)
    .replace(/[^A-Z]+/g, ' ')
    .trim()} `

type Named = Pick<PersonData, 'givenNames' | 'surname'>

/** Whether somebody who looks for one of them by given names could come to the other. */
export const readAlike = (a: Named, b: Named): boolean => {
  const finds = (sought: Named, there: Named) =>
    lettersOf(`${there.givenNames} ${there.surname}`).includes(lettersOf(sought.givenNames))
  return finds(a, b) || finds(b, a)
}
