import { ID_CRL_NUMBER } from '../emrtd/object-ids'
import { type Asn1, bits, context, der, integer, octets, oid, sequence, time } from './asn1'
import { authorityKeyIdentifier, type Period } from './extensions'
import { type Name, nameToAsn1 } from './names'
import type { HashName } from './profiles'
import { type SigningKey, signatureAlgorithm } from './signing-key'

export type RevocationListContent = {
  issuer: Name
  /** thisUpdate and nextUpdate. */
  current: Period
  number: number
  revoked: { serial: Uint8Array; on: Date }[]
  signedBy: SigningKey
  hash: HashName
}

const extension = (id: string, value: Asn1): Asn1 => sequence(oid(id), octets(der(value)))

/** DER of a certificate revocation list, version 2: RFC 5280 §5 as Doc 9303-12 §7.1.4 narrows it. */
export const buildRevocationList = (given: RevocationListContent): Uint8Array => {
  const algorithm = signatureAlgorithm(given.signedBy, given.hash)
  const { id, value } = authorityKeyIdentifier(given.signedBy.identifier)
  const entries = given.revoked.map(({ serial, on }) => sequence(integer(serial), time(on)))
  const tbs = sequence(
    integer(1),
    algorithm,
    nameToAsn1(given.issuer),
    time(given.current.from),
    time(given.current.until),
    // RFC 5280 §5.1.2.6: absent when nothing is revoked.
    ...(entries.length > 0 ? [sequence(...entries)] : []),
    context(0, sequence(extension(id, value), extension(ID_CRL_NUMBER, integer(given.number)))),
  )
  return der(sequence(tbs, algorithm, bits(given.signedBy.sign(given.hash, der(tbs)))))
}
