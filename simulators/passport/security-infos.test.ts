import assert from 'node:assert/strict'
import { createPublicKey } from 'node:crypto'
import { describe, it } from 'node:test'
import { fromHex, hex } from '../../core/bytes'
import { createRandom } from '../../core/random'
import { domainParameters } from '../../emrtd/domain-parameters'
import { findTlv, parseTlvs, readTlv } from '../../emrtd/tlv'
import { printed, workedExample } from '../../emrtd/worked-examples'
import { createActiveKey } from './active-keys'
import { createStaticKey } from './key-agreement'
import { publicKeyInfo } from './public-key-info'
import { type PassportAuthentication, securityOf } from './security'
import {
  activeAuthenticationInfo,
  chipAuthenticationInfo,
  chipAuthenticationPublicKeyInfo,
  dg14,
  efCardAccess,
  efCvca,
  efDir,
  paceInfo,
  securityInfos,
} from './security-infos'

const random = createRandom('security infos')
const PACE = { bac: true, pace: [{ cipher: 'AES-128', parameterId: 13 }] } as const
const spki = (bytes: Uint8Array) => createPublicKey({ key: Buffer.from(bytes), format: 'der', type: 'spki' })

describe('SecurityInfos', () => {
  it('hold the PACEInfo of App G.1, in EF.CardAccess and in DG14', () => {
    const info = printed(workedExample('9303-11-G.1'), 'PACEInfo')
    const offer = { parameterId: 13, cipher: 'AES-128' } as const
    assert.equal(hex(efCardAccess([offer])), `3114${info}`)
    assert.equal(hex(dg14([paceInfo(offer)])), `6E163114${info}`)
    const other = paceInfo({ ...offer, parameterId: 12 })
    assert.deepEqual(securityInfos([paceInfo(offer), other]), securityInfos([other, paceInfo(offer)]))
  })

  it('hold the PACEInfos of App G.2 and I.1', () => {
    for (const [id, offer] of [
      ['9303-11-G.2', { cipher: 'AES-128', parameterId: 0, agreement: 'DH' }],
      ['9303-11-I.1', { cipher: 'AES-128', parameterId: 13, mapping: 'CAM' }],
    ] as const)
      assert.equal(hex(paceInfo(offer)), printed(workedExample(id), 'PACEInfo'))
  })

  it('hold the ChipAuthenticationPublicKeyInfo of App I.1', () => {
    const example = workedExample('9303-11-I.1')
    const key = { parameterId: 13, secret: 0n, publicKey: fromHex(`04${printed(example, 'PK_IC_static')}`) }
    const info = chipAuthenticationPublicKeyInfo(key, 'standardized', 13)
    assert.equal(hex(info), printed(example, 'ChipAuthenticationPublicKeyInfo'))
  })

  it('name a key only where it has an id', () => {
    const aes = { agreement: 'ECDH', cipher: 'AES-128' } as const
    assert.equal(hex(chipAuthenticationInfo(aes)), '300F060A04007F00070202030202020101')
    assert.equal(hex(chipAuthenticationInfo(aes, 200)), '3013060A04007F00070202030202020101020200C8')
    assert.equal(hex(activeAuthenticationInfo('sha256')), '30170606678108010105020101060A04007F00070101040103')
  })

  it('do not exist for combinations that Doc 9303 does not define', () => {
    for (const offer of [
      { cipher: 'AES-128', parameterId: 7 },
      { cipher: 'AES-128', parameterId: 10, mapping: 'IM' },
      { cipher: '3DES', parameterId: 13, mapping: 'CAM' },
      { cipher: 'AES-128', parameterId: 0, mapping: 'CAM' },
      { cipher: 'AES-128', parameterId: 13, agreement: 'DH' },
    ] as const)
      assert.throws(() => paceInfo(offer), { name: 'HarnessFault', code: 'CHIP_WITH_UNDEFINED_PACE' })
  })
})

describe('the public keys of a chip', () => {
  it('on a curve are read by OpenSSL, with explicit and with named parameters', () => {
    for (const id of [8, 10, 12, 13, 15, 17, 18]) {
      const key = createStaticKey(id, random)
      const [explicit, named] = (['explicit', 'named'] as const).map((form) => spki(publicKeyInfo(key, form)))
      assert.equal(named?.asymmetricKeyDetails?.namedCurve, domainParameters(id)?.curve)
      assert.equal(explicit?.asymmetricKeyType, 'ec')
      assert.ok(
        Buffer.from(key.publicKey).equals(
          named?.export({ type: 'spki', format: 'der' }).subarray(-key.publicKey.length) ?? Buffer.of(),
        ),
      )
    }
  })

  it('modulo p are read by OpenSSL, as PKCS #3 and as X9.42 write them', () => {
    for (const id of [0, 1, 2]) {
      const key = createStaticKey(id, random)
      assert.equal(spki(publicKeyInfo(key, 'explicit')).asymmetricKeyType, 'dh')
      // Node has no name for keys of X9.42, and reads them all the same.
      assert.equal(spki(publicKeyInfo(key, 'x9.42')).type, 'public')
    }
  })

  it('of Active Authentication are of the kind and size asked for', () => {
    for (const bits of [1024, 1280, 1536, 2048, 3072] as const) {
      const { publicKey } = createActiveKey({ kind: 'rsa', bits }, random)
      assert.equal(spki(publicKey).asymmetricKeyDetails?.modulusLength, bits)
    }
    const { active, publicKey } = createActiveKey({ kind: 'ecdsa', parameterId: 16 }, random)
    assert.equal(active.hash, 'sha384')
    assert.equal(spki(publicKey).asymmetricKeyType, 'ec')
    assert.throws(() => createActiveKey({ kind: 'ecdsa', parameterId: 8 }, random), /no hash/)
    assert.throws(() => createActiveKey({ kind: 'ecdsa', parameterId: 0 }, random), RangeError)
  })
})

describe('the security of a passport', () => {
  const of = (authentication: PassportAuthentication) => securityOf(PACE, authentication, createRandom('one'))

  it('is PACE alone unless more is asked for', () => {
    const plain = of({})
    assert.deepEqual(plain.dg14.map(hex), [hex(paceInfo(PACE.pace[0]))])
    assert.deepEqual([plain.dg15, plain.cardSecurity, plain.keys.chip], [undefined, [], []])
  })

  it('has one key for all infos about it, and another for another id', () => {
    const info = { parameterId: 13, keyId: 1 } as const
    const { keys, dg14: infos } = of({
      chip: [
        { ...info, cipher: '3DES' },
        { ...info, cipher: 'AES-128' },
        { ...info, keyId: 2, cipher: 'AES-256', unannounced: true },
      ],
    })
    assert.deepEqual(
      keys.chip?.map(({ keyId, ciphers }) => [keyId, ciphers]),
      [
        [1, ['3DES', 'AES-128']],
        [2, ['AES-256']],
      ],
    )
    assert.equal(infos.length, 1 + 2 + 2)
  })

  it('follows from the seed', () => {
    const ordered = {
      chip: [{ cipher: 'AES-128', parameterId: 12 }],
      active: { kind: 'ecdsa', parameterId: 12 },
    } as const
    assert.deepEqual(of(ordered).dg14.map(hex), of(ordered).dg14.map(hex))
    assert.notDeepEqual(of(ordered).dg14.map(hex), securityOf(PACE, ordered, createRandom('two')).dg14.map(hex))
  })

  it('has EF.CardSecurity for chip-authentication mapping, its key under the id of the parameters', () => {
    const pace = [{ cipher: 'AES-128', parameterId: 13, mapping: 'CAM' }] as const
    const { cardSecurity, keys } = securityOf({ bac: false, pace }, {}, createRandom('cam'))
    assert.equal(cardSecurity.length, 2)
    const info = parseTlvs(readTlv(cardSecurity[1] ?? new Uint8Array(0)).value)
    assert.equal(hex(info.at(-1)?.value ?? new Uint8Array(0)), '0D')
    assert.equal(keys.mapping?.[0]?.parameterId, 13)
  })

  it('names the application and the certification authority in files of their own', () => {
    assert.equal(hex(efDir()), '61094F07A0000002471001')
    const file = efCvca(new Uint8Array(Buffer.from('UTCVCA00001')))
    assert.equal(file.length, 36)
    assert.equal(Buffer.from(findTlv([readTlv(file)], 0x42) ?? []).toString(), 'UTCVCA00001')
  })
})
