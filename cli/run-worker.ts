import type { Envelope } from '@cucumber/messages'
import { messageOf } from '../core/errors'
import { endDrivers } from '../drivers/open-driver'
import type { WorldParameters } from '../steps/world-parameters'
import { loadRunner, type Runner } from './cucumber'

/** What a worker is told, and what it says. */
export type ToWorker = { world: WorldParameters } | { paths: string[] }
export type FromWorker = { ready: true } | { envelope: Envelope } | { done: true } | { error: string }

let world: WorldParameters | undefined
let runner: Promise<Runner> | undefined
/** What there is by way of steps has been said; it stays the same. */
let told = false

const say = (message: FromWorker): void => {
  // Whoever was interrupted no longer listens, while what runs here still has its browsers to end.
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined)
}

const hear = async (message: ToWorker): Promise<void> => {
  if ('world' in message) {
    world = { ...message.world, goesOn: true }
    runner = loadRunner()
    await runner
    return say({ ready: true })
  }
  if (!world || !runner) throw new Error('scenarios came before the settings')
  const isNews = (envelope: Envelope) => !told || !(envelope.stepDefinition ?? envelope.parameterType ?? envelope.hook)
  const onMessage = (envelope: Envelope) => {
    if (isNews(envelope)) say({ envelope })
  }
  await (await runner).run({ paths: message.paths, world, onMessage })
  told = true
  say({ done: true })
}

process.on('message', (message: ToWorker) => {
  hear(message).catch((thrown: unknown) => say({ error: messageOf(thrown) }))
})
// Whoever interrupts the run interrupts the command; it then leaves, and so do we.
process.on('SIGINT', () => {})
process.on('disconnect', () => endDrivers().finally(() => process.exit(0)))
