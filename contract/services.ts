import { z } from 'zod'

/**
 * The institutions around an implementation, as the suite stands in for them: plain HTTP with JSON below the base
 * address given at `start`, with the run's token as bearer token. An unknown path answers 404, a malformed body 400.
 */
const certificate = z.base64().describe('DER')

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
  sendSms: {
    about: 'The SMS gateway sends a text to a number.',
    method: 'POST',
    path: '/sms/messages',
    ask: z.strictObject({ to: z.string(), text: z.string() }),
    answer: z.strictObject({ message: z.string() }),
  },
  sendLetter: {
    about: 'The post brings a letter to a person of the population register.',
    method: 'POST',
    path: '/post/letters',
    ask: z.strictObject({ person: z.string(), contents: z.array(z.string()) }),
    answer: z.strictObject({ letter: z.string() }),
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
