import type { LabelTable } from '../../clauses/labels'
import type { Action, Screen } from '../../contract/screen'
import type { EvidenceEntry } from '../../core/evidence'

/** What a surface is, as it was opened. */
export type Surface = { device?: string; desk?: string; logIn?: string }

/** What evidence says that invariants ask about, in the order in which it happened. `at`: virtual time. */
export type Event = { at: number; surface: Surface } & (
  | { kind: 'opened' }
  | { kind: 'entered'; fields: readonly string[]; value: string }
  | { kind: 'did'; action: Action }
  | { kind: 'showed'; screen: Screen }
  | { kind: 'sms'; to: string; text: string }
  | { kind: 'biometrics'; matched: boolean }
  | { kind: 'asked'; logIn: string; userId: string }
  | { kind: 'approved'; logIn: string; authenticator: string; birthDate: string }
  | { kind: 'arranged'; what: string; whose: string; seenAt?: number }
  | { kind: 'frame'; camera: string }
  | { kind: 'chip-found' }
)
export type Ledger = { reads(entry: EvidenceEntry): Event[] }

type Data = Record<string, unknown>
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const record = (value: unknown): Data => (typeof value === 'object' && value !== null ? (value as Data) : {})

/** The concepts of the field; the only field of a screen may bear any name, or none. */
const conceptsOf = (labels: LabelTable, field: string): readonly string[] => labels.conceptOf(field, ['field'])

export const createLedger = (labels: LabelTable): Ledger => {
  const surfaces = new Map<string, Surface>()

  /** What is done next at a desk or in an app is what brings the next message. */
  let acted: Surface = {}

  const act = (surface: Surface, action: Action, at: number): Event[] => {
    acted = surface
    if (action.do !== 'enter') return [{ kind: 'did', surface, action, at }]
    return [{ kind: 'entered', surface, fields: conceptsOf(labels, action.field), value: action.value, at }]
  }
  const logIn = (data: Data, at: number): Event[] => {
    const id = text(data.logIn)
    if (data.state === undefined) return [{ kind: 'asked', surface: {}, logIn: id, userId: text(data.userId), at }]
    if (data.state !== 'approved') return []
    const birthDate = text(record(data.person).birthDate)
    return [{ kind: 'approved', surface: {}, logIn: id, authenticator: text(data.authenticator), birthDate, at }]
  }
  const ofDevice = (data: Data): Surface => ({ device: text(data.device) })

  const readers: Record<string, (data: Data, at: number) => Event[]> = {
    opened: ({ surface, ...where }, at) => {
      const { app, desk, logIn: request } = where
      const opened: Surface = {
        ...(app ? { device: text(app) } : {}),
        ...(desk ? { desk: text(desk) } : {}),
        ...(request ? { logIn: text(request) } : {}),
      }
      surfaces.set(text(surface), opened)
      return [{ kind: 'opened', surface: opened, at }]
    },
    act: (data, at) => act(surfaces.get(text(data.surface)) ?? {}, data.action as Action, at),
    screen: (data, at) => [
      { kind: 'showed', surface: surfaces.get(text(data.surface)) ?? {}, screen: data.screen as Screen, at },
    ],
    service: ({ service, ask }, at) => {
      const { to, text: said } = record(ask)
      return service === 'sendSms' ? [{ kind: 'sms', surface: acted, to: text(to), text: text(said), at }] : []
    },
    biometrics: (data, at) => [
      { kind: 'biometrics', surface: ofDevice(data), matched: data.outcome === 'matched', at },
    ],
    'log-in': logIn,
    arranged: (data, at) => [
      {
        kind: 'arranged',
        surface: ofDevice(data),
        what: text(data.what),
        whose: text(data.whose),
        ...(typeof data.seenAt === 'number' ? { seenAt: data.seenAt } : {}),
        at,
      },
    ],
    frame: (data, at) => [{ kind: 'frame', surface: ofDevice(data), camera: text(data.camera), at }],
    nfc: (data, at) => (data.event === 'tag-found' ? [{ kind: 'chip-found', surface: ofDevice(data), at }] : []),
  }
  return { reads: ({ kind, data, at }) => readers[kind]?.(data, at) ?? [] }
}
