import { fromHex, hex } from '../../core/bytes'
import type { ChipAnswer } from '../server/chip-reading'
import type { App, Job } from './app-state'

/** How long (ms) the phone looks for a chip before the person is told to move it. */
const LOOKING_MS = 3_000

/** One attempt: from finding the chip to the back end's word on it. */
const attempt = async (app: App, job: Job): Promise<ChipAnswer> => {
  const { proofing } = app.enrolment()
  const found = await app.ask('nfc.connect', { within: LOOKING_MS })
  if (!found.found) return proofing.chipNotFound()
  app.state.chip = { progress: 'under-way', contact: true, share: 0 }
  app.say(undefined)
  return proofing.readChip({
    transceive: async (command) => {
      if (!job.isCurrent()) return undefined
      const answer = await app.ask('nfc.transceive', { tag: found.tag, command: hex(command) })
      return answer.lost ? undefined : fromHex(answer.response)
    },
    onProgress: (share) => {
      app.state.chip.share = share
    },
  })
}

const contactLost = (app: App, outcome: 'lost' | 'not-found'): void => {
  app.state.chip.contact = false
  const then = app.rules.afterLostContact(outcome)
  if (then === 'try-again') app.say(app.words.chipMove)
  else app.show(then === 'start-over' ? 'start' : 'code-intro')
}

/** A number that does not fit is asked for anew; all else is tried again. */
const refused = (app: App, reason: Extract<ChipAnswer, { outcome: 'refused' }>['reason']): void => {
  if (reason === 'number-not-holders' || reason === 'p-code-used-up') {
    app.goOn()
    app.say(app.words.foreign.numberRefusals[reason])
  } else app.show('chip-intro', app.words.chipRefusals[reason])
}

const readUntilDone = async (app: App, job: Job): Promise<void> => {
  while (job.isCurrent()) {
    const answer = await attempt(app, job)
    if (!job.isCurrent()) return
    if (answer.outcome === 'lost' || answer.outcome === 'not-found') {
      contactLost(app, answer.outcome)
      continue
    }
    if (answer.outcome === 'refused') {
      refused(app, answer.reason)
      await app.vibrate('chip-refused')
      return
    }
    app.state.chip.progress = 'complete'
    app.show('chip-read')
    await app.vibrate('chip-read')
    await app.log('chip read')
  }
}

export const beginChipReading = (app: App): void => {
  app.state.chip = { progress: 'waiting', contact: false, share: 0 }
  app.show('chip-reading')
  app.begin((job) => readUntilDone(app, job))
}
