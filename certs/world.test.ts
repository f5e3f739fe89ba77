import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { describe, it } from 'node:test'
import { createRandom } from '../core/random'
import { HASH_BYTES } from './algorithms'
import { securityObjectParts } from './certificate-parts'
import { createIssuingState, createStateOf, type IssuingState } from './issuing-state'
import { keyKind, suiteParts } from './key-names'
import { at, judge } from './openssl.fixture'
import { namedCurveTwin, PROFILE_NAMES, PROFILES, type ProfileName, VIRTUAL_ISSUERS } from './profiles'
import { trustList } from './trust-list'

const NOW = Date.UTC(2026, 10, 22, 9)
const random = createRandom('the world')
const { openssl, certificates, lists } = judge()

/** What `openssl verify` can judge as a chain: it refuses explicit parameters by design. */
const twin = (name: ProfileName): IssuingState => createStateOf(name, namedCurveTwin(PROFILES[name]), random, NOW)
const hashesFor = ({ hash }: IssuingState) =>
  new Map([1, 2].map((number) => [number, new Uint8Array(HASH_BYTES[hash]).fill(number)]))
const newestOf = ({ cscaCertificates }: IssuingState) => cscaCertificates.slice(-1)
const x509 = (der: Uint8Array) => new X509Certificate(der)
const suites = Object.values(PROFILES).flatMap(({ generations }) => generations.map(({ suite }) => suiteParts(suite)))

describe('the issuing states of the world', () => {
  it('have all signatures and keys that the master lists of 2026 have', () => {
    const signatures = new Set(suites.map(({ signature }) => signature))
    const wanted = [
      ...['pkcs1-sha1', 'pkcs1-sha256', 'pkcs1-sha384', 'pkcs1-sha512', 'pss-sha256', 'pss-sha384', 'pss-sha512'],
      ...['ecdsa-sha1', 'ecdsa-sha256', 'ecdsa-sha384', 'ecdsa-sha512'],
    ]
    assert.deepEqual([...signatures].sort(), wanted.sort())
    const keys = new Set<string>(suites.map(({ key }) => key))
    const measured = [
      ...['rsa2048', 'rsa3072', 'rsa4096', 'rsa6144', 'rsa3072-e3', 'rsa4096-e3', 'rsa4096-e38129', 'rsa4096-e107903'],
      ...['brainpoolP256r1', 'brainpoolP384r1', 'brainpoolP512r1', 'prime256v1', 'secp384r1', 'secp521r1'],
      ...['rsa4096-e56611', 'secp384r1-named', 'secp521r1-named'],
    ]
    assert.deepEqual(
      measured.filter((key) => !keys.has(key)),
      [],
    )
    for (const { key, signature } of suites)
      assert.equal(keyKind(key) === 'rsa', !signature.startsWith('ecdsa'), `${key} ${signature}`)
  })

  it('name another state that exists, and whom they look like', () => {
    for (const { anotherState = 'denmark', looksLike = 'denmark' } of Object.values(PROFILES))
      for (const name of [anotherState, looksLike]) assert.ok(name in PROFILES, name)
  })

  it('have each a key of its own in each generation, with chains and lists that openssl accepts', () => {
    const states = PROFILE_NAMES.map(twin)
    const roots = states.flatMap((state) => state.cscaCertificates)
    const keys = roots.map((root) => x509(root).publicKey.export({ type: 'spki', format: 'der' }).toString('hex'))
    assert.equal(new Set(keys).size, roots.length)

    const listed = states.filter((state) => state.listed)
    // With no key identifiers openssl takes the first root of the name and no other: it is given the right one alone.
    const trusted = trustList(listed.filter(({ name }) => name !== 'argentina'))
    trusted.cscaCertificates.push(...newestOf(twin('argentina')))
    trusted.revocationLists.push(twin('argentina').revocationList)
    const signers = listed.map((state) => certificates(state.signerCertificate({ signedOn: NOW })))
    const { said } = openssl([
      ...['verify', '-check_ss_sig', '-crl_check', ...at(NOW), '-CAfile', certificates(...trusted.cscaCertificates)],
      ...['-CRLfile', lists(...trusted.revocationLists), ...signers],
    ])
    assert.equal(said.match(/^\d+: OK$/gm)?.length, listed.length, said)
  })

  it('sign links with the old key and only with it, whatever kinds of keys those are', () => {
    for (const { name } of VIRTUAL_ISSUERS) {
      const { cscaCertificates, linkCertificates } = createIssuingState(name, random, NOW)
      const roots = cscaCertificates.map(x509)
      assert.equal(linkCertificates.length, PROFILES[name].unlinked ? 0 : roots.length - 1, name)
      linkCertificates.map(x509).forEach((link, place) => {
        for (const [other, root] of roots.entries())
          assert.equal(link.verify(root.publicKey), other === place, `${name}: link ${place} under ${other}`)
      })
    }
    const kinds = (name: ProfileName) => PROFILES[name].generations.map(({ suite }) => keyKind(suiteParts(suite).key))
    assert.deepEqual(kinds('turkey'), ['rsa', 'ec', 'ec'])
    assert.deepEqual(kinds('iceland'), ['rsa', 'rsa', 'ec'])
  })
})

describe('the virtual issuers', () => {
  for (const { name } of VIRTUAL_ISSUERS)
    it(`sign what openssl verifies, chain and all: ${name}`, () => {
      const state = twin(name)
      const { message, signed } = securityObjectParts(state.signSod(hashesFor(state)))
      const roots = name === 'argentina' ? newestOf(state) : state.cscaCertificates
      const trusted = ['-CAfile', certificates(...roots), '-purpose', 'any', ...at(NOW)]
      const { accepted, output, said } = openssl(['cms', '-verify', '-binary', '-inform', 'DER', ...trusted], message)
      assert.ok(accepted, said)
      assert.deepEqual(output, signed)
    })

  it('sign with explicit parameters as well, which openssl verifies without a chain', () => {
    for (const name of ['sweden', 'united-kingdom', 'iceland'] as const) {
      const state = createIssuingState(name, random, NOW)
      const { message } = securityObjectParts(state.signSod(hashesFor(state)))
      const { accepted, said } = openssl(['cms', '-verify', '-noverify', '-binary', '-inform', 'DER'], message)
      assert.ok(accepted, `${name}: ${said}`)
    }
  })

  it('differ as they are said to', () => {
    const text = (name: ProfileName) =>
      openssl(['x509', '-inform', 'DER', '-noout', '-text'], createIssuingState(name, random, NOW).signerCertificate())
        .said
    assert.match(text('norway'), /Signature Algorithm: rsassaPss[\s\S]*Hash Algorithm: sha256[\s\S]*Salt Length: 0x20/i)
    assert.match(text('united-kingdom'), /Issuer: C ?= ?gb,/)
    assert.match(text('united-kingdom'), /Signature Algorithm: ecdsa-with-SHA384[\s\S]*Field Type: prime-field/)
    assert.match(text('kazakhstan'), /Signature Algorithm: sha1WithRSAEncryption/)
    assert.match(text('korea'), /Exponent: 3 /)
    assert.match(text('algeria'), /ASN1 OID: secp384r1/)
    assert.match(text('argentina'), /Issuer: C ?= ?ar,/)
    assert.doesNotMatch(text('argentina'), /Authority Key Identifier/)
    assert.match(text('iceland'), /Public-Key: \(521 bit\)/)
  })

  it('are trusted where they are listed: all but the unknown one and the look-alike', () => {
    const states = VIRTUAL_ISSUERS.map(({ name }) => createIssuingState(name, random, NOW))
    const unlisted = states.filter((state) => trustList([state]).cscaCertificates.length === 0)
    assert.deepEqual(
      unlisted.map(({ name }) => name),
      ['pakistan', 'denmark-look-alike'],
    )
  })

  it('include one that is Denmark in all but its keys', () => {
    const [denmark, impostor] = (['denmark', 'denmark-look-alike'] as const).map((name) =>
      createIssuingState(name, random, NOW).cscaCertificates.map(x509),
    )
    const says = (roots: X509Certificate[] = []) =>
      roots.map(({ subject, issuer, serialNumber, validFrom, validTo }) =>
        [subject, issuer, serialNumber, validFrom, validTo].join(),
      )
    assert.deepEqual(says(impostor), says(denmark))
    for (const root of denmark ?? [])
      for (const other of impostor ?? []) assert.ok(!other.publicKey.equals(root.publicKey))
  })
})
