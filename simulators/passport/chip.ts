import { type Hex, hex } from '../../core/bytes'
import { messageOf } from '../../core/errors'
import type { Witness } from '../../core/evidence'
import type { Random } from '../../core/random'
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
import type { Files } from './file-system'
import { type Protocol, type Request, type Session, status } from './protocol'
import { bac } from './protocols/bac'
import { type PaceOffer, pace } from './protocols/pace'
import { readBinary } from './protocols/read-binary'
import { select } from './protocols/select'
import { isSecured } from './secure-messaging'

/** Raw command APDU in, raw response APDU out. A chip that was never switched on answers as one just switched on. */
export type Chip = {
  /** Forgets everything that is not in its files. */
  powerOn(): void
  answer(command: Uint8Array): Uint8Array
}

export type ChipAccess = {
  /** MRZ_information (Doc 9303-11 App D.2): the password of BAC and PACE. */
  mrz: string
  bac: boolean
  pace?: readonly PaceOffer[]
}

/** What a chip does otherwise than an honest one. */
export type ChipActs = {
  /** In place of the honest protocols: the first that answers has answered. */
  protocols?(honest: readonly Protocol[]): readonly Protocol[]
  /** What goes over the air in place of the honest response; made anew at each power-on. */
  air?(): (command: Uint8Array, honest: () => Uint8Array) => Uint8Array
}

/** What a chip is made of. Files: EF.CardAccess 011C and, below the application, EF.COM 011E, EF.SOD 011D, 0101 …. */
export type ChipParts = { files: Files; access: ChipAccess; random: Random; witness: Witness; acts?: ChipActs }

const INS_GENERAL_AUTHENTICATE = 0x86

/** ISO/IEC 7816-4 §5.4.1: first interindustry classes, channel 0, in clear or with an authenticated header. */
const refusedClass = ({ cla, ins }: DecodedCommand): number | undefined => {
  if (cla & 0xe0) return SW_6E00_CLASS_NOT_SUPPORTED
  if (cla & 0x03) return SW_6881_LOGICAL_CHANNEL_NOT_SUPPORTED
  if (cla & 0x0c && !isSecured(cla)) return SW_6882_SECURE_MESSAGING_NOT_SUPPORTED
  return cla & 0x10 && ins !== INS_GENERAL_AUTHENTICATE ? SW_6884_COMMAND_CHAINING_NOT_SUPPORTED : undefined
}

const inClear = (command: DecodedCommand): Request => {
  const most = command.extended ? EXTENDED_NE : SHORT_NE
  return { ...command, secured: false, all: command.ne === most, room: command.ne ?? 0 }
}

/** What went over the air and, inside secure messaging, what it meant. */
type Exchange = { response: Uint8Array; sw: number; inside?: { command: Hex; response: Hex } }

const insideOf = (request: Request, response: Response): { command: Hex; response: Hex } => {
  const { cla, ins, p1, p2, data, ne } = request
  const command = encodeCommand({ cla, ins, p1, p2, data, ...(ne === undefined ? {} : { ne }) })
  return { command: hex(command), response: hex(encodeResponse(response)) }
}

const bare = (sw: number): Exchange => ({ response: encodeResponse(status(sw)), sw })

/** A chip of these protocols, asked in order: the first that answers has answered. */
export const chipOf = (honest: readonly Protocol[], witness: Witness, acts: ChipActs = {}): Chip => {
  const protocols = acts.protocols?.(honest) ?? honest
  let session: Session
  let handlers: ReturnType<Protocol['powerOn']>[] = []
  let overTheAir = acts.air?.()
  const powerOn = () => {
    session = { directory: 'master-file', currentFile: undefined, channel: undefined }
    handlers = protocols.map((protocol) => protocol.powerOn(session))
    overTheAir = acts.air?.()
  }
  powerOn()

  const offered = (request: Request): Response => {
    for (const handler of handlers) {
      const response = handler(request)
      if (response) return response
    }
    return status(SW_6D00_INSTRUCTION_NOT_SUPPORTED)
  }

  const endChannel = (sw: number): Exchange => {
    session.channel = undefined
    return bare(sw)
  }

  const secured = (command: DecodedCommand): Exchange => {
    const { channel } = session
    if (!channel) return bare(SW_6982_SECURITY_STATUS_NOT_SATISFIED)
    const opened = channel.open(command)
    if ('refusal' in opened) return endChannel(opened.refusal)
    const answer = offered(opened.request)
    const response = channel.seal(answer, command.ins % 2 === 1)
    return { response, sw: answer.sw, inside: insideOf(opened.request, answer) }
  }

  const exchange = (bytes: Uint8Array): Exchange => {
    const command = decodeCommand(bytes)
    if (!command) return endChannel(SW_6700_WRONG_LENGTH)
    // Doc 9303-11 §9.8.3: a command in clear ends secure messaging.
    if (session.channel && !isSecured(command.cla)) return endChannel(SW_6982_SECURITY_STATUS_NOT_SATISFIED)
    const refused = refusedClass(command)
    if (refused !== undefined) return endChannel(refused)
    if (isSecured(command.cla)) return secured(command)
    const response = offered(inClear(command))
    return { response: encodeResponse(response), sw: response.sw }
  }

  const exchangeAnything = (bytes: Uint8Array): Exchange => {
    try {
      return exchange(bytes)
    } catch (error) {
      witness.saw('harness-fault', { where: 'passport chip', command: hex(bytes), what: messageOf(error) }, 'simulated')
      return endChannel(SW_6F00_NO_PRECISE_DIAGNOSIS)
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
      const sw = Buffer.from(response.subarray(-2)).toString('hex').toUpperCase()
      const seen = {
        command: hex(bytes),
        response: hex(response),
        sw: honest?.response === response ? honest.sw.toString(16).toUpperCase() : sw,
      }
      const inside = honest?.inside
      witness.saw('apdu', inside ? { ...seen, protected: inside } : seen, 'simulated')
      return response
    },
  }
}

/** The chip of a passport: Doc 9303-10 §3 and 9303-11 §4. */
export const passportChip = ({ files, access, random, witness, acts }: ChipParts): Chip =>
  chipOf(
    [
      select(files),
      readBinary(files),
      ...(access.bac ? [bac(access.mrz, random.fork('bac'))] : []),
      ...(access.pace?.length ? [pace(access.mrz, access.pace, random.fork('pace'))] : []),
    ],
    witness,
    acts,
  )
