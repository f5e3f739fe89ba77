import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Action, Screen } from '../../contract/screen'
import { SetupFault } from '../../core/errors'
import { createEvidence } from '../../core/evidence'
import { continueTo } from '../../reference/journey.fixture'
import { Fixture } from '../../reference/world.fixture'
import { CannotDo } from '../driver'
import { tinyImplementation } from '../tiny-implementation'
import { readSource } from './read-source'
import { ACCESSIBILITY_IDS, serveSimulatedPhone } from './simulated-appium.fixture'
import { nativeLayer } from './surfaces'

const IOS = `<XCUIElementTypeApplication type="XCUIElementTypeApplication" name="MitID">
  <XCUIElementTypeStaticText type="XCUIElementTypeStaticText" traits="StaticText, Header" label="Velkommen" enabled="true" visible="true"/>
  <XCUIElementTypeSecureTextField type="XCUIElementTypeSecureTextField" label="PIN" value="1234" enabled="true" visible="true"/>
  <XCUIElementTypeSwitch type="XCUIElementTypeSwitch" label="Husk" value="1" enabled="true" visible="true"/>
  <XCUIElementTypeButton type="XCUIElementTypeButton" name="next" label="N&#230;ste &amp; videre" enabled="false" visible="true"/>
  <XCUIElementTypeButton type="XCUIElementTypeButton" label="Skjult" enabled="true" visible="false"/>
  <XCUIElementTypeOther type="XCUIElementTypeOther" name="camera-frame" enabled="true" visible="true"/>
</XCUIElementTypeApplication>`

describe('a page source', () => {
  it('of an iOS app is read by its controls', () => {
    const read = readSource(IOS, { frame: ['camera-frame'] })
    assert.deepEqual(
      read.map(({ element }) => element),
      [
        { role: 'title', text: 'Velkommen', enabled: true },
        { role: 'field', text: 'PIN', enabled: true, value: '••••' },
        { role: 'checkbox', text: 'Husk', enabled: true, checked: true },
        { role: 'button', text: 'Næste & videre', enabled: false },
        { role: 'frame', text: 'camera-frame', enabled: true },
      ],
    )
    assert.deepEqual([read[3]?.accessibilityId, read[3]?.path], ['next', '(//*)[5]'])
  })

  it('that is empty, or none, is an empty screen', () => {
    for (const source of ['', '<hierarchy/>', 'nonsense <', '{"value":null}']) assert.deepEqual(readSource(source), [])
  })
})

const texts = ({ elements }: Screen) => elements.map(({ role, text }) => `${role} ${text}`)

describe('a native app (simulated behind the Appium protocol)', () => {
  const world = new Fixture()
  const witness = createEvidence(() => 0)
  let phone: Awaited<ReturnType<typeof serveSimulatedPhone>>
  before(async () => {
    await world.start()
    phone = await serveSimulatedPhone(world.implementation)
  })
  after(() => phone.close())

  const layer = () => {
    const capabilities = {
      platformName: 'Android',
      'appium:automationName': 'Simulated',
      'appium:device': '{device}',
      'appium:appPackage': 'dk.mitid.app',
    }
    const goals = { 'decline-biometrics': ['Ikke nu'] }
    const profile = { server: phone.url, capabilities, accessibilityIds: ACCESSIBILITY_IDS, goals }
    return nativeLayer(profile, witness)(tinyImplementation((async () => ({ value: null })) as never))
  }

  it('is walked through as in process, and photographed', async () => {
    const near = new Fixture()
    await near.start()
    const glass = await continueTo('origin', near)
    const { implementation, close } = layer()
    const { surface } = await implementation.open({ app: 'phone' })
    const act = (action: Action) => implementation.act({ surface, action })
    await act({ do: 'press', text: 'Kom i gang' })
    await act({ do: 'choose', option: 'Pas/ID-kort' })
    for (let screens = 0; screens < 4; screens++) await act({ do: 'press', text: 'Næste' })
    assert.deepEqual(texts(await implementation.screen({ surface })), texts(await glass.screen()))
    assert.ok(witness.entries().filter(({ kind }) => kind === 'screenshot').length >= 5)
    assert.deepEqual(texts(await act({ do: 'switch-app' })), [])
    assert.ok(texts(await act({ do: 'return' })).includes('title Hvor er dit pas fra?'))
    await assert.rejects(act({ do: 'press', text: 'Ingen' }), /there is no "Ingen"/)
    await assert.rejects(act({ do: 'press', text: 'Næste' }), /not enabled: "Næste"/)
    await assert.rejects(act({ do: 'complete', goal: 'approve-log-in', data: {} }), CannotDo)
    await close()
    assert.ok(phone.commands.includes('close'))
  })

  it('without an Appium server is a fault of the set-up', async () => {
    const broken = nativeLayer({ server: 'http://127.0.0.1:9', capabilities: { platformName: 'Android' } }, witness)
    const { implementation, blind } = broken(world.implementation)
    assert.deepEqual(Object.keys(blind ?? {}), ['frame', 'arrows', 'step', 'check-mark'])
    await assert.rejects(
      implementation.open({ app: 'phone' }),
      (thrown) => thrown instanceof SetupFault && thrown.code === 'APPIUM_SESSION',
    )
  })
})
