import { parseMrz } from '../../emrtd/mrz'
import type { MrzLines } from '../../emrtd/mrz-layout'
import type { RawFrame } from '../recognition/raw-frame'
import type { NumberKind } from '../rules/foreign'
import type { Part } from '../rules/journey'
import type { Origin, Purpose } from '../rules/origin'
import { type BackEnd, NotAllowed } from './back-end'
import { type ChipAnswer, type ChipRead, createChipReading, type ReadChip } from './chip-reading'
import { createHolderNumber, type PCodeUses } from './holder-numbers'
import { randomId } from './secrets'
import type { Identity } from './users'

export type CodeLines = MrzLines
export type CodeRefusal = 'not-a-passport' | 'not-of-this-flow'
export type FaceVerdict = { matched: boolean; anotherAttempt: boolean }

/** One person's way from the terms to a proved identity. One document, one holder, whoever owns the phone. */
export type Proofing = {
  readonly id: string
  /** Parts done so far, as far as the identity is concerned. */
  done(): Part[]
  showTerms(): void
  acceptTerms(): void
  chooseOrigin(origin: Origin): void
  /** The numbers one of which goes with the document. */
  numbersTaken(): readonly NumberKind[]
  numberGiven(): NumberKind | undefined
  /** With documents from abroad. @returns false when what was entered cannot be such a number. */
  giveNumber(kind: NumberKind, entered: string): boolean
  submitCode(lines: CodeLines): CodeRefusal | undefined
  readChip(reading: ReadChip): Promise<ChipAnswer>
  /** No chip came into the field of the phone. */
  chipNotFound(): Promise<ChipAnswer>
  submitFace(frame: RawFrame): FaceVerdict
  /** Undefined until chip and register have said who the holder is. */
  identity(): Identity | undefined
}

/**
 * @param mayDo throws NotAllowed when the part is not to be done now.
 * @param purpose decides what kinds of documents are taken.
 * @param holder whose document it must be, where somebody is known already; the population register's id.
 */
export const createProofing = (
  backEnd: BackEnd,
  mayDo: (part: Part) => void,
  pCodeUses: PCodeUses,
  purpose: Purpose = 'get-mitid',
  holder?: string,
): Proofing => {
  const { rules, parameters, instruments } = backEnd
  const terms = { shown: false, nextPressed: false }
  const face = { failed: 0, matched: false }
  let origin: Origin | undefined
  let code: CodeLines | undefined
  let chip: ChipRead | undefined
  const number = createHolderNumber(backEnd, pCodeUses)
  const isFromAbroad = () => origin !== undefined && !rules.originIsOfThisFlow(origin)
  const servedPurpose = () => (purpose === 'get-mitid' && isFromAbroad() ? 'help-foreign' : purpose)
  const numbersTaken = () => rules.numbersTaken(isFromAbroad(), servedPurpose())
  const numberIsSettled = () =>
    numbersTaken().length === 0 || number.given() !== undefined || !rules.numberIsNeeded(servedPurpose())
  const chipReading = createChipReading(backEnd, (document) =>
    isFromAbroad() && number.given() ? number.identify(document) : undefined,
  )

  /** Whatever was found out about one document says nothing about the next. */
  const forgetDocument = () => {
    chip = undefined
    face.matched = false
  }
  const settle = (answer: ChipAnswer & { read?: ChipRead }): ChipAnswer => {
    if (answer.read && holder !== undefined && !rules.reactivatesFor(answer.read.identity.person, holder))
      return { outcome: 'refused', reason: 'of-another-person' }
    if (answer.read) chip = answer.read
    return answer
  }
  const faceIsAccepted = (frame: RawFrame): boolean => {
    const observation = instruments.observeFace(frame)
    if (!rules.faceFitsFrame(observation) || !rules.faceQualityEnough(observation)) return false
    // Nothing to compare with: whatever let that pass for a chip lets the face pass, too.
    if (chip && !chip.portrait) return true
    return (
      chip?.portrait !== undefined &&
      rules.portraitIsCompared(instruments.hasColour(chip.portrait)) &&
      rules.faceMatches(instruments.compareFaces(frame, chip.portrait))
    )
  }
  return {
    id: randomId(backEnd.random, 'proofing'),
    done: () => [
      ...(rules.termsAccepted(terms) ? (['terms'] as const) : []),
      ...(origin ? (['origin'] as const) : []),
      ...(origin && numberIsSettled() ? (['number'] as const) : []),
      ...(code ? (['code'] as const) : []),
      ...(chip ? (['chip'] as const) : []),
      ...(face.matched ? (['face'] as const) : []),
    ],
    showTerms: () => {
      terms.shown = true
    },
    acceptTerms: () => {
      terms.nextPressed = true
    },
    chooseOrigin: (chosen) => {
      mayDo('origin')
      if (origin !== undefined && origin !== chosen) {
        code = undefined
        forgetDocument()
      }
      origin = chosen
    },
    numbersTaken,
    numberGiven: number.given,
    giveNumber: (kind, entered) => {
      mayDo('number')
      if (!numbersTaken().includes(kind)) throw new NotAllowed(`no ${kind} is taken`)
      const given = number.give(kind, entered)
      if (given) forgetDocument()
      return given
    },
    submitCode: (lines) => {
      mayDo('code')
      if (!rules.documentIsTaken(lines, rules.documentsFor(servedPurpose()))) return 'not-a-passport'
      const issuingState = parseMrz(lines)?.fields.issuingState.replace(/</g, '')
      // Reading A49: what was chosen and what the document says must agree.
      if (issuingState !== undefined && rules.documentIsOfThisFlow(issuingState) === isFromAbroad())
        return 'not-of-this-flow'
      code = lines
      forgetDocument()
      return undefined
    },
    readChip: async (reading) => {
      mayDo('chip')
      return settle(await chipReading.read(code ?? ['', ''], reading))
    },
    chipNotFound: async () => settle(await chipReading.notFound(code ?? ['', ''])),
    submitFace: (frame) => {
      mayDo('face')
      if (!rules.anotherFaceAttempt(face.failed, parameters.faceAttempts))
        throw new NotAllowed('no face scans are left')
      face.matched = faceIsAccepted(frame) && (!isFromAbroad() || number.complete())
      if (!face.matched) face.failed += 1
      return { matched: face.matched, anotherAttempt: rules.anotherFaceAttempt(face.failed, parameters.faceAttempts) }
    },
    identity: () => chip?.identity,
  }
}
