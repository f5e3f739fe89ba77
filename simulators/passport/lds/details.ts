/** The optional data groups about holder and document: Doc 9303-10 (8th ed.) §4.7.7, §4.7.11 to §4.7.13 and §4.7.16. */
import { concat } from '../../../core/bytes'
import { dataGroup } from '../../../emrtd/files'
import { encodeTlv } from '../../../emrtd/tlv'

/** Dates are YYYYMMDD, unknown parts 00. Texts are free, up to 99 bytes of UTF-8, fields in them parted by '<'. */
export type PersonalDetails = {
  /** As the zone writes names, in national letters, never truncated: SURNAME<<GIVEN<NAMES. */
  nameOfHolder?: string
  otherNames?: readonly string[]
  personalNumber?: string
  fullDateOfBirth?: string
  placeOfBirth?: string
  permanentAddress?: string
  telephone?: string
  profession?: string
  title?: string
  personalSummary?: string
  /** JPEG. */
  proofOfCitizenship?: Uint8Array
  otherTravelDocuments?: string
  custody?: string
}

export type DocumentDetails = {
  issuingAuthority?: string
  dateOfIssue?: string
  /** Names as the zone writes them. */
  otherPersons?: readonly string[]
  endorsements?: string
  taxOrExitRequirements?: string
  /** JPEG, both. */
  imageOfFront?: Uint8Array
  imageOfRear?: Uint8Array
  /** YYYYMMDDhhmmss. */
  personalisedAt?: string
  personalisationDevice?: string
}

export type PersonToNotify = { recordedOn: string; name: string; telephone: string; address: string }

export type Details = {
  /** JPEG or JPEG 2000, one or more: DG7. */
  signatures?: readonly Uint8Array[]
  /** DG11. */
  personal?: PersonalDetails
  /** DG12. */
  document?: DocumentDetails
  /** DG13: what the state likes, below tag 6D. */
  optional?: Uint8Array
  /** DG16. */
  personsToNotify?: readonly PersonToNotify[]
}

/** How dates of eight figures are written; readers should take both (§4.7.12). */
export type DateCoding = 'text' | 'decimals'

type Element = readonly [tag: number, content: Uint8Array | undefined]

const utf8 = (text: string | undefined): Uint8Array | undefined =>
  text === undefined ? undefined : new Uint8Array(Buffer.from(text, 'utf8'))
const date = (text: string | undefined, coding: DateCoding): Uint8Array | undefined =>
  coding === 'decimals' && text !== undefined ? new Uint8Array(Buffer.from(text, 'hex')) : utf8(text)
const tagBytes = (tag: number): Uint8Array => (tag > 0xff ? Uint8Array.of(tag >> 8, tag & 0xff) : Uint8Array.of(tag))

const REPEATED = 0xa0
/** The content-specific object: how many, and each. */
const repeated = (tag: number, texts: readonly string[] | undefined): Uint8Array | undefined =>
  texts &&
  concat(
    encodeTlv(0x02, Uint8Array.of(texts.length)),
    ...texts.map((text) => encodeTlv(tag, new Uint8Array(Buffer.from(text, 'utf8')))),
  )

/** A list of the tags that are there, and the elements in the order of the table. Repeated ones are listed by their own tag. */
const listed = (
  group: number,
  elements: readonly Element[],
  listedAs: Readonly<Record<number, number>>,
): Uint8Array => {
  const there = elements.filter((element): element is [number, Uint8Array] => element[1] !== undefined)
  const tags = concat(...there.map(([tag]) => tagBytes(listedAs[tag] ?? tag)))
  return encodeTlv(dataGroup(group).tag, [
    encodeTlv(0x5c, tags),
    ...there.map(([tag, content]) => encodeTlv(tag, content)),
  ])
}

/** DG7: signatures or usual marks. */
export const dg7 = (pictures: readonly Uint8Array[]): Uint8Array =>
  encodeTlv(dataGroup(7).tag, [
    encodeTlv(0x02, Uint8Array.of(pictures.length)),
    ...pictures.map((picture) => encodeTlv(0x5f43, picture)),
  ])

/** DG11, table 71. */
export const dg11 = (details: PersonalDetails, coding: DateCoding = 'text'): Uint8Array =>
  listed(
    11,
    [
      [0x5f0e, utf8(details.nameOfHolder)],
      [REPEATED, repeated(0x5f0f, details.otherNames)],
      [0x5f10, utf8(details.personalNumber)],
      [0x5f2b, date(details.fullDateOfBirth, coding)],
      [0x5f11, utf8(details.placeOfBirth)],
      [0x5f42, utf8(details.permanentAddress)],
      [0x5f12, utf8(details.telephone)],
      [0x5f13, utf8(details.profession)],
      [0x5f14, utf8(details.title)],
      [0x5f15, utf8(details.personalSummary)],
      [0x5f16, details.proofOfCitizenship],
      [0x5f17, utf8(details.otherTravelDocuments)],
      [0x5f18, utf8(details.custody)],
    ],
    { [REPEATED]: 0x5f0f },
  )

/** DG12, table 73. */
export const dg12 = (details: DocumentDetails, coding: DateCoding = 'text'): Uint8Array =>
  listed(
    12,
    [
      [0x5f19, utf8(details.issuingAuthority)],
      [0x5f26, date(details.dateOfIssue, coding)],
      [REPEATED, repeated(0x5f1a, details.otherPersons)],
      [0x5f1b, utf8(details.endorsements)],
      [0x5f1c, utf8(details.taxOrExitRequirements)],
      [0x5f1d, details.imageOfFront],
      [0x5f1e, details.imageOfRear],
      [0x5f55, date(details.personalisedAt, coding)],
      [0x5f56, utf8(details.personalisationDevice)],
    ],
    { [REPEATED]: 0x5f1a },
  )

/** DG13: the state's own. */
export const dg13 = (content: Uint8Array): Uint8Array => encodeTlv(dataGroup(13).tag, content)

/** DG16, table 80: a template for each person, A1 and on. Throws RangeError for more than fifteen. */
export const dg16 = (persons: readonly PersonToNotify[]): Uint8Array => {
  if (persons.length > 15) throw new RangeError(`DG16 has tags for fifteen persons, not for ${persons.length}`)
  const text = (value: string) => new Uint8Array(Buffer.from(value, 'utf8'))
  return encodeTlv(dataGroup(16).tag, [
    encodeTlv(0x02, Uint8Array.of(persons.length)),
    ...persons.map(({ recordedOn, name, telephone, address }, n) =>
      encodeTlv(0xa1 + n, [
        encodeTlv(0x5f50, text(recordedOn)),
        encodeTlv(0x5f51, text(name)),
        encodeTlv(0x5f52, text(telephone)),
        encodeTlv(0x5f53, text(address)),
      ]),
    ),
  ])
}

/** The data groups that these details make, by number. */
export const detailGroups = (details: Details, coding: DateCoding = 'text'): Map<number, Uint8Array> => {
  const groups = new Map<number, Uint8Array>()
  if (details.signatures) groups.set(7, dg7(details.signatures))
  if (details.personal) groups.set(11, dg11(details.personal, coding))
  if (details.document) groups.set(12, dg12(details.document, coding))
  if (details.optional) groups.set(13, dg13(details.optional))
  if (details.personsToNotify) groups.set(16, dg16(details.personsToNotify))
  return groups
}
