import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fromHex } from '../../core/bytes'
import { printed, workedExample } from '../../emrtd/worked-examples'
import { birthDay, groupsInCom } from './lds'

const NOW = Date.parse('2026-11-22T12:00:00Z')

describe('a date of birth', () => {
  it('lies in the past, however old the holder is', () => {
    assert.equal(birthDay('261122', NOW), '2026-11-22')
    assert.equal(birthDay('261123', NOW), '1926-11-23')
    assert.equal(birthDay('000229', NOW), '2000-02-29')
  })

  it('keeps what is known of it', () => {
    assert.equal(birthDay('74<<<<', NOW), '1974-00-00')
    assert.equal(birthDay('<<<<<<', NOW), '0000-00-00')
  })
})

describe('EF.COM', () => {
  it('lists DG1 and DG2 in the worked example of Doc 9303-11 App D.4', () => {
    assert.deepEqual(groupsInCom(fromHex(printed(workedExample('9303-11-D.4'), 'EF_COM'))), [1, 2])
  })
})
