import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { continueTo, walkTo } from '../journey.fixture'
import { ADA_LINES, FIXTURE_PROFILE, Fixture } from '../world.fixture'

const FAR = { present: true, distance: 'far', inFrame: true, light: 'good', eyesCovered: false } as const
const READY = { ...FAR, distance: 'right' } as const

describe('the opening screens', () => {
  it('do not go on from the origin until one is chosen, and not with one from elsewhere', async () => {
    const [, glass] = await walkTo('origin')
    assert.equal((await glass.element('button', 'Næste'))?.enabled, false)
    await glass.choose('Andet land')
    await glass.press('Næste')
    assert.equal(await glass.title(), 'Hvilket dansk nummer har du?')
    assert.equal((await glass.element('button', 'Næste'))?.enabled, false)
  })

  it('show the terms again to somebody who went back from them', async () => {
    const [, glass] = await walkTo('origin')
    for (let back = 0; back < 3; back++) await glass.act({ do: 'back' })
    assert.equal(await glass.title(), 'Det skal du igennem')
  })

  it('tell the owner of an old phone before the code is scanned', async () => {
    const world = new Fixture()
    world.phone.osVersion = '14.9'
    const [, glass] = await walkTo('code', world)
    assert.match(await glass.texts(), /styresystem/)
  })
})

describe('the code scan', () => {
  it('shows no check mark and goes nowhere while the code cannot be read', async () => {
    const [world, glass] = await walkTo('code')
    world.seen = { seen: 'unreadable', aligned: true }
    await glass.press('Scan koden')
    await world.wait(1)
    assert.equal((await glass.element('arrows'))?.checked, true)
    assert.equal(await glass.element('check-mark'), undefined)
    assert.deepEqual(world.phone.vibrations, [])
    world.seen = { seen: 'code', lines: ADA_LINES, aligned: true }
    await world.wait(1)
    const { elements, feedback } = await glass.screen()
    assert.ok(elements.some(({ role }) => role === 'check-mark'))
    assert.deepEqual(feedback, ['vibration'])
    assert.equal(world.phone.camera.open, undefined)
  })

  it('tells codes of other documents and other states from those of this flow', async () => {
    const [world, glass] = await walkTo('code')
    world.seen = { seen: 'code', lines: [ADA_LINES[0].replace('P<', 'I<'), ADA_LINES[1]], aligned: true }
    await glass.press('Scan koden')
    await world.wait(1)
    assert.match(await glass.texts(), /ikke koden fra et pas/)
    world.seen = { seen: 'code', lines: [ADA_LINES[0].replace('DNK', 'SWE'), ADA_LINES[1]], aligned: true }
    await world.wait(1)
    assert.match(await glass.texts(), /kan ikke bruges her/)
    assert.equal(await glass.element('check-mark'), undefined)
  })

  it('needs the camera, says so, and can be tried again', async () => {
    const [world, glass] = await walkTo('code')
    world.phone.camera.allowed = false
    await glass.press('Scan koden')
    assert.match(await glass.texts(), /lov til at bruge kameraet/)
    world.phone.camera.allowed = true
    await glass.press('Scan koden')
    await world.wait(1)
    assert.ok(await glass.element('check-mark'))
  })

  it('ends when the person goes back, and gives the camera back', async () => {
    const [world, glass] = await walkTo('code')
    world.seen = { seen: 'nothing', aligned: false }
    await glass.press('Scan koden')
    await glass.act({ do: 'back' })
    assert.equal(world.phone.camera.open, undefined)
    world.seen = { seen: 'code', lines: ADA_LINES, aligned: true }
    await world.wait(1)
    assert.ok(await glass.element('button', 'Scan koden'))
  })
})

describe('the scans', () => {
  it('give the camera back when the person turns to another app, and can be begun again', async () => {
    const [world, glass] = await walkTo('code')
    world.seen = { seen: 'nothing', aligned: false }
    await glass.press('Scan koden')
    await glass.act({ do: 'switch-app' })
    assert.equal(world.phone.camera.open, undefined)
    await glass.act({ do: 'return' })
    world.seen = { seen: 'code', lines: ADA_LINES, aligned: true }
    await glass.press('Scan koden')
    await world.wait(1)
    assert.ok(await glass.element('check-mark'))
  })
})

describe('the chip reading', () => {
  it('goes on by itself after contact was lost, without the code being scanned again', async () => {
    const [world, glass] = await walkTo('chip')
    world.chipSays = [
      { outcome: 'lost', at: 0.4 },
      { outcome: 'lost', at: 0.6 },
    ]
    await glass.press('Aflæs chip')
    await world.wait(1)
    assert.ok(await glass.element('check-mark'))
    assert.deepEqual(world.phone.vibrations, ['success', 'success'])
  })

  it('asks the person to move the phone while no chip is found, and never goes on without one', async () => {
    const [world, glass] = await walkTo('chip')
    world.phone.chip = 'absent'
    await glass.press('Aflæs chip')
    await world.wait(30)
    assert.match(await glass.texts(), /Flyt lidt rundt/)
    assert.ok(await glass.element('progress'))
    world.phone.chip = 'present'
    await world.wait(1)
    assert.ok(await glass.element('check-mark'))
  })

  it('says why a chip is refused, and reads another one', async () => {
    const [world, glass] = await walkTo('chip')
    world.chipSays = [{ outcome: 'refused', reason: 'document-expired', checks: [] }]
    await glass.press('Aflæs chip')
    await world.wait(1)
    assert.match(await glass.texts(), /Passet er udløbet/)
    assert.equal(world.phone.vibrations.at(-1), 'error')
    await glass.press('Aflæs chip')
    await world.wait(1)
    assert.ok(await glass.element('check-mark'))
  })

  it('stays where it is when the institutions cannot be reached', async () => {
    const [world, glass] = await walkTo('chip')
    world.servicesDown = true
    await glass.press('Aflæs chip')
    await world.wait(1)
    assert.match(await glass.texts(), /Noget gik galt hos os/)
    assert.ok(await glass.element('button', 'Aflæs chip'))
  })
})

describe('the face scan', () => {
  it('has a button that is off and grey, with an instruction, until the face is right', async () => {
    const [world, glass] = await walkTo('face')
    world.face = FAR
    await glass.press('Scan dit ansigt')
    await glass.press('Næste')
    await world.wait(1)
    const button = await glass.element('button', 'Jeg er klar')
    assert.deepEqual([button?.enabled, button?.colour], [false, 'grey'])
    assert.equal((await glass.element('frame'))?.colour, 'blue')
    assert.match(await glass.texts(), /tættere på/)
    await assert.rejects(glass.press('Jeg er klar'), /not enabled/)
    world.face = READY
    await world.wait(1)
    assert.equal((await glass.element('button', 'Jeg er klar'))?.colour, 'blue')
  })

  it('judges the view after the press, not the one before it', async () => {
    const [world, glass] = await walkTo('face')
    await glass.press('Scan dit ansigt')
    await glass.press('Næste')
    await world.wait(1)
    await glass.press('Jeg er klar')
    world.face = FAR
    await world.wait(1)
    await world.wait(3)
    assert.match(await glass.texts(), /lykkedes ikke/)
  })

  it('shows Verificerer until the time is up, then lets the person try again, then no more', async () => {
    const [world, glass] = await walkTo('face')
    world.similarity = 0.1
    await glass.press('Scan dit ansigt')
    await glass.press('Næste')
    for (let attempt = 1; attempt <= FIXTURE_PROFILE.parameters.faceAttempts; attempt++) {
      await world.wait(1)
      await glass.press('Jeg er klar')
      await world.wait(1)
      assert.equal(await glass.title(), 'Verificerer')
      assert.equal(await glass.element('button', 'Næste'), undefined)
      await world.wait(3)
    }
    assert.equal(await glass.title(), 'Der er ikke flere forsøg')
  })

  it('leads back to the overview, which shows what is done', async () => {
    const [, glass] = await walkTo('overview')
    const { elements } = await glass.screen()
    const done = elements.filter(({ role }) => role === 'step').map(({ checked }) => checked)
    assert.deepEqual(done, [true, true, true, false])
  })
})

describe('the app', () => {
  it('stands where it was after another app, and keeps the code that was sent', async () => {
    const [world, glass] = await walkTo('validation')
    await glass.act({ do: 'switch-app' })
    assert.deepEqual((await glass.screen()).elements, [])
    await assert.rejects(glass.press('Næste'), /behind another/)
    await glass.act({ do: 'return' })
    assert.equal(world.sms.length, 1)
    await glass.enter(world.newestCode())
    await glass.press('Næste')
    assert.equal(await glass.title(), 'Hvordan vil du godkende med MitID?')
  })

  it('begins anew when it was closed on the way, and asks for the PIN when it was active', async () => {
    const [world, glass] = await walkTo('user-id')
    await glass.act({ do: 'close' })
    assert.ok(await (await world.opens()).element('button', 'Kom i gang'))
    const active = await continueTo('active', world)
    await active.act({ do: 'close' })
    const again = await world.opens()
    assert.equal(await again.title(), 'Åbn MitID')
    assert.equal(await again.element('button', 'Brug fingeraftryk'), undefined)
  })

  it('asks again each time it was left, and blocks after the wrong PINs of its profile', async () => {
    const [, glass] = await walkTo('active')
    await glass.act({ do: 'switch-app' })
    await glass.act({ do: 'return' })
    for (let wrong = 1; wrong <= FIXTURE_PROFILE.parameters.wrongPinLimit; wrong++) {
      assert.equal(await glass.title(), 'Åbn MitID')
      await glass.enter('000000')
      await glass.press('Næste')
    }
    assert.match(await glass.title(), /midlertidigt spærret/)
  })

  it('opens with a finger only where that was chosen and the finger is the right one', async () => {
    const [world, glass] = await walkTo('biometrics')
    await glass.act({ do: 'complete', goal: 'accept-biometrics', data: {} })
    await glass.act({ do: 'complete', goal: 'accept-notifications', data: {} })
    await glass.press('Næste')
    await world.opens()
    world.phone.finger = 'failed'
    await glass.act({ do: 'complete', goal: 'unlock-with-biometrics', data: {} })
    assert.equal(await glass.title(), 'Åbn MitID')
    world.phone.finger = 'matched'
    await glass.act({ do: 'complete', goal: 'unlock-with-biometrics', data: {} })
    assert.equal(await glass.title(), 'MitID')
  })

  it('keeps neither PIN nor user ID on the device, in a log or in a message', async () => {
    const [world] = await walkTo('active')
    const { entries } = (await world.implementation.inspect?.({ store: 'backend-log' })) ?? { entries: [] }
    const kept = [...world.phone.storage.values(), ...world.phone.log, ...entries, ...world.sms.map(({ text }) => text)]
    assert.ok(kept.length > 5)
    for (const text of kept) assert.doesNotMatch(text, /lovelace|274910/i)
  })

  it('says what is wrong with a question that no person could ask', async () => {
    const [world, glass] = await walkTo('origin')
    await assert.rejects(glass.press('Findes ikke'), /there is no "Findes ikke"/)
    await assert.rejects(glass.press('Næste'), /not enabled/)
    await assert.rejects(glass.act({ do: 'tick', checkbox: 'x' }), /there is no "x" \(checkbox\)/)
    await assert.rejects(world.implementation.screen({ surface: 'nowhere' }), /no surface "nowhere"/)
    const state = { state: 'nowhere', data: { device: 'phone' } }
    await assert.rejects(world.implementation.arrange?.(state) ?? Promise.resolve(), /cannot arrange "nowhere"/)
    await glass.act({ do: 'close' })
    await assert.rejects(glass.screen(), /no surface .* closed/)
    await assert.rejects(world.implementation.logInState({ logIn: 'x' }), /no log-in/)
    await assert.rejects(new Fixture().implementation.open({ app: 'phone' }), /not been started/)
  })
})
