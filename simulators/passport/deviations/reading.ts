import { concat } from '../../../core/bytes'
import { decodeCommand, type Response } from '../../../emrtd/apdu'
import { dataGroup } from '../../../emrtd/files'
import { encodeTlv, findTlv, parseTlvs } from '../../../emrtd/tlv'
import type { ChipActs } from '../chip'
import { type Request, type Session, status } from '../protocol'
import { clearAir, protectedAir, protocolDoes } from './acts'
import type { NamedDeviation } from './deviation'
import { changed, revalued } from './objects'

/** How chips take READ BINARY and SELECT of files: Doc 9303-10 §3.6, ISO/IEC 7816-4 §7.2. */

const INS_SELECT = 0xa4
const INS_READ_BINARY = 0xb0

type Read = { request: Request; session: Session; offset: number; ne: number }

const readsBy = (answer: (read: Read) => number | undefined): ChipActs =>
  protocolDoes('read-binary', ({ request, session, honest }) => {
    if (request.ins !== INS_READ_BINARY || request.p1 & 0x80) return honest()
    const sw = answer({ request, session, offset: request.p1 * 0x100 + request.p2, ne: request.ne ?? 0 })
    return sw === undefined ? honest() : status(sw)
  })

const quirk = (means: string, cases: readonly string[], chipActs: () => ChipActs): NamedDeviation => ({
  kind: 'quirk',
  means,
  cases,
  chipActs,
})

const takesNoMoreThan = (most: number, sw: number) => (): ChipActs => readsBy(({ ne }) => (ne > most ? sw : undefined))

/** The reader waits in vain, and takes the chip for one that has left the field. */
const NO_ANSWER = new Uint8Array(0)
const DO_EXPECTED_LENGTH = 0x97

/** What a protected READ BINARY asks for, in DO'97' (Doc 9303-11 §9.8.4). */
const expectedLength = (command: Uint8Array): number => {
  const { ins, data = NO_ANSWER } = decodeCommand(command) ?? {}
  const field = ins === INS_READ_BINARY ? findTlv(parseTlvs(data), DO_EXPECTED_LENGTH) : undefined
  return field?.reduce((so, byte) => so * 0x100 + byte, 0) ?? 0
}
const givesNoAnswerBeyond = (most: number) => (): ChipActs =>
  protectedAir(1, ({ command, honest }) => (expectedLength(command) > most ? NO_ANSWER : honest()))

const selectsMasterFileById = ({ ins, p1, data }: { ins: number; p1: number; data: Uint8Array }): boolean =>
  ins === INS_SELECT && p1 === 0 && data[0] === 0x3f && data[1] === 0x00

/** SELECT of one file answered so, whoever asks. */
const fileAnsweredBy = (fileId: number, sw: number) => (): ChipActs =>
  protocolDoes('select', ({ request, honest }) => {
    const [high = 0, low = 0] = request.data
    return request.ins === INS_SELECT && request.data.length === 2 && high * 0x100 + low === fileId
      ? status(sw)
      : honest()
  })

/** Protected commands in extended length are not understood, and the session is gone. */
const knowsNoExtendedLength = (): ChipActs => ({
  protocols: (honest) => [
    {
      name: 'short length only',
      powerOn: (session) => (request) => {
        if (!request.extended || !request.secured) return undefined
        session.channel = undefined
        return status(0x6700)
      },
    },
    ...honest,
  ],
})

/** What a reader hears that asks for more than the file has left. */
const beyondTheEnd = (make: (left: Uint8Array) => Response) => (): ChipActs =>
  protocolDoes('read-binary', ({ request, honest }) => {
    const response = honest()
    const isShort = response !== undefined && response.data.length > 0 && response.data.length < (request.ne ?? 0)
    return isShort && request.ins === INS_READ_BINARY && !request.all ? make(response.data) : response
  })

const LARGE = 33_000
/** One more data group, of which this reader need not know anything. */
const withGroup = (number: number, means: string, cases: readonly string[], content: Uint8Array): NamedDeviation => ({
  kind: 'quirk',
  means,
  cases,
  issuedGroups: (groups) => new Map(groups).set(number, encodeTlv(dataGroup(number).tag, content)),
})
/** A JPEG that begins with EXIF (APP1) in place of JFIF. */
const EXIF = Uint8Array.of(0xff, 0xd8, 0xff, 0xe1, 0x00, 0x08, 0x45, 0x78, 0x69, 0x66, 0x00, 0x00, 0xff, 0xd9)

export const READING_DEVIATIONS: readonly NamedDeviation[] = [
  quirk(
    'the chip gives no answer when it is asked for more than 231 bytes',
    ['RF-04-no-response-large-le'],
    givesNoAnswerBeyond(231),
  ),
  quirk(
    'the master file is selected by its identifier, and there is no answer',
    ['AP-02-danish-cardaccess-select'],
    () => clearAir(selectsMasterFileById, () => NO_ANSWER),
  ),
  quirk(
    'the end of a file is answered by 6282 and what is left',
    ['ISO7816_C_05', 'AP-06-6282-short-file'],
    beyondTheEnd((data) => ({ data, sw: 0x6282 })),
  ),
  quirk(
    'reading beyond the end of a file is answered by 6B00',
    ['ISO7816_C_03', 'ISO7816_C_04'],
    beyondTheEnd(() => status(0x6b00)),
  ),
  quirk(
    'reading beyond the end of a file is answered by 6Cxx and the length that is left',
    ['ISO7816_C_06'],
    beyondTheEnd(({ length }) => status(0x6c00 + (length & 0xff))),
  ),
  {
    kind: 'quirk',
    means: 'DG2 is longer than 32,767 bytes, which offsets of READ BINARY reach',
    cases: ['ISO7816_C_02', 'ISO7816_C_07'],
    issuedGroups: (groups) => {
      const dg2 = groups.get(2)
      const longer = revalued((record) => concat(record, new Uint8Array(LARGE)))
      const path = [0, { tag: 0x7f61 }, { tag: 0x7f60 }, { tag: 0x5f2e }]
      return dg2 ? new Map(groups).set(2, changed(dg2, path, longer)) : groups
    },
  },
  quirk('reading DG3 ends the session', ['SM-02-dg3-read-kills-session'], () =>
    protocolDoes('select', ({ request, session, honest }) => {
      const [high = 0, low = 0] = request.data
      if (request.ins !== INS_SELECT || high * 0x100 + low !== dataGroup(3).fileId) return honest()
      session.channel = undefined
      return status(0x6982)
    }),
  ),
  withGroup(
    11,
    'DG11 has empty data objects and one that nobody knows',
    ['LD-05-empty-and-unknown-tags'],
    concat(encodeTlv(0x5c, Uint8Array.of(0x5f, 0x0e, 0x5f, 0x85)), encodeTlv(0x5f0e, new Uint8Array(0))),
  ),
  withGroup(
    7,
    'the signature in DG7 is a JPEG that begins with EXIF',
    ['LD-13-dg7-exif-jpeg'],
    concat(encodeTlv(0x02, Uint8Array.of(1)), encodeTlv(0x5f43, EXIF)),
  ),
  {
    kind: 'quirk',
    means: 'EF.COM and EF.SOD name LDS version 1.8',
    cases: ['LDS_H_86', 'LD-15-lds-version-mix'],
    ordered: (order) => ({ ...order, ldsVersion: '0108' }),
  },
  quirk('the chip answers 6700 to more than 160 bytes', ['AP-04-6700-read-size'], takesNoMoreThan(160, 0x6700)),
  quirk('the chip answers 6700 to more than 192 bytes', ['AP-07-le-max-192'], takesNoMoreThan(192, 0x6700)),
  quirk('the chip answers 6CE7 to more than 231 bytes', ['AP-05-6cxx-exact-length'], takesNoMoreThan(231, 0x6ce7)),
  quirk(
    'the chip ends the session when asked in extended length',
    ['AP-08-extended-fallback-ssc-desync'],
    knowsNoExtendedLength,
  ),
  {
    kind: 'quirk',
    means: 'EF.COM and EF.SOD list DG13, which is not on the chip',
    cases: ['LD-01-listed-dg-missing'],
    issuedGroups: (groups) => new Map(groups).set(13, encodeTlv(dataGroup(13).tag, Uint8Array.of(0x04, 0x00))),
    stored: (files) => new Map([...files].filter(([id]) => id !== dataGroup(13).fileId)),
  },
  {
    kind: 'defect',
    means: 'DG2 cannot be selected',
    cases: ['ISO7816_C_01'],
    fails: 'reading',
    chipActs: fileAnsweredBy(dataGroup(2).fileId, 0x6a82),
  },
]
