import { fromBase64 } from '../../core/bytes'
import { parseMrz } from '../../emrtd/mrz'
import type { MrzLines } from '../../emrtd/mrz-layout'
import type { InspectedDocument, Inspection, RefusalReason } from '../inspection/inspection'
import type { FileParts } from '../inspection/read-files'
import { resultsOf } from '../inspection/results'
import type { BackEnd } from './back-end'
import type { HolderNumber, NumberRefusal } from './holder-numbers'
import type { Identity } from './users'

type Lines = MrzLines
type Document = Pick<InspectedDocument, 'documentNumber' | 'issuingState' | 'surname' | 'givenNames' | 'birthDate'>
type Trust = { cscaCertificates: Uint8Array[]; linkCertificates: Uint8Array[]; revocationLists: Uint8Array[] }

/** How the phone lends its chip reader: `undefined` when contact is lost; `onProgress` gets shares from 0 to 1. */
export type ReadChip = {
  transceive(command: Uint8Array): Promise<Uint8Array | undefined>
  onProgress(share: number): void
}
/** Who the chip says its holder is. Without a portrait only where the rules let something else count as read. */
export type ChipRead = { identity: Identity; portrait: Uint8Array | undefined }
export type ChipAnswer =
  | { outcome: 'read' }
  | { outcome: 'lost' | 'not-found' }
  | {
      outcome: 'refused'
      reason: RefusalReason | 'unreadable' | 'person-unknown' | 'of-another-person' | NumberRefusal
    }

/** Bytes asked for in one command; reading falls back to short ones where chip or phone takes no more. */
const LARGEST_READ = 4096

/** YYMMDD of a birth date, which lies in the past. */
const birthDay = (yymmdd: string, now: number): string => {
  const thisYear = new Date(now).getUTCFullYear() % 100
  const century = Number(yymmdd.slice(0, 2)) > thisYear ? '19' : '20'
  return `${century}${yymmdd.slice(0, 2)}-${yymmdd.slice(2, 4)}-${yymmdd.slice(4, 6)}`
}
/** Unknown parts of a date are zeros. */
const isWholeDate = (date: string): boolean => !/(^0000|-00)/.test(date)
const printedDocument = (lines: Lines, now: number): Document | undefined => {
  const fields = parseMrz(lines)?.fields
  return fields && { ...fields, birthDate: birthDay(fields.birthDate, now) }
}

type Answer = ChipAnswer & { read?: ChipRead }

/** Undefined where no number goes with the document. */
type IdentifyByNumber = (document: Document) => ReturnType<HolderNumber['identify']> | undefined

/** The back end leads the reading itself: the phone only carries what it asks and what the chip answers. */
export const createChipReading = (backEnd: BackEnd, byNumber: IdentifyByNumber) => {
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
    // The register knows whole dates of birth only.
    if (!rules.namesSuffice({ surname, givenNames }) || !isWholeDate(birthDate)) return undefined
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
  const readBy = async (document: Document | undefined, portrait: Uint8Array | undefined): Promise<Answer> => {
    const numbered = document && (await byNumber(document))
    if (numbered && 'refusal' in numbered) return { outcome: 'refused', reason: numbered.refusal }
    const identity = numbered?.identity ?? (document && (await identify(document)))
    return identity
      ? { outcome: 'read', read: { identity, portrait } }
      : { outcome: 'refused', reason: 'person-unknown' }
  }
  /** Where earlier attempts at this document lost the chip: the next one goes about it otherwise, and not for ever. */
  const losses: number[] = []
  const parts: FileParts = new Map()
  const read = async (lines: Lines, reading: ReadChip): Promise<Answer> => {
    const began = now()
    const inspection = await instruments.readPassport({
      transceive: async (command) => (rules.readingMayGoOn(now() - began) ? reading.transceive(command) : undefined),
      onProgress: reading.onProgress,
      code: { lines },
      trust: await trustList(),
      now: now(),
      random,
      rules,
      chunk: LARGEST_READ,
      losses,
      parts,
    })
    if (inspection.outcome === 'lost') losses.push(inspection.at)
    else {
      losses.length = 0
      parts.clear()
    }
    backEnd.log(`chip: ${inspection.outcome}${inspection.outcome === 'refused' ? `, ${inspection.reason}` : ''}`)
    backEnd.inspected(resultsOf(inspection))
    if (!rules.chipCountsAsRead(inspection.outcome)) return judged(inspection)
    return inspection.outcome === 'accepted'
      ? readBy(inspection.document, inspection.portrait)
      : readBy(printedDocument(lines, now()), undefined)
  }
  /** No chip came into the field. */
  const notFound = async (lines: Lines): Promise<Answer> => {
    if (!rules.chipCountsAsRead('not-found')) return { outcome: 'not-found' }
    return readBy(printedDocument(lines, now()), undefined)
  }
  return { read, notFound }
}
