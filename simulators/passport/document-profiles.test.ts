import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import { createCanvas } from '@napi-rs/canvas'
import { securityObjectParts } from '../../certs/certificate-parts'
import { createIssuingState } from '../../certs/issuing-state'
import { hex } from '../../core/bytes'
import { blindWitness } from '../../core/evidence'
import { createRandom } from '../../core/random'
import { dataGroup, EF_ATR_INFO, EF_CARD_ACCESS, EF_SOD, PATH_EF_CARD_SECURITY } from '../../emrtd/files'
import { DOCUMENT_PROFILES, type DocumentProfileName, documentProfile } from './document-profiles'
import { issuePassport } from './passport'

const NOW = Date.parse('2026-11-22')
const random = createRandom('document profiles')
const portraitJpeg = new Uint8Array(createCanvas(6, 8).toBuffer('image/jpeg'))
const issue = (name: DocumentProfileName) => {
  const { issuer, format, documentCode, year, access, authentication, ldsVersion } = documentProfile(name)
  const state = createIssuingState(issuer, random, NOW)
  const passport = issuePassport({
    person: { surname: 'Berg', givenNames: 'Ada', birthDate: '1990-02-28', sex: 'F' },
    documentNumber: 'P12345678',
    format,
    documentCode,
    issuedOn: `${year}-06-02`,
    expiresOn: `${year + 10}-06-01`,
    issuer: state,
    portraitJpeg,
    access,
    authentication,
    ldsVersion,
    random: random.fork(name),
    witness: blindWitness,
  })
  return { state, passport }
}

describe('a document profile', () => {
  for (const name of Object.keys(DOCUMENT_PROFILES) as DocumentProfileName[])
    it(`is issued with what it is said to have: ${name}`, () => {
      const { access, authentication, ldsVersion, year } = documentProfile(name)
      const { state, passport } = issue(name)
      const { files } = passport
      assert.ok(passport.chip)
      assert.equal(passport.printed.length, documentProfile(name).format === 'TD1' ? 3 : 2)
      assert.equal(passport.fields.documentCode, documentProfile(name).documentCode)
      assert.equal(files.has(EF_CARD_ACCESS), access.pace.length > 0)
      assert.equal(
        files.has(PATH_EF_CARD_SECURITY),
        access.pace.some(({ mapping }) => mapping === 'CAM'),
      )
      assert.equal(files.has(dataGroup(15).fileId), authentication.active !== undefined)
      assert.equal(hex(files.get(EF_ATR_INFO) ?? new Uint8Array()).includes('7F66'), access.extendedLength)

      const { signed, certificate } = securityObjectParts(files.get(EF_SOD) ?? new Uint8Array())
      const ofDg1 = createHash(state.hash).update(files.get(dataGroup(1).fileId) ?? signed)
      assert.ok(hex(signed).includes(hex(ofDg1.digest())), 'the hash of DG1 is signed')
      assert.equal(hex(signed).includes(hex(Buffer.from('0108'))), ldsVersion === '0108')
      assert.deepEqual(certificate, state.signerCertificate({ signedOn: Date.parse(`${year}-06-02`) }))
    })
})
