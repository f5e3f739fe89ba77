import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Pictures lie outside the heap that the engine watches: without a word from us it lets hundreds of megabytes pile up. */
export const collectGarbage = (): void => {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  collect()
}
