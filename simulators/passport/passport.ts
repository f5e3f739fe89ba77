import { createHash } from 'node:crypto'
import { DAY } from '../../core/clock'
import { dataGroup, EF_CARD_ACCESS, EF_COM, EF_SOD } from '../../emrtd/files'
import { composeMrz, type MrzFields, mrzInformation } from '../../emrtd/mrz'
import type { MrzFormat, MrzLines } from '../../emrtd/mrz-layout'
import { accessFiles } from './access-files'
import type { Chip } from './chip'
import { dataGroupsOf, faceGroup } from './data-groups'
import { DEFECTS } from './deviations/defects'
import { type Deviation, together } from './deviations/deviation'
import { forgedSod } from './deviations/forgery'
import { dg1, efCom } from './files'
import { fieldsOf, type Holder, type PassportOrder } from './order'
import { type ChipKeys, type ChipParts, passportChip } from './passport-chip'
import { type Security, securityOf } from './security'

export type Passport = {
  format: MrzFormat
  /** The lines of the machine readable zone, as the page shows them. */
  printed: MrzLines
  /** What the printed lines say, when no glyph is wrong. */
  fields: MrzFields
  /** Also in the visual zone. */
  documentNumber: string
  /** YYYY-MM-DD, both, for the visual zone. */
  issuedOn: string
  expiresOn: string
  /** By identifier: EF.ATR/INFO, EF.CardAccess, EF.COM, EF.SOD and the data groups. */
  files: ReadonlyMap<number, Uint8Array>
  /** What the chip in the cover is made of; undefined where there is none. */
  parts: ChipParts | undefined
  chip: Chip | undefined
  /** Whose passport the chip is of, where it is that of somebody else: a genuine one, too. */
  stranger?: Stranger
}

export type Stranger = { person: Omit<Holder, 'cprNumber'>; documentNumber: string }

const isoDate = (instant: number): string => new Date(instant).toISOString().slice(0, 10)

/** An expired passport is one from the term before: it ran out on the day before the honest one was issued. */
const datesOf = ({ issuedOn, expiresOn }: PassportOrder, { expired }: Deviation) => {
  if (!expired) return { issuedOn, expiresOn }
  const [from, until] = [Date.parse(issuedOn), Date.parse(expiresOn)]
  return { issuedOn: isoDate(from - (until - from) - DAY), expiresOn: isoDate(from - DAY) }
}

const securityOfOrder = ({ access, authentication = {}, random }: PassportOrder): Security =>
  securityOf(access, authentication, random.fork('chip-keys'))

/** The lines that the issuer writes: the page, DG1 and the access keys have them alike. */
const linesOf = ({ format = 'TD3', spelling }: PassportOrder, fields: MrzFields, { issued }: Deviation): MrzLines => {
  const lines = composeMrz(format, fields, spelling)
  return issued?.(lines) ?? lines
}

const signOptions = (
  { ldsVersion = '0107', issuedOn }: PassportOrder,
  { signer = 'honest', form = 'usual' }: Deviation,
) => ({
  signer,
  form,
  ldsVersion,
  signedOn: Date.parse(issuedOn),
})

const signed = (order: PassportOrder, groups: ReadonlyMap<number, Uint8Array>, deviation: Deviation): Uint8Array => {
  const { issuer } = order
  const hashes = new Map(
    [...groups].map(([number, content]) => [number, new Uint8Array(createHash(issuer.hash).update(content).digest())]),
  )
  return issuer.signSod(hashes, signOptions(order, deviation))
}

/** What was signed, with what a forger put in the place of some of it. */
const forgedGroups = (
  order: PassportOrder,
  fields: MrzFields,
  groups: ReadonlyMap<number, Uint8Array>,
  deviation: Deviation,
): Map<number, Uint8Array> => {
  const { forgedFields, forgedPortrait, forgedDg14 } = deviation
  const forged = new Map(groups)
  if (forgedFields) forged.set(1, dg1(linesOf(order, forgedFields(fields), deviation)))
  if (forgedPortrait) forged.set(2, faceGroup(order, forgedPortrait))
  if (forgedDg14) {
    const genuine = groups.get(14)
    if (!genuine) throw new RangeError('a passport without PACE has no DG14 that could be altered')
    forged.set(14, forgedDg14(genuine))
  }
  return forged
}

/** What is on a chip, and the keys that are in it. */
type Content = { files: ReadonlyMap<number, Uint8Array>; keys: ChipKeys }

const contentOf = (order: PassportOrder, fields: MrzFields, lines: MrzLines, deviation: Deviation): Content => {
  const security = securityOfOrder(order)
  const issued = dataGroupsOf(order, lines, security)
  const genuine = deviation.issuedGroups?.(issued) ?? issued
  const sod = signed(order, genuine, deviation)
  const groups = forgedGroups(order, fields, genuine, deviation)
  const access = accessFiles(order.access, security, (infos) =>
    order.issuer.signCardSecurity(deviation.cardSecurity?.(infos) ?? infos, signOptions(order, deviation)),
  )
  const files = new Map([...groups].map(([number, content]) => [dataGroup(number).fileId, content]))
  for (const [id, content] of access) files.set(id, content)
  files.set(EF_COM, efCom([...groups.keys()], order.ldsVersion))
  const dg1Now = groups.get(1)
  const sodNow = deviation.forgedSod && dg1Now ? forgedSod(sod, 1, dg1Now, deviation.forgedSod) : sod
  if (!deviation.sodMissing) files.set(EF_SOD, sodNow)
  if (deviation.paceStripped) files.delete(EF_CARD_ACCESS)
  return { files: deviation.stored?.(files) ?? files, keys: deviation.chipKeys?.(security.keys) ?? security.keys }
}

const HONEST = together([])

/** The lines whose access keys open the chip, and what is on it. */
type Inside = Content & { lines: MrzLines; stranger?: Stranger }

/** Somebody else's honest passport of the same state, issued the same day. */
const somebodyElses = (order: PassportOrder): Inside => {
  const random = order.random.fork('somebody-else')
  const { cprNumber: _, ...person } = order.person
  const known = Date.parse(person.birthDate) || Date.parse(order.issuedOn) - 30 * 365 * DAY
  const born = isoDate(known - (1 + random.int(900)) * DAY)
  const theirs: PassportOrder = {
    ...order,
    person: { ...person, surname: 'Fremmed', givenNames: 'Anden', birthDate: born },
    documentNumber: `Z${random.digits(8)}`,
    random,
  }
  const fields = fieldsOf(theirs, order.expiresOn)
  const { documentNumber } = theirs
  const stranger = { person: theirs.person, documentNumber }
  const lines = linesOf(theirs, fields, HONEST)
  return { lines, ...contentOf(theirs, fields, lines, HONEST), stranger }
}

const insideOf = (order: PassportOrder, own: Inside, { chip: kind }: Deviation): Inside | undefined => {
  if (kind === 'none') return undefined
  return kind === undefined ? own : somebodyElses(order)
}

const partsOfChip = (
  order: PassportOrder,
  own: Inside,
  inside: Inside,
  { chip: kind, paceStripped, chipActs }: Deviation,
): ChipParts => {
  const opensWith = kind === 'copy' ? own.lines : inside.lines
  const mrz = mrzInformation(opensWith)
  return {
    files: inside.files,
    access: {
      ...order.access,
      mrz,
      bac: order.access.bac || paceStripped === true,
      pace: paceStripped ? [] : order.access.pace,
    },
    keys: inside.keys,
    random: order.random.fork('chip'),
    witness: order.witness,
    ...(chipActs ? { acts: chipActs({ mrz }) } : {}),
  }
}

/** A passport or card, honest but for its defects: the lines on its page and the chip in its cover. */
export const issuePassport = (asked: PassportOrder): Passport => {
  const deviation = together([...(asked.defects ?? []).map((defect) => DEFECTS[defect]), ...(asked.deviations ?? [])])
  const order = deviation.ordered?.(asked) ?? asked
  const dates = datesOf(order, deviation)
  const honest = fieldsOf(order, dates.expiresOn)
  const issued = linesOf(order, honest, deviation)
  const content = contentOf(order, honest, issued, deviation)
  const fields = deviation.forgedFields?.(honest) ?? honest
  const lines = fields === honest ? issued : linesOf(order, fields, deviation)
  const own = { lines, ...content }
  const inside = insideOf(order, own, deviation)
  const parts = inside && partsOfChip(order, own, inside, deviation)
  return {
    format: order.format ?? 'TD3',
    printed: deviation.printed?.(lines) ?? lines,
    fields,
    documentNumber: order.documentNumber,
    ...dates,
    files: content.files,
    parts,
    chip: parts && passportChip(parts),
    ...(inside?.stranger ? { stranger: inside.stranger } : {}),
  }
}
