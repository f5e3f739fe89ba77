import type { Gateway } from '../../contract/gateway'
import type { Implementation, StartGiven } from '../../contract/implementation'
import type { Action, Element, Role, Screen } from '../../contract/screen'

/**
 * Everything that the guide says is shown, and nothing behind it: any picture is a passport, any code is right, and no
 * chip is ever asked anything. A button leads on, whatever was done before it.
 */
type Stage = {
  elements: Element[]
  /** Sends the SMS that the guide speaks of when it is left. */
  sends?: true
  /** Left without anybody doing anything. */
  passes?: true
  vibrates?: true
}

const shown = (role: Role, text: string, more: Partial<Element> = {}): Element => ({
  role,
  text,
  enabled: true,
  ...more,
})
const title = (text: string) => shown('title', text)
const button = (text: string) => shown('button', text, { colour: 'blue' })
const steps = (done: number) =>
  ['Koden', 'Chippen', 'Ansigtet', 'Bruger-ID'].map((text, i) => shown('step', text, { checked: i < done }))
const next = button('Næste')
const success = [shown('check-mark', 'Godkendt'), next]

const STAGES: readonly Stage[] = [
  { elements: [title('Aktiver dit MitID'), button('Kom i gang')] },
  { elements: [title('Hvordan vil du begynde?'), shown('option', 'Pas/ID-kort')] },
  { elements: [title('Oversigt'), ...steps(0), next] },
  { elements: [title('Vilkår og betingelser'), next] },
  { elements: [title('Privatlivspolitikken'), next] },
  {
    elements: [
      title('Hvor er dit pas fra?'),
      ...['Danmark', 'Grønland', 'Færøerne', 'Andet land'].map((text) => shown('option', text)),
    ],
  },
  { elements: [title('Scan passet'), shown('video', 'Sådan gør du'), button('Scan koden')], vibrates: true },
  { elements: [title('Koden er scannet'), ...success] },
  { elements: [title('Aflæs passet'), shown('video', 'Sådan gør du'), button('Aflæs chip')], vibrates: true },
  { elements: [title('Chippen er aflæst'), ...success] },
  { elements: [title('Nu til ansigtet'), shown('video', 'Sådan gør du'), button('Scan dit ansigt')] },
  { elements: [title('Gør dig klar'), next] },
  {
    elements: [
      shown('frame', 'Rammen', { colour: 'blue' }),
      shown('text', 'Hold ansigtet i rammen.'),
      button('Jeg er klar'),
    ],
  },
  { elements: [title('Verificerer'), shown('progress', 'Vent')], passes: true },
  { elements: [title('Oversigt'), ...steps(3), next] },
  { elements: [title('Bruger-ID'), shown('field', 'Dit bruger-ID', { value: '' }), next] },
  { elements: [title('Nummer'), shown('field', 'Dit mobilnummer', { value: '' }), button('Send kode')], sends: true },
  { elements: [title('Valideringskode'), shown('field', 'Valideringskode', { value: '' }), next] },
  {
    elements: [title('Hvordan vil du godkende med MitID?'), shown('option', 'På denne telefon')],
    sends: true,
  },
  { elements: [title('PIN-kode'), shown('field', 'Midlertidig PIN-kode', { value: '' }), next] },
  { elements: [title('PIN-kode'), shown('field', 'Personlig PIN-kode', { value: '' }), next] },
  { elements: [title('PIN-kode'), shown('field', 'Gentag PIN-koden', { value: '' }), next] },
  { elements: [title('Lettere adgang'), button('Brug fingeraftryk'), button('Ikke nu')] },
  { elements: [title('Notifikationer'), button('Accepter notifikationer')] },
  { elements: [title('Appen er aktiveret')] },
]
const LAST = STAGES.length - 1
const LOCKED: Element[] = [title('Åbn MitID'), shown('field', 'PIN-kode', { value: '' }), next]

type App = { device: string; at: number; locked: boolean; looks: number }

export const facade = (gateway: Gateway): Implementation => {
  const apps = new Map<string, App>()
  const asked: { text: string; approvedOn?: string }[] = []
  let given: StartGiven | undefined
  let phoneNumber = ''

  const sendCode = () =>
    fetch(`${given?.services}/sms/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${given?.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ to: phoneNumber, text: 'Din kode er 135790' }),
    })
  const appOf = (surface: string): App => {
    const app = apps.get(surface)
    if (!app) throw new Error(`there is no surface "${surface}"`)
    return app
  }
  const screenOf = (app: App): Screen => {
    const stage = STAGES[app.at]
    if (app.locked) return { elements: LOCKED, feedback: [] }
    if (app.at === LAST && asked.length > 0)
      return { elements: [title('Godkend'), ...asked.map(({ text }) => shown('text', text))], feedback: [] }
    if (stage?.passes && ++app.looks > 2) app.at += 1
    return { elements: stage?.elements ?? [], feedback: [] }
  }
  const leadOn = async (app: App) => {
    const stage = STAGES[app.at]
    if (stage?.sends) await sendCode()
    if (stage?.vibrates) await gateway('haptics.vibrate', { device: app.device, pattern: 'success' })
    app.at = Math.min(app.at + 1, LAST)
    app.looks = 0
  }
  const act = async (app: App, action: Action) => {
    if (action.do === 'enter' && /mobilnummer/.test(action.field)) phoneNumber = action.value
    if (action.do === 'complete' && action.goal === 'approve-log-in')
      for (const logIn of asked) logIn.approvedOn = app.device
    else if (action.do === 'close') app.locked = app.at === LAST
    else if (action.do === 'back') app.at = Math.max(0, app.at - 1)
    else if (app.locked && action.do !== 'enter') app.locked = false
    else if (['press', 'choose', 'complete'].includes(action.do)) await leadOn(app)
  }

  return {
    start: async (ask) => {
      given = ask
      return {}
    },
    tellTime: async () => ({}),
    open: async (where) => {
      if (!('app' in where)) throw new Error('there is only the app')
      const app = apps.get(where.app) ?? { device: where.app, at: 0, locked: false, looks: 0 }
      apps.set(where.app, app)
      app.locked = app.at === LAST
      return { surface: where.app }
    },
    screen: async ({ surface }) => screenOf(appOf(surface)),
    act: async ({ surface, action }) => {
      await act(appOf(surface), action)
      return screenOf(appOf(surface))
    },
    logIn: async ({ text }) => ({ logIn: String(asked.push({ text }) - 1) }),
    logInState: async ({ logIn }) => {
      const authenticator = asked[Number(logIn)]?.approvedOn
      if (authenticator === undefined) return { state: 'pending' }
      return { state: 'approved', authenticator, person: { name: 'Ada Berg', birthDate: '1980-01-01' } }
    },
    stop: async () => ({}),
  }
}
