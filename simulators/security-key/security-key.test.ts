import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server'
import type { Assertion, CreationOptions, Registration } from '../../contract/credentials'
import { createClock, MINUTE, quiescence } from '../../core/clock'
import { blindWitness } from '../../core/evidence'
import { createRandom } from '../../core/random'
import { type Bent, createKeyReader } from './key-reader'
import { createSecurityKey } from './security-key'

const ORIGIN = 'https://login.mitid.example'
const RP_ID = 'mitid.example'
const REGISTERING = 'cmVnaXN0ZXJpbmc'
const SIGNING = 'c2lnbmluZw'
const options: CreationOptions = {
  rp: { id: RP_ID, name: 'MitID' },
  user: { id: 'YWRh', name: 'ada', displayName: 'Ada' },
  challenge: REGISTERING,
  pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
}

const setUp = (serialNumber = '0123456789') => {
  const clock = createClock(0)
  const reader = createKeyReader({ clock, witness: blindWitness })
  return { clock, reader, key: createSecurityKey(serialNumber, createRandom(serialNumber)) }
}
const made = <T>(answer: { made: true; credential: T } | { made: false; error: string }): T =>
  answer.made ? answer.credential : assert.fail(answer.error)

/** The judge is a library that relying parties use: it knows nothing of the key. */
const registered = async (response: Registration) => {
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: response as never,
    expectedChallenge: REGISTERING,
    expectedOrigin: ORIGIN,
    expectedRPID: RP_ID,
    requireUserVerification: false,
  })
  assert.ok(verified && registrationInfo)
  return registrationInfo
}
type Info = Awaited<ReturnType<typeof registered>>
const verdict = async (response: Assertion, { credential }: Info) =>
  verifyAuthenticationResponse({
    response: response as never,
    expectedChallenge: SIGNING,
    expectedOrigin: ORIGIN,
    expectedRPID: RP_ID,
    credential,
    requireUserVerification: false,
  }).then(({ verified }) => (verified ? 'verified' : 'signature wrong'))

const ready = async (attestation = 'none') => {
  const { reader, key, clock } = setUp()
  reader.hold(key)
  const registration = made(await reader.create(ORIGIN, { ...options, attestation }))
  const info = await registered(registration)
  const get = async (bent: Bent = {}, challenge = SIGNING) => {
    reader.bends(bent)
    return reader.get(ORIGIN, {
      challenge,
      rpId: RP_ID,
      allowCredentials: [{ type: 'public-key', id: registration.id }],
    })
  }
  return { reader, key, clock, info, registration, get }
}

describe('a security key', () => {
  it('registers without attestation and tells nobody its model (Level 2, §8.7)', async () => {
    const { info } = await ready()
    assert.equal(info.fmt, 'none')
    assert.equal(info.aaguid, '00000000-0000-0000-0000-000000000000')
    assert.equal(info.credential.counter, 1)
    assert.equal(info.credentialDeviceType, 'singleDevice')
  })

  it('registers with self attestation where one is asked for (Level 2, §8.2)', async () => {
    const { info } = await ready('direct')
    assert.equal(info.fmt, 'packed')
    assert.notEqual(info.aaguid, '00000000-0000-0000-0000-000000000000')
  })

  it('signs, and counts each answer (Level 2, §6.1.1)', async () => {
    const { get, info } = await ready()
    for (const counter of [2, 3]) {
      const assertion = made(await get())
      assert.equal(await verdict(assertion, info), 'verified')
      assert.equal(Buffer.from(assertion.response.authenticatorData, 'base64url').readUInt32BE(33), counter)
    }
  })

  it('is the same key for the same chance, and another one for another', async () => {
    assert.equal((await ready()).registration.id, (await ready()).registration.id)
    const other = setUp('9876543210')
    other.reader.hold(other.key)
    assert.notEqual(made(await other.reader.create(ORIGIN, options)).id, (await ready()).registration.id)
  })

  /** How each answer is bent, and for what a relying party must refuse it (Level 2, §7.2). */
  const BENT: readonly [name: string, bent: Bent, refused: RegExp][] = [
    ['for another origin', { origin: 'https://login.mitid-example.test' }, /origin/],
    ['for another RP ID', { rpId: 'webshop.example' }, /RP ID/],
    ['that nobody touched', { present: false }, /not present/],
  ]
  for (const [name, bent, refused] of BENT)
    it(`gives an answer ${name}, which is refused for that alone`, async () => {
      const { get, info } = await ready()
      await assert.rejects(verdict(made(await get(bent)), info), refused)
      assert.equal(await verdict(made(await get()), info), 'verified')
    })

  it('gives an answer of another key, an earlier one, and one that was caught on its way', async () => {
    const { get, info, reader } = await ready()
    assert.equal(await verdict(made(await get({ forged: true })), info), 'signature wrong')
    assert.deepEqual(await get({ caught: true }, 'YW5vdGhlcg'), { made: false, error: 'NotAllowedError' })
    const earlier = reader.last() ?? assert.fail()
    await assert.rejects(verdict(made(await get({ earlier })), info), /challenge/)
  })

  it('can be copied, and the copy lags behind (Level 2, §7.2)', async () => {
    const { key, reader, get, info } = await ready()
    const copy = key.copy()
    const assertion = made(await get())
    const { newCounter } = (
      await verifyAuthenticationResponse({
        response: assertion as never,
        expectedChallenge: SIGNING,
        expectedOrigin: ORIGIN,
        expectedRPID: RP_ID,
        credential: info.credential,
        requireUserVerification: false,
      })
    ).authenticationInfo
    reader.hold(copy)
    const known = { ...info, credential: { ...info.credential, counter: newCounter } }
    await assert.rejects(verdict(made(await get()), known), /counter/)
  })

  it('goes on elsewhere with what it has learnt there', async () => {
    const { key, get, reader, info } = await ready()
    const other = createSecurityKey('0123456789', createRandom('elsewhere'))
    other.learn(key.credentials())
    reader.hold(other)
    const assertion = made(await get())
    assert.equal(await verdict(assertion, info), 'verified')
    assert.equal(other.credentials()[0]?.signCount, 2)
  })
})

describe('a device to which a security key is held', () => {
  it('waits until somebody touches it, and not for ever (Level 2, §5.1.3)', async () => {
    const { reader, key, clock } = setUp()
    reader.hold(key, false)
    let answer: unknown
    const asking = reader.create(ORIGIN, options).then((got) => {
      answer = got.made
    })
    await clock.advance(MINUTE)
    assert.equal(answer, undefined)
    reader.touch()
    await asking
    assert.equal(answer, true)
    reader.takeAway()
    const late = reader.create(ORIGIN, options)
    await clock.advance(2 * MINUTE)
    await quiescence()
    assert.deepEqual(await late, { made: false, error: 'NotAllowedError' })
  })

  it('lets no page ask for what is not its own', async () => {
    const { reader, key } = setUp()
    reader.hold(key)
    for (const origin of ['https://mitid.example.test', 'https://evil-mitid.example', 'http://login.mitid.example'])
      assert.deepEqual(await reader.create(origin, options), { made: false, error: 'SecurityError' }, origin)
    const topLevel = { ...options, rp: { id: 'example', name: 'x' } }
    assert.deepEqual(await reader.create(ORIGIN, topLevel), { made: false, error: 'SecurityError' })
  })

  it('says why there is no credential', async () => {
    const { reader, registration, get } = await ready()
    const excludeCredentials = [{ type: 'public-key', id: registration.id }]
    assert.deepEqual(await reader.create(ORIGIN, { ...options, excludeCredentials }), {
      made: false,
      error: 'InvalidStateError',
    })
    const rs256 = [{ type: 'public-key', alg: -257 }]
    assert.deepEqual(await reader.create(ORIGIN, { ...options, pubKeyCredParams: rs256 }), {
      made: false,
      error: 'NotSupportedError',
    })
    reader.hold(createSecurityKey('1', createRandom('a stranger')))
    assert.deepEqual(await get(), { made: false, error: 'NotAllowedError' })
  })
})
