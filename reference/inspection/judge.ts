import type { Instant } from '../../core/clock'
import { dataGroup } from '../../emrtd/files'
import type { InspectionRules, PaceInfo } from '../rules/inspection'
import type { Certificate } from './certificates'
import type { Checks } from './checks'
import { judgeProofs } from './chip-proofs'
import type { CollectedFiles } from './collect-files'
import type { Inspection } from './inspection'
import { documentOf, fieldsOf, linesOfDg1, securityInfosOfDg14 } from './lds'
import type { OpenedChip, Printed } from './open-chip'
import { authenticatePassively, type DataGroups } from './passive-authentication'
import { portraitOf } from './portrait'
import { ChipUnreadable } from './session'
import type { TrustList } from './trust-list'

/** From what was read to a verdict, check by check; the rules decide each. Throws what malformed files throw. */
export const judge = (given: {
  chip: OpenedChip
  files: CollectedFiles
  checks: Checks
  code: Printed
  trust: TrustList
  now: Instant
  rules: InspectionRules
}): Inspection => {
  const { rules, now, code, checks } = given
  const authentic = authenticatePassively({ ...given, ...given.files })
  checkCom(given)
  const groups = withTheirTags(given.files.groups, rules)
  const dg1 = groups.get(1)
  if (dg1 === undefined) throw new ChipUnreadable('DG1 was not read')
  const files = { ...given.files, groups }
  const lines = linesOfDg1(dg1)
  checkDocumentType(given, lines, authentic?.signer)
  if (code.lines) checks.note('same-document', rules.sameDocument(lines, code.lines), 'not-the-scanned-document')
  else checks.leaveOpen('same-document', 'undetermined', 'no-printed-lines')
  const fields = fieldsOf(lines)
  checks.note('not-expired', !rules.documentHasExpired(fields.expiryDate, now), 'document-expired')
  const { countries, signed } = judgeProofs({ ...given, files })
  if (authentic) {
    const all = [...authentic.countries, ...countries]
    const matches = all.every((country) => rules.issuingStateMatches(fields.issuingState, country))
    checks.note('issuing-state', matches, 'signer-of-another-state')
  }
  checkOffers({ ...given, files }, signed?.pace ?? [])
  const reason = checks.refusal()
  if (reason) return { outcome: 'refused', reason, checks: checks.results() }
  const dg2 = groups.get(2)
  return {
    outcome: 'accepted',
    checks: checks.results(),
    document: documentOf(fields, now),
    portrait: dg2 === undefined ? new Uint8Array(0) : portraitOf(dg2),
  }
}

/** Doc 9303-10 §4.7: each data group is one object of its tag; what the rules let pass is read as if it were. */
const withTheirTags = (groups: DataGroups, rules: InspectionRules): DataGroups =>
  new Map(
    [...groups].map(([number, file]) => {
      const { tag } = dataGroup(number)
      const found = file?.[0] ?? tag
      if (!rules.beginsWithItsTag(number, found, tag))
        throw new ChipUnreadable(`DG${number} begins with tag ${found.toString(16)}`)
      return [number, found === tag ? file : file?.with(0, tag)]
    }),
  )

/** Doc 9303-11 §5.1.1: the signer's key may be for some kinds of documents only. */
const checkDocumentType = (
  { checks, rules }: { checks: Checks; rules: InspectionRules },
  lines: ReturnType<typeof linesOfDg1>,
  signer: Certificate | undefined,
): void => {
  if (!signer || checks.resultOf('signer-suited') !== 'successful') return
  const fits = rules.documentTypeMatches(fieldsOf(lines).documentCode, signer.documentTypes)
  checks.note('signer-suited', fits, 'signer-for-other-documents')
}

/** Doc 9303-11 §9.2.11: what was offered in EF.CardAccess against what is signed, in DG14 and in EF.CardSecurity. */
const checkOffers = (
  { chip, files, checks, rules }: { chip: OpenedChip; files: CollectedFiles; checks: Checks; rules: InspectionRules },
  inCardSecurity: readonly PaceInfo[],
): void => {
  const inDg14 = signedOffers(files)
  const withheld = [inDg14, inCardSecurity].some((signed) => rules.downgradeSuspected(signed, chip.cardAccess))
  checks.note('pace-not-withheld', !withheld, 'pace-withheld')
  const signed = [...(inDg14 === 'withheld' ? [] : inDg14), ...inCardSecurity]
  if (signed.length === 0) checks.leaveOpen('pace-offer-signed', 'not-supported', 'no-pace-signed')
  else checks.note('pace-offer-signed', rules.offersAreSigned(signed, chip.cardAccess), 'pace-offer-not-signed')
}

const signedOffers = ({ groups, sod }: CollectedFiles): readonly PaceInfo[] | 'withheld' => {
  const dg14 = groups.get(14)
  if (dg14 !== undefined) return securityInfosOfDg14(dg14).pace
  return typeof sod === 'object' && sod.hashes.has(14) ? 'withheld' : []
}

const OLDEST_VERSION = '0107'

const checkCom = ({
  files,
  checks,
  rules,
}: {
  files: CollectedFiles
  checks: Checks
  rules: InspectionRules
}): void => {
  const { ldsVersion, sod } = files
  const signedVersion = typeof sod === 'object' ? (sod.ldsVersion ?? OLDEST_VERSION) : undefined
  const agree = listsAgree(files)
  const sameVersion = ldsVersion === undefined || signedVersion === undefined || ldsVersion === signedVersion
  const acceptable = (agree || rules.comMayDiffer('data groups')) && (sameVersion || rules.comMayDiffer('LDS version'))
  if (agree || !acceptable) checks.note('data-group-list', acceptable, 'security-object-malformed')
  else checks.leaveOpen('data-group-list', 'undetermined', 'data-group-lists-differ')
}

/** EF.COM is not signed, so that a difference says nothing certain (BSI TR-03135-1: undetermined). */
const listsAgree = ({ listed, sod }: CollectedFiles): boolean => {
  if (listed === undefined || typeof sod !== 'object') return false
  const signed = [...sod.hashes.keys()].sort((a, b) => a - b)
  return [...listed].sort((a, b) => a - b).join() === signed.join()
}
