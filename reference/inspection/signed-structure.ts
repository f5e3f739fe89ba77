import type { KeyObject } from 'node:crypto'
import { equalBytes } from '../../core/bytes'
import { bitsOf, type Der, DerError, expect, fieldsOf, parseDer, SEQUENCE } from './der'
import { hashOfSignature, type SignatureHash, signatureVerifies } from './signatures'

/** What X.509 signs: SEQUENCE { toBeSigned, algorithm, signature } of RFC 5280 §4.1 and §5.1. */
export type SignedStructure = {
  fields: readonly Der[]
  /** Undefined when the algorithm is unknown. */
  signatureHash: SignatureHash | undefined
  isSignedBy(key: KeyObject): boolean
}

/** Throws DerError. */
export const parseSignedStructure = (bytes: Uint8Array): SignedStructure => {
  const [toBeSigned, second, third] = fieldsOf(parseDer(bytes))
  const [algorithm, signature] = [expect(second, SEQUENCE), bitsOf(third)]
  const signed = expect(toBeSigned, SEQUENCE)
  const fields = fieldsOf(signed)
  // RFC 5280 §4.1.1.2 and §5.1.1.2: the algorithm stands inside as well, and must be the same.
  if (!fields.some(({ raw }) => equalBytes(raw, algorithm.raw))) throw new DerError('signed under another algorithm')
  return {
    fields,
    signatureHash: hashOfSignature(algorithm),
    isSignedBy: (key) => signatureVerifies({ algorithm, key, data: signed.raw, signature }),
  }
}
