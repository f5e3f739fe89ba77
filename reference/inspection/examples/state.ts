import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { readBytes, writeFile } from '../../../core/files'
import { encodeOid, ID_LDS_SECURITY_OBJECT, ID_SHA256, ID_SHA512 } from '../../../emrtd/object-ids'
import { encodeTlv } from '../../../emrtd/tlv'

/**
 * Issuing states for the tests of the reader, made by the openssl command, so that no line of ours stands on both
 * sides. Everything is written below the folder that is given.
 */
const CONFIGURATION = `
[req]
distinguished_name = dn
[dn]
[csca]
basicConstraints = critical,CA:true,pathlen:0
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[link]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[signer]
keyUsage = critical,digitalSignature
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[no-identifiers]
keyUsage = critical,digitalSignature
[not-for-documents]
keyUsage = critical,keyAgreement
authorityKeyIdentifier = keyid
[ca]
default_ca = lists
[lists]
database = index.txt
`
const LONG = '3000'

export type KeyKind = { rsa: string } | { curve: string; parameters: 'named_curve' | 'explicit' }
/** Paths of PEM files, and the certificate in DER. */
export type Party = { key: string; certificate: string; der: Uint8Array; subject: string }
export type SodOptions = { hash?: 'sha256' | 'sha512'; keyId?: boolean; attributes?: boolean; certificate?: boolean }

const sequence = (...parts: Uint8Array[]): Uint8Array => encodeTlv(0x30, parts)
const small = (n: number): Uint8Array => encodeTlv(0x02, Uint8Array.of(n))

/** LDSSecurityObject of version 0 (Doc 9303-10 §4.6.2.3). */
export const ldsSecurityObject = (groups: ReadonlyMap<number, Uint8Array>, hash: 'sha256' | 'sha512'): Uint8Array => {
  const oid = encodeTlv(0x06, encodeOid(hash === 'sha256' ? ID_SHA256 : ID_SHA512))
  const hashes = [...groups].map(([number, file]) =>
    sequence(small(number), encodeTlv(0x04, createHash(hash).update(file).digest())),
  )
  return sequence(small(0), sequence(oid, Uint8Array.of(5, 0)), sequence(...hashes))
}

export const createExampleStates = (folder: string) => {
  let made = 0
  const path = (name: string): string => join(folder, `${++made}-${name}`)
  const openssl = (...args: string[]): void => {
    try {
      execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
    } catch (cause) {
      throw new Error(`the openssl command (package openssl) is needed, and failed at "${args.join(' ')}"`, { cause })
    }
  }
  const config = path('openssl.cnf')
  writeFile(config, CONFIGURATION)
  writeFile(join(folder, 'index.txt'), '')

  const keyOf = (kind: KeyKind): string => {
    const key = path('key.pem')
    const options =
      'rsa' in kind
        ? ['RSA', `rsa_keygen_bits:${kind.rsa}`]
        : ['EC', `ec_paramgen_curve:${kind.curve}`, `ec_param_enc:${kind.parameters}`]
    openssl(
      'genpkey',
      '-algorithm',
      ...options.flatMap((option, i) => (i === 0 ? [option] : ['-pkeyopt', option])),
      '-out',
      key,
    )
    return key
  }
  const party = (key: string, pem: string, subject: string): Party => {
    openssl('x509', '-in', pem, '-outform', 'DER', '-out', `${pem}.der`)
    return { key, certificate: pem, der: readBytes(`${pem}.der`), subject }
  }
  const pssOf = (pss: boolean | undefined): string[] =>
    pss ? ['-sigopt', 'rsa_padding_mode:pss', '-sigopt', 'rsa_pss_saltlen:digest'] : []

  const csca = (given: { subject: string; kind: KeyKind; pss?: boolean }): Party => {
    const [key, pem] = [keyOf(given.kind), path('csca.pem')]
    const self = ['-x509', '-new', '-key', key, '-subj', given.subject, '-days', LONG, '-config', config]
    openssl('req', ...self, '-extensions', 'csca', ...pssOf(given.pss), '-out', pem)
    return party(key, pem, given.subject)
  }
  const issue = (
    issuer: Party,
    key: string,
    given: { subject: string; extensions: string; days: string; serial: string },
  ) => {
    const [request, pem] = [path('request.pem'), path('certificate.pem')]
    openssl('req', '-new', '-key', key, '-subj', given.subject, '-config', config, '-out', request)
    const by = ['-CA', issuer.certificate, '-CAkey', issuer.key, '-set_serial', given.serial, '-days', given.days]
    openssl('x509', '-req', '-in', request, ...by, '-extfile', config, '-extensions', given.extensions, '-out', pem)
    return party(key, pem, given.subject)
  }
  return {
    csca,
    /** The new CSCA's key, certified by the old one. */
    link: (from: Party, to: Party): Party =>
      issue(from, to.key, { subject: to.subject, extensions: 'link', days: LONG, serial: '9' }),
    signer: (
      issuer: Party,
      given: { kind: KeyKind; subject?: string; extensions?: string; days?: string; serial?: string },
    ): Party =>
      issue(issuer, keyOf(given.kind), {
        subject: given.subject ?? '/C=DK/CN=Document Signer',
        extensions: given.extensions ?? 'signer',
        days: given.days ?? LONG,
        serial: given.serial ?? '4711',
      }),
    /** @param serials hexadecimal. */
    revocationList: (issuer: Party, serials: readonly string[]): Uint8Array => {
      const lines = serials.map((serial) => `R\t401231000000Z\t260101000000Z\t${serial}\tunknown\t/CN=revoked\n`)
      writeFile(join(folder, 'index.txt'), lines.join(''))
      const pem = path('crl.pem')
      const by = ['-keyfile', issuer.key, '-cert', issuer.certificate, '-md', 'sha256', '-crldays', '30']
      openssl('ca', '-gencrl', '-config', config, ...by, '-out', pem)
      openssl('crl', '-in', pem, '-outform', 'DER', '-out', `${pem}.der`)
      return readBytes(`${pem}.der`)
    },
    /** EF.SOD over the files of these data groups. */
    sod: (
      signer: Party,
      groups: ReadonlyMap<number, Uint8Array>,
      options: SodOptions & { pss?: boolean } = {},
    ): Uint8Array => {
      const [content, cms] = [path('lds.der'), path('sod.der')]
      writeFile(content, ldsSecurityObject(groups, options.hash ?? 'sha256'))
      const by = ['-signer', signer.certificate, '-inkey', signer.key, '-md', options.hash ?? 'sha256']
      const form = [
        ...(options.keyId ? ['-keyid'] : []),
        ...(options.attributes === false ? ['-noattr'] : []),
        ...(options.certificate === false ? ['-nocerts'] : []),
        ...(options.pss ? ['-keyopt', 'rsa_padding_mode:pss', '-keyopt', 'rsa_pss_saltlen:digest'] : []),
      ]
      const type = ['-econtent_type', ID_LDS_SECURITY_OBJECT, '-binary', '-nodetach', '-nosmimecap']
      openssl('cms', '-sign', ...type, '-in', content, ...by, ...form, '-outform', 'DER', '-out', cms)
      return encodeTlv(0x77, readBytes(cms))
    },
  }
}
