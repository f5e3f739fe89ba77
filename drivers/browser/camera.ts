import { createHash } from 'node:crypto'
import { createCanvas, ImageData } from '@napi-rs/canvas'
import type { Frame, Gateway } from '../../contract/gateway'
import { realTime } from '../../core/clock'
import type { BrowserPage } from './page'

/** What `getUserMedia` is answered with: `opened`, or the name of its DOMException. */
export type CameraOutcome = 'opened' | 'NotAllowedError' | 'NotReadableError'

/** The suite's camera on a page: the gateway's frames, painted where the page takes its video from. */
export type BrowserCamera = {
  open(camera: 'rear' | 'front'): Promise<CameraOutcome>
  close(): Promise<void>
  /** Resolves once the present view has stood long enough to be looked at. */
  seen(): Promise<void>
}

/** Real time for which each view stands at least, as with a camera: whoever looks a few times a second misses none. */
const VIEW_MS = 250
const KEPT_ON_PAGE = 12
/** So often one picture stands its time before one camera. Whoever has not read it by then never will: time passes freely. */
const LOOKS = 20

/** As a camera hands its pictures out; the pixels themselves would take longer to send than to look at. */
const JPEG_QUALITY = 97

const compressed = async ({ width, height, rgba }: Frame): Promise<string> => {
  const canvas = createCanvas(width, height)
  const pixels = Buffer.from(rgba, 'base64')
  const data = new Uint8ClampedArray(pixels.buffer, pixels.byteOffset, pixels.length)
  canvas.getContext('2d').putImageData(new ImageData(data, width, height), 0, 0)
  return (await canvas.encode('jpeg', JPEG_QUALITY)).toString('base64')
}

/** @param pause lets real time pass */
export const createBrowserCamera = (
  gateway: Gateway,
  device: string,
  page: Pick<BrowserPage, 'run'>,
  pause: (ms: number) => Promise<unknown> = realTime.pause,
): BrowserCamera => {
  const sent: string[] = []
  const looks = new Map<string, number>()
  let present = 0
  let isOpen = false
  let showing: Promise<unknown> = Promise.resolve()

  const hand = (picture: { key: number; jpeg?: string }): Promise<boolean> =>
    page.run((asked) => window.vidimus.paint(asked), picture)
  /** Scenes come round again: a picture that the page has is named, not sent. One that was loaded anew has none. */
  const paint = async (frame: Frame): Promise<string> => {
    const digest = createHash('sha1').update(frame.rgba).digest('hex')
    const known = sent.lastIndexOf(digest)
    const isKept = known >= sent.length - KEPT_ON_PAGE && known >= 0
    if (!isKept) sent.push(digest)
    const key = (isKept ? known : sent.length - 1) % KEPT_ON_PAGE
    const isShown = isKept && (await hand({ key }))
    if (!isShown) await hand({ key, jpeg: await compressed(frame) })
    return digest
  }
  const show = async (frame: Frame): Promise<void> => {
    const digest = await paint(frame)
    const before = looks.get(digest) ?? 0
    looks.set(digest, before + 1)
    if (before < LOOKS) await pause(VIEW_MS)
  }
  const stream = async (mine: number): Promise<void> => {
    showing = pause(VIEW_MS)
    await showing
    while (present === mine) {
      const answer = await gateway('camera.frame', { device })
      if (answer.closed || present !== mine) return
      showing = show(answer.frame)
      await showing
    }
  }
  const close = async (): Promise<void> => {
    present += 1
    if (!isOpen) return
    isOpen = false
    await gateway('camera.close', { device })
  }
  return {
    open: async (camera) => {
      await close()
      const { granted } = await gateway('permission.request', { device, permission: 'camera' })
      if (!granted) return 'NotAllowedError'
      const { opened } = await gateway('camera.open', { device, camera })
      if (!opened) return 'NotReadableError'
      isOpen = true
      looks.clear()
      const first = await gateway('camera.frame', { device })
      if (!first.closed) await paint(first.frame)
      // A page that has left or died takes no more pictures; whoever looks at it says so.
      stream(present).catch(() => undefined)
      return 'opened'
    },
    close,
    seen: () => showing.then(undefined, () => undefined) as Promise<void>,
  }
}
