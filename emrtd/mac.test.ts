import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { fromHex, hex } from '../core/bytes'
import { decryptCbc, encryptCbc } from './block-cipher'
import { aesCmac, createAesCmac, pad, retailMac, unpad } from './mac'
import { printed, workedExample } from './worked-examples'

describe('AES-CMAC', () => {
  // RFC 4493 §4
  const key = fromHex('2B7E151628AED2A6ABF7158809CF4F3C')
  const message = fromHex(
    '6BC1BEE22E409F96E93D7E117393172AAE2D8A571E03AC9C9EB76FAC45AF8E5130C81C46A35CE411E5FBC1191A0A52EFF69F2445DF4F9B17AD2B417BE66C3710',
  )
  const macs = {
    0: 'BB1D6929E95937287FA37D129B756746',
    16: '070A16B46B4D4144F79BDD9DD04A287C',
    40: 'DFA66747DE9AE63030CA32611497C827',
    64: '51F0BEBF7E3B9D92FC49741779363CFE',
  }
  for (const [length, mac] of Object.entries(macs))
    it(`of ${length} bytes is that of RFC 4493 §4`, () =>
      assert.equal(hex(aesCmac(key, message.subarray(0, Number(length)))), mac))

  it('with a key of 256 bits is that of NIST SP 800-38B example 10', () => {
    const long = fromHex('603DEB1015CA71BE2B73AEF0857D77811F352C073B6108D72D9810A30914DFF4')
    assert.equal(hex(aesCmac(long, message.subarray(0, 16))), '28A7023F452E8F82BD4BF28D8C37C35C')
  })

  it('leaves its message alone', () => {
    const data = new Uint8Array(16)
    createAesCmac(key)(data)
    assert.deepEqual(data, new Uint8Array(16))
  })

  it('knows the lengths of AES keys', () => assert.throws(() => aesCmac(new Uint8Array(15), message), RangeError))
})

describe('the retail MAC', () => {
  it('is that of Doc 9303-11 App D.3', () => {
    const example = workedExample('9303-11-D.3')
    const [key, data] = [fromHex(printed(example, 'KMAC')), fromHex(printed(example, 'E_IFD'))]
    assert.equal(hex(retailMac(key, pad(data, 8))), printed(example, 'M_IFD'))
  })

  it('of one block is two-key 3DES, and wants whole blocks', () => {
    const key = fromHex('7962D9ECE03D1ACD4C76089DCE131543')
    const block = fromHex('0102030405060708')
    assert.deepEqual(retailMac(key, block), encryptCbc('3DES', key, new Uint8Array(8), block))
    assert.throws(() => retailMac(key, block.subarray(1)), RangeError)
    assert.throws(() => retailMac(key, new Uint8Array(0)), RangeError)
  })
})

describe('padding', () => {
  it('is taken off as it was put on', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.constantFrom(8, 16), (data, size) => {
        const padded = pad(data, size)
        assert.equal(padded.length % size, 0)
        assert.ok(padded.length > data.length && padded.length <= data.length + size)
        assert.deepEqual(unpad(padded)?.slice(), data)
      }),
    )
  })

  it('is missed where it is missing', () => {
    for (const bytes of ['', '00', '0000', '8001', '80000001']) assert.equal(unpad(fromHex(bytes)), undefined, bytes)
  })
})

describe('CBC', () => {
  it('is that of Doc 9303-11 App D.3', () => {
    const example = workedExample('9303-11-D.3')
    const [key, plain] = [fromHex(printed(example, 'KEnc')), fromHex(printed(example, 'S'))]
    const encrypted = encryptCbc('3DES', key, new Uint8Array(8), plain)
    assert.equal(hex(encrypted), printed(example, 'E_IFD'))
    assert.equal(hex(decryptCbc('3DES', key, new Uint8Array(8), encrypted)), printed(example, 'S'))
  })

  it('takes whole blocks only', () =>
    assert.throws(() => encryptCbc('AES-128', new Uint8Array(16), new Uint8Array(16), new Uint8Array(8)), RangeError))
})
