import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { describe, it } from 'node:test'
import { hex } from '../core/bytes'
import { DAY } from '../core/clock'
import { createRandom } from '../core/random'
import { ID_DOCUMENT_TYPE_LIST } from '../emrtd/object-ids'
import { parseTlvs, readTlv } from '../emrtd/tlv'
import { certificateFields, extensionValues, securityObjectParts } from './certificate-parts'
import { createIssuingState, type IssuingState, type Signer, type SignOptions } from './issuing-state'
import { PROFILES, type ProfileName } from './profiles'
import { trustList } from './trust-list'

const NOW = Date.UTC(2026, 2, 5, 10)
/** RSA, curves spelt out and named, keys of several kinds under one name, no key identifiers. */
const NAMES: ProfileName[] = ['denmark', 'sweden', 'sweden-named-curve', 'iceland', 'argentina']
const state = (name: ProfileName, seed = 'a', now = NOW) => createIssuingState(name, createRandom(seed), now)
const hashes = new Map([
  [2, new Uint8Array(32).fill(2)],
  [1, new Uint8Array(32).fill(1)],
])
const sod = (issuer: IssuingState, options?: SignOptions) => securityObjectParts(issuer.signSod(hashes, options))
const signerOf = (issuer: IssuingState, signer: Signer = 'honest') => sod(issuer, { signer }).certificate
const x509 = (certificate: Uint8Array) => new X509Certificate(certificate)
/** Everything but the signature, which ECDSA makes anew each time. */
const said = (certificates: Uint8Array[]) =>
  certificates.map((certificate) => Object.values(certificateFields(certificate)).map(hex))

/** Names of the fields in which two certificates differ; extensions by their own identifier. */
const differences = (one: Uint8Array, other: Uint8Array): string[] => {
  const [a, b] = [certificateFields(one), certificateFields(other)]
  const [extensionsOfA, extensionsOfB] = [extensionValues(one), extensionValues(other)]
  return [
    ...(Object.keys(a) as (keyof typeof a)[]).filter(
      (field) => field !== 'extensions' && hex(a[field]) !== hex(b[field]),
    ),
    ...[...extensionsOfA.keys()].filter((id) => {
      const [x, y] = [extensionsOfA.get(id), extensionsOfB.get(id)]
      return !x || !y || hex(x) !== hex(y)
    }),
  ]
}
const AUTHORITY_KEY_IDENTIFIER = '551d23'

describe('an issuing state', () => {
  for (const name of NAMES)
    it(`says the same on the same seed and something else on another: ${name}`, () => {
      const [one, same, other] = [state(name), state(name), state(name, 'b')]
      const all = (issuer: IssuingState) =>
        said([...issuer.cscaCertificates, ...issuer.linkCertificates, signerOf(issuer)])
      assert.deepEqual(all(same), all(one))
      assert.equal(new Set([...all(one), ...all(other)].map(([, serial]) => serial)).size, 2 * all(one).length)
    })

  it('has the four roots of Denmark under one name with three links, the newest last', () => {
    const { cscaCertificates, linkCertificates } = state('denmark')
    const day = (date: string) => new Date(date).toISOString().slice(0, 10)
    assert.deepEqual(
      cscaCertificates.map(x509).map(({ validFrom, validTo }) => `${day(validFrom)}..${day(validTo)}`),
      ['2011-09-05..2027-05-05', '2015-10-28..2031-06-28', '2019-10-23..2035-06-23', '2023-12-12..2037-12-12'],
    )
    assert.equal(linkCertificates.length, 3)
    const names = [...cscaCertificates, ...linkCertificates].map(x509).map(({ subject, issuer }) => [subject, issuer])
    assert.deepEqual(new Set(names.flat()), new Set(['C=DK\nO=Kingdom of Denmark\nCN=Country Signing CA']))
  })

  it('links each key to the next: signed by the old, carrying the new', () => {
    for (const name of NAMES) {
      const { cscaCertificates, linkCertificates } = state(name)
      const roots = cscaCertificates.map(x509)
      linkCertificates.map(x509).forEach((link, place) => {
        const [old, next] = [roots[place], roots[place + 1]]
        assert.ok(old && next && link.verify(old.publicKey) && !link.verify(next.publicKey), `${name} ${place}`)
        assert.ok(link.publicKey.equals(next.publicKey))
        assert.deepEqual([link.validFrom, link.validTo], [next.validFrom, old.validTo])
      })
    }
  })

  it('has only the roots that exist by then, and none before the first', () => {
    const then = state('denmark', 'a', Date.UTC(2019, 9, 22))
    assert.deepEqual([then.cscaCertificates.length, then.linkCertificates.length], [2, 1])
    assert.equal(state('denmark', 'a', Date.UTC(2019, 9, 23)).cscaCertificates.length, 3)
    assert.throws(() => state('denmark', 'a', Date.UTC(2011, 8, 4)).revocationList, { code: 'NO_CSCA_AT_THAT_TIME' })
  })

  it('has another country code in certificates than in the machine-readable zone', () => {
    const codes = (['denmark', 'germany', 'european-union', 'romania', 'hong-kong'] as const)
      .map((name) => state(name))
      .map(({ country, certificateCountry }) => `${country} ${certificateCountry}`)
    assert.deepEqual(codes, ['DNK DK', 'D DE', 'EUE EU', 'ROU ro', 'CHN CN'])
  })
})

describe('the document signer', () => {
  for (const name of NAMES) {
    const honest = signerOf(state(name))
    const differsIn = (signer: Signer) => differences(honest, signerOf(state(name), signer))

    it(`differs from the honest one in one thing, and in the serial number that says it is another: ${name}`, () => {
      assert.deepEqual(differsIn('expired'), ['serial', 'validity'])
      assert.deepEqual(differsIn('revoked'), ['serial'])
      const named = PROFILES[name].withoutAuthorityKeyIds ? [] : [AUTHORITY_KEY_IDENTIFIER]
      assert.deepEqual(differsIn('unknown-csca'), ['serial', ...named])
    })

    it(`is the honest signer of the other state where it is of another state: ${name}`, () => {
      const other = state((PROFILES[name].anotherState ?? 'denmark') as ProfileName)
      assert.deepEqual(said([signerOf(state(name), 'of-another-state')]), said([signerOf(other)]))
    })

    it(`signs the same object whoever signs: ${name}`, () => {
      const signed = (signer: Signer) => hex(sod(state(name), { signer }).signed)
      for (const signer of ['expired', 'revoked', 'unknown-csca', 'of-another-state'] as const)
        assert.equal(signed(signer), signed('honest'))
    })
  }

  it('hangs under the look-alike where its CSCA is unknown, and under no trusted one', () => {
    const denmark = state('denmark')
    const signer = x509(signerOf(denmark, 'unknown-csca'))
    assert.ok(signer.verify(x509(denmark.unknownCsca).publicKey))
    const { cscaCertificates, linkCertificates } = trustList([denmark, state('sweden')])
    for (const trusted of [...cscaCertificates, ...linkCertificates])
      assert.ok(differences(trusted, denmark.unknownCsca).includes('publicKeyInfo'))
  })

  it('has a look-alike CSCA that differs from the right one in its key alone', () => {
    for (const name of NAMES) {
      const { cscaCertificates, unknownCsca } = state(name)
      const keys = differences(cscaCertificates.at(-1) ?? unknownCsca, unknownCsca).filter((id) => id !== '551d0e')
      const named = PROFILES[name].withoutAuthorityKeyIds ? [] : [AUTHORITY_KEY_IDENTIFIER]
      assert.deepEqual(keys, ['publicKeyInfo', ...named], name)
    }
  })

  it('comes from the generation of its time and is valid today', () => {
    const denmark = state('denmark')
    for (const [years, generation] of [
      [1, 3],
      [3, 2],
      [9, 1],
    ] as const) {
      const signedOn = NOW - years * 365 * DAY
      const signer = x509(sod(denmark, { signedOn }).certificate)
      const csca = denmark.cscaCertificates[generation]
      assert.ok(csca && signer.verify(x509(csca).publicKey), `${years} years ago`)
      assert.ok(Date.parse(signer.validFrom) <= signedOn && Date.parse(signer.validTo) > NOW)
    }
  })

  it('has expired yesterday where it is expired, also for a document signed today', () => {
    for (const signedOn of [NOW, NOW - 5 * 365 * DAY]) {
      const signer = x509(sod(state('denmark'), { signer: 'expired', signedOn }).certificate)
      assert.equal(new Date(signer.validTo).toISOString(), '2026-03-04T23:59:59.000Z')
    }
  })

  it('names the documents it signs: cards and passports (Doc 9303-12 §7.1.1.6)', () => {
    assert.equal(ID_DOCUMENT_TYPE_LIST, '2.23.136.1.1.6.2')
    const types = extensionValues(signerOf(state('denmark'))).get('67810801010602')
    assert.equal(hex(types ?? new Uint8Array()), '3011020100310C130141130143130149130150')
  })
})

describe('the security object', () => {
  it('holds the hashes of the data groups in order of their number (Doc 9303-10 §4.6.2.3)', () => {
    const [version, algorithm, list, ...rest] = parseTlvs(readTlv(sod(state('denmark')).signed).value)
    assert.equal(hex(version?.value ?? new Uint8Array()), '00')
    assert.equal(hex(algorithm?.value ?? new Uint8Array()), '0609608648016503040201')
    const expected = ['01', '02'].map((n) => `3025${`0201${n}`}0420${n.repeat(32)}`).join('')
    assert.equal(hex(list?.value ?? new Uint8Array()), expected)
    assert.equal(rest.length, 0)
  })

  it('signs the LDS version where it is 1.8, in version 1 of the object', () => {
    const parts = parseTlvs(readTlv(sod(state('denmark'), { ldsVersion: '0108' }).signed).value)
    assert.equal(hex(parts[0]?.value ?? new Uint8Array()), '01')
    assert.equal(Buffer.from(parts[3]?.value ?? []).toString('latin1'), '\x13\x040108\x13\x06040000')
  })

  it('is version 3 of SignedData, since its content is not plain data (RFC 5652 §5.1)', () => {
    const [, content] = parseTlvs(readTlv(sod(state('sweden')).message).value)
    assert.equal(hex(readTlv(content?.value ?? new Uint8Array()).value.subarray(0, 3)), '020103')
  })
})

describe('the trust list', () => {
  it('holds the states it was made of and no other', () => {
    const [denmark, sweden] = [state('denmark'), state('sweden')]
    const one = trustList([denmark])
    assert.deepEqual([one.cscaCertificates, one.revocationLists], [denmark.cscaCertificates, [denmark.revocationList]])
    const both = trustList([denmark, sweden])
    assert.deepEqual(both.cscaCertificates, [...denmark.cscaCertificates, ...sweden.cscaCertificates])
    assert.deepEqual(both.linkCertificates, [...denmark.linkCertificates, ...sweden.linkCertificates])
    assert.equal(both.revocationLists.length, 2)
  })
})
