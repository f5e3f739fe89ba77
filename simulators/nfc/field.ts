import type { Clock } from '../../core/clock'
import type { Witness } from '../../core/evidence'
import type { Random } from '../../core/random'
import type { Chip } from '../passport/chip'
import { type Lying, select } from './anticollision'

/** A read that is asked to stand still: `reached` once it does, `release` lets it go on. */
export type Hold = { reached: Promise<void>; release(): void }

/**
 * When contact breaks: after so many more answers, or after so many more bytes have gone over the air, commands and
 * responses counted alike. A byte of a command: the chip never hears it. One of a response: it has carried out what
 * nobody hears of (ISO/IEC 14443-4 §7: a block that is not whole is none).
 */
export type Break = { apdus: number } | { bytes: number }
/** How it is made again by itself, after so many ms; another chip may lie in its place then. `made` hears of it. */
export type Return = { afterMs: number; as?: Chip; made?(): void }

/** The NFC field of one phone. The first group is what a person does with the passport, the second what the phone asks. */
export type Field = {
  /** Lays a passport's chip on the phone, in place of any other. */
  place(chip: Chip): void
  /** Lays a further chip there. `uid` as in anticollision. */
  placeBeside(chip: Chip, uid?: Uint8Array): void
  /** Takes one chip away, or all of them. */
  remove(chip?: Chip): void
  /** A cover that shields: nothing in the field is found while it is on. */
  cover(on: boolean): void
  /** Virtual milliseconds that each APDU takes from now on; 0 for none. */
  slow(msPerApdu: number): void
  /** The answer after so many more is kept waiting for, for one S(WTX) at its longest. */
  extendWaiting(apdus: number): void
  /** Contact breaks once. Without `back` it needs a `move`. */
  loseAt(at: Break, back?: Return): void
  /** Every contact from now on breaks so, and is made again. */
  loseEachContact(at: Break, back: Return): void
  /** Whether `loseAt` is still to happen. */
  isToSlip(): boolean
  move(): void
  /** After so many more answers the next command waits, so that somebody can look at the screen. */
  holdAfter(apdus: number): Hold
  /** Commands answered since the field was made. */
  apdusSeen(): number
  /** How often a chip was found since then. */
  contacts(): number

  /** The id of the tag that is found, at once or within so many ms of virtual time; undefined when none is. */
  connect(withinMs: number): Promise<string | undefined>
  /** Undefined: the tag is lost, or was never the one connected. */
  transceive(tag: string, command: Uint8Array): Promise<Uint8Array | undefined>
  disconnect(): void
}

/**
 * ISO/IEC 14443-4 §7.2 and §7.3: the longest frame waiting time, 256 × 16 / fc × 2^14 ms; whatever multiple a chip asks
 * for in S(WTX), a reader grants no more than this, and must grant this. How often it may ask, nobody says.
 */
export const LONGEST_WAIT_MS = 4949

/** Once the marks, in answers and in bytes since the field was made, are reached. */
type Slip = { at: { apdus: number; bytes: number }; back: Return | undefined }

/** @param chipMsPerApdu virtual time an APDU takes at first; 0 unless said. */
export const createField = (given: {
  clock: Clock
  random: Random
  witness: Witness
  chipMsPerApdu?: number
}): Field => {
  const { clock, random, witness } = given
  let msPerApdu = given.chipMsPerApdu ?? 0
  let lying: Lying[] = []
  let covered = false
  let slipped = false
  let seen = 0
  let carried = 0
  let contacts = 0
  let slip: Slip | undefined
  let eachContact: { at: Break; back: Return } | undefined
  let connected: { chip: Chip; uid: string } | undefined
  let holds: { at: number; reach: () => void; released: Promise<void> }[] = []
  let extendedAt: number[] = []
  let waiting: (() => void)[] = []

  const saw = (event: string, tag?: string) => witness.saw('nfc', tag ? { event, tag } : { event }, 'simulated')
  const inReach = (): readonly Lying[] => (covered || slipped ? [] : lying)
  const isConnected = (tag: string): Chip | undefined => (connected?.uid === tag ? connected.chip : undefined)
  const marks = (at: Break): Slip['at'] => ({
    apdus: 'apdus' in at ? seen + at.apdus : Number.POSITIVE_INFINITY,
    bytes: 'bytes' in at ? carried + at.bytes : Number.POSITIVE_INFINITY,
  })

  /** A chip that is gone, or that says nothing at all, is lost to the reader. */
  const lose = () => {
    if (connected) saw('tag-lost', connected.uid)
    connected = undefined
  }
  const settle = () => {
    if (connected && !inReach().some(({ chip }) => chip === connected?.chip)) lose()
    if (inReach().length === 0) return
    const woken = waiting
    waiting = []
    for (const wake of woken) wake()
  }
  const arrival = (): Promise<void> =>
    new Promise((done) => {
      waiting.push(done)
    })
  const standStill = async (): Promise<void> => {
    const due = holds.filter(({ at }) => at <= seen)
    holds = holds.filter(({ at }) => at > seen)
    for (const { reach, released } of due) {
      reach()
      await released
    }
  }

  const place = (chip: Chip) => {
    lying = [{ chip }]
    slipped = false
    saw('chip-placed')
    settle()
  }
  const move = () => {
    slipped = false
    saw('chip-moved')
    settle()
  }
  const slips = ({ back }: Slip) => {
    slip = undefined
    slipped = true
    settle()
    if (!back) return
    const { afterMs, as } = back
    clock.sleep(afterMs).then(
      () => {
        if (as) place(as)
        else move()
        back.made?.()
      },
      () => {},
    )
  }
  /** Counts bytes on their way; false when contact breaks before the last of them. */
  const carry = (bytes: number): boolean => {
    if (slip && carried + bytes > slip.at.bytes) {
      carried = slip.at.bytes
      slips(slip)
      return false
    }
    carried += bytes
    return true
  }
  const waitingTime = (): number => {
    const extended = extendedAt.includes(seen)
    extendedAt = extendedAt.filter((at) => at !== seen)
    return msPerApdu + (extended ? LONGEST_WAIT_MS : 0)
  }

  return {
    place,
    placeBeside: (chip, uid) => {
      lying = [...lying, uid ? { chip, uid } : { chip }]
      saw('chip-placed')
      settle()
    },
    remove: (chip) => {
      const left = chip ? lying.filter((one) => one.chip !== chip) : []
      if (left.length === lying.length) return
      lying = left
      saw('chip-removed')
      settle()
    },
    cover: (on) => {
      covered = on
      saw(on ? 'covered' : 'uncovered')
      settle()
    },
    slow: (ms) => {
      msPerApdu = ms
    },
    extendWaiting: (apdus) => {
      extendedAt.push(seen + apdus)
    },
    loseAt: (at, back) => {
      slip = { at: marks(at), back }
    },
    loseEachContact: (at, back) => {
      eachContact = { at, back }
    },
    isToSlip: () => slip !== undefined,
    move,
    holdAfter: (apdus) => {
      let reach = () => {}
      let release = () => {}
      const reached = new Promise<void>((done) => {
        reach = done
      })
      const released = new Promise<void>((done) => {
        release = done
      })
      holds.push({ at: seen + apdus, reach, released })
      return { reached, release: () => release() }
    },
    apdusSeen: () => seen,
    contacts: () => contacts,

    connect: async (withinMs) => {
      if (inReach().length === 0) await Promise.race([arrival(), clock.sleep(withinMs)])
      connected = select(inReach(), random)
      if (!connected) return undefined
      contacts += 1
      if (eachContact) slip = { at: marks(eachContact.at), back: eachContact.back }
      saw('tag-found', connected.uid)
      return connected.uid
    },
    transceive: async (tag, command) => {
      if (!isConnected(tag)) return undefined
      if (holds.length > 0) await standStill()
      if (slip && seen >= slip.at.apdus) slips(slip)
      if (!isConnected(tag) || !carry(command.length)) return undefined
      const ms = waitingTime()
      if (ms > 0) await clock.sleep(ms)
      const answer = isConnected(tag)?.answer(command)
      if (!answer) return undefined
      seen += 1
      if (answer.length === 0) lose()
      return answer.length > 0 && carry(answer.length) ? answer : undefined
    },
    disconnect: () => {
      connected = undefined
    },
  }
}
