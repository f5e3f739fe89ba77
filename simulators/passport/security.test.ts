import assert from 'node:assert/strict'
import { constants, createHash, createPublicKey, publicDecrypt, verify } from 'node:crypto'
import { describe, it } from 'node:test'
import { createCanvas } from '@napi-rs/canvas'
import { createIssuingState } from '../../certs/issuing-state'
import { concat, fromHex, hex } from '../../core/bytes'
import { createEvidence } from '../../core/evidence'
import { createRandom } from '../../core/random'
import { EF_ATR_INFO, EF_CARD_ACCESS, EF_COM, EF_DIR, MRTD_AID, PATH_EF_CARD_SECURITY } from '../../emrtd/files'
import { mrzInformation } from '../../emrtd/mrz'
import { findTlv, parseTlvs, readTlv } from '../../emrtd/tlv'
import { createActiveKey } from './active-keys'
import { chipAuthenticated, paceSession } from './agreement.fixture'
import type { Deviation } from './deviations/deviation'
import { withComment } from './jpeg'
import type { PassportOrder } from './order'
import { issuePassport, type Passport } from './passport'
import { inClear, type Terminal } from './terminal.fixture'

const NOW = Date.parse('2026-06-01')
const denmark = createIssuingState('denmark', createRandom('security'), NOW)
const PORTRAIT = new Uint8Array(createCanvas(6, 8).toBuffer('image/jpeg'))
const NONE = new Uint8Array(0)
const LONG_PORTRAIT = withComment(PORTRAIT, ' '.repeat(9_000))
const PACE = [{ cipher: 'AES-128', parameterId: 13, mapping: 'CAM' }] as const
const EVERYTHING = {
  access: { bac: true, pace: PACE, can: '500540', directory: true },
  authentication: {
    active: { kind: 'rsa', bits: 1024 },
    chip: [
      { cipher: '3DES', parameterId: 13, keyId: 1 },
      { cipher: 'AES-128', parameterId: 13, keyId: 1 },
      { cipher: 'AES-256', parameterId: 2, keyId: 2 },
    ],
    terminal: { authority: 'DKCVCA00001' },
  },
} as const
const issue = (
  change: Partial<PassportOrder> = {},
): { passport: Passport; hashes: ReadonlyMap<number, Uint8Array> } => {
  let signed: ReadonlyMap<number, Uint8Array> = new Map()
  const passport = issuePassport({
    person: { surname: 'Berg', givenNames: 'Ada', birthDate: '1990-02-28', sex: 'F' },
    documentNumber: 'P12345678',
    issuedOn: '2023-06-02',
    expiresOn: '2033-06-02',
    issuer: {
      ...denmark,
      signSod: (hashes, options) => {
        signed = hashes
        return denmark.signSod(hashes, options)
      },
    },
    portraitJpeg: PORTRAIT,
    ...EVERYTHING,
    random: createRandom('passport with everything'),
    witness: createEvidence(() => NOW),
    ...change,
  })
  return { passport, hashes: signed }
}
const session = (made: Terminal | number): Terminal => {
  assert.ok(typeof made !== 'number', `refused with ${made.toString(16)}`)
  return made
}
const chipIn = ({ chip }: Passport) => {
  assert.ok(chip)
  return chip
}
/** The point in a ChipAuthenticationPublicKeyInfo: in its SubjectPublicKeyInfo, after the algorithm. */
const pointIn = (info: Uint8Array): Uint8Array => {
  const [, publicKey] = parseTlvs(info)
  return (findTlv(parseTlvs(publicKey?.value ?? NONE), 0x03) ?? NONE).subarray(1)
}
const staticKeyOf = ({ files }: Passport): Uint8Array => {
  const file = Buffer.from(files.get(PATH_EF_CARD_SECURITY) ?? NONE)
  const at = file.indexOf(fromHex('0303420004').subarray(1))
  return new Uint8Array(file.subarray(at + 3, at + 68))
}
const opened = (passport: Passport): Terminal => {
  const mrz = mrzInformation(passport.printed)
  const made = paceSession(chipIn(passport), { ...PACE[0], mrz, staticKey: staticKeyOf(passport) })
  const terminal = session(made)
  terminal.send({ ins: 0xa4, p1: 4, p2: 0x0c, data: MRTD_AID })
  return terminal
}
const CHALLENGE = fromHex('0102030405060708')
const signs = (passport: Passport): boolean => {
  const { data } = opened(passport).send({ ins: 0x88, data: CHALLENGE, ne: 256 })
  const der = Buffer.from(readTlv(passport.files.get(0x010f) ?? NONE).value)
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
  return publicDecrypt({ key, padding: constants.RSA_NO_PADDING }, data)[0] === 0x6a
}

describe('a passport with everything', () => {
  const { passport, hashes } = issue()

  it('has DG14 and DG15, signed and named in EF.COM', () => {
    for (const number of [14, 15]) {
      const content = passport.files.get(0x0100 + number) ?? NONE
      assert.equal(hex(hashes.get(number) ?? NONE), hex(createHash('sha256').update(content).digest()))
    }
    assert.match(hex(passport.files.get(EF_COM) ?? NONE), /5C056175636E6F$/)
  })

  it('says in the master file how it is spoken to', () => {
    const clear = inClear(chipIn(passport))
    const read = (fileId: number): string => {
      clear.send({ ins: 0xa4, p1: 2, p2: 0x0c, data: Uint8Array.of(fileId >> 8, fileId & 0xff) })
      return hex(clear.send({ ins: 0xb0, ne: 256 }).data)
    }
    assert.equal(read(EF_DIR), '61094F07A0000002471001')
    assert.equal(read(EF_CARD_ACCESS), '31143012060A04007F0007020204060202010202010D')
    assert.match(read(EF_ATR_INFO), /^47039401E07F66/)
  })

  it('proves its key in PACE, with the key of EF.CardSecurity, and opens with the CAN too', () => {
    opened(passport)
    chipIn(passport).powerOn()
    session(paceSession(chipIn(passport), { ...PACE[0], can: '500540', staticKey: staticKeyOf(passport) }))
    chipIn(passport).powerOn()
  })

  it('proves the key of DG15', () => {
    assert.ok(signs(passport))
    chipIn(passport).powerOn()
  })

  it('proves the key of DG14', () => {
    const infos = parseTlvs(readTlv(readTlv(passport.files.get(0x010e) ?? NONE).value).value)
    const withPoint = infos.map(({ value }) => value).filter((value) => hex(value).startsWith('060904007F000702020102'))
    assert.equal(withPoint.length, 1)
    const publicKey = pointIn(withPoint[0] ?? NONE)
    const wish = { cipher: 'AES-128', parameterId: 13, publicKey, keyId: 1 } as const
    const terminal = session(chipAuthenticated(chipIn(passport), opened(passport), wish))
    assert.equal(terminal.send({ ins: 0xb0, p1: 0x9e, ne: 4 }).sw, 0x9000)
    chipIn(passport).powerOn()
  })
})

describe('a chip with other keys than its files say', () => {
  it('is a clone that Active Authentication tells apart', () => {
    const stranger = createActiveKey({ kind: 'rsa', bits: 1280 }, createRandom('stranger'))
    const clone: Deviation = { means: 'a clone', chipKeys: (keys) => ({ ...keys, active: stranger.active }) }
    const { passport } = issue({ deviations: [clone] })
    const { data } = opened(passport).send({ ins: 0x88, data: CHALLENGE, ne: 256 })
    assert.equal(data.length, 160)
    assert.ok(signs(issue().passport))
  })

  it('is silent without one', () => {
    const clone: Deviation = { means: 'a clone', chipKeys: ({ active: _, ...keys }) => keys }
    const { passport } = issue({ deviations: [clone] })
    assert.equal(opened(passport).send({ ins: 0x88, data: CHALLENGE, ne: 256 }).sw, 0x6d00)
  })
})

describe('a passport of few words', () => {
  it('takes no extended length, and says so', () => {
    const access = { bac: true, pace: [], extendedLength: false }
    const { passport } = issue({ access, authentication: {} })
    assert.equal(hex(passport.files.get(EF_ATR_INFO) ?? NONE), '4703940180')
    assert.equal(hex(chipIn(passport).answer(fromHex('00A4040C00000700'))), '6700')
    const extended = fromHex('00A4040C000007A0000002471001')
    assert.equal(hex(chipIn(passport).answer(extended)), '6700')
  })

  it('gives and takes APDUs as long as EF.ATR/INFO says, and no longer', () => {
    const { passport } = issue({ access: { bac: false, pace: [] }, authentication: {}, portraitJpeg: LONG_PORTRAIT })
    // ISO/IEC 7816-4 §12.7.1: 1,024 bytes of a command, 5,120 of a response, its status word among them.
    assert.match(hex(passport.files.get(EF_ATR_INFO) ?? NONE), /7F66080202040002021400$/)
    const chip = chipIn(passport)
    chip.answer(fromHex('00A4040C07A0000002471001'))
    assert.equal(chip.answer(fromHex('00B08200000000')).length, 5120)
    const command = (length: number) =>
      concat(fromHex(`00A4040C00${hex(Uint8Array.of(length >> 8, length))}`), new Uint8Array(length))
    assert.equal(hex(chip.answer(command(1024 - 7))), '6A82')
    assert.equal(hex(chip.answer(command(1025 - 7))), '6700')
  })

  it('without access control is open to everybody, and proves its key in clear', () => {
    const authentication = { active: { kind: 'ecdsa', parameterId: 12 } } as const
    const { passport } = issue({ access: { bac: false, pace: [] }, authentication })
    const clear = inClear(chipIn(passport))
    clear.send({ ins: 0xa4, p1: 4, p2: 0x0c, data: MRTD_AID })
    assert.equal(hex(clear.send({ ins: 0xb0, p1: 0x9e, ne: 256 }).data), hex(passport.files.get(EF_COM) ?? NONE))
    const { data } = clear.send({ ins: 0x88, data: CHALLENGE, ne: 256 })
    const der = Buffer.from(readTlv(passport.files.get(0x010f) ?? NONE).value)
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
    assert.ok(verify('sha256', CHALLENGE, { key, dsaEncoding: 'ieee-p1363' }, data))
    // The hash is in DG14: id-AA, version 1, ecdsa-plain-SHA256.
    assert.match(hex(passport.files.get(0x010e) ?? NONE), /0606678108010105020101060A04007F00070101040103$/)
  })
})
