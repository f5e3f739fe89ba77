import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { certificateCountriesOf, knownStates } from '../inspection/issuing-states'
import { expiryDay, inspectionRules } from './inspection'

const at = (text: string): number => Date.parse(text)

describe('the expiry date', () => {
  const { documentHasExpired } = inspectionRules
  it('is the last day of validity, in UTC', () => {
    assert.equal(documentHasExpired('261122', at('2026-11-22T23:59:59.999Z')), false)
    assert.equal(documentHasExpired('261122', at('2026-11-23T00:00:00Z')), true)
    assert.equal(documentHasExpired('261123', at('2026-11-22T00:00:00Z')), false)
  })

  it('lies in the last century when it is more than fifteen years ahead', () => {
    assert.equal(expiryDay('411231', at('2026-11-22')), '2041-12-31')
    assert.equal(expiryDay('420101', at('2026-11-22')), '1942-01-01')
  })

  it('shows no validity when it is no day of the calendar', () => {
    for (const date of ['<<<<<<', '270231', '271301', '2701<<', '']) {
      assert.equal(expiryDay(date, at('2026-11-22')), undefined)
      assert.equal(documentHasExpired(date, at('2026-11-22')), true)
    }
  })
})

describe('the issuing state', () => {
  const { issuingStateMatches } = inspectionRules
  it('matches the country of its certificates in either case', () => {
    assert.equal(issuingStateMatches('DNK', 'DK'), true)
    assert.equal(issuingStateMatches('GBR', 'gb'), true)
    assert.equal(issuingStateMatches('D', 'DE'), true)
    assert.equal(issuingStateMatches('RKS', 'KS'), true)
  })

  it('takes Faroese and Greenlandic passports for documents under the Danish CSCA', () => {
    assert.equal(issuingStateMatches('FRO', 'DK'), true)
    assert.equal(issuingStateMatches('GRL', 'DK'), true)
  })

  it('does not match another country, or an unknown state', () => {
    assert.equal(issuingStateMatches('DNK', 'SE'), false)
    assert.equal(issuingStateMatches('DNK', ''), false)
    assert.equal(issuingStateMatches('QQQ', 'QQ'), false)
  })

  it('is looked up in a table whose two-letter codes are those of ISO 3166-1', () => {
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
    const iso = knownStates().filter((state) => state.length === 3 && /^[A-Z]{3}$/.test(state))
    assert.ok(iso.length > 249)
    const beyondIso = ['EU', 'KS', 'UT', 'XO', 'XP', 'UN']
    const unknown = iso.flatMap(certificateCountriesOf).filter((code) => names.of(code) === undefined)
    assert.deepEqual(
      unknown.filter((code) => !beyondIso.includes(code)),
      [],
    )
  })
})

describe('the path to the trust list', () => {
  const { chainEndsInTrustList } = inspectionRules
  it('ends in a trusted certificate with every signature verified', () => {
    assert.equal(chainEndsInTrustList([{ trusted: true, verified: true }]), true)
    assert.equal(
      chainEndsInTrustList([
        { trusted: false, verified: true },
        { trusted: true, verified: true },
      ]),
      true,
    )
  })

  it('is none when it is empty, unverified or stops below the list', () => {
    assert.equal(chainEndsInTrustList([]), false)
    assert.equal(chainEndsInTrustList([{ trusted: true, verified: false }]), false)
    assert.equal(chainEndsInTrustList([{ trusted: false, verified: true }]), false)
  })
})

describe('a downgrade', () => {
  const { downgradeSuspected } = inspectionRules
  const gm = { protocol: '0.4.0.127.0.7.2.2.4.2.2', parameterId: 13 }
  it('is suspected when the signed offer is wider than the open one', () => {
    assert.equal(downgradeSuspected([gm], []), true)
    assert.equal(downgradeSuspected([gm], [{ ...gm, parameterId: 12 }]), true)
    assert.equal(downgradeSuspected('withheld', []), true)
  })

  it('is not suspected when both offers agree, or nothing was offered', () => {
    assert.equal(downgradeSuspected([gm], [gm]), false)
    assert.equal(downgradeSuspected([], []), false)
    assert.equal(downgradeSuspected([], [gm]), false)
    assert.equal(downgradeSuspected('withheld', [gm]), false)
  })
})
