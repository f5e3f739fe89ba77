import { once } from 'node:events'
import { WebSocket, WebSocketServer } from 'ws'
import { GATEWAY_PATH } from '../contract/wire'
import { createClock } from '../core/clock'
import { blindWitness } from '../core/evidence'
import { createRandom } from '../core/random'
import { connectGateway } from '../drivers/gateway-client'
import { serveGateway } from '../drivers/gateway-server'
import { listenOnLoopback } from '../drivers/loopback-server'
import { createMedium } from '../simulators/bluetooth/medium'
import type { Chip } from '../simulators/passport/chip'
import { createGateway } from '../simulators/phone/gateway'
import { COMMON_PHONE, createPhone } from '../simulators/phone/phone'
import { type Measures, measureOf } from './measure'
import { inTurns } from './timing'

const MOST_OF_ECHO = 3
const IN_A_ROW = 50
const TOKEN = 'bench'
const DEVICE = 'phone-1'

/** Bytes of a READ BINARY under secure messaging (Doc 9303-11 §9.8.6) for 223 bytes of a file, and of its response. */
const COMMAND = new Uint8Array(23)
const RESPONSE = Uint8Array.of(...new Uint8Array(256), 0x90, 0x00)

/** What a chip costs is measured elsewhere; this one has its answer ready. */
const readyChip: Chip = { powerOn: () => {}, answer: () => RESPONSE }

const lentPhone = () => {
  const clock = createClock(0)
  const witness = blindWitness
  const random = createRandom('bench')
  const medium = createMedium({ clock, witness })
  return createPhone({ id: DEVICE, description: COMMON_PHONE, clock, random, witness, medium })
}

/** One APDU to a phone lent over the gateway, and its answer. */
const openTransceive = async () => {
  const phone = lentPhone()
  phone.nfc.place(readyChip)
  const lent = await listenOnLoopback()
  const served = serveGateway(lent.server, createGateway(new Map([[DEVICE, phone]])), TOKEN)
  const { gateway, close } = await connectGateway(`ws://127.0.0.1:${lent.port}${GATEWAY_PATH}`, TOKEN)
  const found = await gateway('nfc.connect', { device: DEVICE, within: 1 })
  const tag = found.found ? found.tag : ''
  const command = Buffer.from(COMMAND).toString('hex').toUpperCase()
  return {
    trip: () => gateway('nfc.transceive', { device: DEVICE, tag, command }),
    close: async () => {
      close()
      served.close()
      await lent.close()
    },
  }
}

/** Text of the same lengths, neither read nor written as anything: the least that a WebSocket of this machine costs. */
const openEcho = async () => {
  const lent = await listenOnLoopback()
  const server = new WebSocketServer({ server: lent.server, perMessageDeflate: false })
  const answer = 'x'.repeat(2 * RESPONSE.length + '{"id":1,"answer":{"lost":false,"response":""}}'.length)
  server.on('connection', (socket) => socket.on('message', () => socket.send(answer)))
  const socket = new WebSocket(`ws://127.0.0.1:${lent.port}`, { perMessageDeflate: false })
  await once(socket, 'open')
  let heard = () => {}
  socket.on('message', () => heard())
  const ask = 'x'.repeat(2 * COMMAND.length + '{"id":1,"call":"nfc.transceive","ask":{"device":"","tag":""}}'.length)
  return {
    trip: () =>
      new Promise<void>((done) => {
        heard = done
        socket.send(ask)
      }),
    close: async () => {
      socket.terminate()
      server.close()
      await lent.close()
    },
  }
}

const inARow = (trip: () => Promise<unknown>) => async () => {
  for (let n = 0; n < IN_A_ROW; n++) await trip()
}

/** An APDU through the gateway on loopback, against a bare echo on the same library. */
export const gatewayRoundTrip = async (turns?: { warmUps: number; rounds: number }): Promise<Measures> => {
  const [gateway, echo] = await Promise.all([openTransceive(), openEcho()])
  try {
    const ms = await inTurns({ gateway: inARow(gateway.trip), echo: inARow(echo.trip) }, turns)
    return {
      'gateway-round-trip': measureOf({
        value: (ms.gateway / IN_A_ROW) * 1000,
        unit: 'µs',
        ratio: ms.gateway / ms.echo,
        against: `${((ms.echo / IN_A_ROW) * 1000).toFixed(0)} µs, a bare WebSocket echo of the same lengths`,
        limit: MOST_OF_ECHO,
      }),
    }
  } finally {
    await Promise.all([gateway.close(), echo.close()])
  }
}
