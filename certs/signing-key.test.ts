import assert from 'node:assert/strict'
import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto'
import { describe, it } from 'node:test'
import { equalBytes, hex } from '../core/bytes'
import { createRandom } from '../core/random'
import { domainParameters } from '../emrtd/domain-parameters'
import { der } from './asn1'
import { drawRsaKeys } from './key-pool'
import { ecKey, explicitParameters, rsaKey } from './signing-key'

const BRAINPOOL_P512R1 = 17
const data = Buffer.from('to be signed')
const publicKeyOf = (publicKeyInfo: Uint8Array) =>
  createPublicKey({ key: Buffer.from(publicKeyInfo), format: 'der', type: 'spki' })

describe('a signing key', () => {
  for (const form of ['explicit', 'named'] as const)
    it(`follows from the seed on brainpoolP512r1 with ${form} parameters, and its public key verifies`, () => {
      const key = ecKey(BRAINPOOL_P512R1, form, createRandom('a'))
      const same = ecKey(BRAINPOOL_P512R1, form, createRandom('a'))
      const other = ecKey(BRAINPOOL_P512R1, form, createRandom('b'))
      assert.equal(hex(same.publicKeyInfo), hex(key.publicKeyInfo))
      assert.notEqual(hex(other.publicKeyInfo), hex(key.publicKeyInfo))
      const signature = key.sign('sha512', data)
      assert.ok(verify('sha512', data, publicKeyOf(key.publicKeyInfo), signature))
      assert.ok(!verify('sha512', data, publicKeyOf(other.publicKeyInfo), signature))
    })

  it('spells out the parameters exactly as OpenSSL does', () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'brainpoolP512r1', paramEncoding: 'explicit' })
    const curve = domainParameters(BRAINPOOL_P512R1)
    assert.ok(curve)
    const spelt = hex(der(explicitParameters(curve)))
    assert.ok(hex(publicKey.export({ type: 'spki', format: 'der' })).includes(spelt))
  })

  it('has the SHA-1 of its public key bits as identifier (RFC 5280 §4.2.1.2)', () => {
    const { publicKeyInfo, identifier } = ecKey(BRAINPOOL_P512R1, 'named', createRandom('a'))
    const point = publicKeyInfo.subarray(-(1 + 2 * 64))
    assert.ok(equalBytes(identifier, createHash('sha1').update(point).digest()))
  })

  it('comes from the pool for RSA, different ones at once, the choice following from the seed', () => {
    const drawn = drawRsaKeys(3072, 5, createRandom('a'))
    assert.equal(new Set(drawn).size, 5)
    assert.deepEqual(drawRsaKeys(3072, 5, createRandom('a')), drawn)
    assert.notDeepEqual(drawRsaKeys(3072, 5, createRandom('b')), drawn)
    assert.throws(() => drawRsaKeys(3072, 11, createRandom('a')), /pool of RSA-3072 has 10 keys/)
  })

  it('is an RSA key of the size of its pool with exponent 65537', () => {
    for (const bits of [2048, 3072] as const) {
      const [pem = ''] = drawRsaKeys(bits, 1, createRandom('a'))
      const details = publicKeyOf(rsaKey(pem).publicKeyInfo).asymmetricKeyDetails
      assert.deepEqual([details?.modulusLength, details?.publicExponent], [bits, 65537n])
    }
  })
})
