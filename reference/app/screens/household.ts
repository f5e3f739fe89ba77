import type { App } from '../app-state'
import { button, type Control, type ScreenDefinition, text, title } from '../control'
import { calledAs, isShared, leaveApp, showOpening, turnToProfile } from '../profiles'
import { menuButton } from './menu'

/** More than any policy asks for. */
const MOST_PROFILES = 32
const ADDED = ['spare/household-add-profile']

const profileButton = (index: number): Control => {
  const profileOf = ({ state }: App) => state.profiles[index]
  // The first two are there in every shared app: without them somebody is shut out.
  const stakes = index < 2 ? { missing: ADDED, dead: ADDED } : {}
  return button(
    (_words, app) => {
      const profile = profileOf(app)
      return profile ? calledAs(app, profile) : ''
    },
    (app) => {
      const profile = profileOf(app)
      if (profile) turnToProfile(app, profile)
    },
    { when: (app) => profileOf(app) !== undefined, ...stakes },
  )
}

/** What a shared app opens on: names, and nothing else of anybody. */
export const profilesScreen: ScreenDefinition = {
  name: 'profiles',
  goals: { 'add-profile': 'menu' },
  controls: {
    // Nobody comes this way while the app is full, as the reference's is with two.
    menu: menuButton('locked'),
    title: title((words) => words.household.title),
    text: text((words) => words.household.text),
    ...Object.fromEntries(Array.from({ length: MOST_PROFILES }, (_, i) => [`profile-${i + 1}`, profileButton(i)])),
  },
}

/** Whose profile it is that waits for its PIN, and the way to another, where there are several. */
export const whoseProfile = {
  whose: text((_words, app) => (app.state.credential ? calledAs(app, app.state.credential) : ''), { when: isShared }),
  another: button(
    (words) => words.household.another,
    (app) => showOpening(app),
    { when: isShared },
  ),
}

/** In an open profile of a shared app. The guide does not speak of it: no clause is at stake. */
export const leaveButton = button((words) => words.household.leave, leaveApp, { when: isShared })
