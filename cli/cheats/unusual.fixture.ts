import type { Gateway } from '../../contract/gateway'
import type { Implementation } from '../../contract/implementation'
import type { Action, Screen } from '../../contract/screen'
import { realTime } from '../../core/clock'
import { createRandom } from '../../core/random'
import { createReference } from '../../reference/reference'

/** Conforming implementations that differ from the reference where no guide says how it is to be. They must pass. */
type Make = (gateway: Gateway) => Implementation

const honest: Make = (gateway) => createReference({ gateway, random: createRandom('unusual') })
const leadsOn = ({ do: what }: Action) => what === 'press' || what === 'complete'

/** A sign that something is under way, and nothing else. */
export const UNDER_WAY: Screen = {
  elements: [
    { role: 'title', text: 'Et øjeblik', enabled: true },
    { role: 'progress', text: '', enabled: true },
  ],
  feedback: [],
}

/**
 * What came of an action is shown `ms` later.
 * @param meanwhile what is shown until then: the screen as it was, which still looks alive, without it
 */
export const unhurried =
  (ms: number, meanwhile?: Screen): Make =>
  (gateway) => {
    const behind = honest(gateway)
    const old = new Map<string, { screen: Screen; until: number }>()
    const shown = (surface: string): Screen | undefined => {
      const before = old.get(surface)
      return before && realTime.now() < before.until ? before.screen : undefined
    }
    return {
      ...behind,
      screen: async ({ surface }) => shown(surface) ?? behind.screen({ surface }),
      act: async ({ surface, action }) => {
        const still = shown(surface)
        if (still) return still
        if (!leadsOn(action)) return behind.act({ surface, action })
        const screen = meanwhile ?? { ...(await behind.screen({ surface })), feedback: [] }
        await behind.act({ surface, action })
        old.set(surface, { screen, until: realTime.now() + ms })
        return screen
      },
    }
  }

const BETWEEN: Screen = {
  elements: [
    { role: 'title', text: 'Godt at vide', enabled: true },
    { role: 'button', text: 'Næste', enabled: true },
  ],
  feedback: [],
}

/** Whoever presses 'Næste' is told something first that no guide speaks of, and presses 'Næste' again. */
export const talkative: Make = (gateway) => {
  const behind = honest(gateway)
  const told = new Set<string>()
  return {
    ...behind,
    screen: async ({ surface }) => (told.has(surface) ? BETWEEN : behind.screen({ surface })),
    act: async ({ surface, action }) => {
      if (action.do === 'press' && action.text === 'Næste') {
        if (told.delete(surface)) return behind.screen({ surface })
        const { elements } = await behind.screen({ surface })
        const after = await behind.act({ surface, action })
        // Where 'Næste' has led nowhere, or to the very thing that the guide says it leads to, nothing is told.
        if (after.elements[0]?.text === elements[0]?.text || after.elements.some(({ role }) => role === 'step'))
          return after
        told.add(surface)
        return BETWEEN
      }
      return told.has(surface) ? BETWEEN : behind.act({ surface, action })
    },
  }
}

const isLocked = ({ elements }: Screen): boolean =>
  elements.some(({ role, text }) => role === 'field' && text === 'PIN-kode')

/** The PIN is asked for when something is approved, and not when the app is opened. */
export const asksAtUse: Make = (gateway) => {
  const behind = honest(gateway)
  const asked: { id: string; text: string }[] = []
  /** Surfaces that are open without a PIN, and the request that the person has approved there since. */
  const open = new Map<string, string | undefined>()
  const request = (): Screen => ({
    elements: [
      { role: 'title', text: 'MitID', enabled: true },
      ...asked.map(({ text }) => ({ role: 'text' as const, text, enabled: true })),
      { role: 'button', text: 'Godkend', enabled: true },
    ],
    feedback: [],
  })
  const isAtRest = (surface: string) => open.has(surface) && open.get(surface) === undefined
  return {
    ...behind,
    logIn: async (ask) => {
      const answer = await behind.logIn(ask)
      asked.push({ id: answer.logIn, text: ask.text })
      return answer
    },
    open: async (where) => {
      const { surface } = await behind.open(where)
      if (isLocked(await behind.screen({ surface })) && asked.length > 0) open.set(surface, undefined)
      else open.delete(surface)
      return { surface }
    },
    screen: async ({ surface }) => (isAtRest(surface) ? request() : behind.screen({ surface })),
    act: async ({ surface, action }) => {
      const logIn = open.get(surface)
      if (isAtRest(surface)) {
        if (action.do === 'complete' && action.goal === 'approve-log-in') open.set(surface, action.data.logIn)
        return isAtRest(surface) ? request() : behind.screen({ surface })
      }
      const after = await behind.act({ surface, action })
      if (logIn === undefined || isLocked(after)) return after
      open.delete(surface)
      return behind.act({ surface, action: { do: 'complete', goal: 'approve-log-in', data: { logIn } } })
    },
  }
}

/** What is pressed after the PIN that opens the app has a word of its own, for no guide gives one. */
export const opensInItsOwnWord: Make = (gateway) => {
  const behind = honest(gateway)
  const own = (screen: Screen): Screen => {
    if (!screen.elements.some(({ role, text }) => role === 'title' && text === 'Åbn MitID')) return screen
    const elements = screen.elements.map((element) =>
      element.role === 'button' && element.text === 'Næste' ? { ...element, text: 'Åbn' } : element,
    )
    return { ...screen, elements }
  }
  return {
    ...behind,
    screen: async (where) => own(await behind.screen(where)),
    act: async ({ surface, action }) => {
      const isOwn = action.do === 'press' && action.text === 'Åbn'
      return own(await behind.act({ surface, action: isOwn ? { do: 'press', text: 'Næste' } : action }))
    },
  }
}
