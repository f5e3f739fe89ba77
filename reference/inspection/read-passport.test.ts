import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { concat, equalBytes } from '../../core/bytes'
import { DAY } from '../../core/clock'
import { createRandom } from '../../core/random'
import { composeTd3, mrzInformation } from '../../emrtd/mrz'
import { encodeOid } from '../../emrtd/object-ids'
import { encodeTlv } from '../../emrtd/tlv'
import { inspectionFaults } from '../faults/inspection'
import { type InspectionRules, inspectionRules } from '../rules/inspection'
import { exampleChip } from './examples/chip'
import { createExampleStates, type Party } from './examples/state'
import type { Inspection } from './inspection'
import { readPassport } from './read-passport'

const folder = mkdtempSync(join(tmpdir(), 'read-passport-'))
const states = createExampleStates(folder)
after(() => rmSync(folder, { recursive: true }))

const NOW = Date.now() + DAY
const inYears = (years: number): string =>
  new Date(NOW + years * 365 * DAY).toISOString().slice(2, 10).replaceAll('-', '')
const FIELDS = {
  documentCode: 'P',
  issuingState: 'DNK',
  surname: 'BERG',
  givenNames: 'ADA MARIE',
  documentNumber: '200000001',
  nationality: 'DNK',
  birthDate: '991231',
  sex: 'F' as const,
  expiryDate: inYears(5),
  optionalData: '',
}
/** Start of image, a frame header of 16 × 16 pixels (ITU-T T.81 §B.2.2), filling, end of image. */
const FRAME = [0xff, 0xc0, 0, 11, 8, 0, 16, 0, 16, 1, 1, 0x11, 0]
const JPEG = Uint8Array.of(0xff, 0xd8, ...FRAME, ...new Uint8Array(3000).fill(0x42), 0xff, 0xd9)
const ascii = (text: string): Uint8Array => Buffer.from(text, 'latin1')

const dg1Of = (lines: readonly [string, string]) => encodeTlv(0x61, encodeTlv(0x5f1f, ascii(lines.join(''))))
/** A facial record of ISO/IEC 19794-5 with one feature point, in the smallest CBEFF group. */
const dg2Of = (image: Uint8Array) => {
  const face = [new Uint8Array([0, 0, 0, 0, 0, 1]), new Uint8Array(14), new Uint8Array(8), new Uint8Array(12)]
  const record = concat(ascii('FAC\x00010\0'), new Uint8Array([0, 0, 0, 0, 0, 1]), ...face, image)
  const template = [encodeTlv(0xa1, new Uint8Array(0)), encodeTlv(0x5f2e, record)]
  return encodeTlv(0x75, encodeTlv(0x7f61, [Uint8Array.of(2, 1, 1), encodeTlv(0x7f60, template)]))
}
const PACE_INFO = encodeTlv(0x30, [
  encodeTlv(0x06, encodeOid('0.4.0.127.0.7.2.2.4.2.2')),
  Uint8Array.of(2, 1, 2),
  Uint8Array.of(2, 1, 13),
])
const DG14_WITH_PACE = encodeTlv(0x6e, encodeTlv(0x31, PACE_INFO))
const DG14_WITHOUT = encodeTlv(0x6e, encodeTlv(0x31, new Uint8Array(0)))
const comOf = (...tags: number[]) =>
  encodeTlv(0x60, [encodeTlv(0x5f01, ascii('0107')), encodeTlv(0x5c, Uint8Array.of(...tags))])

const CODE = composeTd3(FIELDS)
const GROUPS = new Map([
  [1, dg1Of(CODE)],
  [2, dg2Of(JPEG)],
])

describe('reading a passport', () => {
  let csca: Party
  let signer: Party
  let honest: Map<number, Uint8Array>
  let trust: { cscaCertificates: Uint8Array[]; linkCertificates: Uint8Array[]; revocationLists: Uint8Array[] }
  const filesOf = (groups: ReadonlyMap<number, Uint8Array>, ...tags: number[]) =>
    new Map([
      [0x011e, comOf(...tags)],
      [0x011d, states.sod(signer, groups)],
      ...[...groups].map(([number, file]) => [0x0100 + number, file] as const),
    ])
  before(() => {
    csca = states.csca({ subject: '/C=DK/CN=CSCA', kind: { curve: 'prime256v1', parameters: 'named_curve' } })
    signer = states.signer(csca, { kind: { curve: 'prime256v1', parameters: 'named_curve' } })
    honest = filesOf(GROUPS, 0x61, 0x75)
    trust = { cscaCertificates: [csca.der], linkCertificates: [], revocationLists: [] }
  })

  type Given = {
    code?: readonly [string, string]
    rules?: Partial<InspectionRules>
    now?: number
    onProgress?: (share: number) => void
    losses?: readonly number[]
    /** What becomes of the nth response. */
    through?: (response: Uint8Array | undefined, n: number) => Uint8Array | undefined
  }
  const read = (files: ReadonlyMap<number, Uint8Array>, given: Given = {}, opensWith = CODE): Promise<Inspection> => {
    const chip = exampleChip(files, mrzInformation(opensWith))
    let n = 0
    return readPassport({
      transceive: async (command) => {
        const response = await chip(command)
        return given.through ? given.through(response, n++) : response
      },
      code: { lines: given.code ?? CODE },
      trust,
      now: given.now ?? NOW,
      random: createRandom('read-passport.test'),
      rules: { ...inspectionRules, ...given.rules },
      onProgress: given.onProgress ?? (() => {}),
      losses: given.losses ?? [],
    })
  }
  const refusal = async (inspection: Promise<Inspection>): Promise<string> => {
    const ended = await inspection
    return ended.outcome === 'refused' ? ended.reason : ended.outcome
  }

  it('accepts an honest chip and gives what stands in it', async () => {
    const ended = await read(honest)
    assert.equal(ended.outcome, 'accepted')
    assert.ok(ended.outcome === 'accepted')
    assert.deepEqual(ended.document, {
      documentNumber: '200000001',
      issuingState: 'DNK',
      surname: 'BERG',
      givenNames: 'ADA MARIE',
      birthDate: '1999-12-31',
      sex: 'F',
      expiryDate: new Date(NOW + 5 * 365 * DAY).toISOString().slice(0, 10),
      optionalData: '',
    })
    assert.ok(equalBytes(ended.portrait, JPEG))
    const open = ended.checks.filter(({ result }) => result !== 'successful')
    const none = (check: string, reason: string) => ({ check, result: 'not-supported', reason })
    assert.deepEqual(open, [
      { check: 'signer-not-revoked', result: 'undetermined', reason: 'no-revocation-list' },
      none('dg14-hash', 'data-group-not-there'),
      none('dg15-hash', 'data-group-not-there'),
      none('pace-offer-signed', 'no-pace-signed'),
      none('card-security', 'no-chip-authentication-mapping'),
      none('chip-authentication-mapping', 'no-chip-authentication-mapping'),
      none('chip-authentication', 'no-chip-authentication'),
      none('active-authentication', 'no-active-authentication'),
      none('chip-genuine', 'no-chip-key-signed'),
    ])
  })

  it('tells how far it has come, never going back, up to the end', async () => {
    const shares: number[] = []
    await read(honest, { onProgress: (share) => shares.push(share) })
    assert.ok(shares.length > 10)
    assert.deepEqual(
      shares,
      [...shares].sort((a, b) => a - b),
    )
    assert.equal(shares.at(-1), 1)
  })

  it('refuses a code with a wrong check digit before it speaks to the chip', async () => {
    let commands = 0
    const line = `${CODE[1].slice(0, 9)}${(Number(CODE[1].charAt(9)) + 1) % 10}${CODE[1].slice(10)}`
    const through = () => {
      commands++
      return undefined
    }
    assert.equal(await refusal(read(honest, { code: [CODE[0], line], through })), 'check-digits-wrong')
    assert.equal(commands, 0)
  })

  it('refuses the chip of another passport', async () => {
    const other = composeTd3({ ...FIELDS, documentNumber: '200000002' })
    assert.equal(await refusal(read(honest, {}, other)), 'access-refused')
  })

  it("refuses another passport's data behind the key of the printed code", async () => {
    const other = composeTd3({ ...FIELDS, surname: 'DAHL', documentNumber: '200000002' })
    const files = filesOf(new Map(GROUPS).set(1, dg1Of(other)), 0x61, 0x75)
    assert.equal(await refusal(read(files)), 'not-the-scanned-document')
  })

  it('refuses altered data groups, also when they are no data any more', async () => {
    const dg1 = dg1Of(composeTd3({ ...FIELDS, surname: 'DAHL' }))
    assert.equal(await refusal(read(new Map(honest).set(0x0101, dg1))), 'dg1-altered')
    assert.equal(await refusal(read(new Map(honest).set(0x0101, Uint8Array.of(0x61, 0)))), 'dg1-altered')
    assert.equal(await refusal(read(new Map(honest).set(0x0102, dg2Of(JPEG.slice(0, -1))))), 'dg2-altered')
  })

  it('refuses a chip without security object', async () => {
    const files = new Map(honest)
    files.delete(0x011d)
    assert.equal(await refusal(read(files)), 'security-object-missing')
  })

  it('accepts a passport on its last day and refuses it on the next', async () => {
    const lastDay = Date.parse(new Date(NOW + 5 * 365 * DAY).toISOString().slice(0, 10))
    assert.equal(await refusal(read(honest, { now: lastDay + DAY - 1 })), 'accepted')
    assert.equal(await refusal(read(honest, { now: lastDay + DAY })), 'document-expired')
  })

  it('refuses a document under the CSCA, or from the signer, of another state', async () => {
    const swedish = composeTd3({ ...FIELDS, issuingState: 'SWE' })
    const files = filesOf(new Map(GROUPS).set(1, dg1Of(swedish)), 0x61, 0x75)
    assert.equal(await refusal(read(files, { code: swedish })), 'signer-of-another-state')
    const foreign = states.signer(csca, {
      kind: { curve: 'prime256v1', parameters: 'named_curve' },
      subject: '/C=SE/CN=DS',
    })
    const signedAbroad = new Map(honest).set(0x011d, states.sod(foreign, GROUPS))
    assert.equal(await refusal(read(signedAbroad)), 'signer-of-another-state')
  })

  it('refuses a chip whose signed DG14 offers a PACE that EF.CardAccess withholds', async () => {
    const groups = new Map(GROUPS).set(14, DG14_WITH_PACE)
    const files = filesOf(groups, 0x61, 0x75, 0x6e)
    assert.equal(await refusal(read(files)), 'pace-withheld')
    const hidden = new Map(files).set(0x011e, comOf(0x61, 0x75))
    assert.equal(await refusal(read(hidden)), 'pace-withheld')
    hidden.delete(0x010e)
    assert.equal(await refusal(read(hidden)), 'pace-withheld')
    assert.equal(await refusal(read(new Map(files).set(0x010e, DG14_WITHOUT))), 'dg14-altered')
    assert.equal(await refusal(read(filesOf(new Map(GROUPS).set(14, DG14_WITHOUT), 0x61, 0x75, 0x6e))), 'accepted')
  })

  it('does not fall back to BAC when PACE is offered and fails', async () => {
    const offering = new Map(honest).set(0x011c, encodeTlv(0x31, PACE_INFO))
    assert.equal(await refusal(read(offering)), 'unreadable')
  })

  it('cannot read a chip whose portrait is no JPEG', async () => {
    const files = filesOf(new Map(GROUPS).set(2, dg2Of(Uint8Array.of(0, 0, 0, 12))), 0x61, 0x75)
    assert.equal(await refusal(read(files)), 'unreadable')
  })

  it('takes a chip for lost wherever it leaves the field', async () => {
    const exchanges: number[] = []
    const counting = (response: Uint8Array | undefined, n: number) => {
      exchanges.push(n)
      return response
    }
    await read(honest, { through: counting })
    assert.ok(exchanges.length > 20)
    for (const last of exchanges) {
      const through = (response: Uint8Array | undefined, n: number) => (n < last ? response : undefined)
      assert.equal(await refusal(read(honest, { through })), 'lost')
    }
  })

  it('begins again, not for ever, when answers are not protected as they must be', async () => {
    const garbled = (times: number) => {
      let left = times
      // Protected answers begin with data object 87 or 99.
      return (response: Uint8Array | undefined) =>
        response && (response[0] === 0x87 || response[0] === 0x99) && left-- > 0
          ? response.map((byte) => byte ^ 1)
          : response
    }
    assert.equal(await refusal(read(honest, { through: garbled(1) })), 'accepted')
    assert.equal(await refusal(read(honest, { through: garbled(2) })), 'accepted')
    const ended = await read(honest, { through: garbled(1_000) })
    assert.deepEqual([ended.outcome, 'reason' in ended && ended.reason], ['unreadable', 'channel-broken'])
  })

  it('gives up when the chip is lost again and again at the same place', async () => {
    const through = (response: Uint8Array | undefined, n: number) => (n < 12 ? response : undefined)
    const losses: number[] = []
    const outcomes: string[] = []
    for (let reading = 0; reading < 12; reading++) {
      const ended = await read(honest, { through, losses })
      outcomes.push('reason' in ended ? ended.reason : ended.outcome)
      if (ended.outcome === 'lost') losses.push(ended.at)
    }
    assert.deepEqual(outcomes, [...new Array(9).fill('lost'), ...new Array(3).fill('contact-lost-too-often')])
    const further = (response: Uint8Array | undefined, n: number) => (n < 16 ? response : undefined)
    assert.equal((await read(honest, { through: further, losses })).outcome, 'lost')
  })

  it('reads a chip without access control, and says that it has none', async () => {
    let selected = 0
    const open = async (bytes: Uint8Array): Promise<Uint8Array> => {
      const [, ins, p1 = 0, p2 = 0, , high = 0, low = 0] = bytes
      const ok = (data: Uint8Array = new Uint8Array(0)) => concat(data, Uint8Array.of(0x90, 0))
      if (ins === 0xa4 && p1 === 2) {
        selected = high * 0x100 + low
        return honest.has(selected) ? ok() : Uint8Array.of(0x6a, 0x82)
      }
      if (ins === 0xa4) return ok()
      const offset = p1 * 0x100 + p2
      if (ins === 0xb0) return ok(honest.get(selected)?.subarray(offset, offset + (bytes.at(-1) || 256)))
      return Uint8Array.of(0x6d, 0)
    }
    const given = { transceive: open, code: { lines: CODE }, trust, now: NOW, random: createRandom('open') }
    const ended = await readPassport({ ...given, rules: inspectionRules })
    assert.equal(ended.outcome, 'accepted')
    const access = 'checks' in ended && ended.checks.find(({ check }) => check === 'access-control')
    assert.deepEqual(access, { check: 'access-control', result: 'not-supported', reason: 'no-access-control' })
    const strict = { ...inspectionRules, mayReadWithoutAccessControl: () => false } as unknown as InspectionRules
    assert.equal((await readPassport({ ...given, rules: strict })).outcome, 'unreadable')
  })

  it('accepts with a fault what it refuses without', async () => {
    const withPace = filesOf(new Map(GROUPS).set(14, DG14_WITH_PACE), 0x61, 0x75, 0x6e)
    const otherDg1 = dg1Of(composeTd3({ ...FIELDS, documentNumber: '200000002' }))
    const swedish = composeTd3({ ...FIELDS, issuingState: 'SWE' })
    const cases: Record<string, [files: Map<number, Uint8Array>, given?: Given]> = {
      'takes-a-broken-off-read-for-complete': [honest, { through: (response, n) => (n < 26 ? response : undefined) }],
      'accepts-a-chip-without-security-object': [new Map([...honest].filter(([id]) => id !== 0x011d))],
      'accepts-an-altered-dg2': [new Map(honest).set(0x0102, dg2Of(JPEG.slice(0, -1)))],
      'does-not-compare-chip-and-printed-code': [filesOf(new Map(GROUPS).set(1, otherDg1), 0x61, 0x75)],
      'accepts-an-expired-passport': [honest, { now: NOW + 6 * 365 * DAY }],
      'does-not-compare-issuing-state-and-signer': [
        filesOf(new Map(GROUPS).set(1, dg1Of(swedish)), 0x61, 0x75),
        { code: swedish },
      ],
      'does-not-notice-that-pace-is-withheld': [withPace],
    }
    for (const [name, [files, given]] of Object.entries(cases)) {
      const fault = inspectionFaults.find((one) => one.name === name)
      assert.ok(fault)
      assert.notEqual(await refusal(read(files, given)), 'accepted')
      const rules = { [fault.rule]: fault.faulty } as Partial<InspectionRules>
      assert.equal(await refusal(read(files, { ...given, rules })), 'accepted', name)
    }
  })

  it('asks the rules for every decision', async () => {
    const asked = new Set<string>()
    const rules = Object.fromEntries(
      Object.entries(inspectionRules).map(([name, decide]) => [
        name,
        (...input: never[]) => {
          asked.add(name)
          return (decide as (...input: never[]) => unknown)(...input)
        },
      ]),
    ) as Partial<InspectionRules>
    const listed = { ...trust, revocationLists: [states.revocationList(csca, ['1268'])] }
    const before = trust
    trust = listed
    await read(honest, { rules })
    trust = before
    // Of chips that have PACE or a key of their own, of broken or unprotected channels, of time, of names and of
    // portraits: tested elsewhere.
    const elsewhere = [
      'mayUsePace',
      'paceParametersAreNamed',
      'paceTokenHolds',
      'mayFallBackToBac',
      'dataMayBeInClear',
      'clearAnswerCounts',
      'mayGoOnInClear',
      'readingMayGoOn',
      'comMayDiffer',
      'namesSuffice',
      'portraitIsCompared',
      'outlivesContact',
      'paceOfferComesFirst',
      'mayReadWithoutAccessControl',
      'mayTryAgain',
      'offersAreSigned',
      'cardSecurityHolds',
      'mappingProves',
      'activeAuthenticationKeyLongEnough',
      'activeAuthenticationHashAllowed',
      'chipIsGenuine',
    ]
    assert.deepEqual(
      Object.keys(inspectionRules).filter((name) => !asked.has(name)),
      elsewhere,
    )
  })

  it('passes on what the way to the chip throws', async () => {
    const through = () => {
      throw new Error('no such device')
    }
    await assert.rejects(read(honest, { through }), /no such device/)
  })

  const isHonestOrRefused = async (inspection: Promise<Inspection>): Promise<void> => {
    const ended = await inspection
    if (ended.outcome !== 'accepted') return
    assert.equal(ended.document.documentNumber + ended.document.givenNames, '200000001ADA MARIE')
    assert.ok(equalBytes(ended.portrait, JPEG))
  }

  it('ends without throwing whatever the chip answers', async () => {
    const garbling = fc.record({
      n: fc.nat({ max: 30 }),
      how: fc.constantFrom('flip', 'cut', 'replace', 'append'),
      at: fc.nat(),
      bytes: fc.uint8Array({ maxLength: 40 }),
    })
    await fc.assert(
      fc.asyncProperty(garbling, async ({ n, how, at, bytes }) => {
        const through = (response: Uint8Array | undefined, now: number): Uint8Array | undefined => {
          if (now !== n || response === undefined) return response
          if (how === 'cut') return response.slice(0, at % response.length)
          if (how === 'replace') return bytes
          if (how === 'append') return concat(bytes, response)
          return response.map((byte, i) => (i === at % response.length ? byte ^ ((at % 255) + 1) : byte))
        }
        await isHonestOrRefused(read(honest, { through }))
      }),
      { numRuns: 100, seed: 9303 },
    )
  })

  it('ends without throwing whatever stands in the files', async () => {
    const garbling = fc.record({
      file: fc.constantFrom(0x011e, 0x011d, 0x0101, 0x0102, 0x010e, 0x011c),
      at: fc.nat(),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 20 }),
    })
    const files = filesOf(new Map(GROUPS).set(14, DG14_WITHOUT), 0x61, 0x75, 0x6e)
    await fc.assert(
      fc.asyncProperty(garbling, async ({ file, at, bytes }) => {
        const content = files.get(file)?.slice() ?? new Uint8Array(40)
        content.set(bytes.subarray(0, content.length), at % Math.max(1, content.length - bytes.length))
        await isHonestOrRefused(read(new Map(files).set(file, content)))
      }),
      { numRuns: 200, seed: 9303 },
    )
  })
})
