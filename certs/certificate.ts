import { asn1, jsbn, md, pki } from 'node-forge'
import { hex } from '../core/bytes'
import { type Asn1, bits, children, der, parseDer, sequence, toBinary } from './asn1'
import type { Extension, Period } from './extensions'
import type { Name } from './names'
import type { HashName } from './profiles'
import { type SigningKey, signatureAlgorithm, signatureOid } from './signing-key'

/** What a certificate says, and who signs it. */
export type CertificateContent = {
  /** Positive, at most 20 bytes. */
  serial: Uint8Array
  subject: Name
  issuer: Name
  valid: Period
  key: SigningKey
  extensions: Extension[]
  signedBy: SigningKey
  hash: HashName
}

// Positions in TBSCertificate, RFC 5280 §4.1, with the version present.
const SIGNATURE = 2
const SUBJECT_PUBLIC_KEY_INFO = 6

// The published types lack it.
const tbsCertificate = (pki as unknown as { getTBSCertificate(certificate: pki.Certificate): Asn1 }).getTBSCertificate

/** node-forge writes some RSA key into TBSCertificate before the EC key takes its place. */
const PLACEHOLDER = pki.rsa.setPublicKey(new jsbn.BigInteger('3'), new jsbn.BigInteger('3'))

const draft = ({ serial, subject, issuer, valid, extensions }: CertificateContent): pki.Certificate => {
  const certificate = pki.createCertificate()
  certificate.serialNumber = hex(serial)
  certificate.setSubject(subject)
  certificate.setIssuer(issuer)
  certificate.validity.notBefore = valid.from
  certificate.validity.notAfter = valid.until
  certificate.setExtensions(extensions)
  return certificate
}

/** node-forge builds it whole; it hands the finished TBSCertificate to a signer that is OpenSSL's and many times faster. */
const rsaCertificate = (given: CertificateContent): Uint8Array => {
  const certificate = draft(given)
  certificate.publicKey = pki.publicKeyFromAsn1(asn1.fromDer(toBinary(given.key.publicKeyInfo)))
  const signer = { sign: () => toBinary(given.signedBy.sign(given.hash, der(certificate.tbsCertificate))) }
  certificate.sign(signer as unknown as pki.rsa.PrivateKey, md[given.hash].create())
  return der(pki.certificateToAsn1(certificate))
}

/** node-forge knows no EC keys: its TBSCertificate gets the key and the algorithm put in afterwards. */
const ecCertificate = (given: CertificateContent): Uint8Array => {
  const certificate = draft(given)
  certificate.publicKey = PLACEHOLDER
  certificate.siginfo.algorithmOid = signatureOid(given.signedBy, given.hash)
  const algorithm = signatureAlgorithm(given.signedBy, given.hash)
  const fields = children(tbsCertificate(certificate)).map(
    (field, position): Asn1 =>
      position === SIGNATURE
        ? algorithm
        : position === SUBJECT_PUBLIC_KEY_INFO
          ? parseDer(given.key.publicKeyInfo)
          : field,
  )
  const tbs = sequence(...fields)
  return der(sequence(tbs, algorithm, bits(given.signedBy.sign(given.hash, der(tbs)))))
}

/** DER of a certificate, version 3, RFC 5280 §4.1. */
export const buildCertificate = (given: CertificateContent): Uint8Array =>
  given.key.kind === 'rsa' && given.signedBy.kind === 'rsa' ? rsaCertificate(given) : ecCertificate(given)
