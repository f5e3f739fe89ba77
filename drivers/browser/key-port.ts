import { CannotDo } from '../driver'
import type { BrowserPage } from './page'
import { type KeyCredential, plugIn } from './security-key'

/** A security key that somebody holds to a device. */
export type KeyAtDevice = {
  /** The same one for as long as it is the same key. */
  readonly key: {
    credentials(): readonly KeyCredential[]
    /** What it has done at a page. */
    learn(credentials: readonly KeyCredential[]): void
  }
  readonly touched: boolean
  /** Its next answer is to reach the page otherwise than the key gives it. */
  readonly bent: boolean
}
/** The key at a device or browser of this id, if somebody holds one there. */
export type HeldKey = (device: string) => KeyAtDevice | undefined

/** Where a page finds the key that is held to its device: Chromium answers for it. */
export type KeyPort = {
  /** Before somebody touches the page. Rejects with CannotDo where the key would answer as no browser lets it. */
  ready(): Promise<void>
  /** Tells the key what it has done here; resolves at once without one. */
  learn(): Promise<void>
}

/** @param held what is held to the page's device now */
export const createKeyPort = (page: BrowserPage, held: () => KeyAtDevice | undefined): KeyPort => {
  let plugged: (Awaited<ReturnType<typeof plugIn>> & Pick<KeyAtDevice, 'key'>) | undefined
  const learn = async (): Promise<void> => {
    if (plugged) plugged.key.learn(await plugged.credentials())
  }
  return {
    learn,
    ready: async () => {
      const there = held()
      if (there?.bent) throw new CannotDo('a browser hands on the answer of a security key as it is')
      if (plugged && plugged.key !== there?.key) {
        await learn()
        await plugged.unplug()
        plugged = undefined
      }
      if (!there) return
      const { key, touched } = there
      plugged ??= { ...(await plugIn(page, { transport: 'usb', protocol: 'ctap2' }, key.credentials())), key }
      await plugged.touched(touched)
    },
  }
}
