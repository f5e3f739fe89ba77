import { type Hex, hex } from '../../core/bytes'
import { messageOf } from '../../core/errors'
import type { Witness } from '../../core/evidence'
import {
  type DecodedCommand,
  decodeCommand,
  EXTENDED_NE,
  encodeCommand,
  encodeResponse,
  type Response,
  SHORT_NE,
} from '../../emrtd/apdu'
import {
  SW_6D00_INSTRUCTION_NOT_SUPPORTED,
  SW_6E00_CLASS_NOT_SUPPORTED,
  SW_6F00_NO_PRECISE_DIAGNOSIS,
  SW_6700_WRONG_LENGTH,
  SW_6881_LOGICAL_CHANNEL_NOT_SUPPORTED,
  SW_6882_SECURE_MESSAGING_NOT_SUPPORTED,
  SW_6884_COMMAND_CHAINING_NOT_SUPPORTED,
  SW_6982_SECURITY_STATUS_NOT_SATISFIED,
} from '../../emrtd/status-words'
import { commandChaining, INS_GENERAL_AUTHENTICATE } from './command-chaining'
import type { ApduSizes } from './files'
import { endChannel, newSession, type Protocol, type Request, type Session, status } from './protocol'
import { INS_SELECT } from './protocols/select'
import { responseQueue } from './response-queue'
import { isSecured } from './secure-messaging'

/** Raw command APDU in, raw response APDU out. A chip that was never switched on answers as one just switched on. */
export type Chip = {
  /** Forgets everything that is not in its files. */
  powerOn(): void
  answer(command: Uint8Array): Uint8Array
}

/** What a chip does otherwise than an honest one. */
export type ChipActs = {
  /** In place of the honest protocols: the first that answers has answered. */
  protocols?(honest: readonly Protocol[]): readonly Protocol[]
  /** What goes over the air in place of the honest response; made anew at each power-on. */
  air?(): (command: Uint8Array, honest: () => Uint8Array) => Uint8Array
}

/** Of a chip as a whole, beside its protocols. */
export type ChipTraits = {
  /** It takes extended lengths, as most do. */
  extendedLength?: boolean
  /** What EF.ATR/INFO says: a longer command is refused, of a longer response there comes what fits. */
  longestApdus?: ApduSizes
  /** It has no access control. */
  unprotected?: boolean
}

/** ISO/IEC 7816-4 §5.4.1: first interindustry classes, channel 0, in clear or with an authenticated header. */
const refusedClass = ({ cla, ins }: DecodedCommand, chained: readonly number[]): number | undefined => {
  if (cla & 0xe0) return SW_6E00_CLASS_NOT_SUPPORTED
  if (cla & 0x03) return SW_6881_LOGICAL_CHANNEL_NOT_SUPPORTED
  if (cla & 0x0c && !isSecured(cla)) return SW_6882_SECURE_MESSAGING_NOT_SUPPORTED
  return cla & 0x10 && !chained.includes(ins) ? SW_6884_COMMAND_CHAINING_NOT_SUPPORTED : undefined
}

const inClear = (command: DecodedCommand, longest: number): Request => {
  const most = command.extended ? EXTENDED_NE : SHORT_NE
  return { ...command, secured: false, all: command.ne === most, room: Math.min(command.ne ?? 0, longest) }
}

/** With no more room for the protected response than the chip has. */
const withinLongest = (command: DecodedCommand, longest: number): DecodedCommand =>
  command.extended ? { ...command, ne: Math.min(command.ne ?? EXTENDED_NE, longest) } : command

/** The response APDU ends with two bytes of status. */
const STATUS = 2

/** What went over the air and, inside secure messaging, what it meant. */
type Exchange = { response: Uint8Array; sw: number; inside?: { request: Request; answer: Response } }

const seenOver = (command: Uint8Array, response: Uint8Array, honest: Exchange | undefined) => ({
  command: hex(command),
  response: hex(response),
  sw: honest?.response === response ? honest.sw.toString(16).toUpperCase() : hex(response.subarray(-2)),
  ...(honest?.inside ? { protected: insideOf(honest.inside.request, honest.inside.answer) } : {}),
})

const insideOf = (request: Request, response: Response): { command: Hex; response: Hex } => {
  const { cla, ins, p1, p2, data, ne } = request
  const command = encodeCommand({ cla, ins, p1, p2, data, ...(ne === undefined ? {} : { ne }) })
  return { command: hex(command), response: hex(encodeResponse(response)) }
}

const wordOf = (response: Uint8Array): number => (response.at(-2) ?? 0) * 0x100 + (response.at(-1) ?? 0)
const bare = (sw: number): Exchange => ({ response: encodeResponse(status(sw)), sw })

/** A chip of these protocols, asked in order: the first that answers has answered. */
export const chipOf = (
  honest: readonly Protocol[],
  witness: Witness,
  { acts = {}, traits = {} }: { acts?: ChipActs; traits?: ChipTraits } = {},
): Chip => {
  const protocols = acts.protocols?.(honest) ?? honest
  const chained = [INS_GENERAL_AUTHENTICATE, ...protocols.flatMap((protocol) => protocol.chained ?? [])]
  const longest = { command: traits.longestApdus?.command ?? Number.POSITIVE_INFINITY, data: EXTENDED_NE }
  if (traits.longestApdus) longest.data = traits.longestApdus.response - STATUS
  const queue = responseQueue()
  let session: Session
  let whole: ReturnType<typeof commandChaining>
  let handlers: ReturnType<Protocol['powerOn']>[] = []
  let overTheAir = acts.air?.()
  const powerOn = () => {
    session = newSession(traits.unprotected)
    whole = commandChaining(session)
    queue.forget()
    handlers = protocols.map((protocol) => protocol.powerOn(session))
    overTheAir = acts.air?.()
  }
  powerOn()

  const offered = (piece: Request): Response => {
    const command = whole(piece)
    if ('answer' in command) return command.answer
    for (const handler of handlers) {
      const response = handler(command.whole)
      if (response) return response
    }
    return status(SW_6D00_INSTRUCTION_NOT_SUPPORTED)
  }

  const ended = (sw: number): Exchange => {
    endChannel(session)
    return bare(sw)
  }

  const secured = (command: DecodedCommand): Exchange => {
    const { channel } = session
    if (!channel) return bare(SW_6982_SECURITY_STATUS_NOT_SATISFIED)
    const opened = channel.open(withinLongest(command, longest.data))
    if ('refusal' in opened) return ended(opened.refusal)
    const answer = offered(opened.request)
    // Under the keys that the command came under, also when it has brought new ones (Doc 9303-11 §9.8.2).
    const response = channel.seal(answer, command.ins % 2 === 1)
    return { response, sw: answer.sw, inside: { request: opened.request, answer } }
  }

  const exchangeWhole = (command: DecodedCommand): Exchange => {
    // Doc 9303-11 §9.8.3: a command in clear ends secure messaging. A reader that starts over is then answered as at first.
    if (session.channel && !isSecured(command.cla)) {
      endChannel(session)
      if (command.ins !== INS_SELECT) return bare(SW_6982_SECURITY_STATUS_NOT_SATISFIED)
    }
    if (command.extended && traits.extendedLength === false) return ended(SW_6700_WRONG_LENGTH)
    const refused = refusedClass(command, chained)
    if (refused !== undefined) return ended(refused)
    if (isSecured(command.cla)) return secured(command)
    const response = offered(inClear(command, longest.data))
    return { response: encodeResponse(response), sw: response.sw }
  }

  const exchange = (bytes: Uint8Array): Exchange => {
    const command = bytes.length > longest.command ? undefined : decodeCommand(bytes)
    if (!command) return ended(SW_6700_WRONG_LENGTH)
    const rest = queue.next(command)
    if (rest) return { response: rest, sw: wordOf(rest) }
    const made = exchangeWhole(command)
    const response = queue.fit(made.response, command.ne)
    return response === made.response ? made : { ...made, response, sw: wordOf(response) }
  }

  const exchangeAnything = (bytes: Uint8Array): Exchange => {
    try {
      return exchange(bytes)
    } catch (error) {
      witness.saw('harness-fault', { where: 'passport chip', command: hex(bytes), what: messageOf(error) }, 'simulated')
      return ended(SW_6F00_NO_PRECISE_DIAGNOSIS)
    }
  }

  return {
    powerOn,
    answer: (bytes) => {
      let honest: Exchange | undefined
      const ask = (): Uint8Array => {
        honest ??= exchangeAnything(bytes)
        return honest.response
      }
      const response = overTheAir?.(bytes, ask) ?? ask()
      witness.saw('apdu', () => seenOver(bytes, response, honest), 'simulated')
      return response
    },
  }
}
