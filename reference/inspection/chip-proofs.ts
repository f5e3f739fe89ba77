import type { Instant } from '../../core/clock'
import { toBigint } from '../../emrtd/curve'
import type { InspectionRules } from '../rules/inspection'
import type { ProofResult } from './active-authentication'
import { type CardSecurity, parseCardSecurity } from './card-security'
import type { Checks } from './checks'
import type { CollectedFiles } from './collect-files'
import { DerError } from './der'
import type { CheckName, CheckReason, RefusalReason } from './inspection'
import { type Element, KeyRefused, sameElement } from './key-agreement'
import type { OpenedChip } from './open-chip'
import type { MappingProof } from './pace'
import { type Standing, standingOf, vouches } from './passive-authentication'
import { agreementKeyOf } from './public-key'
import type { SecurityInfos } from './security-infos'
import type { TrustList } from './trust-list'

/** Whether the chip is the one that the state issued: Doc 9303-11 (8th ed.) §6, after passive authentication. */
type Given = {
  chip: OpenedChip
  files: CollectedFiles
  trust: TrustList
  now: Instant
  rules: InspectionRules
  checks: Checks
}

/** Notes the checks; gives the countries of whoever signed EF.CardSecurity, and what it says of PACE when it counts. */
export const judgeProofs = (given: Given): { countries: readonly string[]; signed: SecurityInfos | undefined } => {
  const { chip, files, rules, checks } = given
  const { sod, groups } = files
  const signs = (number: number): boolean => typeof sod === 'object' && sod.hashes.has(number)
  const isBound = (check: CheckName): boolean =>
    rules.keyIsBound({
      signatureHolds: checks.resultOf('signature') === 'successful',
      signerKnown: checks.resultOf('signer-known') === 'successful',
      hashMatches: checks.resultOf(check) === 'successful',
    })
  const byCardSecurity = checkMapping(given)
  const withheld = (number: number): boolean => signs(number) && groups.get(number) === undefined
  const chipKey = (files.infos?.chipAuthenticationKeys.length ?? 0) > 0 || withheld(14)
  const activeKey = groups.get(15) !== undefined || withheld(15)
  noteProof(checks, 'chip-authentication', chipKey && files.chipAuthentication, {
    bound: isBound('dg14-hash'),
    none: withheld(14) ? 'data-group-not-given' : 'no-chip-authentication',
  })
  noteProof(checks, 'active-authentication', activeKey && files.activeAuthentication, {
    bound: isBound('dg15-hash'),
    none: withheld(15) ? 'data-group-not-given' : 'no-active-authentication',
  })
  const announced = chipKey || activeKey || chip.mapping !== undefined
  if (announced)
    checks.note('chip-genuine', rules.chipIsGenuine(PROOFS.map(checks.resultOf)), 'chip-not-proved-genuine')
  else checks.leaveOpen('chip-genuine', 'not-supported', 'no-chip-key-signed')
  return byCardSecurity
}

const PROOFS: readonly CheckName[] = ['chip-authentication-mapping', 'chip-authentication', 'active-authentication']

const noteProof = (
  checks: Checks,
  check: CheckName,
  proof: ProofResult | undefined | false,
  { bound, none }: { bound: boolean; none: CheckReason },
): void => {
  if (!proof) checks.leaveOpen(check, none === 'data-group-not-given' ? 'undetermined' : 'not-supported', none)
  else if (!bound) checks.leaveOpen(check, 'undetermined', 'key-not-bound')
  else if (proof.result === 'successful') checks.note(check, true, 'chip-not-proved-genuine')
  else if (proof.result === 'failed') checks.note(check, false, proof.reason as RefusalReason)
  else checks.leaveOpen(check, proof.result, proof.reason)
}

/** §4.4.3.5.2: chip authentication mapping against the key in EF.CardSecurity, once that file is verified. */
const checkMapping = (given: Given): { countries: readonly string[]; signed: SecurityInfos | undefined } => {
  const { chip, checks, rules, trust, now } = given
  if (!chip.mapping) {
    checks.leaveOpen('card-security', 'not-supported', 'no-chip-authentication-mapping')
    checks.leaveOpen('chip-authentication-mapping', 'not-supported', 'no-chip-authentication-mapping')
    return { countries: [], signed: undefined }
  }
  const { proof, cardSecurity: file } = chip.mapping
  const security = file && parseCardSecurity(file)
  const standing = security && standingOf(security, trust, now, rules)
  const pk = security && keyFor(proof, security.infos)
  const problem = problemOf({ file, security, standing, pk, proof, dg14: given.files.infos })
  checks.note('card-security', rules.cardSecurityHolds(problem), problem ?? 'card-security-malformed')
  const bound = rules.keyIsBound({
    signatureHolds: standing?.signatureHolds === true,
    signerKnown: standing !== undefined && vouches(standing),
    hashMatches: problem === undefined,
  })
  const proved = pk !== undefined && rules.mappingProves(provesMapping(proof, pk))
  if (!bound) checks.leaveOpen('chip-authentication-mapping', 'undetermined', 'key-not-bound')
  else checks.note('chip-authentication-mapping', proved, 'chip-authentication-mapping-failed')
  return { countries: standing?.countries ?? [], signed: bound ? security?.infos : undefined }
}

const problemOf = (found: {
  file: Uint8Array | undefined
  security: CardSecurity | undefined
  standing: Standing | undefined
  pk: Element | undefined
  proof: MappingProof
  dg14: SecurityInfos | undefined
}): RefusalReason | undefined => {
  const { file, security, standing, pk, proof, dg14 } = found
  if (file === undefined) return 'card-security-missing'
  if (!security || !standing) return 'card-security-malformed'
  if (!standing.signatureHolds) return 'card-security-signature-wrong'
  if (!standing.known || !standing.suited) return 'card-security-signer-unknown'
  if (!standing.valid) return 'card-security-signer-expired'
  if (standing.revoked) return 'card-security-signer-revoked'
  if (pk === undefined) return 'card-security-without-key'
  // §9.2.11: DG14 repeats all; another key there is the key of another chip.
  const repeated = dg14 && keyFor(proof, dg14)
  return repeated && !sameElement(proof.agreement, repeated, pk) ? 'card-security-key-differs' : undefined
}

/** §9.2.1: the key whose id is that of the parameters, on these parameters. */
const keyFor = (
  { agreement, parameterId }: MappingProof,
  { chipAuthenticationKeys }: SecurityInfos,
): Element | undefined => {
  const info = chipAuthenticationKeys.find(({ kind, keyId }) => kind === agreement.kind && keyId === parameterId)
  try {
    const key = info && agreementKeyOf(info.key)
    return key?.agreement === agreement ? key.pk : undefined
  } catch (thrown) {
    if (thrown instanceof DerError || thrown instanceof KeyRefused) return undefined
    throw thrown
  }
}

/** PK_Map,IC = KA(CA_IC, PK_IC, D_IC). */
export const provesMapping = ({ agreement, caIc, pkMapIc }: MappingProof, pk: Element): boolean => {
  if (caIc === undefined || caIc.length > agreement.orderSize) return false
  try {
    return sameElement(agreement, agreement.multiple(toBigint(caIc), pk), pkMapIc)
  } catch (thrown) {
    if (thrown instanceof KeyRefused) return false
    throw thrown
  }
}
