import { rule } from './rule'

export type Origin = 'denmark' | 'faroe-islands' | 'greenland' | 'elsewhere'

export const originRules = {
  originChosen: rule(
    ['get-mitid/2.2.7a', 'get-mitid/2.2.7b'],
    (origin: Origin | undefined): boolean => origin !== undefined,
  ),

  /** Danish, Faroese and Greenlandic passports are scanned without any number being asked for. */
  originIsOfThisFlow: rule(
    ['get-mitid/1.2-passport-origin', 'get-mitid/2.2.7b', 'get-mitid/2.2.7c1', 'get-mitid/2.2.7c2'],
    (origin: Origin): boolean => origin !== 'elsewhere',
  ),

  /** Reading A49: documents of all three say DNK. `issuingState` is the three letters of the printed code, `<` cut off. */
  documentIsOfThisFlow: rule(
    ['get-mitid/1.2-passport-origin', 'get-mitid/2.2.7c2'],
    (issuingState: string): boolean => issuingState === 'DNK',
  ),
}
