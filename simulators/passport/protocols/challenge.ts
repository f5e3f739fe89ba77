import type { Random } from '../../../core/random'
import {
  SW_6A86_INCORRECT_P1_P2,
  SW_6700_WRONG_LENGTH,
  SW_6985_CONDITIONS_NOT_SATISFIED,
  SW_9000_OK,
} from '../../../emrtd/status-words'
import { type Protocol, parameters, status } from '../protocol'

export const INS_GET_CHALLENGE = 0x84
export const CHALLENGE_LENGTH = 8

/**
 * GET CHALLENGE inside secure messaging (ISO/IEC 7816-4 §7.5.3). Terminal Authentication asks for it, which a chip that has
 * proved its key is ready for (Doc 9303-11 §7.1.1); readers also ask for it to see whether the new keys are in use. It
 * opens nothing.
 */
export const challenge = (random: Random): Protocol => ({
  name: 'challenge',
  powerOn: (session) => (request) => {
    if (request.ins !== INS_GET_CHALLENGE || !session.channel) return undefined
    if (parameters(request) !== 0) return status(SW_6A86_INCORRECT_P1_P2)
    if (request.data.length > 0 || (request.ne ?? 0) < CHALLENGE_LENGTH) return status(SW_6700_WRONG_LENGTH)
    if (!session.chipAuthenticated) return status(SW_6985_CONDITIONS_NOT_SATISFIED)
    return { data: random.bytes(CHALLENGE_LENGTH), sw: SW_9000_OK }
  },
})
