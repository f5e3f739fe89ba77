import { concat } from '../../../core/bytes'
import { decryptCbc, encryptCbc } from '../../../emrtd/block-cipher'
import { mrzSecret } from '../../../emrtd/key-derivation'
import type { ChipActs } from '../chip'
import { status } from '../protocol'
import { macOf, sessionKeys } from '../secure-messaging'
import { clearAir, protocolDoes, statusOnly } from './acts'
import type { NamedDeviation } from './deviation'

/** Gaining access to the chip: Doc 9303-11 §4.2 to §4.4, selection in Doc 9303-10 §3.6. */

const INS_SELECT = 0xa4
const INS_EXTERNAL_AUTHENTICATE = 0x82
const INS_GENERAL_AUTHENTICATE = 0x86
const BY_NAME = 0x04
const NO_IV = new Uint8Array(8)
const RND_IFD_AT = 8

/** What the chip answers to EXTERNAL AUTHENTICATE: E_IC and M_IC. */
const answersBac =
  (change: (answer: Uint8Array, mrz: string) => Uint8Array) =>
  ({ mrz }: { mrz: string }): ChipActs =>
    protocolDoes('bac', ({ request, honest }) => {
      const response = honest()
      if (request.ins !== INS_EXTERNAL_AUTHENTICATE || response?.data.length !== 40) return response
      return { ...response, data: change(response.data, mrz) }
    })
const flippedAt = (bytes: Uint8Array, at: number): Uint8Array => bytes.with(at, (bytes[at] ?? 0) ^ 1)

/** The plain text in E_IC otherwise, enciphered and authenticated rightly. */
const otherPlainText =
  (at: number) =>
  (answer: Uint8Array, mrz: string): Uint8Array => {
    const keys = sessionKeys(mrzSecret(mrz).subarray(0, 16), '3DES')
    const eIc = encryptCbc(
      '3DES',
      keys.kEnc,
      NO_IV,
      flippedAt(decryptCbc('3DES', keys.kEnc, NO_IV, answer.subarray(0, 32)), at),
    )
    return concat(eIc, macOf(keys)(eIc))
  }

const selectsMasterFile = ({ ins, p1, data }: { ins: number; p1: number; data: Uint8Array }): boolean =>
  ins === INS_SELECT && p1 === 0 && data.length === 2 && data[0] === 0x3f

/** It is selected all the same. */
const masterFileAnsweredBy = (sw: number, seenOn: string): NamedDeviation => ({
  kind: 'quirk',
  means: `the master file is selected, and the answer is ${sw.toString(16).toUpperCase()} (${seenOn})`,
  cases: ['AP-01-select-mf-odd-status'],
  chipActs: () =>
    clearAir(selectsMasterFile, ({ honest }) => {
      honest()
      return statusOnly(sw)
    }),
})

const bacDefect = (
  means: string,
  cases: readonly string[],
  change: Parameters<typeof answersBac>[0],
): NamedDeviation => ({
  kind: 'defect',
  means,
  cases,
  fails: 'access-control',
  chipActs: answersBac(change),
})

/** The last step of PACE (Doc 9303-11 §4.4.4.2): the token of the reader, in dynamic authentication data. */
const bringsToken = ({ ins, data }: { ins: number; data: Uint8Array }): boolean =>
  ins === INS_GENERAL_AUTHENTICATE && data[0] === 0x7c && data[2] === 0x85

/** Refused with the right code; as after any refusal, PACE is then over. */
const refusesToken =
  (times: number): NonNullable<NamedDeviation['chipActs']> =>
  () => {
    let refused = 0
    return protocolDoes('security-environment', ({ request, session, honest }) => {
      if (!bringsToken(request) || refused++ >= times) return honest()
      session.dialogue = undefined
      return status(0x6300)
    })
  }

export const ACCESS_DEVIATIONS: readonly NamedDeviation[] = [
  {
    kind: 'defect',
    means: 'PACE fails in its last step, and BAC would open the chip',
    cases: ['AC-09-pace-fails-bac-works'],
    fails: 'access-control',
    chipActs: refusesToken(Number.POSITIVE_INFINITY),
  },
  {
    kind: 'quirk',
    means: 'PACE fails once in its last step, though the code is right',
    cases: ['AC-08-pace-6300-last-step'],
    chipActs: refusesToken(1),
  },
  bacDefect('the chip proves itself in BAC with a wrong MAC', ['ISO7816_B_01'], (answer) => flippedAt(answer, 39)),
  bacDefect('the chip enciphers its answer in BAC wrongly', ['ISO7816_B_02'], (answer) => flippedAt(answer, 20)),
  bacDefect(
    'the chip returns another challenge in BAC than it was given',
    ['ISO7816_B_03'],
    otherPlainText(RND_IFD_AT),
  ),
  {
    kind: 'defect',
    means: 'the application cannot be selected',
    cases: ['ISO7816_A_03'],
    fails: 'reading',
    chipActs: () =>
      protocolDoes('select', ({ request, honest }) =>
        request.ins === INS_SELECT && request.p1 === BY_NAME ? status(0x6a82) : honest(),
      ),
  },
  {
    kind: 'quirk',
    means: 'the chip is open to everybody',
    cases: ['ISO7816_A_01', 'AC-01-no-access-control'],
    ordered: (order) => ({ ...order, access: { ...order.access, bac: false, pace: [] } }),
  },
  masterFileAnsweredBy(0x6982, 'NZL'),
  masterFileAnsweredBy(0x6a81, 'CHN'),
  masterFileAnsweredBy(0x6a86, 'AUS'),
  masterFileAnsweredBy(0x6a87, 'UKR'),
  {
    kind: 'quirk',
    means: 'going back to the master file after BAC is answered by 6882',
    cases: ['AP-12-app-select-before-bac'],
    chipActs: () =>
      protocolDoes('select', ({ request, honest }) =>
        request.secured && request.p1 === 0 && request.data[0] === 0x3f ? status(0x6882) : honest(),
      ),
  },
]
