import type { Breach } from './invariant'
import type { Event } from './ledger'
import { spelt } from './register'
import type { Watched, Watcher } from './watch'

type Approved = Extract<Event, { kind: 'approved' }>

const PIN_FIELDS = ['personal-pin', 'personal-pin-repeated']

/** I07: the relying party is told of whoever has the user ID that it asked for. */
const ofPerson = (people: Watched['people'], userId: string | undefined, { birthDate }: Approved): Breach[] => {
  if (userId === undefined) return []
  const owners = people().filter((person) => spelt(person.userId) === spelt(userId))
  if (owners.length === 0 || owners.some((owner) => owner.birthDate === birthDate)) return []
  return [
    {
      invariant: 'I07',
      clause: 'help-foreign/identity-is-document-holders',
      expected: `whoever has the user ID ${userId}`,
      observed: `somebody born ${birthDate}`,
    },
  ]
}

/** I13: what was shown since the app was opened, or on the page of the log-in. */
const withoutProof = (clause: string, expected: string, observed: string): Breach[] => [
  { invariant: 'I13', clause, expected, observed },
]

export const watchesLogIns = ({ people }: Watched): Watcher => {
  const asked = new Map<string, string>()
  /** Devices whose app was opened, and whether PIN, finger or face were shown since. */
  const opened = new Map<string, boolean>()
  const answered = new Set<string>()
  const pinsOn = (device: string) => people().flatMap((person) => (person.device === device ? person.pins : []))

  const shows = (event: Event): void => {
    const { device, logIn } = event.surface
    if (event.kind === 'opened' && device) opened.set(device, false)
    if (event.kind === 'biometrics' && device && event.matched) opened.set(device, true)
    if (event.kind === 'entered' && device && isPinField(event.fields) && pinsOn(device).includes(event.value))
      opened.set(device, true)
    if (event.kind === 'did' && logIn && event.action.do === 'complete') {
      const { goal, data } = event.action
      const { password = '', code = '' } = data
      if (password !== '' && (code !== '' || goal === 'approve-with-chip')) answered.add(logIn)
    }
  }
  const proofOf = (event: Approved): Breach[] => {
    const { logIn, authenticator } = event
    if (opened.has(authenticator))
      return opened.get(authenticator)
        ? []
        : withoutProof(
            'get-mitid/5.1.3b',
            'an approval in an app that was opened with PIN, finger or face',
            'none was shown since the app was opened',
          )
    return answered.has(logIn)
      ? []
      : withoutProof('get-mitid/5.3.5a', 'an approval with password and one-time code or chip', 'they were not given')
  }
  return (event) => {
    shows(event)
    if (event.kind === 'asked') asked.set(event.logIn, event.userId)
    return event.kind === 'approved' ? [...ofPerson(people, asked.get(event.logIn), event), ...proofOf(event)] : []
  }
}

/** The only field of a screen need not be labelled. */
const isPinField = (fields: readonly string[]): boolean =>
  fields.length === 0 || fields.some((field) => PIN_FIELDS.includes(field))
