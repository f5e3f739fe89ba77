import type { App, CameraFrame } from './app-state'

/** Asks for the permission and opens the camera. @returns what to tell the person when that fails. */
export const openCamera = async (app: App, camera: 'rear' | 'front'): Promise<string | undefined> => {
  app.endJobs()
  const { granted } = await app.ask('permission.request', { permission: 'camera' })
  if (!granted) return app.words.cameraDenied
  const { opened } = await app.ask('camera.open', { camera })
  return opened ? undefined : app.words.cameraBusy
}

/**
 * The next view; undefined once the camera is closed. @param passOver how many views to let go by first: a phone
 * need not read every one of ten a second.
 */
export const nextFrame = async (app: App, passOver = 0): Promise<(CameraFrame & { rgba: Uint8Array }) | undefined> => {
  for (let left = passOver; ; left -= 1) {
    const answer = await app.ask('camera.frame', {})
    if (answer.closed) return undefined
    if (left > 0) continue
    const { width, height, rgba } = answer.frame
    return { width, height, rgba: app.instruments.developFrame(rgba) }
  }
}
