import { concat } from '../../../core/bytes'
import { encodeTlv, parseTlvs, TlvError } from '../../../emrtd/tlv'
import type { ChipActs } from '../chip'
import type { Protocol } from '../protocol'
import { protectedAir, protocolDoes, sealedWith, statusOnly } from './acts'
import type { NamedDeviation } from './deviation'
import { bitFlipped, removed } from './objects'

/** Secure messaging as no chip should answer: Doc 9303-11 §9.8. */

const DO_PLAIN = 0x81
const DO_CRYPTOGRAM = 0x87
const DO_STATUS = 0x99
const DO_MAC = 0x8e
const INS_READ_BINARY = 0xb0
/** A read is on its way by then, with whatever commands a reader begins. */
const WHILE_READING = 4

type Change = (object: Uint8Array) => Uint8Array

const changedObject = (objects: readonly Uint8Array[], tag: number, change: Change): Uint8Array[] =>
  objects.map((object) => (object[0] === tag ? change(object) : object))

/** The data objects of a protected response; none where the answer is not one. */
const objectsOf = (response: Uint8Array): Uint8Array[] => {
  try {
    return parseTlvs(response.subarray(0, -2)).map(({ tag, value }) => encodeTlv(tag, value))
  } catch (error) {
    if (error instanceof TlvError) return []
    throw error
  }
}

/** Changed after the MAC was made. */
const sent =
  (tag: number, change: Change, from = WHILE_READING) =>
  (): ChipActs =>
    protectedAir(from, ({ honest }) => {
      const response = honest()
      return concat(...changedObject(objectsOf(response), tag, change), response.subarray(-2))
    })
/** Changed before the MAC was made, which is right. */
const sealed = (tag: number, change: Change) => (): ChipActs =>
  sealedWith((objects) => changedObject(objects, tag, change))

const defect = (means: string, cases: readonly string[], chipActs: () => ChipActs): NamedDeviation => ({
  kind: 'defect',
  means,
  cases,
  fails: 'reading',
  chipActs,
})

/** Wrong whenever an answer reaches the end of a file, which its first bytes tell. */
const macWrongInLastFrame = (): ChipActs => {
  let total = 0
  let last = false
  const { protocols } = protocolDoes('read-binary', ({ request, honest }) => {
    const response = honest()
    const offset = request.p1 * 0x100 + request.p2
    const data = response?.data ?? new Uint8Array(0)
    if (offset === 0) total = statedLength(data)
    last = total > 0 && offset + data.length >= total
    return response
  })
  const { air } = protectedAir(1, ({ honest }) => {
    last = false
    const response = honest()
    return last ? macFlipped(response) : response
  })
  return { ...(protocols ? { protocols } : {}), ...(air ? { air } : {}) }
}

/** Bytes of the file that begins so; 0 where that cannot be told. */
const statedLength = ([, first = 0, second = 0, third = 0]: Uint8Array): number =>
  first < 0x80 ? 2 + first : first === 0x81 ? 3 + second : first === 0x82 ? 4 + second * 0x100 + third : 0

const macFlipped = (response: Uint8Array): Uint8Array =>
  concat(...changedObject(objectsOf(response), DO_MAC, bitFlipped), response.subarray(-2))

/** The plain answer, which an implementation that does not insist on protection would take. */
const answersInClear = (): ChipActs => {
  let plain: Uint8Array = new Uint8Array(0)
  const { protocols } = protocolDoes('read-binary', ({ request, honest }) => {
    const response = honest()
    if (response && request.ins === INS_READ_BINARY) plain = concat(response.data, statusOnly(response.sw))
    return response
  })
  const { air } = protectedAir(WHILE_READING, ({ honest }) => {
    plain = new Uint8Array(0)
    const response = honest()
    return plain.length > 0 ? plain : response
  })
  return { ...(protocols ? { protocols } : {}), ...(air ? { air } : {}) }
}

/** Under a right MAC, in object 81 of ISO/IEC 7816-4 §10.2. */
const dataInClearObject = (): ChipActs => {
  let plain: Uint8Array = new Uint8Array(0)
  const noticed = protocolDoes('read-binary', ({ request, honest }) => {
    const response = honest()
    if (response && request.ins === INS_READ_BINARY) plain = response.data
    return response
  })
  const inClear = sealedWith((objects) => changedObject(objects, DO_CRYPTOGRAM, () => encodeTlv(DO_PLAIN, plain)))
  return { protocols: (honest) => inClear.protocols?.(noticed.protocols?.(honest) ?? honest) ?? honest }
}

/** The keys are gone while a file is read; what is then asked in clear is answered, as nobody but a forger's chip does. */
const answersOnceSessionIsLost = (): ChipActs => {
  let lost = false
  const { air } = protectedAir(WHILE_READING, ({ honest }) => {
    lost = true
    honest()
    return statusOnly(0x6988)
  })
  const opens: Protocol = {
    name: 'open once the session is lost',
    powerOn: (session) => (request) => {
      if (lost && request.secured) session.channel = undefined
      if (lost && !request.secured) Object.assign(session, { unprotected: true })
      return undefined
    },
  }
  return { ...(air ? { air } : {}), protocols: (honest) => [opens, ...honest] }
}

/** Once in the life of the chip, at the first read of the first session. */
const losesItsKeysOnce = (): ChipActs => {
  let lost = false
  let losing = false
  const { air } = protectedAir(2, ({ honest }) => {
    if (lost) return honest()
    losing = true
    honest()
    losing = false
    lost = true
    return statusOnly(0x6988)
  })
  const forgets: Protocol = {
    name: 'forgets its keys',
    powerOn: (session) => () => {
      if (losing) session.channel = undefined
      return undefined
    },
  }
  return { ...(air ? { air } : {}), protocols: (honest) => [forgets, ...honest] }
}

const noValue: Change = () => encodeTlv(DO_STATUS, new Uint8Array(0))
const oneByte: Change = () => encodeTlv(DO_STATUS, Uint8Array.of(0x90))

export const SECURE_MESSAGING_DEVIATIONS: readonly NamedDeviation[] = [
  defect('protected answers have a wrong MAC', ['ISO7816_B_08'], sent(DO_MAC, bitFlipped)),
  defect('protected answers have no MAC', ['ISO7816_B_05'], sent(DO_MAC, removed)),
  defect('only the last frame of a file has a wrong MAC', ['SM-03-mac-mismatch-last-frame'], macWrongInLastFrame),
  defect('protected answers have no cryptogram', ['ISO7816_B_06'], sealed(DO_CRYPTOGRAM, removed)),
  defect(
    'the cryptogram of protected answers is wrong, and the MAC right over it',
    ['ISO7816_B_09'],
    sealed(DO_CRYPTOGRAM, bitFlipped),
  ),
  defect(
    'protected answers have no protected status',
    ['ISO7816_B_07', 'SM-05-do99-missing-or-short'],
    sealed(DO_STATUS, removed),
  ),
  defect('the protected status is empty', ['SM-05-do99-missing-or-short'], sealed(DO_STATUS, noValue)),
  defect('the protected status is one byte', ['SM-05-do99-missing-or-short'], sealed(DO_STATUS, oneByte)),
  defect('the chip answers in clear inside secure messaging', ['SM-04-plain-response-inside-sm'], answersInClear),
  defect('the chip ends every session while it is read', ['ISO7816_B_04'], () =>
    protectedAir(WHILE_READING, () => statusOnly(0x6988)),
  ),
  defect('protected answers have their data in clear, under the MAC', ['ISO/IEC 7816-4 §10.2'], dataInClearObject),
  defect(
    'the chip ends the session while it is read, and then answers in clear',
    ['Doc 9303-11 §9.8.3'],
    answersOnceSessionIsLost,
  ),
  {
    kind: 'quirk',
    means: 'the chip loses its keys once, after the first access',
    cases: ['SM-01-6988-after-bac'],
    chipActs: losesItsKeysOnce,
  },
]
