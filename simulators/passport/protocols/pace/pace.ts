/**
 * PACE, the chip's hand: Doc 9303-11 §4.4. MSE:Set AT chooses an algorithm and a password, four GENERAL AUTHENTICATE in a
 * chain follow; any error starts over.
 */
import { HarnessFault } from '../../../../core/errors'
import type { Random } from '../../../../core/random'
import type { Response } from '../../../../emrtd/apdu'
import { BLOCK_SIZE } from '../../../../emrtd/block-cipher'
import { type CipherName, deriveKey } from '../../../../emrtd/key-derivation'
import { decodeOid } from '../../../../emrtd/object-ids'
import { agreementOf, type KeyAgreement, type PaceMapping, paceOid } from '../../../../emrtd/security-protocols'
import {
  SW_6A80_INCORRECT_DATA,
  SW_6A86_INCORRECT_P1_P2,
  SW_6A88_REFERENCED_DATA_NOT_FOUND,
  SW_6883_LAST_COMMAND_OF_CHAIN_EXPECTED,
  SW_6985_CONDITIONS_NOT_SATISFIED,
  SW_9000_OK,
} from '../../../../emrtd/status-words'
import { encodeTlv, findTlv, type Tlv } from '../../../../emrtd/tlv'
import { type StaticKey, withGroup } from '../../key-agreement'
import { type Dialogue, type Protocol, parameters, type Request, type Session, status } from '../../protocol'
import { answering, dynamicAuthenticationData, objectsOf, refuse } from '../../refusal'
import { createSecureChannel, type SessionKeys } from '../../secure-messaging'
import { INS_MANAGE_SECURITY_ENVIRONMENT } from '../security-environment'
import { firstStep, type Run, type Step } from './steps'

/** One PACEInfo that the chip supports. */
export type PaceOffer = {
  cipher: CipherName
  /** Of Doc 9303-11 §9.5.1: 0 to 2 for DH, 8 to 18 for ECDH. */
  parameterId: number
  /** Generic mapping unless said. */
  mapping?: PaceMapping
  /** Follows from the domain parameters; where it is said, it must be true. */
  agreement?: KeyAgreement
}

/** Object identifier of an offer. Throws HarnessFault where Doc 9303-11 defines none. */
export const oidOfOffer = ({ cipher, parameterId, mapping = 'GM', agreement }: PaceOffer): string => {
  const found = agreementOf(parameterId)
  const defined =
    found && (agreement ?? found) === found && (mapping !== 'CAM' || (found === 'ECDH' && cipher !== '3DES'))
  // P-224 has no integrated mapping (Doc 9303-11 §9.5.1).
  if (found && defined && (mapping !== 'IM' || parameterId !== 10))
    return paceOid({ agreement: found, mapping, cipher })
  throw new HarnessFault({
    code: 'CHIP_WITH_UNDEFINED_PACE',
    what: `a chip offers PACE with ${mapping}, ${cipher} and the domain parameters ${parameterId}`,
    mend: 'choose a combination that Doc 9303-11 §4.4.3 and §9.5.1 define',
  })
}

/** What K_π is derived from (Doc 9303-11 §9.7.3), by the reference in MSE:Set AT: 1 the MRZ, 2 the CAN. */
export type Passwords = ReadonlyMap<number, Uint8Array>
export const PASSWORD_MRZ = 1
export const PASSWORD_CAN = 2

export type PaceParts = {
  passwords: Passwords
  offers: readonly PaceOffer[]
  /** Of chip-authentication mapping, by domain parameters, which are also its key id. */
  mappingKeys?: readonly StaticKey[]
  /** Name of the certification authority that Terminal Authentication would trust. */
  authorityReference?: Uint8Array
  random: Random
  /** K_π of a password; App H of Doc 9303-11 gives one that follows from no password. */
  passwordKey?(secret: Uint8Array, cipher: CipherName): Uint8Array
}

const SET_AT_FOR_MUTUAL_AUTHENTICATION = 0xc1a4
const CHAINED = 0x10
const TOKEN = 0x85

type Choice = { offer: PaceOffer; oid: string; secret: Uint8Array; asksForAuthority: boolean }

/** What MSE:Set AT names: the algorithm by DO'80', where that leaves a choice the parameters by DO'84', the password. */
const chosen = (request: Request, passwords: Passwords, offers: ReadonlyMap<PaceOffer, string>): Choice => {
  const objects = objectsOf(request.data)
  const [algorithm, password] = [findTlv(objects, 0x80), findTlv(objects, 0x83)]
  // §4.4.4.1 note 2: objects with other tags are passed over.
  if (!algorithm || !password) return refuse(SW_6A80_INCORRECT_DATA)
  const oid = decodeOid(algorithm)
  const byAlgorithm = [...offers.keys()].filter((offer) => offers.get(offer) === oid)
  if (oid === undefined || byAlgorithm.length === 0) return refuse(SW_6A80_INCORRECT_DATA)
  const [reference = 0] = password
  const secret = password.length === 1 ? passwords.get(reference) : undefined
  const id = findTlv(objects, 0x84)
  const left = id ? byAlgorithm.filter(({ parameterId }) => id.length === 1 && parameterId === id[0]) : byAlgorithm
  const [offer, ...others] = left
  if (!secret || !offer || others.length > 0) return refuse(SW_6A88_REFERENCED_DATA_NOT_FOUND)
  return { offer, oid, secret, asksForAuthority: findTlv(objects, 0x7f4c) !== undefined }
}

const taken = (request: Request, step: Step): Uint8Array => {
  const chained = request.cla === CHAINED
  const last = step.tag === TOKEN
  if (parameters(request) !== 0) return refuse(SW_6A86_INCORRECT_P1_P2)
  if (chained === last) return refuse(last ? SW_6883_LAST_COMMAND_OF_CHAIN_EXPECTED : SW_6985_CONDITIONS_NOT_SATISFIED)
  const inside = dynamicAuthenticationData(request.data)
  if (step.tag === undefined && inside.length === 0) return new Uint8Array(0)
  const value = step.tag === undefined || inside.length !== 1 ? undefined : findTlv(inside, step.tag)
  return value ?? refuse(SW_6A80_INCORRECT_DATA)
}

const answered = (objects: readonly Tlv[]): Response => ({
  data: encodeTlv(
    0x7c,
    objects.map(({ tag, value }) => encodeTlv(tag, value)),
  ),
  sw: SW_9000_OK,
})

/** The steps, each taken once and in order; after an error there are none. */
const dialogueOf = (first: Step, session: Session): Dialogue => {
  let step: Step | undefined = first
  return {
    stepwise: true,
    answer: (request) => {
      const current = step
      step = undefined
      if (!current || session.channel) return refuse(SW_6985_CONDITIONS_NOT_SATISFIED)
      const { answer, next } = current.run(taken(request, current))
      step = next
      return answered(answer)
    },
  }
}

export const pace = (parts: PaceParts): Protocol => {
  const { passwords, mappingKeys = [], authorityReference, random } = parts
  const passwordKey = parts.passwordKey ?? ((secret, cipher) => deriveKey(secret, 3, cipher))
  const offers = new Map(parts.offers.map((offer) => [offer, oidOfOffer(offer)]))

  const begin = (request: Request, session: Session): Dialogue => {
    // §4.4: the security context is established in the master file.
    if (session.channel || session.directory !== 'master-file') refuse(SW_6985_CONDITIONS_NOT_SATISFIED)
    const { offer, oid, secret, asksForAuthority } = chosen(request, passwords, offers)
    const { cipher, parameterId, mapping = 'GM' } = offer
    const staticKey = mapping === 'CAM' ? mappingKeys.find((key) => key.parameterId === parameterId) : undefined
    const established = (keys: SessionKeys): void => {
      session.channel = createSecureChannel(keys, new Uint8Array(BLOCK_SIZE[cipher]))
      session.access = 'PACE'
      session.chipAuthenticated = staticKey !== undefined
    }
    const run: Run = {
      ...{ oid, cipher, mapping, kPi: passwordKey(secret, cipher), staticKey, random, established },
      authorityReference: asksForAuthority ? authorityReference : undefined,
    }
    return dialogueOf(
      withGroup(parameterId, (group) => firstStep(run, group)),
      session,
    )
  }

  return {
    name: 'pace',
    powerOn: (session) => (request) => {
      if (request.ins !== INS_MANAGE_SECURITY_ENVIRONMENT) return undefined
      if (parameters(request) !== SET_AT_FOR_MUTUAL_AUTHENTICATION) return undefined
      return answering(() => {
        session.dialogue = undefined
        session.dialogue = begin(request, session)
        return status(SW_9000_OK)
      })
    },
  }
}
