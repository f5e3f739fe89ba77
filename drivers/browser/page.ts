import type { Element as ScreenElement } from '../../contract/screen'
import { messageOf } from '../../core/errors'
import type { Locators } from './read-page'

/** What one look at a page brings: hardware that it asks for, or what stands on it once it is at rest. */
export type Seen = {
  asked: { id: number; what: 'camera.open' | 'camera.close'; camera: 'rear' | 'front' }[]
  felt: 'vibration'[]
  elements: ScreenElement[]
  /** Whether something was, or could be, typed into it. */
  hasFields: boolean
}

/** Names on the page's own side: what the scripts of this folder leave there for each other. */
export type OnPage = {
  /** The nodes of the last reading, in its order. */
  seen: Element[]
  /** What the page asks of the hardware, not yet taken by the driver. */
  asked: Seen['asked']
  felt: Seen['felt']
  read(ask: { locators: Locators }): ScreenElement[]
  answer(id: number, answer: unknown): void
  /** Shows a picture to whoever takes video; one that it has is named by its key alone. False where it has none. */
  paint(picture: { key: number; jpeg?: string }): Promise<boolean>
  hide(hidden: boolean): void
  conceal(on: boolean): void
  /** Resolves once nothing moves any more, or the page asks for its hardware. */
  atRest(ask: { quiet: number; most: number; locators: Locators }): Promise<Seen>
}
declare global {
  interface Window {
    vidimus: OnPage
  }
}

/** The page was drawn anew between the look and the touch: what was to be touched is no longer on it. */
export class DrawnAnew extends Error {}

/** @param sign what the tool says when a node is no longer on the page */
export const unlessDrawnAnew = async <T>(sign: RegExp, work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (thrown) {
    if (sign.test(messageOf(thrown))) throw new DrawnAnew(messageOf(thrown), { cause: thrown })
    throw thrown
  }
}

/** One page of a browser, whichever tool drives it. */
export type BrowserPage = {
  /** Goes to an address; rejects when nothing answers there. */
  visit(url: string): Promise<void>
  /** Runs a function on the page; nothing from around it is there but `ask`. */
  run<A, R>(work: (ask: A) => R | Promise<R>, ask: A): Promise<R>
  /** Clicks as a person does: what is covered or off does not react. `n` counts in the last reading. Rejects with DrawnAnew. */
  click(n: number): Promise<void>
  /** Replaces what stands in a field. Rejects with DrawnAnew. */
  fill(n: number, value: string): Promise<void>
  /** The browser's own way back. */
  back(): Promise<void>
  swipe(): Promise<void>
  /** One command of the Chrome DevTools Protocol, to this page. */
  devTools(command: string, params: object): Promise<unknown>
  /** JPEG, base64. */
  screenshot(): Promise<string>
  /** @param farewell real ms that the page has for telling its back end that it is left */
  close(farewell: number): Promise<void>
}

/** A browser that is running: each page has a cookie jar of its own, as each phone has. */
export type RunningBrowser = {
  /** @param script runs on every document before anything else */
  newPage(script: string): Promise<BrowserPage>
  isRunning(): boolean
  end(): Promise<void>
}

/** Size of the glass, in CSS pixels: a common phone's. */
export const GLASS = { width: 390, height: 844 } as const
