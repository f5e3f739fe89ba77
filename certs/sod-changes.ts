import { type Asn1, children, content, octets, parseDer } from './asn1'
import type { LdsFields } from './security-object'
import type { Attributes, SignedDataFields, SignerInfoFields } from './signed-data'

/** How the forms of EF.SOD in sod-forms.ts change the usual one. */
export const lds =
  (change: (fields: LdsFields) => Partial<LdsFields>) =>
  (fields: LdsFields): LdsFields => ({ ...fields, ...change(fields) })
export const message =
  (change: (fields: SignedDataFields) => Partial<SignedDataFields>) =>
  (fields: SignedDataFields): SignedDataFields => ({ ...fields, ...change(fields) })
export const info =
  (change: (fields: SignerInfoFields, certificate: Uint8Array) => Partial<SignerInfoFields>) =>
  (fields: SignerInfoFields, { certificate }: { certificate: Uint8Array }): SignerInfoFields => ({
    ...fields,
    ...change(fields, certificate),
  })
export const withoutAttribute = (dotted: string) => (attributes: Attributes) =>
  attributes.filter(([type]) => type !== dotted)
export const withAttribute =
  (dotted: string, make: (value: Asn1, signed: Uint8Array) => Asn1) =>
  (attributes: Attributes, signed: Uint8Array): Attributes =>
    attributes.map(([type, value]) => [type, type === dotted ? make(value, signed) : value])

export const flipped = (bytes: Uint8Array): Uint8Array =>
  bytes.map((byte, at) => (at === bytes.length - 1 ? byte ^ 1 : byte))
/** Of data group 2, or of the first there is. */
export const hashTwo = (hashes: LdsFields['hashes']): [number, Uint8Array] => {
  const [number, hash] = [...hashes].find(([group]) => group === 2) ?? [...hashes][0] ?? [2, octets(new Uint8Array())]
  return [number, content(children(hash)[1] ?? octets(new Uint8Array()))]
}
export const replacingTwo = (make: (number: number, hash: Uint8Array) => Asn1) =>
  lds(({ hashes }) => {
    const [number, hash] = hashTwo(hashes)
    return { hashes: new Map([...hashes, [number, make(number, hash)]]) }
  })

/** The last byte of the length of the whole file, after the tag and the byte that says how many there are. */
export const withLength = (by: number) => (file: Uint8Array) => {
  const changed = Uint8Array.from(file)
  const first = file[1] ?? 0
  const last = first < 0x80 ? 1 : 1 + (first & 0x7f)
  changed[last] = (file[last] ?? 0) + by
  return changed
}
export const withTag = (tag: number) => (file: Uint8Array) => new Uint8Array([tag, ...file.subarray(1)])

/** DER that is a SEQUENCE of two numbers: an ECDSA signature; a signature by RSA has no such form. */
const twoNumbers = (signature: Uint8Array): readonly Asn1[] => {
  try {
    const numbers = children(parseDer(signature))
    return numbers.length === 2 ? numbers : []
  } catch {
    return []
  }
}

/** Zeros before r and s, which DER does not allow; a signature of another form stays as it is. */
export const withZeros = (signature: Uint8Array): Uint8Array => {
  const body = twoNumbers(signature).flatMap((number) => {
    const bytes = content(number)
    return [2, bytes.length + 1, 0, ...bytes]
  })
  if (body.length === 0) return signature
  return new Uint8Array([0x30, ...(body.length < 0x80 ? [body.length] : [0x81, body.length]), ...body])
}
