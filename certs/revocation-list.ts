import { ID_CRL_NUMBER } from '../emrtd/object-ids'
import { type SignatureName, signatureAlgorithm } from './algorithms'
import { bits, context, der, integer, sequence, time } from './asn1'
import { authorityKeyIdentifier, type Extension, extensionsToAsn1, type Period } from './extensions'
import { type Name, nameToAsn1 } from './names'
import type { SigningKey } from './signing-key'

export type RevocationListContent = {
  issuer: Name
  /** thisUpdate and nextUpdate. */
  current: Period
  number: number
  revoked: readonly { serial: Uint8Array; on: Date; extensions?: readonly Extension[] }[]
  /** Undefined where the state's certificates do not name keys. */
  authorityKeyId: Uint8Array | undefined
  /** Beyond those that every list has. */
  extensions?: readonly Extension[]
  signedBy: SigningKey
  signature: SignatureName
}

/** DER of a certificate revocation list, version 2: RFC 5280 §5 as Doc 9303-12 §7.1.4 narrows it. */
export const buildRevocationList = (given: RevocationListContent): Uint8Array => {
  const algorithm = signatureAlgorithm(given.signature)
  const entries = given.revoked.map(({ serial, on, extensions = [] }) =>
    sequence(integer(serial), time(on), ...(extensions.length > 0 ? [extensionsToAsn1(extensions)] : [])),
  )
  const extensions = [
    ...(given.authorityKeyId ? [authorityKeyIdentifier(given.authorityKeyId)] : []),
    { id: ID_CRL_NUMBER, value: integer(given.number) },
    ...(given.extensions ?? []),
  ]
  const tbs = sequence(
    integer(1),
    algorithm,
    nameToAsn1(given.issuer),
    time(given.current.from),
    time(given.current.until),
    // RFC 5280 §5.1.2.6: absent when nothing is revoked.
    ...(entries.length > 0 ? [sequence(...entries)] : []),
    context(0, extensionsToAsn1(extensions)),
  )
  return der(sequence(tbs, algorithm, bits(given.signedBy.sign(given.signature, der(tbs)))))
}
