import { HarnessFault } from '../../core/errors'
import type { SpokenLanguage } from './spoken-digits'
import type { Sound } from './wav'

/** A separate program under the GPL: whoever wants to listen has it installed, and nothing else needs it. */
export const VOICE_PACKAGE = '@echogarden/espeak-ng-emscripten'

/** What is used of it; it comes without types. */
type Worker = {
  set_voice(name: string): number
  set_rate(wordsAMinute: number): void
  get_samplerate?(): number
  samplerate?: number
  synthesize(text: string, heard: (samples: Int16Array) => boolean): void
}
type Package = { default(): Promise<{ eSpeakNGWorker: new () => Worker | Promise<Worker> }> }

/** Says a word; the same word is said once and then repeated from memory, as a device does that has ten recordings. */
export type Voice = (word: string, language: SpokenLanguage) => Sound

const WORDS_A_MINUTE = 130
const VOICES: Record<SpokenLanguage, string> = { da: 'da', en: 'en' }

const isMissing = (thrown: unknown): boolean =>
  thrown instanceof Error && 'code' in thrown && /MODULE_NOT_FOUND$/.test(String(thrown.code))

const voiceOf = (worker: Worker): Voice => {
  const recorded = new Map<string, Sound>()
  const rate = worker.get_samplerate?.() ?? worker.samplerate ?? 22_050
  return (word, language) => {
    const known = recorded.get(`${language} ${word}`)
    if (known) return known
    const parts: number[] = []
    worker.set_voice(VOICES[language])
    worker.set_rate(WORDS_A_MINUTE)
    worker.synthesize(word, (samples) => {
      for (const sample of samples) parts.push(sample)
      return false
    })
    const sound = { samples: Int16Array.from(parts), rate }
    recorded.set(`${language} ${word}`, sound)
    return sound
  }
}

const load = async (name: string): Promise<Voice | undefined> => {
  try {
    const { default: make } = (await import(name)) as Package
    const { eSpeakNGWorker } = await make()
    return voiceOf(await new eSpeakNGWorker())
  } catch (cause) {
    if (isMissing(cause)) return undefined
    throw new HarnessFault({
      code: 'VOICE_BROKEN',
      what: `${name} is installed and does not start`,
      mend: `npm install ${name}, or remove it: without it nothing is heard and everything else goes on`,
      cause,
    })
  }
}

let loaded: Promise<Voice | undefined> | undefined
/** The one voice of this process; undefined where the optional package is not installed. */
export const voice = (name = VOICE_PACKAGE): Promise<Voice | undefined> => {
  if (name !== VOICE_PACKAGE) return load(name)
  loaded ??= load(name)
  return loaded
}
