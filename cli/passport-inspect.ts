import { realTime } from '../core/clock'
import { SetupFault } from '../core/errors'
import { blindWitness } from '../core/evidence'
import { createRandom, unguessable } from '../core/random'
import { openPcscCard } from '../drivers/pcsc'
import { mrzLines } from '../emrtd/mrz-layout'
import type { Inspection } from '../reference/inspection/inspection'
import { type PassportReading, readPassport } from '../reference/inspection/read-passport'
import type { Trust } from '../reference/inspection/trust-list'
import { inspectionRules } from '../reference/rules/inspection'
import { EXIT, say, sayJson } from './output'
import { certificatesOf, filesOf } from './passport-contents'
import { canOf } from './passport-document'
import { chipOfRecord, linesOf, readRecord, trustOf } from './passport-record'
import { readTrust } from './trust'

type Source = Pick<PassportReading, 'transceive' | 'code' | 'trust' | 'now'>

const inspected = (source: Source): Promise<Inspection> =>
  readPassport({ ...source, random: createRandom(unguessable()), rules: inspectionRules })

const verdictOf = (inspection: Inspection): string => {
  if (inspection.outcome === 'lost') return 'the chip left the reader before everything was read'
  if (inspection.outcome === 'unreadable') return `unreadable, ${inspection.reason} (${inspection.why})`
  if (inspection.outcome === 'refused') return `refused, ${inspection.reason}`
  const { surname, givenNames, documentNumber, issuingState, birthDate, expiryDate } = inspection.document
  return `accepted\n  ${givenNames} ${surname}, born ${birthDate}; ${issuingState} ${documentNumber}, valid until ${expiryDate}`
}

const tell = (inspection: Inspection): void => {
  const checks = 'checks' in inspection ? inspection.checks : []
  for (const { check, result, reason } of checks)
    say(`  ${check.padEnd(28)}${result}${reason === undefined ? '' : `: ${reason}`}`)
  say(`verdict: ${verdictOf(inspection)}`)
}

/** Without the portrait, which is bytes. */
const toldAsJson = (inspection: Inspection): object =>
  inspection.outcome === 'accepted' ? { ...inspection, portrait: inspection.portrait.length } : inspection

const statusOf = ({ outcome }: Inspection): number => (outcome === 'accepted' ? EXIT.passed : EXIT.failed)

export type ShowOptions = { on?: string; json?: boolean }

const instantOf = (day: string): number => {
  const instant = Date.parse(day)
  if (!Number.isNaN(instant)) return instant
  throw new SetupFault({ code: 'SETUP_DATE', what: `"${day}" is no date`, mend: 'write it as 2026-11-22' })
}

/** Prints what is in passport.json, and what the reference makes of its chip, read through APDUs with the printed lines. */
export const show = async (file: string, options: ShowOptions): Promise<number> => {
  const record = readRecord(file)
  const { chip, files: stored } = chipOfRecord(record, { random: createRandom(record.seed), witness: blindWitness })
  const [files, certificates] = [filesOf(stored), certificatesOf(stored, trustOf(record))]
  say(`${record.note}\n${record.printed.map((line) => `  ${line}`).join('\n')}`)
  say(`issuer ${record.issuer}${record.defects.map((defect) => `, defect ${defect}`).join('')}\nfiles`)
  for (const { name, bytes, says } of files) say(`  ${name.padEnd(44)}${String(bytes).padStart(6)}  ${says}`)
  say('certificates')
  for (const { role, subject, issuer, from, until, signature, key } of certificates)
    say(`  ${role}: ${subject}\n    issued by ${issuer}; ${from} to ${until}; signed with ${signature}; key ${key}`)
  const now = instantOf(options.on ?? record.judgedOn)
  say(`inspection on ${new Date(now).toISOString().slice(0, 10)}`)
  const inspection = await inspected({
    transceive: async (command) => chip.answer(command),
    code: { lines: linesOf(record) },
    trust: trustOf(record),
    now,
  })
  tell(inspection)
  if (options.json) sayJson({ printed: record.printed, files, certificates, inspection: toldAsJson(inspection) })
  return statusOf(inspection)
}

export type ReadOptions = {
  pcsc?: string | true
  mrz?: string[]
  can?: string
  trust?: string[]
  on?: string
  json?: boolean
}

/** @throws SetupFault when there is nothing that could open a chip */
export const codeOf = ({ mrz, can }: ReadOptions): PassportReading['code'] => {
  if (mrz === undefined && can !== undefined) return { can: canOf(can) }
  const lines = mrzLines((mrz ?? []).join('').replaceAll(/\s/g, '').toUpperCase())
  if (lines) return { lines, ...(can === undefined ? {} : { can: canOf(can) }) }
  throw new SetupFault({
    code: 'SETUP_MRZ',
    what: mrz === undefined ? 'nothing opens the chip' : 'the lines are none of a passport or card',
    mend: "give the two or three printed lines: --mrz 'P<…' 'X12…', or the card access number: --can 123456; lines are compared with the chip also beside --can",
  })
}

/** passport.json of `issue`, or files of anybody's: DER, PEM, LDIF. */
const trustFrom = (paths: readonly string[]): Trust => {
  if (paths.length === 0) return { cscaCertificates: [], linkCertificates: [], revocationLists: [] }
  const [ours, theirs] = [true, false].map((wanted) => paths.filter((path) => path.endsWith('.json') === wanted))
  const all: Trust[] = (ours ?? []).map((path) => trustOf(readRecord(path)))
  if (theirs && theirs.length > 0) {
    const { signerCertificates, ...list } = readTrust(theirs)
    all.push({ ...list, documentSigners: signerCertificates })
  }
  return {
    cscaCertificates: all.flatMap(({ cscaCertificates }) => cscaCertificates),
    linkCertificates: all.flatMap(({ linkCertificates }) => linkCertificates),
    revocationLists: all.flatMap(({ revocationLists }) => revocationLists),
    documentSigners: all.flatMap(({ documentSigners = [] }) => documentSigners),
  }
}

/** Reads the card in a real reader, as it is today. */
export const read = async (options: ReadOptions): Promise<number> => {
  if (options.pcsc === undefined)
    throw new SetupFault({ code: 'SETUP_PCSC', what: 'where is the document?', mend: 'give --pcsc' })
  const [code, trust] = [codeOf(options), trustFrom(options.trust ?? [])]
  const now = options.on === undefined ? realTime.date().getTime() : instantOf(options.on)
  const card = openPcscCard(options.pcsc === true ? undefined : options.pcsc)
  try {
    say(`in ${card.reader}`)
    const inspection = await inspected({ transceive: card.transceive, code, trust, now })
    tell(inspection)
    if (options.json) sayJson({ reader: card.reader, inspection: toldAsJson(inspection) })
    return statusOf(inspection)
  } finally {
    card.close()
  }
}
