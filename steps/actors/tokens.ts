import { SECOND } from '../../core/clock'
import { HarnessFault } from '../../core/errors'
import { createAudioCodeReader } from '../../simulators/audio-code-reader/audio-code-reader'
import { createCodeDisplay } from '../../simulators/code-display/code-display'
import type { Letter } from '../../simulators/services/services'
import type { TokenKind, TokenRecord } from '../../simulators/services/token-stock'
import type { Scene } from '../world'
import { digitsHeard } from './hearing'
import type { Person } from './person'

/** A display runs so much ahead or behind at most: quartz, some years old. */
const DRIFT = 4 * SECOND

/** Code displays and audio code readers are there once a scenario, whoever holds them. */
const held = new WeakMap<Scene, Map<string, Token>>()
/** The code last entered anywhere, by serial number: nobody enters it twice by accident. */
const entered = new WeakMap<Token, string>()

const lost = new WeakSet<TokenRecord>()

/** A token as somebody holds it, whatever it has: a glass to read from or a voice to listen to. */
export type Token = {
  readonly kind: TokenKind
  readonly serialNumber: string
  /** Presses the button; the code as it was read or heard, empty where the token stays dark and silent. */
  code(): Promise<string>
}

const made = (scene: Scene, record: TokenRecord, drift: number): Token => {
  const { clock, witness, language } = scene
  const { kind, serialNumber } = record
  if (kind === 'audio-code-reader') {
    const reader = createAudioCodeReader({ record, language, clock, witness, drift })
    return { kind, serialNumber, code: async () => digitsHeard(await reader.press(), language) }
  }
  const display = createCodeDisplay({ record, clock, witness, drift })
  const code = async () => {
    display.press()
    return display.reads() ?? ''
  }
  return { kind, serialNumber, code }
}

/** The token itself, as its maker made it: whoever holds it can press its button. */
export const tokenItself = (scene: Scene, record: TokenRecord): Token => {
  const known = held.get(scene) ?? new Map<string, Token>()
  held.set(scene, known)
  const random = scene.random.fork(`token ${record.serialNumber}`)
  const token = known.get(record.serialNumber) ?? made(scene, record, random.int(2 * DRIFT) - DRIFT)
  known.set(record.serialNumber, token)
  return token
}

const isFor = (person: Person, kind: TokenKind) => (letter: Letter) =>
  letter.person === person.data.id && letter.contents.includes(kind)

/** Letters with such a token that the person has received, and those that were ever sent to them. */
export const lettersTo = (person: Person, kind: TokenKind): Letter[] =>
  person.scene.services.letters().filter(isFor(person, kind))
export const sentTo = (person: Person, kind: TokenKind): Letter[] =>
  person.scene.services.posted().filter(isFor(person, kind))

const tokenIn = (letter: Letter | undefined, kind: TokenKind): TokenRecord | undefined =>
  letter?.tokens.find((token) => token.kind === kind && !lost.has(token))

/** Nobody presses the button of what is lost. */
export const losesToken = (person: Person, kind: TokenKind): void => {
  for (const { tokens } of lettersTo(person, kind)) for (const token of tokens) if (token.kind === kind) lost.add(token)
}

/** The token that the post brought: the newest (−1), or another counted from 0. */
export const tokenOf = (person: Person, kind: TokenKind, nth = -1): Token => {
  const record = tokenIn(lettersTo(person, kind).at(nth), kind)
  if (record) return tokenItself(person.scene, record)
  throw new HarnessFault({
    code: 'NO_TOKEN',
    what: `${person.name} has no ${kind} that has come by post`,
    mend: 'let a step before this one order it and have it delivered',
  })
}
export const displayOf = (person: Person, nth = -1): Token => tokenOf(person, 'code-display', nth)

/** Presses the button and reads or hears a code that has not been entered before, waiting for the next one if need be. */
export const codeFrom = async (person: Person, token: Token): Promise<string> => {
  for (let waited = 0; ; waited += 5) {
    const code = await token.code()
    if (code !== entered.get(token) || waited > 120) {
      entered.set(token, code)
      return code
    }
    await person.scene.clock.advance(5 * SECOND)
  }
}

/** The code that was entered last. */
export const lastCodeOf = (token: Token): string => entered.get(token) ?? ''

/** Every code display and audio code reader that the post has brought, in this order. */
export const tokensOf = (person: Person): Token[] =>
  person.scene.services
    .letters()
    .filter((letter) => letter.person === person.data.id)
    .flatMap(({ tokens }) => tokens)
    .filter(({ kind }) => kind !== 'chip')
    .map((record) => tokenItself(person.scene, record))
