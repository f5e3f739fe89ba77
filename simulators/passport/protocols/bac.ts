import { once } from '../../../certs/once'
import { concat, equalBytes } from '../../../core/bytes'
import type { Random } from '../../../core/random'
import type { Response } from '../../../emrtd/apdu'
import { decryptCbc, encryptCbc } from '../../../emrtd/block-cipher'
import { mrzSecret } from '../../../emrtd/key-derivation'
import {
  SW_6A86_INCORRECT_P1_P2,
  SW_6300_AUTHENTICATION_FAILED,
  SW_6700_WRONG_LENGTH,
  SW_6985_CONDITIONS_NOT_SATISFIED,
  SW_9000_OK,
} from '../../../emrtd/status-words'
import { type Protocol, type Request, type Session, status } from '../protocol'
import { createSecureChannel, macOf, sessionKeys } from '../secure-messaging'
import { CHALLENGE_LENGTH, INS_GET_CHALLENGE } from './challenge'

const INS_EXTERNAL_AUTHENTICATE = 0x82
const AUTHENTICATION_LENGTH = 40
const NO_IV = new Uint8Array(8)

const xor = (a: Uint8Array, b: Uint8Array): Uint8Array => a.map((byte, i) => byte ^ (b[i] ?? 0))

/** Wrong parameters or lengths of the two commands, which both have P1-P2 0000. */
const malformed = ({ p1, p2, data }: Request, ne: number, lc: number, least: number): Response | undefined => {
  if (p1 !== 0 || p2 !== 0) return status(SW_6A86_INCORRECT_P1_P2)
  return data.length !== lc || ne < least ? status(SW_6700_WRONG_LENGTH) : undefined
}

/**
 * Basic Access Control, the chip's hand: Doc 9303-11 §4.3. A challenge serves one attempt.
 * @param mrz MRZ_information
 */
export const bac = (mrz: string, random: Random): Protocol => {
  // Of many chips few are asked.
  const accessKeys = once(() => {
    const keys = sessionKeys(mrzSecret(mrz).subarray(0, 16), '3DES')
    return { keys, mac: macOf(keys) }
  })

  const authenticate = (data: Uint8Array, rndIc: Uint8Array, session: Session): Response => {
    const { keys, mac } = accessKeys()
    const [eIfd, mIfd] = [data.subarray(0, 32), data.subarray(32)]
    if (!equalBytes(mac(eIfd), mIfd)) return status(SW_6300_AUTHENTICATION_FAILED)
    const s = decryptCbc('3DES', keys.kEnc, NO_IV, eIfd)
    const [rndIfd, returned, kIfd] = [s.subarray(0, 8), s.subarray(8, 16), s.subarray(16)]
    if (!equalBytes(returned, rndIc)) return status(SW_6300_AUTHENTICATION_FAILED)
    const kIc = random.bytes(16)
    const eIc = encryptCbc('3DES', keys.kEnc, NO_IV, concat(rndIc, rndIfd, kIc))
    const counter = concat(rndIc.subarray(4), rndIfd.subarray(4))
    session.channel = createSecureChannel(sessionKeys(xor(kIfd, kIc), '3DES'), counter)
    session.access = 'BAC'
    return { data: concat(eIc, mac(eIc)), sw: SW_9000_OK }
  }

  return {
    name: 'bac',
    powerOn: (session) => {
      let challenge: Uint8Array | undefined
      return (request) => {
        if (request.ins !== INS_GET_CHALLENGE && request.ins !== INS_EXTERNAL_AUTHENTICATE) return undefined
        if (session.directory !== 'application' || session.channel) return status(SW_6985_CONDITIONS_NOT_SATISFIED)
        const rndIc = challenge
        challenge = undefined
        if (request.ins === INS_GET_CHALLENGE) {
          const wrong = malformed(request, request.ne ?? 0, 0, CHALLENGE_LENGTH)
          if (wrong) return wrong
          challenge = random.bytes(CHALLENGE_LENGTH)
          return { data: challenge, sw: SW_9000_OK }
        }
        // Transports that fetch answers with GET RESPONSE, as T=0 does, take Le away (ISO/IEC 7816-3 §12.2.5).
        const { ne = AUTHENTICATION_LENGTH } = request
        const wrong = malformed(request, ne, AUTHENTICATION_LENGTH, AUTHENTICATION_LENGTH)
        if (wrong) return wrong
        return rndIc ? authenticate(request.data, rndIc, session) : status(SW_6985_CONDITIONS_NOT_SATISFIED)
      }
    },
  }
}
