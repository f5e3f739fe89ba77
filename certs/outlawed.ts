import { type Asn1, nothing, oid, sequence } from './asn1'
import type { OutlawedDigest, SigningKey } from './signing-key'

/** Algorithms that Doc 9303-12 §4.4 does not admit; signatures under them are genuine all the same. */
const ID_MD5 = '1.2.840.113549.2.5'
/** RFC 3279 §2.2.1. */
const ID_MD5_WITH_RSA = '1.2.840.113549.1.1.4'
/** Of BSI TR-03111 §5.2.1, and with RIPEMD-160, which Doc 9303-12 does not have. Here as a SEQUENCE of r and s. */
const ID_ECDSA_PLAIN_RIPEMD160 = '0.4.0.127.0.7.1.1.4.1.6'

export const md5Algorithm = (): Asn1 => sequence(oid(ID_MD5), nothing())
/** ISO/IEC 10118-3. */
const ripemd160Algorithm = (): Asn1 => sequence(oid('1.3.36.3.2.1'), nothing())

/** A way to sign that no document may use. */
export type Outlawed = {
  digest: OutlawedDigest
  digestAlgorithm: Asn1
  algorithm: Asn1
  sign(data: Uint8Array): Uint8Array
}

/** How this key signs in a way that it must not: with MD5, or on a curve with RIPEMD-160. */
export const outlawedSignature = (key: SigningKey): Outlawed => {
  const [digest, digestAlgorithm, algorithm] =
    key.kind === 'rsa'
      ? (['md5', md5Algorithm(), sequence(oid(ID_MD5_WITH_RSA), nothing())] as const)
      : (['ripemd160', ripemd160Algorithm(), sequence(oid(ID_ECDSA_PLAIN_RIPEMD160))] as const)
  return { digest, digestAlgorithm, algorithm, sign: (data) => key.signOver(digest, data) }
}
