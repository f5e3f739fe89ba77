import { z } from 'zod'
import type { TrustList } from '../certs/trust-list'
import { base64, fromBase64 } from '../core/bytes'
import { messageOf, SetupFault } from '../core/errors'
import type { Witness } from '../core/evidence'
import type { Random } from '../core/random'
import { mrzLines } from '../emrtd/mrz-layout'
import { chipRecord, filesRecord, recordedChip } from '../simulators/passport/chip-record'
import { DEFECTS, type Defect } from '../simulators/passport/deviations/defects'
import { together } from '../simulators/passport/deviations/deviation'
import type { Passport } from '../simulators/passport/passport'
import { type ChipParts, passportChip } from '../simulators/passport/passport-chip'
import { readSettings } from './yaml-settings'

/** passport.json, as `vidimus passport issue` writes it; all bytes are base64, keys that open the chip among them. */
const bytes = z.base64()
const identifier = z.string().regex(/^[0-9A-F]{4,8}$/, 'identifiers of files are hexadecimal')
const cipher = z.enum(['3DES', 'AES-128', 'AES-192', 'AES-256'])
const hexadecimal = z.string().regex(/^[0-9A-Fa-f]+$/)
const key = z.object({ parameterId: z.int(), secret: hexadecimal, publicKey: hexadecimal })
const chip = z.object({
  access: z.object({
    mrz: z.string(),
    can: z.string().optional(),
    bac: z.boolean(),
    pace: z
      .array(z.object({ cipher, parameterId: z.int(), mapping: z.enum(['GM', 'IM', 'CAM']).optional() }))
      .optional(),
    extendedLength: z.boolean().optional(),
  }),
  keys: z.object({
    active: z
      .object({
        kind: z.enum(['rsa', 'ec']),
        hash: z.enum(['sha1', 'sha224', 'sha256', 'sha384', 'sha512']),
        pkcs8: bytes,
      })
      .optional(),
    chip: z.array(key.extend({ keyId: z.int().optional(), ciphers: z.array(cipher) })).optional(),
    mapping: z.array(key).optional(),
    authority: bytes.optional(),
  }),
})
const schema = z.object({
  note: z.string(),
  seed: z.string(),
  issuer: z.string(),
  /** ISO 8601: when its certificates are looked at unless another day is asked for. */
  judgedOn: z.iso.datetime(),
  defects: z.array(z.enum(Object.keys(DEFECTS) as [Defect, ...Defect[]])),
  format: z.enum(['TD1', 'TD2', 'TD3']),
  printed: z.array(z.string()),
  person: z.record(z.string(), z.unknown()),
  /** By identifier, or path; of the chip, where there is one. */
  files: z.record(identifier, bytes),
  chip: chip.nullable(),
  trustList: z.object({
    cscaCertificates: z.array(bytes),
    linkCertificates: z.array(bytes),
    revocationLists: z.array(bytes),
  }),
})
export type PassportRecord = z.infer<typeof schema>

type About = Pick<PassportRecord, 'seed' | 'issuer' | 'judgedOn' | 'defects'> & { person: object; trustList: TrustList }

/** Everything of a passport, to be written down. */
export const recordOf = (
  { parts, files, format, printed }: Passport,
  { trustList, person, ...about }: About,
): PassportRecord => {
  const recorded = parts && chipRecord(parts)
  return schema.parse({
    note: 'A virtual passport of Vidimus: TEST keys, nobody real.',
    ...about,
    format,
    printed,
    person: { ...person },
    files: recorded?.files ?? filesRecord(files),
    chip: recorded ? { access: recorded.access, keys: recorded.keys } : null,
    trustList: Object.fromEntries(Object.entries(trustList).map(([what, all]) => [what, all.map(base64)])),
  })
}

/** Throws SetupFault where it is not what `issue` writes. */
export const readRecord = (path: string): PassportRecord => readSettings(path, 'passport', schema)

export const linesOf = ({ printed }: Pick<PassportRecord, 'printed'>) => {
  const lines = mrzLines(printed.join(''))
  if (lines) return lines
  throw fault('the printed lines are no machine readable zone', 'give the two or three lines of the page')
}

export const trustOf = ({ trustList }: PassportRecord): TrustList => ({
  cscaCertificates: trustList.cscaCertificates.map(fromBase64),
  linkCertificates: trustList.linkCertificates.map(fromBase64),
  revocationLists: trustList.revocationLists.map(fromBase64),
})

/** The chip comes to life again, with what its defects make it do. Throws SetupFault where there is none. */
export const chipOfRecord = ({ chip, files, defects }: PassportRecord, given: { random: Random; witness: Witness }) => {
  if (!chip) throw fault('this passport has no chip', 'issue one without the defect no-chip')
  const { chipActs } = together(defects.map((defect) => DEFECTS[defect]))
  try {
    // exactOptionalPropertyTypes: what is not in the file is not there, and never undefined.
    const inside = recordedChip({ files, ...chip } as Parameters<typeof recordedChip>[0])
    const parts: ChipParts = { ...inside, ...given, ...(chipActs ? { acts: chipActs({ mrz: chip.access.mrz }) } : {}) }
    return { chip: passportChip(parts), files: parts.files, extendedLength: chip.access.extendedLength ?? true }
  } catch (thrown) {
    throw fault(`its chip cannot be brought to life: ${messageOf(thrown)}`, 'issue it again', thrown)
  }
}

const fault = (what: string, mend: string, cause?: unknown): SetupFault =>
  new SetupFault({ code: 'SETUP_PASSPORT', what, mend, cause })
