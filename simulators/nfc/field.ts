import { hex } from '../../core/bytes'
import type { Clock } from '../../core/clock'
import type { Witness } from '../../core/evidence'
import type { Random } from '../../core/random'
import type { Chip } from '../passport/chip'

/** A read that is asked to stand still: `reached` once it does, `release` lets it go on. */
export type Hold = { reached: Promise<void>; release(): void }

/** The NFC field of one phone. The first group is what a person does with the passport, the second what the phone asks. */
export type Field = {
  /** Lays a passport's chip on the phone, in place of any other. */
  place(chip: Chip): void
  remove(): void
  /** A cover that shields: nothing in the field is found while it is on. */
  cover(on: boolean): void
  /** Virtual milliseconds that each APDU takes from now on; 0 for none. */
  slow(msPerApdu: number): void
  /** After so many more answers the chip slips out of the field; `move` brings it back. */
  loseAfter(apdus: number): void
  /** Whether `loseAfter` is still to happen. */
  isToSlip(): boolean
  move(): void
  /** After so many more answers the next command waits, so that somebody can look at the screen. */
  holdAfter(apdus: number): Hold
  /** Commands answered since the field was made. */
  apdusSeen(): number

  /** The id of the tag that is found, at once or within so many ms of virtual time; undefined when none is. */
  connect(withinMs: number): Promise<string | undefined>
  /** Undefined: the tag is lost, or was never the one connected. */
  transceive(tag: string, command: Uint8Array): Promise<Uint8Array | undefined>
  disconnect(): void
}

/** ISO/IEC 14443-3 §6.5.4: identifiers that begin with 08 are drawn anew at each power-on. */
const RANDOM_ID = '08'

/** @param chipMsPerApdu virtual time an APDU takes at first; 0 unless said. */
export const createField = (given: {
  clock: Clock
  random: Random
  witness: Witness
  chipMsPerApdu?: number
}): Field => {
  const { clock, random, witness } = given
  let msPerApdu = given.chipMsPerApdu ?? 0
  let chip: Chip | undefined
  let covered = false
  let slipped = false
  let seen = 0
  let slipsAt: number | undefined
  let connected: string | undefined
  let holds: { at: number; reach: () => void; released: Promise<void> }[] = []
  let waiting: (() => void)[] = []

  const saw = (event: string, tag?: string) => witness.saw('nfc', tag ? { event, tag } : { event }, 'simulated')
  const inReach = (): Chip | undefined => (covered || slipped ? undefined : chip)

  const settle = () => {
    if (inReach()) {
      const woken = waiting
      waiting = []
      for (const wake of woken) wake()
    } else if (connected !== undefined) {
      saw('tag-lost', connected)
      connected = undefined
    }
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

  /** A chip that says nothing at all is lost to the reader, which may find it again where it lies. */
  const fallSilent = () => {
    if (connected !== undefined) saw('tag-lost', connected)
    connected = undefined
  }

  const slip = () => {
    slipsAt = undefined
    slipped = true
    settle()
  }

  return {
    place: (placed) => {
      if (placed !== chip && connected !== undefined) {
        chip = undefined
        settle()
      }
      chip = placed
      slipped = false
      saw('chip-placed')
      settle()
    },
    remove: () => {
      if (!chip) return
      chip = undefined
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
    loseAfter: (apdus) => {
      slipsAt = seen + apdus
    },
    isToSlip: () => slipsAt !== undefined,
    move: () => {
      slipped = false
      saw('chip-moved')
      settle()
    },
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

    connect: async (withinMs) => {
      if (!inReach()) await Promise.race([arrival(), clock.sleep(withinMs)])
      const found = inReach()
      if (!found) return undefined
      found.powerOn()
      connected = RANDOM_ID + hex(random.bytes(3))
      saw('tag-found', connected)
      return connected
    },
    transceive: async (tag, command) => {
      if (tag !== connected) return undefined
      if (holds.length > 0) await standStill()
      if (slipsAt !== undefined && seen >= slipsAt) slip()
      if (msPerApdu > 0 && tag === connected) await clock.sleep(msPerApdu)
      const found = inReach()
      if (tag !== connected || !found) return undefined
      seen += 1
      const answer = found.answer(command)
      if (answer.length > 0) return answer
      fallSilent()
      return undefined
    },
    disconnect: () => {
      connected = undefined
    },
  }
}
