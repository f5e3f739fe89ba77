import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type GatewayAsk, type GatewayCall, gatewayCalls } from '../../contract/gateway'
import { createClock } from '../../core/clock'
import { createEvidence } from '../../core/evidence'
import { createRandom } from '../../core/random'
import { createMedium } from '../bluetooth/medium'
import type { Chip } from '../passport/chip'
import { createGateway, RefusedAsk } from './gateway'
import { COMMON_PHONE, createPhone, type Phone } from './phone'

/** A chip that answers with what it was sent and 9000. */
const echoChip = (): Chip => ({ powerOn: () => {}, answer: (command) => Uint8Array.of(...command, 0x90, 0x00) })

const lent = () => {
  const clock = createClock(0)
  const evidence = createEvidence(clock.now)
  const medium = createMedium({ clock, witness: evidence })
  const phones = new Map<string, Phone>()
  for (const id of ['a', 'b']) {
    const random = createRandom('gateway')
    phones.set(id, createPhone({ id, description: COMMON_PHONE, clock, random, witness: evidence, medium }))
  }
  const phone = (id: string): Phone => phones.get(id) ?? assert.fail(`no phone ${id}`)
  return { clock, evidence, medium, gateway: createGateway(phones), phone }
}

describe('the gateway', () => {
  it('answers every call of the contract in its shape', async () => {
    const { gateway, phone, evidence } = lent()
    phone('a').nfc.place(echoChip())
    phone('a').permissions.request('camera')
    phone('a').permissions.request('bluetooth')
    const device = 'a'
    const asks: { [C in GatewayCall]: GatewayAsk<C> } = {
      'device.describe': { device },
      'nfc.connect': { device, within: 1000 },
      'nfc.transceive': { device, tag: 'none', command: '00A4' },
      'nfc.disconnect': { device },
      'camera.open': { device, camera: 'rear' },
      'camera.frame': { device },
      'camera.close': { device },
      'permission.request': { device, permission: 'location' },
      'biometrics.verify': { device, reason: 'unlock' },
      'haptics.vibrate': { device, pattern: 'error' },
      'notifications.register': { device },
      'storage.read': { device, key: 'k' },
      'storage.write': { device, key: 'k', value: 'v' },
      'storage.remove': { device, key: 'k' },
      'website.open': { device, page: 'order' },
      'log.write': { device, line: 'l' },
      'credentials.create': {
        device,
        origin: 'http://not.secure.example',
        options: {
          rp: { name: 'x' },
          user: { id: 'YQ', name: 'a', displayName: 'a' },
          challenge: 'YQ',
          pubKeyCredParams: [],
        },
      },
      'credentials.get': { device, origin: 'http://not.secure.example', options: { challenge: 'YQ' } },
      'bluetooth.state': { device },
      'bluetooth.advertise': { device, payload: 'AB' },
      'bluetooth.scan': { device },
      'bluetooth.connect': { device, address: 'nowhere' },
      'bluetooth.send': { device, connection: 'none', packet: '00' },
      'bluetooth.receive': { device, connection: 'none' },
      'bluetooth.connections': { device },
    }
    const calls = Object.keys(gatewayCalls) as GatewayCall[]
    for (const call of calls) {
      const answer = await gateway(call, asks[call])
      assert.deepEqual(gatewayCalls[call].answer.parse(answer), answer, call)
    }
    assert.equal(gateway.activity(), calls.length)
    assert.equal(gateway.pending(), 0)
    const shown = new Set(evidence.entries().map(({ data }) => data.call))
    for (const call of ['nfc.connect', 'storage.write', 'bluetooth.connect']) assert.ok(shown.has(call), call)
  })

  it('refuses a malformed ask, an unknown call and an unknown device, and says why', async () => {
    const { gateway } = lent()
    const anyGateway = gateway as (call: string, ask: unknown) => Promise<unknown>
    for (const [call, ask, why] of [
      ['storage.read', { device: 'a' }, /storage.read: key/],
      ['storage.read', { device: 'a', key: 'k', more: 1 }, /more/],
      ['storage.read', { device: 'z', key: 'k' }, /no device is called "z"/],
      ['storage.read', undefined, /storage.read: message/],
      ['nfc.transceive', { device: 'a', tag: 't', command: '0' }, /command/],
      ['nfc.transceive', { device: 'a', tag: 't', command: '0g' }, /command/],
      ['nfc.transceive', { device: 'a', tag: 't', command: '00a4' }, /command/],
      ['nfc.transceive', { device: 'a', tag: 't', command: '00', more: 1 }, /more/],
      ['nfc.transceive', { device: '', tag: 't', command: '00' }, /device/],
      ['nfc.connect', { device: 'a', within: 0 }, /within/],
      ['hasOwnProperty', {}, /no call/],
    ] as const) {
      await assert.rejects(anyGateway(call, ask), (thrown: unknown) => {
        assert.ok(thrown instanceof RefusedAsk)
        assert.match(thrown.message, why)
        return true
      })
    }
    assert.equal(gateway.pending(), 0)
  })

  it('carries APDUs to the chip and says when the tag is lost', async () => {
    const { gateway, phone } = lent()
    phone('a').nfc.place(echoChip())
    const connected = await gateway('nfc.connect', { device: 'a', within: 1 })
    assert.ok(connected.found)
    const ask = { device: 'a', tag: connected.tag, command: '00A4040C' }
    assert.deepEqual(await gateway('nfc.transceive', ask), { lost: false, response: '00A4040C9000' })
    phone('a').nfc.remove()
    assert.deepEqual(await gateway('nfc.transceive', ask), { lost: true })
  })

  it('finds no chip on a device without NFC', async () => {
    const { clock, evidence, medium } = lent()
    const description = { ...COMMON_PHONE, nfc: false }
    const random = createRandom('without')
    const tablet = createPhone({ id: 't', description, clock, random, witness: evidence, medium })
    tablet.nfc.place(echoChip())
    const gateway = createGateway((id) => (id === 't' ? tablet : undefined))
    assert.deepEqual(await gateway('nfc.connect', { device: 't', within: 1000 }), { found: false })
  })

  it('opens no camera without permission', async () => {
    const { gateway, phone } = lent()
    assert.deepEqual(await gateway('camera.open', { device: 'a', camera: 'rear' }), { opened: false })
    assert.deepEqual(await gateway('camera.frame', { device: 'a' }), { closed: true })
    phone('a').permissions.request('camera')
    assert.deepEqual(await gateway('camera.open', { device: 'a', camera: 'rear' }), { opened: true })
  })

  it('hands over the pixels of a frame exactly, also from the middle of a buffer', async () => {
    const { gateway, phone } = lent()
    const rgba = new Uint8ClampedArray(Uint8Array.from({ length: 32 }, (_, n) => n).buffer, 8, 16)
    phone('a').permissions.request('camera')
    phone('a').rearCamera.pointAt(() => ({ width: 2, height: 2, rgba }))
    await gateway('camera.open', { device: 'a', camera: 'rear' })
    const answer = await gateway('camera.frame', { device: 'a' })
    assert.ok(!answer.closed)
    assert.deepEqual(
      [...Buffer.from(answer.frame.rgba, 'base64')],
      Array.from({ length: 16 }, (_, n) => n + 8),
    )
  })

  it('keeps the storage of devices apart', async () => {
    const { gateway } = lent()
    await gateway('storage.write', { device: 'a', key: 'k', value: 'v' })
    assert.deepEqual(await gateway('storage.read', { device: 'a', key: 'k' }), { value: 'v' })
    assert.deepEqual(await gateway('storage.read', { device: 'b', key: 'k' }), { value: null })
    await gateway('storage.remove', { device: 'a', key: 'k' })
    assert.deepEqual(await gateway('storage.read', { device: 'a', key: 'k' }), { value: null })
  })

  it('joins two phones by Bluetooth once both are allowed to', async () => {
    const { gateway, phone } = lent()
    await gateway('bluetooth.advertise', { device: 'a', payload: 'AB' })
    phone('a').permissions.request('bluetooth')
    phone('b').permissions.request('bluetooth')
    assert.deepEqual(await gateway('bluetooth.scan', { device: 'b' }), { heard: [] })
    await gateway('bluetooth.advertise', { device: 'a', payload: 'AB' })
    const { heard } = await gateway('bluetooth.scan', { device: 'b' })
    assert.deepEqual(heard, [{ address: phone('a').radio.address, payload: 'AB' }])
    const { connection } = await gateway('bluetooth.connect', { device: 'b', address: phone('a').radio.address })
    assert.ok(connection)
    assert.deepEqual(await gateway('bluetooth.connections', { device: 'a' }), { connections: [connection] })
    assert.deepEqual(await gateway('bluetooth.send', { device: 'b', connection, packet: '0102' }), { sent: true })
    const received = await gateway('bluetooth.receive', { device: 'a', connection })
    assert.deepEqual(received, { connected: true, packets: ['0102'] })
  })

  it('does not count waits of virtual time as pending', async () => {
    const { gateway, phone, clock } = lent()
    phone('a').permissions.request('camera')
    await gateway('camera.open', { device: 'a', camera: 'rear' })
    await gateway('camera.frame', { device: 'a' })
    const frame = gateway('camera.frame', { device: 'a' })
    const chip = gateway('nfc.connect', { device: 'a', within: 500 })
    assert.deepEqual([gateway.activity(), gateway.pending()], [4, 0])
    await clock.advance(500)
    assert.deepEqual([(await frame).closed, await chip], [false, { found: false }])
    const vibration = gateway('haptics.vibrate', { device: 'a', pattern: 'success' })
    assert.equal(gateway.pending(), 1)
    await vibration
    assert.equal(gateway.pending(), 0)
  })
})
