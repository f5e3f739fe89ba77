import { stripVTControlCharacters } from 'node:util'
/**
 * Three classes of error, by who must act. Each says what is wrong (`what`), how to mend it (`mend`) and carries a
 * `code` that scripts can match. Anything else that is thrown inside Vidimus is a fault of Vidimus.
 */
export type ErrorText = { code: string; what: string; mend: string; cause?: unknown }

class VidimusError extends Error {
  readonly code: string
  readonly what: string
  readonly mend: string

  constructor({ code, what, mend, cause }: ErrorText) {
    super(`${code}: ${what} — ${mend}`, cause === undefined ? undefined : { cause })
    this.code = code
    this.what = what
    this.mend = mend
  }
}

/** The implementation under test does not do what a clause of the guide says. */
export class NonConformity extends VidimusError {
  override readonly name = 'NonConformity'
  readonly clause: string
  readonly expected: string
  readonly observed: string

  /** `code` is another than NON_CONFORMITY where the implementation did not even answer. */
  constructor({
    clause,
    expected,
    observed,
    code = 'NON_CONFORMITY',
    cause,
  }: {
    clause: string
    expected: string
    observed: string
    code?: string
    cause?: unknown
  }) {
    super({
      code,
      what: `${clause}: expected ${expected}; observed ${observed}`,
      mend: `make the implementation do what clause ${clause} says`,
      ...(cause === undefined ? {} : { cause }),
    })
    this.clause = clause
    this.expected = expected
    this.observed = observed
  }
}

/** Whoever wrote the settings or started the run must act: profile, policy, command line, environment. */
export class SetupFault extends VidimusError {
  override readonly name = 'SetupFault'
}

/** Vidimus itself is wrong. */
export class HarnessFault extends VidimusError {
  override readonly name = 'HarnessFault'
}

/** The implementation lacks a capability that a check needs, or the driver cannot see or do it; the clause is then *not verified*, never passed. */
export class NotVerifiable extends VidimusError {
  override readonly name = 'NotVerifiable'
  readonly clause: string

  /** @param why the driver's reason; without one the profile does not declare the capability */
  constructor(clause: string, capability: string, why?: string) {
    super({
      code: 'NOT_VERIFIABLE',
      what: why
        ? `${clause} cannot be verified in this way: ${why}`
        : `${clause} needs the capability "${capability}", which the profile does not declare`,
      mend: why
        ? 'complete the profile, or verify the clause over another driver'
        : `declare "${capability}" in the profile once the implementation offers it`,
    })
    this.clause = clause
  }
}

/** The message of anything thrown, without its stack and without the colours that tools write for a terminal. */
export const messageOf = (thrown: unknown): string =>
  stripVTControlCharacters(thrown instanceof Error ? thrown.message : String(thrown))
