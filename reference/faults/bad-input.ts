import { appRules } from '../rules/rules'
import { faultOf, type RuleFault } from './fault'

const fault = faultOf(appRules)
const reactivate = (...ids: string[]) => ids.map((id) => `reactivate/${id}`)

type TemporaryPinRule = typeof appRules.temporaryPinRight
type Judged = Parameters<TemporaryPinRule>
const ISSUED = [{ user: 'ada', value: '22222222', at: 0 }] as const
const newestOf = (user: Judged[1], issued: Judged[2]): string | undefined =>
  issued.findLast((pin) => pin.user === user)?.value

/** A temporary PIN that is right, or looks it. */
const temporaryPin = (
  name: string,
  entered: string,
  looksRight: (given: string, right: string) => boolean,
  clauses = reactivate('temp-pin-own-user'),
) =>
  fault(name, 'temporaryPinRight', {
    faulty: (given, user, issued, now, minutes) => {
      const newest = newestOf(user, issued)
      return (
        newest !== undefined &&
        (looksRight(given, newest) || appRules.temporaryPinRight(given, user, issued, now, minutes))
      )
    },
    differsFor: [entered, 'ada', ISSUED, 0, 30],
    clauses,
  })

/** A validation code that is right, or looks it. */
const validationCode = (name: string, entered: string, looksRight: (given: string, right: string) => boolean) =>
  fault(name, 'validationCodeRight', {
    faulty: (given, sent, now, minutes) => {
      const newest = sent.at(-1)?.value
      return (
        newest !== undefined && (looksRight(given, newest) || appRules.validationCodeRight(given, sent, now, minutes))
      )
    },
    differsFor: [entered, [{ value: '222222', at: 0 }], 0, 10],
    clauses: ['get-mitid/4.2.3b'],
  })

const answer = (name: string, entered: string, looksRight: (given: string) => boolean) =>
  fault(name, 'answerRight', {
    faulty: (given, registered) => looksRight(given) || appRules.answerRight(given, registered),
    differsFor: [entered, 'Aarhus'],
    clauses: reactivate('support-not-enough-answers'),
  })

const pCode = (name: string, entered: string, looksRight: (given: string) => boolean) =>
  fault(name, 'numberHasForm', {
    faulty: (kind, given) => (kind === 'p-code' && looksRight(given)) || appRules.numberHasForm(kind, given),
    differsFor: ['p-code', entered],
    clauses: ['help-foreign/2c-p-code-eight-digits-2'],
  })

const serialNumberLike = (name: string, entered: string, isLike: (own: string, given: string) => boolean) =>
  fault(name, 'serialNumberMeant', {
    faulty: (given, issued) =>
      issued.find((own) => given !== '' && isLike(own, given)) ?? appRules.serialNumberMeant(given, issued),
    differsFor: [entered, ['1234567890']],
    clauses: ['get-mitid/5.3.6b1', 'help-step-5/5.3.6b'],
  })

const serialNumber = (name: string, entered: string, looksRight: (given: string) => boolean) =>
  fault(name, 'serialNumberMeant', {
    faulty: (given, issued) =>
      (looksRight(given) ? issued.at(-1) : undefined) ?? appRules.serialNumberMeant(given, issued),
    differsFor: [entered, ['1234567890']],
    clauses: ['get-mitid/5.3.6b1', 'help-step-5/5.3.6b'],
  })

const oneTimeCode = (name: string, entered: string, looksRight: (given: string) => boolean) =>
  fault(name, 'oneTimeCodeRight', {
    faulty: (given, step, used) => looksRight(given) || appRules.oneTimeCodeRight(given, step, used),
    differsFor: [entered, undefined, undefined],
    clauses: ['get-mitid/5.3.7c1', 'help-step-5/5.3.7c1'],
  })

const confirmingUserId = (name: string, entered: string, looksRight: (given: string, right: string) => boolean) =>
  fault(name, 'userIdConfirms', {
    faulty: (given, shownBy) => looksRight(given, shownBy) || appRules.userIdConfirms(given, shownBy),
    differsFor: [entered, 'adal'],
    clauses: ['get-mitid/5.2.12b'],
  })

const QUERY = "' OR '1'='1"
const isQuery = (given: string) => given.includes("'")

/** What is taken from somebody who enters nothing, too much, or what a machine might take for an instruction. */
export const badInputFaults: readonly RuleFault[] = [
  temporaryPin('takes-the-beginning-of-a-temporary-pin', '2222222', (given, right) => right.startsWith(given)),
  temporaryPin('takes-no-temporary-pin-for-one', '', (given) => given === ''),
  temporaryPin('takes-what-ends-with-a-temporary-pin', '122222222', (given, right) => given.endsWith(right)),
  temporaryPin('takes-any-digits-for-a-temporary-pin', '33333333', (given) => /^\d+$/.test(given)),
  temporaryPin(
    'overlooks-the-last-digit-of-a-temporary-pin',
    '22222221',
    (given, right) => given.length === right.length && given.slice(0, -1) === right.slice(0, -1),
  ),
  temporaryPin('takes-a-star-for-a-temporary-pin', '*', (given) => given === '*'),
  temporaryPin('takes-a-piece-of-a-query-for-a-temporary-pin', QUERY, isQuery),

  temporaryPin('needs-no-temporary-pin', '', (given) => given === '', ['get-mitid/5.1.2b2']),
  temporaryPin('a-star-activates-the-app', '*', (given) => given === '*', ['get-mitid/5.1.2b2']),
  temporaryPin('a-piece-of-a-query-activates-the-app', QUERY, isQuery, ['get-mitid/5.1.2b2']),

  validationCode('takes-the-beginning-of-a-validation-code', '22222', (given, right) => right.startsWith(given)),
  validationCode('takes-what-ends-with-a-validation-code', '1222222', (given, right) => given.endsWith(right)),
  validationCode('takes-a-star-for-a-validation-code', '*', (given) => given === '*'),
  validationCode('takes-a-piece-of-a-query-for-a-validation-code', QUERY, isQuery),
  ...(['validation-code', 'temporary-pin'] as const).flatMap((awaited) =>
    (['wrongEntry', 'comeBack'] as const).map((what) =>
      fault(`${what === 'wrongEntry' ? 'a-wrong-entry' : 'coming-back'}-prolongs-the-${awaited}`, 'secretCountsFrom', {
        faulty: (secret, sentAt, since) => (secret === awaited ? (since[what] ?? sentAt) : sentAt),
        differsFor: [awaited, 0, { [what]: 1 }],
        clauses: [awaited === 'validation-code' ? 'get-mitid/4.2.3b' : 'get-mitid/5.1.2b2'],
      }),
    ),
  ),

  serialNumberLike('takes-the-beginning-of-a-serial-number', '123456789', (own, given) => own.startsWith(given)),
  serialNumberLike('takes-what-ends-with-a-serial-number', '01234567890', (own, given) => given.endsWith(own)),
  serialNumber('takes-a-star-for-a-serial-number', '*', (given) => given === '*'),
  serialNumber('takes-a-piece-of-a-query-for-a-serial-number', QUERY, isQuery),
  oneTimeCode('takes-a-star-for-a-one-time-code', '*', (given) => given === '*'),
  oneTimeCode('takes-a-piece-of-a-query-for-a-one-time-code', QUERY, isQuery),
  oneTimeCode('takes-any-number-of-digits-for-a-one-time-code', '1234567', (given) => /^(\d{5}|\d{7})$/.test(given)),
  confirmingUserId('takes-a-star-for-the-right-user-id', '*', (given) => given === '*'),
  confirmingUserId('takes-a-piece-of-a-query-for-the-right-user-id', QUERY, isQuery),
  confirmingUserId('takes-ten-digits-for-the-right-user-id', '0102031234', (given) => /^\d{10}$/.test(given)),
  confirmingUserId(
    'takes-a-user-id-from-right-to-left-for-the-right-one',
    '\u202elada',
    (given, right) => given === `\u202e${[...right].reverse().join('')}`,
  ),

  answer('support-takes-silence-for-an-answer', '', (given) => given.trim() === ''),
  answer('support-takes-a-star-for-an-answer', '*', (given) => given === '*'),
  answer('support-takes-a-piece-of-a-query-for-an-answer', QUERY, isQuery),

  fault('sends-the-code-somewhere-when-no-number-was-entered', 'numbersToText', {
    faulty: (_entered, number) => [number ?? '+4500999998'],
    differsFor: ['', undefined],
    clauses: ['get-mitid/4.2.2b1'],
  }),
  fault('sends-the-code-to-each-number-that-was-entered', 'numbersToText', {
    faulty: (entered, number) => (number === undefined ? (entered.match(/\+\d{8,15}/g) ?? []) : [number]),
    differsFor: ['+4500000001,+4500000002', undefined],
    clauses: ['get-mitid/4.2.2b1'],
  }),

  fault('takes-a-user-id-that-is-too-short', 'userIdProblem', {
    faulty: (entered, limits) => appRules.userIdProblem(entered, { ...limits, minLength: 1 }),
    differsFor: ['four', { minLength: 5, maxLength: 48 }],
  }),
  fault('takes-a-user-id-that-is-too-long', 'userIdProblem', {
    faulty: (entered, limits) => appRules.userIdProblem(entered, { ...limits, maxLength: limits.maxLength + 1 }),
    differsFor: ['sixes1', { minLength: 5, maxLength: 5 }],
  }),

  pCode('takes-no-p-code-for-one', '', (given) => given === ''),
  pCode('looks-at-the-beginning-of-a-p-code-only', '123456789', (given) => /^\d{8}/.test(given)),
  pCode('takes-a-star-for-a-p-code', '*', (given) => given === '*'),
  pCode('takes-a-piece-of-a-query-for-a-p-code', QUERY, isQuery),

  fault('support-says-which-numbers-nobody-has', 'unknownNumberLeadsTo', {
    faulty: () => 'refusal',
    differsFor: [],
  }),
]
