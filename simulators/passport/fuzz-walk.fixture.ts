/** A random walk of a reader, a liar and a stranger with one chip. */
import assert from 'node:assert/strict'
import { concat, fromHex, hex } from '../../core/bytes'
import { createEvidence, type Witness } from '../../core/evidence'
import { createRandom, type Random } from '../../core/random'
import { type Command, encodeCommand } from '../../emrtd/apdu'
import { EF_CARD_ACCESS, EF_COM, EF_DIR, EF_SOD, MRTD_AID, PATH_EF_CARD_SECURITY } from '../../emrtd/files'
import { createActiveKey } from './active-keys'
import { chipAuthenticated, paceSession } from './agreement.fixture'
import type { Chip } from './chip'
import { anything, harmed, insideOf } from './fuzz-commands.fixture'
import { directoryAfter, type Known, verdictOn, wordsOfInstruction } from './fuzz-judge.fixture'
import { createStaticKey } from './key-agreement'
import { passportChip } from './passport-chip'
import { efCardAccess, efDir } from './security-infos'
import { bacSession, inClear, secured, type Terminal } from './terminal.fixture'

const MRZ = 'T22000129364081251010318'
const P256 = 12
const OFFERS = [
  { cipher: 'AES-128', parameterId: P256 },
  { cipher: 'AES-256', parameterId: P256, mapping: 'IM' },
  { cipher: 'AES-192', parameterId: P256, mapping: 'CAM' },
] as const
const SECRET = Buffer.from('CONTENT OF THE LDS')
const FINGERS = Buffer.from('A FINGER AND AN IRIS')
const NONE = new Uint8Array(0)

const chipOfFuzz = (random: Random) => {
  const faults: unknown[] = []
  const witness: Witness = {
    ...createEvidence(() => 0),
    saw: (kind, data) => {
      if (kind !== 'apdu') faults.push(data)
    },
  }
  const lds = new Uint8Array(Buffer.concat([SECRET, SECRET, SECRET, SECRET]))
  const closed = new Uint8Array(Buffer.concat([FINGERS, FINGERS]))
  const key = { ...createStaticKey(P256, random), ciphers: ['3DES', 'AES-128'] as const }
  const mapping = createStaticKey(P256, random)
  const chip = passportChip({
    files: new Map([
      ...[EF_COM, EF_SOD, 0x0101, 0x0102].map((id) => [id, lds] as const),
      ...[0x0103, 0x0104].map((id) => [id, closed] as const),
      [EF_CARD_ACCESS, efCardAccess(OFFERS)] as const,
      [EF_DIR, efDir()] as const,
      [PATH_EF_CARD_SECURITY, lds] as const,
    ]),
    access: { mrz: MRZ, can: '123456', bac: true, pace: OFFERS },
    keys: {
      active: createActiveKey({ kind: 'rsa', bits: 1024 }, random).active,
      chip: [key],
      mapping: [mapping],
      authority: new Uint8Array(Buffer.from('UTCVCA00001')),
    },
    random,
    witness,
  })
  return { chip, key, mapping, faults }
}

/** A chip to which what is sent is changed on the way. */
type Wire = { chip: Chip; change: (bytes: Uint8Array) => Uint8Array }

/**
 * At least so many commands. Throws at the first answer that the state does not call for, with the way to repeat it.
 * @returns how often each status word was met
 */
export const fuzz = (seed: string, commands: number): Map<number, number> => {
  const random = createRandom(seed)
  const { chip: real, key, mapping, faults } = chipOfFuzz(random.fork('chip'))
  const known: Known = { directory: 'master-file', inChannel: false, waiting: false }
  const words = new Map<number, number>()
  const last: string[] = []
  let count = 0
  let session: Terminal | undefined
  const wire: Wire = { chip: real, change: (bytes) => bytes }

  const where = (why: string) =>
    `${why}\n  seed ${seed}, command ${count}: VIDIMUS_FUZZ_SEED=${seed} VIDIMUS_FUZZ_COMMANDS=${count}\n  ${last.join('\n  ')}`
  /** Sends, and holds what is true of every answer: it is a word at least, and shows no file. */
  const send = (bytes: Uint8Array): Uint8Array => {
    count++
    const answer = real.answer(bytes)
    last.push(`${hex(bytes.subarray(0, 400))} → ${hex(answer.subarray(0, 400))}`)
    if (last.length > 12) last.shift()
    const sw = (answer.at(-2) ?? 0) * 0x100 + (answer.at(-1) ?? 0)
    words.set(sw, (words.get(sw) ?? 0) + 1)
    assert.ok(answer.length >= 2 && sw !== 0x6f00, where('no word of its own'))
    assert.deepEqual(faults, [], where('a fault of ours'))
    const shown = Buffer.from(answer)
    for (const secret of [SECRET, FINGERS])
      for (let at = 0; at + 4 <= secret.length; at += 4)
        assert.ok(!shown.includes(secret.subarray(at, at + 4)), where('a file in clear'))
    known.waiting = (sw & 0xff00) === 0x6100 || (known.waiting && (sw & 0xff00) === 0x6c00)
    return answer
  }
  const chip: Chip = { ...real, answer: (bytes) => send(wire.change(bytes)) }
  const clear = inClear(chip)

  const powerOn = (): void => {
    real.powerOn()
    session = undefined
    Object.assign(known, { directory: 'master-file', inChannel: false, waiting: false })
  }
  const opened = (made: Terminal | number): Terminal => {
    assert.ok(typeof made !== 'number', where(`a sound opening is refused with ${made.toString(16)}`))
    return made
  }
  const select = (): void => {
    assert.equal(clear.send({ ins: 0xa4, p1: 4, p2: 0x0c, data: MRTD_AID }).sw, 0x9000, where('no application'))
  }
  const open = (): void => {
    powerOn()
    if (random.int(20) === 0) {
      session = opened(paceSession(chip, { ...random.pick(OFFERS), mrz: MRZ, staticKey: mapping.publicKey }))
      known.directory = 'master-file'
    } else {
      select()
      session = opened(bacSession(chip, MRZ))
      known.directory = 'application'
    }
    if (random.int(10) === 0) {
      const cipher = random.pick(key.ciphers)
      session = opened(chipAuthenticated(chip, session, { ...key, cipher, kat: cipher === '3DES' }))
    }
    known.inChannel = true
  }

  /** A dead channel says 6982 to what would have been right, and nothing more. */
  const isDead = (): void => {
    const terminal = session
    session = undefined
    known.inChannel = false
    const { data, sw } = terminal?.send({ ins: 0xb0, p1: 0x9e, ne: 40 }) ?? { data: NONE, sw: 0x6982 }
    assert.deepEqual([data.length, sw], [0, 0x6982], where('the channel is not dead'))
    // EF.SOD in the application, EF.CardSecurity in the master file.
    assert.equal(hex(real.answer(fromHex('00B09D0004'))), '6982', where('plain data over a dead channel'))
  }
  const judge = (bytes: Uint8Array, answer: Uint8Array): void => {
    const sw = (answer.at(-2) ?? 0) * 0x100 + (answer.at(-1) ?? 0)
    const { words: called, ends } = verdictOn(bytes, before)
    const more = (sw & 0xff00) === 0x6100 || before.waiting
    assert.ok(called.includes(sw) || more, where(`${called.map((word) => word.toString(16))} are called for`))
    if (ends) assert.equal(answer.length, 2, where('an error with data'))
    if (sw === 0x9000 && !before.inChannel) known.directory = directoryAfter(bytes, known.directory)
    const readsLds = (bytes[1] === 0xb0 || bytes[1] === 0xb1) && before.directory === 'application'
    if (readsLds && !before.inChannel) assert.equal(answer.length, 2, where('the LDS in clear'))
    if (ends && before.inChannel) isDead()
  }
  let before: Known = { ...known }
  const sendAnything = (bytes: Uint8Array): void => {
    before = { ...known }
    judge(bytes, send(bytes))
  }

  const inSession = (terminal: Terminal): void => {
    const command = insideOf(random)
    const kind = random.int(10)
    if (kind < 5) sendSound(terminal, command)
    else if (kind === 5) sendAnything(anything(random))
    else if (kind === 6) sendAnything(terminal.lastSent().length > 0 ? terminal.lastSent() : anything(random))
    else if (kind === 7) sendMisKeyed(command)
    else sendHarmed(terminal, command)
  }
  const sendSound = (terminal: Terminal, command: Command): void => {
    const form = { extended: random.int(3) === 0 || command.data.length > 200 }
    const words = (cla: number) => wordsOfInstruction({ cla, ins: command.ins }, 'session')
    if (!form.extended && command.ins === 0x88) return
    const { data, sw } = terminal.send(command, form)
    assert.ok(!Buffer.from(data).includes(FINGERS.subarray(0, 4)), where('a finger, without Extended Access Control'))
    const called =
      (command.cla & 0x10) !== 0 && ![0x22, 0x2a, 0x86].includes(command.ins) ? [0x6884] : words(command.cla)
    if (sw === 0x9000) known.directory = directoryAfter(encodeCommand(command), known.directory)
    assert.ok(called.includes(sw), where(`inside, ${called.map((word) => word.toString(16))} are called for`))
  }
  const sendHarmed = (terminal: Terminal, command: Command): void => {
    before = { ...known }
    let sent: Uint8Array = NONE
    wire.change = (bytes) => {
      sent = harmed(random, bytes)
      return sent
    }
    const { data, sw } = terminal.send(command, { extended: command.data.length > 200 })
    wire.change = (bytes) => bytes
    judge(sent, concat(data, Uint8Array.of(sw >> 8, sw & 0xff)))
  }
  const sendMisKeyed = (command: Command): void => {
    before = { ...known }
    const [enc, mac] = [random.bytes(16), random.bytes(16)]
    const cipher = random.pick(['3DES', 'AES-128'] as const)
    const stranger = secured(chip, { cipher, enc, mac, counter: BigInt(random.int(1000)) })
    const { data, sw } = stranger.send(command, { extended: command.data.length > 200 })
    judge(stranger.lastSent(), concat(data, Uint8Array.of(sw >> 8, sw & 0xff)))
  }

  while (count < commands) {
    if (session) inSession(session)
    else if (random.int(3) === 0) open()
    else if (random.int(40) === 0) powerOn()
    else sendAnything(anything(random))
  }
  return words
}
