import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { realTime } from '../core/clock'
import { HarnessFault } from '../core/errors'
import { filesBelow, PROJECT_ROOT, readText } from '../core/files'

/** What a call of `vidimus … --json` came to. */
export type Called<Answer> = {
  /** The last line of its standard output. */
  answer: Answer
  /** From its start to its end. */
  seconds: number
  /** Of all its processes together. */
  peakMegabytes: number
}

const COMMAND = join(PROJECT_ROOT, 'cli', 'bin.js')
const PEAK_MEMORY = join(__dirname, 'peak-memory.js')

const ended = (
  node: readonly string[],
  words: readonly string[],
  peaks: string,
): Promise<{ status: number | null; out: string; err: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [...node, '--max-semi-space-size=8', '--require', PEAK_MEMORY, COMMAND, ...words, '--json'],
      {
        cwd: PROJECT_ROOT,
        // As the first line of the command has it.
        env: { ...process.env, MALLOC_MMAP_THRESHOLD_: '1048576', VIDIMUS_BENCH_PEAKS: peaks },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text
    })
    child.on('error', reject)
    child.on('close', (status) => resolve({ status, out, err }))
  })

const answerIn = (out: string): unknown => {
  try {
    return JSON.parse(out.trimEnd().split('\n').at(-1) ?? '')
  } catch {
    return undefined
  }
}

const withFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'vidimus-bench-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Calls `vidimus` in a process of its own. `node` are options of Node; both are given a folder that is gone afterwards.
 * Whatever verdict it comes to, it has been measured. Throws HarnessFault when it does not answer with an object.
 */
export const callVidimus = <Answer, Kept = undefined>(given: {
  words: (folder: string) => readonly string[]
  node?: (folder: string) => readonly string[]
  /** What is wanted of the folder before it goes. */
  keep?: (folder: string) => Kept
}): Promise<Called<Answer> & { kept: Kept | undefined }> =>
  withFolder(async (folder) => {
    const began = realTime.now()
    const words = given.words(folder)
    const { status, out, err } = await ended(given.node?.(folder) ?? [], words, folder)
    const seconds = (realTime.now() - began) / 1000
    const answer = answerIn(out)
    if (typeof answer !== 'object' || answer === null)
      throw new HarnessFault({
        code: 'BENCH_NO_ANSWER',
        what: `vidimus ${words[0]} ended with ${status} and no answer: ${err.trim().split('\n').slice(-3).join(' | ')}`,
        mend: `make it work first: npx vidimus ${words[0]} --json`,
      })
    const peaks = filesBelow(folder, '.kb').map((file) => Number(readText(join(folder, file))))
    const peakMegabytes = peaks.reduce((sum, kilobytes) => sum + kilobytes, 0) / 1024
    return { answer: answer as Answer, seconds, peakMegabytes, kept: given.keep?.(folder) }
  })
