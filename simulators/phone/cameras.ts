import { type Base64, base64 } from '../../core/bytes'
import type { Clock, Instant } from '../../core/clock'
import type { Witness } from '../../core/evidence'
import type { RawFrame } from './raw-frame'
import { thumbnail } from './thumbnail'

/** What lies before a lens; asked anew for every frame. */
export type Scene = () => RawFrame
export type CameraName = 'rear' | 'front'

/** The person's side of one camera. */
export type Camera = {
  pointAt(scene: Scene): void
  /** Nothing before the lens any more: black frames. */
  lower(): void
}

/** The app's side: one camera at a time. */
export type Cameras = {
  readonly rear: Camera
  readonly front: Camera
  /** The camera in use, if any. */
  inUse(): CameraName | undefined
  /** False while a camera is in use. */
  open(camera: CameraName): boolean
  /** The next frame: the first at once, then one every 250 ms of virtual time; undefined once the camera is closed. */
  frame(): Promise<RawFrame | undefined>
  close(): void
}

const FRAME_MS = 250

const blackFrame = (width: number, height: number): RawFrame => {
  const rgba = new Uint8Array(width * height * 4)
  for (let alpha = 3; alpha < rgba.length; alpha += 4) rgba[alpha] = 255
  return { width, height, rgba }
}
const onceOnly = (make: () => RawFrame): Scene => {
  let made: RawFrame | undefined
  return () => {
    made ??= make()
    return made
  }
}
/** All darkness is alike. */
const dark: Record<CameraName, Scene> = {
  rear: onceOnly(() => blackFrame(1280, 720)),
  front: onceOnly(() => blackFrame(720, 960)),
}

/** A frame that comes round again looks the same in the evidence. */
const developed = new WeakMap<RawFrame, Base64>()

const smallPicture = (frame: RawFrame): Base64 => {
  const jpeg = developed.get(frame) ?? base64(thumbnail(frame))
  developed.set(frame, jpeg)
  return jpeg
}

type Session = { camera: CameraName; nextAt: Instant; photographed?: Scene; closed: Promise<void>; close: () => void }

export const createCameras = ({ clock, witness }: { clock: Clock; witness: Witness }): Cameras => {
  const scenes: Record<CameraName, Scene> = { ...dark }
  let session: Session | undefined

  const lens = (camera: CameraName): Camera => ({
    pointAt: (scene) => {
      scenes[camera] = scene
    },
    lower: () => {
      scenes[camera] = dark[camera]
    },
  })
  const shoot = (from: Session): RawFrame => {
    const scene = scenes[from.camera]
    const frame = scene()
    if (from.photographed !== scene) {
      from.photographed = scene
      const picture = witness.pictures ? { jpeg: smallPicture(frame) } : {}
      witness.saw('frame', { camera: from.camera, width: frame.width, height: frame.height, ...picture }, 'simulated')
    }
    return frame
  }
  return {
    rear: lens('rear'),
    front: lens('front'),
    inUse: () => session?.camera,
    open: (camera) => {
      if (session) return false
      let close = () => {}
      const closed = new Promise<void>((done) => {
        close = done
      })
      session = { camera, nextAt: clock.now(), closed, close }
      return true
    },
    frame: async () => {
      const own = session
      if (!own) return undefined
      const wait = own.nextAt - clock.now()
      own.nextAt = Math.max(own.nextAt, clock.now()) + FRAME_MS
      if (wait > 0) await Promise.race([clock.sleep(wait), own.closed])
      return session === own ? shoot(own) : undefined
    },
    close: () => {
      session?.close()
      session = undefined
    },
  }
}
