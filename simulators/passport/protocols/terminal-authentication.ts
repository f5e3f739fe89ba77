/**
 * Terminal Authentication of a chip whose certification authority certifies nobody: Doc 9303-11 §7.1. It says what such a
 * chip says, and DG3 and DG4 stay closed.
 */
import { equalBytes } from '../../../core/bytes'
import type { Response } from '../../../emrtd/apdu'
import {
  SW_6A80_INCORRECT_DATA,
  SW_6A86_INCORRECT_P1_P2,
  SW_6A88_REFERENCED_DATA_NOT_FOUND,
  SW_6300_AUTHENTICATION_FAILED,
  SW_6982_SECURITY_STATUS_NOT_SATISFIED,
  SW_6985_CONDITIONS_NOT_SATISFIED,
  SW_9000_OK,
} from '../../../emrtd/status-words'
import { findTlv } from '../../../emrtd/tlv'
import { type Protocol, parameters, type Request, type Session, status } from '../protocol'
import { answering, objectsOf, refuse } from '../refusal'
import { INS_MANAGE_SECURITY_ENVIRONMENT } from './security-environment'

const INS_PERFORM_SECURITY_OPERATION = 0x2a
const INS_EXTERNAL_AUTHENTICATE = 0x82
const SET_DST_FOR_VERIFICATION = 0x81b6
const SET_AT_FOR_EXTERNAL_AUTHENTICATION = 0x81a4
const ITS_ENVIRONMENTS = [SET_DST_FOR_VERIFICATION, SET_AT_FOR_EXTERNAL_AUTHENTICATION]
const VERIFY_CERTIFICATE = 0x00be

/** Of what is remembered between commands: whether the authority's key is chosen. */
type Memory = { authorityChosen: boolean }

/** §7.1.5.2: nothing that anybody has can be signed by the authority. */
const verifyCertificate = (request: Request, { authorityChosen }: Memory): Response => {
  if (parameters(request) !== VERIFY_CERTIFICATE) return status(SW_6A86_INCORRECT_P1_P2)
  if (!authorityChosen) return status(SW_6985_CONDITIONS_NOT_SATISFIED)
  const objects = objectsOf(request.data)
  const complete = findTlv(objects, 0x7f4e) !== undefined && findTlv(objects, 0x5f37) !== undefined
  return status(complete ? SW_6300_AUTHENTICATION_FAILED : SW_6A80_INCORRECT_DATA)
}

/** @param authority name of the certification authority, as EF.CVCA has it */
export const terminalAuthentication = (authority: Uint8Array): Protocol => {
  const manage = (request: Request, session: Session, memory: Memory): Response => {
    session.dialogue = undefined
    memory.authorityChosen = false
    if (!session.channel) return status(SW_6982_SECURITY_STATUS_NOT_SATISFIED)
    const named = findTlv(objectsOf(request.data), 0x83) ?? refuse(SW_6A80_INCORRECT_DATA)
    const known = parameters(request) === SET_DST_FOR_VERIFICATION && equalBytes(named, authority)
    // No key of a terminal was ever imported.
    if (!known) return status(SW_6A88_REFERENCED_DATA_NOT_FOUND)
    memory.authorityChosen = true
    return status(SW_9000_OK)
  }

  return {
    name: 'terminal-authentication',
    chained: [INS_MANAGE_SECURITY_ENVIRONMENT, INS_PERFORM_SECURITY_OPERATION],
    powerOn: (session) => {
      const memory: Memory = { authorityChosen: false }
      return (request) => {
        const { ins } = request
        if (ins === INS_MANAGE_SECURITY_ENVIRONMENT)
          return ITS_ENVIRONMENTS.includes(parameters(request))
            ? answering(() => manage(request, session, memory))
            : undefined
        if (!session.channel) {
          memory.authorityChosen = false
          return ins === INS_PERFORM_SECURITY_OPERATION ? status(SW_6982_SECURITY_STATUS_NOT_SATISFIED) : undefined
        }
        if (ins === INS_PERFORM_SECURITY_OPERATION) return answering(() => verifyCertificate(request, memory))
        return ins === INS_EXTERNAL_AUTHENTICATE ? status(SW_6985_CONDITIONS_NOT_SATISFIED) : undefined
      }
    },
  }
}
