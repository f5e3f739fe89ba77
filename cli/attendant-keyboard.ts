import { input, select } from '@inquirer/prompts'
import { exists } from '../core/files'
import type { AttendedAnswer } from '../steps/actors/attendant'
import type { Asked, Desk } from './attendant'
import { say } from './output'

const SAID = [
  { name: 'yes', value: 'yes' },
  { name: 'no', value: 'no' },
  { name: 'I cannot tell', value: 'cannot-tell' },
] as const

const asksOnce = async (asked: Asked, lastName: string, signal: AbortSignal): Promise<AttendedAnswer> => {
  say(`\n${asked.clause}: ${asked.statement}\nscenario: ${asked.scenario}`)
  const context = { signal, output: process.stderr }
  const said = await select({ message: `Look at the device. Does this hold: ${asked.step}`, choices: SAID }, context)
  const name = await input({ message: 'Your name', default: lastName, required: true }, context)
  const picture = await input(
    {
      message: 'Path of a picture, if you took one',
      validate: (path) => path === '' || exists(path) || 'there is no such picture',
    },
    context,
  )
  return { said, name, ...(picture === '' ? {} : { picture }) }
}

/** Asks whatever is open until the run is over; a question that the page has answered in the meantime is withdrawn. */
export const answersAtKeyboard = async (desk: Desk, over: AbortSignal): Promise<void> => {
  while (!over.aborted) {
    const asked = desk.next()
    if (!asked) {
      await desk.changed()
      continue
    }
    const answered = new AbortController()
    const elsewhere = (async () => {
      while (desk.answerTo(asked.id) === undefined) await desk.changed()
      answered.abort()
    })()
    try {
      desk.answer(asked.id, await asksOnce(asked, desk.lastName(), AbortSignal.any([over, answered.signal])))
      await elsewhere
    } catch {
      // Withdrawn, or the person pressed Ctrl-C: the page is still there.
      if (desk.answerTo(asked.id) === undefined) return
    }
  }
}
