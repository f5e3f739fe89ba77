import {
  type Gateway,
  type GatewayAnswer,
  type GatewayAsk,
  type GatewayCall,
  gatewayCalls,
} from '../../contract/gateway'
import { base64, hex } from '../../core/bytes'
import type { Phone } from './phone'
import type { RawFrame } from './raw-frame'

/** The ask breaks the contract: the fault of whoever asked. */
export class RefusedAsk extends Error {
  override readonly name = 'RefusedAsk'
}

/** The gateway as the suite sees it. */
export type LendingGateway = Gateway & {
  /** Calls begun so far. While it grows, an implementation is at work. */
  activity(): number
  /** Calls under way that wait for nothing but the hardware: looking for a chip and a frame not yet due do not count. */
  pending(): number
}

type Handlers = {
  [C in GatewayCall]: (phone: Phone, ask: GatewayAsk<C>) => GatewayAnswer<C> | Promise<GatewayAnswer<C>>
}
type AnyHandler = (phone: Phone, ask: unknown) => unknown

const bytesOf = (text: string): Uint8Array => {
  const buffer = Buffer.from(text, 'hex')
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length)
}
const mayUseBluetooth = (phone: Phone) => phone.permissions.granted('bluetooth') && phone.radio.isOn()

/** A frame that comes round again is written out once: a megabyte of text each time is most of what a scan would cost. */
const written = new WeakMap<RawFrame['rgba'], string>()

const pixels = (rgba: RawFrame['rgba']): string => {
  const text = written.get(rgba) ?? base64(new Uint8Array(rgba.buffer, rgba.byteOffset, rgba.byteLength))
  written.set(rgba, text)
  return text
}

const handlers: Handlers = {
  'device.describe': (phone) => phone.description,

  'nfc.connect': async (phone, { within }) => {
    const tag = phone.description.nfc ? await phone.nfc.connect(within) : undefined
    return tag === undefined ? { found: false } : { found: true, tag }
  },
  'nfc.transceive': async (phone, { tag, command }) => {
    const response = await phone.nfc.transceive(tag, bytesOf(command))
    return response === undefined ? { lost: true } : { lost: false, response: hex(response) }
  },
  'nfc.disconnect': (phone) => {
    phone.nfc.disconnect()
    return {}
  },

  'camera.open': (phone, { camera }) => ({
    opened: phone.permissions.granted('camera') && phone.cameras.open(camera),
  }),
  'camera.frame': async (phone) => {
    const frame = await phone.cameras.frame()
    if (!frame) return { closed: true }
    return { closed: false, frame: { width: frame.width, height: frame.height, rgba: pixels(frame.rgba) } }
  },
  'camera.close': (phone) => {
    phone.cameras.close()
    return {}
  },

  'permission.request': (phone, { permission }) => ({ granted: phone.permissions.request(permission) }),
  'biometrics.verify': (phone, { reason }) => ({ outcome: phone.biometrics.verify(reason) }),
  'haptics.vibrate': (phone, { pattern }) => {
    phone.vibrate(pattern)
    return {}
  },
  'notifications.register': (phone) => ({ registration: phone.notifications.register() }),
  'storage.read': (phone, { key }) => ({ value: phone.storage.get(key) ?? null }),
  'storage.write': (phone, { key, value }) => {
    phone.storage.set(key, value)
    return {}
  },
  'storage.remove': (phone, { key }) => {
    phone.storage.delete(key)
    return {}
  },
  'website.open': (phone, { page }) => {
    phone.openPage(page)
    return {}
  },
  'log.write': (phone, { line }) => {
    phone.writeLog(line)
    return {}
  },

  'credentials.create': (phone, { origin, options }) => phone.keyReader.create(origin, options),
  'credentials.get': (phone, { origin, options }) => phone.keyReader.get(origin, options),

  'bluetooth.state': (phone) => ({ on: phone.radio.isOn(), permitted: phone.permissions.granted('bluetooth') }),
  'bluetooth.advertise': (phone, { payload }) => {
    if (mayUseBluetooth(phone)) phone.radio.advertise(bytesOf(payload))
    return {}
  },
  'bluetooth.scan': (phone) => {
    const heard = mayUseBluetooth(phone) ? phone.radio.scan() : []
    return { heard: heard.map(({ address, payload }) => ({ address, payload: hex(payload) })) }
  },
  'bluetooth.connect': (phone, { address }) => ({
    connection: (mayUseBluetooth(phone) ? phone.radio.connect(address) : undefined) ?? null,
  }),
  'bluetooth.send': (phone, { connection, packet }) => ({
    sent: mayUseBluetooth(phone) && phone.radio.send(connection, bytesOf(packet)),
  }),
  'bluetooth.receive': (phone, { connection }) => {
    const { connected, packets } = phone.radio.receive(connection)
    return { connected, packets: packets.map(hex) }
  },
  'bluetooth.connections': (phone) => ({ connections: phone.radio.connections() }),
}

/** Waits of virtual time, which end only when the clock moves. */
const WAITS: ReadonlySet<GatewayCall> = new Set<GatewayCall>([
  'nfc.connect',
  'camera.frame',
  'credentials.create',
  'credentials.get',
])
/** Witnessed by the hardware itself, in its own words. */
const SPEAKS_FOR_ITSELF: ReadonlySet<GatewayCall> = new Set<GatewayCall>([
  'nfc.transceive',
  'camera.frame',
  'permission.request',
  'biometrics.verify',
  'haptics.vibrate',
  'website.open',
  'log.write',
  'bluetooth.advertise',
  'bluetooth.send',
])
/** The only messages large or frequent enough for a check by hand; the same shape as the schema's. */
const transceiveIsSound = (ask: unknown): boolean => {
  if (typeof ask !== 'object' || ask === null || Object.keys(ask).length !== 3) return false
  const { device, tag, command } = ask as Record<string, unknown>
  return (
    typeof device === 'string' &&
    device !== '' &&
    typeof tag === 'string' &&
    typeof command === 'string' &&
    command.length % 2 === 0 &&
    /^[0-9A-F]*$/.test(command)
  )
}

const soundAsk = (call: GatewayCall, ask: unknown): { device: string } => {
  if (call === 'nfc.transceive' && transceiveIsSound(ask)) return ask as { device: string }
  const parsed = gatewayCalls[call].ask.safeParse(ask)
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'message'}: ${message}`)
  throw new RefusedAsk(`${call}: ${issues.join('; ')}`)
}

type Lookup = (id: string) => Phone | undefined

/** @param phones the devices lent, by id; looked up at each call. */
export const createGateway = (phones: ReadonlyMap<string, Phone> | Lookup): LendingGateway => {
  const phoneCalled: Lookup = typeof phones === 'function' ? phones : (id) => phones.get(id)
  let activity = 0
  let pending = 0

  const answerTo = async (call: GatewayCall, given: unknown): Promise<unknown> => {
    if (!Object.hasOwn(handlers, call)) throw new RefusedAsk(`the gateway has no call "${String(call)}"`)
    const ask = soundAsk(call, given)
    const phone = phoneCalled(ask.device)
    if (!phone) throw new RefusedAsk(`${call}: no device is called "${ask.device}"`)
    const answer = await (handlers[call] as AnyHandler)(phone, ask)
    if (call === 'nfc.transceive' || call === 'camera.frame') return answer
    const sound = gatewayCalls[call].answer.parse(answer)
    if (!SPEAKS_FOR_ITSELF.has(call)) phone.witness.saw('device-call', { call, ask, answer: sound })
    return sound
  }
  const gateway = async (call: GatewayCall, ask: unknown): Promise<unknown> => {
    activity += 1
    const counts = WAITS.has(call) ? 0 : 1
    pending += counts
    try {
      return await answerTo(call, ask)
    } finally {
      pending -= counts
    }
  }
  return Object.assign(gateway as Gateway, { activity: () => activity, pending: () => pending })
}
