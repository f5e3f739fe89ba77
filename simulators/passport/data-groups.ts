import type { MrzLines } from '../../emrtd/mrz-layout'
import { dg1, emptyDg3 } from './files'
import { detailGroups } from './lds/details'
import { dg2 } from './lds/dg2'
import { type Picture, pictureOf } from './lds/portrait'
import type { PassportOrder } from './order'
import type { Security } from './security'
import { dg14, dg15 } from './security-infos'

/** DG2. @param alter what is done to the newest picture before it is stored */
export const faceGroup = (
  { portraitJpeg, portrait = {} }: PassportOrder,
  alter: (picture: Picture) => Picture = (picture) => picture,
): Uint8Array => {
  const { older = [], ...entry } = portrait
  // Dates, points and the rest are those of the newest picture alone.
  const standard = entry.standard ? { standard: entry.standard } : {}
  const others = older.map((jpeg) => ({ picture: pictureOf(jpeg, entry), ...standard }))
  return dg2({ ...entry, picture: alter(pictureOf(portraitJpeg, entry)) }, ...others)
}

/** The data groups that get signed, by number. */
export const dataGroupsOf = (order: PassportOrder, lines: MrzLines, security: Security): Map<number, Uint8Array> => {
  const { dates, ...details } = order.details ?? {}
  const groups = new Map([[1, dg1(lines)], [2, faceGroup(order)], ...detailGroups(details, dates)])
  if (order.fingerprints ?? true) groups.set(3, emptyDg3(order.random.fork('dg3').bytes(16)))
  if (security.dg14.length > 0) groups.set(14, dg14(security.dg14))
  if (security.dg15) groups.set(15, dg15(security.dg15))
  return new Map([...groups].sort(([a], [b]) => a - b))
}
