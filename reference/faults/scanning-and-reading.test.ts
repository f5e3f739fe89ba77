import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { inspectionRules } from '../rules/inspection'
import { recognitionRules } from '../rules/recognition'
import { chipProofFaults } from './chip-proofs'
import { chipReadingFaults } from './chip-reading'
import type { RuleFault } from './fault'
import { fieldFaults } from './field'
import { inspectionFaults } from './inspection'
import { recognitionFaults } from './recognition'
import { trustFaults } from './trust'

type Decide = ((...input: readonly unknown[]) => unknown) & { clauses: readonly string[] }

const KINDS: readonly (readonly [kind: string, rules: object, faults: readonly RuleFault[]])[] = [
  [
    'inspection',
    inspectionRules,
    [...inspectionFaults, ...chipProofFaults, ...trustFaults, ...chipReadingFaults, ...fieldFaults],
  ],
  ['recognition', recognitionRules, recognitionFaults],
]

for (const [kind, given, faults] of KINDS)
  describe(`the faults of ${kind}`, () => {
    const rules = given as Record<string, Decide>

    for (const { name, rule, faulty, differsFor, clauses } of faults)
      it(`${name} decides otherwise than ${rule} and names clauses of it`, () => {
        const right = rules[rule]
        assert.ok(right)
        assert.notDeepEqual((faulty as (...input: readonly unknown[]) => unknown)(...differsFor), right(...differsFor))
        assert.ok(clauses.length > 0 && clauses.every((clause) => right.clauses.includes(clause)))
      })

    it('leave no rule without a fault', () => {
      const faulted = new Set(faults.map(({ rule }) => rule))
      assert.deepEqual(
        Object.keys(rules).filter((rule) => !faulted.has(rule)),
        [],
      )
    })
  })
