import type { NumberKind } from '../rules/foreign'
import type { NumberRefusal } from '../server/holder-numbers'

/** What the app says about documents from abroad, its menu and activation codes. */
export const foreignDa = {
  menu: 'Menu',
  menuTitle: 'Menu',
  getWithPassport: 'Få MitID med pas',
  activateMitId: 'Aktiver MitID',
  close: '×',

  numberTitle: 'Hvilket dansk nummer har du?',
  numberText: 'Hvis du ikke har et dansk CPR-nummer, skal du bruge en P-kode.',
  numberKinds: { 'cpr-number': 'CPR-nummer', 'p-code': 'P-kode' } satisfies Record<NumberKind, string>,
  numberTitles: {
    'cpr-number': 'Indtast CPR-nummeret',
    'p-code': 'Indtast P-koden',
  } satisfies Record<NumberKind, string>,
  numberForms: {
    'cpr-number': 'Et CPR-nummer har ti cifre.',
    'p-code': 'En P-kode har otte cifre.',
  } satisfies Record<NumberKind, string>,
  numberRefusals: {
    'number-not-holders': 'Det nummer passer ikke til dokumentet. Se efter, og indtast det igen.',
    'p-code-used-up': 'Den P-kode er brugt tre gange og kan ikke bruges mere.',
  } satisfies Record<NumberRefusal, string>,

  otherOptions: 'Andre muligheder',
  orderTitle: 'Hvad vil du aktivere/bestille?',
  selectApp: 'Vælg app',
  otherDeviceTitle: 'Aktiver MitID app på anden telefon/tablet',
  otherDeviceText: 'Hav den anden enhed klar. Den skal bruge dit bruger-ID og en aktiveringskode.',
  getActivationCode: 'Få en aktiveringskode',
  codeShownTitle: 'Skriv koden ned',
  codeShownText: 'Sørg for, at kun du ser skærmen. Luk den, når du har skrevet koden ned.',
  userIdShown: 'Dit bruger-ID',
  activationCodeShown: 'Aktiveringskode',
  methodCode: 'Aktiveringskode',
  codeEntryTitle: 'Aktiver appen med en kode',
  activationCodeField: 'Aktiveringskode',
  codeEntryWrong: 'Bruger-ID og aktiveringskode passer ikke sammen, eller koden gælder ikke længere.',
}

export const foreignEn: typeof foreignDa = {
  menu: 'Menu',
  menuTitle: 'Menu',
  getWithPassport: 'Get MitID using passport',
  activateMitId: 'Activate MitID',
  close: 'X',

  numberTitle: 'Which Danish number do you have?',
  numberText: 'If you have no Danish CPR number, you need a P code.',
  numberKinds: { 'cpr-number': 'CPR number', 'p-code': 'P code' },
  numberTitles: { 'cpr-number': 'Enter the CPR number', 'p-code': 'Enter the P code' },
  numberForms: { 'cpr-number': 'A CPR number has ten digits.', 'p-code': 'A P code has eight digits.' },
  numberRefusals: {
    'number-not-holders': 'That number does not fit the document. Check it and enter it again.',
    'p-code-used-up': 'That P code has been used three times and cannot be used again.',
  },

  otherOptions: 'Other options',
  orderTitle: 'What do you want to activate/order?',
  selectApp: 'Select app',
  otherDeviceTitle: 'Activate MitID app on another phone/tablet',
  otherDeviceText: 'Have the other device ready. It will need your user ID and an activation code.',
  getActivationCode: 'Get an activation code',
  codeShownTitle: 'Write the code down',
  codeShownText: 'Make sure that nobody but you sees the screen. Close it when you have written the code down.',
  userIdShown: 'Your user ID',
  activationCodeShown: 'Activation code',
  methodCode: 'Activation code',
  codeEntryTitle: 'Activate the app with a code',
  activationCodeField: 'Activation code',
  codeEntryWrong: 'User ID and activation code do not belong together, or the code is no longer valid.',
}
