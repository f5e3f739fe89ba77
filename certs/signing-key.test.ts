import assert from 'node:assert/strict'
import { constants, createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto'
import { describe, it } from 'node:test'
import { equalBytes, hex } from '../core/bytes'
import { createRandom } from '../core/random'
import { domainParametersOfCurve } from '../emrtd/domain-parameters'
import { HASHES, type SignatureName } from './algorithms'
import { der } from './asn1'
import { keyOf } from './key-names'
import { drawKeys, drawRsaKeys } from './key-pool'
import pools from './pools/rsa.json'
import { ecKey, explicitParameters, pemKey, withItselfAsGenerator } from './signing-key'

const BRAINPOOL_P512R1 = 'brainpoolP512r1'
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
      const signature = key.sign('ecdsa-sha512', data)
      assert.ok(verify('sha512', data, publicKeyOf(key.publicKeyInfo), signature))
      assert.ok(!verify('sha512', data, publicKeyOf(other.publicKeyInfo), signature))
    })

  it('spells out the parameters exactly as OpenSSL does', () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'brainpoolP512r1', paramEncoding: 'explicit' })
    const curve = domainParametersOfCurve(BRAINPOOL_P512R1)
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
    assert.throws(() => drawRsaKeys(3072, 9, createRandom('a')), /pool "rsa3072" of RSA keys has 8, 9 are needed/)
  })

  it('is an RSA key of the size and the exponent of its pool; what it signs verifies, so its primes are prime', () => {
    for (const [name, { bits, exponent }] of Object.entries(pools.pools)) {
      const [pem = ''] = drawKeys(name, 1, createRandom('a'))
      const key = pemKey(pem)
      const details = publicKeyOf(key.publicKeyInfo).asymmetricKeyDetails
      assert.deepEqual([details?.modulusLength, details?.publicExponent], [bits, BigInt(exponent)], name)
      assert.ok(verify('sha256', data, publicKeyOf(key.publicKeyInfo), key.sign('pkcs1-sha256', data)), name)
    }
  })

  it('says that its pool is for tests', () => {
    assert.equal(pools.note, 'TEST KEYS, worthless outside Vidimus')
  })

  const verifies = (name: SignatureName, signature: Uint8Array, publicKeyInfo: Uint8Array): boolean => {
    const [scheme, hash] = [name.slice(0, name.lastIndexOf('-')), name.slice(name.lastIndexOf('-') + 1)]
    const key = publicKeyOf(publicKeyInfo)
    const pss = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
    const plain = { key, dsaEncoding: 'ieee-p1363' as const }
    return verify(hash, data, scheme === 'pss' ? pss : scheme === 'ecdsa-plain' ? plain : key, signature)
  }

  it('signs in every scheme with every hash', () => {
    const [rsa, ec] = [keyOf('rsa2048', createRandom('a')), keyOf('prime256v1', createRandom('a'))]
    const dsa = keyOf('dsa2048', createRandom('a'))
    for (const name of ['dsa-sha1', 'dsa-sha224', 'dsa-sha256'] as const)
      assert.ok(verifies(name, dsa.sign(name, data), dsa.publicKeyInfo), name)
    for (const hash of HASHES)
      for (const scheme of ['pkcs1', 'pkcs1-bare', 'pss', 'ecdsa', 'ecdsa-plain'] as const) {
        const key = scheme.startsWith('ecdsa') ? ec : rsa
        const signature = key.sign(`${scheme}-${hash}`, data)
        assert.ok(verifies(`${scheme}-${hash}`, signature, key.publicKeyInfo), `${scheme}-${hash}`)
      }
  })

  it('on parameters of its own making signs as the genuine key seems to, for whoever believes them (CVE-2020-0601)', () => {
    const genuine = ecKey(BRAINPOOL_P512R1, 'explicit', createRandom('a'))
    const forged = withItselfAsGenerator(BRAINPOOL_P512R1, genuine)
    const pointOf = ({ publicKeyInfo }: { publicKeyInfo: Uint8Array }) => hex(publicKeyInfo.subarray(-129))
    assert.equal(pointOf(forged), pointOf(genuine))
    assert.equal(hex(forged.identifier), hex(genuine.identifier))
    const signature = forged.sign('ecdsa-sha512', data)
    assert.ok(verify('sha512', data, publicKeyOf(forged.publicKeyInfo), signature))
    assert.ok(!verify('sha512', data, publicKeyOf(genuine.publicKeyInfo), signature))
    assert.throws(() => withItselfAsGenerator(BRAINPOOL_P512R1, keyOf('rsa2048', createRandom('a'))), RangeError)
  })

  it('does not sign in the scheme of another kind of key', () => {
    assert.throws(() => keyOf('rsa2048', createRandom('a')).sign('ecdsa-sha256', data), /makes no signature/)
    assert.throws(() => keyOf('prime256v1', createRandom('a')).sign('pss-sha256', data), /makes no signature/)
  })
})
