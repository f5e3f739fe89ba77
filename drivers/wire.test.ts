import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { after, before, describe, it } from 'node:test'
import { WebSocket } from 'ws'
import type { Gateway } from '../contract/gateway'
import { errorSchema, GATEWAY_PATH, LARGEST_MESSAGE } from '../contract/wire'
import { connectGateway } from './gateway-client'
import { serveGateway } from './gateway-server'
import { serveImplementation } from './http-server'
import { type LoopbackServer, listenOnLoopback } from './loopback-server'
import { tinyImplementation } from './tiny-implementation'

const TOKEN = 'a-token'

/** Answers in the reverse of the order asked, so that only ids can tell answers apart. */
const reversingGateway = (together: number): Gateway => {
  const waiting: (() => void)[] = []
  return (async (_call: string, ask: { device: string; key: string }) => {
    if (ask.device === 'unknown') throw new Error('no device is called "unknown"')
    await new Promise<void>((go) => {
      waiting.push(go)
      if (waiting.length === together) for (const each of waiting.reverse()) each()
    })
    return { value: `${ask.key} of ${ask.device}` }
  }) as Gateway
}

describe('the gateway over a WebSocket', () => {
  let lent: LoopbackServer
  let served: { close(): void }
  let address: string
  before(async () => {
    lent = await listenOnLoopback()
    served = serveGateway(lent.server, reversingGateway(50), TOKEN)
    address = `ws://127.0.0.1:${lent.port}${GATEWAY_PATH}`
  })
  after(async () => {
    served.close()
    await lent.close()
  })
  const rawSocket = async () => {
    const socket = new WebSocket(`${address}?token=${TOKEN}`)
    await once(socket, 'open')
    const exchange = async (text: string | Buffer) => {
      const reply = once(socket, 'message')
      socket.send(text)
      return JSON.parse(String((await reply)[0]))
    }
    return { socket, exchange }
  }

  it('gives each of many calls at once its own answer', async () => {
    const { gateway, close } = await connectGateway(address, TOKEN)
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => gateway('storage.read', { device: 'phone', key: `k${n}` })),
    )
    assert.deepEqual(
      answers.map(({ value }) => value),
      Array.from({ length: 50 }, (_, n) => `k${n} of phone`),
    )
    close()
  })

  it('lets nobody in without the token', async () => {
    for (const [url, token] of [
      [address, 'wrong'],
      [address, `${TOKEN} `.repeat(2).trim()],
      [address.replace(GATEWAY_PATH, '/elsewhere'), TOKEN],
    ] as const) {
      await assert.rejects(connectGateway(url, token), /cannot be reached: Unexpected server response: 40[14]/)
    }
    await assert.rejects(once(new WebSocket(address), 'open'), /401/)
  })

  it('says in the refusal what is wrong and how to mend it, whatever the address looks like', async () => {
    for (const [target, status, code] of [
      [`${GATEWAY_PATH}?token=no`, 401, 'TOKEN_WRONG'],
      ['/', 404, 'NO_SUCH_PATH'],
      ['//', 404, 'NO_SUCH_PATH'],
      [`//elsewhere${GATEWAY_PATH}?token=${TOKEN}`, 404, 'NO_SUCH_PATH'],
      [`${GATEWAY_PATH}?token=%zz`, 401, 'TOKEN_WRONG'],
    ] as const) {
      const socket = connect(lent.port, '127.0.0.1')
      const key = 'AAAAAAAAAAAAAAAAAAAAAA=='
      socket.write(
        `GET ${target} HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: ${key}\r\n\r\n`,
      )
      const [head, body] = (await text(socket)).split('\r\n\r\n')
      assert.match(head ?? '', new RegExp(`^HTTP/1.1 ${status} `), target)
      const error = errorSchema.parse(JSON.parse(body ?? ''))
      assert.equal(error.code, code)
    }
  })

  it('answers what it cannot take with an error that says why, and stays open', async () => {
    const { socket, exchange } = await rawSocket()
    for (const [message, code, id] of [
      ['{', 'MESSAGE_WRONG', null],
      ['[]', 'MESSAGE_WRONG', null],
      [Buffer.from('{"id":1}'), 'MESSAGE_WRONG', null],
      ['{"id":7,"call":"toString","ask":{}}', 'NO_SUCH_CALL', 7],
      ['{"id":"x","call":"storage.read","ask":{"device":"unknown","key":""}}', 'ASK_REFUSED', 'x'],
    ] as const) {
      const reply = await exchange(message)
      assert.deepEqual([reply.id, reply.error.code], [id, code])
      assert.ok(reply.error.what && reply.error.mend)
    }
    assert.equal(socket.readyState, WebSocket.OPEN)
    socket.terminate()
  })

  it('closes the connection on a message that is too large', async () => {
    const { socket } = await rawSocket()
    socket.on('error', () => {})
    const closed = once(socket, 'close')
    socket.send(Buffer.alloc(LARGEST_MESSAGE + 1, 0x20))
    assert.equal((await closed)[0], 1009)
  })

  it('rejects calls under way when the connection goes', async () => {
    const own = await listenOnLoopback()
    const devices = serveGateway(own.server, reversingGateway(2), TOKEN)
    const { gateway } = await connectGateway(`ws://127.0.0.1:${own.port}${GATEWAY_PATH}`, TOKEN)
    const call = gateway('storage.read', { device: 'phone', key: 'k' })
    devices.close()
    await assert.rejects(call, /the gateway is gone/)
    await assert.rejects(gateway('storage.read', { device: 'phone', key: 'k' }), /the gateway is gone/)
    await own.close()
  })
})

describe('an implementation served over HTTP', () => {
  let lent: LoopbackServer
  let served: { close(): void }
  let remote: Awaited<ReturnType<typeof serveImplementation>>
  before(async () => {
    lent = await listenOnLoopback()
    served = serveGateway(lent.server, reversingGateway(1), TOKEN)
    remote = await serveImplementation((gateway) => tinyImplementation(gateway))
  })
  after(async () => {
    await remote.close()
    served.close()
    await lent.close()
  })
  const post = async (path: string, body: unknown, token = TOKEN, method = 'POST', type = 'application/json') => {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const headers = { authorization: `Bearer ${token}`, 'content-type': type }
    const response = await fetch(`${remote.url}${path}`, {
      method,
      headers,
      ...(method === 'GET' ? {} : { body: text }),
    })
    return [response.status, ((await response.json()) as { code?: string }).code]
  }
  const start = {
    profile: {},
    services: 'http://127.0.0.1:1',
    gateway: '',
    token: TOKEN,
    now: '2026-01-01T00:00:00.000Z',
  }

  it('refuses each wrong request with a code of its own, before and after start', async () => {
    const given = { ...start, gateway: `ws://127.0.0.1:${lent.port}${GATEWAY_PATH}` }
    assert.deepEqual(await post('/v1/screen', { surface: 's' }), [409, 'NOT_STARTED'])
    assert.deepEqual(await post('/v1/start', { ...given, gateway: lent.url.replace('http', 'ws') }), [
      500,
      'CALL_FAILED',
    ])
    assert.deepEqual(await post('/v1/start', given), [200, undefined])
    assert.deepEqual(await post('/v1/start', given), [409, 'ALREADY_STARTED'])
    assert.deepEqual(await post('/v1/open', { app: 'p' }, 'wrong'), [401, 'TOKEN_WRONG'])
    assert.deepEqual(await post('/v1/toString', {}), [404, 'NO_SUCH_CALL'])
    assert.deepEqual(await post('/open', {}), [404, 'NO_SUCH_CALL'])
    assert.deepEqual(await post('/v1/open', {}, TOKEN, 'GET'), [405, 'METHOD_WRONG'])
    assert.deepEqual(await post('/v1/open', '{"app":"p"}', TOKEN, 'POST', 'text/plain'), [415, 'MEDIA_TYPE_WRONG'])
    assert.deepEqual(await post('/v1/open', '{"app":'), [400, 'BODY_NOT_JSON'])
    assert.deepEqual(await post('/v1/open', { app: 3 }), [400, 'BODY_WRONG'])
    assert.deepEqual(await post('/v1/arrange', { state: 's', data: {} }), [404, 'NOT_OFFERED'])
    assert.deepEqual(await post('/v1/open', { desk: 'support' }), [500, 'CALL_FAILED'])
    assert.deepEqual(await post('/v1/screen', { surface: 'the-app' }), [404, 'NO_SUCH_SURFACE'])
    assert.deepEqual(await post('/v1/logInState', { logIn: 'log-in-1' }), [404, 'NO_SUCH_LOG_IN'])
    assert.deepEqual(await post('/v1/open', { app: 'p' }), [200, undefined])
    assert.deepEqual(await post('/v1/screen', { surface: 'the-app' }), [200, undefined])
    assert.deepEqual(await post('/v1/screen', { surface: 'another' }), [404, 'NO_SUCH_SURFACE'])
    assert.deepEqual(await post('/v1/logIn', { userId: 'u', relyingParty: 'r', text: 't' }), [200, undefined])
    assert.deepEqual(await post('/v1/logInState', { logIn: 'log-in-1' }), [200, undefined])
    assert.deepEqual(await post('/v1/stop', {}), [200, undefined])
    assert.deepEqual(await post('/v1/open', { app: 'p' }), [409, 'NOT_STARTED'])
  })

  it('can be started anew after a suite was cut off without a word', async () => {
    const cut = await listenOnLoopback()
    const devices = serveGateway(cut.server, reversingGateway(1), TOKEN)
    const first = { ...start, gateway: `ws://127.0.0.1:${cut.port}${GATEWAY_PATH}` }
    assert.deepEqual(await post('/v1/start', first), [200, undefined])
    devices.close()
    await cut.close()
    const next = { ...start, gateway: `ws://127.0.0.1:${lent.port}${GATEWAY_PATH}` }
    assert.deepEqual(await post('/v1/start', next), [200, undefined])
    assert.deepEqual(await post('/v1/open', { app: 'p' }), [200, undefined])
    assert.deepEqual(await post('/v1/stop', {}), [200, undefined])
  })

  it('refuses a body that is too large', async () => {
    const given = { ...start, gateway: `ws://127.0.0.1:${lent.port}${GATEWAY_PATH}` }
    await post('/v1/start', given)
    assert.deepEqual(await post('/v1/open', ' '.repeat(LARGEST_MESSAGE + 1)), [413, 'BODY_TOO_LARGE'])
    assert.deepEqual(await post('/v1/stop', {}), [200, undefined])
  })
})
