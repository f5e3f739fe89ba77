import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { DAY } from '../core/clock'
import { createRandom } from '../core/random'
import { securityObjectParts, signedParts } from './certificate-parts'
import { createIssuingState, type IssuingState, type Signer } from './issuing-state'
import { at, judge } from './openssl.fixture'
import { ldsSecurityObject } from './security-object'

const NOW = Date.UTC(2026, 2, 5, 10)
const { openssl, put, certificates, lists } = judge()
/** Names with or without spaces around the equals sign, as the version has it. */
const textOf = (certificate: Uint8Array) =>
  openssl(['x509', '-inform', 'DER', '-noout', '-text'], certificate).said.replaceAll(' = ', '=')

const random = createRandom('openssl judges')
const denmark = createIssuingState('denmark', random, NOW)
const explicit = createIssuingState('sweden', random, NOW)
const named = createIssuingState('sweden-named-curve', random, NOW)
const hashes = (state: IssuingState) =>
  new Map([1, 2, 14].map((n) => [n, createRandom(`dg${n}`).bytes(state.hash === 'sha256' ? 32 : 64)]))
const sodOf = (state: IssuingState, signer: Signer = 'honest') =>
  securityObjectParts(state.signSod(hashes(state), { signer }))
const newest = (list: Uint8Array[]) => list.at(-1) ?? new Uint8Array()

/** A chain, with RFC 5280 taken strictly and with the revocation lists of the states in hand. */
const chain = (certificate: Uint8Array, trusted: IssuingState[], links: Uint8Array[] = [], roots?: Uint8Array[]) =>
  openssl([
    ...['verify', '-x509_strict', '-check_ss_sig', '-crl_check', ...at(NOW)],
    ...['-CAfile', certificates(...(roots ?? trusted.flatMap((state) => state.cscaCertificates)))],
    ...['-CRLfile', lists(...trusted.map((state) => state.revocationList))],
    ...(links.length > 0 ? ['-untrusted', certificates(...links)] : []),
    certificates(certificate),
  ])

/** One signature by itself: what remains for explicit parameters, which `openssl verify` refuses by design. */
const signatureHolds = (signed: Uint8Array, issuer: Uint8Array, hash: string) => {
  const { toBeSigned, signature } = signedParts(signed)
  const key = put(openssl(['x509', '-inform', 'DER', '-noout', '-pubkey'], issuer).output)
  return openssl(['dgst', `-${hash}`, '-verify', key, '-signature', put(signature)], toBeSigned).accepted
}

for (const state of [denmark, named])
  describe(`openssl on ${state.name}`, () => {
    it('accepts every self-signed CSCA', () => {
      for (const root of state.cscaCertificates)
        assert.match(
          openssl([
            'verify',
            '-x509_strict',
            '-check_ss_sig',
            ...at(NOW),
            '-CAfile',
            certificates(root),
            certificates(root),
          ]).said,
          /: OK/,
        )
    })

    it('accepts each link certificate under the old root and under no other', () => {
      state.linkCertificates.forEach((link, place) => {
        state.cscaCertificates.forEach((root, other) => {
          const { accepted } = openssl([
            'verify',
            ...at(NOW),
            '-partial_chain',
            '-CAfile',
            certificates(root),
            certificates(link),
          ])
          assert.equal(accepted, other === place, `link ${place} under root ${other}`)
        })
      })
    })

    it('accepts the honest signer, from the newest root and from the oldest over all links', () => {
      const { certificate } = sodOf(state)
      assert.equal(chain(certificate, [state]).said.split(': ')[1]?.trim(), 'OK')
      const oldest = state.cscaCertificates.slice(0, 1)
      assert.ok(!chain(certificate, [state], [], oldest).accepted)
      const overLinks = openssl([
        ...['verify', ...at(NOW), '-CAfile', certificates(...oldest)],
        ...['-untrusted', certificates(...state.linkCertificates), certificates(certificate)],
      ])
      assert.ok(overLinks.accepted, overLinks.said)
    })

    const refusals: [Signer, RegExp][] = [
      ['expired', /certificate has expired/],
      ['revoked', /certificate revoked/],
      ['unknown-csca', /unable to get local issuer certificate/],
      ['of-another-state', /unable to get local issuer certificate/],
    ]
    for (const [signer, reason] of refusals)
      it(`refuses the ${signer} signer for that reason alone`, () => {
        const { said, accepted } = chain(sodOf(state, signer).certificate, [state])
        assert.ok(!accepted)
        assert.match(said, reason)
        assert.equal(said.match(/^error \d+ at/gm)?.length, 1, said)
      })

    it('accepts the expired signer a day earlier, and the one of the unknown CSCA once that is trusted', () => {
      const earlier = [...at(NOW - 2 * DAY), '-CAfile', certificates(...state.cscaCertificates)]
      assert.ok(openssl(['verify', ...earlier, certificates(sodOf(state, 'expired').certificate)]).accepted)
      const trusting = [...at(NOW), '-CAfile', certificates(state.unknownCsca)]
      assert.ok(openssl(['verify', ...trusting, certificates(sodOf(state, 'unknown-csca').certificate)]).accepted)
    })

    it('accepts the revocation list under the newest root only', () => {
      const { said } = openssl(
        ['crl', '-inform', 'DER', '-noout', '-verify', '-CAfile', certificates(newest(state.cscaCertificates))],
        state.revocationList,
      )
      assert.match(said, /verify OK/)
      const under = openssl(
        ['crl', '-inform', 'DER', '-noout', '-verify', '-CAfile', certificates(...state.cscaCertificates.slice(0, 1))],
        state.revocationList,
      )
      assert.doesNotMatch(under.said, /verify OK/)
    })

    it('accepts the security object with its chain and gives back what was signed', () => {
      const { message, signed } = sodOf(state)
      const trusted = ['-CAfile', certificates(...state.cscaCertificates), '-purpose', 'any', ...at(NOW)]
      const { accepted, output, said } = openssl(['cms', '-verify', '-binary', '-inform', 'DER', ...trusted], message)
      assert.ok(accepted, said)
      assert.deepEqual(output, signed)
      assert.deepEqual(signed, ldsSecurityObject(state.hash, hashes(state), '0107'))
    })
  })

describe('openssl on sweden, with explicit parameters', () => {
  it('holds each signature of the roots, links, signer and revocation list under its own issuer and no other', () => {
    const { cscaCertificates: roots, linkCertificates: links, revocationList } = explicit
    for (const root of roots) assert.ok(signatureHolds(root, root, 'sha512'))
    links.forEach((link, place) => {
      for (const [other, root] of roots.entries()) assert.equal(signatureHolds(link, root, 'sha512'), other === place)
    })
    for (const signed of [sodOf(explicit).certificate, revocationList]) {
      assert.ok(signatureHolds(signed, newest(roots), 'sha512'))
      assert.ok(!signatureHolds(signed, explicit.unknownCsca, 'sha512'))
    }
    assert.ok(signatureHolds(sodOf(explicit, 'unknown-csca').certificate, explicit.unknownCsca, 'sha512'))
  })

  it('sees the parameters spelt out, and refuses the chain for them alone', () => {
    const { certificate } = sodOf(explicit)
    assert.match(textOf(certificate), /Field Type: prime-field[\s\S]*Cofactor: {2}1 /)
    assert.match(
      chain(certificate, [explicit]).said,
      /error 94 at 0 depth lookup: Certificate public key has explicit ECC/,
    )
  })

  it('holds the signature of the security object', () => {
    const { message, signed } = sodOf(explicit)
    const { accepted, output, said } = openssl(['cms', '-verify', '-noverify', '-binary', '-inform', 'DER'], message)
    assert.ok(accepted, said)
    assert.deepEqual(output, signed)
  })
})

describe('openssl reads', () => {
  it('what Denmark says of itself', () => {
    const text = textOf(newest(denmark.cscaCertificates))
    for (const part of [
      /Subject: C=DK, O=Kingdom of Denmark, CN=Country Signing CA/,
      /Signature Algorithm: sha256WithRSAEncryption/,
      /Not Before: Dec 12 00:00:00 2023 GMT\s+Not After : Dec 12 23:59:59 2037 GMT/,
      /Public-Key: \(3072 bit\)/,
      /Basic Constraints: critical\s+CA:TRUE, pathlen:0/,
      /Key Usage: critical\s+Certificate Sign, CRL Sign/,
      /Private Key Usage Period:\s+Not Before: Dec 12 00:00:00 2023 GMT/,
      /Subject Alternative Name:\s+DirName:\/?L=DNK/,
      /CRL Distribution Points:\s+Full Name:\s+DirName: ?C=DK, O=Kingdom of Denmark, CN=Country Signing CA/,
    ])
      assert.match(text, part)
  })

  it('what a document signer says of itself', () => {
    const text = textOf(sodOf(denmark).certificate)
    for (const part of [
      /Subject: C=DK, O=Kingdom of Denmark, CN=Document Signer/,
      /Public-Key: \(2048 bit\)/,
      /Key Usage: critical\s+Digital Signature\n/,
      /Private Key Usage Period/,
      /2\.23\.136\.1\.1\.6\.2:/,
    ])
      assert.match(text, part)
  })

  it('one entry in each revocation list', () => {
    for (const state of [denmark, explicit, named]) {
      const { said } = openssl(['crl', '-inform', 'DER', '-noout', '-text'], state.revocationList)
      assert.match(said, /Version 2/)
      const serials = [...said.matchAll(/Serial Number: ([0-9A-F]+)/g)].map(([, serial]) => serial)
      const revoked = textOf(sodOf(state, 'revoked').certificate).match(/Serial Number:\s+([0-9a-f:]+)/)?.[1]
      assert.deepEqual(serials, [revoked?.replaceAll(':', '').toUpperCase()])
    }
  })
})
