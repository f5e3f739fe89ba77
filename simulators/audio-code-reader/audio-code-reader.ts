import { base64 } from '../../core/bytes'
import type { Clock } from '../../core/clock'
import type { Witness } from '../../core/evidence'
import { codeOf } from '../code-display/one-time-code'
import type { TokenRecord } from '../services/token-stock'
import { type SpokenLanguage, wordsFor } from './spoken-digits'
import { VOICE_PACKAGE, voice } from './voice'
import { inARow, wavOf } from './wav'

/** Between two digits, so that somebody can type along. Seconds. */
const PAUSE = 0.35

/** What was said, word by word; nothing once the battery has ended. */
export type Utterance = readonly string[]

export type AudioCodeReader = {
  readonly serialNumber: string
  /** The button: says the code of now, digit by digit. There is no glass: whoever does not listen has nothing. */
  press(): Promise<Utterance>
}

/** Sound is made where somebody will look at the evidence, and the package for it is there. */
const heardOf = async (words: Utterance, language: SpokenLanguage, witness: Witness): Promise<object> => {
  if (!witness.pictures || words.length === 0) return {}
  const say = await voice()
  if (!say) return { silent: `${VOICE_PACKAGE} is not installed` }
  const sounds = words.map((word) => say(word, language))
  return { wav: base64(wavOf(inARow(sounds, PAUSE))) }
}

/**
 * An audio code reader: the code display for those who cannot see one. The same one-time codes (RFC 6238), spoken.
 * @param drift ms by which its clock is ahead of the right time, behind when negative
 * @param presses how often the battery can still make it speak
 */
export const createAudioCodeReader = (given: {
  record: TokenRecord
  language: SpokenLanguage
  clock: Clock
  witness: Witness
  drift?: number
  presses?: number
}): AudioCodeReader => {
  const { record, language, clock, witness, drift = 0 } = given
  const { serialNumber } = record
  let presses = given.presses ?? 5_000
  return {
    serialNumber,
    press: async () => {
      const at = clock.now()
      const words = presses > 0 ? wordsFor(codeOf(record, at + drift), language) : []
      presses = Math.max(0, presses - 1)
      const heard = await heardOf(words, language, witness)
      witness.saw('speech', { serialNumber, language, words: words.join(' '), ...heard }, 'simulated')
      return words
    },
  }
}
