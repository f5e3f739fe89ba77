import { dataGroup } from '../../../emrtd/files'
import { encodeTlv } from '../../../emrtd/tlv'
import type { ChipActs } from '../chip'
import { type Request, type Session, status } from '../protocol'
import { protocolDoes } from './acts'
import type { NamedDeviation } from './deviation'

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

export const READING_DEVIATIONS: readonly NamedDeviation[] = [
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
