import { concat } from '../../../core/bytes'
import { EF_CARD_ACCESS } from '../../../emrtd/files'
import { encodeOid } from '../../../emrtd/object-ids'
import { encodeTlv, findTlv, parseTlvs, TlvError } from '../../../emrtd/tlv'
import type { PaceOffer } from '../protocols/pace/pace'
import { clearAir, statusOnly } from './acts'
import type { Deviation, NamedDeviation } from './deviation'
import { bitFlipped, type Change, changed, followedBy, NOTHING, removed, retagged, setTo } from './objects'

/** PACE as no chip should answer: Doc 9303-11 §4.4.4 and §4.4.5, each answer by itself. */

const INS_MANAGE_SECURITY_ENVIRONMENT = 0x22
const INS_GENERAL_AUTHENTICATE = 0x86
const DYNAMIC_AUTHENTICATION_DATA = 0x7c
/** What the reader brings to each step (§4.4.5, table 4); to the first nothing. */
const BROUGHT = [undefined, 0x81, 0x83, 0x85] as const
const DO_CHIP_AUTHENTICATION_DATA = 0x8a

type Step = 1 | 2 | 3 | 4

const broughtIn = (data: Uint8Array): Uint8Array | undefined => {
  try {
    return findTlv(parseTlvs(data), DYNAMIC_AUTHENTICATION_DATA)
  } catch (thrown) {
    if (thrown instanceof TlvError) return undefined
    throw thrown
  }
}
const isStep =
  (step: Step) =>
  ({ ins, data }: { ins: number; data: Uint8Array }): boolean =>
    ins === INS_GENERAL_AUTHENTICATE && broughtIn(data)?.[0] === BROUGHT[step - 1]

/** The whole answer to one step otherwise. */
const answers =
  (step: Step, make: (honest: Uint8Array, command: Uint8Array) => Uint8Array): NonNullable<Deviation['chipActs']> =>
  () =>
    clearAir(isStep(step), ({ command, honest }) => make(honest(), command))

/** One object in the answer to one step otherwise, where there is an answer. */
const object = (step: Step, change: Change, at: number | { tag: number } = 0): NonNullable<Deviation['chipActs']> =>
  answers(step, (response) =>
    response.length > 2 ? concat(changed(response.subarray(0, -2), [0, at], change), response.subarray(-2)) : response,
  )

const GM: PaceOffer = { cipher: 'AES-128', parameterId: 13 }
const IM: PaceOffer = { ...GM, mapping: 'IM' }
const CAM: PaceOffer = { ...GM, mapping: 'CAM' }
const DH: PaceOffer = { cipher: 'AES-128', parameterId: 2 }

const defect = (
  means: string,
  cases: readonly string[],
  pace: PaceOffer,
  fails: string,
  otherwise: Pick<Deviation, 'chipActs' | 'stored'>,
): NamedDeviation => ({
  kind: 'defect',
  means,
  cases,
  fails,
  ordered: (order) => ({ ...order, access: { bac: false, pace: [pace] } }),
  ...otherwise,
})
const unread = (means: string, id: string, chipActs: NonNullable<Deviation['chipActs']>, pace = GM): NamedDeviation =>
  defect(means, [`ISO7816_G_${id}`], pace, 'reading', { chipActs })
const refused = (means: string, id: string, chipActs: NonNullable<Deviation['chipActs']>): NamedDeviation =>
  defect(means, [`ISO7816_G_${id}`], GM, 'access-control', { chipActs })
const unproved = (means: string, id: string, change: Change): NamedDeviation =>
  defect(means, [`ISO7816_G_${id}`], CAM, 'chip-authentication-mapping', {
    chipActs: object(4, change, { tag: DO_CHIP_AUTHENTICATION_DATA }),
  })

const failing = () => statusOnly(0x6f00)
const zeros: Change = (found) => encodeTlv(found[0] ?? 0, new Uint8Array(found.length - (found[1] === 0x82 ? 4 : 3)))
const inCardAccess = (path: readonly number[], change: Change): Pick<Deviation, 'stored'> => ({
  stored: (files) => {
    const honest = files.get(EF_CARD_ACCESS)
    return honest ? new Map(files).set(EF_CARD_ACCESS, changed(honest, path, change)) : files
  },
})
/** Reserved by Doc 9303-11 §9.5.1. */
const NO_PARAMETERS = Uint8Array.of(7)
/** Of no mapping: §9.2.3 ends with 6. */
const NO_MAPPING = encodeOid('0.4.0.127.0.7.2.2.4.7.2')

export const PACE_DEVIATIONS: readonly NamedDeviation[] = [
  unread('the chip refuses to begin PACE', '08', () =>
    clearAir(({ ins, p1 }) => ins === INS_MANAGE_SECURITY_ENVIRONMENT && p1 === 0xc1, failing),
  ),
  refused('one bit of the nonce of PACE is another', '09', object(1, bitFlipped)),
  unread('the chip gives no nonce of PACE', '10', answers(1, failing)),
  unread('the nonce of PACE is in object 90', '11', object(1, retagged(0x90))),
  unread('the chip does not map the nonce', '12', answers(2, failing)),
  unread('the mapping data of the chip are in object 92', '13', object(2, retagged(0x92))),
  unread('the mapping data of the chip are empty', '14', object(2, setTo(NOTHING))),
  unread('the chip does not take up integrated mapping', '15', answers(2, failing), IM),
  unread('the mapping key of the chip is no point of the curve', '16', object(2, bitFlipped)),
  unread('the mapping key of the chip is zero, and no element of the group', '17', object(2, zeros), DH),
  unread('the chip gives no ephemeral key', '18', answers(3, failing)),
  unread('the ephemeral key of the chip is in object 94', '19', object(3, retagged(0x94))),
  unread('the ephemeral key of the chip is empty', '20', object(3, setTo(NOTHING))),
  unread('the ephemeral key of the chip is no point of the curve', '21', object(3, bitFlipped)),
  unread('the ephemeral key of the chip is zero, and no element of the group', '22', object(3, zeros), DH),
  unread(
    'the chip sends the ephemeral key of the reader back',
    '23',
    answers(3, (response, command) => {
      const own = findTlv(parseTlvs(broughtIn(command.subarray(5)) ?? NOTHING), 0x83) ?? NOTHING
      return concat(changed(response.subarray(0, -2), [0, 0], setTo(own)), response.subarray(-2))
    }),
  ),
  unread('the chip gives no token', '24', answers(4, failing)),
  unread('the token of the chip is in object 96', '25', object(4, retagged(0x96))),
  refused('one bit of the token of the chip is another', '26', object(4, bitFlipped)),
  defect(
    'EF.CardAccess offers PACE on domain parameters that there are not',
    ['ISO7816_G_28'],
    GM,
    'reading',
    inCardAccess([0, 0, 2], setTo(NO_PARAMETERS)),
  ),
  defect(
    'EF.CardAccess offers PACE with a mapping that there is not',
    ['ISO7816_G_36', 'ISO7816_G_37'],
    CAM,
    'reading',
    inCardAccess([0, 0, 0], setTo(NO_MAPPING)),
  ),
  unproved('after chip-authentication mapping the chip sends no proof', '29', removed),
  unproved('after chip-authentication mapping the proof is cut off', '30', setTo(Uint8Array.of(1, 2, 3, 4, 5))),
  unproved('after chip-authentication mapping the proof is another', '31', bitFlipped),
  unproved('after chip-authentication mapping the proof is in object 8B', '32', retagged(0x8b)),
  unproved('after chip-authentication mapping the proof is empty', '33', setTo(NOTHING)),
  {
    kind: 'quirk',
    means: 'after generic mapping the chip sends a proof that nobody asked for',
    cases: ['ISO7816_G_35'],
    ordered: (order) => ({ ...order, access: { bac: false, pace: [GM] } }),
    chipActs: object(4, followedBy(encodeTlv(DO_CHIP_AUTHENTICATION_DATA, new Uint8Array(32)))),
  },
]
