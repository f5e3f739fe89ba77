import { SetupFault } from '../core/errors'

/**
 * The PC/SC stack of this machine, over its C interface (PC/SC part 5; pcsc-lite, WinSCard, macOS): a card in a real
 * reader. koffi is an optional dependency, loaded when it is asked for.
 */
export type PcscCard = {
  reader: string
  /** One command APDU; undefined when the card has left the reader. */
  transceive(command: Uint8Array): Promise<Uint8Array | undefined>
  close(): void
}

type Call = (...values: unknown[]) => number
type Koffi = { load(path: string): { func(prototype: string): Call } }

/** DWORD is `unsigned long` with pcsc-lite, 32 bits on macOS and Windows; handles are as long as pointers but on macOS. */
const PLATFORMS: Partial<Record<NodeJS.Platform, Platform>> = {
  linux: { binary: 'libpcsclite.so.1', dword: 'unsigned long', long: 'long', handle: 'long', suffix: '' },
  darwin: {
    binary: '/System/Library/Frameworks/PCSC.framework/PCSC',
    dword: 'uint32_t',
    long: 'int32_t',
    handle: 'int32_t',
    suffix: '',
  },
  win32: { binary: 'winscard.dll', dword: 'uint32_t', long: 'int32_t', handle: 'uintptr_t', suffix: 'A' },
}
type Platform = { binary: string; dword: string; long: string; handle: string; suffix: string }

const SCOPE_SYSTEM = 2
const SHARE_EXCLUSIVE = 1
const [PROTOCOL_T0, PROTOCOL_T1] = [1, 2]
/** The next that connects finds the card as if it had just come. */
const RESET_CARD = 1
const RESPONSE_ROOM = 0x1_0002
const READERS_ROOM = 0x1000

const NO_READERS = 0x8010002e
const NO_CARD = 0x8010000c
const NO_SERVICE = 0x8010001d
const SHARING_VIOLATION = 0x8010000b
const WORDS: Record<number, string> = {
  [NO_SERVICE]: 'the smart card service does not run',
  [NO_READERS]: 'there is no reader',
  [NO_CARD]: 'there is no card in the reader',
  [SHARING_VIOLATION]: 'another program has the card',
}
/** SCARD_E_NO_SMARTCARD, SCARD_W_UNPOWERED_CARD, SCARD_W_RESET_CARD, SCARD_W_REMOVED_CARD. */
const CARD_GONE = [NO_CARD, 0x80100067, 0x80100068, 0x80100069]

const fault = (what: string, mend: string, cause?: unknown): SetupFault =>
  new SetupFault({ code: 'SETUP_PCSC', what, mend, cause })

const loadKoffi = (): Koffi => {
  try {
    return require('koffi') as Koffi
  } catch (thrown) {
    throw fault('koffi, through which PC/SC is spoken to, is not installed', 'npm install koffi', thrown)
  }
}

const loadLibrary = () => {
  const platform = PLATFORMS[process.platform]
  if (!platform) throw fault(`no PC/SC is known on ${process.platform}`, 'use Linux, macOS or Windows')
  const koffi = loadKoffi()
  try {
    return { library: koffi.load(platform.binary), platform }
  } catch (thrown) {
    throw fault(
      `${platform.binary} cannot be loaded`,
      'install the PC/SC stack (Debian: apt-get install pcscd libpcsclite1)',
      thrown,
    )
  }
}

const functions = () => {
  const { library, platform } = loadLibrary()
  const { dword, long, handle, suffix } = platform
  const call = (name: string, ...parameters: string[]): Call => {
    const declared = library.func(`${long} ${name}(${parameters.join(', ')})`)
    return (...values) => Number(declared(...values)) >>> 0
  }
  return {
    establish: call('SCardEstablishContext', dword, 'void *', 'void *', `_Out_ ${handle} *`),
    release: call('SCardReleaseContext', handle),
    listReaders: call(`SCardListReaders${suffix}`, handle, 'const char *', 'uint8_t *', `_Inout_ ${dword} *`),
    connect: call(
      `SCardConnect${suffix}`,
      handle,
      'const char *',
      dword,
      dword,
      `_Out_ ${handle} *`,
      `_Out_ ${dword} *`,
    ),
    transmit: call(
      'SCardTransmit',
      handle,
      // SCARD_IO_REQUEST: two DWORDs, the protocol and the length of itself.
      `${dword} *`,
      'const uint8_t *',
      dword,
      'void *',
      'uint8_t *',
      `_Inout_ ${dword} *`,
    ),
    disconnect: call('SCardDisconnect', handle, dword),
    dwordBytes: platform.dword === 'unsigned long' ? 8 : 4,
  }
}
type Functions = ReturnType<typeof functions>

const succeeds = (code: number, doing: string): void => {
  if (code === 0) return
  const words = WORDS[code] ?? `PC/SC answers ${code.toString(16).toUpperCase()}`
  throw fault(`${doing}: ${words}`, 'connect a contactless reader, put the document on it, and see that pcscd runs')
}

const readersOf = (pcsc: Functions, context: unknown): string[] => {
  const room = Buffer.alloc(READERS_ROOM)
  const length = [room.length]
  succeeds(pcsc.listReaders(context, null, room, length), 'the readers cannot be listed')
  return room
    .subarray(0, Number(length[0]))
    .toString('utf8')
    .split('\0')
    .filter((name) => name !== '')
}

const connectFirst = (pcsc: Functions, context: unknown, asked: string | undefined) => {
  const all = readersOf(pcsc, context)
  const readers = all.filter((name) => asked === undefined || name.includes(asked))
  if (readers.length === 0)
    throw fault(`no reader is called "${asked}"`, `use one of: ${all.join(', ') || 'none is there'}`)
  let code = NO_CARD
  for (const reader of readers) {
    const [card, protocol] = [[0], [0]]
    code = pcsc.connect(context, reader, SHARE_EXCLUSIVE, PROTOCOL_T0 | PROTOCOL_T1, card, protocol)
    if (code === 0) return { reader, card: card[0], protocol: Number(protocol[0]) }
    if (!CARD_GONE.includes(code)) break
  }
  succeeds(code, `no card in ${readers.join(', ')}`)
  throw fault('no card', 'put the document on the reader')
}

/** Connects to the card in the first reader that has one. @param asked part of the reader's name. Throws SetupFault. */
export const openPcscCard = (asked?: string): PcscCard => {
  const pcsc = functions()
  const given = [0]
  succeeds(pcsc.establish(SCOPE_SYSTEM, null, null, given), 'PC/SC cannot be spoken to')
  const context = given[0]
  try {
    const { reader, card, protocol } = connectFirst(pcsc, context, asked)
    const request = [protocol, 2 * pcsc.dwordBytes]
    return {
      reader,
      transceive: async (command) => {
        const room = Buffer.alloc(RESPONSE_ROOM)
        const length = [room.length]
        const code = pcsc.transmit(card, request, Buffer.from(command), command.length, null, room, length)
        if (CARD_GONE.includes(code)) return undefined
        succeeds(code, `the card in ${reader} does not answer`)
        return new Uint8Array(room.subarray(0, Number(length[0])))
      },
      close: () => {
        pcsc.disconnect(card, RESET_CARD)
        pcsc.release(context)
      },
    }
  } catch (thrown) {
    pcsc.release(context)
    throw thrown
  }
}
