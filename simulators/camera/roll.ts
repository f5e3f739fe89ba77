import type { RawFrame, View } from './sensor'

/** So many different frames are taken of one scene; then they come round again. */
const DIFFERENT = 2

/** The frames of one scene, each drawn when it is first looked at. Every `play` begins at the first. */
export type Roll = { play(): View }

export const createRoll = (scene: View): Roll => {
  const frames: RawFrame[] = []
  return {
    play: () => {
      let next = 0
      return () => {
        const index = next++ % DIFFERENT
        while (frames.length <= index) frames.push(scene())
        return frames[index] as RawFrame
      }
    },
  }
}
