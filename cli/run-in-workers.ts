import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { Envelope } from '@cucumber/messages'
import { HarnessFault } from '../core/errors'
import type { WorldParameters } from '../steps/world'
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

/** Small, so that nobody waits long for the last; not one by one, since each batch is parsed anew. */
const LARGEST_BATCH = 4

/** Neighbours stay together. */
const batchesOf = (places: readonly string[], workers: number): string[][] => {
  const size = Math.max(1, Math.min(LARGEST_BATCH, Math.floor(places.length / (workers * 4))))
  return Array.from({ length: Math.ceil(places.length / size) }, (_, n) => places.slice(n * size, (n + 1) * size))
}

/**
 * Runs scenarios in processes of their own, side by side. Each scenario has its own people, phones and chance wherever
 * it runs, since they follow from the seed and its place; each worker has its own ports and its own implementation.
 * Rejects with HarnessFault when a worker dies.
 */
export const runInWorkers = async ({ places, worlds, onMessage, onReady }: SideBySide): Promise<void> => {
  const waiting = batchesOf(places, worlds.length)
  const children: ChildProcess[] = []
  const toReady = new Set(worlds.keys())
  let startAll = () => {}
  const allReady = new Promise<void>((resolve) => {
    startAll = resolve
  })
  const work = (world: WorldParameters, index: number) =>
    new Promise<void>((resolve, reject) => {
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
        const batch = waiting.shift()
        if (batch) tell({ paths: pathsOf(batch) })
        else {
          resolve()
          child.disconnect()
        }
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
      child.on('exit', (code, signal) => fail(`it left with ${signal ?? `status ${code}`}`))
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
