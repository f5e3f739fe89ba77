/**
 * Command and response APDUs, ISO/IEC 7816-4 §5.1: short and extended length fields, cases 1 to 4.
 * `ne` is the greatest number of bytes expected back (256 or 65536 stand for "all"); absent: no Le field.
 */
export type Command = { cla: number; ins: number; p1: number; p2: number; data: Uint8Array; ne?: number }
export type DecodedCommand = Command & { extended: boolean }
export type Response = { data: Uint8Array; sw: number }

export const SHORT_NE = 0x100
export const EXTENDED_NE = 0x10000
const NONE = new Uint8Array(0)

/** Lc, data and Le of a command. Extended when asked for, or when one of the two does not fit the short form. */
export const encodeCommand = (command: Command, form: { extended?: boolean } = {}): Uint8Array => {
  const { cla, ins, p1, p2, data, ne } = command
  if (data.length > 0xffff || (ne !== undefined && (ne < 1 || ne > EXTENDED_NE)))
    throw new RangeError(`no APDU holds ${data.length} bytes and an expected length of ${ne}`)
  const extended = form.extended === true || data.length > 0xff || (ne ?? 0) > SHORT_NE
  const lc = data.length === 0 ? 0 : extended ? 3 : 1
  const le = ne === undefined ? 0 : extended ? (lc === 0 ? 3 : 2) : 1
  const out = new Uint8Array(4 + lc + data.length + le)
  out[0] = cla
  out[1] = ins
  out[2] = p1
  out[3] = p2
  if (lc === 1) out[4] = data.length
  if (lc === 3) {
    out[5] = data.length >> 8
    out[6] = data.length
  }
  out.set(data, 4 + lc)
  if (le > 0) out[out.length - 1] = ne ?? 0
  if (le > 1) out[out.length - 2] = (ne ?? 0) >> 8
  return out
}

const bodyOf = (body: Uint8Array): { data: Uint8Array; ne?: number; extended: boolean } | undefined => {
  const size = body.length
  const at = (index: number): number => body[index] ?? 0
  const expected = (field: number, all: number): number => (field === 0 ? all : field)
  if (size === 0) return { data: NONE, extended: false }
  if (size === 1) return { data: NONE, ne: expected(at(0), SHORT_NE), extended: false }
  if (at(0) !== 0) {
    const data = body.subarray(1, 1 + at(0))
    if (size === 1 + at(0)) return { data, extended: false }
    return size === 2 + at(0) ? { data, ne: expected(at(size - 1), SHORT_NE), extended: false } : undefined
  }
  if (size < 3) return undefined
  const field = at(1) * 0x100 + at(2)
  if (size === 3) return { data: NONE, ne: expected(field, EXTENDED_NE), extended: true }
  if (field === 0) return undefined
  const data = body.subarray(3, 3 + field)
  if (size === 3 + field) return { data, extended: true }
  if (size !== 5 + field) return undefined
  return { data, ne: expected(at(size - 2) * 0x100 + at(size - 1), EXTENDED_NE), extended: true }
}

/** Undefined when the bytes are no command APDU (too short, or length fields that contradict the length). */
export const decodeCommand = (bytes: Uint8Array): DecodedCommand | undefined => {
  const [cla, ins, p1, p2] = bytes
  if (cla === undefined || ins === undefined || p1 === undefined || p2 === undefined) return undefined
  const body = bodyOf(bytes.subarray(4))
  return body && { cla, ins, p1, p2, ...body }
}

export const encodeResponse = ({ data, sw }: Response): Uint8Array => {
  const out = new Uint8Array(data.length + 2)
  out.set(data)
  out[data.length] = sw >> 8
  out[data.length + 1] = sw
  return out
}

/** Undefined when there are fewer than two bytes. */
export const decodeResponse = (bytes: Uint8Array): Response | undefined => {
  const sw2 = bytes.at(-1)
  const sw1 = bytes.at(-2)
  if (bytes.length < 2 || sw1 === undefined || sw2 === undefined) return undefined
  return { data: bytes.subarray(0, -2), sw: sw1 * 0x100 + sw2 }
}
