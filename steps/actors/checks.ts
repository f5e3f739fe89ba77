import { HarnessFault, NonConformity, NotVerifiable } from '../../core/errors'
import type { Source, Witness } from '../../core/evidence'
import type { CheckRecord } from '../../core/record'

/** What a check found. `expected` and `observed` are read by auditors: whole phrases, no code. */
export type Finding = { expected: string; held: boolean; observed: string; source?: Source }

/** The checks of one scenario: each names its clause, is recorded whether it holds or not, and throws when broken. */
export type Checks = {
  check(clause: string, finding: Finding): void
  /** The implementation cannot show what the clause says; recorded, then thrown. */
  notVerifiable(clause: string, capability: string, why?: string): never
  /** The same, where the scenario goes on: a side of it that only some implementations show. */
  notVerified(clause: string, capability: string, why?: string): void
  records(): readonly CheckRecord[]
}

export const createChecks = (given: {
  isClause(id: string): boolean
  /** The clause as the guide of the scenario has it. */
  inOwnWords(id: string): string
  now(): number
  witness: Witness
}): Checks => {
  const records: CheckRecord[] = []
  const record = (check: CheckRecord): void => {
    records.push(check)
    given.witness.saw('check', { ...check }, check.source)
  }
  const ownOf = (clause: string): string => {
    if (given.isClause(clause)) return given.inOwnWords(clause)
    throw new HarnessFault({
      code: 'CHECK_WITHOUT_CLAUSE',
      what: `a check names "${clause}", which is no clause of the catalogue`,
      mend: 'name the clause that the check verifies',
    })
  }
  const notVerified = (id: string, capability: string, why?: string): void => {
    const clause = ownOf(id)
    const observed = why ?? `the profile does not declare "${capability}"`
    const expected = `"${capability}"`
    record({ clause, outcome: 'not-verified', expected, observed, source: 'observed', at: given.now() })
  }
  return {
    check: (id, { expected, held, observed, source = 'observed' }) => {
      const clause = ownOf(id)
      record({ clause, outcome: held ? 'held' : 'broken', expected, observed, source, at: given.now() })
      if (!held) throw new NonConformity({ clause, expected, observed })
    },
    notVerified,
    notVerifiable: (clause, capability, why) => {
      notVerified(clause, capability, why)
      throw new NotVerifiable(ownOf(clause), capability, why)
    },
    records: () => records,
  }
}
