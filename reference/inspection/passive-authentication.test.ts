import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { hex } from '../../core/bytes'
import { DAY } from '../../core/clock'
import { encodeTlv } from '../../emrtd/tlv'
import { inspectionRules } from '../rules/inspection'
import { parseCertificate } from './certificates'
import { createChecks } from './checks'
import { createExampleStates, type KeyKind, type Party } from './examples/state'
import { authenticatePassively } from './passive-authentication'
import { parseSecurityObject } from './sod'
import { type Trust, trustListOf } from './trust-list'

const folder = mkdtempSync(join(tmpdir(), 'passive-authentication-'))
const states = createExampleStates(folder)
after(() => rmSync(folder, { recursive: true }))

const DK = '/C=DK/O=Kingdom of Denmark/CN=Country Signing CA'
const P256: KeyKind = { curve: 'prime256v1', parameters: 'named_curve' }
const GROUPS = new Map([
  [1, encodeTlv(0x61, Uint8Array.of(1, 2, 3))],
  [2, encodeTlv(0x75, new Uint8Array(300).fill(7))],
])
const trusting = (...cscas: Party[]): Trust => ({
  cscaCertificates: cscas.map(({ der }) => der),
  linkCertificates: [],
  revocationLists: [],
})

const inspect = (
  sod: Uint8Array | undefined,
  trust: Trust,
  given: { groups?: ReadonlyMap<number, Uint8Array>; now?: number } = {},
) => {
  const checks = createChecks()
  const authentic = authenticatePassively({
    sod: sod ? (parseSecurityObject(sod) ?? 'malformed') : 'missing',
    groups: given.groups ?? GROUPS,
    trust: trustListOf(trust),
    now: given.now ?? Date.now() + DAY,
    rules: inspectionRules,
    checks,
  })
  const result = (name: string) => checks.results().find(({ check }) => check === name)?.result
  return { refusal: checks.refusal(), countries: authentic?.countries, result }
}

describe('passive authentication', () => {
  let csca: Party
  let signer: Party
  let sod: Uint8Array
  before(() => {
    csca = states.csca({ subject: DK, kind: P256 })
    signer = states.signer(csca, { kind: P256 })
    sod = states.sod(signer, GROUPS)
  })

  it('accepts what a signer under a trusted CSCA signed, and says under which countries', () => {
    const { refusal, countries, result } = inspect(sod, trusting(csca))
    assert.deepEqual([refusal, countries], [undefined, ['DK', 'DK']])
    assert.deepEqual(
      ['signature', 'signer-known', 'signer-valid', 'signer-not-revoked', 'dg1-hash', 'dg2-hash'].map(result),
      ['successful', 'successful', 'successful', 'undetermined', 'successful', 'successful'],
    )
  })

  it('refuses a chip without security object, and one that is none', () => {
    assert.equal(inspect(undefined, trusting(csca)).refusal, 'security-object-missing')
    assert.equal(inspect(encodeTlv(0x77, Uint8Array.of(0x30, 0)), trusting(csca)).refusal, 'security-object-malformed')
    assert.equal(inspect(sod.subarray(0, -1), trusting(csca)).refusal, 'security-object-malformed')
  })

  it('refuses an altered data group by its number, and one that is not signed', () => {
    for (const number of [1, 2]) {
      const groups = new Map(GROUPS).set(number, encodeTlv(0x61, Uint8Array.of(9)))
      assert.equal(inspect(sod, trusting(csca), { groups }).refusal, `dg${number}-altered`)
    }
    const groups = new Map(GROUPS).set(14, Uint8Array.of(0x6e, 0))
    assert.equal(inspect(sod, trusting(csca), { groups }).refusal, 'dg14-altered')
  })

  it('refuses hashes that were put into a signed security object later', () => {
    const groups = new Map(GROUPS).set(2, encodeTlv(0x75, new Uint8Array(300).fill(8)))
    const other = hex(states.sod(signer, groups))
    const hashIn = (text: string) => /020102(0420.{64})/.exec(text)?.[1] ?? ''
    const forged = Buffer.from(hex(sod).replace(hashIn(hex(sod)), hashIn(other)), 'hex')
    assert.equal(inspect(forged, trusting(csca), { groups }).refusal, 'signature-wrong')
    const digestIn = (text: string) => /2A864886F70D010904312204(20.{64})/.exec(text)?.[1] ?? ''
    const consistent = forged
      .toString('hex')
      .toUpperCase()
      .replace(digestIn(hex(sod)), digestIn(other))
    const { result, refusal } = inspect(Buffer.from(consistent, 'hex'), trusting(csca), { groups })
    assert.deepEqual([refusal, result('dg2-hash')], ['signature-wrong', 'successful'])
  })

  it('refuses a signature without signed attributes, which RFC 5652 §5.3 demands', () => {
    assert.equal(
      inspect(states.sod(signer, GROUPS, { attributes: false }), trusting(csca)).refusal,
      'security-object-malformed',
    )
  })

  it('refuses a signer under a CSCA of the same name and another key', () => {
    const lookAlike = states.csca({ subject: DK, kind: P256 })
    const { refusal, result } = inspect(sod, trusting(lookAlike))
    assert.deepEqual([refusal, result('signature')], ['signer-unknown', 'successful'])
  })

  it('refuses a security object without the certificate of its signer', () => {
    const { refusal, result } = inspect(states.sod(signer, GROUPS, { certificate: false }), trusting(csca))
    assert.deepEqual([refusal, result('signature')], ['signer-certificate-missing', 'undetermined'])
  })

  it('refuses an expired signer and accepts it until then', () => {
    const shortLived = states.sod(states.signer(csca, { kind: P256, days: '30' }), GROUPS)
    assert.equal(inspect(shortLived, trusting(csca)).refusal, undefined)
    assert.equal(inspect(shortLived, trusting(csca), { now: Date.now() + 31 * DAY }).refusal, 'signer-expired')
  })

  it('trusts no CSCA beyond its own validity', () => {
    assert.equal(inspect(sod, trusting(csca), { now: Date.now() + 3100 * DAY }).refusal, 'signer-unknown')
    assert.equal(inspect(sod, trusting(csca), { now: Date.now() - DAY }).refusal, 'signer-unknown')
  })

  it('refuses a revoked signer and only that, and believes no list that another key signed', () => {
    const listing = (issuer: Party, serial: string): Trust => ({
      ...trusting(csca),
      revocationLists: [states.revocationList(issuer, [serial])],
    })
    assert.equal(inspect(sod, listing(csca, '1267')).refusal, 'signer-revoked')
    const spared = inspect(sod, listing(csca, '1268'))
    assert.deepEqual([spared.refusal, spared.result('signer-not-revoked')], [undefined, 'successful'])
    const foreign = inspect(sod, listing(states.csca({ subject: DK, kind: P256 }), '1267'))
    assert.deepEqual([foreign.refusal, foreign.result('signer-not-revoked')], [undefined, 'undetermined'])
  })

  it('refuses a certificate that is not for signing documents', () => {
    const wrong = states.signer(csca, { kind: P256, extensions: 'not-for-documents' })
    assert.equal(inspect(states.sod(wrong, GROUPS), trusting(csca)).refusal, 'signer-not-for-documents')
  })

  it('refuses a certificate under a document signer', () => {
    const below = states.signer(signer, { kind: P256, serial: '5' })
    const trust = { ...trusting(csca), linkCertificates: [signer.der] }
    assert.equal(inspect(states.sod(below, GROUPS), trust).refusal, 'signer-unknown')
  })
})

describe('the path to the trust list', () => {
  it('goes over a link certificate to the old CSCA, all under one name', () => {
    const old = states.csca({ subject: DK, kind: P256 })
    const middle = states.csca({ subject: DK, kind: { curve: 'secp384r1', parameters: 'named_curve' } })
    const young = states.csca({ subject: DK, kind: P256 })
    const sod = states.sod(states.signer(young, { kind: P256 }), GROUPS)
    const links = [states.link(middle, young), states.link(old, middle)]
    const trust = { ...trusting(old), linkCertificates: links.map(({ der }) => der) }
    assert.equal(inspect(sod, trust).refusal, undefined)
    assert.equal(
      inspect(sod, { ...trust, linkCertificates: trust.linkCertificates.slice(0, 1) }).refusal,
      'signer-unknown',
    )
    assert.equal(inspect(sod, { ...trust, cscaCertificates: [] }).refusal, 'signer-unknown')
  })

  it('is found by name among several keys where key identifiers are missing', () => {
    const [one, two] = [states.csca({ subject: DK, kind: P256 }), states.csca({ subject: DK, kind: P256 })]
    const sod = states.sod(states.signer(two, { kind: P256, extensions: 'no-identifiers' }), GROUPS)
    assert.equal(inspect(sod, trusting(one, two)).refusal, undefined)
    assert.equal(inspect(sod, trusting(one)).refusal, 'signer-unknown')
  })

  it('passes over entries of the trust list that are no certificates', () => {
    const csca = states.csca({ subject: DK, kind: P256 })
    const sod = states.sod(states.signer(csca, { kind: P256 }), GROUPS, { keyId: true })
    const trust = {
      cscaCertificates: [Uint8Array.of(0x30, 0), csca.der, new Uint8Array(0)],
      linkCertificates: [Uint8Array.of(1, 2, 3)],
      revocationLists: [csca.der],
    }
    assert.equal(inspect(sod, trust).refusal, undefined)
  })
})

describe('algorithms of the field', () => {
  const accepted = (kind: KeyKind, given: { pss?: boolean; hash?: 'sha256' | 'sha512' } = {}) => {
    const csca = states.csca({ subject: '/C=SE/CN=CSCA', kind, pss: given.pss ?? false })
    const sod = states.sod(states.signer(csca, { kind }), GROUPS, given)
    const altered = new Uint8Array(sod)
    altered[altered.length - 1] = (altered.at(-1) ?? 0) ^ 1
    assert.equal(inspect(sod, trusting(csca)).refusal, undefined)
    assert.equal(inspect(altered, trusting(csca)).refusal, 'signature-wrong')
    return csca
  }

  it('are RSA with PKCS#1 and with PSS', () => {
    accepted({ rsa: '2048' })
    accepted({ rsa: '2048' }, { pss: true, hash: 'sha512' })
  })

  it('are ECDSA on named and on explicit parameters', () => {
    accepted({ curve: 'brainpoolP256r1', parameters: 'explicit' })
    accepted({ curve: 'brainpoolP512r1', parameters: 'explicit' }, { hash: 'sha512' })
    accepted({ curve: 'secp521r1', parameters: 'named_curve' }, { hash: 'sha512' })
    accepted({ curve: 'secp384r1', parameters: 'explicit' })
  })

  it("are not curves of an issuer of one's own: another generator is refused", () => {
    const csca = states.csca({ subject: '/C=SE/CN=CSCA', kind: { curve: 'brainpoolP256r1', parameters: 'explicit' } })
    const generator = /048BD2AEB9CB7E57CB2C4B482FFC81B7AFB9DE27E1E3BD23C23A4453BD9ACE3262/
    assert.match(hex(csca.der), generator)
    const forged = hex(csca.der).replace(generator, (point) => point.replace(/62$/, '63'))
    assert.throws(() => parseCertificate(Buffer.from(forged, 'hex')).key(), { name: 'DerError' })
    assert.equal(parseCertificate(csca.der).key().asymmetricKeyDetails?.namedCurve, 'brainpoolP256r1')
  })
})
