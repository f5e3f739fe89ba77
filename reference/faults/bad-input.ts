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
const temporaryPin = (name: string, entered: string, looksRight: (given: string, right: string) => boolean) =>
  fault(name, 'temporaryPinRight', {
    faulty: (given, user, issued, now, minutes) => {
      const newest = newestOf(user, issued)
      return (
        newest !== undefined &&
        (looksRight(given, newest) || appRules.temporaryPinRight(given, user, issued, now, minutes))
      )
    },
    differsFor: [entered, 'ada', ISSUED, 0, 30],
    clauses: reactivate('temp-pin-own-user'),
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

const QUERY = "' OR '1'='1"
const isQuery = (given: string) => given.includes("'")

/** What is taken from somebody who enters nothing, too much, or what a machine might take for an instruction. */
export const badInputFaults: readonly RuleFault[] = [
  temporaryPin('takes-the-beginning-of-a-temporary-pin', '2222222', (given, right) => right.startsWith(given)),
  temporaryPin('takes-no-temporary-pin-for-one', '', (given) => given === ''),
  temporaryPin('takes-what-begins-with-a-temporary-pin', '222222221', (given, right) => given.startsWith(right)),
  temporaryPin('takes-any-digits-for-a-temporary-pin', '33333333', (given) => /^\d+$/.test(given)),
  temporaryPin(
    'overlooks-the-last-digit-of-a-temporary-pin',
    '22222221',
    (given, right) => given.length === right.length && given.slice(0, -1) === right.slice(0, -1),
  ),
  temporaryPin('takes-a-star-for-a-temporary-pin', '*', (given) => given === '*'),
  temporaryPin('takes-a-piece-of-a-query-for-a-temporary-pin', QUERY, isQuery),

  answer('support-takes-silence-for-an-answer', '', (given) => given.trim() === ''),
  answer('support-takes-a-star-for-an-answer', '*', (given) => given === '*'),
  answer('support-takes-a-piece-of-a-query-for-an-answer', QUERY, isQuery),

  pCode('takes-no-p-code-for-one', '', (given) => given === ''),
  pCode('looks-at-the-beginning-of-a-p-code-only', '123456789', (given) => /^\d{8}/.test(given)),
  pCode('takes-a-star-for-a-p-code', '*', (given) => given === '*'),
  pCode('takes-a-piece-of-a-query-for-a-p-code', QUERY, isQuery),

  fault('support-says-which-numbers-nobody-has', 'unknownNumberLeadsTo', {
    faulty: () => 'refusal',
    differsFor: [],
  }),
]
