import type { EvidenceEntry } from '../../core/evidence'

/** Entries of the evidence in words. What is not known here is shown as it is. */
type Data = Record<string, unknown>
export type Telling = { what: string; lines: string[] }

const text = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value)
const record = (value: unknown): Data => (typeof value === 'object' && value !== null ? (value as Data) : {})

/** What a person did, for `act` entries. */
export const tellAct = ({ data }: EvidenceEntry): string => {
  const action = record(data.action)
  switch (action.do) {
    case 'press':
      return `presses ‘${text(action.text)}’`
    case 'enter':
      return `enters ‘${text(action.value)}’ in ‘${text(action.field)}’`
    case 'choose':
      return `chooses ‘${text(action.option)}’`
    case 'tick':
      return `ticks ‘${text(action.checkbox)}’`
    case 'switch-app':
      return 'changes to another app'
    case 'return':
      return 'comes back to the app'
    case 'complete':
      return `completes: ${text(action.goal)}`
    default:
      return text(action.do) || text(data)
  }
}

const SERVICES: Record<string, (ask: Data, answer: Data) => Telling> = {
  sendSms: ({ to, text: said }) => ({ what: `SMS to ${text(to)}`, lines: [text(said)] }),
  sendLetter: ({ person, contents }) => ({ what: `Letter to ${text(person)}`, lines: [text(contents)] }),
  push: ({ title, text: said }) => ({ what: `Push: ${text(title)}`, lines: [text(said)] }),
  trustList: () => ({ what: 'Trust list fetched', lines: [] }),
  lookUpPerson: ({ documentNumber, surname, givenNames, birthDate, issuingState }, answer) => ({
    what: 'Population register asked',
    lines: [
      `${text(givenNames)} ${text(surname)}, born ${text(birthDate)}`,
      `document ${text(documentNumber)} of ${text(issuingState)}`,
      answer.found === true ? `found: ${text(answer.name)}` : 'not found',
    ],
  }),
  attest: (_, { verdict }) => ({ what: 'App attestation', lines: [text(verdict)] }),
}

const NFC_EVENTS: Record<string, string> = {
  'chip-placed': 'The passport is laid at the phone',
  'chip-moved': 'The phone is moved over the passport',
  'chip-removed': 'The passport is taken away',
  'tag-found': 'The phone finds a chip',
  'tag-lost': 'The phone has lost the chip',
  covered: 'A cover comes between phone and chip',
  uncovered: 'The cover is taken off',
}

const KINDS: Record<string, (data: Data) => Telling> = {
  sms: ({ to, text: said }) => ({ what: `SMS to ${text(to)}`, lines: [text(said)] }),
  push: ({ title, text: said }) => ({ what: `Push: ${text(title)}`, lines: [text(said)] }),
  notification: ({ title, text: said, shown }) => ({
    what: shown === false ? 'Notification, not shown' : `Notification: ${text(title)}`,
    lines: [text(said)],
  }),
  service: ({ service, ask, answer }) =>
    SERVICES[text(service)]?.(record(ask), record(answer)) ?? { what: text(service), lines: [text(ask), text(answer)] },
  'service-refused': ({ service, what, status }) => ({
    what: `Refused by the service ${text(service)}`,
    lines: [`${text(status)} ${text(what)}`],
  }),
  'look-up': (data) => ({ what: 'Look-up', lines: [text(data)] }),
  nfc: ({ event }) => ({ what: NFC_EVENTS[text(event)] ?? `NFC: ${text(event)}`, lines: [] }),
  vibration: ({ pattern, felt }) => ({
    what: `The device vibrates: ${text(pattern)}`,
    lines: felt === false ? ['it has no motor'] : [],
  }),
  permission: ({ permission, answer }) => ({ what: `Permission for ${text(permission)}`, lines: [text(answer)] }),
  'permission-dialog': ({ permission, answer }) => ({
    what: `The system asks: ${text(permission)}?`,
    lines: [text(answer)],
  }),
  biometrics: ({ reason, presented, outcome }) => ({
    what: `Finger or face: ${text(outcome)}`,
    lines: [text(reason), `presented: ${text(presented)}`],
  }),
  'log-in': ({ logIn, state, authenticator, relyingParty, text: said }) => ({
    what: state === undefined ? `${text(relyingParty)} asks for a log-in` : `Log-in: ${text(state)}`,
    lines: [text(said), authenticator === undefined ? '' : `on ${text(authenticator)}`, text(logIn)],
  }),
  story: ({ text: said }) => ({ what: text(said), lines: [] }),
  speech: ({ serialNumber, words, silent }) => ({
    what: words === '' ? 'The audio code reader stays silent' : `The audio code reader says: ${text(words)}`,
    lines: [text(serialNumber), silent === undefined ? '' : `without sound: ${text(silent)}`],
  }),
  'code-display': ({ serialNumber, digits }) => ({
    what: digits === '' ? 'The code display stays dark' : `The code display shows ${text(digits)}`,
    lines: [text(serialNumber)],
  }),
  opened: ({ app, website, desk, logIn, page }) => ({
    what: `Opened: ${text(desk) || text(page) || (app ? 'the app' : logIn ? 'the page of a log-in' : 'the website')}`,
    lines: [text(app) || text(website)],
  }),
  arranged: ({ what, whose, device }) => ({
    what: `Before ${text(device)} from now on: ${text(what)}${whose ? `, ${text(whose)}` : ''}`,
    lines: [],
  }),
  'app-deleted': () => ({ what: 'The app is deleted', lines: [] }),
  'website-opened': ({ page }) => ({ what: 'The app opens a page of the website', lines: [text(page)] }),
  'app-log': ({ line }) => ({ what: 'The app logs', lines: [text(line)] }),
  'device-call': ({ call, ask, answer }) => ({ what: text(call), lines: [text(ask), text(answer)] }),
}

const shortened = (line: string): string => (line.length > 600 ? `${line.slice(0, 600)} …` : line)

export const tellEntry = ({ kind, data }: EvidenceEntry): Telling => {
  const { what, lines } = KINDS[kind]?.(data) ?? { what: kind, lines: [JSON.stringify(data)] }
  return { what, lines: lines.filter((line) => line !== '').map(shortened) }
}
