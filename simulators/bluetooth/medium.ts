import { createHash } from 'node:crypto'
import { hex } from '../../core/bytes'
import type { Clock, Instant } from '../../core/clock'
import type { Witness } from '../../core/evidence'

/** Metres on a floor plan. */
export type Place = { x: number; y: number }
/** One packet as it went through the air: `lost` ones never reached the other side. */
export type Packet = { at: Instant; connection: string; from: string; to: string; bytes: Uint8Array; lost: boolean }
export type Advertisement = { address: string; payload: Uint8Array }

/** The radio of one device. An operation on a radio that is off does nothing and finds nothing. */
export type Radio = {
  readonly address: string
  isOn(): boolean
  switchTo(on: boolean): void
  moveTo(place: Place): void
  /** Heard by every radio in range until the next call; an empty payload stops it. */
  advertise(payload: Uint8Array): void
  scan(): Advertisement[]
  /** The connection's id; undefined when nobody at that address can hear. */
  connect(address: string): string | undefined
  /** False when the connection is gone or the packet too large. A packet lost in the air still counts as sent. */
  send(connection: string, packet: Uint8Array): boolean
  /** What has arrived since the last call, oldest first. */
  receive(connection: string): { connected: boolean; packets: Uint8Array[] }
  /** Connections that others have opened to this radio and that are up. */
  connections(): string[]
  disconnect(connection: string): void
}

/** The air between the radios of one scenario. It carries bytes and knows no meaning. */
export type Medium = {
  /** The radio of a device; the same one when it joins again. */
  join(device: string, place?: Place): Radio
  /** Farthest distance in metres at which radios hear each other. */
  reach(metres: number): void
  /** Largest packet in bytes (an ATT value has at most 512: Bluetooth Core 5.4, Vol 3, Part F, §3.2.9). */
  largestPacket(bytes: number): void
  /** Decides for each packet whether it is lost; without it none is. */
  loseWhen(lost: ((packet: Omit<Packet, 'lost'>) => boolean) | undefined): void
  /** An eavesdropper: a list that grows with every packet sent from now on. */
  tap(): readonly Packet[]
}

type Station = { address: string; on: boolean; place: Place; payload: Uint8Array }
type Connection = { id: string; up: boolean; opener: Station; other: Station; inboxes: Map<Station, Uint8Array[]> }

const NO_BYTES = new Uint8Array(0)
const INDOOR_REACH_METRES = 10
const LARGEST_ATTRIBUTE_VALUE = 512

/** Six octets that follow from the device's id, marked as a static random address (Core 5.4, Vol 6, Part B, §1.3.2.1). */
const addressOf = (device: string): string => {
  const octets = createHash('sha256').update(`radio of ${device}`).digest().subarray(0, 6)
  octets.writeUInt8(octets.readUInt8(0) | 0xc0, 0)
  return (hex(octets).match(/../g) ?? []).join(':')
}

export const createMedium = ({ clock, witness }: { clock: Clock; witness: Witness }): Medium => {
  const stations = new Map<string, Station>()
  const radios = new Map<string, Radio>()
  const connections = new Map<string, Connection>()
  const taps: Packet[][] = []
  let reach = INDOOR_REACH_METRES
  let largest = LARGEST_ATTRIBUTE_VALUE
  let isLost: ((packet: Omit<Packet, 'lost'>) => boolean) | undefined

  const hears = (a: Station, b: Station) =>
    a !== b && a.on && b.on && Math.hypot(a.place.x - b.place.x, a.place.y - b.place.y) <= reach
  const dropBroken = () => {
    for (const connection of connections.values()) {
      if (connection.up && !hears(connection.opener, connection.other)) end(connection)
    }
  }
  const end = (connection: Connection) => {
    connection.up = false
    witness.saw('bluetooth-disconnected', { connection: connection.id })
  }
  const joined = (station: Station, id: string) => {
    const connection = connections.get(id)
    return connection?.inboxes.has(station) ? connection : undefined
  }
  const connect = (opener: Station, address: string): string | undefined => {
    const other = stations.get(address)
    if (!other || !hears(opener, other)) return undefined
    const id = `connection-${connections.size + 1}`
    const inboxes = new Map<Station, Uint8Array[]>([opener, other].map((station) => [station, []]))
    connections.set(id, { id, up: true, opener, other, inboxes })
    witness.saw('bluetooth-connected', { connection: id, from: opener.address, to: other.address })
    return id
  }
  const send = (station: Station, id: string, bytes: Uint8Array): boolean => {
    const connection = joined(station, id)
    if (!connection?.up || bytes.length > largest) return false
    const receiver = connection.opener === station ? connection.other : connection.opener
    const sent = { at: clock.now(), connection: id, from: station.address, to: receiver.address, bytes: bytes.slice() }
    const packet: Packet = { ...sent, lost: isLost?.(sent) ?? false }
    for (const tap of taps) tap.push(packet)
    if (!packet.lost) connection.inboxes.get(receiver)?.push(packet.bytes)
    witness.saw('bluetooth-packet', { ...packet, bytes: hex(bytes) })
    return true
  }
  const radioOf = (station: Station): Radio => ({
    address: station.address,
    isOn: () => station.on,
    switchTo: (on) => {
      station.on = on
      if (!on) station.payload = NO_BYTES
      dropBroken()
    },
    moveTo: (place) => {
      station.place = place
      dropBroken()
    },
    advertise: (payload) => {
      if (!station.on) return
      station.payload = payload.slice()
      witness.saw('bluetooth-advertisement', { from: station.address, payload: hex(payload) })
    },
    scan: () =>
      [...stations.values()]
        .filter((other) => other.payload.length > 0 && hears(station, other))
        .map(({ address, payload }) => ({ address, payload })),
    connect: (address) => connect(station, address),
    send: (connection, packet) => send(station, connection, packet),
    receive: (id) => {
      const connection = joined(station, id)
      return { connected: connection?.up ?? false, packets: connection?.inboxes.get(station)?.splice(0) ?? [] }
    },
    connections: () => [...connections.values()].filter((c) => c.up && c.other === station).map(({ id }) => id),
    disconnect: (id) => {
      const connection = joined(station, id)
      if (connection?.up) end(connection)
    },
  })

  return {
    join: (device, place = { x: 0, y: 0 }) => {
      const known = radios.get(device)
      if (known) return known
      const station: Station = { address: addressOf(device), on: true, place, payload: NO_BYTES }
      const radio = radioOf(station)
      stations.set(station.address, station)
      radios.set(device, radio)
      return radio
    },
    reach: (metres) => {
      reach = metres
      dropBroken()
    },
    largestPacket: (bytes) => {
      largest = bytes
    },
    loseWhen: (lost) => {
      isLost = lost
    },
    tap: () => {
      const heard: Packet[] = []
      taps.push(heard)
      return heard
    },
  }
}
