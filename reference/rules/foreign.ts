import { spells } from '../../emrtd/transliteration'
import type { Purpose } from './origin'
import { rule } from './rule'

/** The two numbers by which somebody with a foreign document is known in Denmark. */
export const NUMBER_KINDS = ['cpr-number', 'p-code'] as const
export type NumberKind = (typeof NUMBER_KINDS)[number]
/** Whom a register knows by a number. `birthDate` is YYYY-MM-DD. */
export type Registered = {
  readonly person: string
  readonly surname: string
  readonly givenNames: string
  readonly birthDate: string
}
/** What a document says of its holder: names as the code writes them, parts of the birth date that it lacks as 00. */
export type Holder = Omit<Registered, 'person'>

const FORMS: Record<NumberKind, RegExp> = { 'cpr-number': /^\d{6}[- ]?\d{4}$/, 'p-code': /^\d{8}$/ }
/** Names of at least so many letters may have lost some at their end (Doc 9303-4 §4.2.3). */
const LONG_NAME = 10

const sameName = (written: string, known: string): boolean =>
  spells(written, known) || (written.length >= LONG_NAME && spells(written, known, { truncated: true }))
const sameDay = (written: string, known: string): boolean => {
  const parts = known.split('-')
  return written.split('-').every((part, n) => part === '00' || part === parts[n])
}

export const foreignRules = {
  /** Reading A10: with documents from abroad a CPR number, or a P code where there is none; with others none at all. */
  numbersTaken: rule(
    [
      'help-foreign/2a-p-code-without-cpr',
      'help-foreign/2b-no-p-code-with-cpr',
      'help-foreign/3a-cpr-or-p-code',
      'reactivate/p-code-needed',
      'reactivate/p-code-not-needed-1',
      'reactivate/p-code-not-needed-2',
      'spare/no-p-code-with-cpr',
      'spare/p-code-without-cpr',
    ],
    (fromAbroad: boolean, _purpose: Purpose): readonly NumberKind[] => (fromAbroad ? NUMBER_KINDS : []),
  ),

  /** Where a number is taken: must it be given before the document is scanned? */
  numberIsNeeded: rule(
    [
      'help-foreign/2a-p-code-without-cpr',
      'help-foreign/3e-all-needed-1',
      'help-foreign/3f-scan-order',
      'reactivate/p-code-needed',
      'spare/p-code-without-cpr',
    ],
    (_purpose: Purpose): boolean => true,
  ),

  /** Reading A09. Spaces at the ends are cut off beforehand. */
  numberHasForm: rule(
    ['help-foreign/2c-p-code-eight-digits-1', 'help-foreign/2c-p-code-eight-digits-2'],
    (kind: NumberKind, entered: string): boolean => FORMS[kind].test(entered),
  ),

  /** A number is text: zeros at its beginning stay. */
  numberToLookUp: rule(['help-foreign/2c-p-code-eight-digits-1'], (_kind: NumberKind, entered: string): string =>
    entered.replace(/\D/g, ''),
  ),

  /** @param registered undefined when no register knows the number. */
  numberIsHolders: rule(
    [
      'help-foreign/2d-p-code-confirms-identity',
      'help-foreign/2f-wrong-p-code-refused-1',
      'help-foreign/2f-wrong-p-code-refused-2',
      'help-foreign/3e-all-needed-2',
    ],
    (registered: Registered | undefined, holder: Holder): boolean =>
      registered !== undefined &&
      sameName(holder.surname, registered.surname) &&
      sameName(holder.givenNames, registered.givenNames) &&
      sameDay(holder.birthDate, registered.birthDate),
  ),

  /** Reading A08. @param completed proofs of identity completed with this P code, whatever they were for. */
  pCodeHasUsesLeft: rule(
    ['reactivate/p-code-reuse', 'reactivate/p-code-three-uses-1', 'reactivate/p-code-three-uses-2'],
    (completed: number): boolean => completed < 3,
  ),

  /** Whose MitID it becomes, whoever owns the phone. */
  identityProved: rule(
    ['help-foreign/identity-is-document-holders', 'help-foreign/other-persons-phone'],
    (_ownerOfThePhone: string | undefined): 'document-holder' | 'owner-of-the-phone' => 'document-holder',
  ),
}
