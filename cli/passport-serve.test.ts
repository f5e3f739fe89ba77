import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { hex } from '../core/bytes'
import { blindWitness } from '../core/evidence'
import { createRandom } from '../core/random'
import { awaitReaders, joinReader } from '../drivers/card-socket'
import { readPassport } from '../reference/inspection/read-passport'
import { inspectionRules } from '../reference/rules/inspection'
import { DOCUMENT_PROFILES } from '../simulators/passport/document-profiles'
import { vpcdCard } from '../simulators/passport/serve'
import { issue, issued } from './passport'
import { codeOf, read, show } from './passport-inspect'
import { chipOfRecord, linesOf, readRecord, trustOf } from './passport-record'

const written = (options: { like?: string; can?: string; defect?: string } = {}) => {
  const out = mkdtempSync(join(tmpdir(), 'vidimus-serve-'))
  issue({ issuer: 'denmark', seed: 'serve', out, ...options })
  return join(out, 'passport.json')
}
const alive = (path: string) => {
  const record = readRecord(path)
  const given = { random: createRandom('alive'), witness: blindWitness }
  return { record, ...chipOfRecord(record, given) }
}
const inspected = (path: string, can?: string) => {
  const { record, chip } = alive(path)
  return readPassport({
    transceive: async (command) => chip.answer(command),
    code: { lines: linesOf(record), ...(can === undefined ? {} : { can }) },
    trust: trustOf(record),
    now: Date.parse(record.judgedOn),
    random: createRandom('reader'),
    rules: inspectionRules,
  })
}
const resultOf = (inspection: Awaited<ReturnType<typeof inspected>>, check: string) =>
  'checks' in inspection ? inspection.checks.find((each) => each.check === check)?.result : inspection.outcome

describe('a passport that was written down', () => {
  it('comes to life with all its keys: PACE with its card access number, Chip and Active Authentication', async () => {
    // One with ECDSA and one with RSA, one with chip authentication mapping and its own key.
    const proofs = {
      'HKG-P-2025': 'active-authentication',
      'AUS-P-2016': 'active-authentication',
      'FRA-P-2017': 'chip-authentication',
      'FIN-P-2024': 'chip-authentication-mapping',
    } as const
    for (const [like, check] of Object.entries(proofs)) {
      assert.ok(like in DOCUMENT_PROFILES)
      const inspection = await inspected(written({ like, can: '246802' }), '246802')
      assert.equal(inspection.outcome, 'accepted', `${like}: ${JSON.stringify(inspection).slice(0, 300)}`)
      assert.equal(resultOf(inspection, check), 'successful', like)
    }
    const wrong = await inspected(written({ like: 'FRA-P-2017', can: '246802' }), '246803')
    assert.equal(wrong.outcome === 'refused' && wrong.reason, 'access-refused')
  })

  it('keeps its defects', async () => {
    const cases = { 'other-chip': 'access-refused', 'altered-dg2': 'dg2-altered', 'pace-stripped': 'pace-withheld' }
    for (const [defect, reason] of Object.entries(cases)) {
      const inspection = await inspected(written({ defect }))
      assert.equal(inspection.outcome === 'refused' && inspection.reason, reason)
    }
    assert.throws(() => alive(written({ defect: 'no-chip' })), { code: 'SETUP_PASSPORT', name: 'SetupFault' })
  })

  it('says what is wrong with a file that is none', () => {
    const path = written()
    const broken = join(mkdtempSync(join(tmpdir(), 'vidimus-serve-')), 'passport.json')
    const record = { ...readRecord(path), format: 'TD9' }
    writeFileSync(broken, JSON.stringify(record))
    assert.throws(() => readRecord(broken), { name: 'SetupFault', what: /format/ })
    assert.throws(() => readRecord(`${path}x`), { name: 'SetupFault', what: /no such file/ })
  })
})

describe('vidimus passport show', () => {
  it('tells files, certificates and the verdict; what the reference refuses ends with 1', async (test) => {
    const said: string[] = []
    test.mock.method(process.stderr, 'write', (text: string) => said.push(text) > 0)
    const honest = await show(written({ like: 'FRA-P-2017' }), {})
    const altered = await show(written({ defect: 'altered-dg2' }), {})
    const late = await show(written(), { on: '2050-01-01' })
    test.mock.restoreAll()
    assert.deepEqual([honest, altered, late], [0, 1, 1])
    const text = said.join('')
    assert.match(text, /EF\.COM +\d+ {2}LDS 0107, DG1 DG2 DG3 DG14/)
    assert.match(text, /document signer: C=FR.*\n +issued by C=FR.*signed with .+; key (ec|rsa) /)
    assert.match(text, /dg2-hash +failed: dg2-altered/)
    // By then the CSCA above it has run out, too: that is found before.
    assert.match(text, /inspection on 2050-01-01[\s\S]*not-expired +failed: document-expired/)
    await assert.rejects(show(written({ defect: 'altered-dg1' }), { on: 'soon' }), { code: 'SETUP_DATE' })
  })

  it('needs the printed lines or the card access number to read a card', async () => {
    await assert.rejects(read({ pcsc: true }), { code: 'SETUP_MRZ' })
    await assert.rejects(read({ pcsc: true, mrz: ['X'], can: '123456' }), { code: 'SETUP_MRZ' })
    await assert.rejects(read({ pcsc: true, can: '12345' }), { code: 'SETUP_CAN' })
    assert.deepEqual(codeOf({ can: '123456' }), { can: '123456' })
    await assert.rejects(read({ mrz: ['X'] }), { code: 'SETUP_PCSC' })
  })
})

describe('a chip on a socket', () => {
  const SELECT = Buffer.from('000C00A4040C07A0000002471001', 'hex')

  it('waits for readers on loopback, serves one after the other, and ends', async () => {
    const { record } = issued({ issuer: 'denmark', seed: 'serve' })
    const random = createRandom('socket')
    const { chip, extendedLength } = chipOfRecord(record, { random, witness: blindWitness })
    const served = await awaitReaders(0, () => vpcdCard(chip, { extendedLength, random }))
    const first = connect(served.port, '127.0.0.1')
    first.write(SELECT)
    const answer = (socket: Socket) => new Promise<Buffer>((heard) => socket.once('data', heard))
    assert.equal(hex(await answer(first)), '00029000')
    const [second, third] = [connect(served.port, '127.0.0.1'), connect(served.port, '127.0.0.1')]
    for (const waiting of [second, third]) waiting.write(SELECT)
    let early = ''
    second.once('data', (bytes) => {
      early = hex(bytes)
    })
    first.write(SELECT)
    assert.equal(hex(await answer(first)), '00029000')
    assert.equal(early, '', 'the second is served while the first is')
    first.destroy()
    assert.equal(hex(await answer(second)), '00029000')
    third.destroy()
    second.destroy()
    const late = connect(served.port, '127.0.0.1')
    late.write(SELECT)
    assert.equal(hex(await answer(late)), '00029000')
    served.close()
    await served.ended
  })

  it('says that there is no virtual reader', async () => {
    const free = await awaitReaders(0, () => ({ receive: (bytes) => bytes }))
    free.close()
    await free.ended
    const joined = joinReader('127.0.0.1', free.port, { receive: (bytes) => bytes })
    await assert.rejects(joined, { name: 'SetupFault', code: 'SETUP_CARD_SOCKET' })
  })
})
