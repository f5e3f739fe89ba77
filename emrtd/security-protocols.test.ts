import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hex } from '../core/bytes'
import { domainParameters } from './domain-parameters'
import { modularGroup } from './modular-group'
import { encodeOid, ID_CA_ECDH_AES_CBC_CMAC_256, ID_PACE_ECDH_CAM_AES_CBC_CMAC_192 } from './object-ids'
import { agreementOf, chipAuthenticationOid, type PaceProtocol, paceOid } from './security-protocols'
import { printed, workedExample } from './worked-examples'

describe('security protocols', () => {
  const examples: [string, PaceProtocol][] = [
    ['9303-11-G.1', { agreement: 'ECDH', mapping: 'GM', cipher: 'AES-128' }],
    ['9303-11-G.2', { agreement: 'DH', mapping: 'GM', cipher: 'AES-128' }],
    ['9303-11-H.1', { agreement: 'ECDH', mapping: 'IM', cipher: 'AES-128' }],
    ['9303-11-H.2', { agreement: 'DH', mapping: 'IM', cipher: 'AES-128' }],
    ['9303-11-I.1', { agreement: 'ECDH', mapping: 'CAM', cipher: 'AES-128' }],
  ]
  for (const [id, protocol] of examples)
    it(`have the object identifier of ${id}`, () =>
      assert.equal(hex(encodeOid(paceOid(protocol))), printed(workedExample(id), 'oid')))

  it('count their ciphers alike', () => {
    const cam = paceOid({ agreement: 'ECDH', mapping: 'CAM', cipher: 'AES-192' })
    assert.equal(cam, ID_PACE_ECDH_CAM_AES_CBC_CMAC_192)
    assert.equal(chipAuthenticationOid({ agreement: 'ECDH', cipher: 'AES-256' }), ID_CA_ECDH_AES_CBC_CMAC_256)
    assert.equal(chipAuthenticationOid({ agreement: 'DH', cipher: '3DES' }), '0.4.0.127.0.7.2.2.3.1.1')
  })

  it('have no chip-authentication mapping over DH or with 3DES', () => {
    assert.throws(() => paceOid({ agreement: 'DH', mapping: 'CAM', cipher: 'AES-128' }), RangeError)
    assert.throws(() => paceOid({ agreement: 'ECDH', mapping: 'CAM', cipher: '3DES' }), RangeError)
  })
})

describe('domain parameters', () => {
  it('are for one agreement each', () => {
    for (let id = -1; id < 32; id++) {
      const [group, curve] = [modularGroup(id), domainParameters(id)]
      assert.equal(agreementOf(id), group ? 'DH' : curve ? 'ECDH' : undefined)
      assert.ok(!group || !curve)
    }
  })
})
