import './quiet-appium.fixture'

import type { AddressInfo } from 'node:net'
import { BaseDriver, errors, routeConfiguringFunction, server, W3C_ELEMENT_KEY } from '@appium/base-driver'
import type { Implementation } from '../../contract/implementation'
import type { Action, Element } from '../../contract/screen'

/**
 * A simulated phone behind a real Appium server protocol: the sessions, locators and errors are @appium/base-driver's,
 * the app is any implementation of the contract, told as UiAutomator2 tells an Android app. It proves the driver, and
 * says nothing about a real phone.
 */
const CLASSES: Partial<Record<Element['role'], string>> = {
  button: 'android.widget.Button',
  option: 'android.widget.RadioButton',
  checkbox: 'android.widget.CheckBox',
  field: 'android.widget.EditText',
  progress: 'android.widget.ProgressBar',
  video: 'android.widget.VideoView',
  frame: 'android.view.ViewGroup',
  arrows: 'android.view.ViewGroup',
  step: 'android.view.ViewGroup',
  'check-mark': 'android.view.ViewGroup',
}
/** Accessibility ids that stand for what Android has no control for. */
export const ACCESSIBILITY_IDS = { frame: ['frame'], arrows: ['arrows'], step: ['step'], 'check-mark': ['mark'] }
const ID_OF: Partial<Record<Element['role'], string>> = {
  frame: 'frame',
  arrows: 'arrows',
  step: 'step',
  'check-mark': 'mark',
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`)

const nodeOf = ({ role, text, enabled, checked, value }: Element, n: number): string => {
  const field = role === 'field'
  const attributes = {
    class: CLASSES[role] ?? 'android.widget.TextView',
    text: field ? (value ?? '') : text,
    hint: field ? text : '',
    'content-desc': ID_OF[role] ?? `control-${n}`,
    heading: role === 'title',
    password: field && /^•+$/.test(value ?? ''),
    enabled,
    checked: checked ?? false,
    displayed: true,
  }
  const written = Object.entries(attributes).map(([name, told]) => `${name}="${escaped(String(told))}"`)
  return `<node ${written.join(' ')} />`
}

const isElement = (value: unknown): value is string => typeof value === 'string'

export const serveSimulatedPhone = async (
  app: Implementation,
): Promise<{ url: string; commands: string[]; close(): Promise<void> }> => {
  const commands: string[] = []

  class SimulatedPhone extends BaseDriver<Record<string, never>> {
    override locatorStrategies = ['accessibility id', 'xpath']
    surface = ''

    override async createSession(...given: Parameters<BaseDriver<Record<string, never>>['createSession']>) {
      const created = await super.createSession(...given)
      const { device } = this.opts as { device?: string }
      this.surface = (await app.open({ app: device ?? '' })).surface
      return created as never
    }
    override async deleteSession(id?: string | null) {
      await this.act({ do: 'close' })
      await super.deleteSession(id)
    }
    async shown(): Promise<Element[]> {
      return (await app.screen({ surface: this.surface })).elements
    }
    async act(action: Action): Promise<void> {
      commands.push(action.do)
      await app.act({ surface: this.surface, action })
    }
    override async getPageSource(): Promise<string> {
      return `<?xml version="1.0"?><hierarchy>${(await this.shown()).map(nodeOf).join('')}</hierarchy>`
    }
    override async findElOrEls(strategy: string, selector: string, several: boolean) {
      const elements = await this.shown()
      const at = Number(/^\(\/\/\*\)\[(\d+)\]$/.exec(selector)?.[1] ?? 0) - 2
      const found = elements.flatMap((element, n) => {
        const id = ID_OF[element.role] ?? `control-${n}`
        return (strategy === 'xpath' ? n === at : id === selector) ? [{ [W3C_ELEMENT_KEY]: String(n) }] : []
      })
      if (several) return found as never
      const [first] = found
      if (!first) throw new errors.NoSuchElementError()
      return first as never
    }
    async element(id: unknown): Promise<Element> {
      const found = isElement(id) ? (await this.shown())[Number(id)] : undefined
      if (found) return found
      throw new errors.StaleElementReferenceError()
    }
    async click(id: string): Promise<void> {
      const { role, text } = await this.element(id)
      await this.act(role === 'option' ? { do: 'choose', option: text } : { do: 'press', text })
    }
    async clear(id: string): Promise<void> {
      await this.act({ do: 'enter', field: (await this.element(id)).text, value: '' })
    }
    async setValue(value: string | string[], id: string): Promise<void> {
      const text = Array.isArray(value) ? value.join('') : value
      await this.act({ do: 'enter', field: (await this.element(id)).text, value: text })
    }
    async back(): Promise<void> {
      await this.act({ do: 'back' })
    }
    async getScreenshot(): Promise<string> {
      return PIXEL
    }
    async execute(script: string): Promise<void> {
      if (script === 'mobile: backgroundApp') return this.act({ do: 'switch-app' })
      if (script === 'mobile: activateApp') return this.act({ do: 'return' })
      if (script === 'mobile: swipe') return this.act({ do: 'swipe' })
      throw new errors.UnknownMethodError(script)
    }
  }
  // One driver a session, as Appium's umbrella does it; here there is one phone.
  const phone = new SimulatedPhone({} as never, false)
  const listening = await server({
    routeConfiguringFunction: routeConfiguringFunction(phone as never) as never,
    port: 0,
    hostname: '127.0.0.1',
  } as never)
  const { port } = listening.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, commands, close: () => listening.close() as Promise<void> }
}

/** One grey pixel. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='
