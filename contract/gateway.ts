import { z } from 'zod'
import { createdSchema, creationOptionsSchema, gotSchema, requestOptionsSchema } from './credentials'
import { nothing } from './wire'

/**
 * The device gateway: what an implementation asks of the phone or tablet it runs on. Devices are lent by id. In process
 * it is a function call, elsewhere one WebSocket message each way. All bytes of APDUs are upper-case hexadecimal.
 */
const device = z.string().min(1)
const origin = z.url().describe('of the page or app that asks, as its browser or operating system knows it')
const hexadecimal = z.string().regex(/^([0-9A-F]{2})*$/)

export const PERMISSIONS = ['camera', 'notifications', 'bluetooth', 'location'] as const

/** Pixels row by row from the top left, four bytes each: red, green, blue, alpha; base64. */
export const frameSchema = z.strictObject({
  width: z.int().positive(),
  height: z.int().positive(),
  rgba: z.base64(),
})

export const gatewayCalls = {
  'device.describe': {
    about: 'What the device is and has.',
    ask: z.strictObject({ device }),
    answer: z.strictObject({
      kind: z.enum(['phone', 'tablet']),
      os: z.enum(['ios', 'android']),
      osVersion: z.string(),
      nfc: z.boolean(),
      biometrics: z.enum(['none', 'fingerprint', 'face']),
      vibrates: z.boolean(),
      language: z.enum(['da', 'en']).describe('what the operating system speaks, and the app where its profile has it'),
    }),
  },

  'nfc.connect': {
    about:
      'Starts looking for a chip; answers when one is in the field, or after `within` ms of virtual time that none was.',
    ask: z.strictObject({ device, within: z.int().positive() }),
    answer: z.discriminatedUnion('found', [
      z.strictObject({ found: z.literal(true), tag: z.string() }),
      z.strictObject({ found: z.literal(false) }),
    ]),
  },
  'nfc.transceive': {
    about:
      'One APDU to the chip and its answer. `lost` when the chip has left the field or `tag` is not the one connected.',
    ask: z.strictObject({ device, tag: z.string(), command: hexadecimal }),
    answer: z.discriminatedUnion('lost', [
      z.strictObject({ lost: z.literal(false), response: hexadecimal }),
      z.strictObject({ lost: z.literal(true) }),
    ]),
  },
  'nfc.disconnect': {
    about: 'Stops looking and lets go of the chip.',
    ask: z.strictObject({ device }),
    answer: nothing,
  },

  'camera.open': {
    about: 'Opens a camera; false without permission, or where the device has no such camera.',
    ask: z.strictObject({ device, camera: z.enum(['rear', 'front']) }),
    answer: z.strictObject({ opened: z.boolean() }),
  },
  'camera.frame': {
    about: 'The next frame, one every 250 ms of virtual time; the first at once. `closed` once the camera is closed.',
    ask: z.strictObject({ device }),
    answer: z.discriminatedUnion('closed', [
      z.strictObject({ closed: z.literal(false), frame: frameSchema }),
      z.strictObject({ closed: z.literal(true) }),
    ]),
  },
  'camera.close': { about: 'Closes the camera.', ask: z.strictObject({ device }), answer: nothing },

  'permission.request': {
    about: "The operating system's own dialog; the person's answer.",
    ask: z.strictObject({ device, permission: z.enum(PERMISSIONS) }),
    answer: z.strictObject({ granted: z.boolean() }),
  },
  'biometrics.verify': {
    about: 'The operating system asks for the enrolled finger or face.',
    ask: z.strictObject({ device, reason: z.string() }),
    answer: z.strictObject({ outcome: z.enum(['matched', 'failed', 'not-enrolled']) }),
  },
  'haptics.vibrate': {
    about: 'The device vibrates, if it can.',
    ask: z.strictObject({ device, pattern: z.enum(['success', 'error']) }),
    answer: nothing,
  },
  'notifications.register': {
    about: 'An address for push notifications to this app on this device, for the push service.',
    ask: z.strictObject({ device }),
    answer: z.strictObject({ registration: z.string() }),
  },
  'storage.read': {
    about: "The app's own storage on the device. It survives closing the app, not deleting it.",
    ask: z.strictObject({ device, key: z.string() }),
    answer: z.strictObject({ value: z.string().nullable() }),
  },
  'storage.write': {
    about: "Writes to the app's own storage.",
    ask: z.strictObject({ device, key: z.string(), value: z.string() }),
    answer: nothing,
  },
  'storage.remove': {
    about: "Removes from the app's own storage.",
    ask: z.strictObject({ device, key: z.string() }),
    answer: nothing,
  },
  'website.open': {
    about:
      'The app takes the person to a page of the website, in the browser of the device. `page` is what `open` is then asked for.',
    ask: z.strictObject({ device, page: z.string() }),
    answer: nothing,
  },
  'log.write': {
    about: "A line of the app's log.",
    ask: z.strictObject({ device, line: z.string() }),
    answer: nothing,
  },

  'credentials.create': {
    about:
      '`navigator.credentials.create` with a security key: a credential is made once somebody touches the key that they hold to the device. A page of the website or of a log-in names the browser in which it was opened as its device.',
    ask: z.strictObject({ device, origin, options: creationOptionsSchema }),
    answer: createdSchema,
  },
  'credentials.get': {
    about: '`navigator.credentials.get` with a security key: it signs once somebody touches it.',
    ask: z.strictObject({ device, origin, options: requestOptionsSchema }),
    answer: gotSchema,
  },

  'bluetooth.state': {
    about: 'Whether the radio is on and the app may use it.',
    ask: z.strictObject({ device }),
    answer: z.strictObject({ on: z.boolean(), permitted: z.boolean() }),
  },
  'bluetooth.advertise': {
    about: 'Advertises until the next call; an empty payload stops it.',
    ask: z.strictObject({ device, payload: hexadecimal }),
    answer: nothing,
  },
  'bluetooth.scan': {
    about: 'Advertisements heard now, from radios in range.',
    ask: z.strictObject({ device }),
    answer: z.strictObject({ heard: z.array(z.strictObject({ address: z.string(), payload: hexadecimal })) }),
  },
  'bluetooth.connect': {
    about: 'Connects to a radio that was heard; null when it cannot be reached.',
    ask: z.strictObject({ device, address: z.string() }),
    answer: z.strictObject({ connection: z.string().nullable() }),
  },
  'bluetooth.send': {
    about: 'Sends one packet; false once the other side is gone.',
    ask: z.strictObject({ device, connection: z.string(), packet: hexadecimal }),
    answer: z.strictObject({ sent: z.boolean() }),
  },
  'bluetooth.receive': {
    about:
      'Packets that have arrived since the last call, oldest first; `connected` false once the other side is gone.',
    ask: z.strictObject({ device, connection: z.string() }),
    answer: z.strictObject({ connected: z.boolean(), packets: z.array(hexadecimal) }),
  },
  'bluetooth.connections': {
    about: 'Connections that others have opened to this device and that are still up.',
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
