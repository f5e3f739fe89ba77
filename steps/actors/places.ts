/**
 * The stations of the guide get-mitid, in its order, with the branches off it. A person who has reached one sees what the guide describes there
 * and has not acted on it yet. The names are what features call them, in both languages.
 */
export const PLACES = [
  { id: 'start', da: 'Kom i gang', en: 'Get started' },
  { id: 'method', da: 'Pas/ID-kort', en: 'Passport/ID card' },
  { id: 'overview', da: 'de fire trin', en: 'the four steps' },
  { id: 'terms', da: 'Vilkår og betingelser', en: 'Terms and Conditions' },
  { id: 'privacy', da: 'Privatlivspolitikken', en: 'Privacy Policy' },
  { id: 'origin', da: 'hvor passet er fra', en: 'where the passport is from' },
  { id: 'scan-code', da: 'Scan koden', en: 'Scan the code' },
  { id: 'code-scanned', da: 'koden er scannet', en: 'the code is scanned' },
  { id: 'read-chip', da: 'Aflæs chip', en: 'Read chip' },
  { id: 'chip-read', da: 'chippen er aflæst', en: 'the chip is read' },
  { id: 'scan-face', da: 'Scan dit ansigt', en: 'Scan your face' },
  { id: 'face-frame', da: 'rammen til ansigtet', en: 'the frame for the face' },
  { id: 'proved', da: 'identiteten er bekræftet', en: 'the identity is proved' },
  { id: 'user-id', da: 'bruger-ID', en: 'user ID' },
  { id: 'phone-number', da: 'mobilnummer', en: 'phone number' },
  { id: 'validation-code', da: 'valideringskode', en: 'validation code' },
  { id: 'approve', da: 'Hvordan vil du godkende med MitID?', en: 'How do you want to approve with MitID?' },
  { id: 'temporary-pin', da: 'midlertidig PIN-kode', en: 'temporary PIN code' },
  { id: 'personal-pin', da: 'personlig PIN-kode', en: 'personal PIN code' },
  { id: 'biometrics', da: 'fingeraftryk eller ansigtsgenkendelse', en: 'fingerprint or face recognition' },
  { id: 'notifications', da: 'notifikationer', en: 'notifications' },
  { id: 'active', da: 'aktiv app', en: 'active app' },
  // the guide help-step-5 has a step that get-mitid leaves open (A17)
  { id: 'last-step', da: 'sidste trin', en: 'the last step', after: 'notifications' },
  // the phone that scanned the passport shows a QR code
  { id: 'qr-intro', da: 'Aktiver ny app med QR-kode', en: 'Activate new app with QR code', after: 'approve' },
  { id: 'qr-code', da: 'QR-koden', en: 'the QR code' },
  // code display, audio code reader and chip
  {
    id: 'order-token',
    da: 'Hvad vil du aktivere/bestille?',
    en: 'What do you want to activate/order?',
    after: 'approve',
  },
  { id: 'have-display', da: 'Har du en kodeviser?', en: 'Do you have a code display?' },
  { id: 'order-display', da: 'bestilling af kodeviser', en: 'the order of a code display' },
  { id: 'display-activation', da: 'MitID aktivering', en: 'MitID activation', after: 'have-display' },
  { id: 'display-password', da: 'Opret din nye adgangskode', en: 'Create your new password' },
  { id: 'display-serial', da: 'Indtast serienummer', en: 'Enter serial number' },
  { id: 'display-code', da: 'engangskode fra kodeviseren', en: 'the code from the code display' },
  { id: 'display-activated', da: 'kodeviseren er aktiveret', en: 'the code display is activated' },
  { id: 'display-active', da: 'aktiv kodeviser', en: 'active code display' },
  // another device scans it and gets an app of its own
  { id: 'copy-intro', da: 'QR-koden er vist på den gamle app', en: 'QR code is shown on the old app', after: 'method' },
  { id: 'qr-scan', da: 'scanning af QR-koden', en: 'the QR scan' },
  { id: 'own-user-id', da: 'eget bruger-ID', en: 'own user ID' },
  { id: 'copy-temporary-pin', da: 'kopiens midlertidige PIN-kode', en: 'temporary PIN code of the copy' },
  { id: 'choose-pin', da: 'Vælg din personlige PIN-kode', en: 'Choose your personal PIN code' },
  { id: 'copy-personal-pin', da: 'kopiens personlige PIN-kode', en: 'personal PIN code of the copy' },
  { id: 'copy-biometrics', da: 'kopiens biometri', en: 'biometrics of the copy' },
  { id: 'copy-notifications', da: 'kopiens notifikationer', en: 'notifications of the copy' },
  { id: 'copy-activated', da: 'kopien er aktiveret', en: 'the copy is activated' },
  { id: 'copy-active', da: 'aktiv kopi', en: 'active copy' },
  // the guides help-foreign and spare begin in a menu and end with an activation code for another device
  { id: 'menu', da: 'menuen', en: 'the menu', after: 'start' },
  { id: 'number', da: 'CPR-nummer eller P-kode', en: 'CPR number or P code', after: 'origin' },
  {
    id: 'code-offered',
    da: 'aktivering af app på en anden enhed',
    en: 'Activate MitID app on another phone/tablet',
    after: 'order-token',
  },
  { id: 'code-shown', da: 'bruger-ID og aktiveringskode', en: 'user ID and activation code' },
  { id: 'code-entry', da: 'indtastning af aktiveringskoden', en: 'entry of the activation code', after: 'method' },
] as const satisfies readonly { id: string; da: string; en: string; after?: string }[]

export type PlaceId = (typeof PLACES)[number]['id']
export type Place = { readonly id: PlaceId; readonly path: readonly PlaceId[] }

/** The places from the beginning as far as this one: each follows the one above it, unless it says which. */
const pathTo = (id: PlaceId): PlaceId[] => {
  const index = PLACES.findIndex((place) => place.id === id)
  const place = PLACES[index]
  const before = place && 'after' in place ? place.after : PLACES[index - 1]?.id
  return [...(before ? pathTo(before) : []), id]
}

export const placeOf = (id: PlaceId): Place => ({ id, path: pathTo(id) })

export const PLACES_BY_NAME: ReadonlyMap<string, Place> = new Map(
  PLACES.flatMap(({ id, da, en }) => [[da, placeOf(id)] as const, [en, placeOf(id)] as const]),
)
