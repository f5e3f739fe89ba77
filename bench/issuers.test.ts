import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import { createIssuingState, type IssuingState, type SignOptions } from '../certs/issuing-state'
import type { ProfileName } from '../certs/profiles'
import { REVOCATION_LISTS, type RevocationListForm } from '../certs/revocation-lists'
import { SIGNERS, type Signer } from '../certs/signers'
import { SOD_FORMS, type SodFormName } from '../certs/sod-forms'
import { trustList } from '../certs/trust-list'
import { DAY } from '../core/clock'
import { createRandom } from '../core/random'
import { createChecks } from '../reference/inspection/checks'
import type { CheckName, RefusalReason } from '../reference/inspection/inspection'
import { authenticatePassively } from '../reference/inspection/passive-authentication'
import { parseSecurityObject } from '../reference/inspection/sod'
import { type Trust, trustListOf } from '../reference/inspection/trust-list'
import { inspectionRules } from '../reference/rules/inspection'

/** What issuing states make, honest and otherwise, against the reader's passive authentication. */
const NOW = Date.UTC(2026, 10, 22)
const random = createRandom('issuers.test')
const GROUPS = new Map([
  [1, Uint8Array.of(0x61, 1, 1)],
  [2, Uint8Array.of(0x75, 1, 2)],
])
const states = new Map<ProfileName, IssuingState>()
const stateOf = (name: ProfileName): IssuingState => {
  const state = states.get(name) ?? createIssuingState(name, random, NOW)
  states.set(name, state)
  return state
}
const inspect = (state: IssuingState, trust: Trust, options: SignOptions = {}) => {
  const hashes = new Map(
    [...GROUPS].map(([number, file]) => [number, new Uint8Array(createHash(state.hash).update(file).digest())]),
  )
  const checks = createChecks()
  const trusted = trustListOf(trust)
  const sod = parseSecurityObject(state.signSod(hashes, options), trusted.signers) ?? 'malformed'
  authenticatePassively({ sod, groups: GROUPS, trust: trusted, now: NOW, rules: inspectionRules, checks })
  const told = (name: CheckName) => checks.results().find(({ check }) => check === name)
  return { verdict: checks.refusal() ?? 'accepted', told }
}
type Verdict = RefusalReason | 'accepted'

describe('passive authentication of every state', () => {
  const ACCEPTED: readonly ProfileName[] = [
    'denmark',
    'norway',
    'germany',
    'united-kingdom',
    'egypt',
    'vatican',
    'korea',
    'algeria',
    'iceland',
    'romania',
    'argentina',
    'austria',
    'latvia',
    'russia',
    'estonia',
  ]
  for (const name of ACCEPTED)
    it(`accepts a document of ${name}`, () => {
      const state = stateOf(name)
      assert.equal(inspect(state, trustList([state])).verdict, 'accepted')
    })

  it('refuses who is in no list, and who looks like somebody that is', () => {
    const everybody = trustList(ACCEPTED.map(stateOf))
    for (const name of ['pakistan', 'denmark-look-alike'] as const)
      assert.equal(inspect(stateOf(name), everybody).verdict, 'signer-unknown')
  })

  it('goes over link certificates from the oldest key to the newest, to another kind of key too', () => {
    for (const name of ['denmark', 'iceland', 'turkey'] as const) {
      const state = stateOf(name)
      const oldest = { ...trustList([state]), cscaCertificates: state.cscaCertificates.slice(0, 1) }
      assert.ok(state.linkCertificates.length > 0)
      assert.equal(inspect(state, oldest).verdict, 'accepted', name)
      assert.equal(inspect(state, { ...oldest, linkCertificates: [] }).verdict, 'signer-unknown', name)
    }
  })

  it('finds the right one of several keys under one name for documents of every age', () => {
    const state = stateOf('denmark')
    for (const years of [1, 3, 5, 8])
      assert.equal(inspect(state, trustList([state]), { signedOn: NOW - years * 365 * DAY }).verdict, 'accepted')
  })

  it('finds the signer elsewhere where the document leaves it out (PK-10)', () => {
    const state = stateOf('denmark')
    const trust = { ...trustList([state]), documentSigners: [state.signerCertificate()] }
    assert.equal(inspect(state, trust, { form: 'certificate-elsewhere' }).verdict, 'accepted')
  })
})

const MALFORMED = 'signer-certificate-malformed'
const UNSUITED = 'signer-not-for-documents'
const SIGNER_VERDICTS: Partial<Record<Signer, Verdict>> = {
  expired: 'signer-expired',
  'not-yet-valid': 'signer-not-yet-valid',
  'validity-reversed': 'signer-not-yet-valid',
  revoked: 'signer-revoked',
  'unknown-csca': 'signer-unknown',
  'csca-itself-as-generator': 'signer-unknown',
  'of-another-state': 'signer-unknown',
  'key-usage-of-a-csca': UNSUITED,
  'key-usage-without-digital-signature': UNSUITED,
  'key-usage-missing': UNSUITED,
  'unknown-critical-extension': UNSUITED,
  'version-2': UNSUITED,
  'version-missing': UNSUITED,
  'serial-missing': MALFORMED,
  'algorithm-differs': MALFORMED,
  'algorithm-missing': MALFORMED,
  'issuer-missing': MALFORMED,
  'validity-missing': MALFORMED,
  'public-key-missing': MALFORMED,
  'signature-algorithm-missing': MALFORMED,
  'signature-missing': MALFORMED,
  'issuer-without-country': 'signer-unknown',
  'issuer-unknown': 'signer-unknown',
  'public-key-of-no-signature': 'signature-wrong',
  'signature-outlawed': 'signer-unknown',
  'signature-wrong': 'signer-unknown',
}
/** What the form does not change, and what only the whole document tells (its kind, its files). */
const FORMS_ACCEPTED: readonly SodFormName[] = [
  'usual',
  'with-csca',
  'signer-by-key',
  'two-signers',
  'second-signer-unknown',
  'attributes-unsorted',
  'attributes-signed-unsorted',
  'signature-with-zeros',
  'signing-time-missing',
  'signing-time-wrong',
  'lds-1.9',
  'hash-of-absent-group',
]
const FORM_VERDICTS: Partial<Record<SodFormName, Verdict>> = {
  'certificate-elsewhere': 'signer-certificate-missing',
  'signer-serial-wrong': 'signer-certificate-missing',
  'signer-key-wrong': 'signer-certificate-missing',
  'digest-outlawed': 'signature-wrong',
  'digest-wrong': 'signature-wrong',
  'digest-missing': 'signature-wrong',
  'content-type-attribute-wrong': 'signature-wrong',
  'content-type-attribute-missing': 'signature-wrong',
  'signature-outlawed': 'signature-wrong',
  'signature-wrong': 'signature-wrong',
  'signature-of-another-key': 'signature-wrong',
  'signature-malformed': 'signature-wrong',
  'hash-wrong': 'dg2-altered',
  'group-number-wrong': 'dg2-altered',
  'hash-missing': 'dg1-altered',
}

for (const name of ['denmark', 'germany'] as const)
  describe(`documents of ${name} that differ in one thing`, () => {
    it('are judged by their signer', () => {
      const state = stateOf(name)
      for (const signer of Object.keys(SIGNERS) as Signer[])
        assert.equal(
          inspect(state, trustList([state]), { signer }).verdict,
          SIGNER_VERDICTS[signer] ?? 'accepted',
          signer,
        )
    })

    it('are judged by the form of their security object', () => {
      const state = stateOf(name)
      for (const form of Object.keys(SOD_FORMS) as SodFormName[]) {
        const expected = FORMS_ACCEPTED.includes(form) ? 'accepted' : 'security-object-malformed'
        assert.equal(inspect(state, trustList([state]), { form }).verdict, FORM_VERDICTS[form] ?? expected, form)
      }
    })

    it('are judged by the revocation list', () => {
      const state = stateOf(name)
      const doubtful: Partial<Record<RevocationListForm, string>> = {
        expired: 'revocation-list-outdated',
        'not-yet-current': 'revocation-list-outdated',
        'unknown-critical-extension': 'revocation-list-not-understood',
        'of-a-look-alike': 'no-revocation-list',
      }
      for (const form of Object.keys(REVOCATION_LISTS) as RevocationListForm[]) {
        const trust = trustList([state], [form])
        const { verdict, told } = inspect(state, trust)
        assert.equal(verdict, 'accepted', form)
        assert.equal(told('signer-not-revoked')?.reason, doubtful[form], form)
        const spared = ['empty', 'superseded', 'of-a-look-alike'].includes(form)
        assert.equal(inspect(state, trust, { signer: 'revoked' }).verdict, spared ? 'accepted' : 'signer-revoked', form)
      }
    })
  })
