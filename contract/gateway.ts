import { z } from 'zod'

/**
 * The device gateway: what an implementation asks of the phone or tablet it runs on. Devices are lent by id. In process
 * it is a function call, elsewhere one WebSocket message each way. All bytes of APDUs are upper-case hexadecimal.
 */
const device = z.string().min(1)
const hexadecimal = z.string().regex(/^([0-9A-F]{2})*$/)
const nothing = z.strictObject({})

export const PERMISSIONS = ['camera', 'notifications', 'bluetooth', 'location'] as const

/** Pixels row by row from the top left, four bytes each: red, green, blue, alpha; base64. */
export const frameSchema = z.strictObject({
  width: z.int().positive(),
  height: z.int().positive(),
  rgba: z.base64(),
})

export const gatewayCalls = {
  'device.describe': {
    ask: z.strictObject({ device }),
    answer: z.strictObject({
      kind: z.enum(['phone', 'tablet']),
      os: z.enum(['ios', 'android']),
      osVersion: z.string(),
      nfc: z.boolean(),
      biometrics: z.enum(['none', 'fingerprint', 'face']),
      vibrates: z.boolean(),
    }),
  },

  /** Starts looking for a chip; answers when one is in the field, or after `within` ms that none was. */
  'nfc.connect': {
    ask: z.strictObject({ device, within: z.int().positive() }),
    answer: z.discriminatedUnion('found', [
      z.strictObject({ found: z.literal(true), tag: z.string() }),
      z.strictObject({ found: z.literal(false) }),
    ]),
  },
  'nfc.transceive': {
    ask: z.strictObject({ device, tag: z.string(), command: hexadecimal }),
    answer: z.discriminatedUnion('lost', [
      z.strictObject({ lost: z.literal(false), response: hexadecimal }),
      z.strictObject({ lost: z.literal(true) }),
    ]),
  },
  'nfc.disconnect': { ask: z.strictObject({ device }), answer: nothing },

  'camera.open': {
    ask: z.strictObject({ device, camera: z.enum(['rear', 'front']) }),
    answer: z.strictObject({ opened: z.boolean() }),
  },
  /** The next frame, one every 250 ms of virtual time; the first at once. `closed` once the camera is closed. */
  'camera.frame': {
    ask: z.strictObject({ device }),
    answer: z.discriminatedUnion('closed', [
      z.strictObject({ closed: z.literal(false), frame: frameSchema }),
      z.strictObject({ closed: z.literal(true) }),
    ]),
  },
  'camera.close': { ask: z.strictObject({ device }), answer: nothing },

  /** The operating system's own dialog; the person's answer. */
  'permission.request': {
    ask: z.strictObject({ device, permission: z.enum(PERMISSIONS) }),
    answer: z.strictObject({ granted: z.boolean() }),
  },
  /** The operating system asks for the enrolled finger or face. */
  'biometrics.verify': {
    ask: z.strictObject({ device, reason: z.string() }),
    answer: z.strictObject({ outcome: z.enum(['matched', 'failed', 'not-enrolled']) }),
  },
  'haptics.vibrate': {
    ask: z.strictObject({ device, pattern: z.enum(['success', 'error']) }),
    answer: nothing,
  },
  /** An address for push notifications to this app on this device, for the push service. */
  'notifications.register': {
    ask: z.strictObject({ device }),
    answer: z.strictObject({ registration: z.string() }),
  },
  /** The app's own storage on the device. It survives closing the app, not deleting it. */
  'storage.read': {
    ask: z.strictObject({ device, key: z.string() }),
    answer: z.strictObject({ value: z.string().nullable() }),
  },
  'storage.write': { ask: z.strictObject({ device, key: z.string(), value: z.string() }), answer: nothing },
  'storage.remove': { ask: z.strictObject({ device, key: z.string() }), answer: nothing },
  'log.write': { ask: z.strictObject({ device, line: z.string() }), answer: nothing },

  'bluetooth.state': {
    ask: z.strictObject({ device }),
    answer: z.strictObject({ on: z.boolean(), permitted: z.boolean() }),
  },
  /** Advertises until the next call; an empty payload stops it. */
  'bluetooth.advertise': { ask: z.strictObject({ device, payload: hexadecimal }), answer: nothing },
  /** Advertisements heard now, from radios in range. */
  'bluetooth.scan': {
    ask: z.strictObject({ device }),
    answer: z.strictObject({ heard: z.array(z.strictObject({ address: z.string(), payload: hexadecimal })) }),
  },
  'bluetooth.connect': {
    ask: z.strictObject({ device, address: z.string() }),
    answer: z.strictObject({ connection: z.string().nullable() }),
  },
  'bluetooth.send': {
    ask: z.strictObject({ device, connection: z.string(), packet: hexadecimal }),
    answer: z.strictObject({ sent: z.boolean() }),
  },
  /** Packets that have arrived since the last call, oldest first; `connected` false once the other side is gone. */
  'bluetooth.receive': {
    ask: z.strictObject({ device, connection: z.string() }),
    answer: z.strictObject({ connected: z.boolean(), packets: z.array(hexadecimal) }),
  },
  /** Connections that others have opened to this device and that are still up. */
  'bluetooth.connections': {
    ask: z.strictObject({ device }),
    answer: z.strictObject({ connections: z.array(z.string()) }),
  },
} as const

type Calls = typeof gatewayCalls
export type GatewayCall = keyof Calls
export type GatewayAsk<C extends GatewayCall> = z.infer<Calls[C]['ask']>
export type GatewayAnswer<C extends GatewayCall> = z.infer<Calls[C]['answer']>

export type Permission = (typeof PERMISSIONS)[number]
export type Frame = z.infer<typeof frameSchema>
export type DeviceDescription = GatewayAnswer<'device.describe'>

/** Asks the gateway. Rejects when the message is malformed or the device unknown: a fault of the caller. */
export type Gateway = <C extends GatewayCall>(call: C, ask: GatewayAsk<C>) => Promise<GatewayAnswer<C>>
