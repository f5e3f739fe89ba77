import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { after, before, describe, it } from 'node:test'
import type { Gateway } from '../contract/gateway'
import type { Profile } from '../contract/profile'
import { LARGEST_MESSAGE } from '../contract/wire'
import { createClock, MINUTE } from '../core/clock'
import { HarnessFault, SetupFault } from '../core/errors'
import { blindWitness } from '../core/evidence'
import { createRandom } from '../core/random'
import { createServices, type Services } from '../simulators/services/services'
import { BadAnswer, type BadAnswerKind, type Driver, isImplementationsFault } from './driver'
import { openHttp } from './http'
import { serveImplementation } from './http-server'
import { openInProcess } from './in-process'
import { blockedRequests } from './interception'
import { listenOnLoopback } from './loopback-server'
import { openDriver } from './open-driver'
import { serialised, serialisedGateway } from './serialised'
import { tinyImplementation } from './tiny-implementation'

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5)
const profileWith = (answer: number): Profile =>
  ({ timeouts: { answer, screen: 1 }, capabilities: ['inspect'] }) as unknown as Profile

const institutions = (): Services =>
  createServices({
    clock: createClock(NOW),
    witness: blindWitness,
    random: createRandom('drivers'),
    trustList: { cscaCertificates: [new Uint8Array([48])], linkCertificates: [], revocationLists: [] },
  })

/** Storage is all that the tiny implementation asks for. */
const storageGateway = (seen: unknown[] = []): Gateway => {
  const storage = new Map<string, string>()
  return (async (call: string, ask: { key: string; value: string }) => {
    seen.push(ask)
    if (call === 'storage.read') return { value: storage.get(ask.key) ?? null }
    storage.set(ask.key, ask.value)
    return {}
  }) as Gateway
}

type Way = (given: { gateway: Gateway; services: Services; answer?: number }) => Promise<Driver>
let remote: Awaited<ReturnType<typeof serveImplementation>>
before(async () => {
  remote = await serveImplementation((gateway) => tinyImplementation(gateway))
})
after(() => remote.close())

const inProcess =
  (loopback: boolean): Way =>
  ({ gateway, services, answer = 5 }) =>
    openInProcess({
      makeImplementation: (made) => tinyImplementation(made.gateway, made.fetch),
      gateway,
      services,
      profile: profileWith(answer),
      now: NOW,
      scenario: 'features/a.feature:3',
      loopback,
    })
const WAYS: Record<string, Way> = {
  'in process': inProcess(false),
  'in process, through JSON': inProcess(true),
  'over HTTP': ({ gateway, services, answer = 5 }) =>
    openHttp({ implementation: remote.url, gateway, services, profile: profileWith(answer), now: NOW }),
}

const press = (driver: Driver, text = 'Press') =>
  driver.call('act', { surface: 'the-app', action: { do: 'press', text } })
const badAnswer = async (promise: Promise<unknown>): Promise<BadAnswer> => {
  const thrown = await promise.then(
    () => assert.fail('it was accepted'),
    (error: unknown) => error,
  )
  assert.ok(thrown instanceof BadAnswer, String(thrown))
  return thrown
}

for (const [way, open] of Object.entries(WAYS)) {
  describe(`a driver ${way}`, () => {
    it('carries screens, acts, devices, services and time', async () => {
      const services = institutions()
      const driver = await open({ gateway: storageGateway(), services })
      try {
        assert.deepEqual(await driver.call('open', { app: 'phone-1' }), { surface: 'the-app' })
        await press(driver)
        assert.equal((await press(driver)).elements[0]?.text, 'pressed 2 times')
        assert.deepEqual(
          services.smsTo('+4500000000').map(({ text }) => text),
          ['pressed 1', 'pressed 2'],
        )
        const shownTime = async () => (await driver.implementation.screen({ surface: 'the-app' })).elements[1]?.text
        assert.equal(await shownTime(), '2026-01-02T03:04:05.000Z')
        await driver.call('tellTime', { now: new Date(NOW + MINUTE).toISOString() })
        assert.equal(await shownTime(), '2026-01-02T03:05:05.000Z')
      } finally {
        await driver.stop()
      }
    })

    it('turns every bad answer into one that says what was wrong, and goes on', async () => {
      const driver = await open({ gateway: storageGateway(), services: institutions(), answer: 0.5 })
      try {
        await driver.call('open', { app: 'phone-1' })
        const expected: [button: string, BadAnswerKind, RegExp][] = [
          ['hang', 'hangs', /no answer within 0.5 s/],
          ['throw', 'throws', /the tiny implementation stumbled/],
          ['nonsense', 'nonsense', /elements.0.role/],
          ['nothing', 'nonsense', /expected object/],
        ]
        for (const [button, kind, detail] of expected) {
          const bad = await badAnswer(press(driver, button))
          assert.deepEqual([bad.call, bad.kind], ['act', kind])
          assert.match(bad.detail, detail)
          assert.ok(isImplementationsFault(bad))
        }
        assert.equal((await press(driver)).elements[0]?.text, 'pressed 1 times')
      } finally {
        await driver.stop()
      }
    })

    it('offers the capabilities that are there and no others', async () => {
      const driver = await open({ gateway: storageGateway(), services: institutions() })
      try {
        assert.ok(driver.implementation.inspect)
        assert.equal(driver.implementation.arrange, undefined)
        assert.equal((await badAnswer(driver.call('arrange', { state: 'active', data: {} }))).kind, 'throws')
        assert.equal((await driver.call('inspect', { store: 'app-log' })).entries.length, 1)
      } finally {
        await driver.stop()
      }
    })

    it('blames itself for a malformed ask and never sends it', async () => {
      const driver = await open({ gateway: storageGateway(), services: institutions() })
      try {
        await assert.rejects(driver.call('open', { app: '' }), HarnessFault)
      } finally {
        await driver.stop()
      }
    })

    it('can be opened again after it was stopped, and stops once only', async () => {
      for (let time = 1; time <= 2; time++) {
        const driver = await open({ gateway: storageGateway(), services: institutions() })
        assert.equal(driver.stop(), driver.stop())
        await driver.stop()
      }
    })
  })
}

describe('in process', () => {
  it('nothing passes by reference when messages go through JSON, neither way nor to the gateway', async () => {
    const kept: unknown[] = []
    const answer = { surface: 'the-app', left: undefined }
    const open = async (ask: unknown) => {
      kept.push(ask)
      return answer
    }
    const keeps = serialised({ ...tinyImplementation(storageGateway()), open })
    const where = { app: 'phone-1' }
    const answered = await keeps.open(where)
    assert.deepEqual([kept[0], Object.keys(answered)], [where, ['surface']])
    assert.ok(kept[0] !== where && answered !== answer)
    const asks: unknown[] = []
    const ask = { device: 'phone-1', key: 'k' }
    await serialisedGateway(storageGateway(asks))('storage.read', ask)
    assert.deepEqual(asks, [ask])
    assert.notEqual(asks[0], ask)
  })

  it('an implementation that never stops asking its devices hangs, and does not hold up the run', async () => {
    let spins = true
    const driver = await openInProcess({
      makeImplementation: ({ gateway }) => ({
        ...tinyImplementation(gateway),
        screen: async () => {
          while (spins) await gateway('storage.read', { device: 'phone', key: 'pressed' })
          return { elements: [], feedback: [] }
        },
      }),
      gateway: storageGateway(),
      services: institutions(),
      profile: profileWith(0.2),
      now: NOW,
      scenario: 'spinning',
    })
    const { surface } = await driver.call('open', { app: 'phone' })
    await assert.rejects(
      driver.call('screen', { surface }),
      (thrown) => thrown instanceof BadAnswer && thrown.kind === 'hangs',
    )
    spins = false
    await driver.stop()
  })

  it('two scenarios at once have services of their own', async () => {
    const [a, b] = [institutions(), institutions()]
    const drivers = await Promise.all(
      [a, b].map((services) => WAYS['in process']?.({ gateway: storageGateway(), services })),
    )
    for (const driver of drivers) await driver?.call('open', { app: 'phone-1' })
    await press(drivers[1] as Driver)
    assert.deepEqual([a.allSms().length, b.allSms().length], [0, 1])
    for (const driver of drivers) await driver?.stop()
  })

  it('plain fetch reaches the services and nothing else outside this machine', async () => {
    const services = institutions()
    let address = ''
    const driver = await openInProcess({
      makeImplementation: ({ gateway }) => {
        const tiny = tinyImplementation(gateway)
        return {
          ...tiny,
          start: async (ask) => {
            address = ask.services
            return tiny.start(ask)
          },
        }
      },
      gateway: storageGateway(),
      services,
      profile: profileWith(5),
      now: NOW,
      scenario: 'plain fetch',
    })
    const headers = { authorization: `Bearer ${services.token}` }
    assert.equal((await fetch(`${address}/trust-list`, { headers })).status, 200)
    await assert.rejects(fetch('https://register.example.test/people'), TypeError)
    assert.deepEqual(blockedRequests().slice(-1), ['https://register.example.test/people'])
    const local = await listenOnLoopback()
    local.server.on('request', (_, response) => response.end('here'))
    assert.equal(await (await fetch(local.url)).text(), 'here')
    await local.close()
    await driver.stop()
    await assert.rejects(fetch(`${address}/trust-list`, { headers }), TypeError)
  })
})

describe('opening a driver', () => {
  const given = {
    profile: profileWith(5),
    gateway: storageGateway(),
    now: NOW,
    random: createRandom('open'),
    scenario: 'open',
  }

  it('by a name that is none, or without what it needs, is a fault of the set-up', async () => {
    for (const [wrong, code] of [
      [{ name: 'pigeon' }, 'UNKNOWN_DRIVER'],
      [{ name: 'in-process', implementation: 'http://127.0.0.1:1' }, 'ADDRESS_NOT_USED'],
      [{ name: 'http', implementation: 'http://127.0.0.1:1', fault: 'any' }, 'FAULT_ELSEWHERE'],
      [{ name: 'in-process', fault: 'no-such-fault' }, 'UNKNOWN_FAULT'],
    ] as const) {
      await assert.rejects(openDriver({ ...given, ...wrong, services: institutions() }), (thrown: unknown) => {
        assert.ok(thrown instanceof SetupFault)
        assert.equal(thrown.code, code)
        return true
      })
    }
  })

  it('reaches the implementation at the address', async () => {
    const driver = await openDriver({ ...given, services: institutions(), name: 'http', implementation: remote.url })
    assert.equal(driver.name, 'http')
    await driver.stop()
  })
})

describe('over HTTP', () => {
  it('an address that is none, or where nobody listens, is a fault of the set-up', async () => {
    const vacant = await listenOnLoopback()
    await vacant.close()
    const given = { gateway: storageGateway(), services: institutions(), profile: profileWith(5), now: NOW }
    for (const implementation of ['nonsense', 'ftp://127.0.0.1', vacant.url]) {
      await assert.rejects(openHttp({ ...given, implementation }), SetupFault, implementation)
    }
  })

  it('a port in use is a fault of the set-up and names the port', async () => {
    const taken = await listenOnLoopback()
    const given = { gateway: storageGateway(), services: institutions(), profile: profileWith(5), now: NOW }
    await assert.rejects(openHttp({ ...given, implementation: remote.url, port: taken.port }), (thrown: unknown) => {
      assert.ok(thrown instanceof SetupFault)
      assert.equal(thrown.code, 'PORT_IN_USE')
      assert.match(thrown.what, new RegExp(String(taken.port)))
      return true
    })
    await taken.close()
  })

  it('an implementation that goes away is unreachable, not a fault of ours', async () => {
    const shortLived = await serveImplementation((gateway) => tinyImplementation(gateway))
    const given = { gateway: storageGateway(), services: institutions(), profile: profileWith(5), now: NOW }
    const driver = await openHttp({ ...given, implementation: shortLived.url })
    await shortLived.close()
    assert.equal((await badAnswer(driver.call('open', { app: 'phone-1' }))).kind, 'unreachable')
    await driver.stop()
  })

  it('whatever comes back instead of an answer is a bad answer', async () => {
    const replies: Record<string, (response: ServerResponse) => void> = {
      open: (response) => response.end('<html>'),
      screen: (response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
      act: (response) => response.end(Buffer.alloc(LARGEST_MESSAGE + 1, 0x20)),
      logIn: (response) => response.destroy(),
    }
    const odd = await listenOnLoopback()
    odd.server.on('request', (request, response) => {
      const reply = replies[request.url?.replace('/base/v1/', '') ?? '']
      request.resume().on('end', () => (reply ? reply(response) : response.end('{}')))
    })
    const given = { gateway: storageGateway(), services: institutions(), profile: profileWith(5), now: NOW }
    const driver = await openHttp({ ...given, implementation: `${odd.url}/base/` })
    const got = [
      await badAnswer(driver.call('open', { app: 'phone-1' })),
      await badAnswer(driver.call('screen', { surface: 's' })),
      await badAnswer(press(driver)),
      await badAnswer(driver.call('logIn', { userId: '', relyingParty: '', text: '' })),
    ]
    assert.deepEqual(
      got.map(({ kind }) => kind),
      ['nonsense', 'throws', 'nonsense', 'unreachable'],
    )
    assert.match(got[1]?.detail ?? '', /status 302/)
    await driver.stop()
    await odd.close()
  })

  it('services answer exactly as in process', async () => {
    const collect = async (way: Way) => {
      const services = institutions()
      let base = ''
      const driver = await way({ gateway: storageGateway(), services })
      base = (await driver.call('inspect', { store: 'app-log' })).entries[0]?.replace('services ', '') ?? ''
      const headers = { authorization: `Bearer ${services.token}` }
      const ask = async (path: string, init: RequestInit = {}) => {
        const response = await fetch(`${base}${path}`, { headers, ...init })
        return [response.status, response.headers.get('content-type'), await response.json()]
      }
      const answers = [
        await ask('/trust-list'),
        await ask('/trust-list', { headers: {} }),
        await ask('/nowhere'),
        await ask('/trust-list', { method: 'POST', body: 'x' }),
        await ask('/sms/messages', { method: 'POST', body: '{' }),
        await ask('/sms/messages', { method: 'POST', body: '{"to":"+45","text":"æøå"}' }),
      ]
      await driver.stop()
      return { answers, sms: services.allSms() }
    }
    const [near, far] = [await collect(inProcess(false)), await collect(WAYS['over HTTP'] as Way)]
    assert.deepEqual(far, near)
    assert.deepEqual(
      near.answers.map(([status]) => status),
      [200, 401, 404, 405, 400, 200],
    )
  })
})
