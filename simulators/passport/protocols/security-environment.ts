import { SW_6A86_INCORRECT_P1_P2, SW_6985_CONDITIONS_NOT_SATISFIED, SW_9000_OK } from '../../../emrtd/status-words'
import { type Protocol, status } from '../protocol'
import { answering } from '../refusal'

export const INS_MANAGE_SECURITY_ENVIRONMENT = 0x22
const INS_GENERAL_AUTHENTICATE = 0x86

/**
 * GENERAL AUTHENTICATE, which goes on with what MSE:Set began, and MSE:Set for what no other protocol of the chip knows.
 * It is asked last.
 */
export const securityEnvironment = (): Protocol => ({
  name: 'security-environment',
  powerOn: (session) => (request) => {
    if (request.ins === INS_MANAGE_SECURITY_ENVIRONMENT) {
      session.dialogue = undefined
      return status(SW_6A86_INCORRECT_P1_P2)
    }
    if (request.ins !== INS_GENERAL_AUTHENTICATE) return undefined
    const { dialogue } = session
    if (!dialogue) return status(SW_6985_CONDITIONS_NOT_SATISFIED)
    const response = answering(() => dialogue.answer(request))
    if (response.sw !== SW_9000_OK) session.dialogue = undefined
    return response
  },
})
