import assert from 'node:assert/strict'
import { constants, createHash, generateKeyPairSync, type KeyObject, privateDecrypt, sign } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { concat, equalBytes, fromHex } from '../../core/bytes'
import { DAY } from '../../core/clock'
import { createRandom } from '../../core/random'
import { encodePoint, multiply } from '../../emrtd/curve'
import { domainParameters } from '../../emrtd/domain-parameters'
import type { CipherName } from '../../emrtd/key-derivation'
import { composeTd3, mrzInformation } from '../../emrtd/mrz'
import { encodeOid } from '../../emrtd/object-ids'
import { encodeTlv } from '../../emrtd/tlv'
import { printed, workedExample } from '../../emrtd/worked-examples'
import { type InspectionRules, inspectionRules } from '../rules/inspection'
import { type ExampleOptions, exampleChip } from './examples/chip'
import { createExampleStates, type Party } from './examples/state'
import type { Inspection } from './inspection'
import { signsChallenge, takeApart } from './iso-9796-2'
import { readPassport } from './read-passport'

const folder = mkdtempSync(join(tmpdir(), 'chip-proofs-'))
const states = createExampleStates(folder)
after(() => rmSync(folder, { recursive: true }))

/** Certificates are made while the tests run, however long that takes: all of them are valid by tomorrow. */
const NOW = Date.now() + DAY
const P256 = { curve: 'prime256v1', parameters: 'named_curve' } as const
const CODE = composeTd3({
  documentCode: 'P',
  issuingState: 'DNK',
  surname: 'BERG',
  givenNames: 'ADA MARIE',
  documentNumber: '200000001',
  nationality: 'DNK',
  birthDate: '991231',
  sex: 'F',
  expiryDate: `${(new Date(NOW).getUTCFullYear() + 5) % 100}0101`,
  optionalData: '',
})
const ascii = (text: string): Uint8Array => Buffer.from(text, 'latin1')
const sequence = (...parts: Uint8Array[]) => encodeTlv(0x30, parts)
const oid = (dotted: string) => encodeTlv(0x06, encodeOid(dotted))
const small = (n: number) => encodeTlv(0x02, Uint8Array.of(n))
const dg2 = (() => {
  const faces = concat(Uint8Array.of(0, 0, 0, 0, 0, 1), new Uint8Array(20), new Uint8Array(12))
  // ITU-T T.81 §B.2.2: the least of a JPEG is a frame header, here of 16 × 16 pixels.
  const picture = Uint8Array.of(0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 16, 0, 16, 1, 1, 0x11, 0, 0xff, 0xd9)
  const record = concat(ascii('FAC\x00010\0'), faces, picture)
  const template = [encodeTlv(0xa1, new Uint8Array(0)), encodeTlv(0x5f2e, record)]
  return encodeTlv(0x75, encodeTlv(0x7f61, [Uint8Array.of(2, 1, 1), encodeTlv(0x7f60, template)]))
})()

const curve = domainParameters(13)
assert.ok(curve)
const BSI = '0.4.0.127.0.7'
const LAST_ARC: Record<CipherName, number> = { '3DES': 1, 'AES-128': 2, 'AES-192': 3, 'AES-256': 4 }
/** DG14 with one Chip Authentication key; the protocol is left out where no cipher is named. */
const dg14Of = (sk: bigint, given: { cipher?: CipherName; keyId?: number; more?: Uint8Array[] } = {}) => {
  const id = given.keyId === undefined ? [] : [small(given.keyId)]
  const point = encodePoint(curve, multiply(curve, sk))
  const key = sequence(sequence(oid(`${BSI}.1.2`), small(13)), encodeTlv(0x03, [Uint8Array.of(0), point]))
  const info = given.cipher ? [sequence(oid(`${BSI}.2.2.3.2.${LAST_ARC[given.cipher]}`), small(1), ...id)] : []
  return encodeTlv(0x6e, encodeTlv(0x31, [...info, sequence(oid(`${BSI}.2.2.1.2`), key, ...id), ...(given.more ?? [])]))
}
const spki = (key: KeyObject) => new Uint8Array(key.export({ format: 'der', type: 'spki' }))
const dg15Of = (key: KeyObject) => encodeTlv(0x6f, spki(key))
/** ISO/IEC 9796-2 scheme 1, written down as App F does it, for this test only. */
const signsWithRecovery = (key: KeyObject, bytes: number, hash: string, trailer: string) => (challenge: Uint8Array) => {
  const length = createHash(hash).digest().length
  const m1 = new Uint8Array(bytes - 1 - length - trailer.length / 2).fill(0x5a)
  const digest = createHash(hash).update(m1).update(challenge).digest()
  const f = concat(Uint8Array.of(0x6a), m1, digest, fromHex(trailer))
  return new Uint8Array(privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, f))
}

describe('the proofs of a chip', () => {
  let csca: Party
  let signer: Party
  before(() => {
    csca = states.csca({ subject: '/C=DK/CN=CSCA', kind: P256 })
    signer = states.signer(csca, { kind: P256 })
  })
  type Groups = Map<number, Uint8Array>
  const groupsWith = (...more: [number, Uint8Array][]): Groups =>
    new Map<number, Uint8Array>([[1, encodeTlv(0x61, encodeTlv(0x5f1f, ascii(CODE.join(''))))], [2, dg2], ...more])
  /** @param onChip groups that stand there in place of the signed ones. */
  const read = async (
    signed: Groups,
    chip: ExampleOptions,
    given: { onChip?: Groups; rules?: Partial<InspectionRules> } = {},
  ): Promise<Inspection> => {
    const files = new Map([
      [0x011d, states.sod(signer, signed)],
      ...[...(given.onChip ?? signed)].map(([number, file]) => [0x0100 + number, file] as const),
    ])
    return readPassport({
      transceive: exampleChip(files, mrzInformation(CODE), chip),
      code: { lines: CODE },
      trust: { cscaCertificates: [csca.der], linkCertificates: [], revocationLists: [] },
      now: NOW,
      random: createRandom('chip-proofs.test'),
      rules: { ...inspectionRules, ...given.rules },
    })
  }
  const told = (inspection: Inspection, ...checks: string[]): string[] => {
    if (!('checks' in inspection)) return [inspection.outcome]
    const reason = inspection.outcome === 'refused' ? inspection.reason : inspection.outcome
    const results = checks.map((name) => {
      const found = inspection.checks.find(({ check }) => check === name)
      return [found?.result, ...(found?.reason ? [found.reason] : [])].join(': ')
    })
    return [reason, ...results]
  }

  describe('by Chip Authentication', () => {
    const sk = 0x1234567890abcdefn
    const CHECKS = ['dg14-hash', 'chip-authentication', 'chip-genuine']

    it('are accepted with each cipher, with and without key id, and with the protocol unnamed', async () => {
      for (const cipher of ['3DES', 'AES-128', 'AES-192', 'AES-256'] as const)
        for (const keyId of cipher === 'AES-128' ? [undefined, 5] : [undefined]) {
          const groups = groupsWith([14, dg14Of(sk, { cipher, ...(keyId === undefined ? {} : { keyId }) })])
          const inspection = await read(groups, { chipKey: { parameters: curve, sk, cipher } })
          assert.deepEqual(told(inspection, ...CHECKS), ['accepted', 'successful', 'successful', 'successful'])
          assert.ok(inspection.outcome === 'accepted' && inspection.portrait.length > 3)
        }
      const unnamed = await read(groupsWith([14, dg14Of(sk)]), { chipKey: { parameters: curve, sk, cipher: '3DES' } })
      assert.deepEqual(told(unnamed, ...CHECKS), ['accepted', 'successful', 'successful', 'successful'])
    })

    it('tell a copy without the key from one with a key of its own', async () => {
      const groups = groupsWith([14, dg14Of(sk, { cipher: 'AES-128' })])
      const withoutKey = await read(groups, { chipKey: { parameters: curve, sk: sk + 1n, cipher: 'AES-128' } })
      assert.deepEqual(told(withoutKey, ...CHECKS), [
        'chip-authentication-failed',
        'successful',
        'failed: chip-authentication-failed',
        'failed: chip-not-proved-genuine',
      ])
      const onChip = groupsWith([14, dg14Of(sk + 1n, { cipher: 'AES-128' })])
      const ownKey = await read(groups, { chipKey: { parameters: curve, sk: sk + 1n, cipher: 'AES-128' } }, { onChip })
      assert.deepEqual(told(ownKey, ...CHECKS), [
        'dg14-altered',
        'failed: dg14-altered',
        'undetermined: key-not-bound',
        'failed: chip-not-proved-genuine',
      ])
    })

    it('are missed where a copy answers with errors, or leaves DG14 out', async () => {
      const groups = groupsWith([14, dg14Of(sk, { cipher: 'AES-128' })])
      assert.deepEqual(told(await read(groups, {}), ...CHECKS), [
        'chip-not-proved-genuine',
        'successful',
        'undetermined: chip-authentication-not-taken-up',
        'failed: chip-not-proved-genuine',
      ])
      assert.deepEqual(told(await read(groups, {}, { onChip: groupsWith() }), ...CHECKS), [
        'pace-withheld',
        'undetermined: data-group-not-given',
        'undetermined: data-group-not-given',
        'failed: chip-not-proved-genuine',
      ])
    })
  })

  describe('by Active Authentication', () => {
    const CHECKS = ['dg15-hash', 'active-authentication', 'chip-genuine']
    const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 })
    const HASHES = [
      ['sha1', 'BC'],
      ['sha224', '38CC'],
      ['sha256', '34CC'],
      ['sha384', '36CC'],
      ['sha512', '35CC'],
    ] as const

    it('are accepted from RSA with each hash', async () => {
      for (const [hash, trailer] of HASHES) {
        const signs = signsWithRecovery(rsa.privateKey, 128, hash, trailer)
        const inspection = await read(groupsWith([15, dg15Of(rsa.publicKey)]), { signs })
        assert.deepEqual(told(inspection, ...CHECKS), ['accepted', 'successful', 'successful', 'successful'], hash)
      }
    })

    it('are accepted from ECDSA, plain or not, the hash named in DG14 or found', async () => {
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'brainpoolP256r1' })
      const named = sequence(oid('2.23.136.1.1.5'), small(1), oid(`${BSI}.1.1.4.1.3`))
      const dg14 = encodeTlv(0x6e, encodeTlv(0x31, named))
      for (const dsaEncoding of ['ieee-p1363', 'der'] as const)
        for (const groups of [groupsWith([14, dg14], [15, dg15Of(publicKey)]), groupsWith([15, dg15Of(publicKey)])]) {
          const signs = (challenge: Uint8Array) =>
            new Uint8Array(sign('sha256', challenge, { key: privateKey, dsaEncoding }))
          assert.deepEqual(told(await read(groups, { signs }), ...CHECKS)[0], 'accepted')
        }
      const weak = (challenge: Uint8Array) => new Uint8Array(sign('sha1', challenge, privateKey))
      assert.equal(
        told(await read(groupsWith([15, dg15Of(publicKey)]), { signs: weak }))[0],
        'active-authentication-failed',
      )
    })

    it('tell a copy without the key from one with a key of its own', async () => {
      const other = generateKeyPairSync('rsa', { modulusLength: 1024 })
      const signs = signsWithRecovery(other.privateKey, 128, 'sha256', '34CC')
      const groups = groupsWith([15, dg15Of(rsa.publicKey)])
      assert.deepEqual(told(await read(groups, { signs }), ...CHECKS), [
        'active-authentication-failed',
        'successful',
        'failed: active-authentication-failed',
        'failed: chip-not-proved-genuine',
      ])
      const onChip = groupsWith([15, dg15Of(other.publicKey)])
      assert.deepEqual(told(await read(groups, { signs }, { onChip }), ...CHECKS), [
        'dg15-altered',
        'failed: dg15-altered',
        'undetermined: key-not-bound',
        'failed: chip-not-proved-genuine',
      ])
    })

    it('are no old answers: a recorded signature is over another challenge', async () => {
      const recorded = signsWithRecovery(rsa.privateKey, 128, 'sha256', '34CC')(new Uint8Array(8))
      const inspection = await read(groupsWith([15, dg15Of(rsa.publicKey)]), { signs: () => recorded })
      assert.equal(told(inspection)[0], 'active-authentication-failed')
    })

    it('are missed where a copy answers with an error', async () => {
      const inspection = await read(groupsWith([15, dg15Of(rsa.publicKey)]), { signs: () => 0x6f00 })
      assert.deepEqual(told(inspection, ...CHECKS), [
        'chip-not-proved-genuine',
        'successful',
        'undetermined: active-authentication-not-answered',
        'failed: chip-not-proved-genuine',
      ])
    })

    it('are asked for again where a short length cuts them off, or a long one gives nothing (AP-09, AP-10)', async () => {
      const long = generateKeyPairSync('rsa', { modulusLength: 2048 })
      const whole = signsWithRecovery(long.privateKey, 256, 'sha256', '34CC')
      const groups = groupsWith([15, dg15Of(long.publicKey)])
      const shortOnly = (challenge: Uint8Array, ne: number) => (ne > 256 ? 0x6700 : whole(challenge))
      const longOnly = (challenge: Uint8Array, ne: number) =>
        ne > 256 ? whole(challenge) : whole(challenge).subarray(0, 231)
      for (const signs of [shortOnly, longOnly]) assert.equal(told(await read(groups, { signs }))[0], 'accepted')
    })

    it('are nothing from a tiny key (CA-09)', async () => {
      const tiny = generateKeyPairSync('rsa', { modulusLength: 512 })
      const signs = signsWithRecovery(tiny.privateKey, 64, 'sha1', 'BC')
      const inspection = await read(groupsWith([15, dg15Of(tiny.publicKey)]), { signs })
      assert.equal(told(inspection)[0], 'active-authentication-key-too-short')
    })

    it('are those of Doc 9303-11 App F', () => {
      const example = workedExample('9303-11-F')
      const recovered = takeApart(fromHex(printed(example, 'F')))
      assert.ok(recovered)
      assert.equal(recovered.hash, 'sha1')
      assert.ok(equalBytes(recovered.m1, fromHex(printed(example, 'M1'))))
      assert.ok(equalBytes(recovered.digest, fromHex(printed(example, 'H'))))
      assert.ok(signsChallenge(recovered, fromHex(printed(example, 'RND_IFD'))))
      assert.equal(signsChallenge(recovered, new Uint8Array(8)), false)
      for (const wrong of ['4A', '6B', '2A'])
        assert.equal(takeApart(fromHex(printed(example, 'F').replace(/^6A/, wrong))), undefined)
      assert.equal(takeApart(fromHex(printed(example, 'F').replace(/BC$/, 'CC'))), undefined)
    })
  })
})
