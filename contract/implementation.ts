import { z } from 'zod'
import { actionSchema, screenSchema } from './screen'
import { nothing } from './wire'

/** Version of every message of this folder. A change that an adapter can notice changes it. */
export const CONTRACT_VERSION = '1.0'

const id = z.string().min(1)
const instant = z.iso.datetime()

/** Pages of the website that journeys begin on. */
export const WEBSITE_PAGES = ['guide', 'requirements', 'order', 'activate', 'activation-code', 'phone-number'] as const

export const whereSchema = z.union([
  z.strictObject({ app: id.describe('device on which the app is opened') }),
  z.strictObject({
    website: id.describe('browser that opens the website'),
    page: z
      .enum(WEBSITE_PAGES)
      .or(z.string())
      .optional()
      .describe('one of these, or what `website.open` of the gateway named; the guide without it'),
    language: z.string().optional().describe('the language in which the person asks for the page: da, en, kl'),
  }),
  z.strictObject({
    desk: z.enum(['support', 'citizen-service']),
    by: z
      .enum(['phone', 'writing', 'visit'])
      .optional()
      .describe('phone at Support, visit at Citizen Service without it'),
    person: id.optional().describe('who is there: each person has a conversation of their own'),
    language: z.string().optional().describe('the language in which the person speaks: da, en'),
  }),
  z.strictObject({
    logIn: id.describe('the page on which a person answers a log-in request without an app'),
    browser: id.describe('browser that opens it, where the person has a chip to hold to its device').optional(),
    language: z.string().optional().describe('the language in which the person asks for the page: da, en'),
  }),
])

/** A relying party asks this user ID to log in. The text is what the person must be able to read when approving. */
export const logInRequestSchema = z.strictObject({ userId: z.string(), relyingParty: z.string(), text: z.string() })

export const logInStateSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('pending') }),
  z.strictObject({
    state: z.literal('approved'),
    /** Device or serial number of the authenticator on which it was approved. */
    authenticator: id,
    /** What the relying party is told about the person. */
    person: z.strictObject({ name: z.string(), birthDate: z.iso.date(), cprNumber: z.string().optional() }),
  }),
  z.strictObject({ state: z.literal('refused') }),
  z.strictObject({ state: z.literal('timed-out') }),
])

/**
 * What `inspect` can show; each is a list of texts, as raw as the implementation has them. `inspection-result` has a form
 * of its own (inspection.ts) and a capability of its own.
 */
export const INSPECTABLE = ['app-storage', 'app-log', 'backend-log', 'user-register', 'inspection-result'] as const

/**
 * Every question the suite asks, with the shape of its answer. In process it is a function call, elsewhere
 * `POST /v1/<name>` with the same two messages as JSON. `arrange` and `inspect` are capabilities.
 */
export const implementationCalls = {
  start: {
    about: 'A scenario begins. Nothing of an earlier one may be left.',
    ask: z.strictObject({
      profile: z.record(z.string(), z.unknown()).describe('the profile, as the vendor wrote it'),
      services: z.url().describe('base address of the service stand-ins'),
      gateway: z.url().describe('address of the device gateway'),
      token: z
        .string()
        .describe('to be sent to services and gateway as bearer token; the suite sends it with each call'),
      now: instant.describe('virtual time: the only time there is for the implementation'),
    }),
    answer: nothing,
  },
  tellTime: {
    about: 'Virtual time has moved. Everything due by then must have happened before the answer.',
    ask: z.strictObject({ now: instant }),
    answer: nothing,
  },
  open: {
    about:
      'A person opens the app on a device, the website in a browser, the page of a log-in, or goes to a desk. An app that runs already comes to the front, and that is opening, too: it asks for the PIN again.',
    ask: whereSchema,
    answer: z.strictObject({ surface: id }),
  },
  screen: {
    about: 'A person looks at a surface. Looking changes nothing but the feedback, which is told once.',
    ask: z.strictObject({ surface: id }),
    answer: screenSchema,
  },
  act: {
    about:
      'A person acts on a surface. Answers with the screen as it stands right after the action; what takes longer goes on, and `screen` shows it.',
    ask: z.strictObject({ surface: id, action: actionSchema }),
    answer: screenSchema,
  },
  logIn: {
    about: 'A relying party asks somebody to log in: the only proof that an authenticator works.',
    ask: logInRequestSchema,
    answer: z.strictObject({ logIn: id }),
  },
  logInState: {
    about: 'What the relying party knows of the log-in now.',
    ask: z.strictObject({ logIn: id }),
    answer: logInStateSchema,
  },
  arrange: {
    about: 'Capability `arrange`: a short cut to a state that a journey also reaches.',
    ask: z.strictObject({ state: z.string(), data: z.record(z.string(), z.string()) }),
    answer: nothing,
  },
  inspect: {
    about:
      'Capability `inspect`: what a store holds, as raw as it is there. The two stores of the app want its device.',
    ask: z.strictObject({ store: z.enum(INSPECTABLE), device: id.optional() }),
    answer: z.strictObject({ entries: z.array(z.string()) }),
  },
  stop: { about: 'The scenario is over: give every device back and forget it.', ask: nothing, answer: nothing },
} as const

type Calls = typeof implementationCalls
export type ImplementationCall = keyof Calls
export type Ask<C extends ImplementationCall> = z.infer<Calls[C]['ask']>
export type Answer<C extends ImplementationCall> = z.infer<Calls[C]['answer']>

export type Where = z.infer<typeof whereSchema>
export type LogInRequest = z.infer<typeof logInRequestSchema>
export type LogInState = z.infer<typeof logInStateSchema>
export type StartGiven = Ask<'start'>

type Capability = 'arrange' | 'inspect'

/** What the suite drives: every member takes one plain message and promises another. */
export type Implementation = {
  [C in Exclude<ImplementationCall, Capability>]: (ask: Ask<C>) => Promise<Answer<C>>
} & { [C in Capability]?: (ask: Ask<C>) => Promise<Answer<C>> }
