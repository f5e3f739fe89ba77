import { z } from 'zod'

/**
 * What is on the glass, as a person would see it: roles and texts, from top to bottom. A surface never says what a
 * screen *is*; the suite resolves the texts with its own label tables.
 */
export const ROLES = [
  'title', // the heading of the screen or page
  'text', // anything to read: instructions, messages, refusals
  'button',
  'option', // one of several, chosen before going on
  'checkbox',
  'field', // `text` is its label, `value` what stands in it
  'link',
  'picture', // `picture` holds it, a QR code for example
  'video', // a film or animation that shows how something is done
  'step', // one entry of an overview of steps; `checked` when it is done
  'frame', // a guide on a camera view into which a face or a code must fit
  'arrows', // alignment marks on a camera view; `checked` while they match what the camera sees
  'check-mark', // the sign that something has succeeded
  'progress', // the sign that something is under way
] as const

export const elementSchema = z.strictObject({
  role: z.enum(ROLES),
  text: z.string(),
  /** False where the element is there but does not react. */
  enabled: z.boolean(),
  checked: z.boolean().optional(),
  value: z.string().optional(),
  /** A plain colour word in lower case: blue, grey, red … */
  colour: z.string().optional(),
  /** PNG, base64. */
  picture: z.base64().optional(),
})

export const screenSchema = z.strictObject({
  elements: z.array(elementSchema),
  /** What the person felt or heard since the surface was last looked at. */
  feedback: z.array(z.enum(['vibration', 'tick', 'sound'])),
})

export type Role = (typeof ROLES)[number]
export type Element = z.infer<typeof elementSchema>
export type Screen = z.infer<typeof screenSchema>

/**
 * What a person does to a surface. Elements are named by the text and role that the last screen showed. `complete` is
 * for what a guide asks without naming a control: the implementation's adapter does it its own way.
 */
export const actionSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('press'), text: z.string() }),
  z.strictObject({ do: z.literal('enter'), field: z.string(), value: z.string() }),
  z.strictObject({ do: z.literal('choose'), option: z.string() }),
  z.strictObject({ do: z.literal('tick'), checkbox: z.string() }),
  z.strictObject({ do: z.literal('swipe') }),
  z.strictObject({ do: z.literal('back') }),
  z.strictObject({ do: z.literal('close') }),
  /** Another app comes to the front; the next `return` brings this one back. */
  z.strictObject({ do: z.literal('switch-app') }),
  z.strictObject({ do: z.literal('return') }),
  z.strictObject({ do: z.literal('complete'), goal: z.string(), data: z.record(z.string(), z.string()) }),
])
export type Action = z.infer<typeof actionSchema>

/** Goals of `complete`: no guide names a control for them. */
export const GOALS = {
  'accept-biometrics': 'switch on fingerprint or face recognition for opening the app',
  'decline-biometrics': 'go on without fingerprint or face recognition',
  'accept-notifications': 'let the app show notifications, where the app itself asks',
  'decline-notifications': 'go on without notifications, where the app itself asks',
  'unlock-with-biometrics': 'open the app with the finger or face presented to the device',
  'add-profile': 'in an app that somebody has: begin to add somebody else, as somebody does who cannot open it',
  'open-profile':
    "in an app that several people share: turn to one person's profile, or to where it can be chosen by name; data: name, userId",
  'remove-profile':
    'in an app that several people share, in an open profile: take it out of the app, where that is offered',
  'approve-log-in': 'approve the log-in request that the app shows; data: logIn',
  'approve-with-code':
    'on the page of a log-in: give the password and the one-time code of a code display or audio code reader; data: password, code',
  'use-chip': 'in the app: begin, where the chip that is to be activated must be held to the phone and touched',
  'approve-with-chip':
    'on the page of a log-in: give the password and begin, where the chip must be touched; data: password',
  'complete-order':
    'on the website, in the app or at Citizen Service: go through what is left of an order; data: kind (code-display, audio-code-reader, chip), userId',
  'activate-token':
    'on the website or at a desk: activate a code display or audio code reader that the person holds; data: kind, password, serialNumber, code (the one-time code that it gives)',
  'change-phone-number':
    'on the website, logged in: ask for another phone number to be registered; data: phoneNumber. A code comes to it by SMS',
  'confirm-phone-number': 'on the website: confirm that number; data: code, as the SMS says it',
  'identify-with-mitid':
    'on the website: log in with MitID; data: userId. A log-in request comes to the apps of the user',
  'book-appointment':
    'at Citizen Service, before the visit: book a time; the desk is opened by phone for that, and the visit takes place at that time',
  'show-document':
    'at a desk: give or show documentation; data: kind (passport, driving-licence, id-card), documentNumber, issuingState, expiryDate, name, birthDate, cprNumber, phoneNumber (at Support: where to call back), picture (at Citizen Service, what the clerk sees: of-the-person-present, of-somebody-else)',
  'answer-questions':
    "at Support: answer the questions asked, as far as the data can; data: the caller's details as the caller gives them, by the names of `personDetails`",
} as const
export type Goal = keyof typeof GOALS
