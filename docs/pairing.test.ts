import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import type { GatewayAnswer, GatewayAsk, GatewayCall } from '../contract/gateway'
import { GATEWAY_PATH } from '../contract/wire'
import { createClock } from '../core/clock'
import { blindWitness } from '../core/evidence'
import { PROJECT_ROOT, readText, writeFile } from '../core/files'
import { createRandom } from '../core/random'
import { serveGateway } from '../drivers/gateway-server'
import { listenOnLoopback } from '../drivers/loopback-server'
import { createMedium } from '../simulators/bluetooth/medium'
import { createGateway } from '../simulators/phone/gateway'
import { COMMON_PHONE, createPhone } from '../simulators/phone/phone'
import { NOW } from './lend'

const COPY = join(PROJECT_ROOT, 'docs/pairing.md')

const HEAD = `# Two phones meet

How an implementation's two apps come to speak with each other by Bluetooth: \`>\` is what it asks of the gateway, \`<\` the
answer. Phone 1 shows the QR code, phone 2 has read it. What the packets mean is the implementation's own affair: here the
advertisement is a name that was in the QR code, and a packet is what comes to mind. A packet has at most 512 bytes; one
that is lost in the air counts as sent, so that whatever matters is answered. Nobody calls when something arrives: ask
\`bluetooth.scan\`, \`.connections\` and \`.receive\` again at every \`screen\` of the device.

A test asks all this, and holds this page to what comes back.

`

/** Two phones within reach of each other, asked through the real gateway; every frame is written down. */
const twoPhones = async () => {
  const clock = createClock(NOW)
  const random = createRandom('pairing')
  const witness = blindWitness
  const medium = createMedium({ clock, witness })
  const phones = ['phone-1', 'phone-2'].map((id) =>
    createPhone({ id, description: COMMON_PHONE, clock, random: random.fork(id), witness, medium }),
  )
  const lent = await listenOnLoopback()
  const served = serveGateway(lent.server, createGateway(new Map(phones.map((phone) => [phone.id, phone]))), 'token')
  const socket = new WebSocket(`ws://127.0.0.1:${lent.port}${GATEWAY_PATH}?token=token`)
  await new Promise((opened) => socket.addEventListener('open', opened, { once: true }))
  const told: string[] = []
  const ask = async <C extends GatewayCall>(call: C, question: GatewayAsk<C>): Promise<GatewayAnswer<C>> => {
    const id = told.length / 2 + 1
    const frame = JSON.stringify({ id, call, ask: question })
    const reply = new Promise<string>((heard) =>
      socket.addEventListener('message', ({ data }) => heard(String(data)), { once: true }),
    )
    socket.send(frame)
    told.push(`> ${frame}`, `< ${await reply}`)
    return JSON.parse(await reply).answer
  }
  const end = async () => {
    socket.close()
    served.close()
    await lent.close()
  }
  return { ask, told, end }
}

const NAME = '4D69744944'

describe('two phones that meet by Bluetooth', () => {
  it('are asked as the page says; a wanted change is copied with VIDIMUS_COPY_CONTRACT=1', async () => {
    const { ask, told, end } = await twoPhones()
    try {
      for (const device of ['phone-1', 'phone-2']) {
        await ask('permission.request', { device, permission: 'bluetooth' })
        assert.deepEqual(await ask('bluetooth.state', { device }), { on: true, permitted: true })
      }
      await ask('bluetooth.advertise', { device: 'phone-1', payload: NAME })
      const { heard } = await ask('bluetooth.scan', { device: 'phone-2' })
      const { address } = heard.find(({ payload }) => payload === NAME) ?? assert.fail('not heard')
      const { connection } = await ask('bluetooth.connect', { device: 'phone-2', address })
      assert.ok(connection)
      await ask('bluetooth.send', { device: 'phone-2', connection, packet: '68656A' })
      assert.deepEqual((await ask('bluetooth.connections', { device: 'phone-1' })).connections, [connection])
      assert.deepEqual((await ask('bluetooth.receive', { device: 'phone-1', connection })).packets, ['68656A'])
      await ask('bluetooth.send', { device: 'phone-1', connection, packet: '68656A2068656A' })
      assert.deepEqual((await ask('bluetooth.receive', { device: 'phone-2', connection })).packets, ['68656A2068656A'])
      await ask('bluetooth.advertise', { device: 'phone-1', payload: '' })
    } finally {
      await end()
    }
    const now = `${HEAD}\`\`\`console\n${told.join('\n')}\n\`\`\`\n`
    if (process.env.VIDIMUS_COPY_CONTRACT) writeFile(COPY, now)
    assert.equal(now, readText(COPY))
  })
})
