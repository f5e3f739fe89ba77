import { Given, Then, When } from '@cucumber/cucumber'
import { HarnessFault } from '../core/errors'
import type { Scene } from './world'

/** A step in both languages: the same words, the same parameters in the same order, one thing to do. */
export type Wording = { da: string; en: string }

// cucumber counts the parameters of a step function, so each arity keeps its own.
// biome-ignore lint/suspicious/noExplicitAny: the parameter types decide what arrives
type Does = (this: Scene, ...parameters: any[]) => unknown

const registered: Wording[] = []

const parametersOf = (text: string) => [...text.matchAll(/\{[^}]*\}/g)].map(([parameter]) => parameter).join(' ')

const register =
  (define: (pattern: string, does: Does) => void) =>
  (wording: Wording, does: Does): void => {
    if (parametersOf(wording.da) !== parametersOf(wording.en))
      throw new HarnessFault({
        code: 'STEP_WORDINGS_DIFFER',
        what: `"${wording.da}" and "${wording.en}" do not have the same parameters in the same order`,
        mend: 'bring both wordings of the step into step',
      })
    registered.push(wording)
    define(wording.da, does)
    if (wording.en !== wording.da) define(wording.en, does)
  }

export const given = register(Given)
export const when = register(When)
// biome-ignore lint/suspicious/noThenProperty: Gherkin's word
export const then = register(Then)

/** Every step of the house, in both languages. */
export const wordings = (): readonly Wording[] => registered
