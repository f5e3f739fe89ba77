/**
 * PACE with Generic Mapping over elliptic curves, the chip's hand: Doc 9303-11 §4.4. The password is the machine
 * readable zone. MSE:Set AT chooses an algorithm, four GENERAL AUTHENTICATE in a chain follow; any error starts over.
 */
import { equalBytes } from '../../../core/bytes'
import { HarnessFault } from '../../../core/errors'
import type { Random } from '../../../core/random'
import type { Response } from '../../../emrtd/apdu'
import { BLOCK_SIZE, encryptCbc } from '../../../emrtd/block-cipher'
import { add, decodePoint, encodePoint, multiply, PointError, sharedX, toBigint } from '../../../emrtd/curve'
import { type DomainParameters, domainParameters, type Point } from '../../../emrtd/domain-parameters'
import { type CipherName, deriveKey, mrzSecret } from '../../../emrtd/key-derivation'
import { decodeOid, encodeOid } from '../../../emrtd/object-ids'
import {
  SW_6A80_INCORRECT_DATA,
  SW_6A86_INCORRECT_P1_P2,
  SW_6A88_REFERENCED_DATA_NOT_FOUND,
  SW_6300_AUTHENTICATION_FAILED,
  SW_6883_LAST_COMMAND_OF_CHAIN_EXPECTED,
  SW_6985_CONDITIONS_NOT_SATISFIED,
  SW_9000_OK,
} from '../../../emrtd/status-words'
import { encodeTlv, findTlv, parseTlvs, type Tlv, TlvError } from '../../../emrtd/tlv'
import { type Protocol, type Request, type Session, status } from '../protocol'
import { createSecureChannel, macOf, type SessionKeys, sessionKeys } from '../secure-messaging'

/** One PACEInfo that the chip supports; `oid` dotted. */
export type PaceOffer = { oid: string; parameterId: number; cipher: CipherName }

const INS_MANAGE_SECURITY_ENVIRONMENT = 0x22
const INS_GENERAL_AUTHENTICATE = 0x86
const SET_AUTHENTICATION_TEMPLATE = 0xc1a4
const CHAINED = 0x10
const PASSWORD_MRZ = 0x01
const DYNAMIC_AUTHENTICATION_DATA = 0x7c
const NONCE_LENGTH = 16

/** A refusal inside a step: the status word to answer with. */
class Refusal extends Error {
  readonly sw: number
  constructor(sw: number) {
    super(`refused with ${sw.toString(16)}`)
    this.sw = sw
  }
}
const refuse = (sw: number): never => {
  throw new Refusal(sw)
}

/** A step takes the object it waits for and gives the object to answer with and the step after it. */
type Step = { tag: number | undefined; run(value: Uint8Array): { answer: Tlv; next: Step | undefined } }

const objectsOf = (data: Uint8Array): Tlv[] => {
  try {
    return parseTlvs(data)
  } catch (error) {
    if (error instanceof TlvError) return refuse(SW_6A80_INCORRECT_DATA)
    throw error
  }
}

/** A hostile point, or one that leads to infinity, is refused as wrong data (BSI TR-03111 §3.2.1). */
const withPoints = <T>(work: () => T): T => {
  try {
    return work()
  } catch (error) {
    if (error instanceof PointError) return refuse(SW_6A80_INCORRECT_DATA)
    throw error
  }
}

const drawScalar = (dp: DomainParameters, random: Random): bigint => {
  const scalar = toBigint(random.bytes(dp.size)) % dp.n
  return scalar === 0n ? drawScalar(dp, random) : scalar
}

/** Doc 9303-11 §4.4.3.4: the MAC over the other side's public key. */
const tokenOf = (keys: SessionKeys, oid: string, dp: DomainParameters, publicKey: Point): Uint8Array =>
  macOf(keys)(encodeTlv(0x7f49, [encodeTlv(0x06, encodeOid(oid)), encodeTlv(0x86, encodePoint(dp, publicKey))]))

type Run = { offer: PaceOffer; dp: DomainParameters; kPi: Uint8Array; random: Random; session: Session }

const nonceStep = (run: Run): Step => ({
  tag: undefined,
  run: () => {
    const nonce = run.random.bytes(NONCE_LENGTH)
    const { cipher } = run.offer
    const encrypted = encryptCbc(cipher, run.kPi, new Uint8Array(BLOCK_SIZE[cipher]), nonce)
    return { answer: { tag: 0x80, value: encrypted }, next: mappingStep(run, toBigint(nonce)) }
  },
})

const mappingStep = (run: Run, nonce: bigint): Step => ({
  tag: 0x81,
  run: (value) =>
    withPoints(() => {
      const { dp } = run
      const theirs = decodePoint(dp, value)
      const secret = drawScalar(dp, run.random)
      const ours = multiply(dp, secret)
      const generator = add(dp, multiply(dp, nonce), multiply(dp, secret, theirs))
      return { answer: { tag: 0x82, value: encodePoint(dp, ours) }, next: agreementStep(run, generator) }
    }),
})

const agreementStep = (run: Run, generator: Point): Step => ({
  tag: 0x83,
  run: (value) =>
    withPoints(() => {
      const { dp, offer } = run
      const theirs = decodePoint(dp, value)
      const secret = drawScalar(dp, run.random)
      const ours = multiply(dp, secret, generator)
      const encoded = encodePoint(dp, ours)
      // §4.4.1 step 3d: equal public keys would let a mirror pass.
      if (equalBytes(encoded, value)) refuse(SW_6300_AUTHENTICATION_FAILED)
      const keys = sessionKeys(sharedX(dp, secret, theirs), offer.cipher)
      return { answer: { tag: 0x84, value: encoded }, next: tokenStep(run, keys, theirs, ours) }
    }),
})

const tokenStep = ({ offer, dp, session }: Run, keys: SessionKeys, theirs: Point, ours: Point): Step => ({
  tag: 0x85,
  run: (value) => {
    if (!equalBytes(value, tokenOf(keys, offer.oid, dp, ours))) refuse(SW_6300_AUTHENTICATION_FAILED)
    session.channel = createSecureChannel(keys, new Uint8Array(BLOCK_SIZE[offer.cipher]))
    return { answer: { tag: 0x86, value: tokenOf(keys, offer.oid, dp, theirs) }, next: undefined }
  },
})

/** The algorithm that MSE:Set AT names, by DO'80' and, where that leaves a choice, DO'84'. */
const chosen = (request: Request, offers: readonly PaceOffer[]): PaceOffer => {
  if (request.p1 * 0x100 + request.p2 !== SET_AUTHENTICATION_TEMPLATE) return refuse(SW_6A86_INCORRECT_P1_P2)
  const objects = objectsOf(request.data)
  const [oid, password] = [findTlv(objects, 0x80), findTlv(objects, 0x83)]
  // §4.4.4.1 note 2: objects with other tags are passed over.
  if (!oid || !password) return refuse(SW_6A80_INCORRECT_DATA)
  const byAlgorithm = offers.filter((offer) => offer.oid === decodeOid(oid))
  if (byAlgorithm.length === 0) return refuse(SW_6A80_INCORRECT_DATA)
  if (password.length !== 1 || password[0] !== PASSWORD_MRZ) return refuse(SW_6A88_REFERENCED_DATA_NOT_FOUND)
  const id = findTlv(objects, 0x84)
  const left = id ? byAlgorithm.filter(({ parameterId }) => id.length === 1 && parameterId === id[0]) : byAlgorithm
  const [only, ...others] = left
  return only && others.length === 0 ? only : refuse(SW_6A88_REFERENCED_DATA_NOT_FOUND)
}

const taken = (request: Request, step: Step): Uint8Array => {
  const chained = request.cla === CHAINED
  const last = step.tag === 0x85
  if (request.p1 !== 0 || request.p2 !== 0) return refuse(SW_6A86_INCORRECT_P1_P2)
  if (chained === last) return refuse(last ? SW_6883_LAST_COMMAND_OF_CHAIN_EXPECTED : SW_6985_CONDITIONS_NOT_SATISFIED)
  const [template, ...rest] = objectsOf(request.data)
  if (template?.tag !== DYNAMIC_AUTHENTICATION_DATA || rest.length > 0) return refuse(SW_6A80_INCORRECT_DATA)
  const inside = objectsOf(template.value)
  if (step.tag === undefined && inside.length === 0) return new Uint8Array(0)
  const value = step.tag === undefined || inside.length !== 1 ? undefined : findTlv(inside, step.tag)
  return value ?? refuse(SW_6A80_INCORRECT_DATA)
}

const parametersOf = ({ parameterId }: PaceOffer): DomainParameters => {
  const dp = domainParameters(parameterId)
  if (dp) return dp
  throw new HarnessFault({
    code: 'CHIP_WITHOUT_DOMAIN_PARAMETERS',
    what: `a chip offers PACE with domain parameters ${parameterId}`,
    mend: 'give it an id from 8 to 18',
  })
}

/** @param mrz MRZ_information */
export const pace = (mrz: string, offers: readonly PaceOffer[], random: Random): Protocol => {
  const secret = mrzSecret(mrz)
  const parameters = new Map(offers.map((offer) => [offer, parametersOf(offer)]))

  const begin = (request: Request, session: Session): Step => {
    // §4.4: the security context is established in the master file.
    if (session.channel || session.directory !== 'master-file') refuse(SW_6985_CONDITIONS_NOT_SATISFIED)
    const offer = chosen(request, offers)
    const dp = parameters.get(offer) ?? parametersOf(offer)
    return nonceStep({ offer, dp, kPi: deriveKey(secret, 3, offer.cipher), random, session })
  }

  return {
    name: 'pace',
    powerOn: (session) => {
      let step: Step | undefined
      const respond = (request: Request): Response => {
        const current = step
        step = undefined
        if (request.ins === INS_MANAGE_SECURITY_ENVIRONMENT) {
          step = begin(request, session)
          return status(SW_9000_OK)
        }
        if (!current || session.channel) return refuse(SW_6985_CONDITIONS_NOT_SATISFIED)
        const { answer, next } = current.run(taken(request, current))
        step = next
        return { data: encodeTlv(DYNAMIC_AUTHENTICATION_DATA, encodeTlv(answer.tag, answer.value)), sw: SW_9000_OK }
      }
      return (request) => {
        if (request.ins !== INS_MANAGE_SECURITY_ENVIRONMENT && request.ins !== INS_GENERAL_AUTHENTICATE)
          return undefined
        try {
          return respond(request)
        } catch (error) {
          if (error instanceof Refusal) return status(error.sw)
          throw error
        }
      }
    },
  }
}
