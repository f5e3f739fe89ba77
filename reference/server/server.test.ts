import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { continueTo, walkTo } from '../journey.fixture'
import { allRules } from '../rules/rules'
import { FIXTURE_PROFILE, Fixture } from '../world.fixture'
import { type BackEnd, NotAllowed } from './back-end'
import { internationalNumber } from './phone-numbers'
import { isKeptPin, keepPin, randomDigits } from './secrets'
import { createServer } from './server'
import { connectServices, ServiceFailure } from './services'

const LIFE_OF_VALIDATION_CODE = 10 * 60
const LIFE_OF_TEMPORARY_PIN = 30 * 60

describe('user IDs', () => {
  it('belong to one person only, whatever the capitals', async () => {
    const [world] = await walkTo('active')
    world.addPhone('bos-phone')
    world.person = 'person-bo'
    const glass = await continueTo('user-id', world, 'bos-phone')
    await glass.enter('ADA-lovelace')
    await glass.press('Næste')
    assert.match(await glass.texts(), /optaget/)
    await glass.enter('bo-bohr')
    await glass.press('Næste')
    assert.equal(await glass.title(), 'Tilknyt dit nummer')
  })

  it('are never empty, too short or too long', async () => {
    const [, glass] = await walkTo('user-id')
    for (const entered of ['', '   ', 'abcd', 'x'.repeat(49)]) {
      await glass.enter(entered)
      await glass.press('Næste')
      assert.equal(await glass.title(), 'Opret bruger-ID', entered)
    }
    await glass.enter('x'.repeat(48))
    await glass.press('Næste')
    assert.equal(await glass.title(), 'Tilknyt dit nummer')
  })

  it('stay with a person who comes again, and make way when the first time led nowhere', async () => {
    const [world, left] = await walkTo('number')
    await left.act({ do: 'close' })
    await continueTo('active', world)
    world.addPhone('second')
    const second = await continueTo('overview', world, 'second')
    await second.press('Næste')
    assert.equal(await second.title(), 'Hvordan vil du godkende med MitID?')
    const { entries } = (await world.implementation.inspect?.({ store: 'user-register' })) ?? { entries: [] }
    assert.equal(entries.length, 1)
  })
})

describe('codes sent by SMS', () => {
  it('go to the number as it was entered, one a press', async () => {
    const [world] = await walkTo('validation')
    assert.deepEqual(
      world.sms.map(({ to }) => to),
      ['+4500112233'],
    )
  })

  it('are refused when wrong, superseded or too old', async () => {
    const [world, glass] = await walkTo('validation')
    const first = world.newestCode()
    await glass.press('Send ny kode')
    for (const code of ['', first, `${world.newestCode()}0`]) {
      await glass.enter(code)
      await glass.press('Næste')
      assert.match(await glass.texts(), /forkert eller for gammel/, code)
    }
    await world.wait(LIFE_OF_VALIDATION_CODE + 1)
    await glass.enter(world.newestCode())
    await glass.press('Næste')
    assert.match(await glass.texts(), /forkert eller for gammel/)
  })

  it('serve only once and for half an hour as temporary PINs', async () => {
    const [world, glass] = await walkTo('temporary-pin')
    await world.wait(LIFE_OF_TEMPORARY_PIN + 1)
    await glass.enter(world.newestCode())
    await glass.press('Næste')
    assert.match(await glass.texts(), /forkert eller for gammel/)
    await glass.act({ do: 'back' })
    await glass.choose('På denne telefon')
    await glass.press('Næste')
    await world.wait(LIFE_OF_TEMPORARY_PIN)
    await glass.enter(world.newestCode())
    await glass.press('Næste')
    assert.equal(await glass.title(), 'Vælg din personlige PIN-kode')
  })

  it('link only the number that was confirmed', async () => {
    const [world, glass] = await walkTo('validation')
    await glass.act({ do: 'back' })
    await glass.enter('+45 00 44 55 66')
    await glass.press('Send kode')
    await glass.enter(world.newestCode())
    await glass.press('Næste')
    await glass.choose('På denne telefon')
    await glass.press('Næste')
    assert.equal(world.sms.at(-1)?.to, '+4500445566')
  })
})

describe('log-ins', () => {
  it('wait in vain for a user ID of nobody, time out, and can be refused by the person', async () => {
    const [world, glass] = await walkTo('active')
    const { implementation } = world
    const ask = (userId: string) => implementation.logIn({ userId, relyingParty: 'Butik', text: 'Køb' })
    const stateOf = async (logIn: string) => (await implementation.logInState({ logIn })).state
    assert.equal(await stateOf((await ask('nobody')).logIn), 'pending')
    const late = await ask('ada-lovelace')
    assert.equal(await stateOf(late.logIn), 'pending')
    assert.deepEqual(world.pushes.at(-1)?.registration, 'push-phone')
    await world.wait(301)
    assert.equal(await stateOf(late.logIn), 'timed-out')
    const refused = await ask('ada-lovelace')
    await glass.press('Afvis')
    assert.equal(await stateOf(refused.logIn), 'refused')
  })

  it('are not approved by a locked app', async () => {
    const [world, glass] = await walkTo('active')
    const { logIn } = await world.implementation.logIn({ userId: 'ada-lovelace', relyingParty: 'Butik', text: 'Køb' })
    await world.opens()
    await glass.act({ do: 'complete', goal: 'approve-log-in', data: { logIn } })
    assert.equal((await world.implementation.logInState({ logIn })).state, 'pending')
  })
})

describe('the back end', () => {
  const backEnd: BackEnd = {
    rules: allRules,
    parameters: FIXTURE_PROFILE.parameters,
    origin: 'https://mitid.example',
    services: () => Promise.reject(new ServiceFailure('nobody is there')),
    random: { bytes: (length) => new Uint8Array(length).fill(7) },
    now: () => 0,
    instruments: {} as BackEnd['instruments'],
    alterations: [],
    inspected: () => undefined,
    log: () => {},
  }

  it('keeps the order by itself, whatever an app may ask', async () => {
    const enrolment = createServer(backEnd).beginEnrolment('da')
    assert.throws(() => enrolment.nameUser('ada'), NotAllowed)
    assert.throws(() => enrolment.proofing.chooseOrigin('denmark'), NotAllowed)
    assert.throws(() => enrolment.proofing.submitCode(['', '']), NotAllowed)
    assert.throws(() => enrolment.activation.confirmTemporaryPin('1'), NotAllowed)
    await assert.rejects(enrolment.sendValidationCode('00112233'), NotAllowed)
    await assert.rejects(enrolment.activation.issueTemporaryPin(), NotAllowed)
    assert.throws(() => createServer(backEnd).authenticators.of({ id: 'x', key: 'y' }), NotAllowed)
  })

  it('reads numbers as people write them', () => {
    assert.equal(internationalNumber('12 34 56 78'), '+4512345678')
    assert.equal(internationalNumber('0046-70 123 45 67'), '+46701234567')
    assert.equal(internationalNumber('+298 212121'), '+298212121')
    for (const none of ['', '1234567', '+45 12', 'Ada']) assert.equal(internationalNumber(none), undefined, none)
  })

  it('keeps PINs so that they cannot be read, and draws digits evenly', () => {
    const kept = keepPin('274910', new Uint8Array(16))
    assert.ok(isKeptPin('274910', kept) && !isKeptPin('274911', kept))
    const bytes = [255, 250, 249, 10, 0]
    assert.equal(randomDigits({ bytes: () => new Uint8Array([bytes.shift() ?? 1]) }, 3), '900')
  })

  it('says which institution failed, and how', async () => {
    const answering = (body: string, status = 200) =>
      connectServices('https://s.test/', 't', (async () => new Response(body, { status })) as typeof fetch)
    const sms = { to: '+4500000000', text: '' }
    await assert.rejects(answering('{}', 500)('sendSms', sms), /\/sms\/messages answers 500/)
    await assert.rejects(answering('no json')('sendSms', sms), /what the contract does not allow/)
    await assert.rejects(answering('{"message":1}')('sendSms', sms), /what the contract does not allow/)
    assert.deepEqual(await answering('{"message":"m"}')('sendSms', sms), { message: 'm' })
  })
})

describe('the start', () => {
  it('refuses a profile that does not fit the contract, saying where', async () => {
    const world = new Fixture()
    await assert.rejects(world.start({ name: 'x' } as never), /does not fit the contract: version/)
  })
})
