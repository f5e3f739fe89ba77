import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { inspectionRules } from '../rules/inspection'
import { chipProofFaults } from './chip-proofs'
import { chipReadingFaults } from './chip-reading'
import { fieldFaults } from './field'
import { inspectionFaults } from './inspection'
import { trustFaults } from './trust'

const faults = [...inspectionFaults, ...chipProofFaults, ...trustFaults, ...chipReadingFaults, ...fieldFaults]

type Decide = ((...input: readonly unknown[]) => unknown) & { clauses: readonly string[] }
const rules = inspectionRules as unknown as Record<string, Decide>

describe('the faults of inspection', () => {
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

  it('have names of their own', () => {
    assert.equal(new Set(faults.map(({ name }) => name)).size, faults.length)
  })
})
