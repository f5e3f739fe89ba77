import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Profile } from '../contract/profile'
import { createClock, quiescence } from '../core/clock'
import { blindWitness } from '../core/evidence'
import { createRandom } from '../core/random'
import { allFaults } from '../reference/faults/all'
import { createReference } from '../reference/reference'
import { createMedium } from '../simulators/bluetooth/medium'
import { createGateway } from '../simulators/phone/gateway'
import { COMMON_PHONE, createPhone } from '../simulators/phone/phone'
import { createServices } from '../simulators/services/services'
import { noBrowser } from './browser/find'
import { serveImplementation } from './http-server'
import { type DriverGiven, embeddedReference, endDrivers, openDriver } from './open-driver'

const NOW = Date.UTC(2026, 5, 1)
const PROFILE: Profile = {
  name: 'embedded reference',
  version: '1',
  languages: ['da'],
  routes: { qrPairing: true, activationCode: true, menuEntry: false, otherOptions: false },
  capabilities: ['inspect', 'website', 'time'],
  parameters: {
    wrongPinLimit: 3,
    faceAttempts: 3,
    validationCodeDigits: 6,
    validationCodeMinutes: 10,
    temporaryPinMinutes: 30,
    personalPinDigits: 6,
    userId: { minLength: 5, maxLength: 48, danishLetters: true },
    oldestOs: { ios: '16.0', android: '10' },
    locationBelowAndroid: '12.0',
    activationCodeMinutes: 10,
    supportAnswers: 3,
    profilesPerApp: 2,
    passwordLength: 8,
  },
  timeouts: { answer: 10, screen: 30 },
  labels: {},
  inapplicable: [],
  browser: { app: '/app/{device}', website: '/website/{page}?language={language}' },
}

/** The texts of the app's first two screens, and of a page that is filled in, reached over one driver. */
const firstScreens = async (way: Pick<DriverGiven, 'name' | 'implementation' | 'fault'>): Promise<string[][]> => {
  const clock = createClock(NOW)
  const random = createRandom('embedded reference')
  const medium = createMedium({ clock, witness: blindWitness })
  const phone = createPhone({ id: 'phone-1', description: COMMON_PHONE, clock, random, witness: blindWitness, medium })
  const trustList = { cscaCertificates: [], linkCertificates: [], revocationLists: [] }
  const services = createServices({ clock, witness: blindWitness, random, trustList })
  const gateway = createGateway(new Map([[phone.id, phone]]))
  const driver = await openDriver({ ...way, profile: PROFILE, gateway, services, now: NOW, random, scenario: 'first' })
  try {
    const { surface } = await driver.call('open', { app: phone.id })
    const first = await driver.call('screen', { surface })
    const button = first.elements.find(({ text }) => text === 'Kom i gang') ?? assert.fail('no button')
    await driver.call('act', { surface, action: { do: 'press', text: button.text } })
    await quiescence()
    const second = await driver.call('screen', { surface })
    const page = await driver.call('open', { website: 'browser', page: 'order', language: 'en' })
    const order = await driver.call('screen', page)
    return [first, second, order].map(({ elements }) => elements.map(({ role, text }) => `${role} ${text}`))
  } finally {
    await driver.stop()
  }
}

describe('the embedded reference', () => {
  it('shows the same screens in process, through JSON and over HTTP', async () => {
    const near = await firstScreens({ name: 'in-process' })
    assert.ok(near.every((texts) => texts.length > 0))
    assert.notDeepEqual(near[0], near[1])
    assert.deepEqual(await firstScreens({ name: 'loopback' }), near)
    assert.deepEqual(await firstScreens({ name: 'http' }), near)
    const random = createRandom('embedded reference')
    const remote = await serveImplementation((gateway) => createReference({ gateway, random }))
    assert.deepEqual(await firstScreens({ name: 'http', implementation: remote.url }), near)
    await remote.close()
  })

  it('shows the same screens in a browser', { skip: noBrowser }, async () => {
    const near = await firstScreens({ name: 'in-process' })
    assert.deepEqual(await firstScreens({ name: 'playwright' }), near)
    await endDrivers()
  })

  it('can be broken by every fault by its name', async () => {
    const random = createRandom('faults')
    for (const { name } of allFaults) await embeddedReference(random, name)
  })

  it('shows the fault that it is broken by', async () => {
    const fault = 'method-lacks-passport'
    const [sound, broken] = [
      await firstScreens({ name: 'in-process' }),
      await firstScreens({ name: 'in-process', fault }),
    ]
    assert.deepEqual(broken[0], sound[0])
    assert.equal(broken[1]?.length, (sound[1]?.length ?? 0) - 1)
  })
})
