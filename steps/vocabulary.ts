import type { ProfileName } from '../certs/profiles'
import type { RevocationListForm } from '../certs/revocation-lists'
import type { Defect } from '../simulators/passport/deviations/defects'
import type { Route } from './actors/household'
import type { CameraView } from './actors/scanning'
import type { ChipAnswer } from './actors/security-key'

/** The words in double quotes of the features, Danish and English, and what they stand for. */
const both = <const T>(entries: readonly (readonly [da: string, en: string, meant: T])[]): ReadonlyMap<string, T> =>
  new Map(entries.flatMap(([da, en, meant]) => [[da, meant] as const, [en, meant] as const]))

export const ORIGINS = both([
  ['Danmark', 'Denmark', 'origin-denmark'],
  ['Grønland', 'Greenland', 'origin-greenland'],
  ['Færøerne', 'the Faroe Islands', 'origin-faroe-islands'],
  ['et andet land', 'another country', 'origin-other'],
])

/** What Support takes the number of. */
export const DESK_DOCUMENTS = both([
  ['pas', 'passport', 'passport'],
  ['kørekort', 'driving licence', 'driving-licence'],
] as const)

/** States that issue passports and driving licences, as Doc 9303-3 §5 writes them. */
export const COUNTRIES = both([
  ['Danmark', 'Denmark', 'DNK'],
  ['Grønland', 'Greenland', 'GRL'],
  ['Sverige', 'Sweden', 'SWE'],
  ['Tyskland', 'Germany', 'D'],
])

/** Days from today to the day on which a passport expires. */
export const DAYS = both([
  ['i forgårs', 'the day before yesterday', -2],
  ['i går', 'yesterday', -1],
  ['i dag', 'today', 0],
  ['i morgen', 'tomorrow', 1],
])

export const DEFECT_NAMES = both<Defect>([
  ['ændrede personoplysninger (DG1)', 'altered personal data (DG1)', 'altered-dg1'],
  ['ændret portræt (DG2)', 'altered portrait (DG2)', 'altered-dg2'],
  ['ukendt CSCA', 'unknown CSCA', 'unknown-csca'],
  ['udløbet underskriver', 'expired signer', 'expired-signer'],
  ['spærret underskriver', 'revoked signer', 'revoked-signer'],
  ['underskriver fra en anden stat', 'signer of another state', 'signer-of-another-state'],
  ['udløbet pas', 'expired passport', 'expired-passport'],
  ['ingen chip', 'no chip', 'no-chip'],
  ['chip fra et andet pas', 'chip of another passport', 'other-chip'],
  ['kopieret chip med en andens data', "copied chip with another person's data", 'copied-chip'],
  ['manglende EF.SOD', 'missing EF.SOD', 'missing-sod'],
  ['hash af DG1 byttet ud i EF.SOD', 'hash of DG1 replaced in EF.SOD', 'forged-hashes'],
  ['hash og kontrolsum byttet ud i EF.SOD', 'hash and digest replaced in EF.SOD', 'forged-digest'],
  ['ændret DG14', 'altered DG14', 'altered-dg14'],
  [
    'forkert samlet kontrolciffer, også i chippen',
    'wrong composite check digit, in the chip as well',
    'wrong-composite-digit',
  ],
  [
    'forkert kontrolciffer i nummeret, også i chippen',
    'wrong check digit of the number, in the chip as well',
    'wrong-number-digit',
  ],
  ['forkert kontrolciffer', 'broken check digit', 'broken-check-digit'],
  ['PACE skjult i EF.CardAccess', 'PACE stripped from EF.CardAccess', 'pace-stripped'],
])

export const VIEWS = both<CameraView>([
  ['koden i det nederste felt', 'the code in the lowest field', { camera: 'rear', pose: {} }],
  ['koden på 12 cm afstand', 'the code at a distance of 12 cm', { camera: 'rear', pose: { distanceCm: 12 } }],
  ['koden uden for feltet', 'the code outside the field', { camera: 'rear', pose: { codeInField: false } }],
  ['koden i bevægelse', 'the code in motion', { camera: 'rear', pose: { still: false } }],
  ['et genskin i koden', 'glare in the code', { camera: 'rear', pose: { glare: true } }],
  ['en anden side i passet', 'another page of the passport', { camera: 'rear', pose: {}, page: 'another' }],
  ['ansigtet i rammen', 'the face in the frame', { camera: 'front', pose: {} }],
  ['ansigtet for tæt på', 'the face too near', { camera: 'front', pose: { distance: 'near' } }],
  ['ansigtet for langt væk', 'the face too far away', { camera: 'front', pose: { distance: 'far' } }],
  ['ansigtet uden for rammen', 'the face outside the frame', { camera: 'front', pose: { inFrame: false } }],
  ['ansigtet i dårligt lys', 'the face in poor light', { camera: 'front', pose: { light: 'poor' } }],
  ['mørke', 'darkness', { camera: 'front', pose: {}, dark: true }],
  ['ansigtet med briller', 'the face with glasses', { camera: 'front', pose: { glasses: true } }],
])

/** Which access protocols a chip offers (Doc 9303-11 §4). */
export const ACCESS = both([
  ['kun PACE', 'PACE only', 'pace'],
  ['kun BAC', 'BAC only', 'bac'],
  ['PACE og BAC', 'PACE and BAC', 'pace-and-bac'],
] as const)

/** Which of two chips anticollision leaves. */
export const TURNS = both([
  ['først', 'first', 'first'],
  ['sidst', 'last', 'last'],
] as const)

export const CARD_FORMATS = both([
  ['TD1', 'TD1', 'TD1'],
  ['TD2', 'TD2', 'TD2'],
] as const)

/** What every state publishes of whom it has revoked; nothing at all is undefined. */
export const REVOCATION_LISTS = both<{ form?: RevocationListForm }>([
  ['udløbet for en måned siden', 'due for replacement a month ago', { form: 'expired' }],
  ['først gældende fra i morgen', 'valid from tomorrow', { form: 'not-yet-current' }],
  ['underskrevet af en falsk CSCA', 'signed by a look-alike of the CSCA', { form: 'of-a-look-alike' }],
  [
    'med en kritisk udvidelse, ingen kender',
    'with a critical extension that nobody knows',
    { form: 'unknown-critical-extension' },
  ],
  ['slet ikke udgivet', 'not published at all', {}],
])

/** What a person can approve with besides an app. */
export const TOKENS = both([
  ['kodeviser', 'code display', 'code-display'],
  ['kodeoplæser', 'audio code reader', 'audio-code-reader'],
  ['chip', 'chip', 'chip'],
] as const)

/** What becomes of the answer of a chip on its way; domains are those of RFC 2606, nobody's. */
export const CHIP_ANSWERS = both<ChipAnswer>([
  [
    'givet på en side med en anden adresse',
    'given on a page of another address',
    { origin: 'https://mitid.example.net' },
  ],
  ['bundet til et andet websted', 'bound to another website', { rpId: 'webshop.example' }],
  ['givet uden berøring', 'given without a touch', { present: false }],
  ['underskrevet af en anden chip', 'signed by another chip', { forged: true }],
  ['opsnappet fra et andet log-in', 'caught from another log-in', { from: 'another-log-in' }],
  ['det fra sidste log-in', 'that of the last log-in', { from: 'the-last-log-in' }],
])

/** By which somebody gets a profile in an app that is somebody else's. */
export const ROUTES = both<Route>([
  ['pas', 'passport', 'passport'],
  ['aktiveringskode', 'activation code', 'activation-code'],
  ['QR-kode', 'QR code', 'qr-code'],
])

/** In which a page of the website is asked for; its own name for itself. */
export const LANGUAGES = both([
  ['dansk', 'Danish', { code: 'da', name: 'Dansk' }],
  ['engelsk', 'English', { code: 'en', name: 'English' }],
  ['grønlandsk', 'Greenlandic', { code: 'kl', name: 'Kalaallisut' }],
] as const)

/** The issuing states of certs/. */
export const ISSUERS = both<ProfileName>([
  ['Danmark', 'Denmark', 'denmark'],
  ['Sverige', 'Sweden', 'sweden'],
  ['Norge', 'Norway', 'norway'],
  ['Tyskland', 'Germany', 'germany'],
  ['Ukraine', 'Ukraine', 'ukraine'],
  ['USA', 'the United States', 'united-states'],
])

/** Lengths of a user ID, between what the profile declares and beyond it. */
export const LENGTHS = both<(limits: { minLength: number; maxLength: number }) => number>([
  ['færrest tilladt', 'the fewest allowed', ({ minLength }) => minLength],
  ['flest tilladt', 'the most allowed', ({ maxLength }) => maxLength],
  ['én færre end tilladt', 'one less than allowed', ({ minLength }) => minLength - 1],
  ['én flere end tilladt', 'one more than allowed', ({ maxLength }) => maxLength + 1],
  ['langt flere end tilladt', 'far more than allowed', ({ maxLength }) => maxLength * 100],
])

/** Versions of an operating system beside the oldest that the profile declares able to scan passports. */
export const SYSTEMS = both([
  ['ældre end kravet', 'older than required', -1],
  ['netop som krævet', 'just as required', 0],
  ['nyere end kravet', 'newer than required', 1],
])
