import type { Gateway } from '../contract/gateway'
import type { Implementation, StartGiven } from '../contract/implementation'
import type { Action, Screen } from '../contract/screen'

/**
 * The smallest implementation of the contract: one screen that says how often its button was pressed. It touches
 * everything that a driver carries: storage through the gateway, an SMS through the services, and the time it was told.
 */
export const tinyImplementation = (gateway: Gateway, fetchIt: typeof fetch = fetch): Implementation => {
  let given: StartGiven | undefined
  let now = ''
  let device = ''

  const pressed = async (): Promise<string> => (await gateway('storage.read', { device, key: 'pressed' })).value ?? '0'
  const screen = async (): Promise<Screen> => ({
    elements: [
      { role: 'title', text: `pressed ${await pressed()} times`, enabled: true },
      { role: 'text', text: now, enabled: true },
      { role: 'button', text: 'Press', enabled: true },
    ],
    feedback: [],
  })
  const press = async () => {
    const value = String(Number(await pressed()) + 1)
    await gateway('storage.write', { device, key: 'pressed', value })
    const response = await fetchIt(`${given?.services}/sms/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${given?.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ to: '+4500000000', text: `pressed ${value}` }),
    })
    if (!response.ok) throw new Error(`the SMS service answered ${response.status}`)
  }
  const act = async (action: Action): Promise<Screen> => {
    if (action.do !== 'press') throw new Error(`"${action.do}" is not for this screen`)
    const misbehaviours: Record<string, () => Promise<unknown>> = {
      hang: () => new Promise(() => {}),
      throw: async () => {
        throw new Error('the tiny implementation stumbled')
      },
      nonsense: async () => ({ elements: [{ role: 'hat', text: 1 }], feedback: [] }),
      nothing: async () => undefined,
    }
    const misbehave = misbehaviours[action.text]
    if (misbehave) return (await misbehave()) as Screen
    if (action.text !== 'Press') throw new Error(`there is no button "${action.text}"`)
    await press()
    return screen()
  }

  return {
    start: async (ask) => {
      given = ask
      now = ask.now
      return {}
    },
    tellTime: async (ask) => {
      now = ask.now
      return {}
    },
    open: async (where) => {
      if (!('app' in where)) throw new Error('there is only the app')
      device = where.app
      return { surface: 'the-app' }
    },
    screen: () => screen(),
    act: ({ action }) => act(action),
    logIn: async () => ({ logIn: 'log-in-1' }),
    logInState: async () => ({ state: 'pending' }),
    inspect: async () => ({ entries: [`services ${given?.services}`] }),
    stop: async () => ({}),
  }
}
