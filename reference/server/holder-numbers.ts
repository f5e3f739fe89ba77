import type { Holder, NumberKind, Registered } from '../rules/foreign'
import type { BackEnd } from './back-end'
import type { Identity } from './users'

/** Why a document from abroad and the number given with it prove nobody's identity. */
export type NumberRefusal = 'number-not-holders' | 'p-code-used-up'
/** How often each P code has served, over all people and purposes (A08). */
export type PCodeUses = { completed(pCode: string): number; complete(pCode: string): void }

export const createPCodeUses = (): PCodeUses => {
  const uses = new Map<string, number>()
  const completed = (pCode: string) => uses.get(pCode) ?? 0
  return { completed, complete: (pCode) => void uses.set(pCode, completed(pCode) + 1) }
}

/** The number that goes with one document from abroad. */
export type HolderNumber = {
  given(): NumberKind | undefined
  /** @returns false when what was entered cannot be such a number; nothing more is said of it before the document is read. */
  give(kind: NumberKind, entered: string): boolean
  /**
   * Whose number it is, if it is that of the document's holder. A number that nobody has and one that somebody else has
   * are refused in the same words; then it has to be given anew.
   */
  identify(holder: Holder): Promise<{ identity: Identity } | { refusal: NumberRefusal }>
  /** The proof of identity is completed: a use of the P code, if it was one. False when none is left by now. */
  complete(): boolean
}

export const createHolderNumber = (backEnd: BackEnd, pCodeUses: PCodeUses): HolderNumber => {
  const { rules, services } = backEnd
  let given: { kind: NumberKind; value: string } | undefined

  const lookedUp = async (): Promise<(Registered & { cprNumber?: string | undefined }) | undefined> => {
    if (!given) return undefined
    const { kind, value } = given
    const answer =
      kind === 'cpr-number'
        ? await services('lookUpCprNumber', { cprNumber: value })
        : await services('lookUpPCode', { pCode: value })
    return answer.found ? answer : undefined
  }
  const hasUsesLeft = () => given?.kind !== 'p-code' || rules.pCodeHasUsesLeft(pCodeUses.completed(given.value))
  const refused = (refusal: NumberRefusal) => {
    given = undefined
    return { refusal }
  }
  return {
    given: () => given?.kind,
    give: (kind, entered) => {
      const trimmed = entered.trim()
      if (!rules.numberHasForm(kind, trimmed)) return false
      given = { kind, value: rules.numberToLookUp(kind, trimmed) }
      return true
    },
    identify: async (holder) => {
      const registered = await lookedUp()
      if (!rules.numberIsHolders(registered, holder)) return refused('number-not-holders')
      if (!hasUsesLeft()) return refused('p-code-used-up')
      // Only rules that take a number unseen come here without anybody being registered.
      const { person, surname, givenNames, birthDate, cprNumber } = registered ?? { ...holder, person: 'nobody' }
      const cpr = cprNumber === undefined ? {} : { cprNumber }
      return { identity: { person, told: { name: `${givenNames} ${surname}`, birthDate, ...cpr } } }
    },
    complete: () => {
      if (!hasUsesLeft()) return false
      if (given?.kind === 'p-code') pCodeUses.complete(given.value)
      return true
    },
  }
}
