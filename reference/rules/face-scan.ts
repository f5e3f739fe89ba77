import type { OverviewStep } from './consent'
import type { Part } from './journey'
import { rule } from './rule'

const PART_OF_STEP: Record<OverviewStep, Part> = {
  'scan-code': 'code',
  'read-chip': 'chip',
  'scan-face': 'face',
  'user-id': 'user-id',
}

/** The course of the face scan; what a picture shows is decided in recognition.ts. Colours are plain words. */
export const faceScanRules = {
  frameColour: rule(['get-mitid/3.3-ready-blue-1'], (): string => 'blue'),

  readyColour: rule(['get-mitid/3.3-ready-blue-2'], (ready: boolean): string => (ready ? 'blue' : 'grey')),

  /** The scan starts at the press, with the face in the frame; never by itself. */
  captureBegins: rule(
    ['get-mitid/3.3.5a'],
    (view: { pressed: boolean; ready: boolean }): boolean => view.pressed && view.ready,
  ),

  /** May the face be scanned again after so many failures? `limit` is the profile's faceAttempts (A36). */
  anotherFaceAttempt: rule(
    ['get-mitid/3.3.5c', 'get-mitid/3.3-tip-light-2', 'get-mitid/3.3-tip-glasses-2'],
    (failed: number, limit: number): boolean => failed < limit,
  ),

  screenAfterVerifying: rule(
    ['get-mitid/3.3.6b1', 'get-mitid/3.3.6c'],
    (matched: boolean): 'overview' | 'face-view' | 'user-id' => (matched ? 'overview' : 'face-view'),
  ),

  /** 'Verificerer' and the overview both belong to the scan: nothing leads on before. */
  faceScanIsComplete: rule(
    ['get-mitid/3.3.6c'],
    (scan: { captured: boolean; overviewShown: boolean }): boolean => scan.captured && scan.overviewShown,
  ),

  stepIsDone: rule(['get-mitid/3.3.6b2'], (step: OverviewStep, done: readonly Part[]): boolean =>
    done.includes(PART_OF_STEP[step]),
  ),
}
