import { rule } from './rule'

export type Origin = 'denmark' | 'faroe-islands' | 'greenland' | 'elsewhere'

export type DocumentKind = 'passport' | 'id-card'
/** What a document is scanned for: a MitID of one's own, one for somebody with a foreign document, a blocked app. */
export type Purpose = 'get-mitid' | 'help-foreign' | 'reactivate'

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

  /** Reading A27: ID cards come by the foreign branch and by reactivation only. */
  documentsFor: rule(
    [
      'get-mitid/3.1.3b2',
      'help-foreign/foreign-passport-and-id-card-1',
      'help-foreign/foreign-passport-and-id-card-2',
      'reactivate/id-card-too',
    ],
    (purpose: Purpose): readonly DocumentKind[] => (purpose === 'get-mitid' ? ['passport'] : ['passport', 'id-card']),
  ),
}
