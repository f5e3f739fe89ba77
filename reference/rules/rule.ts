/**
 * A rule is one normative decision of the reference: a small pure function that names the clauses it decides. Rules are
 * handed in when the reference is made, so that a fault can replace exactly one of them.
 */
export type Rule<In extends readonly unknown[] = readonly never[], Out = unknown> = ((...input: In) => Out) & {
  readonly clauses: readonly string[]
}

export const rule = <In extends readonly unknown[], Out>(
  clauses: readonly string[],
  decide: (...input: In) => Out,
): Rule<In, Out> => Object.assign((...input: In) => decide(...input), { clauses })
