import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { connect, createServer as createTcpServer } from 'node:net'
import { networkInterfaces } from 'node:os'
import { describe, it } from 'node:test'
import { WebSocketServer } from 'ws'
import type { Gateway } from '../contract/gateway'
import type { Profile } from '../contract/profile'
import { errorSchema, GATEWAY_PATH, LARGEST_SERVICE_REQUEST } from '../contract/wire'
import { createClock } from '../core/clock'
import { SetupFault } from '../core/errors'
import { blindWitness } from '../core/evidence'
import { createRandom } from '../core/random'
import { createServices } from '../simulators/services/services'
import { BadAnswer, type Driver } from './driver'
import { connectGateway } from './gateway-client'
import { openHttp } from './http'
import { serveImplementation } from './http-server'
import { type LoopbackServer, listenOnLoopback } from './loopback-server'
import { tinyImplementation } from './tiny-implementation'

const NOW = Date.UTC(2026, 0, 2)
const TOKEN = 'a-token'
const nothingLent = { cscaCertificates: [], linkCertificates: [], revocationLists: [] }
const institutions = () =>
  createServices({
    clock: createClock(NOW),
    witness: blindWitness,
    random: createRandom('bad'),
    trustList: nothingLent,
  })
const storage: Gateway = (async () => ({ value: null })) as unknown as Gateway

const reach = (implementation: string, answer = 5): Promise<Driver> => {
  const profile = { timeouts: { answer, screen: 1 }, capabilities: ['inspect'] } as unknown as Profile
  return openHttp({ implementation, gateway: storage, services: institutions(), profile, now: NOW })
}
const refusedAs = (code: string, who: RegExp) => (thrown: unknown) => {
  assert.ok(thrown instanceof SetupFault, String(thrown))
  assert.equal(thrown.code, code)
  assert.match(thrown.mend, who)
  return true
}
const kindOf = async (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => assert.fail('it was accepted'),
    (thrown: unknown) => (thrown instanceof BadAnswer ? thrown.kind : assert.fail(String(thrown))),
  )
const isListening = async (port: number, host = '127.0.0.1'): Promise<boolean> => {
  const socket = connect(port, host)
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(2_000) })
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
/** Where the driver lends services and gateway. */
const lentBy = async (driver: Driver): Promise<number> => {
  const [entry = ''] = (await driver.call('inspect', { store: 'app-log' })).entries
  return Number(new URL(entry.replace('services ', '')).port)
}
const tiny = () => serveImplementation((gateway) => tinyImplementation(gateway))

/** An implementation that answers `start` and `stop` properly, and `screen` as it is told. */
const answering = async (
  screen: (response: ServerResponse, nth: number) => void,
): Promise<LoopbackServer & { asked: IncomingMessage[] }> => {
  const served = await listenOnLoopback()
  const asked: IncomingMessage[] = []
  let screens = 0
  served.server.on('request', (request, response) => {
    asked.push(request)
    request.resume().on('end', () => (request.url === '/v1/screen' ? screen(response, ++screens) : response.end('{}')))
  })
  return { ...served, asked }
}
const screenSaying = (text: string) =>
  JSON.stringify({ elements: [{ role: 'title', text, enabled: true }], feedback: [] })

describe('elsewhere than on loopback', () => {
  it('nobody reaches an implementation, the services or the gateway', async () => {
    const implementation = await tiny()
    const driver = await reach(implementation.url)
    const ports = [Number(new URL(implementation.url).port), await lentBy(driver)]
    const others = Object.values(networkInterfaces()).flatMap((all = []) => all.map(({ address }) => address))
    const elsewhere = ['127.0.0.2', '::1', ...others].filter((address) => address !== '127.0.0.1')
    for (const port of ports) {
      assert.equal(await isListening(port), true)
      for (const address of elsewhere) assert.equal(await isListening(port, address), false, `${address}:${port}`)
    }
    await driver.stop()
    await implementation.close()
  })
})

describe('two runs at once', () => {
  it('the second is told to wait, the first loses nothing, and then the second may', async () => {
    const implementation = await tiny()
    const first = await reach(implementation.url)
    const { surface } = await first.call('open', { app: 'phone-1' })
    await assert.rejects(reach(implementation.url), refusedAs('IMPLEMENTATION_IN_USE', /end the other run/))
    assert.equal((await first.call('screen', { surface })).elements[0]?.text, 'pressed 0 times')
    await first.stop()
    const second = await reach(implementation.url)
    await second.stop()
    await implementation.close()
  })

  it('lend on ports and with tokens of their own', async () => {
    const implementations = await Promise.all([tiny(), tiny()])
    const drivers = await Promise.all(implementations.map(({ url }) => reach(url)))
    const ports = await Promise.all(drivers.map(lentBy))
    assert.notEqual(ports[0], ports[1])
    await drivers[0]?.stop()
    assert.deepEqual(await Promise.all(ports.map((port) => isListening(port))), [false, true])
    await drivers[1]?.stop()
    await Promise.all(implementations.map(({ close }) => close()))
  })

  it('cannot serve on one port', async () => {
    const implementation = await tiny()
    const port = Number(new URL(implementation.url).port)
    await assert.rejects(
      serveImplementation((gateway) => tinyImplementation(gateway), port),
      refusedAs('PORT_IN_USE', /stop what uses it/),
    )
    await implementation.close()
  })
})

describe('answers', () => {
  it('that come too late are never taken for the next', async () => {
    const late = await answering((response, nth) => {
      if (nth === 1) setTimeout(() => response.end(screenSaying('the first')), 1_700)
      else response.end(screenSaying(`number ${nth}`))
    })
    const driver = await reach(late.url, 1.5)
    assert.equal(await kindOf(driver.call('screen', { surface: 's' })), 'hangs')
    const texts = []
    for (let nth = 2; nth <= 10; nth++) {
      texts.push((await driver.call('screen', { surface: 's' })).elements[0]?.text)
      await new Promise((done) => setTimeout(done, 40))
    }
    assert.deepEqual(
      texts,
      Array.from({ length: 9 }, (_, n) => `number ${n + 2}`),
    )
    await driver.stop()
    await late.close()
  })

  it('that trickle in, break off or promise more than they hold are bad answers, and the run goes on', async () => {
    const odd = await answering((response, nth) => {
      if (nth === 1) response.write('{"elements":')
      else if (nth === 2) response.writeHead(200, { 'content-length': 1000 }).end('{}')
      else if (nth === 3) {
        response.writeHead(200, { 'content-length': 1000 }).write('{')
        setImmediate(() => response.destroy())
      } else if (nth === 4) response.end('null')
      else response.end(screenSaying('well'))
    })
    const driver = await reach(odd.url, 1.5)
    const kinds = []
    for (let nth = 1; nth <= 4; nth++) kinds.push(await kindOf(driver.call('screen', { surface: 's' })))
    assert.deepEqual([kinds[0], kinds[2], kinds[3]], ['hangs', 'unreachable', 'nonsense'])
    assert.equal((await driver.call('screen', { surface: 's' })).elements[0]?.text, 'well')
    await driver.stop()
    await odd.close()
  })

  it('in another language than HTTP are nonsense', async () => {
    const server = createTcpServer((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as { port: number }
    assert.equal(await kindOf(reach(`http://127.0.0.1:${port}`)), 'nonsense')
    server.close()
  })

  it('of a gateway that is none end the calls under way, and not the process', async () => {
    const lent = await listenOnLoopback()
    const sockets = new WebSocketServer({ server: lent.server })
    for (const nonsense of ['{', 'null', '[]', '"text"', '{"answer":{}}']) {
      sockets.removeAllListeners('connection')
      sockets.on('connection', (socket) => socket.on('message', () => socket.send(nonsense)))
      const { gateway, close } = await connectGateway(`ws://127.0.0.1:${lent.port}${GATEWAY_PATH}`, TOKEN)
      await assert.rejects(gateway('storage.read', { device: 'd', key: 'k' }), /answers nonsense/, nonsense)
      close()
    }
    sockets.close()
    await lent.close()
  })
})

describe('requests to the services', () => {
  it('that are too large are refused, near the limit and far beyond it, and the next is answered', async () => {
    const implementation = await tiny()
    const services = institutions()
    const profile = { timeouts: { answer: 5, screen: 1 }, capabilities: ['inspect'] } as unknown as Profile
    const driver = await openHttp({ implementation: implementation.url, gateway: storage, services, profile, now: NOW })
    const base = `http://127.0.0.1:${await lentBy(driver)}`
    const send = async (body: string) => {
      const headers = { authorization: `Bearer ${services.token}`, 'content-type': 'application/json' }
      const response = await fetch(`${base}/sms/messages`, { method: 'POST', headers, body })
      return [response.status, await response.json()] as const
    }
    for (const length of [LARGEST_SERVICE_REQUEST + 1, 3 * LARGEST_SERVICE_REQUEST]) {
      const [status, body] = await send('x'.repeat(length))
      assert.deepEqual([status, errorSchema.parse(body).code], [413, 'BODY_TOO_LARGE'])
    }
    assert.equal((await send('{"to":"+4511111111","text":"hello"}'))[0], 200)
    assert.equal(services.allSms().length, 1)
    await driver.stop()
    await implementation.close()
  })
})

describe('afterwards', () => {
  it('nothing listens and nothing is connected, even when the implementation never answers stop', async () => {
    const silent = await listenOnLoopback()
    const open = new Set<unknown>()
    silent.server.on('connection', (socket) => {
      open.add(socket)
      socket.on('close', () => open.delete(socket))
    })
    let services = ''
    silent.server.on('request', (request, response) => {
      const parts: Buffer[] = []
      request.on('data', (part: Buffer) => parts.push(part))
      request.on('end', () => {
        if (request.url !== '/v1/start') return
        services = (JSON.parse(String(Buffer.concat(parts))) as { services: string }).services
        response.end('{}')
      })
    })
    const driver = await reach(silent.url, 1)
    await driver.stop()
    assert.equal(await isListening(Number(new URL(services).port)), false)
    for (let looks = 0; looks < 100 && open.size > 0; looks++) await new Promise((done) => setTimeout(done, 10))
    assert.equal(open.size, 0, 'a connection to the implementation was left open')
    await silent.close()
  })
})
