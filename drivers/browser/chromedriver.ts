import { spawn } from 'node:child_process'
import { TimeUp, within } from '../../core/clock'
import { SetupFault } from '../../core/errors'
import { findChromedriver } from './find'

export type Chromedriver = { readonly port: number; isRunning(): boolean; end(): Promise<void> }

const STARTS_MS = 20_000

/** Ends the program once its own input ends, which it does however this process ends. */
const GUARD = '"$0" "$@" & program=$!; cat >/dev/null; kill $program 2>/dev/null; wait $program'

/** Starts chromedriver on any free port of this machine. Rejects with SetupFault. */
export const startChromedriver = async (): Promise<Chromedriver> => {
  const path = findChromedriver()
  const program = spawn('/bin/sh', ['-c', GUARD, path, '--port=0'], { stdio: ['pipe', 'pipe', 'ignore'] })
  let isRunning = true
  const ended = new Promise<void>((done) => {
    program.once('exit', () => {
      isRunning = false
      done()
    })
  })
  const port = new Promise<number>((found, failed) => {
    let said = ''
    program.stdout.on('data', (data: Buffer) => {
      said += String(data)
      const told = /started successfully on port (\d+)/.exec(said)?.[1]
      if (told) found(Number(told))
    })
    program.once('error', failed)
    void ended.then(() => failed(new Error(said.trim() || 'it ended without a word')))
  })
  const end = async (): Promise<void> => {
    program.stdin.end()
    await ended
  }
  try {
    return { port: await within(STARTS_MS, 'chromedriver', port), isRunning: () => isRunning, end }
  } catch (cause) {
    await end()
    throw new SetupFault({
      code: 'CHROMEDRIVER_DOES_NOT_START',
      what: `${path} ${cause instanceof TimeUp ? 'says nothing' : `does not start: ${String(cause)}`}`,
      mend: 'start it by hand and see what it says, or name another one in VIDIMUS_CHROMEDRIVER',
      cause,
    })
  }
}
