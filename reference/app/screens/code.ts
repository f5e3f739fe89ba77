import { arrows, button, checkMark, frame, next, type ScreenDefinition, text, title, video } from '../control'
import { beginCodeScan } from '../scan-code'

const clause = (...ids: string[]) => ids.map((id) => `get-mitid/${id}`)

export const codeIntroScreen: ScreenDefinition = {
  name: 'code-intro',
  back: 'origin',
  controls: {
    title: title((words) => words.codeIntroTitle),
    video: video((words) => words.codeVideo, { missing: clause('3.1.1') }),
    text: text((words) => words.codeIntroText),
    scan: button((words) => words.scanCode, beginCodeScan, {
      missing: clause('2.2.7b', '3.1.4'),
      dead: clause('3.1.4'),
      reworded: clause('2.2.7b', '3.1.4'),
    }),
  },
}

export const codeViewScreen: ScreenDefinition = {
  name: 'code-view',
  holds: 'camera.close',
  back: 'code-intro',
  controls: {
    field: frame((words) => words.codeField, { missing: clause('3.1.6a1') }),
    arrows: arrows((words) => words.arrows, {
      checked: (app) => app.state.code.aligned,
      missing: clause('3.1.7a'),
    }),
    instruction: text((words, app) => (app.state.code.aligned ? words.codeHold : words.codeInstruction)),
    // A conforming app never shows it here: 3.1.8c1.
    mark: checkMark((words) => words.codeScanned, {
      when: (app) => app.rules.checkMarkShown('code', app.state.code.progress, 0),
    }),
  },
}

export const codeScannedScreen: ScreenDefinition = {
  name: 'code-scanned',
  back: 'code-intro',
  controls: {
    title: title((words) => words.codeScanned),
    mark: checkMark((words) => words.codeScanned, {
      when: (app) => app.rules.checkMarkShown('code', app.state.code.progress, 0),
      missing: clause('3.1.8b'),
    }),
    next: next((app) => app.goOn()),
  },
}
