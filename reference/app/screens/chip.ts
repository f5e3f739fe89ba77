import { button, checkMark, next, progress, type ScreenDefinition, text, title, video } from '../control'
import { beginChipReading } from '../read-chip'

const clause = (...ids: string[]) => ids.map((id) => `get-mitid/${id}`)

export const chipIntroScreen: ScreenDefinition = {
  name: 'chip-intro',
  back: 'code-intro',
  controls: {
    title: title((words) => words.chipIntroTitle),
    video: video((words) => words.chipVideo, { missing: clause('3.2.1') }),
    text: text((words) => words.chipIntroText),
    read: button((words) => words.readChip, beginChipReading, {
      missing: clause('3.2.5'),
      dead: clause('3.2.5'),
      reworded: clause('3.2.5'),
    }),
  },
}

export const chipReadingScreen: ScreenDefinition = {
  name: 'chip-reading',
  holds: 'nfc.disconnect',
  back: 'chip-intro',
  controls: {
    title: title((words) => words.chipReading),
    progress: progress(
      (words, app) => {
        const { contact, share } = app.state.chip
        return contact ? `${words.chipReading}: ${Math.round(share * 100)} %` : words.chipSearching
      },
      { missing: clause('3.2-tip-progress') },
    ),
    instruction: text((words, app) => (app.state.chip.contact ? words.chipHold : words.chipMove)),
    // A conforming app never shows it here: 3.2.7b2.
    mark: checkMark((words) => words.chipRead, {
      when: (app) => app.rules.checkMarkShown('chip', app.state.chip.progress, app.state.chip.share),
    }),
  },
}

export const chipReadScreen: ScreenDefinition = {
  name: 'chip-read',
  controls: {
    title: title((words) => words.chipRead),
    mark: checkMark((words) => words.chipRead, {
      when: (app) => app.rules.checkMarkShown('chip', app.state.chip.progress, app.state.chip.share),
      missing: clause('3.2.7b1'),
    }),
    next: next((app) => app.goOn()),
  },
}
