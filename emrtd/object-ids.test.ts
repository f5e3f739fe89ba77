import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fromHex, hex } from '../core/bytes'
import * as ids from './object-ids'
import { printed, workedExample } from './worked-examples'

describe('object identifiers', () => {
  it('are written as in Doc 9303-11 App G.1', () => {
    const octets = printed(workedExample('9303-11-G.1'), 'oid')
    assert.equal(hex(ids.encodeOid(ids.ID_PACE_ECDH_GM_AES_CBC_CMAC_128)), octets)
    assert.equal(ids.decodeOid(fromHex(octets)), ids.ID_PACE_ECDH_GM_AES_CBC_CMAC_128)
  })

  it('are read as they were written', () => {
    const all = Object.values(ids).flatMap((value) => (typeof value === 'string' ? [value] : []))
    for (const dotted of [...all, ...Object.values(ids.CURVE_IDS), '2.999.3'])
      assert.equal(ids.decodeOid(ids.encodeOid(dotted)), dotted)
    assert.equal(new Set(all).size, all.length)
  })

  it('are not read from octets that end too soon', () => {
    for (const octets of ['', '80', '0480', 'FFFFFFFFFFFFFFFFFF7F'])
      assert.equal(ids.decodeOid(fromHex(octets)), undefined)
  })
})
