import type { App } from '../app-state'
import { button, frame, next, progress, type ScreenDefinition, text, title, video } from '../control'
import { beginFaceScan } from '../scan-face'

const clause = (...ids: string[]) => ids.map((id) => `get-mitid/${id}`)

export const faceIntroScreen: ScreenDefinition = {
  name: 'face-intro',
  controls: {
    title: title((words) => words.faceIntroTitle),
    video: video((words) => words.faceVideo, { missing: clause('3.3.1') }),
    text: text((words) => words.faceIntroText),
    scan: button(
      (words) => words.scanFace,
      (app) => app.show('face-prepare'),
      { missing: clause('3.3.2'), dead: clause('3.3.2'), reworded: clause('3.3.2') },
    ),
  },
}

export const facePrepareScreen: ScreenDefinition = {
  name: 'face-prepare',
  back: 'face-intro',
  controls: {
    title: title((words) => words.facePrepareTitle),
    text: text((words) => words.facePrepareText),
    next: next(beginFaceScan, {
      missing: clause('3.3.2', '3.3.3'),
      dead: clause('3.3.3'),
      reworded: clause('3.3.2', '3.3.3'),
    }),
  },
}

/** Pressed once, the button waits for the view that is judged. */
const isReady = ({ rules, state: { face } }: App): boolean =>
  face.seen !== undefined && !face.pressed && rules.faceIsReady(face.seen)

export const faceViewScreen: ScreenDefinition = {
  name: 'face-view',
  holds: 'camera.close',
  back: 'face-prepare',
  controls: {
    frame: frame((words) => words.faceFrame, {
      colour: (app) => app.rules.frameColour(),
      missing: clause('3.3.4a1', '3.3.3'),
    }),
    instruction: text(
      (words, app) => {
        const { seen, pressed } = app.state.face
        if (pressed) return words.faceHold
        return words.faceInstructions[seen ? app.rules.guidance(seen) : 'show-your-face']
      },
      { missing: clause('3.3.5b', '3.3-guidance-distance'), reworded: clause('3.3.5b', '3.3-guidance-distance') },
    ),
    ready: button(
      (words) => words.ready,
      (app) => {
        app.state.face.pressed = true
      },
      {
        enabled: isReady,
        colour: (app) => app.rules.readyColour(isReady(app)),
        missing: clause('3.3.5a', '3.3-ready-blue-2', '3.3-ready-blue-3'),
        dead: clause('3.3.5a', '3.3-ready-blue-3', '3.3.6a'),
        reworded: clause('3.3.5a', '3.3-ready-blue-2', '3.3-ready-blue-3'),
      },
    ),
  },
}

export const verifyingScreen: ScreenDefinition = {
  name: 'verifying',
  controls: {
    title: title((words) => words.verifying, { missing: clause('3.3.6a'), reworded: clause('3.3.6a') }),
    progress: progress((words) => words.faceHold),
    // A conforming app never shows it here: 3.3.6c.
    next: next((app) => app.show('user-id'), {
      when: ({ rules, state }) =>
        rules.faceScanIsComplete({ captured: state.face.captured, overviewShown: state.overviewShown }),
    }),
  },
}

export const faceOverScreen: ScreenDefinition = {
  name: 'face-over',
  controls: { title: title((words) => words.faceOverTitle), text: text((words) => words.faceOverText) },
}
