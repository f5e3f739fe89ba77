import type { MrzLines } from '../../emrtd/mrz-layout'
import type { PrintedCode } from '../recognition/printed-code'
import type { App, Job } from './app-state'
import { nextFrame, openCamera } from './camera'

/** Views let go by after one in which no code lay in its field: three looks a second until it does. */
const PASSED_OVER = 2

/** A code is captured when it lies in its field and was recognised with certainty; each rule answers for its own half. */
const isCaptured = (app: App, reading: PrintedCode): boolean => {
  const { rules } = app
  const certain = reading.seen === 'not-in-field' || rules.codeIsUsable(reading)
  const placed = reading.seen === 'nothing' || reading.seen === 'unreadable' || rules.codeIsCaptured(reading)
  const near = reading.widthShare === undefined || rules.distanceIsScanned(reading.widthShare)
  return certain && placed && near
}

/** One view of the camera. @returns the captured lines, if it gave any. */
const look = (app: App, frame: { width: number; height: number; rgba: Uint8Array }): MrzLines | undefined => {
  const { rules, instruments, state } = app
  if (!rules.orientationIsScanned(frame)) {
    state.code.aligned = false
    return undefined
  }
  const reading = instruments.readPrintedCode(frame, rules.fieldOfTheCode())
  state.code.aligned = rules.arrowsMatch(reading)
  state.code.progress = reading.seen === 'nothing' ? 'waiting' : 'under-way'
  if (!isCaptured(app, reading)) return undefined
  return reading.lines ?? ['', '']
}

const scanUntilCaptured = async (app: App, job: Job): Promise<void> => {
  for (let looked = 0; job.isCurrent(); looked += 1) {
    const frame = await nextFrame(app, looked === 0 || app.state.code.aligned ? 0 : PASSED_OVER)
    if (!job.isCurrent() || !frame) return
    const lines = look(app, frame)
    if (!lines) {
      if (looked === 0) await app.vibrate('code-unreadable')
      continue
    }
    const refusal = app.enrolment().proofing.submitCode(lines)
    if (refusal) {
      app.say(app.words.codeRefusals[refusal])
      continue
    }
    app.state.code.progress = 'complete'
    app.show('code-scanned')
    await app.vibrate('code-scanned')
    await app.log('code scanned')
  }
}

export const beginCodeScan = async (app: App): Promise<void> => {
  const problem = await openCamera(app, 'rear')
  if (problem) return app.say(problem)
  app.state.code = { progress: 'waiting', aligned: false }
  app.show('code-view')
  app.begin((job) => scanUntilCaptured(app, job))
}
