import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { createIssuingState, type SignOptions } from '../../certs/issuing-state'
import { ldsSecurityObject } from '../../certs/security-object'
import { hex } from '../../core/bytes'
import { createEvidence } from '../../core/evidence'
import { createRandom } from '../../core/random'
import { EF_ATR_INFO, EF_CARD_ACCESS, EF_COM, EF_SOD, MRTD_AID } from '../../emrtd/files'
import { mrzInformation, parseMrz } from '../../emrtd/mrz'
import { paceSession } from './agreement.fixture'
import { DEFECTS, type Defect } from './deviations/defects'
import type { PassportOrder } from './order'
import { issuePassport, type Passport } from './passport'
import { bacSession, inClear, type Terminal } from './terminal.fixture'

const NOW = Date.parse('2026-06-01')
const denmark = createIssuingState('denmark', createRandom('passports'), NOW)
const PORTRAIT = new Uint8Array(createCanvas(60, 80).toBuffer('image/jpeg'))
const PACE = { oid: '0.4.0.127.0.7.2.2.4.2.2', parameterId: 13, cipher: 'AES-128' } as const

type Signed = { hashes: ReadonlyMap<number, Uint8Array>; options: SignOptions | undefined; sod: Uint8Array }
const issue = (
  change: Partial<PassportOrder> = {},
  issuer = denmark,
): { passport: Passport; signed: [Signed, ...Signed[]] } => {
  const signed: Signed[] = []
  const passport = issuePassport({
    person: {
      surname: 'Sørensen',
      givenNames: 'Åse Marie',
      birthDate: '1990-02-28',
      sex: 'F',
      cprNumber: '280290-9996',
    },
    documentNumber: 'P12345678',
    issuedOn: '2023-06-02',
    expiresOn: '2033-06-02',
    issuer: {
      ...issuer,
      signSod: (hashes, options) => {
        const sod = issuer.signSod(hashes, options)
        signed.push({ hashes, options, sod })
        return sod
      },
    },
    portraitJpeg: PORTRAIT,
    access: { bac: true, pace: [PACE] },
    random: createRandom('passport'),
    witness: createEvidence(() => NOW),
    ...change,
  })
  const [first, ...more] = signed
  assert.ok(first)
  return { passport, signed: [first, ...more] }
}
const withDefect = (defect: Defect) => issue({ defects: [defect] })
const honest = issue()

const opened = ({ chip }: Passport, mrz: string): Terminal | number => {
  assert.ok(chip)
  chip.powerOn()
  const terminal = paceSession(chip, { ...PACE, mrz })
  if (typeof terminal === 'number') return terminal
  terminal.send({ ins: 0xa4, p1: 4, p2: 0x0c, data: MRTD_AID })
  return terminal
}
const fileOf = (terminal: Terminal | number, fileId: number): string => {
  assert.ok(typeof terminal !== 'number')
  terminal.send({ ins: 0xa4, p1: 2, p2: 0x0c, data: Uint8Array.of(fileId >> 8, fileId & 0xff) })
  return hex(terminal.send({ ins: 0xb0, ne: 65536 }, { extended: true }).data)
}
const fileIn = ({ files }: Passport, fileId: number): Uint8Array => {
  const content = files.get(fileId)
  assert.ok(content)
  return content
}
/** Identifiers of the files that differ from the honest passport's, but for the SOD whose signature need not repeat. */
const changedFiles = ({ files }: Passport): number[] =>
  [...new Set([...files.keys(), ...honest.passport.files.keys()])].filter(
    (id) => id !== EF_SOD && hex(files.get(id) ?? PORTRAIT) !== hex(honest.passport.files.get(id) ?? PORTRAIT),
  )

describe('an honest passport', () => {
  const { passport, signed } = honest

  it('prints its lines with every check digit right', () => {
    assert.deepEqual(passport.printed, [
      'P<DNKSOERENSEN<<AASE<MARIE<<<<<<<<<<<<<<<<<<',
      'P123456789DNK9002281F33060242802909996<<<<06',
    ])
    assert.ok(Object.values(parseMrz(passport.printed)?.checkDigits ?? { none: false }).every(Boolean))
  })

  it('signs the hash of every data group', () => {
    const [only] = signed
    assert.equal(signed.length, 1)
    assert.equal(only.options?.signer, 'honest')
    assert.equal(only.options?.signedOn, Date.parse('2023-06-02'))
    for (const [number, hash] of only.hashes) {
      const content = passport.files.get(0x0100 + number)
      assert.ok(content)
      assert.equal(hex(hash), hex(createHash('sha256').update(content).digest()))
    }
    assert.deepEqual([...only.hashes.keys()], [1, 2, 3, 14])
  })

  it('opens with the printed code, over PACE and over BAC', () => {
    const mrz = mrzInformation(passport.printed)
    const terminal = opened(passport, mrz)
    for (const [fileId, content] of passport.files)
      if (![EF_ATR_INFO, EF_CARD_ACCESS, 0x0103].includes(fileId)) assert.equal(fileOf(terminal, fileId), hex(content))
    passport.chip?.powerOn()
    assert.ok(passport.chip)
    inClear(passport.chip).send({ ins: 0xa4, p1: 4, p2: 0x0c, data: MRTD_AID })
    assert.equal(fileOf(bacSession(passport.chip, mrz), EF_COM), hex(passport.files.get(EF_COM) ?? PORTRAIT))
  })

  it('writes the unspecified sex as a filler and needs no personal number', () => {
    const person = { surname: 'Holm', givenNames: '', birthDate: '2001-12-31', sex: 'X' } as const
    const { printed } = issue({ person, documentCode: 'P<', nationality: 'SWE' }).passport
    assert.match(printed[0], /^P<DNKHOLM<+$/)
    assert.match(printed[1], /^P12345678\dSWE011231\d<330602\d<{15}\d$/)
  })

  it('has no DG14 and no EF.CardAccess without PACE', () => {
    const { files } = issue({ access: { bac: true, pace: [] }, fingerprints: false }).passport
    assert.deepEqual([...files.keys()].sort(), [EF_ATR_INFO, EF_COM, EF_SOD, 0x0101, 0x0102].sort())
  })
})

describe('a defect is one deviation from the honest passport', () => {
  const untouched = (passport: Passport) => assert.deepEqual(passport.printed, honest.passport.printed)

  it('altered-dg1: DG1 is not what was signed, and the page agrees with it', () => {
    const { passport, signed } = withDefect('altered-dg1')
    assert.deepEqual(changedFiles(passport), [0x0101])
    assert.deepEqual(signed[0].hashes, honest.signed[0].hashes)
    assert.equal(passport.fields.optionalData, '2802909997')
    assert.ok(Buffer.from(passport.files.get(0x0101) ?? PORTRAIT).includes(passport.printed.join('')))
    assert.equal(mrzInformation(passport.printed), mrzInformation(honest.passport.printed))
    assert.ok(Object.values(parseMrz(passport.printed)?.checkDigits ?? { none: false }).every(Boolean))
  })

  it('altered-dg2: the picture has other bytes and the same pixels', async () => {
    const { passport, signed } = withDefect('altered-dg2')
    assert.deepEqual(changedFiles(passport), [0x0102])
    assert.deepEqual(signed[0].hashes, honest.signed[0].hashes)
    untouched(passport)
    const content = Buffer.from(passport.files.get(0x0102) ?? PORTRAIT)
    const image = await loadImage(content.subarray(content.indexOf(Uint8Array.of(0xff, 0xd8, 0xff))))
    assert.deepEqual([image.width, image.height], [60, 80])
  })

  const signers = {
    'unknown-csca': 'unknown-csca',
    'expired-signer': 'expired',
    'revoked-signer': 'revoked',
    'signer-of-another-state': 'of-another-state',
  } as const
  for (const [defect, signer] of Object.entries(signers))
    it(`${defect}: only the signer differs`, () => {
      const { passport, signed } = withDefect(defect as Defect)
      assert.deepEqual(changedFiles(passport), [])
      untouched(passport)
      assert.deepEqual(signed[0].hashes, honest.signed[0].hashes)
      assert.deepEqual(signed[0].options, { ...honest.signed[0].options, signer })
      assert.ok(passport.files.get(EF_SOD))
    })

  it('expired-passport: it ran out the day before the honest one was issued', () => {
    const { passport, signed } = withDefect('expired-passport')
    assert.deepEqual([passport.issuedOn, passport.expiresOn], ['2013-05-31', '2023-06-01'])
    assert.equal(passport.fields.expiryDate, '230601')
    assert.deepEqual(changedFiles(passport), [0x0101])
    assert.deepEqual(signed[0].options, honest.signed[0].options)
  })

  it('no-chip: there is none', () => {
    assert.equal(withDefect('no-chip').passport.chip, undefined)
    untouched(withDefect('no-chip').passport)
  })

  it('other-chip: the chip is honest and does not open with the printed code', () => {
    const { passport, signed } = withDefect('other-chip')
    untouched(passport)
    assert.equal(opened(passport, mrzInformation(passport.printed)), 0x6300)
    assert.equal(signed.at(-1)?.options?.signer, 'honest')
  })

  it('copied-chip: it opens with the printed code and holds what was signed for somebody else', () => {
    const { passport, signed } = withDefect('copied-chip')
    untouched(passport)
    const content = Buffer.from(fileOf(opened(passport, mrzInformation(passport.printed)), 0x0101), 'hex')
    const theirs = signed.at(-1)?.hashes.get(1)
    assert.ok(theirs)
    assert.equal(createHash('sha256').update(content).digest('hex').toUpperCase(), hex(theirs))
    assert.ok(content.includes('P<DNKFREMMED<<ANDEN<'))
  })

  it('broken-check-digit: one glyph of the page is wrong, the code opens the chip', () => {
    const { passport } = withDefect('broken-check-digit')
    const checks = parseMrz(passport.printed)?.checkDigits
    assert.deepEqual(checks, {
      documentNumber: true,
      birthDate: true,
      expiryDate: true,
      optionalData: true,
      composite: false,
    })
    assert.equal(passport.printed[1].slice(0, 43), honest.passport.printed[1].slice(0, 43))
    assert.deepEqual(changedFiles(passport), [])
    assert.ok(typeof opened(passport, mrzInformation(passport.printed)) !== 'number')
  })

  it('altered-dg14: one bit of what was signed differs, and the offers are those of EF.CardAccess', () => {
    const { passport, signed } = withDefect('altered-dg14')
    assert.deepEqual(changedFiles(passport), [0x010e])
    assert.deepEqual(signed[0].hashes, honest.signed[0].hashes)
    untouched(passport)
    const [before, after] = [fileIn(honest.passport, 0x010e), fileIn(passport, 0x010e)]
    assert.equal(after.length, before.length)
    assert.deepEqual(
      [...after].map((byte, i) => byte ^ (before[i] ?? 0)).filter((changed) => changed !== 0),
      [1],
    )
    // Doc 9303-11 §9.2.1: id-PACE-ECDH-GM-AES-CBC-CMAC-128, version, parameters 13.
    assert.equal(hex(after), '6E1631143012060A04007F0007020204020202010302010D')
    assert.equal(fileOf(opened(passport, mrzInformation(passport.printed)), 0x010e), hex(after))
  })

  it('altered-dg14: needs a DG14', () => {
    assert.throws(() => issue({ access: { bac: true, pace: [] }, defects: ['altered-dg14'] }), /no DG14/)
  })

  it('missing-sod: the chip has no such file, and EF.COM is as usual', () => {
    const { passport, signed } = withDefect('missing-sod')
    assert.deepEqual(changedFiles(passport), [])
    assert.deepEqual(signed[0].hashes, honest.signed[0].hashes)
    untouched(passport)
    const terminal = opened(passport, mrzInformation(passport.printed))
    assert.ok(typeof terminal !== 'number')
    assert.equal(terminal.send({ ins: 0xa4, p1: 2, p2: 0x0c, data: Uint8Array.of(0x01, 0x1d) }).sw, 0x6a82)
    assert.equal(fileOf(terminal, EF_COM), hex(fileIn(honest.passport, EF_COM)))
  })

  const sweden = createIssuingState('sweden', createRandom('passports'), NOW)
  for (const issuer of [denmark, sweden]) {
    /** What was signed, with the values that a forger writes over it: the rest of EF.SOD must stay as it was. */
    const forgery = (defect: Defect) => {
      const { passport, signed } = issue({ defects: [defect] }, issuer)
      const hash = (content: Uint8Array) => new Uint8Array(createHash(issuer.hash).update(content).digest())
      const { hashes, sod } = signed[0]
      const forgedHashes = new Map([...hashes, [1, hash(fileIn(passport, 0x0101))]])
      const [before, after] = [hashes, forgedHashes].map((all) => ldsSecurityObject(issuer.hash, all, '0107'))
      assert.ok(before && after)
      return { passport, signed, sod, before, after, digests: [hash(before), hash(after)] as const }
    }
    const replaced = (file: Uint8Array, before: Uint8Array, after: Uint8Array): string => {
      assert.equal(hex(file).split(hex(before)).length, 2)
      return hex(file).replace(hex(before), hex(after))
    }

    it(`forged-hashes (${issuer.name}): it is altered-dg1, and the list of hashes agrees with DG1`, () => {
      const { passport, sod, before, after } = forgery('forged-hashes')
      const altered = issue({ defects: ['altered-dg1'] }, issuer).passport
      assert.deepEqual(passport.printed, altered.printed)
      assert.equal(hex(fileIn(passport, 0x0101)), hex(fileIn(altered, 0x0101)))
      assert.notEqual(hex(before), hex(after))
      assert.equal(hex(fileIn(passport, EF_SOD)), replaced(sod, before, after))
    })

    it(`forged-digest (${issuer.name}): it is forged-hashes, and messageDigest agrees with the list`, () => {
      const { passport, sod, before, after, digests } = forgery('forged-digest')
      assert.deepEqual(passport.printed, issue({ defects: ['altered-dg1'] }, issuer).passport.printed)
      assert.notEqual(hex(before), hex(after))
      const relisted = replaced(sod, before, after)
      assert.equal(hex(fileIn(passport, EF_SOD)), replaced(Buffer.from(relisted, 'hex'), ...digests))
    })
  }

  for (const defect of ['forged-hashes', 'forged-digest'] as const)
    it(`${defect}: of the other files only DG1 differs`, () => {
      const { passport, signed } = withDefect(defect)
      assert.deepEqual(changedFiles(passport), [0x0101])
      assert.deepEqual(signed[0].hashes, honest.signed[0].hashes)
      assert.ok(typeof opened(passport, mrzInformation(passport.printed)) !== 'number')
    })

  /** Positions in the lower line in which the passport differs from the honest one; DG1 has the lines of the page. */
  const changedGlyphs = (passport: Passport): number[] => {
    assert.equal(passport.printed[0], honest.passport.printed[0])
    assert.ok(Buffer.from(fileIn(passport, 0x0101)).includes(passport.printed.join('')))
    return [...passport.printed[1]].flatMap((glyph, i) => (glyph === honest.passport.printed[1].charAt(i) ? [] : [i]))
  }
  const RIGHT = { documentNumber: true, birthDate: true, expiryDate: true, optionalData: true, composite: true }

  it('wrong-composite-digit: the page and the signed DG1 agree on one wrong digit', () => {
    const { passport, signed } = withDefect('wrong-composite-digit')
    assert.deepEqual(parseMrz(passport.printed)?.checkDigits, { ...RIGHT, composite: false })
    assert.deepEqual(changedGlyphs(passport), [43])
    assert.deepEqual(changedFiles(passport), [0x0101])
    const hash = createHash('sha256').update(fileIn(passport, 0x0101)).digest()
    assert.equal(hex(signed[0].hashes.get(1) ?? PORTRAIT), hex(hash))
    assert.ok(typeof opened(passport, mrzInformation(passport.printed)) !== 'number')
  })

  it('wrong-number-digit: page, signed DG1 and access keys agree on one wrong digit', () => {
    const { passport, signed } = withDefect('wrong-number-digit')
    assert.deepEqual(parseMrz(passport.printed)?.checkDigits, { ...RIGHT, documentNumber: false })
    // The composite digit follows the digit that it counts.
    assert.deepEqual(changedGlyphs(passport), [9, 43])
    assert.deepEqual(changedFiles(passport), [0x0101])
    const hash = createHash('sha256').update(fileIn(passport, 0x0101)).digest()
    assert.equal(hex(signed[0].hashes.get(1) ?? PORTRAIT), hex(hash))
    assert.ok(typeof opened(passport, mrzInformation(passport.printed)) !== 'number')
    assert.equal(opened(passport, mrzInformation(honest.passport.printed)), 0x6300)
  })

  it('pace-stripped: EF.CardAccess is gone and BAC opens the signed DG14', () => {
    const { passport } = issue({ access: { bac: false, pace: [PACE] }, defects: ['pace-stripped'] })
    assert.deepEqual(changedFiles(passport), [EF_CARD_ACCESS])
    assert.ok(passport.chip)
    assert.equal(opened(passport, mrzInformation(passport.printed)), 0x6d00)
    inClear(passport.chip).send({ ins: 0xa4, p1: 4, p2: 0x0c, data: MRTD_AID })
    const terminal = bacSession(passport.chip, mrzInformation(passport.printed))
    assert.equal(fileOf(terminal, 0x010e), hex(honest.passport.files.get(0x010e) ?? PORTRAIT))
  })

  it('says what it means', () => {
    for (const { means } of Object.values(DEFECTS)) assert.match(means, /^[a-zA-Z].{20,}$/)
  })
})
