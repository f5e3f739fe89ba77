import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { loadCatalogue } from './catalogue'
import { notOffered } from './exclusions'

describe('clauses of a route', () => {
  const { clauses } = loadCatalogue()
  const waived = (qrPairing: boolean, activationCode: boolean) =>
    notOffered({ qrPairing, activationCode, menuEntry: true, otherOptions: true }, clauses).map(({ clause }) => clause)

  it('are none of the business of a profile that does not offer it', () => {
    const withoutQr = waived(false, true)
    assert.ok(withoutQr.includes('get-mitid/5.2.5c1') && withoutQr.includes('help-step-5/5.2.3'))
    assert.ok(!withoutQr.includes('get-mitid/5.2-max-three-2') && !withoutQr.includes('get-mitid/5.1.1'))
    const withoutCode = waived(true, false)
    assert.ok(withoutCode.length > 0 && withoutCode.every((id) => !withoutQr.includes(id)))
  })

  it('bind whoever offers it', () => assert.deepEqual(waived(true, true), []))
})
