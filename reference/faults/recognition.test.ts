import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { recognitionRules } from '../rules/recognition'
import { recognitionFaults } from './recognition'

type Decide = ((...input: readonly unknown[]) => unknown) & { clauses: readonly string[] }
const rules = recognitionRules as unknown as Record<string, Decide>

describe('the faults of recognition', () => {
  for (const { name, rule, faulty, differsFor, clauses } of recognitionFaults)
    it(`${name} decides otherwise than ${rule} and names clauses of it`, () => {
      const right = rules[rule]
      assert.ok(right)
      assert.notDeepEqual((faulty as (...input: readonly unknown[]) => unknown)(...differsFor), right(...differsFor))
      assert.ok(clauses.length > 0 && clauses.every((clause) => right.clauses.includes(clause)))
    })

  it('leave no rule without a fault', () => {
    const faulted = new Set(recognitionFaults.map(({ rule }) => rule))
    assert.deepEqual(
      Object.keys(rules).filter((rule) => !faulted.has(rule)),
      [],
    )
  })

  it('have names of their own', () => {
    assert.equal(new Set(recognitionFaults.map(({ name }) => name)).size, recognitionFaults.length)
  })
})
