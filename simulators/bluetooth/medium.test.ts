import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createClock } from '../../core/clock'
import { createEvidence } from '../../core/evidence'
import { createMedium } from './medium'

const bytes = (...values: number[]) => new Uint8Array(values)
const twoRadios = (metresApart = 1) => {
  const clock = createClock(0)
  const evidence = createEvidence(clock.now)
  const medium = createMedium({ clock, witness: evidence })
  const [a, b] = [medium.join('phone-a'), medium.join('phone-b', { x: metresApart, y: 0 })]
  return { medium, a, b, evidence }
}
const connected = (radios: ReturnType<typeof twoRadios>) => {
  const id = radios.a.connect(radios.b.address)
  assert.ok(id)
  return id
}

describe('the Bluetooth medium', () => {
  it('gives every device an address of its own, the same each time', () => {
    const { medium, a, b } = twoRadios()
    assert.notEqual(a.address, b.address)
    assert.match(a.address, /^[C-F][0-9A-F](:[0-9A-F]{2}){5}$/)
    assert.equal(medium.join('phone-a').address, a.address)
  })

  it('lets radios in range hear an advertisement until it stops', () => {
    const { a, b } = twoRadios()
    a.advertise(bytes(1, 2))
    assert.deepEqual(b.scan(), [{ address: a.address, payload: bytes(1, 2) }])
    assert.deepEqual(a.scan(), [])
    a.advertise(bytes())
    assert.deepEqual(b.scan(), [])
  })

  it('carries nothing beyond its reach, exactly', () => {
    const at10 = twoRadios(10)
    at10.a.advertise(bytes(1))
    assert.equal(at10.b.scan().length, 1)
    at10.b.moveTo({ x: 10.001, y: 0 })
    assert.equal(at10.b.scan().length, 0)
    assert.equal(at10.b.connect(at10.a.address), undefined)
  })

  it('delivers packets to the other side only, in order, once', () => {
    const radios = twoRadios()
    const id = connected(radios)
    assert.deepEqual(radios.b.connections(), [id])
    assert.deepEqual(radios.a.connections(), [])
    assert.ok(radios.a.send(id, bytes(1)))
    assert.ok(radios.a.send(id, bytes(2)))
    assert.deepEqual(radios.a.receive(id).packets, [])
    assert.deepEqual(radios.b.receive(id), { connected: true, packets: [bytes(1), bytes(2)] })
    assert.deepEqual(radios.b.receive(id).packets, [])
  })

  it('refuses a packet one byte too large', () => {
    const radios = twoRadios()
    const id = connected(radios)
    assert.equal(radios.a.send(id, new Uint8Array(512)), true)
    assert.equal(radios.a.send(id, new Uint8Array(513)), false)
  })

  it('keeps a third radio out of a connection', () => {
    const radios = twoRadios()
    const id = connected(radios)
    const third = radios.medium.join('phone-c')
    assert.equal(third.send(id, bytes(1)), false)
    assert.deepEqual(third.receive(id), { connected: false, packets: [] })
  })

  it('breaks a connection for good when one side leaves or is switched off, and keeps what had arrived', () => {
    for (const leave of [
      (r: ReturnType<typeof twoRadios>) => r.b.moveTo({ x: 50, y: 0 }),
      (r: ReturnType<typeof twoRadios>) => r.b.switchTo(false),
      (r: ReturnType<typeof twoRadios>) => r.medium.reach(0.5),
    ]) {
      const radios = twoRadios()
      const id = connected(radios)
      radios.a.send(id, bytes(7))
      leave(radios)
      assert.equal(radios.a.send(id, bytes(8)), false)
      radios.b.switchTo(true)
      radios.b.moveTo({ x: 0, y: 0 })
      assert.deepEqual(radios.b.receive(id), { connected: false, packets: [bytes(7)] })
    }
  })

  it('shows an eavesdropper every packet, the lost ones too', () => {
    const radios = twoRadios()
    const id = connected(radios)
    const heard = radios.medium.tap()
    radios.medium.loseWhen((packet) => packet.bytes[0] === 1)
    assert.equal(radios.a.send(id, bytes(1)), true)
    radios.b.send(id, bytes(2))
    assert.deepEqual(
      heard.map((packet) => [packet.from, packet.bytes[0], packet.lost]),
      [
        [radios.a.address, 1, true],
        [radios.b.address, 2, false],
      ],
    )
    assert.deepEqual(radios.b.receive(id).packets, [])
    assert.equal(radios.evidence.entries().filter(({ kind }) => kind === 'bluetooth-packet').length, 2)
  })
})
