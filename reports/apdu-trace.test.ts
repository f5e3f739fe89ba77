import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { concat, hex } from '../core/bytes'
import { encodeCommand, encodeResponse } from '../emrtd/apdu'
import { encodeOid, ID_PACE_ECDH_GM_AES_CBC_CMAC_128 } from '../emrtd/object-ids'
import { encodeTlv } from '../emrtd/tlv'
import { type ApduEvidence, traceApdus } from './apdu-trace'

const NOTHING: Uint8Array = new Uint8Array()
const exchange = (
  ins: number,
  p1: number,
  p2: number,
  data = NOTHING,
  answer = NOTHING,
  sw = 0x9000,
): ApduEvidence => ({
  command: hex(encodeCommand({ cla: 0, ins, p1, p2, data, ne: 256 })),
  response: hex(encodeResponse({ data: answer, sw })),
})
const titles = (...exchanges: ApduEvidence[]) => traceApdus(exchanges).map(({ title }) => title)

const selectApplication: ApduEvidence = { command: '00A4040C07A0000002471001', response: '9000' }

describe('an APDU trace', () => {
  it('tells PACE step by step, as Doc 9303-11 §4.4.4 numbers it', () => {
    const objects = concat(
      encodeTlv(0x80, encodeOid(ID_PACE_ECDH_GM_AES_CBC_CMAC_128)),
      encodeTlv(0x83, Uint8Array.of(1)),
    )
    const step = (tag: number) => encodeTlv(0x7c, encodeTlv(tag, Uint8Array.of(4, 1, 2)))
    assert.deepEqual(
      titles(
        exchange(0x22, 0xc1, 0xa4, objects),
        exchange(0x86, 0, 0, encodeTlv(0x7c, NOTHING), step(0x80)),
        exchange(0x86, 0, 0, step(0x81), step(0x82)),
        exchange(0x86, 0, 0, step(0x83), step(0x84)),
        exchange(0x86, 0, 0, step(0x85), step(0x86)),
      ),
      [
        'MSE:SET AT, PACE begins: PACE-ECDH-GM-AES-CBC-CMAC-128, password MRZ',
        'GENERAL AUTHENTICATE, PACE step 1: encrypted nonce',
        'GENERAL AUTHENTICATE, PACE step 2: map the nonce',
        'GENERAL AUTHENTICATE, PACE step 3: key agreement',
        'GENERAL AUTHENTICATE, PACE step 4: mutual authentication',
      ],
    )
  })

  it('tells Basic Access Control', () =>
    assert.deepEqual(titles(selectApplication, exchange(0x84, 0, 0), exchange(0x82, 0, 0, new Uint8Array(40))), [
      'SELECT the eMRTD application',
      'GET CHALLENGE, a random number for Basic Access Control',
      'EXTERNAL AUTHENTICATE, Basic Access Control',
    ]))

  it('folds reads of one file that continue each other', () => {
    const block = new Uint8Array(0xdf)
    const [line, ...others] = traceApdus([
      exchange(0xb0, 0x82, 0, NOTHING, block),
      exchange(0xb0, 0, 0xdf, NOTHING, block),
      exchange(0xb0, 1, 0xbe, NOTHING, block.subarray(0, 10)),
    ])
    assert.equal(line?.title, 'READ BINARY EF.DG2 (face): 456 bytes from 0 in 3 commands')
    assert.equal(others.length, 0)
  })

  it('does not fold a read that failed, or one from elsewhere', () =>
    assert.deepEqual(
      titles(
        exchange(0xb0, 0x81, 0, NOTHING, new Uint8Array(8)),
        exchange(0xb0, 0, 100, NOTHING, new Uint8Array(8)),
        exchange(0xb0, 0, 108, NOTHING, NOTHING, 0x6b00),
      ),
      ['READ BINARY EF.DG1 (MRZ) from 0', 'READ BINARY EF.DG1 (MRZ) from 100', 'READ BINARY EF.DG1 (MRZ) from 108'],
    ))

  it('takes offsets beyond 32 kB from data object 54', () => {
    const [, line] = traceApdus([
      exchange(0xa4, 2, 0x0c, Uint8Array.of(1, 2)),
      exchange(0xb1, 0, 0, encodeTlv(0x54, Uint8Array.of(0x80, 0x10)), encodeTlv(0x53, new Uint8Array(16))),
    ])
    assert.equal(line?.title, 'READ BINARY EF.DG2 (face) from 32784')
    assert.equal(line?.exchanges[0]?.length, 16)
  })

  it('knows the file 011D as EF.CardSecurity outside the application and as EF.SOD inside', () =>
    assert.deepEqual(
      titles(
        exchange(0xa4, 2, 0x0c, Uint8Array.of(1, 0x1d)),
        selectApplication,
        exchange(0xa4, 2, 0x0c, Uint8Array.of(1, 0x1d)),
      ),
      ['SELECT EF.CardSecurity', 'SELECT the eMRTD application', 'SELECT EF.SOD'],
    ))

  it('reads what is inside secure messaging, and says that it was secured', () => {
    const inside = exchange(0xb0, 0x9d, 0, NOTHING, new Uint8Array(4))
    const [line] = traceApdus([{ command: '0CB09D000D97010400', response: '9000', protected: inside }])
    assert.equal(line?.title, 'READ BINARY EF.CardSecurity from 0')
    assert.equal(line?.secured, true)
  })

  it('puts status words into words', () => {
    const statuses = [0x9000, 0x6982, 0x6a82, 0x63c2, 0x6c10, 0x6fff].map(
      (sw) => traceApdus([exchange(0xa4, 2, 0x0c, Uint8Array.of(1, 1), NOTHING, sw)])[0]?.status,
    )
    assert.deepEqual(statuses, [
      '9000 ok',
      '6982 security status not satisfied',
      '6A82 file not found',
      '63C2 failed, 2 attempts left',
      '6C10 wrong length, 16 bytes are there',
      '6FFF',
    ])
  })

  it('bears what is no APDU', () => {
    const [line] = traceApdus([{ command: '00', response: '' }])
    assert.equal(line?.title, 'no APDU')
    assert.equal(line?.status, 'no answer')
  })
})
