import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { getResponse } from 'msw'
import { serviceCalls } from '../../contract/services'
import { createClock, MINUTE } from '../../core/clock'
import { createEvidence } from '../../core/evidence'
import { createRandom } from '../../core/random'
import { makePerson } from '../people/person'
import { createServices, type Push } from './services'

const BASE = 'https://one.services.vidimus.test'
const list = { cscaCertificates: [new Uint8Array([1, 2])], linkCertificates: [], revocationLists: [] }

const institutions = (seed = 'services', deliver: (push: Push) => boolean = () => false) => {
  const clock = createClock(0)
  const evidence = createEvidence(clock.now)
  const random = createRandom(seed)
  const services = createServices({ clock, witness: evidence, random, trustList: list, deliver })
  const handlers = services.handlers(BASE)
  const request = async (path: string, init: RequestInit = {}) => {
    const headers = { authorization: `Bearer ${services.token}`, ...init.headers }
    const response = await getResponse(handlers, new Request(`${BASE}${path}`, { ...init, headers }))
    assert.ok(response, `no handler for ${path}`)
    return { status: response.status, body: await response.json() }
  }
  const post = (path: string, body: unknown) => request(path, { method: 'POST', body: JSON.stringify(body) })
  return { clock, evidence, services, request, post, random }
}

describe('the service stand-ins', () => {
  it('hand out the trust list, and another one from when it changes', async () => {
    const { services, request } = institutions()
    assert.deepEqual(await request('/trust-list'), {
      status: 200,
      body: { cscaCertificates: ['AQI='], linkCertificates: [], revocationLists: [] },
    })
    services.trust({ ...list, cscaCertificates: [] })
    assert.deepEqual((await request('/trust-list')).body.cscaCertificates, [])
  })

  it('look people up for their document and say nothing of strangers', async () => {
    const { services, post, random } = institutions()
    const person = makePerson(random)
    services.register(person, { documentNumber: '200123456', issuingState: 'DNK' })
    const asked = {
      documentNumber: '200123456',
      issuingState: 'DNK',
      surname: person.surname,
      givenNames: person.givenNames,
      birthDate: person.birthDate,
    }
    assert.deepEqual((await post('/population-register/look-up', asked)).body, {
      found: true,
      person: person.id,
      name: `${person.givenNames} ${person.surname}`,
      cprNumber: person.cprNumber,
    })
    const stranger = { ...asked, surname: 'Other' }
    assert.deepEqual((await post('/population-register/look-up', stranger)).body, { found: false })
    assert.deepEqual(
      services.lookUps().map(({ answered }) => answered.found),
      [true, false],
    )
  })

  it('deliver an SMS to its number only, however the number is written', async () => {
    const { services, post } = institutions()
    await post('/sms/messages', { to: '00 12 34 56', text: 'a' })
    await post('/sms/messages', { to: '004500123456', text: 'b' })
    await post('/sms/messages', { to: '+4500123457', text: 'c' })
    assert.deepEqual(
      services.smsTo('+4500123456').map(({ text }) => text),
      ['a', 'b'],
    )
    assert.equal(services.allSms().length, 3)
  })

  it('hold a delayed SMS back until its time has come, exactly', async () => {
    const { services, post, clock } = institutions()
    services.smsDelay(MINUTE)
    await post('/sms/messages', { to: '1', text: 'late' })
    await clock.advance(MINUTE - 1)
    assert.deepEqual(services.smsTo('1'), [])
    await clock.advance(1)
    assert.deepEqual(services.smsTo('1'), [{ to: '1', text: 'late', at: MINUTE }])
  })

  it('post letters to people in the register only, with a token of its own for each that is put in', async () => {
    const { services, post, random, clock } = institutions()
    const person = makePerson(random)
    services.register(person)
    services.letterDelay(MINUTE)
    const contents = ['code-display', 'instruction']
    const { letter, serialNumbers } = (await post('/post/letters', { person: person.id, contents })).body
    assert.deepEqual([letter, serialNumbers.length], ['letter-1', 1])
    assert.equal((await post('/post/letters', { person: 'nobody', contents })).body.code, 'NOT_KNOWN')
    assert.equal((await post('/post/letters', { person: person.id, contents: [] })).body.code, 'BODY_WRONG')
    assert.deepEqual(services.letters(), [])
    await clock.advance(MINUTE)
    const [token] = services.letters()[0]?.tokens ?? []
    assert.deepEqual([token?.serialNumber, token?.kind], [serialNumbers[0], 'code-display'])
    const { body } = await post('/token-register/look-up', { serialNumber: serialNumbers[0] })
    assert.ok(token)
    const { serialNumber: _printed, ...made } = token
    assert.deepEqual(body, { found: true, ...made })
    assert.deepEqual((await post('/token-register/look-up', { serialNumber: '0' })).body, { found: false })
  })

  it('know CPR numbers, P codes, documents and what a caller can be asked', async () => {
    const { services, post, random } = institutions()
    const person = makePerson(random)
    const { id, surname, givenNames, birthDate, cprNumber } = person
    services.register(person)
    const found = { found: true, person: id, surname, givenNames, birthDate, cprNumber }
    const ask = async (path: string, body: object) => (await post(path, body)).body
    assert.deepEqual(await ask('/population-register/look-up-number', { cprNumber }), found)
    assert.deepEqual(await ask('/population-register/look-up-number', { cprNumber: '' }), { found: false })
    const pCode = services.issuePCode(person)
    assert.match(pCode, /^\d{8}$/)
    assert.deepEqual(await ask('/p-code-register/look-up', { pCode }), found)
    assert.deepEqual(await ask('/p-code-register/look-up', { pCode: `${pCode}0` }), { found: false })
    const licence = { kind: 'driving-licence' as const, documentNumber: '12345678' }
    services.registerDocument({ ...licence, issuedBy: 'GRL', expiryDate: '2030-01-01', person: id })
    const document = { found: true, person: id, issuedBy: 'GRL', expiryDate: '2030-01-01' }
    assert.deepEqual(await ask('/document-register/look-up', licence), document)
    assert.deepEqual(await ask('/document-register/look-up', { ...licence, kind: 'passport' }), { found: false })
    const details = await ask('/population-register/details', { person: id })
    assert.equal(details.cprNumber, cprNumber)
    assert.deepEqual(await ask('/population-register/details', { person: id }), details)
    assert.equal((await ask('/population-register/details', { person: 'nobody' })).code, 'NOT_KNOWN')
  })

  it('say whether a push found its device', async () => {
    const { services, post } = institutions('push', ({ registration }) => registration === 'here')
    const push = { registration: 'here', title: 't', text: 'x' }
    assert.deepEqual((await post('/push/notifications', push)).body, { delivered: true })
    const elsewhere = { ...push, registration: 'gone' }
    assert.deepEqual((await post('/push/notifications', elsewhere)).body, { delivered: false })
    assert.equal(services.pushes().length, 2)
  })

  it('attest an installation as the suite wishes', async () => {
    const { services, post } = institutions()
    services.attests('phone-2', 'modified')
    assert.equal((await post('/attestation/verdicts', { device: 'phone-1' })).body.verdict, 'genuine')
    assert.equal((await post('/attestation/verdicts', { device: 'phone-2' })).body.verdict, 'modified')
  })

  it('refuse a wrong token, an unknown path, another method and a body that is none, each with a word on mending', async () => {
    const { request, post, services, evidence } = institutions()
    const wrongToken = { headers: { authorization: 'Bearer guess' } }
    for (const [expected, got] of [
      [[401, 'TOKEN_WRONG'], await request('/trust-list', wrongToken)],
      [[404, 'NO_SUCH_PATH'], await request('/trust-lists')],
      [[405, 'METHOD_WRONG'], await request('/sms/messages')],
      [[400, 'BODY_NOT_JSON'], await request('/sms/messages', { method: 'POST', body: '{' })],
      [[400, 'BODY_WRONG'], await post('/sms/messages', { to: '1' })],
      [[400, 'BODY_WRONG'], await post('/sms/messages', { to: '1', text: '', more: 1 })],
      [[413, 'BODY_TOO_LARGE'], await post('/sms/messages', { to: '1', text: 'x'.repeat(1 << 20) })],
    ] as const) {
      assert.deepEqual([got.status, got.body.code], expected)
      assert.ok(got.body.what && got.body.mend)
    }
    assert.deepEqual(services.allSms(), [])
    assert.equal(evidence.entries().filter(({ kind }) => kind === 'service-refused').length, 7)
  })

  it('are out of order one by one', async () => {
    const { request, post, services } = institutions()
    services.down('sendSms')
    assert.equal((await post('/sms/messages', { to: '1', text: 'x' })).status, 503)
    assert.equal((await request('/trust-list')).status, 200)
    services.down('sendSms', false)
    assert.equal((await post('/sms/messages', { to: '1', text: 'x' })).status, 200)
  })

  it('cover every path of the contract, count requests and write them into the evidence', async () => {
    const { request, services, evidence } = institutions()
    for (const { path } of Object.values(serviceCalls)) assert.notEqual((await request(path)).status, 404, path)
    assert.equal(services.activity(), Object.keys(serviceCalls).length)
    assert.equal(services.pending(), 0)
    assert.equal(evidence.entries().length, Object.keys(serviceCalls).length)
  })
})
