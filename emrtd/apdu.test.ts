import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { fromHex, hex } from '../core/bytes'
import { type Command, decodeCommand, decodeResponse, encodeCommand, encodeResponse } from './apdu'

const byte = fc.nat(255)
const header = fc.record({ cla: byte, ins: byte, p1: byte, p2: byte })
const anyCommand: fc.Arbitrary<Command> = fc
  .tuple(header, fc.uint8Array({ maxLength: 300 }), fc.option(fc.integer({ min: 1, max: 65536 })))
  .map(([head, data, ne]) => ({ ...head, data, ...(ne === null ? {} : { ne }) }))

describe('command APDUs', () => {
  it('are read as they were written, in the short and the extended form', () => {
    fc.assert(
      fc.property(anyCommand, fc.boolean(), (command, extended) => {
        const decoded = decodeCommand(encodeCommand(command, { extended }))
        assert.ok(decoded)
        const { extended: long, ...rest } = decoded
        assert.deepEqual({ ...rest, data: new Uint8Array(rest.data) }, command)
        const bare = command.data.length === 0 && command.ne === undefined
        assert.equal(long, !bare && (extended || command.data.length > 255 || (command.ne ?? 0) > 256))
      }),
    )
  })

  it('have the four cases of ISO/IEC 7816-4 §5.1', () => {
    const head = { cla: 0, ins: 0xa4, p1: 4, p2: 0x0c }
    const data = fromHex('AABB')
    const none = new Uint8Array(0)
    const written = (command: Command, extended = false) => hex(encodeCommand(command, { extended }))
    assert.equal(written({ ...head, data: none }), '00A4040C')
    assert.equal(written({ ...head, data: none, ne: 256 }), '00A4040C00')
    assert.equal(written({ ...head, data }), '00A4040C02AABB')
    assert.equal(written({ ...head, data, ne: 4 }), '00A4040C02AABB04')
    assert.equal(written({ ...head, data: none }, true), '00A4040C')
    assert.equal(written({ ...head, data: none, ne: 65536 }), '00A4040C000000')
    assert.equal(written({ ...head, data }, true), '00A4040C000002AABB')
    assert.equal(written({ ...head, data, ne: 0x1000 }), '00A4040C000002AABB1000')
  })

  it('are refused when their length fields contradict their length', () => {
    const malformed = ['', '00', '00A404', '00A4040C03AABB', '00A4040C01AABBCC', '00A4040C0000']
    for (const bytes of [...malformed, '00A4040C000000AA', '00A4040C000001AA00', '00A4040C0000020000000000'])
      assert.equal(decodeCommand(fromHex(bytes)), undefined, bytes)
  })

  it('cannot be longer than the length fields say', () => {
    const head = { cla: 0, ins: 0, p1: 0, p2: 0 }
    assert.throws(() => encodeCommand({ ...head, data: new Uint8Array(65536) }), RangeError)
    assert.throws(() => encodeCommand({ ...head, data: new Uint8Array(0), ne: 65537 }), RangeError)
    assert.throws(() => encodeCommand({ ...head, data: new Uint8Array(0), ne: 0 }), RangeError)
  })
})

describe('response APDUs', () => {
  it('end in the status word', () => {
    assert.equal(hex(encodeResponse({ data: fromHex('60'), sw: 0x6282 })), '606282')
    assert.deepEqual(decodeResponse(fromHex('9000')), { data: new Uint8Array(0), sw: 0x9000 })
    assert.equal(decodeResponse(fromHex('90')), undefined)
  })
})
