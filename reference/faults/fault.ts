import type { Rule } from '../rules/rule'

/**
 * A fault is the reference with one rule replaced. `differsFor` is a lawful input for which the faulty decision is
 * another than the reference's: a test holds each fault to it. `clauses` are those whose scenarios must notice.
 */
export type RuleFault = {
  readonly name: string
  readonly rule: string
  readonly clauses: readonly string[]
  readonly faulty: (...input: never[]) => unknown
  readonly differsFor: readonly unknown[]
}

type Inputs<R> = R extends Rule<infer In, unknown> ? In : never
type Decision<R> = R extends (...input: never[]) => infer Out ? Out : never

/** Types the replacement by the rule it replaces. `clauses` defaults to those of the rule. */
export const faultOf =
  <Rules extends Record<string, Rule<never, unknown>>>(rules: Rules) =>
  <Name extends keyof Rules & string>(
    name: string,
    replaced: Name,
    fault: {
      faulty: (...input: Inputs<Rules[Name]>) => Decision<Rules[Name]>
      differsFor: Inputs<Rules[Name]>
      clauses?: readonly string[]
    },
  ): RuleFault => ({
    name,
    rule: replaced,
    clauses: fault.clauses ?? rules[replaced]?.clauses ?? [],
    faulty: fault.faulty as (...input: never[]) => unknown,
    differsFor: fault.differsFor,
  })

/** The code after this one, for what counts where it should draw. Undefined when there is none yet. */
export const countedUp = (code = ''): string | undefined =>
  code === '' ? undefined : String((Number(code) + 1) % 10 ** code.length).padStart(code.length, '0')
