import type { App } from './app-state'
import { say } from './token-choices'

/** Asks the chip that somebody holds to the device to become theirs; the person may turn away meanwhile. */
export const useChip = (app: App): void => {
  const { token } = app.state
  if (!token) return
  say(app, (words) => words.chipTouch)
  app.begin(async (job) => {
    const answer = await app.ask('credentials.create', token.askChip())
    const accepted = answer.made && (await token.giveChip(answer.credential).catch(() => false))
    if (!job.isCurrent()) return
    if (accepted) app.show('token-activated')
    else say(app, (words) => words.chipRefused)
  })
}
