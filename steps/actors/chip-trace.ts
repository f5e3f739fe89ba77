import { fromHex } from '../../core/bytes'
import type { EvidenceEntry } from '../../core/evidence'
import { decodeCommand } from '../../emrtd/apdu'
import { type CipherName, KEY_LENGTH } from '../../emrtd/key-derivation'
import { decodeOid } from '../../emrtd/object-ids'
import { paceOid } from '../../emrtd/security-protocols'
import { findTlv, parseTlvs, TlvError } from '../../emrtd/tlv'

export const SELECT = 0xa4
export const READ_BINARY = 0xb0

/** The commands a chip was asked, out of secure messaging where there was any, with how they ended. */
export const commandsIn = (entries: readonly EvidenceEntry[]) =>
  entries
    .filter(({ kind }) => kind === 'apdu')
    .map(({ data }) => (data.protected as { command?: string; response?: string } | undefined) ?? data)
    .map(({ command, response }) => ({
      command: decodeCommand(fromHex(String(command ?? ''))),
      response: String(response ?? ''),
    }))

/** Ids of elementary files of which something was read, by SELECT and READ BINARY or by short id. */
export const filesRead = (entries: readonly EvidenceEntry[]): ReadonlySet<number> => {
  const files = new Set<number>()
  let selected: number | undefined
  for (const { command, response } of commandsIn(entries)) {
    if (!command) continue
    const succeeded = /(9000|6282)$/.test(response)
    if (command.ins === SELECT && succeeded)
      selected = command.data.length === 2 ? Buffer.from(command.data).readUInt16BE(0) : undefined
    if ((command.ins & 0xfe) !== READ_BINARY || !succeeded) continue
    if ((command.p1 & 0xe0) === 0x80) selected = 0x0100 | (command.p1 & 0x1f)
    if (selected !== undefined) files.add(selected)
  }
  return files
}

const MANAGE_SECURITY_ENVIRONMENT = 0x22
/** MSE:Set AT for mutual authentication (Doc 9303-11 §4.4.4.1). */
const FOR_PACE = [0xc1, 0xa4]

const MAPPINGS = { GM: 'generic', IM: 'integrated', CAM: 'chip-authentication' } as const

const NAMES = new Map(
  (Object.keys(KEY_LENGTH) as CipherName[]).flatMap((cipher) =>
    (['GM', 'IM', 'CAM'] as const).flatMap((mapping) =>
      (['ECDH', 'DH'] as const)
        .filter((agreement) => mapping !== 'CAM' || (agreement === 'ECDH' && cipher !== '3DES'))
        .map(
          (agreement) => [paceOid({ agreement, mapping, cipher }), `${MAPPINGS[mapping]} mapping, ${cipher}`] as const,
        ),
    ),
  ),
)

const protocolIn = (data: Uint8Array): string | undefined => {
  try {
    const id = findTlv(parseTlvs(data), 0x80)
    return id && decodeOid(id)
  } catch (thrown) {
    if (thrown instanceof TlvError) return undefined
    throw thrown
  }
}

/** Which PACE the chip was asked for, each time that it agreed: `generic mapping, AES-128`. */
export const paceTaken = (entries: readonly EvidenceEntry[]): string[] =>
  commandsIn(entries).flatMap(({ command, response }) =>
    command?.ins === MANAGE_SECURITY_ENVIRONMENT &&
    command.p1 === FOR_PACE[0] &&
    command.p2 === FOR_PACE[1] &&
    /9000$/.test(response)
      ? [NAMES.get(protocolIn(command.data) ?? '') ?? 'an unknown protocol']
      : [],
  )
