import { fromBase64 } from '../../core/bytes'
import { parseMrz } from '../../emrtd/mrz'
import type { InspectedDocument, Inspection, RefusalReason } from '../inspection/inspection'
import type { ChipOutcome } from '../rules/scanning'
import type { BackEnd } from './back-end'
import type { Identity } from './users'

type Lines = readonly [string, string]
type Document = Pick<InspectedDocument, 'documentNumber' | 'issuingState' | 'surname' | 'givenNames' | 'birthDate'>
type Trust = { cscaCertificates: Uint8Array[]; linkCertificates: Uint8Array[]; revocationLists: Uint8Array[] }

/** How the phone lends its chip reader: `undefined` when contact is lost; `onProgress` gets shares from 0 to 1. */
export type ReadChip = {
  transceive(command: Uint8Array): Promise<Uint8Array | undefined>
  onProgress(share: number): void
}
export type ChipRead = { identity: Identity | undefined; portrait: Uint8Array | undefined }
export type ChipAnswer =
  | { outcome: 'read' }
  | { outcome: 'lost' | 'not-found' }
  | { outcome: 'refused'; reason: RefusalReason | 'unreadable' | 'person-unknown' }

/** Bytes asked for in one command; reading falls back to short ones where chip or phone takes no more. */
const LARGEST_READ = 4096

/** YYMMDD of a birth date, which lies in the past. */
const birthDay = (yymmdd: string, now: number): string => {
  const thisYear = new Date(now).getUTCFullYear() % 100
  const century = Number(yymmdd.slice(0, 2)) > thisYear ? '19' : '20'
  return `${century}${yymmdd.slice(0, 2)}-${yymmdd.slice(2, 4)}-${yymmdd.slice(4, 6)}`
}
const printedDocument = (lines: Lines, now: number): Document | undefined => {
  const fields = parseMrz(lines)?.fields
  return fields && { ...fields, birthDate: birthDay(fields.birthDate, now) }
}

/** The back end leads the reading itself: the phone only carries what it asks and what the chip answers. */
export const createChipReading = (backEnd: BackEnd) => {
  const { rules, services, instruments, random, now } = backEnd
  let trusted: { text: string; trust: Trust } | undefined

  const trustList = async (): Promise<Trust> => {
    const answer = await services('trustList', undefined)
    const text = JSON.stringify(answer)
    if (trusted?.text !== text) {
      trusted = {
        text,
        trust: {
          cscaCertificates: answer.cscaCertificates.map(fromBase64),
          linkCertificates: answer.linkCertificates.map(fromBase64),
          revocationLists: answer.revocationLists.map(fromBase64),
        },
      }
    }
    return trusted.trust
  }
  const identify = async (document: Document): Promise<Identity | undefined> => {
    const { documentNumber, issuingState, surname, givenNames, birthDate } = document
    const found = await services('lookUpPerson', { documentNumber, issuingState, surname, givenNames, birthDate })
    if (!found.found) return undefined
    const cpr = found.cprNumber === undefined ? {} : { cprNumber: found.cprNumber }
    return { person: found.person, told: { name: found.name, birthDate, ...cpr } }
  }
  const judged = (inspection: Inspection): ChipAnswer => {
    if (inspection.outcome === 'accepted') return { outcome: 'read' }
    if (inspection.outcome === 'lost') return { outcome: 'lost' }
    return { outcome: 'refused', reason: inspection.outcome === 'refused' ? inspection.reason : 'unreadable' }
  }
  const read = async (lines: Lines, reading: ReadChip): Promise<ChipAnswer & { read?: ChipRead }> => {
    const inspection = await instruments.readPassport({
      transceive: reading.transceive,
      onProgress: reading.onProgress,
      code: { lines: [lines[0], lines[1]] },
      trust: await trustList(),
      now: now(),
      random,
      rules,
      chunk: LARGEST_READ,
    })
    backEnd.log(`chip: ${inspection.outcome}${inspection.outcome === 'refused' ? `, ${inspection.reason}` : ''}`)
    if (!rules.chipCountsAsRead(inspection.outcome)) return judged(inspection)
    const chip = inspection.outcome === 'accepted' ? inspection : undefined
    const document = chip?.document ?? printedDocument(lines, now())
    const identity = document && (await identify(document))
    if (!identity) return { outcome: 'refused', reason: 'person-unknown' }
    return { outcome: 'read', read: { identity, portrait: chip?.portrait } }
  }
  const notFound = (): ChipAnswer & { read?: ChipRead } => {
    const outcome: ChipOutcome = 'not-found'
    if (!rules.chipCountsAsRead(outcome)) return { outcome }
    return { outcome: 'read', read: { identity: undefined, portrait: undefined } }
  }
  return { read, notFound: (_lines: Lines) => notFound() }
}
