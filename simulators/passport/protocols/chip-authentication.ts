/**
 * Chip Authentication version 1, the chip's hand: Doc 9303-11 §6.2. With MSE:Set KAT in one command (3DES), or with MSE:Set
 * AT and GENERAL AUTHENTICATE. The answer still goes out under the old session keys; the next command needs the new ones.
 */
import { BLOCK_SIZE } from '../../../emrtd/block-cipher'
import { toBigint } from '../../../emrtd/curve'
import type { CipherName } from '../../../emrtd/key-derivation'
import { decodeOid } from '../../../emrtd/object-ids'
import { agreementOf, chipAuthenticationOid } from '../../../emrtd/security-protocols'
import {
  SW_6A80_INCORRECT_DATA,
  SW_6A86_INCORRECT_P1_P2,
  SW_6A88_REFERENCED_DATA_NOT_FOUND,
  SW_6982_SECURITY_STATUS_NOT_SATISFIED,
  SW_6985_CONDITIONS_NOT_SATISFIED,
  SW_9000_OK,
} from '../../../emrtd/status-words'
import { encodeTlv, findTlv } from '../../../emrtd/tlv'
import { INS_GENERAL_AUTHENTICATE } from '../command-chaining'
import { type StaticKey, withGroup } from '../key-agreement'
import { type Dialogue, type Protocol, parameters, type Request, type Session, status } from '../protocol'
import { answering, dynamicAuthenticationData, objectsOf, refuse } from '../refusal'
import { createSecureChannel, sessionKeys } from '../secure-messaging'
import { INS_MANAGE_SECURITY_ENVIRONMENT } from './security-environment'

/** A static key with the ciphers that it is for. `keyId` where files name one. */
export type ChipKey = StaticKey & { keyId?: number; ciphers: readonly CipherName[] }

const SET_AT_FOR_INTERNAL_AUTHENTICATION = 0x41a4
const SET_KAT_FOR_COMPUTATION = 0x41a6

/** The one key that is meant: by DO'84' where files name key ids, else there must be no choice. */
const keyOf = (candidates: readonly ChipKey[], reference: Uint8Array | undefined): ChipKey => {
  const wanted = reference && toBigint(reference)
  const left = wanted === undefined ? candidates : candidates.filter(({ keyId = -1 }) => BigInt(keyId) === wanted)
  const [key, ...others] = left
  return key && others.length === 0 ? key : refuse(SW_6A88_REFERENCED_DATA_NOT_FOUND)
}

/** Both sides have the secret: from the next command on secure messaging has its keys and counts from zero (§9.8.2). */
const restart = (session: Session, key: ChipKey, cipher: CipherName, publicKey: Uint8Array): void => {
  const secret = withGroup(key.parameterId, (group) => group.secret(key.secret, group.decode(publicKey)))
  session.channel = createSecureChannel(sessionKeys(secret, cipher), new Uint8Array(BLOCK_SIZE[cipher]))
  session.chipAuthenticated = true
}

const agreementStep = (session: Session, key: ChipKey, cipher: CipherName): Dialogue => ({
  stepwise: false,
  answer: (request) => {
    session.dialogue = undefined
    if (!session.channel) refuse(SW_6985_CONDITIONS_NOT_SATISFIED)
    if (parameters(request) !== 0) refuse(SW_6A86_INCORRECT_P1_P2)
    const publicKey = findTlv(dynamicAuthenticationData(request.data), 0x80)
    restart(session, key, cipher, publicKey ?? refuse(SW_6A80_INCORRECT_DATA))
    return { data: encodeTlv(0x7c, new Uint8Array(0)), sw: SW_9000_OK }
  },
})

export const chipAuthentication = (keys: readonly ChipKey[]): Protocol => {
  const oidOf = (key: ChipKey, cipher: CipherName): string =>
    chipAuthenticationOid({ agreement: agreementOf(key.parameterId) ?? 'ECDH', cipher })

  const setAt = (request: Request, session: Session): void => {
    const objects = objectsOf(request.data)
    const oid = decodeOid(findTlv(objects, 0x80) ?? refuse(SW_6A80_INCORRECT_DATA))
    const cipherOf = (key: ChipKey) => key.ciphers.find((cipher) => oidOf(key, cipher) === oid)
    const candidates = keys.filter((key) => cipherOf(key) !== undefined)
    if (candidates.length === 0) refuse(SW_6A80_INCORRECT_DATA)
    const key = keyOf(candidates, findTlv(objects, 0x84))
    session.dialogue = agreementStep(session, key, cipherOf(key) ?? refuse(SW_6A80_INCORRECT_DATA))
  }

  const setKat = (request: Request, session: Session): void => {
    const objects = objectsOf(request.data)
    const publicKey = findTlv(objects, 0x91) ?? refuse(SW_6A80_INCORRECT_DATA)
    const candidates = keys.filter(({ ciphers }) => ciphers.includes('3DES'))
    restart(session, keyOf(candidates, findTlv(objects, 0x84)), '3DES', publicKey)
  }

  const COMMANDS = new Map([
    [SET_AT_FOR_INTERNAL_AUTHENTICATION, setAt],
    [SET_KAT_FOR_COMPUTATION, setKat],
  ])
  return {
    name: 'chip-authentication',
    chained: [INS_MANAGE_SECURITY_ENVIRONMENT, INS_GENERAL_AUTHENTICATE],
    powerOn: (session) => (request) => {
      if (request.ins !== INS_MANAGE_SECURITY_ENVIRONMENT) return undefined
      const command = COMMANDS.get(parameters(request))
      if (!command) return undefined
      session.dialogue = undefined
      if (!session.channel) return status(SW_6982_SECURITY_STATUS_NOT_SATISFIED)
      return answering(() => {
        command(request, session)
        return status(SW_9000_OK)
      })
    },
  }
}
