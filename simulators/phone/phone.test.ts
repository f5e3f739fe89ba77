import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import type { DeviceDescription } from '../../contract/gateway'
import { createClock } from '../../core/clock'
import { createEvidence } from '../../core/evidence'
import { createRandom } from '../../core/random'
import { createMedium } from '../bluetooth/medium'
import { createPhone } from './phone'
import type { RawFrame } from './raw-frame'

const newPhone = (wishes: Partial<DeviceDescription> = {}, id = 'phone-1') => {
  const clock = createClock(0)
  const evidence = createEvidence(clock.now)
  const medium = createMedium({ clock, witness: evidence })
  const description = {
    kind: 'phone',
    os: 'ios',
    osVersion: '18.0',
    nfc: true,
    biometrics: 'face',
    vibrates: true,
    language: 'da',
    ...wishes,
  } as const
  const phone = createPhone({ id, description, clock, random: createRandom('phone'), witness: evidence, medium })
  return { phone, clock, evidence }
}
const plain = (shade: number): RawFrame => ({
  width: 640,
  height: 360,
  rgba: new Uint8Array(640 * 360 * 4).fill(shade),
})
const shade = (frame: RawFrame | undefined) => frame?.rgba[0]

describe('a camera', () => {
  it('gives the first frame at once and the next ones every 250 ms of virtual time', async () => {
    const { phone, clock } = newPhone()
    phone.rearCamera.pointAt(() => plain(200))
    assert.equal(phone.cameras.open('rear'), true)
    assert.equal(shade(await phone.cameras.frame()), 200)
    const times: number[] = []
    const watch = (async () => {
      for (let n = 0; n < 3; n++) {
        await phone.cameras.frame()
        times.push(clock.now())
      }
    })()
    await clock.advance(249)
    assert.deepEqual(times, [])
    await clock.advance(1000)
    await watch
    assert.deepEqual(times, [250, 500, 750])
  })

  it('owes no frames for time that nobody watched', async () => {
    const { phone, clock } = newPhone()
    phone.cameras.open('rear')
    await phone.cameras.frame()
    await clock.advance(5_000)
    await phone.cameras.frame()
    const next = phone.cameras.frame().then(() => clock.now())
    await clock.advance(250)
    assert.equal(await next, 5_250)
  })

  it('shows what it is pointed at when the frame is taken, and black when at nothing', async () => {
    const { phone, clock } = newPhone()
    phone.cameras.open('front')
    const black = await phone.cameras.frame()
    assert.deepEqual([black?.width, black?.height, [...(black?.rgba.subarray(0, 4) ?? [])]], [720, 960, [0, 0, 0, 255]])
    const next = phone.cameras.frame()
    phone.frontCamera.pointAt(() => plain(90))
    await clock.advance(250)
    assert.equal(shade(await next), 90)
    phone.frontCamera.lower()
    const last = phone.cameras.frame()
    await clock.advance(250)
    assert.equal(shade(await last), 0)
  })

  it('ends a frame under way when it is closed, without the clock moving', async () => {
    const { phone } = newPhone()
    phone.cameras.open('rear')
    await phone.cameras.frame()
    const waiting = phone.cameras.frame()
    phone.cameras.close()
    assert.equal(await waiting, undefined)
    assert.equal(await phone.cameras.frame(), undefined)
  })

  it('is the only one in use', () => {
    const { phone } = newPhone()
    assert.equal(phone.cameras.open('rear'), true)
    assert.equal(phone.cameras.open('front'), false)
    phone.cameras.close()
    assert.equal(phone.cameras.open('front'), true)
    assert.equal(phone.cameras.inUse(), 'front')
  })

  it('leaves a small JPEG of each scene in the evidence, not of each frame', async () => {
    const { phone, clock, evidence } = newPhone()
    const frames = async (count: number) => {
      for (let n = 0; n < count; n++) {
        const frame = phone.cameras.frame()
        await clock.advance(250)
        await frame
      }
    }
    phone.rearCamera.pointAt(() => plain(255))
    phone.cameras.open('rear')
    await frames(3)
    phone.rearCamera.pointAt(() => plain(100))
    await frames(3)
    const pictures = evidence.entries().filter(({ kind }) => kind === 'frame')
    assert.deepEqual(
      pictures.map(({ data }) => [data.device, data.camera, data.width]),
      [
        ['phone-1', 'rear', 640],
        ['phone-1', 'rear', 640],
      ],
    )
    const picture = await loadImage(Buffer.from(String(pictures[0]?.data.jpeg), 'base64'))
    assert.deepEqual([picture.width, picture.height], [320, 180])
    const canvas = createCanvas(1, 1).getContext('2d')
    canvas.drawImage(picture, 0, 0)
    assert.ok((canvas.getImageData(0, 0, 1, 1).data[0] ?? 0) > 250)
  })
})

describe('a phone', () => {
  it('asks the person once for what is allowed, and again for what was denied', () => {
    const { phone } = newPhone()
    phone.answers('camera', 'deny')
    assert.equal(phone.permissions.request('camera'), false)
    assert.equal(phone.permissions.granted('camera'), false)
    phone.answers('camera', 'allow')
    assert.equal(phone.permissions.request('camera'), true)
    assert.equal(phone.permissions.request('camera'), true)
    assert.deepEqual(phone.permissionsAsked(), ['camera', 'camera'])
    phone.permissions.revoke('camera')
    assert.equal(phone.permissions.granted('camera'), false)
  })

  it('recognises its owner only, and only where something is enrolled', () => {
    const { phone } = newPhone()
    assert.equal(phone.biometrics.verify('open'), 'matched')
    phone.biometrics.present('other')
    assert.equal(phone.biometrics.verify('open'), 'failed')
    phone.biometrics.present('nobody')
    assert.equal(phone.biometrics.verify('open'), 'failed')
    phone.biometrics.enrol(false)
    phone.biometrics.present('own')
    assert.equal(phone.biometrics.verify('again'), 'not-enrolled')
    assert.deepEqual(phone.biometrics.asked(), ['open', 'open', 'open', 'again'])
    const without = newPhone({ biometrics: 'none' }).phone
    without.biometrics.enrol(true)
    assert.equal(without.biometrics.verify('open'), 'not-enrolled')
  })

  it('vibrates only if it can', () => {
    const { phone } = newPhone()
    phone.vibrate('success')
    assert.deepEqual(phone.vibrations(), [{ pattern: 'success', at: 0 }])
    const tablet = newPhone({ kind: 'tablet', vibrates: false })
    tablet.phone.vibrate('success')
    assert.deepEqual(tablet.phone.vibrations(), [])
    assert.equal(tablet.evidence.entries().at(-1)?.data.felt, false)
  })

  it('takes pushes to its own address and shows them when that is allowed', () => {
    const { phone } = newPhone()
    const registration = phone.notifications.register()
    const push = { registration, title: 'Title', text: 'Text' }
    assert.equal(phone.receives({ ...push, registration: 'another' }), false)
    assert.equal(phone.receives(push), true)
    assert.deepEqual(phone.notifications.shown(), [])
    phone.permissions.request('notifications')
    phone.receives(push)
    assert.deepEqual(phone.notifications.shown(), [{ title: 'Title', text: 'Text', at: 0 }])
  })

  it('has another push address than any other phone, the same until the app is deleted', () => {
    const { phone } = newPhone()
    const first = phone.notifications.register()
    assert.equal(phone.notifications.register(), first)
    assert.notEqual(newPhone({}, 'phone-2').phone.notifications.register(), first)
    phone.deleteApp()
    assert.equal(phone.receives({ registration: first, title: '', text: '' }), false)
    assert.notEqual(phone.notifications.register(), first)
  })

  it('forgets storage and permissions and frees the camera when the app is deleted', () => {
    const { phone } = newPhone()
    phone.storage.set('key', 'value')
    phone.permissions.request('camera')
    phone.cameras.open('rear')
    phone.deleteApp()
    assert.deepEqual(
      [phone.storage.size, phone.permissions.granted('camera'), phone.cameras.inUse()],
      [0, false, undefined],
    )
  })

  it('signs its evidence with its name', () => {
    const { phone, evidence } = newPhone()
    phone.writeLog('a line')
    assert.deepEqual(phone.log(), ['a line'])
    assert.deepEqual(evidence.entries()[0]?.data, { device: 'phone-1', line: 'a line' })
  })
})
