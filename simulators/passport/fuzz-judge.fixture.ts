/** What a chip may answer, said a second time and by state alone: the judge of the fuzz. */
import { type DecodedCommand, decodeCommand } from '../../emrtd/apdu'
import { MRTD_AID } from '../../emrtd/files'

/** What the judge knows of the chip. */
export type Known = { directory: 'master-file' | 'application'; inChannel: boolean; waiting: boolean }

/** The words that the state calls for, and what becomes of the channel. */
export type Verdict = { words: readonly number[]; ends: boolean }

const SM = 0x0c
const CHAINED = 0x10
const CHAINABLE = [0x22, 0x2a, 0x86]

const ends = (...words: number[]): Verdict => ({ words, ends: true })

/** Of the header alone, or undefined when it is sound. ISO/IEC 7816-4 §5.4.1. */
const wordOfClass = ({ cla, ins }: DecodedCommand): number | undefined => {
  if (cla >= 0x20) return 0x6e00
  if ((cla & 0x03) !== 0) return 0x6881
  if ((cla & SM) !== 0 && (cla & SM) !== SM) return 0x6882
  return (cla & CHAINED) !== 0 && !CHAINABLE.includes(ins) ? 0x6884 : undefined
}

/** What each instruction may be answered in the master file, in the application in clear, and inside a session. */
type Place = 'master-file' | 'application' | 'session'
const NO_FILE = [0x6700, 0x6a86]
const INSTRUCTIONS: Readonly<Record<number, Readonly<Record<Place, readonly number[]>>>> = {
  // MSE:Set
  34: {
    'master-file': [0x9000, 0x6a80, 0x6a86, 0x6a88, 0x6982, 0x6985],
    application: [0x6a80, 0x6a86, 0x6982, 0x6985],
    session: [0x9000, 0x6a80, 0x6a86, 0x6a88, 0x6985],
  },
  // PSO: Verify Certificate
  42: { 'master-file': [0x6982], application: [0x6982], session: [0x6a86, 0x6985, 0x6a80, 0x6300] },
  // EXTERNAL AUTHENTICATE and GET CHALLENGE
  130: { 'master-file': [0x6985], application: [...NO_FILE, 0x6985, 0x6300], session: [0x6985] },
  132: { 'master-file': [0x6985], application: [...NO_FILE, 0x9000], session: [...NO_FILE, 0x9000, 0x6985] },
  // GENERAL AUTHENTICATE
  134: {
    'master-file': [0x9000, 0x6a80, 0x6a86, 0x6300, 0x6883, 0x6985],
    application: [0x9000, 0x6a80, 0x6a86, 0x6300, 0x6883, 0x6985],
    session: [0x6a80, 0x6a86, 0x6985],
  },
  // INTERNAL AUTHENTICATE
  136: { 'master-file': [0x6982], application: [0x6982], session: [...NO_FILE, 0x9000, 0x6982] },
  // SELECT
  164: {
    'master-file': [...NO_FILE, 0x9000, 0x6a82, 0x6982],
    application: [...NO_FILE, 0x9000, 0x6a82, 0x6982],
    session: [...NO_FILE, 0x9000, 0x6a82, 0x6982],
  },
  // READ BINARY
  176: {
    'master-file': [...NO_FILE, 0x9000, 0x6282, 0x6982, 0x6986, 0x6a82, 0x6b00],
    application: [...NO_FILE, 0x6982, 0x6986],
    session: [...NO_FILE, 0x9000, 0x6282, 0x6982, 0x6986, 0x6a82, 0x6b00],
  },
  177: {
    'master-file': [...NO_FILE, 0x9000, 0x6282, 0x6982, 0x6986, 0x6a80, 0x6a82, 0x6b00],
    application: [...NO_FILE, 0x6982, 0x6986, 0x6a80],
    session: [...NO_FILE, 0x9000, 0x6282, 0x6982, 0x6986, 0x6a80, 0x6a82, 0x6b00],
  },
}

/** What the inside of a command may be answered; pieces of a chain, and what breaks one, have words of their own. */
export const wordsOfInstruction = ({ cla, ins }: { cla: number; ins: number }, place: Place): readonly number[] => {
  const own = INSTRUCTIONS[ins]?.[place] ?? [0x6d00]
  return (cla & CHAINED) !== 0 ? [...own, 0x9000, 0x6700, 0x6883] : [...own, 0x6883]
}

/** Of a command that was never protected with the keys of the session. */
export const verdictOn = (bytes: Uint8Array, known: Known): Verdict => {
  const command = decodeCommand(bytes)
  if (!command) return ends(0x6700)
  const secured = (command.cla & SM) === SM
  const isRest = known.waiting && command.ins === 0xc0 && (command.cla === 0 || command.cla === SM)
  const startsOver = command.ins === 0xa4
  if (known.inChannel && !secured && !startsOver) return isRest ? { words: [], ends: false } : ends(0x6982)
  const ofClass = wordOfClass(command)
  if (ofClass !== undefined) return ends(ofClass)
  if (secured) return known.inChannel ? ends(0x6987, 0x6988) : ends(0x6982)
  return { words: wordsOfInstruction(command, known.directory), ends: known.inChannel }
}

/** Where a command leaves the chip that it was answered 9000 to. */
export const directoryAfter = (bytes: Uint8Array, before: Known['directory']): Known['directory'] => {
  const { ins, p1, data } = decodeCommand(bytes) ?? { ins: 0, p1: 0, data: bytes }
  if (ins !== 0xa4) return before
  if (p1 === 4) return Buffer.compare(data, MRTD_AID) === 0 ? 'application' : before
  const isRoot = data.length === 0 || (data[0] === 0x3f && data[1] === 0)
  return p1 === 0 && isRoot ? 'master-file' : before
}
