import { appRules } from '../rules/rules'
import { TOKEN_KINDS } from '../rules/tokens'
import { faultOf, type RuleFault } from './fault'
import { tokenRouteFaults } from './token-routes'

const fault = faultOf(appRules)
const both = (...steps: string[]) => steps.flatMap((id) => [`get-mitid/5.3.${id}`, `help-step-5/5.3.${id}`])
const danish = (...steps: string[]) => steps.map((id) => `get-mitid/5.3.${id}`)
const SERIAL = {
  made: 'code-display',
  wanted: 'code-display',
  issuedToThem: true,
  activeForAnother: false,
  ended: false,
} as const

const orderFaults: RuleFault[] = [
  fault('offers-no-code-display', 'tokensOffered', {
    faulty: () => TOKEN_KINDS.filter((kind) => kind !== 'code-display'),
    differsFor: [[]],
    clauses: [...danish('2b1', '2a'), 'help-step-5/5.3.2b', 'help-step-5/5-option-code-token-1'],
  }),
  fault('offers-no-audio-code-reader', 'tokensOffered', {
    faulty: () => TOKEN_KINDS.filter((kind) => kind !== 'audio-code-reader'),
    differsFor: [[]],
    clauses: [...danish('2b2'), 'help-step-5/5-option-code-token-2'],
  }),
  fault('offers-no-chip', 'tokensOffered', {
    faulty: () => TOKEN_KINDS.filter((kind) => kind !== 'chip'),
    differsFor: [[]],
    clauses: [...danish('2b2'), 'help-step-5/5-option-code-token-3'],
  }),
  fault('sells-no-chip-on-the-website', 'tokenMayBeOrdered', {
    faulty: (asked) => asked.kind !== 'chip' && appRules.tokenMayBeOrdered(asked),
    differsFor: [{ kind: 'chip', active: [], apps: 1, route: 'website' }],
    clauses: ['get-mitid/5.3-order-website'],
  }),
  fault('takes-no-orders-on-the-website', 'tokenMayBeOrdered', {
    faulty: (asked) => asked.route !== 'website' && appRules.tokenMayBeOrdered(asked),
    differsFor: [{ kind: 'code-display', active: [], apps: 1, route: 'website' }],
    clauses: ['get-mitid/5.3-order-website'],
  }),
  fault('takes-no-orders-in-the-app', 'tokenMayBeOrdered', {
    faulty: (asked) => asked.route !== 'app' && appRules.tokenMayBeOrdered(asked),
    differsFor: [{ kind: 'code-display', active: [], apps: 0, route: 'app' }],
    clauses: danish('3-no-a'),
  }),
  fault('takes-no-orders-at-citizen-service', 'tokenMayBeOrdered', {
    faulty: (asked) => asked.route !== 'citizen-service' && appRules.tokenMayBeOrdered(asked),
    differsFor: [{ kind: 'code-display', active: [], apps: 0, route: 'citizen-service' }],
    clauses: ['get-mitid/5.3-order-citizen-service'],
  }),
  fault('orders-no-chip-at-citizen-service', 'tokenMayBeOrdered', {
    faulty: (asked) =>
      !(asked.route === 'citizen-service' && asked.kind === 'chip') && appRules.tokenMayBeOrdered(asked),
    differsFor: [{ kind: 'chip', active: [], apps: 0, route: 'citizen-service' }],
    clauses: ['get-mitid/5.3-order-citizen-service'],
  }),
  fault('orders-when-activation-is-chosen', 'orderExists', {
    faulty: (step) => step === 'activation-chosen' || step === 'completed',
    differsFor: ['activation-chosen'],
    clauses: both('3-yes'),
  }),
  fault('orders-before-the-order-is-completed', 'orderExists', {
    faulty: () => true,
    differsFor: ['taken-to-website'],
    clauses: [...danish('3-no-b-1'), 'help-foreign/b3b-to-website-2', 'help-foreign/b4-complete-on-website'],
  }),
  fault('never-hands-an-order-to-the-post', 'orderGoesTo', {
    faulty: () => undefined,
    differsFor: ['ada', []],
    clauses: [
      ...both('3-no-a'),
      ...danish('3-no-b-1'),
      'get-mitid/5.3-order-website',
      'help-step-5/5.3.3-no-b',
      'help-foreign/b2e-arrives-by-post',
    ],
  }),
  fault('sends-the-order-to-somebody-else', 'orderGoesTo', {
    faulty: (person, [another]) => another ?? person,
    differsFor: ['ada', ['bo']],
    clauses: [...danish('3-no-b-1'), 'help-step-5/5.3.3-no-b'],
  }),
  fault('puts-no-instruction-into-the-letter', 'letterContents', {
    faulty: (kind) => [kind],
    differsFor: ['code-display'],
    clauses: danish('3-no-c'),
  }),
  fault('sends-a-letter-without-the-token', 'letterContents', {
    faulty: () => ['instruction'],
    differsFor: ['code-display'],
    clauses: danish('3-no-b-1'),
  }),
  fault('sends-two-tokens', 'letterContents', {
    faulty: (kind) => [kind, 'audio-code-reader', 'instruction'],
    differsFor: ['code-display'],
    clauses: danish('3-no-b-1'),
  }),
  fault('ordered-tokens-approve', 'tokenWorksFrom', {
    faulty: () => true,
    differsFor: ['ordered'],
    clauses: [
      ...danish('3-no-b-1'),
      'help-step-5/5.3.3-no-b',
      'help-foreign/b2d-must-be-activated',
      'help-foreign/b2e-arrives-by-post',
    ],
  }),
]

const activationFaults: RuleFault[] = [
  fault('tokens-approve-before-the-one-time-code', 'tokenWorksFrom', {
    faulty: (event) => event !== 'ordered',
    differsFor: ['serial-given'],
    clauses: danish('7b'),
  }),
  fault('asks-for-no-password', 'passwordProblem', {
    faulty: () => undefined,
    differsFor: ['', '', 8],
    clauses: danish('5a'),
  }),
  fault('takes-passwords-one-character-short', 'passwordProblem', {
    faulty: (first, second, fewest) => appRules.passwordProblem(first, second, fewest - 1),
    differsFor: ['1234567', '1234567', 8],
    clauses: danish('5a'),
  }),
  fault('refuses-the-shortest-password', 'passwordProblem', {
    faulty: (first, second, fewest) => appRules.passwordProblem(first, second, fewest + 1),
    differsFor: ['12345678', '12345678', 8],
    clauses: danish('5a'),
  }),
  fault('refuses-every-password', 'passwordProblem', {
    faulty: () => 'differs',
    differsFor: ['12345678', '12345678', 8],
    clauses: [...danish('5a'), 'help-step-5/5.3.5b'],
  }),
  fault('takes-the-last-entry-of-two-passwords', 'passwordProblem', {
    faulty: (first, _second, fewest) => appRules.passwordProblem(first, first, fewest),
    differsFor: ['12345678', '87654321', 8],
    clauses: [...danish('5b'), 'help-step-5/5.3.5c'],
  }),
  fault('compares-passwords-without-regard-to-capitals', 'passwordProblem', {
    faulty: (first, second, fewest) => appRules.passwordProblem(first.toLowerCase(), second.toLowerCase(), fewest),
    differsFor: ['Abcdefgh', 'abcdefgh', 8],
    clauses: danish('5b'),
  }),
  fault('needs-no-repeated-password', 'passwordProblem', {
    faulty: (first, second, fewest) => appRules.passwordProblem(first, second || first, fewest),
    differsFor: ['12345678', '', 8],
    clauses: danish('5b'),
  }),
  fault('takes-any-serial-number-for-the-one-that-was-sent', 'serialNumberMeant', {
    faulty: (entered, issued) => issued.at(-1) ?? entered,
    differsFor: ['0', ['1']],
    clauses: [...danish('6b1'), 'help-step-5/5.3.6b'],
  }),
  fault('takes-a-serial-number-with-a-wrong-last-digit', 'serialNumberMeant', {
    faulty: (entered, issued) => issued.find((one) => one.slice(0, -1) === entered.slice(0, -1)) ?? entered,
    differsFor: ['10', ['11']],
    clauses: danish('6b1'),
  }),
  fault('accepts-the-serial-number-of-another-person', 'serialNumberAccepted', {
    faulty: ({ made, wanted, ended }) => made === wanted && !ended,
    differsFor: [{ ...SERIAL, issuedToThem: false, activeForAnother: true }],
    clauses: danish('6b2'),
  }),
  fault('refuses-every-serial-number', 'serialNumberAccepted', {
    faulty: () => false,
    differsFor: [SERIAL],
    clauses: both('6a'),
  }),
  fault('accepts-codes-of-any-display', 'tokensTried', {
    faulty: (_own, all) => all,
    differsFor: ['1', ['1', '2']],
    clauses: danish('7c1'),
  }),
  fault('accepts-codes-of-the-last-hours', 'codeWindow', {
    faulty: () => 240,
    differsFor: [],
    clauses: danish('7c1'),
  }),
  fault('accepts-any-one-time-code', 'oneTimeCodeRight', {
    faulty: (code) => /^\d+$/.test(code),
    differsFor: ['000000', undefined, undefined],
    clauses: both('7c1'),
  }),
  fault('needs-no-one-time-code', 'oneTimeCodeRight', {
    faulty: (code, step, used) => code === '' || appRules.oneTimeCodeRight(code, step, used),
    differsFor: ['', undefined, undefined],
    clauses: both('7b'),
  }),
  fault('accepts-a-code-twice', 'oneTimeCodeRight', {
    faulty: (_code, step) => step !== undefined,
    differsFor: ['123456', 5, 5],
    clauses: both('7c2'),
  }),
  fault('accepts-each-token-once', 'oneTimeCodeRight', {
    faulty: (_code, step, used) => step !== undefined && used === undefined,
    differsFor: ['123456', 6, 5],
    clauses: ['get-mitid/5.3.7c2', 'get-mitid/5.3.8a', 'help-step-5/5.3.8b'],
  }),
]

const logInFaults: RuleFault[] = [
  fault('tokens-approve-without-the-password', 'tokenMayApprove', {
    faulty: ({ pending, code }) => pending && code,
    differsFor: [{ pending: true, password: false, code: true }],
    clauses: danish('5a'),
  }),
  fault('takes-a-password-in-small-letters', 'passwordThatCounts', {
    faulty: (entered) => entered.toLowerCase(),
    differsFor: ['Ga-12345-Pe12'],
  }),
  fault('keeps-only-the-beginning-of-a-password', 'passwordThatCounts', {
    faulty: (entered) => entered.slice(0, 6),
    differsFor: ['Ga-12345-Pe12'],
  }),
  fault('tokens-approve-without-the-code', 'tokenMayApprove', {
    faulty: ({ pending, password }) => pending && password,
    differsFor: [{ pending: true, password: true, code: false }],
    clauses: [...danish('7c1'), 'spare/no-spare-display-lost'],
  }),
  fault('a-user-id-is-enough-beside-a-token', 'tokenMayApprove', {
    faulty: ({ pending }) => pending,
    differsFor: [{ pending: true, password: false, code: false }],
    clauses: danish('8a'),
  }),
  fault('tokens-never-approve', 'tokenMayApprove', {
    faulty: () => false,
    differsFor: [{ pending: true, password: true, code: true }],
    clauses: ['get-mitid/5.3.8a', 'help-step-5/5.3.8b'],
  }),
]

const limitFaults: RuleFault[] = [
  fault('lets-two-of-a-kind-work', 'tokensEnded', {
    faulty: (active, kind) => appRules.tokensEnded(active, kind).slice(1),
    differsFor: [[{ serialNumber: '1', kind: 'code-display' }], 'code-display'],
    clauses: ['spare/not-two-code-displays', 'spare/one-active-code-display', 'spare/one-active-audio-reader'],
  }),
  fault('brings-ended-tokens-back', 'serialNumberAccepted', {
    faulty: (claim) => appRules.serialNumberAccepted({ ...claim, ended: false }),
    differsFor: [{ ...SERIAL, ended: true }],
    clauses: ['spare/no-inactive-display-kept', 'spare/no-inactive-reader-kept'],
  }),
  fault('offers-a-reader-beside-a-display', 'tokensOffered', {
    faulty: () => TOKEN_KINDS,
    differsFor: [['code-display']],
    clauses: ['spare/display-then-app-only-2', 'spare/display-xor-reader'],
  }),
  fault('needs-no-app-for-a-spare-token', 'tokenMayBeOrdered', {
    faulty: () => true,
    differsFor: [{ kind: 'code-display', active: ['code-display'], apps: 0, route: 'website' }],
    clauses: ['spare/display-spare-needs-app-2', 'spare/reader-spare-needs-app'],
  }),
  fault('refuses-tokens-to-people-with-an-app', 'tokenMayBeOrdered', {
    faulty: (asked) => asked.apps === 0 && appRules.tokenMayBeOrdered(asked),
    differsFor: [{ kind: 'code-display', active: [], apps: 1, route: 'website' }],
    clauses: ['spare/app-then-code-display', 'spare/app-then-audio-reader', 'spare/display-spare-needs-app-1'],
  }),
  fault('refuses-an-app-to-people-with-a-token', 'appMayBecomeActive', {
    faulty: (active) => active > 0 && active < 3,
    differsFor: [0],
    clauses: ['spare/display-then-app-only-1'],
  }),
]

export const tokenFaults: readonly RuleFault[] = [
  ...orderFaults,
  ...activationFaults,
  ...logInFaults,
  ...limitFaults,
  ...tokenRouteFaults,
]
