import { DAY, MINUTE } from '../../core/clock'
import { codeIn } from '../actors/sms'
import type { Breach } from './invariant'
import type { Event } from './ledger'
import type { Watched, Watcher } from './watch'

const QR_LIVES = 3 * MINUTE
const QUARANTINE = 5 * DAY
/** A network delivers to a number, however it is written: what is before the last eight digits says in which country. */
const bare = (number: string): string => number.replace(/\D/g, '').slice(-8)

const CHANGED = 'reactivate/support-phone-quarantine-1'
const REGISTERED = 'reactivate/support-phone-quarantine-2'

type Sms = Extract<Event, { kind: 'sms' }>

/** I10 and I16. */
const watchesNumbers = (): Watcher => {
  /** When a number was first entered: it cannot have been registered earlier, whether a message was sent to it or not. */
  const entered = new Map<string, number>()
  /** Registered on the website in the place of another. */
  const changed = new Set<string>()
  const enters = (number: string, at: number): void => {
    if (!entered.has(number)) entered.set(number, at)
  }
  const ofSms = ({ to, text, at, surface }: Sms): Breach[] => {
    if (codeIn(text) === '') return []
    const number = bare(to)
    const since = entered.get(number)
    if (since === undefined)
      return [
        {
          invariant: 'I16',
          clause: surface.desk ? 'reactivate/support-sms-registered-number' : 'get-mitid/5.1.2a2',
          expected: 'codes sent only to numbers that somebody has entered',
          observed: `a code sent to ${to}`,
        },
      ]
    if (surface.desk !== 'support' || at - since >= QUARANTINE) return []
    return [
      {
        invariant: 'I10',
        clause: changed.has(number) ? CHANGED : REGISTERED,
        expected: 'no temporary PIN from Support to a number registered or changed within the last 5 days',
        observed: `one sent ${((at - since) / DAY).toFixed(2)} days after the number was first entered`,
      },
    ]
  }
  return (event) => {
    if (event.kind === 'entered') enters(bare(event.value), event.at)
    if (event.kind === 'did' && event.action.do === 'complete' && event.action.goal === 'change-phone-number') {
      const number = bare(event.action.data.phoneNumber ?? '')
      enters(number, event.at)
      changed.add(number)
    }
    return event.kind === 'sms' ? ofSms(event) : []
  }
}

/** What leads away from what was entered or seen: whatever is asked for after that has another reason. */
const leadsAway = (event: Event): boolean =>
  event.kind === 'opened' || (event.kind === 'did' && !['press', 'swipe'].includes(event.action.do))

type Pending = { since: number } & Pick<Breach, 'clause' | 'expected'>

/** I09: accepted is what is followed, on that device, by what comes after it. */
const watchesAges = ({ labels, parameters }: Watched): Watcher => {
  const lives = parameters.temporaryPinMinutes * MINUTE
  const sentAt = new Map<string, number>()
  const pins = new Map<string, Pending>()
  const codes = new Map<string, Pending>()
  const asksFor = (event: Event, ...fields: string[]) =>
    event.kind === 'showed' && fields.some((field) => labels.elementsOf(field, event.screen.elements).length > 0)

  const notes = (event: Event, device: string): void => {
    if (leadsAway(event)) for (const pending of [pins, codes]) pending.delete(device)
    if (event.kind === 'entered') {
      pins.delete(device)
      const since = event.fields.includes('personal-pin') ? undefined : sentAt.get(event.value.trim())
      if (since !== undefined && event.at - since > lives)
        pins.set(device, {
          since,
          clause: 'reactivate/temp-pin-30-minutes-2',
          expected: 'a temporary PIN to be refused after its time',
        })
    }
    if (event.kind === 'arranged' && event.what === 'qr-code' && event.seenAt !== undefined) {
      const age = event.at - event.seenAt
      if (age > QR_LIVES)
        codes.set(device, {
          since: event.seenAt,
          clause: 'get-mitid/5.2.5c2',
          expected: 'a QR code to be refused after three minutes',
        })
      else codes.delete(device)
    }
  }
  const accepted = (pending: Map<string, Pending>, device: string, at: number): Breach[] => {
    const found = pending.get(device)
    pending.delete(device)
    if (!found) return []
    const seconds = Math.round((at - found.since) / 1000)
    const { clause, expected } = found
    return [{ invariant: 'I09', clause, expected, observed: `accepted ${seconds} seconds after it was sent or shown` }]
  }
  return (event) => {
    if (event.kind === 'sms') {
      const code = codeIn(event.text)
      if (code !== '') sentAt.set(code, event.at)
    }
    const { device } = event.surface
    if (!device) return []
    notes(event, device)
    return [
      ...(asksFor(event, 'personal-pin', 'personal-pin-repeated') ? accepted(pins, device, event.at) : []),
      ...(asksFor(event, 'user-id') ? accepted(codes, device, event.at) : []),
    ]
  }
}

export const watchesMessages = (watched: Watched): Watcher => {
  const watchers = [watchesNumbers(), watchesAges(watched)]
  return (event) => watchers.flatMap((watcher) => watcher(event))
}
