import { concat, equalBytes } from '../../core/bytes'
import { decryptCbc, encryptCbc } from '../../emrtd/block-cipher'
import { deriveKey, mrzSecret } from '../../emrtd/key-derivation'
import { pad, retailMac } from '../../emrtd/mac'
import {
  SW_6A80_INCORRECT_DATA,
  SW_6300_AUTHENTICATION_FAILED,
  SW_6982_SECURITY_STATUS_NOT_SATISFIED,
  SW_6985_CONDITIONS_NOT_SATISFIED,
  SW_6988_SECURE_MESSAGING_OBJECT_INCORRECT,
  SW_9000_OK,
} from '../../emrtd/status-words'
import type { InspectionRules } from '../rules/inspection'
import type { Chance } from './key-agreement'
import type { SessionKeys } from './secure-messaging'
import { AccessRefused, ChipUnreadable, NoChallenge, type Session } from './session'

/**
 * Basic Access Control, the reader's side: Doc 9303-11 (8th ed.) §4.3 and App D.3. The application must be selected.
 * Names are the document's: RND.IC, RND.IFD, K.IFD, E_IFD, M_IFD.
 */
const CHALLENGE_LENGTH = 8
const KEY_LENGTH = 16
const CRYPTOGRAM_LENGTH = 32
const ZERO_IV = new Uint8Array(8)
/** What chips answer to a key they do not have; field reports know all of these. */
const WRONG_KEY = [
  SW_6300_AUTHENTICATION_FAILED,
  SW_6982_SECURITY_STATUS_NOT_SATISFIED,
  SW_6985_CONDITIONS_NOT_SATISFIED,
  SW_6988_SECURE_MESSAGING_OBJECT_INCORRECT,
  SW_6A80_INCORRECT_DATA,
]
const isTriesLeft = (sw: number): boolean => (sw & 0xfff0) === 0x63c0

const macOver = (kMac: Uint8Array, data: Uint8Array): Uint8Array => retailMac(kMac, pad(data, 8))
const xor = (a: Uint8Array, b: Uint8Array): Uint8Array => a.map((byte, i) => byte ^ (b[i] ?? 0))

/** @throws AccessRefused when the chip is another one than the code was printed for. */
export const performBac = async (
  session: Session,
  mrzInformation: string,
  chance: Chance,
  rules: Pick<InspectionRules, 'chipKnowsCode'>,
): Promise<SessionKeys> => {
  const kSeed = mrzSecret(mrzInformation).subarray(0, KEY_LENGTH)
  const kEnc = deriveKey(kSeed, 1, '3DES')
  const kMac = deriveKey(kSeed, 2, '3DES')
  const rndIc = await challengeOf(session)
  const rndIfd = chance.bytes(CHALLENGE_LENGTH)
  const kIfd = chance.bytes(KEY_LENGTH)
  const eIfd = encryptCbc('3DES', kEnc, ZERO_IV, concat(rndIfd, rndIc, kIfd))
  const data = concat(eIfd, macOver(kMac, eIfd))
  const { data: answer, sw } = await session.send({ cla: 0, ins: 0x82, p1: 0, p2: 0, data, ne: data.length })
  if (WRONG_KEY.includes(sw) || isTriesLeft(sw)) throw new AccessRefused(`BAC: ${sw.toString(16)}`)
  if (sw !== SW_9000_OK) throw new ChipUnreadable(`EXTERNAL AUTHENTICATE is answered by ${sw.toString(16)}`)
  const kIc = keyOfChip(answer, { kEnc, kMac, rndIc, rndIfd }, rules)
  const sessionSeed = xor(kIfd, kIc)
  return {
    cipher: '3DES',
    kEnc: deriveKey(sessionSeed, 1, '3DES'),
    kMac: deriveKey(sessionSeed, 2, '3DES'),
    ssc: concat(rndIc.subarray(4), rndIfd.subarray(4)),
  }
}

const challengeOf = async (session: Session): Promise<Uint8Array> => {
  const { data, sw } = await session.send({
    cla: 0,
    ins: 0x84,
    p1: 0,
    p2: 0,
    data: new Uint8Array(0),
    ne: CHALLENGE_LENGTH,
  })
  if (sw !== SW_9000_OK || data.length !== CHALLENGE_LENGTH)
    throw new NoChallenge(`GET CHALLENGE is answered by ${data.length} bytes and ${sw.toString(16)}`)
  return data
}

/** §4.3.1 step 4: the chip proves that it has the keys and answers this challenge and no other. */
const keyOfChip = (
  answer: Uint8Array,
  known: { kEnc: Uint8Array; kMac: Uint8Array; rndIc: Uint8Array; rndIfd: Uint8Array },
  rules: Pick<InspectionRules, 'chipKnowsCode'>,
): Uint8Array => {
  const eIc = answer.subarray(0, CRYPTOGRAM_LENGTH)
  if (answer.length !== CRYPTOGRAM_LENGTH + CHALLENGE_LENGTH)
    throw new ChipUnreadable(`EXTERNAL AUTHENTICATE is answered by ${answer.length} bytes`)
  const macHolds = equalBytes(answer.subarray(CRYPTOGRAM_LENGTH), macOver(known.kMac, eIc))
  const plain = decryptCbc('3DES', known.kEnc, ZERO_IV, eIc)
  const echo = concat(known.rndIc, known.rndIfd)
  const challengeReturned = equalBytes(plain.subarray(0, echo.length), echo)
  if (!rules.chipKnowsCode({ macHolds, challengeReturned }))
    throw new AccessRefused(
      `BAC: ${macHolds ? 'the chip answers another challenge' : 'the chip does not authenticate itself'}`,
    )
  return plain.subarray(echo.length)
}
