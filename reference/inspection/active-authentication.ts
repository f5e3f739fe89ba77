import { type KeyObject, verify } from 'node:crypto'
import { EXTENDED_NE, SHORT_NE } from '../../emrtd/apdu'
import { domainParametersOfCurve } from '../../emrtd/domain-parameters'
import { dataGroup } from '../../emrtd/files'
import { SW_9000_OK } from '../../emrtd/status-words'
import type { InspectionRules } from '../rules/inspection'
import { childrenOf, DerError, expect, parseDer } from './der'
import type { CheckReason } from './inspection'
import { modulusSize, representative, signsChallenge, takeApart } from './iso-9796-2'
import type { Chance } from './key-agreement'
import { publicKeyOf } from './public-key'
import type { Session } from './session'
import { type HashName, hashOfEcdsa } from './signatures'

/**
 * Active Authentication, the reader's side: Doc 9303-11 (8th ed.) §6.1. What comes out proves nothing before passive
 * authentication binds the key.
 */
export type ProofResult =
  | { result: 'successful' }
  | { result: 'failed' | 'undetermined' | 'not-supported'; reason: CheckReason }

const CHALLENGE_LENGTH = 8
/** Where the chip says no function: those that may be, longest first. */
const HASHES: readonly HashName[] = ['sha512', 'sha384', 'sha256', 'sha224', 'sha1']
type Rules = Pick<InspectionRules, 'activeAuthenticationKeyLongEnough' | 'activeAuthenticationHashAllowed'>

/**
 * @param algorithm identifier of ActiveAuthenticationInfo in DG14 (§9.2.4), if any. @param extended whether extended
 * lengths may be tried. Throws only what the session throws.
 */
export const authenticateActively = async (
  session: Session,
  given: { dg15: Uint8Array; algorithm: string | undefined; extended: boolean; chance: Chance; rules: Rules },
): Promise<ProofResult> => {
  const key = keyIn(given.dg15)
  if (key === undefined) return { result: 'undetermined', reason: 'active-authentication-key-unreadable' }
  if (!given.rules.activeAuthenticationKeyLongEnough(kindOf(key), bitsOf(key)))
    return { result: 'failed', reason: 'active-authentication-key-too-short' }
  const answer = await signatureOf(session, key, given)
  if (answer === undefined) return { result: 'undetermined', reason: 'active-authentication-not-answered' }
  const holds = kindOf(key) === 'RSA' ? rsaHolds(key, answer, given.rules) : ecdsaHolds(key, answer, given)
  return holds ? { result: 'successful' } : { result: 'failed', reason: 'active-authentication-failed' }
}

const keyIn = (dg15: Uint8Array): KeyObject | undefined => {
  try {
    const [info] = childrenOf(expect(parseDer(dg15), dataGroup(15).tag))
    const key = publicKeyOf(expect(info, 0x30))
    return key.asymmetricKeyType === 'rsa' || key.asymmetricKeyType === 'ec' ? key : undefined
  } catch (thrown) {
    if (thrown instanceof DerError) return undefined
    throw thrown
  }
}

const kindOf = (key: KeyObject): 'RSA' | 'ECDSA' => (key.asymmetricKeyType === 'rsa' ? 'RSA' : 'ECDSA')
const curveSize = (key: KeyObject): number =>
  domainParametersOfCurve(key.asymmetricKeyDetails?.namedCurve ?? '')?.size ?? 0
const bitsOf = (key: KeyObject): number =>
  key.asymmetricKeyType === 'rsa'
    ? (key.asymmetricKeyDetails?.modulusLength ?? 0)
    : (domainParametersOfCurve(key.asymmetricKeyDetails?.namedCurve ?? '')?.n.toString(2).length ?? 0)

type Answer = { challenge: Uint8Array; signature: Uint8Array }

/**
 * One challenge for each INTERNAL AUTHENTICATE. Some chips cut a long signature off where a short length is asked for,
 * others answer nothing to a long one: both are asked once more in the other way.
 */
const signatureOf = async (
  session: Session,
  key: KeyObject,
  { chance, extended }: { chance: Chance; extended: boolean },
): Promise<Answer | undefined> => {
  const expected = kindOf(key) === 'RSA' ? modulusSize(key) : 2 * curveSize(key)
  const lengths = expected >= SHORT_NE && extended ? [EXTENDED_NE, SHORT_NE] : [SHORT_NE]
  let longest: Answer | undefined
  for (const ne of lengths) {
    const challenge = chance.bytes(CHALLENGE_LENGTH)
    const { data, sw } = await session.send({ cla: 0, ins: 0x88, p1: 0, p2: 0, data: challenge, ne })
    if (sw !== SW_9000_OK || data.length <= (longest?.signature.length ?? 0)) continue
    longest = { challenge, signature: data }
    if (data.length >= expected) break
  }
  return longest
}

const rsaHolds = (key: KeyObject, { challenge, signature }: Answer, rules: Rules): boolean => {
  const f = representative(key, signature)
  const recovered = f && takeApart(f)
  return (
    recovered !== undefined &&
    rules.activeAuthenticationHashAllowed('RSA', recovered.hash, bitsOf(key)) &&
    signsChallenge(recovered, challenge)
  )
}

/** §6.1.2.3: plain r ‖ s; chips that send a SEQUENCE are met. */
const ecdsaHolds = (
  key: KeyObject,
  { challenge, signature }: Answer,
  { algorithm, rules }: { algorithm: string | undefined; rules: Rules },
): boolean => {
  const named = algorithm === undefined ? undefined : hashOfEcdsa(algorithm)
  // An algorithm that is named and unknown is no leave to try them all.
  const hashes = (algorithm === undefined ? HASHES : named ? [named] : []).filter((hash) =>
    rules.activeAuthenticationHashAllowed('ECDSA', hash, bitsOf(key)),
  )
  const forms = signature.length === 2 * curveSize(key) ? (['ieee-p1363', 'der'] as const) : (['der'] as const)
  return hashes.some((hash) => forms.some((dsaEncoding) => verifies(hash, challenge, key, dsaEncoding, signature)))
}

const verifies = (
  hash: HashName,
  data: Uint8Array,
  key: KeyObject,
  dsaEncoding: 'ieee-p1363' | 'der',
  signature: Uint8Array,
): boolean => {
  try {
    return verify(hash, data, { key, dsaEncoding }, signature)
  } catch {
    // OpenSSL throws on signatures that are none, where it could say false.
    return false
  }
}
