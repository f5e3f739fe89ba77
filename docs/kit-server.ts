// A server by the kit: npx node --require ts-node/register docs/kit-server.ts 8080
import type { Gateway } from '../contract/gateway'
import type { Implementation } from '../contract/implementation'
import type { Element } from '../contract/screen'
import { serveImplementation } from '../drivers/http-server'

/** One screen, a button that looks for a chip, and a word on what was found. */
export const app = (gateway: Gateway): Implementation => {
  let device = ''
  let said = 'Læg telefonen på passet.'
  const button: Element = { role: 'button', text: 'Aflæs chip', enabled: true }
  const screen = () => ({ elements: [{ role: 'text' as const, text: said, enabled: true }, button], feedback: [] })
  const look = async () => {
    said = 'Leder efter chippen'
    const { found } = await gateway('nfc.connect', { device, within: 3000 })
    said = found ? 'Der er en chip.' : 'Der er ingen chip.'
  }
  return {
    start: async () => ({}),
    tellTime: async () => ({}),
    open: async (where) => {
      if (!('app' in where)) throw new Error('there is only the app')
      device = where.app
      return { surface: 'the-app' }
    },
    screen: async () => screen(),
    act: async () => {
      void look() // begun, not awaited: virtual time stands still until this call is answered
      return screen()
    },
    logIn: async () => ({ logIn: 'the-log-in' }),
    logInState: async () => ({ state: 'refused' }),
    stop: async () => ({}),
  }
}

const serve = async () => process.stdout.write(`${(await serveImplementation(app, Number(process.argv[2]))).url}\n`)
if (require.main === module) void serve()
