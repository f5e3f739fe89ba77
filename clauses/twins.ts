import { loadCatalogue } from './catalogue'

/** Clauses of two guides that say the same, each in its own language: one, and what says as much in the other guide. */
export type Twins = { readonly clause: string; readonly twins: readonly string[] }

let listed: readonly Twins[] | undefined
export const allTwins = (): readonly Twins[] => {
  listed ??= loadCatalogue().clauses.flatMap(({ id, twin }) =>
    twin === undefined ? [] : [{ clause: id, twins: [twin].flat() }],
  )
  return listed
}

/** Every clause that says the same as this one, without it. */
export const twinsOf = (clause: string): string[] =>
  allTwins().flatMap((pair) => {
    if (pair.clause === clause) return [...pair.twins]
    return pair.twins.includes(clause) ? [pair.clause] : []
  })

/** The clause as this guide has it, where it has it: a walk in its words holds its own clauses to their word. */
export const inWordsOf = (guide: string, clause: string): string =>
  clause.startsWith(`${guide}/`) ? clause : (twinsOf(clause).find((twin) => twin.startsWith(`${guide}/`)) ?? clause)
