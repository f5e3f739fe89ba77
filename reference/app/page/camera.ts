/** The phone's camera as a page has it. */
export type Camera = {
  /** Answers what the app asks of the camera: an object, or the pixels of the next view. */
  answer(call: string, ask: { camera?: 'rear' | 'front' }): Promise<object | ImageData>
  /** The element in which the person sees what the camera sees. */
  watch(video: HTMLVideoElement | null): void
}

/** Views that the app looks at are this far apart: reading every one would help nobody. */
const APART_MS = 250

export const createCamera = (): Camera => {
  const eye = document.createElement('video')
  eye.muted = true
  const sheet = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  let stream: MediaStream | undefined
  let lookedAt = 0

  const close = (): void => {
    for (const track of stream?.getTracks() ?? []) track.stop()
    stream = undefined
  }
  const open = async (video: MediaTrackConstraints | true): Promise<boolean> => {
    close()
    stream = await navigator.mediaDevices.getUserMedia({ video }).catch(() => undefined)
    if (!stream) return false
    eye.srcObject = stream
    await eye.play()
    return true
  }
  /** The pixels of the next view; undefined once the camera is closed. */
  const view = async (): Promise<ImageData | undefined> => {
    const own = stream
    const last = lookedAt
    while (lookedAt < last + APART_MS)
      lookedAt = await new Promise<number>((seen) => eye.requestVideoFrameCallback(seen))
    const { videoWidth: width, videoHeight: height } = eye
    if (!sheet || stream !== own || own === undefined || width === 0) return undefined
    Object.assign(sheet.canvas, { width, height })
    sheet.drawImage(eye, 0, 0)
    return sheet.getImageData(0, 0, width, height)
  }
  const granted = async (): Promise<boolean> => {
    const allowed = await open(true)
    close()
    return allowed
  }
  return {
    answer: async (call, { camera }) => {
      if (call === 'permission.request') return { granted: await granted() }
      if (call === 'camera.open')
        return { opened: await open({ facingMode: camera === 'front' ? 'user' : 'environment' }) }
      if (call === 'camera.frame') return (stream && (await view())) ?? { closed: true }
      close()
      return {}
    },
    watch: (video) => {
      if (video && stream) video.srcObject = stream
    },
  }
}
