import type { Ask, Implementation, Where } from '../contract/implementation'
import type { GoalMove, GoalWays } from '../contract/profile'
import type { Action, Element, Goal, Role, Screen } from '../contract/screen'
import { BadAnswer, CannotDo } from './driver'

/** One surface that a tool has in its hands: a page in a browser, an app on a phone. */
export type Held = {
  /** Called at each opening, the first one too. */
  show(where: Where): Promise<unknown>
  isBehind(): boolean
  look(): Promise<Screen>
  /** What could be touched now; `n` counts in it. */
  read(): Promise<readonly Element[]>
  touch(n: number): Promise<unknown>
  /** Replaces what stands in a field. */
  fill(n: number, value: string): Promise<unknown>
  back(): Promise<unknown>
  swipe(): Promise<unknown>
  /** Another app comes to the front, and this one back. */
  sendBack(): Promise<unknown>
  bringBack(): Promise<unknown>
  leave(): Promise<unknown>
}

export type HeldSurfacesGiven<H extends Held> = {
  /** Answers for all surfaces that are not held here. */
  contract: Implementation
  /** Begins the ids of those that are. */
  prefix: string
  /** Who opens a place of the same key again finds it running; undefined for what is the contract's. */
  keyOf(where: Where): string | undefined
  /** @param id of the new surface */
  take(where: Where, id: string): Promise<H>
  goals: GoalWays
  /** Where the profile has them, for whoever must add one. */
  goalsIn: string
  /** Around whatever is done with a surface. */
  guard?: <T>(work: () => Promise<T>) => Promise<T>
}

export type HeldSurfaces<H extends Held> = {
  readonly implementation: Implementation
  all(): H[]
  /** Leaves every surface; never rejects. */
  close(): Promise<void>
}

const PRESSED: readonly Role[] = ['button', 'link', 'option', 'checkbox']
const CHOSEN: readonly Role[] = ['option', 'checkbox', 'button', 'link']

const find = (elements: readonly Element[], roles: readonly Role[], text: string): number => {
  const fitting = elements.flatMap((element, n) =>
    roles.includes(element.role) && element.text === text ? [{ element, n }] : [],
  )
  const found = fitting.find(({ element }) => element.enabled)
  if (found) return found.n
  const what = `"${text}" (${roles.join(', ')}) on the screen`
  throw new BadAnswer('act', 'throws', fitting.length > 0 ? `not enabled: ${what}` : `there is no ${what}`)
}

type Completing = Extract<Action, { do: 'complete' }>
type Data = Completing['data']

/** A list of texts is one move. */
const movesOf = (way: readonly (string | GoalMove)[]): readonly GoalMove[] => {
  const press = way.filter((one) => typeof one === 'string')
  return press.length > 0 ? [{ press }] : way.filter((one) => typeof one !== 'string')
}
const fitsData = ({ when = {} }: GoalMove, data: Data): boolean =>
  Object.entries(when).every(([name, value]) => data[name] === value)

const isField = ({ role }: Element): boolean => role === 'field'
const isControl = ({ role }: Element): boolean => role !== 'field' && role !== 'text' && role !== 'title'

/**
 * Fills the fields that are there, then touches the control. Where the control is not shown this is another screen,
 * and nothing happens. It may come to life only by what was filled in.
 */
const makes = async (held: Held, { fill = {}, press }: GoalMove, data: Data): Promise<void> => {
  const find = async (kind: (element: Element) => boolean, texts: readonly string[]) => {
    const elements = await held.read()
    return elements.findIndex((element) => kind(element) && texts.includes(element.text))
  }
  if ((await find(isControl, press)) < 0) return
  for (const [name, labels] of Object.entries(fill)) {
    const n = await find(isField, labels)
    if (n >= 0) await held.fill(n, data[name] ?? '')
  }
  const n = await find((element) => isControl(element) && element.enabled, press)
  if (n >= 0) await held.touch(n)
}

/** Surfaces that are looked at and touched where they are; every other surface and call goes on to the contract. */
export const heldSurfaces = <H extends Held>(given: HeldSurfacesGiven<H>): HeldSurfaces<H> => {
  const { contract, prefix, goals, goalsIn, guard = (work) => work() } = given
  const surfaces = new Map<string, { key: string; held: H }>()
  let opened = 0

  const heldAt = (surface: string): H => {
    const found = surfaces.get(surface)
    if (found) return found.held
    throw new BadAnswer('screen', 'throws', `there is no surface "${surface}", or it was closed`)
  }
  const take = async (where: Where, key: string): Promise<{ id: string; held: H }> => {
    opened += 1
    const id = `${prefix}${opened}`
    const held = await given.take(where, id)
    surfaces.set(id, { key, held })
    return { id, held }
  }
  const open = async (where: Where, key: string): Promise<{ surface: string }> => {
    const running = [...surfaces].find(([, known]) => known.key === key)
    const { id, held } = running ? { id: running[0], held: running[1].held } : await take(where, key)
    await held.show(where)
    return { surface: id }
  }
  const complete = async (held: H, { goal, data }: Completing): Promise<void> => {
    const way = goals[goal as Goal]
    if (!way) throw new CannotDo(`${goalsIn} of the profile does not say what to press for "${goal}"`)
    for (const move of movesOf(way)) if (fitsData(move, data)) await makes(held, move, data)
  }
  const doThat = async (held: H, action: Exclude<Action, { do: 'close' }>): Promise<unknown> => {
    if (action.do === 'return') return held.bringBack()
    if (held.isBehind()) throw new BadAnswer('act', 'throws', 'it is behind another app')
    const elements = await held.read()
    switch (action.do) {
      case 'press':
        return held.touch(find(elements, PRESSED, action.text))
      case 'choose':
        return held.touch(find(elements, CHOSEN, action.option))
      case 'tick':
        return held.touch(find(elements, ['checkbox'], action.checkbox))
      case 'enter':
        return held.fill(find(elements, ['field'], action.field), action.value)
      case 'complete':
        return complete(held, action)
      case 'back':
        return held.back()
      case 'swipe':
        return held.swipe()
      case 'switch-app':
        return held.sendBack()
    }
  }
  const act = async ({ surface, action }: Ask<'act'>): Promise<Screen> => {
    const held = heldAt(surface)
    if (action.do !== 'close') {
      await doThat(held, action)
      return held.look()
    }
    surfaces.delete(surface)
    await held.leave()
    return { elements: [], feedback: [] }
  }
  const close = async (): Promise<void> => {
    const all = [...surfaces.values()]
    surfaces.clear()
    for (const { held } of all) await held.leave().catch(() => undefined)
  }
  const isHeld = ({ surface }: { surface: string }) => surface.startsWith(prefix)
  return {
    all: () => [...surfaces.values()].map(({ held }) => held),
    close,
    implementation: {
      ...contract,
      open: (where) => {
        const key = given.keyOf(where)
        return key === undefined ? contract.open(where) : guard(() => open(where, key))
      },
      screen: (ask) => (isHeld(ask) ? guard(async () => heldAt(ask.surface).look()) : contract.screen(ask)),
      act: (ask) => (isHeld(ask) ? guard(() => act(ask)) : contract.act(ask)),
      stop: async (ask) => {
        await close()
        return contract.stop(ask)
      },
    },
  }
}
