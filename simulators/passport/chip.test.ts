import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { concat, fromHex, hex } from '../../core/bytes'
import { createEvidence } from '../../core/evidence'
import { createRandom } from '../../core/random'
import { encodePoint } from '../../emrtd/curve'
import { domainParameters } from '../../emrtd/domain-parameters'
import { EF_CARD_ACCESS, EF_COM, EF_SOD, MRTD_AID } from '../../emrtd/files'
import { ID_PACE_ECDH_GM, ID_PACE_ECDH_IM } from '../../emrtd/object-ids'
import { encodeTlv, findTlv, parseTlvs } from '../../emrtd/tlv'
import { paceSession } from './agreement.fixture'
import type { Chip } from './chip'
import { efCom } from './files'
import { passportChip } from './passport-chip'
import type { PaceOffer } from './protocols/pace/pace'
import { efCardAccess } from './security-infos'
import { bacSession, inClear, type Terminal } from './terminal.fixture'

const MRZ = 'T22000129364081251010318'
const CIPHERS = { '3DES': 1, 'AES-128': 2, 'AES-192': 3, 'AES-256': 4 } as const
const offer = (cipher: keyof typeof CIPHERS, parameterId: number): PaceOffer & { oid: string } => ({
  oid: `${ID_PACE_ECDH_GM}.${CIPHERS[cipher]}`,
  parameterId,
  cipher,
})
const LONG = createRandom('long').bytes(40_000)
const files = (offers: readonly PaceOffer[]) =>
  new Map([
    [EF_CARD_ACCESS, efCardAccess(offers)],
    [EF_COM, efCom([1, 2, 3])],
    [EF_SOD, fromHex('7703020100')],
    [0x0101, createRandom('dg1').bytes(93)],
    [0x0102, LONG],
    [0x0103, fromHex('63020000')],
  ])

const make = (given: { bac?: boolean; pace?: PaceOffer[] } = {}) => {
  const pace = given.pace ?? [offer('AES-128', 13)]
  const witness = createEvidence(() => 0)
  const random = createRandom('chip')
  const chip = passportChip({ files: files(pace), access: { mrz: MRZ, bac: given.bac ?? true, pace }, random, witness })
  return { chip, clear: inClear(chip), witness }
}
const session = (made: Terminal | number): Terminal => {
  assert.ok(typeof made !== 'number', `refused with ${made.toString(16)}`)
  return made
}
const bacOpened = (chip: Chip): Terminal => {
  selectApplication(inClear(chip))
  return session(bacSession(chip, MRZ))
}
const selectApplication = (terminal: Terminal) => {
  assert.equal(terminal.send({ ins: 0xa4, p1: 4, p2: 0x0c, data: MRTD_AID }).sw, 0x9000)
}
const paceOpened = (chip: Chip, wish: PaceOffer & { oid: string }, named = false): Terminal => {
  const terminal = session(paceSession(chip, { ...wish, mrz: MRZ, named }))
  selectApplication(terminal)
  return terminal
}
const id = (fileId: number) => Uint8Array.of(fileId >> 8, fileId & 0xff)
const selectFile = (terminal: Terminal, fileId: number, p1 = 2) =>
  terminal.send({ ins: 0xa4, p1, p2: 0x0c, data: id(fileId) }).sw
const read = (terminal: Terminal, offset: number, ne: number, form = {}) =>
  terminal.send({ ins: 0xb0, p1: offset >> 8, p2: offset & 0xff, ne }, form)

describe('a chip before access control', () => {
  it('lets EF.CardAccess be read in the master file, and nothing else', () => {
    const { clear } = make()
    assert.equal(selectFile(clear, EF_CARD_ACCESS), 0x9000)
    assert.equal(hex(read(clear, 0, 256).data), hex(efCardAccess([offer('AES-128', 13)])))
    assert.equal(selectFile(clear, EF_COM), 0x6a82)
    assert.deepEqual(clear.send({ ins: 0xb0, p1: 0x9c, p2: 0, ne: 4 }), read(clear, 0, 4))
    assert.equal(clear.send({ ins: 0xb0, p1: 0x9e, p2: 0, ne: 4 }).sw, 0x6a82)
  })

  it('answers 6982 for every file of the application, there or not', () => {
    const { clear } = make()
    selectApplication(clear)
    for (const fileId of [EF_COM, EF_SOD, 0x0101, 0x0102, 0x0103, 0x0110]) {
      assert.equal(selectFile(clear, fileId), 0x6982)
      assert.equal(clear.send({ ins: 0xb0, p1: 0x80 | (fileId & 0x1f), ne: 4 }).sw, 0x6982)
      const odd = { ins: 0xb1, p1: fileId >> 8, p2: fileId & 0xff, data: fromHex('540100'), ne: 8 }
      assert.equal(clear.send(odd).sw, 0x6982)
    }
    assert.equal(selectFile(clear, EF_CARD_ACCESS), 0x6982)
  })

  it('is selected in each way that readers know', () => {
    const { clear } = make()
    const byName = { ins: 0xa4, p1: 4, data: MRTD_AID }
    assert.deepEqual(clear.send({ ...byName, p2: 0x0c, ne: 256 }), { data: new Uint8Array(0), sw: 0x9000 })
    assert.deepEqual(clear.send({ ...byName, p2: 0 }), { data: new Uint8Array(0), sw: 0x9000 })
    assert.equal(hex(clear.send({ ...byName, p2: 0, ne: 256 }).data), '6F098407A0000002471001')
    assert.equal(hex(clear.send({ ...byName, p2: 0, ne: 65536 }).data), '6F098407A0000002471001')
    for (const data of [new Uint8Array(0), id(0x3f00)]) {
      assert.equal(clear.send({ ins: 0xa4, p1: 0, p2: 0x0c, data }).sw, 0x9000)
      assert.equal(selectFile(clear, EF_CARD_ACCESS), 0x9000)
      selectApplication(clear)
    }
    assert.equal(clear.send({ ins: 0xa4, p1: 4, p2: 0x0c, data: fromHex('A0000002471002') }).sw, 0x6a82)
  })

  it('gives each malformed or unknown command its status word', () => {
    const { chip } = make()
    const words: Record<string, string> = {
      '': '6700',
      '00A404': '6700',
      '00A4040C05AA': '6700',
      '80A4040C': '6E00',
      '40A4040C': '6E00',
      FF000000: '6E00',
      '01A4040C': '6881',
      '08B0000000': '6882',
      '04B0000000': '6882',
      '10B0000000': '6884',
      '0CB0000000': '6982',
      '00000000': '6D00',
      '00DA000000': '6D00',
      '00A4010C021234': '6A86',
      '00A402010201AA': '6A86',
      '00A4020C01AA': '6700',
      '00A4020C': '6700',
      '00B0000000': '6986',
      '00B00000': '6700',
      '00B00000020000': '6700',
      '00B09F0000': '6A86',
      '00B0E00000': '6A86',
      '00B100000354010000': '6986',
      '00B1000003550100': '6700',
      '00B100000355010000': '6A80',
      '00B10000015400': '6A80',
      '00B10000025400FF00': '6700',
      '0084000008': '6985',
      '1086000000': '6985',
      '0022C1A400': '6A80',
      '002281A400': '6A86',
    }
    for (const [command, sw] of Object.entries(words)) assert.equal(hex(chip.answer(fromHex(command))), sw, command)
  })
})

describe('BAC', () => {
  it('opens the files', () => {
    const terminal = bacOpened(make().chip)
    assert.equal(selectFile(terminal, EF_COM), 0x9000)
    assert.equal(hex(read(terminal, 0, 256).data), hex(efCom([1, 2, 3])))
  })

  it('with the code of another passport is refused, and the challenge is spent', () => {
    const { chip, clear } = make()
    selectApplication(clear)
    assert.equal(bacSession(chip, 'T22000128364081251010318'), 0x6300)
    assert.equal(clear.send({ ins: 0x82, data: new Uint8Array(40), ne: 40 }).sw, 0x6985)
    assert.ok(typeof bacSession(chip, MRZ) !== 'number')
  })

  it('has exact lengths', () => {
    const { clear } = make()
    selectApplication(clear)
    assert.equal(clear.send({ ins: 0x84, ne: 7 }).sw, 0x6700)
    assert.equal(clear.send({ ins: 0x84, p1: 1, ne: 8 }).sw, 0x6a86)
    assert.equal(clear.send({ ins: 0x84, ne: 256 }).data.length, 8)
    assert.equal(clear.send({ ins: 0x82, data: new Uint8Array(39), ne: 40 }).sw, 0x6700)
    assert.equal(clear.send({ ins: 0x84, ne: 8 }).sw, 0x9000)
    assert.equal(clear.send({ ins: 0x82, data: new Uint8Array(40), ne: 39 }).sw, 0x6700)
  })

  // ISO/IEC 7816-3 §12.2.5: over T=0 the transport takes Le from a command with data; the answer is fetched or comes at once.
  it('answers without Le, too', () => {
    const { chip, clear } = make()
    const withoutLe = {
      ...chip,
      answer: (bytes: Uint8Array) => chip.answer(bytes[1] === 0x82 ? bytes.slice(0, -1) : bytes),
    }
    selectApplication(clear)
    assert.ok(typeof bacSession(withoutLe, MRZ) !== 'number')
  })

  it('is unknown to a chip with PACE alone', () => {
    const { clear } = make({ bac: false })
    selectApplication(clear)
    assert.equal(clear.send({ ins: 0x84, ne: 8 }).sw, 0x6d00)
  })
})

describe('PACE', () => {
  const all = [12, 13].flatMap((id) =>
    Object.keys(CIPHERS).map((cipher) => [cipher as keyof typeof CIPHERS, id] as const),
  )
  for (const [cipher, parameterId] of [...all, ['AES-256', 17], ['AES-192', 18], ['AES-128', 10]] as const)
    it(`with ${cipher} on parameters ${parameterId} opens the files`, () => {
      const wish = offer(cipher, parameterId)
      const terminal = paceOpened(make({ pace: [wish], bac: false }).chip, wish)
      assert.equal(selectFile(terminal, 0x0101), 0x9000)
      assert.deepEqual(read(terminal, 0, 256).data.slice(), createRandom('dg1').bytes(93))
    })

  it('tells by DO 84 which of two parameters is meant', () => {
    const offers = [offer('AES-128', 12), offer('AES-128', 13), offer('AES-256', 13)]
    const { chip } = make({ pace: offers })
    for (const wish of offers) {
      chip.powerOn()
      paceOpened(chip, wish, true)
    }
    assert.equal(paceSession(chip, { ...offer('AES-128', 13), mrz: MRZ }), 0x6982)
    chip.powerOn()
    assert.equal(paceSession(chip, { ...offer('AES-128', 13), mrz: MRZ }), 0x6a88)
    assert.ok(typeof paceSession(chip, { ...offer('AES-256', 13), mrz: MRZ }) !== 'number')
  })

  it('refuses what it does not offer', () => {
    const { chip, clear } = make()
    assert.equal(paceSession(chip, { ...offer('AES-256', 13), mrz: MRZ }), 0x6a80)
    assert.equal(paceSession(chip, { ...offer('AES-128', 13), oid: `${ID_PACE_ECDH_IM}.2`, mrz: MRZ }), 0x6a80)
    assert.equal(paceSession(chip, { ...offer('AES-128', 12), mrz: MRZ, named: true }), 0x6a88)
    const can = fromHex('800A04007F00070202040202830102')
    assert.equal(clear.send({ ins: 0x22, p1: 0xc1, p2: 0xa4, data: can }).sw, 0x6a88)
    const more = fromHex('800A04007F000702020402028301017F4C00')
    assert.equal(clear.send({ ins: 0x22, p1: 0xc1, p2: 0xa4, data: more }).sw, 0x9000)
    const noPassword = fromHex('800A04007F00070202040202')
    assert.equal(clear.send({ ins: 0x22, p1: 0xc1, p2: 0xa4, data: noPassword }).sw, 0x6a80)
  })

  it('happens in the master file', () => {
    const { chip, clear } = make()
    selectApplication(clear)
    assert.equal(paceSession(chip, { ...offer('AES-128', 13), mrz: MRZ }), 0x6985)
  })

  it('with the code of another passport is refused at the token', () => {
    const { chip } = make()
    assert.equal(paceSession(chip, { ...offer('AES-128', 13), mrz: 'T22000128364081251010318' }), 0x6300)
    assert.ok(typeof paceSession(chip, { ...offer('AES-128', 13), mrz: MRZ }) !== 'number')
  })

  const begun = () => {
    const made = make()
    const mse = fromHex('800A04007F00070202040202830101')
    assert.equal(made.clear.send({ ins: 0x22, p1: 0xc1, p2: 0xa4, data: mse }).sw, 0x9000)
    return made
  }
  const nonce = { cla: 0x10, ins: 0x86, data: fromHex('7C00'), ne: 256 }
  const dp = domainParameters(13)
  assert.ok(dp)
  const generator = encodePoint(dp, dp.g)
  const mapping = (point: Uint8Array) => ({ ...nonce, data: encodeTlv(0x7c, encodeTlv(0x81, point)) })

  it('refuses hostile points and starts over', () => {
    const infinity = Uint8Array.of(0)
    const offCurve = generator.map((byte, i) => (i === 64 ? byte ^ 1 : byte))
    for (const point of [infinity, offCurve, new Uint8Array(0), generator.subarray(0, 33), new Uint8Array(65)]) {
      const { clear } = begun()
      assert.equal(clear.send(nonce).sw, 0x9000)
      assert.equal(clear.send(mapping(point)).sw, 0x6a80, hex(point))
      assert.equal(clear.send(mapping(generator)).sw, 0x6985)
    }
  })

  it('takes its steps in order, chained but for the last', () => {
    const unexpected: [Parameters<Terminal['send']>[0], number][] = [
      [mapping(generator), 0x6a80],
      [{ ...nonce, cla: 0 }, 0x6985],
      [{ ...nonce, p2: 1 }, 0x6a86],
      [{ ...nonce, data: new Uint8Array(0) }, 0x6a80],
      [{ ...nonce, data: fromHex('7C01') }, 0x6a80],
      [{ ...nonce, data: fromHex('7C007C00') }, 0x6a80],
    ]
    for (const [command, sw] of unexpected) {
      const { clear } = begun()
      assert.equal(clear.send(command).sw, sw)
      assert.equal(clear.send(nonce).sw, 0x6985)
    }
  })

  it('is over when another command breaks into its steps, and only then', () => {
    const { clear } = begun()
    assert.equal(clear.send(nonce).sw, 0x9000)
    const readCardAccess = { ins: 0xb0, p1: 0x9c, ne: 256 }
    assert.equal(clear.send(readCardAccess).sw, 0x6883)
    assert.equal(clear.send(readCardAccess).sw, 0x9000)
    assert.equal(clear.send(mapping(generator)).sw, 0x6985)
    const again = begun().clear
    assert.equal(again.send(readCardAccess).sw, 0x9000)
    assert.equal(again.send(nonce).sw, 0x9000)
    assert.equal(again.send(mapping(generator.subarray(1))).sw, 0x6a80)
    assert.equal(again.send(readCardAccess).sw, 0x9000)
  })

  it('refuses a wrong token, and a token inside the chain', () => {
    const token = { ...nonce, data: fromHex('7C0A85080000000000000000') }
    for (const [cla, sw] of [
      [0x00, 0x6300],
      [0x10, 0x6883],
    ] as const) {
      const { clear } = begun()
      for (const step of [nonce, mapping(generator), { ...nonce, data: encodeTlv(0x7c, encodeTlv(0x83, generator)) }])
        assert.equal(clear.send(step).sw, 0x9000)
      assert.equal(clear.send({ ...token, cla }).sw, sw)
      assert.equal(clear.send({ ...token, cla: 0 }).sw, 0x6985)
    }
  })
})

describe('a protected command of its header alone', () => {
  for (const headerPaddedOnce of [false, true])
    it(`is authentic with its header padded ${headerPaddedOnce ? 'once' : 'twice'}`, () => {
      for (const terminal of [paceOpened(make().chip, offer('AES-128', 13)), bacOpened(make().chip)]) {
        assert.equal(terminal.send({ ins: 0xa4, p2: 0x0c }, { headerPaddedOnce }).sw, 0x9000)
        assert.equal(terminal.send({ ins: 0xb0, p1: 0x9c }, { headerPaddedOnce }).sw, 0x6700)
      }
    })
})

describe('READ BINARY', () => {
  const opened = () => {
    const terminal = paceOpened(make().chip, offer('AES-128', 13))
    assert.equal(selectFile(terminal, 0x0102), 0x9000)
    return terminal
  }

  it('gives as much as a short response can carry', () => {
    const terminal = opened()
    assert.equal(read(terminal, 0, 256).data.length, 223)
    assert.deepEqual(read(terminal, 7, 223).data.slice(), LONG.slice(7, 230))
    const des = bacOpened(make().chip)
    selectFile(des, 0x0102)
    assert.equal(read(des, 0, 256).data.length, 231)
  })

  it('gives 4,096 bytes in the extended form, and to who asks for all what fits the longest response', () => {
    const terminal = opened()
    assert.deepEqual(read(terminal, 0x7000, 4096, { extended: true }), {
      data: LONG.subarray(0x7000, 0x8000),
      sw: 0x9000,
    })
    // 5,120 bytes with everything around it: 318 blocks, of which one byte is padding (EF.ATR/INFO).
    assert.deepEqual(read(terminal, 0, 65536, { extended: true }), { data: LONG.subarray(0, 318 * 16 - 1), sw: 0x9000 })
    const clear = inClear(make().chip)
    selectFile(clear, EF_CARD_ACCESS)
    assert.equal(read(clear, 0, 65536, { extended: true }).data.length, 22)
  })

  it('says where the file ends', () => {
    const terminal = opened()
    const last = LONG.length - 0x7fff
    selectFile(terminal, 0x0101)
    assert.equal(read(terminal, 0, 93).sw, 0x9000)
    assert.deepEqual(read(terminal, 90, 4), { data: createRandom('dg1').bytes(93).subarray(90), sw: 0x6282 })
    assert.equal(read(terminal, 90, 256).sw, 0x9000)
    assert.equal(read(terminal, 93, 1).sw, 0x6b00)
    assert.equal(read(terminal, 0x7fff, 256).sw, 0x6b00)
    assert.ok(last > 0)
  })

  it('reads by short identifier and makes the file the current one', () => {
    const terminal = opened()
    const dg1 = createRandom('dg1').bytes(93)
    assert.deepEqual(terminal.send({ ins: 0xb0, p1: 0x81, p2: 5, ne: 10 }).data.slice(), dg1.slice(5, 15))
    assert.deepEqual(read(terminal, 0, 3).data.slice(), dg1.slice(0, 3))
  })

  it('reaches beyond 32 kB with the odd instruction', () => {
    const terminal = opened()
    const odd = (p1: number, p2: number, offset: string, ne: number, form = {}) =>
      terminal.send({ ins: 0xb1, p1, p2, data: encodeTlv(0x54, fromHex(offset)), ne }, form)
    const inside = (data: Uint8Array) => findTlv(parseTlvs(data), 0x53)?.slice()
    assert.deepEqual(inside(odd(0, 0, '8FFF', 103).data), LONG.slice(0x8fff, 0x8fff + 101))
    assert.deepEqual(inside(odd(0, 2, '009000', 1000, { extended: true }).data), LONG.slice(0x9000, 0x9000 + 996))
    assert.deepEqual(inside(odd(1, 1, '00', 5).data), createRandom('dg1').bytes(93).slice(0, 3))
    assert.deepEqual(odd(1, 2, '9C40', 20), { data: new Uint8Array(0), sw: 0x6b00 })
    assert.equal(odd(0, 0, '9C3F', 20).sw, 0x6282)
    assert.equal(inside(odd(0, 0, '00', 256).data)?.length, 220)
  })

  it('never gives fingerprints', () => {
    const terminal = opened()
    assert.equal(selectFile(terminal, 0x0103), 0x6982)
    assert.equal(terminal.send({ ins: 0xb0, p1: 0x83, ne: 4 }).sw, 0x6982)
    assert.equal(selectFile(terminal, 0x0104), 0x6a82)
  })
})

describe('secure messaging', () => {
  const wish = offer('AES-128', 13)

  it('ends with a command in clear', () => {
    const { chip, clear } = make()
    const terminal = paceOpened(chip, wish)
    assert.equal(selectFile(terminal, EF_COM), 0x9000)
    assert.equal(selectFile(clear, EF_COM), 0x6982)
    assert.equal(selectFile(terminal, EF_COM), 0x6982)
    assert.equal(clear.send({ ins: 0xb0, ne: 4 }).sw, 0x6982)
  })

  // Doc 9303-11 §9.8.3; a reader that keeps the connection and starts over does not know that a session is open.
  it('starts over with SELECT in clear', () => {
    const { chip, clear } = make()
    const left = paceOpened(chip, wish)
    assert.equal(clear.send({ ins: 0xa4, p1: 0, p2: 0x0c, data: id(0x3f00) }).sw, 0x9000)
    assert.equal(selectFile(left, EF_CARD_ACCESS), 0x6982)
    const again = paceOpened(chip, wish)
    selectApplication(clear)
    assert.equal(selectFile(clear, EF_COM), 0x6982)
    assert.equal(selectFile(again, EF_COM), 0x6982)
    assert.ok(typeof bacSession(chip, MRZ) !== 'number')
  })

  /** A chip that sees what a change makes of each command. */
  const tampered = (chip: Chip, change: (bytes: Uint8Array) => Uint8Array): Chip => ({
    ...chip,
    answer: (bytes) => chip.answer(change(bytes)),
  })

  it('ends with any change of a command', () => {
    const made = make()
    const changes = { at: -1 }
    const chip = tampered(made.chip, (bytes) => bytes.map((byte, i) => (i === changes.at ? byte ^ 1 : byte)))
    const answers = new Map<number, string>()
    const length = 5 + 3 + 16 + 10
    for (let at = 2; at < length; at++) {
      chip.powerOn()
      const terminal = paceOpened(chip, wish)
      changes.at = at
      answers.set(at, selectFile(terminal, EF_COM).toString(16))
      changes.at = -1
      assert.equal(selectFile(terminal, EF_COM), 0x6982, `after a change at ${at}`)
    }
    assert.equal(answers.get(2), '6988')
    assert.equal(answers.get(5), '6987')
    assert.equal(answers.get(8), '6988')
    assert.equal(answers.get(length - 1), '6988')
    assert.deepEqual([...new Set(answers.values())].sort(), ['6700', '6987', '6988'])
  })

  it('ends with a command sent twice', () => {
    const { chip } = make()
    const terminal = paceOpened(chip, wish)
    assert.equal(selectFile(terminal, EF_COM), 0x9000)
    assert.equal(hex(chip.answer(terminal.lastSent())), '6988')
    assert.equal(selectFile(terminal, EF_COM), 0x6982)
  })

  it('ends when data objects are missing, unknown or out of order', () => {
    const { chip } = make()
    for (const data of [
      '8E0800',
      '970100',
      '',
      '8E0800112233445566779701008E',
      '990290008E080011223344556677',
      '9701008701008E080011223344556677',
    ]) {
      chip.powerOn()
      paceOpened(chip, wish)
      const command = inClear(chip)
      assert.equal(command.send({ cla: 0x0c, ins: 0xb0, data: fromHex(data), ne: 256 }).sw, 0x6987, data)
      assert.equal(command.send({ cla: 0x0c, ins: 0xb0, data: fromHex('970100'), ne: 256 }).sw, 0x6982)
    }
  })

  it('protects refusals too, and goes on', () => {
    const terminal = paceOpened(make().chip, wish)
    assert.equal(selectFile(terminal, 0x0110), 0x6a82)
    assert.equal(terminal.send({ ins: 0xda }).sw, 0x6d00)
    assert.equal(selectFile(terminal, EF_COM), 0x9000)
  })

  it('does not nest', () => {
    const terminal = paceOpened(make().chip, wish)
    assert.equal(terminal.send({ ins: 0x84, ne: 8 }).sw, 0x6985)
    const mse = fromHex('800A04007F00070202040202830101')
    assert.equal(terminal.send({ ins: 0x22, p1: 0xc1, p2: 0xa4, data: mse }).sw, 0x6985)
    assert.equal(terminal.send({ cla: 0x10, ins: 0x86, data: fromHex('7C00'), ne: 256 }).sw, 0x6985)
  })

  it('is forgotten at power-on', () => {
    const { chip } = make()
    const terminal = paceOpened(chip, wish)
    chip.powerOn()
    assert.equal(selectFile(terminal, EF_COM), 0x6982)
  })

  it('reads EF.CardAccess again in the master file', () => {
    const terminal = session(paceSession(make().chip, { ...wish, mrz: MRZ }))
    assert.equal(selectFile(terminal, EF_CARD_ACCESS), 0x9000)
    assert.equal(hex(read(terminal, 0, 256).data), hex(efCardAccess([wish])))
    assert.equal(selectFile(terminal, EF_COM), 0x6a82)
    assert.equal(hex(concat(id(EF_COM))), '011E')
  })
})
