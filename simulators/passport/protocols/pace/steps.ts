/** The four steps of GENERAL AUTHENTICATE in PACE, the chip's hand: Doc 9303-11 §4.4.1 and §4.4.5. */
import { equalBytes } from '../../../../core/bytes'
import type { Random } from '../../../../core/random'
import { BLOCK_SIZE, encryptCbc, encryptEcb } from '../../../../emrtd/block-cipher'
import { inverse, toBytes } from '../../../../emrtd/curve'
import type { CipherName } from '../../../../emrtd/key-derivation'
import { pad } from '../../../../emrtd/mac'
import { encodeOid } from '../../../../emrtd/object-ids'
import type { PaceMapping } from '../../../../emrtd/security-protocols'
import { SW_6300_AUTHENTICATION_FAILED } from '../../../../emrtd/status-words'
import { encodeTlv, type Tlv } from '../../../../emrtd/tlv'
import { drawSecret, type Group, type StaticKey } from '../../key-agreement'
import { refuse } from '../../refusal'
import { macOf, type SessionKeys, sessionKeys } from '../../secure-messaging'
import { type Generator, MAPPINGS, nonceBytes } from './mapping'

/** A step takes the object it waits for and gives the objects to answer with and the step after it. */
export type Step = { tag: number | undefined; run(value: Uint8Array): { answer: Tlv[]; next: Step | undefined } }

export type Run = {
  oid: string
  cipher: CipherName
  mapping: PaceMapping
  /** Made from the password. */
  kPi: Uint8Array
  /** Of chip-authentication mapping. */
  staticKey: StaticKey | undefined
  /** Of the certification authority, when the reader asked for it (§4.4.5.5). */
  authorityReference: Uint8Array | undefined
  random: Random
  established(keys: SessionKeys): void
}

/** §4.4.3.4: the MAC over the other side's public key. */
const tokenOf = ({ oid }: Run, keys: SessionKeys, valueTag: number, publicKey: Uint8Array): Uint8Array =>
  macOf(keys)(encodeTlv(0x7f49, [encodeTlv(0x06, encodeOid(oid)), encodeTlv(valueTag, publicKey)]))

export const firstStep = <E>(run: Run, group: Group<E>): Step => ({
  tag: undefined,
  run: () => {
    const { cipher, mapping, kPi, random } = run
    const nonce = random.bytes(nonceBytes(mapping, cipher))
    const encrypted = encryptCbc(cipher, kPi, new Uint8Array(BLOCK_SIZE[cipher]), nonce)
    return { answer: [{ tag: 0x80, value: encrypted }], next: mappingStep(run, group, nonce) }
  },
})

const mappingStep = <E>(run: Run, group: Group<E>, nonce: Uint8Array): Step => ({
  tag: 0x81,
  run: (theirs) => {
    const { mapping, cipher, random } = run
    const { answer, generator, secret } = MAPPINGS[mapping]({ group, cipher, nonce, theirs, random })
    return { answer: [{ tag: 0x82, value: answer }], next: agreementStep(run, group, generator, secret) }
  },
})

const agreementStep = <E>(
  run: Run,
  group: Group<E>,
  generator: Generator<E>,
  mappingSecret: bigint | undefined,
): Step => ({
  tag: 0x83,
  run: (value) => {
    const element = group.decode(value)
    const theirs = group.encode(element)
    const secret = drawSecret(group, run.random)
    const product = (secret * generator.factor) % group.order
    const ours = group.encode(group.ephemeral(product, generator.element, run.random))
    // §4.4.1 step 3d: equal public keys would let a mirror pass.
    if (equalBytes(ours, theirs)) refuse(SW_6300_AUTHENTICATION_FAILED)
    const keys = sessionKeys(group.secret(secret, element), run.cipher)
    return { answer: [{ tag: 0x84, value: ours }], next: tokenStep(run, group, keys, { ours, theirs }, mappingSecret) }
  },
})

const tokenStep = <E>(
  run: Run,
  group: Group<E>,
  keys: SessionKeys,
  { ours, theirs }: { ours: Uint8Array; theirs: Uint8Array },
  mappingSecret: bigint | undefined,
): Step => ({
  tag: 0x85,
  run: (value) => {
    const tag = group.publicValueTag
    if (!equalBytes(value, tokenOf(run, keys, tag, ours))) refuse(SW_6300_AUTHENTICATION_FAILED)
    const answer = [{ tag: 0x86, value: tokenOf(run, keys, tag, theirs) }]
    if (run.authorityReference) answer.push({ tag: 0x87, value: run.authorityReference })
    if (run.staticKey && mappingSecret !== undefined)
      answer.push({ tag: 0x8a, value: chipAuthenticationData(group, keys, run.staticKey.secret, mappingSecret) })
    run.established(keys)
    return { answer, next: undefined }
  },
})

/** §4.4.3.5: the mapping's secret over the static one, encrypted; only who has the static key knows it. */
const chipAuthenticationData = <E>(
  { order }: Group<E>,
  { cipher, kEnc }: SessionKeys,
  staticSecret: bigint,
  mappingSecret: bigint,
): Uint8Array => {
  const size = Math.ceil(order.toString(16).length / 2)
  const data = toBytes((inverse(staticSecret, order) * mappingSecret) % order, size)
  const iv = encryptEcb(cipher, kEnc, new Uint8Array(BLOCK_SIZE[cipher]).fill(0xff))
  return encryptCbc(cipher, kEnc, iv, pad(data, BLOCK_SIZE[cipher]))
}
