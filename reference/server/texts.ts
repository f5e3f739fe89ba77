/** What messages to people say, in the language of the app with which they got MitID. */
export type Texts = {
  validationCode(code: string): string
  temporaryPin(pin: string): string
  /** Names the user; a conforming message does not. */
  userId(userId: string): string
  logIn(relyingParty: string): string
}

const da: Texts = {
  validationCode: (code) => `Din valideringskode til MitID er ${code}.`,
  temporaryPin: (pin) => `Din midlertidige PIN-kode til MitID er ${pin}.`,
  userId: (userId) => ` Bruger-ID: ${userId}.`,
  logIn: (relyingParty) => `${relyingParty} beder dig godkende.`,
}
const en: Texts = {
  validationCode: (code) => `Your validation code for MitID is ${code}.`,
  temporaryPin: (pin) => `Your temporary PIN code for MitID is ${pin}.`,
  userId: (userId) => ` User ID: ${userId}.`,
  logIn: (relyingParty) => `${relyingParty} asks you to approve.`,
}

export type Language = 'da' | 'en'
export const textsIn = (language: Language): Texts => ({ da, en })[language]
