import { z } from 'zod'
import { GOALS, type Goal, ROLES } from './screen'

/**
 * What the implementation under test declares about itself, in YAML, checked before a run. The parameters are those
 * that the guides leave open; the suite tests the declared value, at n − 1, n and n + 1.
 */
export const CAPABILITIES = [
  'arrange',
  'inspect',
  'inspection',
  'website',
  'colour',
  'media',
  'haptics',
  'time',
  'desks',
  'log-in-page',
  'security-key',
] as const

const address = z.string().min(1)
const goals = Object.keys(GOALS) as [Goal, ...Goal[]]

const texts = z.array(z.string().min(1)).min(1)

const goalMove = z.strictObject({
  when: z.record(z.string(), z.string()).describe('only for these data of the goal').optional(),
  fill: z.record(z.string(), texts).describe('name of the data → labels of the field it goes into').optional(),
  press: texts.describe('texts of the control that is pressed then'),
})
export type GoalMove = z.infer<typeof goalMove>

const goalWays = z
  .partialRecord(z.enum(goals), z.union([texts, z.array(goalMove).min(1)]))
  .describe(
    'goal of `complete` → texts of the control that reaches it, the first that is shown is pressed; or moves, in their order, each made where its control is shown',
  )
export type GoalWays = z.infer<typeof goalWays>

/** How a browser reaches the surfaces; relative addresses begin at the implementation's own. */
export const browserSchema = z.strictObject({
  app: address.describe('page of the app; {device} stands for the device id').optional(),
  website: address
    .describe(
      'page of the website; {page} stands for its name, empty for the guide, {language} for that which the person asks for, empty where nobody does',
    )
    .optional(),
  logIn: address
    .describe('page on which a log-in is answered without an app; {logIn} stands for its id, {language} for da or en')
    .optional(),
  locators: z
    .partialRecord(z.enum(ROLES), z.string().min(1))
    .describe('role → CSS selector, for what HTML has no word for: frame, arrows …')
    .optional(),
  goals: goalWays.optional(),
})
export type BrowserProfile = z.infer<typeof browserSchema>

const plain = z.union([z.string(), z.number(), z.boolean()])

/** How an Appium server reaches the app on a phone, for the driver webdriver. */
export const nativeSchema = z.strictObject({
  server: z.url().describe('address of the Appium server'),
  capabilities: z
    .record(z.string(), z.union([plain, z.array(plain), z.record(z.string(), plain)]))
    .describe('of the session, as the Appium driver wants them; {device} stands for the device id'),
  accessibilityIds: z
    .partialRecord(z.enum(ROLES), z.array(z.string()).min(1))
    .describe('role → accessibility ids, for what no platform has a control for: frame, arrows, step, check-mark')
    .optional(),
  goals: goalWays.optional(),
})
export type NativeProfile = z.infer<typeof nativeSchema>

export const profileSchema = z.strictObject({
  name: z.string().min(1).describe('the implementation, as it should stand in the report'),
  version: z.string().min(1),
  languages: z.array(z.enum(['da', 'en'])).min(1),
  routes: z.strictObject({
    qrPairing: z.boolean(),
    activationCode: z.boolean(),
    menuEntry: z.boolean().default(false).describe('passport and activation are found in a menu, top left (A15)'),
    otherOptions: z.boolean().default(false).describe("the choice of how to approve has 'Other options' (A13)"),
  }),
  capabilities: z
    .array(z.enum(CAPABILITIES))
    .describe(
      'arrange, inspect: see the contract; inspection: inspect shows the results of reading a chip; website: has a guide page; colour, media: screens report them; haptics: vibrations reach the gateway or the feedback of a screen; time: obeys tellTime; desks: Support and Citizen Service can be opened; log-in-page: so can the page of a log-in; security-key: app and page of a log-in reach a chip through credentials.create and credentials.get, or as a browser has them',
    ),
  parameters: z.strictObject({
    wrongPinLimit: z.int().min(2).describe('wrong personal PINs in a row that block an app (A01)'),
    faceAttempts: z.int().min(2).describe('face scans in one session before it ends (A36)'),
    validationCodeDigits: z.int().min(4).max(10),
    validationCodeMinutes: z.int().min(1).describe('how long a validation code lives (A05)'),
    temporaryPinMinutes: z.int().min(1).describe('how long a temporary PIN lives (A03)'),
    personalPinDigits: z.int().min(4).max(12),
    userId: z.strictObject({
      minLength: z.int().min(1),
      maxLength: z.int().max(200),
      danishLetters: z.boolean().default(true).describe('whether æ, ø and å may stand in one (A40)'),
    }),
    oldestOs: z
      .strictObject({ ios: z.string(), android: z.string() })
      .describe('oldest versions that can scan passports (A47)'),
    locationBelowAndroid: z
      .string()
      .default('12.0')
      .describe('Android versions below this one tie Bluetooth to location, so that the app asks for both (A34)'),
    activationCodeMinutes: z.int().min(1).default(10).describe('how long an activation code lives (A37)'),
    supportAnswers: z.int().min(1).default(3).describe('right answers that Support wants from a caller (A28)'),
    profilesPerApp: z.int().min(2).default(2).describe('people who can share one app (A38)'),
    passwordLength: z.int().min(1).default(8).describe('fewest characters of the password that goes with a token'),
  }),
  timeouts: z.strictObject({
    answer: z.number().positive().describe('real seconds to wait for the answer to a call'),
    screen: z.number().positive().describe('virtual seconds to wait for a screen'),
    lag: z
      .number()
      .min(0)
      .max(10)
      .optional()
      .describe('real seconds in which the screen shows what came of an action, servers included; 1 without it'),
  }),
  /** Wording that differs from the guide: concept id → the implementation's own text. Shown in the report. */
  labels: z.record(z.string(), z.string()),
  browser: browserSchema.optional().describe('needed by drivers of browsers'),
  native: nativeSchema.optional().describe('the app on a phone, through Appium, for the driver webdriver'),
  inapplicable: z.array(z.strictObject({ clause: z.string(), reason: z.string().min(1) })),
})
export type Profile = z.infer<typeof profileSchema>
export type Capability = (typeof CAPABILITIES)[number]

const range = z.strictObject({ min: z.number(), max: z.number() })

/** Owned by whoever certifies, never by the vendor. */
export const policySchema = z.strictObject({
  name: z.string().min(1),
  parameters: z.strictObject({
    wrongPinLimit: range,
    faceAttempts: range,
    validationCodeDigits: range,
    validationCodeMinutes: range,
    temporaryPinMinutes: range,
    personalPinDigits: range,
    activationCodeMinutes: range.default({ min: 5, max: 60 }),
    supportAnswers: range.default({ min: 1, max: 20 }),
    profilesPerApp: range.default({ min: 2, max: 20 }),
    passwordLength: range.default({ min: 4, max: 64 }),
  }),
  mayBeInapplicable: z.array(z.string()).describe('clause ids or globs such as get-mitid/5.2*'),
  mayBeRelabelled: z.array(z.string()).describe('concept ids whose wording a vendor may change'),
  readings: z.array(z.string()).describe('readings of ambiguous points that are approved: A01 …'),
})
export type Policy = z.infer<typeof policySchema>
