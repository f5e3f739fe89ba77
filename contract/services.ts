import { z } from 'zod'

/**
 * The institutions around an implementation, as the suite stands in for them: plain HTTP with JSON below the base
 * address given at `start`, with the run's token as bearer token. An unknown path answers 404, a malformed body 400.
 */
const certificate = z.base64().describe('DER')

/** What a person can approve with besides an app. */
export const TOKENS = ['code-display', 'audio-code-reader', 'chip'] as const
export const LETTER_CONTENTS = [...TOKENS, 'instruction', 'other'] as const

const registered = z.discriminatedUnion('found', [
  z.strictObject({
    found: z.literal(true),
    person: z.string(),
    surname: z.string(),
    givenNames: z.string(),
    birthDate: z.iso.date(),
    cprNumber: z.string().optional(),
  }),
  z.strictObject({ found: z.literal(false) }),
])

const personDetails = z.strictObject({
  name: z.string(),
  birthDate: z.iso.date(),
  cprNumber: z.string(),
  address: z.string(),
  postalCode: z.string(),
  birthplace: z.string(),
  formerAddress: z.string(),
  maritalStatus: z.enum(['unmarried', 'married', 'divorced', 'widowed']),
})

export const serviceCalls = {
  trustList: {
    about: 'CSCA certificates, link certificates and CRLs that inspection may trust (Doc 9303-12).',
    method: 'GET',
    path: '/trust-list',
    ask: z.undefined(),
    answer: z.strictObject({
      cscaCertificates: z.array(certificate),
      linkCertificates: z.array(certificate),
      revocationLists: z.array(certificate),
    }),
  },
  lookUpPerson: {
    about: 'The population register (CPR): who is the holder of this document?',
    method: 'POST',
    path: '/population-register/look-up',
    ask: z.strictObject({
      documentNumber: z.string(),
      issuingState: z.string(),
      surname: z.string(),
      givenNames: z.string(),
      birthDate: z.iso.date(),
    }),
    answer: z.discriminatedUnion('found', [
      z.strictObject({
        found: z.literal(true),
        person: z.string(),
        name: z.string(),
        cprNumber: z.string().optional(),
      }),
      z.strictObject({ found: z.literal(false) }),
    ]),
  },
  lookUpCprNumber: {
    about: 'The population register (CPR): whose number is this?',
    method: 'POST',
    path: '/population-register/look-up-number',
    ask: z.strictObject({ cprNumber: z.string() }),
    answer: registered,
  },
  personDetails: {
    about: 'The population register (CPR): what a desk may ask a caller about.',
    method: 'POST',
    path: '/population-register/details',
    ask: z.strictObject({ person: z.string() }),
    answer: personDetails,
  },
  lookUpPCode: {
    about:
      'The P code register: to whom was this code issued? It knows neither uses nor limits: those are counted by whoever takes the codes.',
    method: 'POST',
    path: '/p-code-register/look-up',
    ask: z.strictObject({ pCode: z.string() }),
    answer: registered,
  },
  lookUpDocument: {
    about:
      'The registers of passports and driving licences: is there such a document, whose is it, how long is it valid?',
    method: 'POST',
    path: '/document-register/look-up',
    ask: z.strictObject({ kind: z.enum(['passport', 'driving-licence']), documentNumber: z.string() }),
    answer: z.discriminatedUnion('found', [
      z.strictObject({
        found: z.literal(true),
        person: z.string(),
        issuedBy: z.string().describe('DNK, FRO, GRL or another code of Doc 9303-3 §5: the authority that issued it'),
        expiryDate: z.iso.date(),
      }),
      z.strictObject({ found: z.literal(false) }),
    ]),
  },
  lookUpToken: {
    about: 'The makers of code displays, audio code readers and chips: what was made under this serial number.',
    method: 'POST',
    path: '/token-register/look-up',
    ask: z.strictObject({ serialNumber: z.string() }),
    answer: z.discriminatedUnion('found', [
      z.strictObject({
        found: z.literal(true),
        kind: z.enum(TOKENS),
        algorithm: z.enum(['SHA1', 'SHA256', 'SHA512']),
        digits: z.int().describe('of a one-time code'),
        period: z.int().describe('seconds of a time step, RFC 6238 §4.1; steps are counted from 1970'),
        secret: z.string().describe('shared key, base32'),
      }),
      z.strictObject({ found: z.literal(false) }),
    ]),
  },
  sendSms: {
    about: 'The SMS gateway sends a text to a number.',
    method: 'POST',
    path: '/sms/messages',
    ask: z.strictObject({ to: z.string(), text: z.string() }),
    answer: z.strictObject({ message: z.string() }),
  },
  sendLetter: {
    about:
      'The post brings a letter to a person of the population register. A token is put in by its kind: the post takes one from the stock.',
    method: 'POST',
    path: '/post/letters',
    ask: z.strictObject({ person: z.string(), contents: z.array(z.enum(LETTER_CONTENTS)).min(1) }),
    answer: z.strictObject({
      letter: z.string(),
      serialNumbers: z.array(z.string()).describe('of the tokens in the letter, in the order of the contents'),
    }),
  },
  push: {
    about: 'The push service shows a notification on the device that has the registration.',
    method: 'POST',
    path: '/push/notifications',
    ask: z.strictObject({ registration: z.string(), title: z.string(), text: z.string() }),
    answer: z.strictObject({ delivered: z.boolean() }),
  },
  attest: {
    about: "The app store's or platform's word on whether this installation is genuine.",
    method: 'POST',
    path: '/attestation/verdicts',
    ask: z.strictObject({ device: z.string() }),
    answer: z.strictObject({ verdict: z.enum(['genuine', 'modified', 'unknown-origin']) }),
  },
} as const

type Calls = typeof serviceCalls
export type ServiceCall = keyof Calls
export type ServiceAsk<C extends ServiceCall> = z.infer<Calls[C]['ask']>
export type ServiceAnswer<C extends ServiceCall> = z.infer<Calls[C]['answer']>
