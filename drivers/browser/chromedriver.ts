import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TimeUp, within } from '../../core/clock'
import { SetupFault } from '../../core/errors'
import { findChromedriver } from './find'

export type Chromedriver = {
  readonly port: number
  /** For the profiles of its browsers; gone with it. */
  readonly folder: string
  isRunning(): boolean
  end(): Promise<void>
}

const STARTS_MS = 20_000

/**
 * Ends the program once its own input ends, which it does however this process ends; and the browsers it has left
 * behind, which all keep their profiles below the one folder of this run. Ctrl-C in a terminal reaches everything that
 * was started there: whoever ends then, the guard stays until it has ended the others.
 */
const GUARD =
  'trap "" INT HUP; trap : TERM; folder=$1; shift; "$0" "$@" & program=$!; ' +
  'cat >/dev/null; kill $program 2>/dev/null; wait $program; ' +
  'pkill -KILL -f -- "--user-data-dir=$folder" ; rm -rf "$folder"'

/** Starts chromedriver on any free port of this machine. Rejects with SetupFault. */
export const startChromedriver = async (): Promise<Chromedriver> => {
  const path = findChromedriver()
  const folder = mkdtempSync(join(tmpdir(), 'vidimus-browser-'))
  const program = spawn('/bin/sh', ['-c', GUARD, path, folder, '--port=0'], { stdio: ['pipe', 'pipe', 'ignore'] })
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
    return { folder, port: await within(STARTS_MS, 'chromedriver', port), isRunning: () => isRunning, end }
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
