import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hex } from '../core/bytes'
import {
  application,
  bits,
  children,
  content,
  der,
  implicit,
  integer,
  octets,
  oid,
  parseDer,
  setOf,
  time,
  utf8,
} from './asn1'

const encoded = (node: Parameters<typeof der>[0]) => hex(der(node))

describe('the hand that writes DER', () => {
  it('writes integers with the fewest bytes and never a negative one (X.690 §8.3)', () => {
    assert.deepEqual(
      [0, 127, 128, 65537].map((value) => encoded(integer(value))),
      ['020100', '02017F', '02020080', '0203010001'],
    )
    assert.equal(encoded(integer(new Uint8Array([0, 0, 0x80, 1]))), '0203008001')
    assert.equal(encoded(integer(new Uint8Array([0, 0]))), '020100')
  })

  it('writes object identifiers as the example of X.690 §8.19.5', () => {
    assert.equal(encoded(oid('2.999.3')), '0603883703')
  })

  it('changes from UTCTime to GeneralizedTime in 2050 (RFC 5280 §4.1.2.5)', () => {
    assert.equal(encoded(time(new Date('2049-12-31T23:59:59Z'))), `170D${hex(Buffer.from('491231235959Z'))}`)
    assert.equal(encoded(time(new Date('2050-01-01T00:00:00Z'))), `180F${hex(Buffer.from('20500101000000Z'))}`)
  })

  it('puts a SET OF in order (X.690 §11.6)', () => {
    assert.equal(encoded(setOf(integer(300), integer(2), integer(1))), '310A020101020102' + '0202012C')
  })

  it('takes the place of the tag in implicit tagging, and names EF.SOD 77', () => {
    assert.equal(encoded(implicit(0, octets(new Uint8Array([1, 2])))), '80020102')
    assert.equal(encoded(application(23, integer(1))), '7703020101')
  })

  it('writes text beyond ASCII as UTF-8', () => {
    assert.equal(encoded(utf8('Ærø')), '0C05C386 72C3B8'.replace(' ', ''))
  })

  it('reads what it wrote without looking into bit strings', () => {
    const inner = der(integer(5))
    const [read] = children(parseDer(der(setOf(bits(inner)))))
    assert.ok(read)
    assert.equal(hex(content(read)), `00${hex(inner)}`)
  })

  it('refuses bytes after the value', () => {
    assert.throws(() => parseDer(new Uint8Array([2, 1, 0, 0])))
  })
})
