import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { fromHex, hex } from '../core/bytes'
import { encodeTlv, findTlv, parseTlvs, readTlv, TlvError } from './tlv'

const anyTag = fc.oneof(
  fc.integer({ min: 0, max: 0xff }).filter((tag) => (tag & 0x1f) !== 0x1f),
  fc.integer({ min: 0, max: 0x7f }).map((low) => 0x7f00 + low),
  fc.integer({ min: 0, max: 0x7f }).map((low) => 0x5f8100 + low),
)

describe('BER-TLV', () => {
  it('reads what it wrote', () => {
    const sizes = fc.oneof(fc.nat(300), fc.constantFrom(127, 128, 255, 256, 65535, 65536))
    fc.assert(
      fc.property(anyTag, sizes, (tag, size) => {
        const value = new Uint8Array(size).fill(0xa5)
        const bytes = encodeTlv(tag, value)
        assert.deepEqual(readTlv(bytes), { tag, value, end: bytes.length })
      }),
    )
  })

  it('writes the shortest length', () => {
    assert.equal(hex(encodeTlv(0x7f49, new Uint8Array(0))), '7F4900')
    assert.equal(hex(encodeTlv(0x53, new Uint8Array(0x80)).subarray(0, 3)), '538180')
    assert.equal(hex(encodeTlv(0x53, new Uint8Array(0x100)).subarray(0, 4)), '53820100')
    assert.equal(hex(encodeTlv(0x7c, [fromHex('8000'), fromHex('810101')])), '7C058000810101')
  })

  it('reads EF.COM of Doc 9303-11 App D.4', () => {
    const [com] = parseTlvs(fromHex('60145F0104303130365F36063034303030305C026175'))
    assert.equal(com?.tag, 0x60)
    const inside = parseTlvs(com.value)
    assert.equal(hex(findTlv(inside, 0x5c) ?? new Uint8Array()), '6175')
    assert.equal(findTlv(inside, 0x5d), undefined)
  })

  it('refuses what is cut off, indefinite, or has a tag too long', () => {
    for (const bytes of ['7C', '7C02AA', '7C80', '7C85', '7C850000000001', '5F', '5F818181', '7C8401', ''])
      assert.throws(() => readTlv(fromHex(bytes)), TlvError, bytes)
    assert.throws(() => parseTlvs(fromHex('800101FF')), TlvError)
  })

  it('throws nothing but TlvError on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        try {
          parseTlvs(bytes)
        } catch (error) {
          assert.ok(error instanceof TlvError)
        }
      }),
    )
  })
})
