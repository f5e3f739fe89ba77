import type { Gateway, GatewayCall } from '../../contract/gateway'

/** The page that stands for a device, as whatever asks its hardware reaches it. */
export type DevicePage = {
  /** Puts a question to the page. */
  ask(id: number, call: GatewayCall, ask: object): void
}

/** A web app has the browser's hardware where a browser has any; the rest is the device's own. */
export type PageHardware = {
  readonly gateway: Gateway
  connect(device: string, page: DevicePage): void
  disconnect(device: string): void
  /** The page's answer; false when nobody asked. */
  answer(id: number, answer: unknown): boolean
}

type Question = { device: string; call: GatewayCall; resolve: (answer: unknown) => void }

const BROWSERS = ['camera.open', 'camera.frame', 'camera.close', 'credentials.create', 'credentials.get']
const isOfThePage = (call: string, ask: object): boolean =>
  BROWSERS.includes(call) || (call === 'permission.request' && 'permission' in ask && ask.permission === 'camera')

/** What is said of a camera or a security key that is not there. */
const WITHOUT: Partial<Record<GatewayCall, object>> = {
  'permission.request': { granted: false },
  'camera.open': { opened: false },
  'camera.frame': { closed: true },
  'credentials.create': { made: false, error: 'NotAllowedError' },
  'credentials.get': { made: false, error: 'NotAllowedError' },
}

/**
 * @param answered told after each answer: what the app shows may have changed.
 * @param isDrawn whether the page of a device is being drawn: what is asked meanwhile is asked by looking, and to look
 *   again because of it would never end.
 */
export const createPageHardware = (
  gateway: Gateway,
  answered: (device: string) => void,
  isDrawn: (device: string) => boolean,
): PageHardware => {
  const pages = new Map<string, DevicePage>()
  const questions = new Map<number, Question>()
  let asked = 0

  const settle = (of: (question: Question) => boolean): void => {
    for (const [id, question] of questions) {
      if (!of(question)) continue
      questions.delete(id)
      question.resolve(WITHOUT[question.call] ?? {})
    }
  }
  const askPage = (device: string, call: GatewayCall, ask: object): Promise<unknown> => {
    const page = pages.get(device)
    if (call === 'camera.close') settle((question) => question.device === device && question.call === 'camera.frame')
    return new Promise((resolve) => {
      if (!page) return resolve(WITHOUT[call] ?? {})
      asked += 1
      questions.set(asked, { device, call, resolve })
      return page.ask(asked, call, ask)
    })
  }
  const askAny = async (call: GatewayCall, ask: { device: string }): Promise<unknown> => {
    // A page vibrates by itself: the screen tells it when.
    if (call === 'haptics.vibrate') return {}
    return isOfThePage(call, ask) ? askPage(ask.device, call, ask) : gateway(call, ask as never)
  }
  return {
    gateway: (async (call: GatewayCall, ask: { device: string }) => {
      const byLooking = isDrawn(ask.device)
      try {
        return await askAny(call, ask)
      } finally {
        if (!byLooking) answered(ask.device)
      }
    }) as Gateway,
    connect: (device, page) => {
      pages.set(device, page)
    },
    disconnect: (device) => {
      pages.delete(device)
      settle((question) => question.device === device)
    },
    answer: (id, answer) => {
      const question = questions.get(id)
      questions.delete(id)
      question?.resolve(answer)
      return question !== undefined
    },
  }
}
