/** Commands of the fuzz: sound ones, and what becomes of them. */
import assert from 'node:assert/strict'
import { concat, fromHex } from '../../core/bytes'
import type { Random } from '../../core/random'
import { type Command, decodeCommand, encodeCommand } from '../../emrtd/apdu'
import { encodePoint } from '../../emrtd/curve'
import { domainParameters } from '../../emrtd/domain-parameters'
import { MRTD_AID } from '../../emrtd/files'
import { encodeTlv, readTlv } from '../../emrtd/tlv'

const P256 = 12
const NONE = new Uint8Array(0)
const dp = domainParameters(P256)
assert.ok(dp)
const POINT = encodePoint(dp, dp.g)
/** Commands near what the chip knows, so that most get past the first check. */
const SOUND: readonly Command[] = (
  [
    { ins: 0xa4, p1: 4, p2: 0x0c, data: MRTD_AID },
    { ins: 0xa4, p1: 4, p2: 0, data: MRTD_AID, ne: 256 },
    { ins: 0xa4, p1: 0, p2: 0x0c, data: fromHex('3F00') },
    ...['011C', '011D', '011E', '0101', '0102', '0103', '2F00', '0110'].map((id) => ({
      ins: 0xa4,
      p1: 2,
      p2: 0x0c,
      data: fromHex(id),
    })),
    { ins: 0xb0, ne: 256 },
    { ins: 0xb0, p2: 7, ne: 40 },
    { ins: 0xb0, p1: 0x81, ne: 4 },
    { ins: 0xb0, p1: 0x83, ne: 4 },
    { ins: 0xb0, p1: 0x9c, ne: 256 },
    { ins: 0xb0, p1: 0x9d, ne: 256 },
    { ins: 0xb1, data: fromHex('540100'), ne: 10 },
    { ins: 0xb1, p1: 1, p2: 4, data: fromHex('540100'), ne: 256 },
    { ins: 0x84, ne: 8 },
    { ins: 0x82, data: new Uint8Array(40), ne: 40 },
    { ins: 0x88, data: new Uint8Array(8), ne: 256 },
    { ins: 0x22, p1: 0xc1, p2: 0xa4, data: fromHex('800A04007F00070202040202830101') },
    { ins: 0x22, p1: 0xc1, p2: 0xa4, data: fromHex('800A04007F00070202040404830102') },
    { ins: 0x22, p1: 0x41, p2: 0xa4, data: fromHex('800A04007F00070202030202') },
    {
      ins: 0x22,
      p1: 0x41,
      p2: 0xa6,
      data: encodeTlv(
        0x91,
        POINT.map((byte, i) => (i === 40 ? byte ^ 1 : byte)),
      ),
    },
    { ins: 0x22, p1: 0x81, p2: 0xb6, data: encodeTlv(0x83, new Uint8Array(Buffer.from('UTCVCA00001'))) },
    { ins: 0x2a, p2: 0xbe, data: fromHex('7F4E025F295F3703010203') },
    { cla: 0x10, ins: 0x86, data: fromHex('7C00'), ne: 256 },
    { cla: 0x10, ins: 0x86, data: encodeTlv(0x7c, encodeTlv(0x81, POINT)), ne: 256 },
    { cla: 0x10, ins: 0x86, data: encodeTlv(0x7c, encodeTlv(0x83, POINT)), ne: 256 },
    { ins: 0x86, data: encodeTlv(0x7c, encodeTlv(0x80, new Uint8Array(65).fill(4))), ne: 256 },
    { ins: 0x86, data: encodeTlv(0x7c, encodeTlv(0x85, new Uint8Array(8))), ne: 256 },
    { ins: 0xc0, ne: 256 },
    { ins: 0xda },
  ] satisfies (Partial<Command> & { ins: number })[]
).map((command) => ({ cla: 0, p1: 0, p2: 0, data: NONE, ...command }))

const flipped = (random: Random, bytes: Uint8Array, until = bytes.length): Uint8Array => {
  const at = random.int(Math.max(1, until))
  return bytes.map((byte, i) => (i === at ? byte ^ (1 << random.int(8)) : byte))
}

/** Bytes that were never a session's: sound, changed, cut off, too long, or of no kind at all. */
export const anything = (random: Random): Uint8Array => {
  if (random.int(8) === 0) return random.bytes(random.int(24))
  if (random.int(200) === 0) return concat(Uint8Array.of(0, 0xb1, 0, 0, 0), random.bytes(66_000))
  let bytes = encodeCommand(random.pick(SOUND), { extended: random.int(4) === 0 })
  for (let changes = random.int(3); changes > 0; changes--) bytes = flipped(random, bytes)
  if (random.int(10) === 0) return bytes.subarray(0, random.int(bytes.length))
  if (random.int(8) === 0) bytes = bytes.map((byte, i) => (i === 0 ? byte | 0x0c : byte))
  return random.int(12) === 0 ? concat(bytes, random.bytes(1 + random.int(300))) : bytes
}

/** A command as it may stand inside a protected one. */
export const insideOf = (random: Random): Command => {
  const { data, ...command } = random.pick(SOUND)
  const kind = random.int(6)
  if (kind === 0) return { ...command, data: data.length > 0 ? flipped(random, data) : random.bytes(random.int(30)) }
  if (kind === 1) return { ...command, p1: random.int(256), p2: random.int(256), data }
  return kind === 2 ? { ...command, data: data.subarray(0, random.int(data.length + 1)) } : { ...command, data }
}

const reordered = (bytes: Uint8Array): Uint8Array => {
  const command = decodeCommand(bytes)
  assert.ok(command)
  const objects: Uint8Array[] = []
  for (let at = 0; at < command.data.length; ) {
    const { end } = readTlv(command.data, at)
    objects.push(command.data.subarray(at, end))
    at = end
  }
  const { extended, ...plain } = command
  // One object alone has no other order: its tag is another.
  const others =
    objects.length > 1 ? objects.reverse() : objects.map((object) => object.map((byte, i) => byte ^ (i === 0 ? 1 : 0)))
  return encodeCommand({ ...plain, data: concat(...others) }, { extended })
}
/** A protected command that came to harm on its way; all of it ends the session. */
export const harmed = (random: Random, bytes: Uint8Array): Uint8Array => {
  const leBytes = decodeCommand(bytes)?.extended ? 2 : 1
  const kind = random.int(6)
  // The Le outside is protected by nothing.
  if (kind <= 2) return flipped(random, bytes, bytes.length - leBytes)
  if (kind === 3) return bytes.subarray(0, random.int(bytes.length - leBytes))
  return kind === 4 ? concat(bytes, random.bytes(1 + random.int(40))) : reordered(bytes)
}
