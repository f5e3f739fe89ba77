import assert from 'node:assert/strict'
import { verify, X509Certificate } from 'node:crypto'
import { describe, it } from 'node:test'
import { hex } from '../core/bytes'
import { createRandom } from '../core/random'
import { ID_DOCUMENT_TYPE_LIST, ID_KEY_USAGE } from '../emrtd/object-ids'
import { parseTlvs, readTlv } from '../emrtd/tlv'
import { ALGORITHM_CASES, type AlgorithmCaseId, algorithmCase } from './algorithm-cases'
import { HASH_BYTES, signatureParts } from './algorithms'
import { children, content, der, parseDer, setOf } from './asn1'
import { extensionValue, securityObjectParts } from './certificate-parts'
import { createIssuingState, createStateOf, type IssuingState, type SodFormName } from './issuing-state'
import { suiteParts } from './key-names'
import { cscaMasterList } from './master-list'
import { at, judge } from './openssl.fixture'
import { namedCurveTwin, PROFILES } from './profiles'
import { REVOCATION_LISTS, type RevocationListForm } from './revocation-lists'
import type { Signer } from './signers'
import { SOD_FORMS } from './sod-forms'

/** RSA signs the same twice, so that whatever differs is the variant. */
const NOW = Date.UTC(2026, 2, 5, 10)
const random = createRandom('variants')
const denmark = createIssuingState('denmark', random, NOW)
const { openssl, certificates, lists } = judge()
const roots = certificates(...denmark.cscaCertificates)
const none = new Uint8Array()

const hashesFor = ({ hash }: IssuingState) =>
  new Map([1, 2].map((number) => [number, new Uint8Array(HASH_BYTES[hash]).fill(number)]))

const ACCEPTED = /: OK$/m
const UNREADABLE = /Could not read certificate/
const NO_ISSUER = /^error 20 .*unable to get local issuer certificate/m

/** What openssl, which knows RFC 5280 and nothing of passports, says of the certificate. */
const OF_SIGNERS: Record<Signer, RegExp> = {
  honest: ACCEPTED,
  expired: /certificate has expired/,
  'not-yet-valid': /certificate is not yet valid/,
  'validity-reversed': /certificate is not yet valid/,
  revoked: /certificate revoked/,
  'unknown-csca': NO_ISSUER,
  'csca-itself-as-generator': NO_ISSUER,
  'of-another-state': NO_ISSUER,
  'key-usage-of-a-csca': /Key usage keyCertSign invalid for non-CA cert/,
  'key-usage-without-digital-signature': ACCEPTED,
  'key-usage-missing': ACCEPTED,
  'authority-key-id-without-key': NO_ISSUER,
  'authority-key-id-missing': /Missing Authority Key Identifier/,
  'for-other-documents': ACCEPTED,
  'document-types-missing': ACCEPTED,
  'unknown-extension': ACCEPTED,
  'unknown-critical-extension': /unhandled critical extension/,
  'version-2': /requires at least X509v3/,
  'version-missing': /requires at least X509v3/,
  'serial-missing': UNREADABLE,
  'algorithm-differs': /signature and signature algorithm mismatch/,
  'algorithm-missing': UNREADABLE,
  'issuer-without-country': NO_ISSUER,
  'issuer-unknown': NO_ISSUER,
  'issuer-missing': UNREADABLE,
  'validity-missing': UNREADABLE,
  'public-key-of-no-signature': ACCEPTED,
  'public-key-missing': UNREADABLE,
  // Genuine, but for its algorithm.
  'signature-outlawed': ACCEPTED,
  'signature-algorithm-missing': UNREADABLE,
  'signature-wrong': /certificate signature failure/,
  'signature-missing': UNREADABLE,
}

describe('the variants of the document signer', () => {
  it('are what openssl says of them', () => {
    const trusted = [
      '-x509_strict',
      '-crl_check',
      ...at(NOW),
      '-CAfile',
      roots,
      '-CRLfile',
      lists(denmark.revocationList),
    ]
    for (const [signer, verdict] of Object.entries(OF_SIGNERS) as [Signer, RegExp][]) {
      const certificate = certificates(denmark.signerCertificate({ signer }))
      assert.match(openssl(['verify', ...trusted, certificate]).said, verdict, signer)
    }
  })

  it('differ where openssl sees nothing', () => {
    const extension = (signer: Signer, id: string) => extensionValue(denmark.signerCertificate({ signer }), id)
    assert.equal(hex(extension('key-usage-without-digital-signature', ID_KEY_USAGE) ?? none), '03020520')
    assert.equal(extension('key-usage-missing', ID_KEY_USAGE), undefined)
    assert.equal(
      hex(extension('for-other-documents', ID_DOCUMENT_TYPE_LIST) ?? none),
      '300D020100310813024143130249' + '44',
    )
    const { publicKey } = new X509Certificate(denmark.signerCertificate({ signer: 'public-key-of-no-signature' }))
    assert.equal(publicKey.asymmetricKeyType, 'x25519')
    const text = openssl(
      ['x509', '-inform', 'DER', '-noout', '-text'],
      denmark.signerCertificate({ signer: 'signature-outlawed' }),
    )
    assert.match(text.said, /Signature Algorithm: md5WithRSAEncryption/)
  })
})

const HOLDS = /CMS Verification successful/
const MALFORMED = /Error reading SMIME Content Info/
const NO_CERTIFICATE = /signer certificate not found/
const BAD_SIGNATURE = /(bad signature|invalid padding|wrong signature length)/
const BAD_ATTRIBUTES = /attribute error/

/** What openssl, which knows RFC 5652 and nothing of the LDS, says of what is inside tag 77. */
const OF_FORMS: Record<SodFormName, RegExp> = {
  usual: HOLDS,
  'certificate-elsewhere': NO_CERTIFICATE,
  'with-csca': HOLDS,
  'signer-by-key': HOLDS,
  'two-signers': HOLDS,
  'second-signer-unknown': /certificate verify error/,
  // openssl takes the attributes as they stand.
  'attributes-unsorted': BAD_SIGNATURE,
  'attributes-signed-unsorted': HOLDS,
  'signature-with-zeros': HOLDS,
  'signing-time-missing': HOLDS,
  'signing-time-wrong': HOLDS,
  'tag-78': HOLDS,
  'length-too-small': HOLDS,
  'length-too-big': HOLDS,
  'version-wrong': HOLDS,
  'version-missing': MALFORMED,
  'digest-algorithms-outlawed': /no matching digest/,
  'digest-algorithms-missing': MALFORMED,
  'content-type-wrong': HOLDS,
  'content-type-missing': MALFORMED,
  'content-missing': /no content/,
  'signers-missing': /no signers/,
  'signer-version-wrong': HOLDS,
  'signer-version-missing': MALFORMED,
  'signer-of-version-3-by-serial': HOLDS,
  'signer-of-version-1-by-key': HOLDS,
  'signer-serial-wrong': NO_CERTIFICATE,
  'signer-key-wrong': NO_CERTIFICATE,
  'digest-outlawed': BAD_SIGNATURE,
  'digest-algorithm-missing': MALFORMED,
  'digest-wrong': /verification failure/,
  'digest-missing': BAD_ATTRIBUTES,
  'content-type-attribute-wrong': HOLDS,
  'content-type-attribute-missing': BAD_ATTRIBUTES,
  'attributes-missing': HOLDS,
  'signature-outlawed': HOLDS,
  'signature-wrong': BAD_SIGNATURE,
  'signature-of-another-key': BAD_SIGNATURE,
  'signature-malformed': BAD_SIGNATURE,
  'signature-missing': MALFORMED,
  'lds-version-wrong': HOLDS,
  'lds-version-missing': HOLDS,
  'lds-1.8-of-version-0': HOLDS,
  'lds-1.7-of-version-1': HOLDS,
  'lds-1.9': HOLDS,
  'hash-outlawed': HOLDS,
  'hash-algorithm-missing': HOLDS,
  'hash-wrong': HOLDS,
  'hash-missing': HOLDS,
  'hash-of-absent-group': HOLDS,
  'group-number-wrong': HOLDS,
  'group-number-missing': HOLDS,
}
/** Tag 77 and a length in two bytes. */
const HEADER_BYTES = 4
const sod = (form: SodFormName, state = denmark) => state.signSod(hashesFor(state), { form })
const FORMS = Object.keys(SOD_FORMS) as SodFormName[]

describe('the forms of the security object', () => {
  it('are what openssl says of them', () => {
    const trusted = ['-CAfile', roots, '-purpose', 'any', ...at(NOW), '-out', '/dev/null']
    for (const form of FORMS) {
      const message = sod(form).subarray(HEADER_BYTES)
      assert.match(
        openssl(['cms', '-verify', '-binary', '-inform', 'DER', ...trusted], message).said,
        OF_FORMS[form],
        form,
      )
    }
  })

  it('are all different; only zeros before the numbers of a signature need a curve', () => {
    const made = new Map(FORMS.map((form) => [hex(sod(form)), form]))
    assert.deepEqual(
      FORMS.filter((form) => ![...made.values()].includes(form)),
      ['usual'],
    )
    assert.equal(made.get(hex(sod('usual'))), 'signature-with-zeros')
    const twin = createIssuingState('sweden-named-curve', random, NOW)
    const numbers = children(parseDer(signatureOf(sod('signature-with-zeros', twin)))).map(content)
    assert.deepEqual(
      numbers.map((bytes) => [bytes[0], (bytes[1] ?? 0) > 0x7f && bytes.length === 65]),
      [
        [0, false],
        [0, false],
      ],
    )
  })

  it('change the list of hashes as they say', () => {
    const signed = (form: SodFormName) => securityObjectParts(sod(form)).signed
    const numbers = (form: SodFormName) => {
      const [, , hashes] = parseTlvs(readTlv(signed(form)).value)
      return parseTlvs(hashes?.value ?? none).map(({ value }) => parseTlvs(value)[0]?.value[0])
    }
    assert.deepEqual(numbers('usual'), [1, 2])
    assert.deepEqual(numbers('hash-missing'), [2])
    assert.deepEqual(numbers('hash-of-absent-group'), [1, 2, 10])
    assert.deepEqual(numbers('group-number-wrong'), [1, 17])
    const version = (form: SodFormName) => hex(readTlv(signed(form)).value.subarray(0, 3))
    assert.deepEqual(
      (['lds-version-wrong', 'lds-1.8-of-version-0', 'lds-1.7-of-version-1', 'lds-1.9'] as const).map(version),
      ['020102', '020100', '020101', '020101'],
    )
  })

  it('sign the attributes in the order of DER, or as they stand', () => {
    const attributes = (form: SodFormName) =>
      children(signerInfoOf(sod(form))).find(({ type, tagClass }) => type === 0 && tagClass === 0x80)
    const [usual, written, signed] = (['usual', 'attributes-unsorted', 'attributes-signed-unsorted'] as const).map(
      attributes,
    )
    assert.ok(usual && written && signed)
    assert.deepEqual(children(written).toReversed().map(der), children(usual).map(der))
    assert.equal(hex(signatureOf(sod('attributes-unsorted'))), hex(signatureOf(sod('usual'))))
    assert.notEqual(hex(signatureOf(sod('attributes-signed-unsorted'))), hex(signatureOf(sod('usual'))))
    assert.notDeepEqual(der(setOf(...children(written))), der(written))
  })
})

const signerInfoOf = (file: Uint8Array) => {
  const [, explicit] = children(parseDer(readTlv(file).value))
  const [info] = children(children(children(explicit ?? parseDer(none))[0] ?? parseDer(none)).at(-1) ?? parseDer(none))
  return info ?? parseDer(none)
}
const signatureOf = (file: Uint8Array) => content(children(signerInfoOf(file)).at(-1) ?? parseDer(none))

describe('the algorithms of the security object', () => {
  it('hold, as openssl finds; plain ECDSA, which it does not know, when given in the other form', () => {
    for (const id of Object.keys(ALGORITHM_CASES) as AlgorithmCaseId[]) {
      const { state, signer, hash, form = 'usual' } = algorithmCase(id)
      const issuer = createStateOf(state, namedCurveTwin(PROFILES[state]), random, NOW).signingWith(signer, hash)
      assert.equal(issuer.hash, hash)
      const file = issuer.signSod(hashesFor(issuer), { form })
      const { scheme, hash: digest } = signatureParts(suiteParts(signer).signature)
      const certificate = issuer.signerCertificate()
      if (scheme === 'ecdsa-plain') {
        const key = new X509Certificate(certificate).publicKey
        const attributes = children(signerInfoOf(file)).find(({ type, tagClass }) => type === 0 && tagClass === 0x80)
        const signed = der(setOf(...children(attributes ?? parseDer(none))))
        assert.ok(verify(digest, signed, { key, dsaEncoding: 'ieee-p1363' }, signatureOf(file)), id)
        assert.equal(signatureOf(file).length % 2, 0)
        continue
      }
      const elsewhere = form === 'certificate-elsewhere' ? ['-certfile', certificates(certificate)] : []
      const args = ['cms', '-verify', '-noverify', '-binary', '-inform', 'DER', '-out', '/dev/null', ...elsewhere]
      assert.match(openssl(args, readTlv(file).value).said, HOLDS, id)
    }
  })
})

/** Of an honest signer and of the revoked one, with that list. */
const REVOKED = /certificate revoked/
const OF_LISTS: Record<RevocationListForm, readonly [honest: RegExp, revoked: RegExp]> = {
  current: [ACCEPTED, REVOKED],
  empty: [ACCEPTED, ACCEPTED],
  expired: [/CRL has expired/, /CRL has expired/],
  superseded: [ACCEPTED, ACCEPTED],
  'not-yet-current': [/CRL is not yet valid/, /CRL is not yet valid/],
  'with-extensions': [ACCEPTED, REVOKED],
  'unknown-critical-extension': [/unhandled critical CRL extension/, /unhandled critical CRL extension/],
  'of-the-oldest-csca': [/unable to get certificate CRL/, /unable to get certificate CRL/],
  'of-a-look-alike': [/unable to get certificate CRL/, /unable to get certificate CRL/],
}

describe('the forms of the revocation list', () => {
  for (const name of ['denmark', 'sweden-named-curve'] as const)
    it(`are what openssl says of them: ${name}`, () => {
      const state = createIssuingState(name, random, NOW)
      const trusted = ['-crl_check', ...at(NOW), '-CAfile', certificates(...state.cscaCertificates)]
      for (const form of Object.keys(REVOCATION_LISTS) as RevocationListForm[])
        for (const [place, signer] of (['honest', 'revoked'] as const).entries()) {
          const list = lists(state.revocationListAs(form))
          const certificate = certificates(state.signerCertificate({ signer, signedOn: NOW }))
          const { said } = openssl(['verify', ...trusted, '-CRLfile', list, certificate])
          assert.match(said, OF_LISTS[form][place] ?? ACCEPTED, `${form}, ${signer}`)
        }
    })

  it('say why and since when', () => {
    const { said } = openssl(['crl', '-inform', 'DER', '-noout', '-text'], denmark.revocationListAs('with-extensions'))
    for (const part of [
      /Reason Code:\s+Key Compromise/,
      /Invalidity Date:/,
      /Issuer Alternative Name:\s+DirName:\/?L ?= ?DNK/,
    ])
      assert.match(said, part)
  })
})

/** extKeyUsage, critical, with id-icao-cscaMasterListSigningKey alone: 2.23.136.1.1.3. */
const KEY_PURPOSE = '0603551D250101FF040A3008' + '0606678108010103'

describe('a master list', () => {
  for (const name of ['denmark', 'sweden-named-curve'] as const)
    it(`is signed under the CSCA by a signer of master lists, as openssl finds: ${name}`, () => {
      const state = createIssuingState(name, random, NOW)
      const listed = [...state.cscaCertificates, ...state.linkCertificates]
      const message = state.masterList(listed)
      const trusted = ['-CAfile', certificates(...state.cscaCertificates), '-purpose', 'any', ...at(NOW)]
      const { accepted, output, said } = openssl(['cms', '-verify', '-binary', '-inform', 'DER', ...trusted], message)
      assert.ok(accepted, said)
      assert.deepEqual(output, cscaMasterList(listed))
      const text = openssl(['cms', '-cmsout', '-print', '-noout', '-inform', 'DER'], message).said
      assert.match(text, /eContentType: .*\(2\.23\.136\.1\.1\.2\)/)
      assert.ok(hex(message).includes(KEY_PURPOSE))
      assert.match(text, /d\.subjectKeyIdentifier/)
    })

  it('can come from a signer of something else', () => {
    const message = denmark.masterList(denmark.cscaCertificates, { signer: 'without-key-purpose' })
    assert.ok(!hex(message).includes('0603551D25'))
  })

  it('is version 0 with a set of certificates in order (Doc 9303-12 §8)', () => {
    const [version, set] = children(parseDer(cscaMasterList(denmark.cscaCertificates)))
    assert.equal(hex(content(version ?? parseDer(none))), '00')
    assert.equal(children(set ?? parseDer(none)).length, denmark.cscaCertificates.length)
  })
})
