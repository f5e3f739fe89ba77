import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { concat } from '../core/bytes'
import { SetupFault } from '../core/errors'
import { createRandom } from '../core/random'
import { createIssuingState } from './issuing-state'
import { cscaMasterList } from './master-list'
import { readTrustFiles } from './trust-files'
import { trustList } from './trust-list'

const NOW = Date.UTC(2026, 2, 5, 10)
const random = createRandom('trust files')
/** RSA and curves spelt out, linked, and roots without key identifiers or links. */
const states = (['iceland', 'sweden', 'argentina'] as const).map((name) => createIssuingState(name, random, NOW))
const wanted = trustList(states)
const everything = [...wanted.cscaCertificates, ...wanted.linkCertificates, ...wanted.revocationLists]
const certificates = [...wanted.cscaCertificates, ...wanted.linkCertificates]
const [iceland] = states

const text = (value: string) => new Uint8Array(Buffer.from(value))
const base64 = (der: Uint8Array) => Buffer.from(der).toString('base64')
const pem = (der: Uint8Array, kind = 'CERTIFICATE') =>
  `${kind} of somebody\n-----BEGIN ${kind}-----\r\n${base64(der).replace(/.{64}/g, '$&\r\n')}\r\n-----END ${kind}-----\r\n`
const sorted = (all: Uint8Array[]) => all.map(base64).sort()
const read = (...files: Uint8Array[]) => readTrustFiles(files.map((bytes, at) => ({ name: `file ${at}`, bytes })))
const assertWanted = (list: ReturnType<typeof read>, lists = wanted.revocationLists) => {
  assert.deepEqual(sorted(list.cscaCertificates), sorted(wanted.cscaCertificates))
  assert.deepEqual(sorted(list.linkCertificates), sorted(wanted.linkCertificates))
  assert.deepEqual(sorted(list.revocationLists), sorted(lists))
}

describe('trust files', () => {
  it('are read as DER, one file each or one after the other, each thing once', () => {
    assertWanted(read(...everything))
    assertWanted(read(concat(...everything), ...everything))
  })

  it('are read as PEM with text around it', () => {
    const list = wanted.revocationLists.map((der) => pem(der, 'X509 CRL'))
    assertWanted(read(text([...certificates.map((der) => pem(der)), ...list].join('\n'))))
  })

  it('are read as LDIF, with folded lines and values that are something else', () => {
    const values = everything.map((der, at) => {
      const value = base64(der).replace(/.{70}/g, '$&\n ')
      return `dn: c=IS,o=somebody,n=${at}\nsn:: w4ZyxbgK\nuserCertificate;binary:: ${value}\nobjectClass: top\n`
    })
    assertWanted(read(text(`version: 1\n\n${values.join('\n')}`)))
  })

  it('are read from a master list, signed or bare', () => {
    const master = iceland?.masterList(certificates) ?? new Uint8Array()
    assertWanted(read(master), [])
    assertWanted(read(text(pem(master, 'CMS'))), [])
    assertWanted(read(cscaMasterList(certificates)), [])
  })

  it('tell document signers from authorities', () => {
    const signers = states.map((state) => state.signerCertificate())
    const { signerCertificates, ...list } = read(concat(...everything, ...signers))
    assertWanted({ ...list, signerCertificates })
    assert.deepEqual(sorted(signerCertificates), sorted(signers))
  })

  it('are refused by name where they hold no root', () => {
    for (const bytes of [concat(...wanted.revocationLists), concat(...wanted.linkCertificates)])
      assert.throws(() => readTrustFiles([{ name: 'my.crl', bytes }]), { code: 'SETUP_TRUST_EMPTY', what: /my\.crl/ })
    assert.throws(() => read(), { code: 'SETUP_TRUST_EMPTY' })
  })

  it('are refused by name where they are something else', () => {
    const [root = new Uint8Array()] = wanted.cscaCertificates
    for (const bytes of [new Uint8Array(), text('hello'), root.subarray(0, -1), concat(root, text('!')), text('{}')])
      assert.throws(() => readTrustFiles([{ name: 'odd.bin', bytes }]), {
        code: 'SETUP_TRUST_UNREADABLE',
        what: /odd\.bin/,
      })
  })

  it('are read or refused, and nothing else, whatever is done to them', () => {
    const whole = concat(
      everything[0] ?? new Uint8Array(),
      iceland?.masterList(certificates.slice(0, 1)) ?? new Uint8Array(),
    )
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (at, byte, end) => {
        const spoilt = Uint8Array.from(whole).subarray(0, Math.max(end, whole.length >> 1))
        spoilt[at % spoilt.length] = byte
        try {
          read(spoilt)
        } catch (thrown) {
          assert.ok(thrown instanceof SetupFault, String(thrown))
        }
      }),
      { numRuns: 300, seed: 4 },
    )
  })
})
