import { Given, Then, When } from '@cucumber/cucumber'
import type { Capability } from '../contract/profile'
import { HarnessFault } from '../core/errors'
import type { Scene } from './world'

/**
 * A step in both languages: the same words, the same parameters in the same order, one thing to do. `needs`: what the
 * implementation must be able to, else the clause is not verified by this step.
 */
export type Wording = { da: string; en: string; needs?: Capability }

// cucumber counts the parameters of a step function, so each arity keeps its own.
// biome-ignore lint/suspicious/noExplicitAny: the parameter types decide what arrives
type Does = (this: Scene, ...parameters: any[]) => unknown

/** `attendable`: without the capability a person can be asked. */
export type RegisteredWording = Wording & { attendable: boolean }

const registered: RegisteredWording[] = []

const parametersOf = (text: string) => [...text.matchAll(/\{[^}]*\}/g)].map(([parameter]) => parameter).join(' ')

type Define = (pattern: string, options: { timeout?: number }, does: Does) => void

/** Nobody hurries a person who is asked. */
const WITHOUT_TIME_OUT = -1

/** Without the capability the step is not verified; what somebody could see for themselves, a person may be asked. */
const whereAble = (needs: Capability, canBeSeen: boolean, does: Does): Does => {
  async function guarded(this: Scene, ...parameters: unknown[]): Promise<unknown> {
    if (this.profile.capabilities.includes(needs)) return does.apply(this, parameters)
    return canBeSeen ? this.isAttested(needs) : this.needs(needs)
  }
  return Object.defineProperty(guarded, 'length', { value: does.length })
}

const register =
  (define: Define, canBeSeen = false) =>
  (wording: Wording, bare: Does): void => {
    if (parametersOf(wording.da) !== parametersOf(wording.en))
      throw new HarnessFault({
        code: 'STEP_WORDINGS_DIFFER',
        what: `"${wording.da}" and "${wording.en}" do not have the same parameters in the same order`,
        mend: 'bring both wordings of the step into step',
      })
    registered.push({ ...wording, attendable: canBeSeen })
    const does = wording.needs ? whereAble(wording.needs, canBeSeen, bare) : bare
    const options = wording.needs && canBeSeen ? { timeout: WITHOUT_TIME_OUT } : {}
    define(wording.da, options, does)
    if (wording.en !== wording.da) define(wording.en, options, does)
  }

export const given = register(Given)
export const when = register(When)
// biome-ignore lint/suspicious/noThenProperty: Gherkin's word
export const then = register(Then, true)

/** Every step of the house, in both languages. */
export const wordings = (): readonly RegisteredWording[] => registered
