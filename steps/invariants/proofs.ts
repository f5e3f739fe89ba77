import type { Screen } from '../../contract/screen'
import type { Breach } from './invariant'
import type { Event } from './ledger'
import type { Watcher } from './watch'

/** What lies before a device, and what of it the app has looked at since the last proof there. */
type Scans = {
  before: Partial<Record<string, string>>
  seen: Partial<Record<'page' | 'chip' | 'face', string>>
  pCode: string | undefined
  /** Whether anybody was identified on the device before. */
  isUsed: boolean
}
/** Code, chip and face. */
const PARTS = 3
const MOST_USES = 3
const CAMERAS: Readonly<Record<string, 'page' | 'face'>> = { rear: 'page', front: 'face' }

/** The overview with the three parts of the proof ticked off. */
const isProved = ({ elements }: Screen): boolean =>
  elements.filter(({ role, checked }) => role === 'step' && checked === true).length >= PARTS

/** `document of person`, or the person alone before the front camera. */
const documentOf = (whose = ''): string => whose.split(' of ')[0] ?? ''
const personOf = (whose = ''): string => whose.split(' of ').at(-1) ?? ''

/** I15: everything was looked at, and all of it belongs together. */
const wrongOf = ({ seen }: Scans): Breach[] => {
  const missing = (['page', 'chip', 'face'] as const).filter((what) => seen[what] === undefined)
  const { page, chip, face } = seen
  const observed =
    missing.length > 0
      ? `no ${missing.join(' and no ')} was looked at`
      : documentOf(page) !== documentOf(chip)
        ? 'the page of one document and the chip of another'
        : personOf(page) !== personOf(face)
          ? "the face is not that of the document's holder"
          : undefined
  if (observed === undefined) return []
  const clause = missing.length === 0 && documentOf(page) === documentOf(chip) ? FACE : ORDER
  return [
    { invariant: 'I15', clause, expected: 'code, chip and face of one document and one person beforehand', observed },
  ]
}
const FACE = 'get-mitid/3.3.4b2'
const ORDER = 'get-mitid/0-part-order-2'

/** I08 and I15. Only what has been looked at since the last proof counts for the next one. */
export const watchesProofs = (): Watcher => {
  const devices = new Map<string, Scans>()
  const uses = new Map<string, number>()
  const scansOf = (device: string): Scans => {
    const scans = devices.get(device) ?? { before: {}, seen: {}, pCode: undefined, isUsed: false }
    devices.set(device, scans)
    return scans
  }
  const looks = (scans: Scans, what: 'page' | 'chip' | 'face'): void => {
    const whose = scans.before[what]
    if (whose !== undefined) scans.seen[what] = whose
  }
  const usedUp = (pCode: string): Breach[] => {
    const count = (uses.get(pCode) ?? 0) + 1
    uses.set(pCode, count)
    if (count <= MOST_USES) return []
    return [
      {
        invariant: 'I08',
        clause: 'reactivate/p-code-three-uses-2',
        expected: 'a P code to serve three times at most',
        observed: `it has served ${count} times`,
      },
    ]
  }
  const proves = (scans: Scans): Breach[] => {
    const breaches = [...wrongOf(scans), ...(scans.pCode === undefined ? [] : usedUp(scans.pCode))]
    Object.assign(scans, { seen: {}, pCode: undefined, isUsed: true })
    return breaches
  }
  return (event: Event) => {
    const { device } = event.surface
    if (!device) return []
    const scans = scansOf(device)
    if (event.kind === 'arranged') scans.before[event.what] = event.whose
    if (event.kind === 'frame') {
      const what = CAMERAS[event.camera]
      if (what) looks(scans, what)
    }
    if (event.kind === 'chip-found') looks(scans, 'chip')
    if (event.kind === 'entered' && event.fields.includes('p-code')) scans.pCode = event.value.trim()
    // An overview that is seen again is no further proof: that takes another look at the face.
    const isNew = event.kind === 'showed' && isProved(event.screen) && (!scans.isUsed || scans.seen.face !== undefined)
    return isNew ? proves(scans) : []
  }
}
