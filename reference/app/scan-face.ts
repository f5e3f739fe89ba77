import type { App, CameraFrame, Job } from './app-state'
import { nextFrame, openCamera } from './camera'

/** How long (ms) 'Verificerer' stands on the screen. */
export const VERIFYING_MS = 3_000

const verify = (app: App, frame: CameraFrame): void => {
  const { matched, anotherAttempt } = app.enrolment().proofing.submitFace(frame)
  app.state.face.captured = true
  app.state.overviewShown = false
  app.show('verifying')
  app.state.verifying = {
    since: app.now(),
    next: async () => {
      if (!matched && !anotherAttempt) return app.show('face-over')
      const then = app.rules.screenAfterVerifying(matched)
      return then === 'face-view' ? openView(app, app.words.faceFailed) : app.show(then)
    },
  }
}

const watch = async (app: App, job: Job): Promise<void> => {
  while (job.isCurrent()) {
    const frame = await nextFrame(app)
    if (!job.isCurrent() || !frame) return
    const { face } = app.state
    // What the person saw when pressing was the view before this one; this one is what gets judged.
    const ready = face.seen !== undefined && app.rules.faceIsReady(face.seen)
    if (app.rules.captureBegins({ pressed: face.pressed, ready })) verify(app, frame)
    else face.seen = app.instruments.observeFace(frame)
  }
}

const openView = async (app: App, message?: string): Promise<void> => {
  const problem = await openCamera(app, 'front')
  if (problem) return app.show('face-prepare', problem)
  app.state.face = { seen: undefined, pressed: false, captured: false }
  app.show('face-view', message)
  return app.begin((job) => watch(app, job))
}

export const beginFaceScan = (app: App): Promise<void> => openView(app)
