import { rule } from './rule'

export type DocumentKind = 'passport' | 'driving-licence'
/** A passport or driving licence as its register has it; `issuedBy` as Doc 9303-3 §5 has it, dates YYYY-MM-DD. */
export type RegisteredDocument = { readonly kind: DocumentKind; readonly issuedBy: string; readonly expiryDate: string }
/** What somebody lays on the counter. `known`: a register knows it as theirs. */
export type Documentation = {
  readonly expiryDate: string
  readonly ofThePersonPresent: boolean
  readonly known: boolean
}
export type Identification = 'document' | 'questions'
/** When (ms) the first number was registered, and when it was changed last, if ever. */
export type NumberHistory = { readonly registeredAt: number; readonly changedAt: number | undefined }
export type Refusal = 'not-identified' | 'number-too-new'

/** What the population register holds of a person and Support asks about, by the names of `personDetails`. */
export const QUESTIONS = ['birthDate', 'address', 'postalCode', 'birthplace', 'formerAddress', 'maritalStatus'] as const
export type Question = (typeof QUESTIONS)[number]

const FIVE_DAYS = 5 * 24 * 60 * 60_000
const SERVING = ['DNK', 'GRL']

export const supportRules = {
  /** How somebody turned to Support. */
  supportSendsPinsTo: rule(
    ['reactivate/support-call-only', 'reactivate/support-sms'],
    (by: 'phone' | 'writing' | 'visit'): boolean => by === 'phone',
  ),

  /** What must have been done before a temporary PIN is sent, in this order. */
  supportIdentifiesBy: rule(
    ['reactivate/support-identify-first', 'reactivate/support-questions'],
    (): readonly Identification[] => ['document', 'questions'],
  ),

  /** The numbers one of which is enough. */
  supportTakesNumbersOf: rule(
    ['reactivate/support-document-number', 'reactivate/support-document-origin-2'],
    (): readonly DocumentKind[] => ['passport', 'driving-licence'],
  ),

  /** Reading A28: Faroese documents are open; this implementation takes none. @param today YYYY-MM-DD */
  documentServesSupport: rule(
    [
      'reactivate/support-document-origin-1',
      'reactivate/support-document-origin-2',
      'reactivate/support-document-origin-3',
      'reactivate/support-document-origin-4',
    ],
    ({ issuedBy, expiryDate }: RegisteredDocument, today: string): boolean =>
      SERVING.includes(issuedBy) && expiryDate >= today,
  ),

  /** Reading A28: whoever gives a number that nobody has is not told so; the questions follow all the same. */
  unknownNumberLeadsTo: rule(['reactivate/support-identify-first'], (): 'questions' | 'refusal' => 'questions'),

  questionsAsked: rule(['reactivate/support-questions'], (): readonly Question[] => QUESTIONS),

  answerRight: rule(
    ['reactivate/support-questions', 'reactivate/support-not-enough-answers'],
    (given: string, registered: string): boolean => given.trim().toLowerCase() === registered.trim().toLowerCase(),
  ),

  /** @param wanted right answers, as the profile declares them (A28). */
  enoughAnswers: rule(
    ['reactivate/support-not-enough-answers'],
    (right: number, wanted: number): boolean => right >= wanted,
  ),

  /** Reading A07: five times 24 hours. */
  numberIsOldEnough: rule(
    [
      'reactivate/support-phone-quarantine-1',
      'reactivate/support-phone-quarantine-2',
      'reactivate/support-phone-quarantine-3',
    ],
    ({ registeredAt, changedAt }: NumberHistory, now: number): boolean =>
      now - Math.max(registeredAt, changedAt ?? registeredAt) > FIVE_DAYS,
  ),

  /** @param named a number that the caller gave. */
  temporaryPinGoesTo: rule(
    ['reactivate/support-sms-registered-number'],
    (registered: string, _named: string | undefined): string => registered,
  ),

  /** Where somebody is sent whom Support cannot help. */
  supportRefersTo: rule(
    ['reactivate/support-fail-to-citizen-service-1', 'reactivate/support-quarantine-to-citizen-service-1'],
    (_refusal: Refusal): 'citizen-service' | 'nowhere' => 'citizen-service',
  ),
}

export const citizenServiceRules = {
  /** Reading A29. */
  citizenServiceServes: rule(
    ['get-mitid/5.3-citizen-service-booking-2', 'reactivate/citizen-service-appointment-2'],
    (hasAppointment: boolean): boolean => hasAppointment,
  ),

  /** Reading A29: a document that has not expired, of whoever shows it. @param today YYYY-MM-DD */
  documentationServes: rule(
    [
      'get-mitid/5.3-order-citizen-service',
      'reactivate/citizen-service-identify',
      'spare/citizen-service-documentation-2',
    ],
    ({ expiryDate, ofThePersonPresent, known }: Documentation, today: string): boolean =>
      known && ofThePersonPresent && expiryDate >= today,
  ),

  /** Neither a new number nor questions left unanswered at Support keep Citizen Service from helping. */
  citizenServiceHelps: rule(
    [
      'reactivate/citizen-service-temp-pin',
      'reactivate/support-fail-to-citizen-service-2',
      'reactivate/support-quarantine-to-citizen-service-2',
    ],
    (_refusedBySupport: boolean, _numberIsOldEnough: boolean): boolean => true,
  ),
}
