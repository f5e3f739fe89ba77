/**
 * Runs on every document before its own scripts: the suite's camera in place of the browser's, what is felt, how the
 * page comes to rest. Only ordinary browser interfaces are replaced; a page notices nothing of it.
 */
export const installHardware = (): void => {
  const FRAME_MS = 200
  const waiting = new Map<number, (answer: unknown) => void>()
  const pictures = new Map<number, ImageBitmap>()
  const underWay = new Set<{ since: number }>()
  const asked: Window['vidimus']['asked'] = []
  const felt: Window['vidimus']['felt'] = []
  let canvas: HTMLCanvasElement | undefined
  let shown: ImageBitmap | undefined
  let redraw: ReturnType<typeof setInterval> | undefined
  let count = 0
  const tracks = new Set<CanvasCaptureMediaStreamTrack>()
  let changed = performance.now()
  let hidden = false
  let ringing: () => void = () => {}

  const ask = (what: 'camera.open' | 'camera.close', camera: 'rear' | 'front'): Promise<unknown> => {
    count += 1
    const id = count
    asked.push({ id, what, camera })
    ringing()
    return new Promise((resolve) => waiting.set(id, resolve))
  }
  const draw = (): void => {
    const context = canvas?.getContext('2d')
    if (!context || !canvas || !shown) return
    if (canvas.width !== shown.width || canvas.height !== shown.height)
      Object.assign(canvas, { width: shown.width, height: shown.height })
    context.drawImage(shown, 0, 0)
    for (const track of tracks) track.requestFrame()
  }
  /** Several streams may show the one camera; it is given back with the last of them. */
  const stopCamera = (): void => {
    if (tracks.size > 0) return
    clearInterval(redraw)
    canvas = undefined
    void ask('camera.close', 'rear')
  }
  const facing = (video: boolean | MediaTrackConstraints): 'rear' | 'front' => {
    const wanted = JSON.stringify(typeof video === 'object' ? (video.facingMode ?? '') : '')
    return wanted.includes('user') ? 'front' : 'rear'
  }
  const getUserMedia = async ({ video = false, audio = false }: MediaStreamConstraints = {}): Promise<MediaStream> => {
    if (!video || audio) throw new DOMException('there is only a camera', 'NotFoundError')
    const camera = facing(video)
    const outcome = await ask('camera.open', camera)
    if (outcome !== 'opened') throw new DOMException('the camera cannot be had', String(outcome))
    canvas ??= document.createElement('canvas')
    clearInterval(redraw)
    redraw = setInterval(draw, FRAME_MS)
    // A frame for each picture, at once: at a rate of its own a stream would hold new ones back.
    const stream = canvas.captureStream(0)
    for (const track of stream.getVideoTracks() as CanvasCaptureMediaStreamTrack[]) {
      tracks.add(track)
      const { stop, getSettings } = track
      Object.assign(track, {
        stop: () => {
          stop.call(track)
          if (tracks.delete(track)) stopCamera()
        },
        getSettings: () => ({
          ...getSettings.call(track),
          facingMode: camera === 'front' ? 'user' : 'environment',
        }),
      })
    }
    draw()
    return stream
  }
  const devices = navigator.mediaDevices as MediaDevices | undefined
  if (devices)
    Object.assign(devices, {
      getUserMedia,
      enumerateDevices: async () =>
        ['rear', 'front'].map((name) => ({ kind: 'videoinput', deviceId: name, label: name, groupId: name })),
    })
  Object.assign(navigator, {
    vibrate: () => {
      felt.push('vibration')
      return true
    },
  })
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden })
  Object.defineProperty(document, 'visibilityState', {
    configurable: true,
    get: () => (hidden ? 'hidden' : 'visible'),
  })

  const watched = async <T>(work: Promise<T>): Promise<T> => {
    const mark = { since: performance.now() }
    underWay.add(mark)
    try {
      return await work
    } finally {
      underWay.delete(mark)
      changed = performance.now()
    }
  }
  const { fetch: fetchIt } = window
  window.fetch = (...given) => watched(fetchIt(...given))
  const { send } = XMLHttpRequest.prototype
  XMLHttpRequest.prototype.send = function (this: XMLHttpRequest, ...given) {
    void watched(new Promise((ended) => this.addEventListener('loadend', ended, { once: true })))
    send.apply(this, given)
  }
  const stirs = (): void => {
    changed = performance.now()
  }
  new MutationObserver(stirs).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  })
  // What a touch leads to may begin a moment after it.
  for (const touch of ['pointerup', 'click', 'input', 'change', 'popstate', 'visibilitychange'])
    window.addEventListener(touch, stirs, { capture: true, passive: true })

  /** Requests that take longer than this are waiting for news, and nobody waits for them. */
  const LONG = 2_000
  const concealing = new CSSStyleSheet()
  concealing.replaceSync('input, textarea { -webkit-text-security: disc !important }')
  const isQuiet = (quiet: number): boolean => {
    const now = performance.now()
    const busy = [...underWay].some(({ since }) => now - since < LONG)
    return !busy && now - changed >= quiet && document.readyState === 'complete'
  }
  window.vidimus = {
    seen: [],
    // Installed beside this one.
    read: () => [],
    asked,
    felt,
    answer: (id, answer) => {
      waiting.get(id)?.(answer)
      waiting.delete(id)
    },
    paint: async ({ key, jpeg }) => {
      if (jpeg !== undefined) {
        const bytes = Uint8Array.from(atob(jpeg), (letter) => letter.charCodeAt(0))
        pictures.set(key, await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' })))
      }
      const picture = pictures.get(key)
      shown = picture ?? shown
      draw()
      return picture !== undefined
    },
    hide: (on) => {
      if (on === hidden) return
      hidden = on
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
      window.dispatchEvent(new Event(on ? 'blur' : 'focus'))
    },
    // By a sheet, not on the fields: nothing on the page changes by it, and it needs no time to come to rest.
    conceal: (on) => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== concealing)
      if (on) document.adoptedStyleSheets.push(concealing)
    },
    atRest: ({ quiet, most, locators }) =>
      new Promise((rest, fail) => {
        const began = performance.now()
        const look = (): void => {
          if (asked.length === 0 && !isQuiet(quiet) && performance.now() - began < most) return
          clearInterval(looking)
          ringing = () => {}
          try {
            const elements = asked.length > 0 ? [] : window.vidimus.read({ locators })
            const hasFields = document.querySelector('input, textarea') !== null
            rest({ asked: asked.splice(0), felt: felt.splice(0), elements, hasFields })
          } catch (thrown) {
            fail(thrown)
          }
        }
        const looking = setInterval(look, 8)
        ringing = look
        look()
      }),
  }
}
