import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createCanvas } from '@napi-rs/canvas'
import { createIssuingState } from '../certs/issuing-state'
import { trustList } from '../certs/trust-list'
import { blindWitness } from '../core/evidence'
import { createRandom } from '../core/random'
import type { CipherName } from '../emrtd/key-derivation'
import type { Inspection } from '../reference/inspection/inspection'
import { readPassport } from '../reference/inspection/read-passport'
import type { Trust } from '../reference/inspection/trust-list'
import { inspectionRules } from '../reference/rules/inspection'
import type { ActiveAuthenticationOrder } from '../simulators/passport/active-keys'
import { DOCUMENT_PROFILES, type DocumentProfileName, documentProfile } from '../simulators/passport/document-profiles'
import type { PassportOrder } from '../simulators/passport/order'
import { issuePassport } from '../simulators/passport/passport'

/** Both hands of every protocol, written independently, against each other. */
const NOW = Date.UTC(2026, 10, 22)
const random = createRandom('protocols.test')
const denmark = createIssuingState('denmark', random, NOW)
const trust = trustList([denmark])
const JPEG = new Uint8Array(createCanvas(30, 40).toBuffer('image/jpeg'))

const orderOf = (order: Partial<PassportOrder>): PassportOrder => ({
  person: { surname: 'Prøve', givenNames: 'Måle', birthDate: '1990-02-28', sex: 'F' },
  documentNumber: 'P12345678',
  issuedOn: '2023-06-02',
  expiresOn: '2033-06-02',
  issuer: denmark,
  portraitJpeg: JPEG,
  access: { bac: true, pace: [] },
  random: random.fork(JSON.stringify([order.access, order.authentication])),
  witness: blindWitness,
  ...order,
})
const read = async (
  order: Partial<PassportOrder>,
  given: { can?: string; noLines?: true; chunk?: number; trust?: Trust } = {},
): Promise<Inspection> => {
  const { chip, printed } = issuePassport(orderOf(order))
  const { can } = given
  assert.ok(chip)
  chip.powerOn()
  return readPassport({
    transceive: async (command) => chip.answer(command),
    code: given.noLines && can ? { can } : { lines: printed, ...(can === undefined ? {} : { can }) },
    trust: given.trust ?? trust,
    now: NOW,
    random,
    rules: inspectionRules,
    chunk: given.chunk ?? 4096,
  })
}
const successful = (inspection: Inspection): string[] => {
  assert.equal(inspection.outcome, 'accepted', JSON.stringify(inspection))
  return 'checks' in inspection
    ? inspection.checks.filter(({ result }) => result === 'successful').map(({ check }) => check)
    : []
}

describe('the reader and a document of the field', () => {
  for (const name of Object.keys(DOCUMENT_PROFILES) as DocumentProfileName[])
    it(`meet: ${name}`, async () => {
      const { issuer, documentCode, year, access, authentication, ldsVersion } = documentProfile(name)
      const state = createIssuingState(issuer, random, NOW)
      const inspection = await read(
        {
          issuer: state,
          ...(documentCode.startsWith('P') ? { documentCode } : {}),
          issuedOn: `${year}-06-02`,
          expiresOn: `${Math.max(year + 10, 2028)}-06-01`,
          access,
          authentication,
          ldsVersion,
        },
        { trust: { ...trustList([state]), cscaCertificates: state.cscaCertificates } },
      )
      const passed = successful(inspection)
      assert.equal(passed.includes('chip-authentication'), authentication.chip !== undefined)
      assert.equal(passed.includes('active-authentication'), authentication.active !== undefined)
      const mapped = access.pace.some(({ mapping }) => mapping === 'CAM')
      assert.equal(passed.includes('chip-authentication-mapping'), mapped)
    })
})

const CIPHERS: readonly CipherName[] = ['3DES', 'AES-128', 'AES-192', 'AES-256']

describe('the reader and the chip', () => {
  for (const mapping of ['GM', 'IM', 'CAM'] as const)
    it(`meet in PACE with ${mapping}, on every curve and with every cipher`, async () => {
      const ids = [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18].filter((id) => mapping !== 'IM' || id !== 10)
      const ciphers = CIPHERS.filter((cipher) => mapping !== 'CAM' || cipher !== '3DES')
      for (const [i, parameterId] of ids.entries()) {
        const cipher = ciphers[i % ciphers.length] ?? 'AES-128'
        const passed = successful(await read({ access: { bac: false, pace: [{ cipher, parameterId, mapping }] } }))
        assert.ok(passed.includes('access-control') && passed.includes('pace-offer-signed'))
        assert.equal(passed.includes('chip-authentication-mapping'), mapping === 'CAM')
        assert.equal(passed.includes('chip-genuine'), mapping === 'CAM')
      }
    })

  it('meet in PACE over groups modulo a prime', async () => {
    for (const mapping of ['GM', 'IM'] as const)
      for (const parameterId of [0, 1, 2])
        successful(await read({ access: { bac: false, pace: [{ cipher: 'AES-128', parameterId, mapping }] } }))
  })

  it('meet with the card access number, and not with a wrong one', async () => {
    const access = { bac: false, pace: [{ cipher: 'AES-128' as const, parameterId: 13 }], can: '123456' }
    successful(await read({ access }, { can: '123456' }))
    const refused = await read({ access }, { can: '123457' })
    assert.equal('reason' in refused && refused.reason, 'access-refused')
  })

  it('agree on the best of several offers', async () => {
    const pace = [
      { cipher: '3DES' as const, parameterId: 12 },
      { cipher: 'AES-256' as const, parameterId: 13, mapping: 'CAM' as const },
      { cipher: 'AES-256' as const, parameterId: 16 },
    ]
    const passed = successful(await read({ access: { bac: true, pace } }))
    assert.ok(passed.includes('chip-authentication-mapping'))
  })

  it('meet in Chip Authentication on curves and modulo primes, with every cipher, after BAC and PACE', async () => {
    const accesses = [
      { bac: true, pace: [] },
      { bac: false, pace: [{ cipher: 'AES-256' as const, parameterId: 12 }] },
    ]
    for (const access of accesses)
      for (const parameterId of [1, 2, 8, 12, 13, 17, 18])
        for (const cipher of [CIPHERS[parameterId % 4] ?? '3DES', '3DES' as const]) {
          const order = { access, authentication: { chip: [{ cipher, parameterId }] } }
          assert.ok(successful(await read(order)).includes('chip-authentication'), `${cipher} ${parameterId}`)
        }
  })

  it('meet in Active Authentication with RSA and ECDSA, every hash and length', async () => {
    const meets = async (active: ActiveAuthenticationOrder) =>
      assert.ok(successful(await read({ authentication: { active } })).includes('active-authentication'))
    for (const [bits, hash] of [
      [1024, 'sha1'],
      [1280, 'sha224'],
      [1536, 'sha256'],
      [2048, 'sha384'],
      [3072, 'sha512'],
    ] as const)
      await meets({ kind: 'rsa', bits, hash })
    for (const parameterId of [10, 11, 12, 13, 14, 15, 16, 17, 18]) await meets({ kind: 'ecdsa', parameterId })
  })

  it('meet where the chip has two keys, or names no protocol', async () => {
    const two = [
      { cipher: '3DES' as const, parameterId: 12, keyId: 1 },
      { cipher: 'AES-128' as const, parameterId: 13, keyId: 2 },
    ]
    assert.ok(successful(await read({ authentication: { chip: two } })).includes('chip-authentication'))
    const unannounced = [{ cipher: '3DES' as const, parameterId: 12, unannounced: true }]
    assert.ok(successful(await read({ authentication: { chip: unannounced } })).includes('chip-authentication'))
  })
})

describe('the card access number alone', () => {
  const CAN = '123456'
  const pace = [{ cipher: 'AES-128' as const, parameterId: 13 }]
  const alone = (access: PassportOrder['access'], can = CAN) => read({ access }, { can, noLines: true })

  it('opens a chip with PACE, and leaves open what only the page can say', async () => {
    const inspection = await alone({ bac: true, pace, can: CAN })
    assert.ok(successful(inspection).includes('dg1-hash'))
    const open = 'checks' in inspection ? inspection.checks.filter(({ reason }) => reason === 'no-printed-lines') : []
    assert.deepEqual(
      open.map(({ check, result }) => [check, result]),
      [
        ['check-digits', 'undetermined'],
        ['same-document', 'undetermined'],
      ],
    )
  })

  it('opens no other chip, and none that knows Basic Access Control only', async () => {
    const other = await alone({ bac: true, pace, can: CAN }, '123457')
    assert.equal(other.outcome === 'refused' && other.reason, 'access-refused')
    const old = await alone({ bac: true, pace: [] })
    assert.ok(old.outcome === 'unreadable' && /printed lines/.test(old.why), JSON.stringify(old))
  })
})
