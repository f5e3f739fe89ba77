import { fromHex } from '../../core/bytes'
import type { EvidenceEntry } from '../../core/evidence'
import { decodeCommand } from '../../emrtd/apdu'

const SELECT = 0xa4
const READ_BINARY = 0xb0

/** The commands a chip was asked, out of secure messaging where there was any, with how they ended. */
const commandsIn = (entries: readonly EvidenceEntry[]) =>
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
