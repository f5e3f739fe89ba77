import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { Envelope } from '@cucumber/messages'
import { HarnessFault } from '../core/errors'
import type { WorldParameters } from '../steps/world-parameters'
import { pathsOf } from './run-plan'
import type { FromWorker, ToWorker } from './run-worker'

export type SideBySide = {
  /** Places of the scenarios, in their order. */
  places: readonly string[]
  /** What each worker is given; there are as many workers as worlds. */
  worlds: readonly WorldParameters[]
  onMessage: (envelope: Envelope) => void
  /** Every worker is up and none has begun: loading is then over. */
  onReady?: () => void
}

/** Each batch is parsed anew, so they are large. */
const LARGEST_BATCH = 24

/** The next scenarios for one worker, taken from those that wait. Few at the end, so that nobody waits long for the last. */
const nextBatch = (waiting: string[], workers: number): string[] =>
  waiting.splice(0, Math.min(LARGEST_BATCH, Math.ceil(waiting.length / (workers * 4))))

/**
 * Runs scenarios in processes of their own, side by side. Each scenario has its own people, phones and chance wherever
 * it runs, since they follow from the seed and its place; each worker has its own ports and its own implementation.
 * Rejects with HarnessFault when a worker dies.
 */
export const runInWorkers = async ({ places, worlds, onMessage, onReady }: SideBySide): Promise<void> => {
  const waiting = [...places]
  const children: ChildProcess[] = []
  const toReady = new Set(worlds.keys())
  let startAll = () => {}
  const allReady = new Promise<void>((resolve) => {
    startAll = resolve
  })
  const work = (world: WorldParameters, index: number) =>
    new Promise<void>((resolve, reject) => {
      let isDone = false
      const child = fork(join(__dirname, 'run-worker.js'), [], { serialization: 'advanced' })
      children.push(child)
      const tell = (message: ToWorker) => child.send(message)
      const fail = (what: string) =>
        reject(
          new HarnessFault({
            code: 'RUN_WORKER_FAILED',
            what: `a worker ended in the middle: ${what}`,
            mend: 'what was recorded is kept: run the same command again with --resume, and report what ends the worker',
          }),
        )
      const next = () => {
        const batch = nextBatch(waiting, worlds.length)
        isDone = batch.length === 0
        if (isDone) child.disconnect()
        else tell({ paths: pathsOf(batch) })
      }
      child.on('message', (message: FromWorker) => {
        if ('envelope' in message) onMessage(message.envelope)
        else if ('error' in message) fail(message.error)
        else if ('done' in message) next()
        else {
          toReady.delete(index)
          if (toReady.size === 0) startAll()
          allReady.then(next, () => {})
        }
      })
      child.on('exit', (code, signal) => (isDone ? resolve() : fail(`it left with ${signal ?? `status ${code}`}`)))
      child.on('error', reject)
      tell({ world })
    })
  allReady.then(onReady, () => {})
  try {
    await Promise.all(worlds.map(work))
  } finally {
    for (const child of children) if (child.connected) child.kill()
  }
}
