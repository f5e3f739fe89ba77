import type { Screen } from '../../contract/screen'
import { lettersOf } from './names'
import type { Person } from './person'
import { lastStepAmong } from './questions'

/** Spelt with spaces, hyphens, capitals or composed letters, it is the same secret. */
const folded = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\u00ad\u200b-\u200f\u2060-]+/g, '')

/** So few digits stand by chance in phone numbers, dates and keys. */
const FEW_DIGITS = /^\d{1,7}$/
const KEY = /(?=\d*[a-f])[\da-f]{16,}/gi
const GAP = '[\\s\\u00ad\\u200b-\\u200f\\u2060-]'

/** As a number of their own, in a row or in groups. */
const asNumber = (digits: string): RegExp =>
  new RegExp(`(?<!\\d)${digits}(?!\\d)|(?<!\\d${GAP}?)${[...digits].join(`${GAP}*`)}(?!${GAP}?\\d)`)

export const holds = (text: string, secret: string): boolean => {
  const bare = folded(secret)
  if (bare === '') return false
  return FEW_DIGITS.test(bare) ? asNumber(bare).test(text.replace(KEY, ' ')) : folded(text).includes(bare)
}

const MARKS = /[^\p{L}\p{M}'’]+/gu
const WITH_DIGITS = /[\p{L}\d+/]*\d[\p{L}\d+/]*/gu

/** Whether the name stands in the text as a word or words of its own, not as letters of a key. */
export const names = (text: string, name: string): boolean =>
  lettersOf(text.replace(WITH_DIGITS, ' ').replace(MARKS, ' ')).includes(lettersOf(name))

export const readable = ({ elements }: Screen): string[] => elements.flatMap(({ text, value = '' }) => [text, value])

/** Where something of a person can be left on a device: what the device itself holds, and what `inspect` shows. */
export const tracesOn = async (device: Person): Promise<Record<string, string[]>> => {
  const { scene, phone } = device
  const inspected = async (store: 'app-log' | 'app-storage') =>
    scene.profile.capabilities.includes('inspect')
      ? (await scene.ask('inspect', { store, device: phone.id })).entries
      : []
  return {
    log: [...phone.log(), ...(await inspected('app-log'))],
    storage: [...phone.storage.values(), ...(await inspected('app-storage'))],
    notification: phone.notifications.shown().map(({ title, text }) => `${title} ${text}`),
  }
}

/** What was sent to people, as anybody with their phone or letter box reads it. */
export const messages = ({ scene }: Person): Record<string, string[]> => ({
  SMS: scene.services.allSms().map(({ text }) => text),
  post: scene.services.letters().flatMap(({ contents }) => contents),
})

/** The places that hold the secret. */
export const leaksOf = (secret: string, places: Readonly<Record<string, readonly string[]>>): string[] =>
  Object.entries(places).flatMap(([place, texts]) => (texts.some((text) => holds(text, secret)) ? [place] : []))

/** Where the guide has a helper look away: while a PIN, a password or the user ID is entered. */
const ENTRIES = ['user-id', 'personal-pin', 'personal-pin-repeated', 'password', 'password-repeated']

/**
 * What somebody saw who sat beside the person all the time: every screen of all the person's devices, but the entries
 * and the last step of an activation, at which the guide help-step-5 has a helper look away.
 */
export const seenByHelper = (person: Person): Screen[] =>
  person.devices().flatMap(({ screens }) => besides(person, screens))

const besides = (person: Person, screens: readonly Screen[]): Screen[] => {
  const { labels } = person.scene
  const isEntry = ({ elements }: Screen, concepts = ENTRIES) =>
    concepts.some((concept) => labels.elementsOf(concept, elements).length > 0) ||
    elements.some(({ role, value = '' }) => role === 'field' && holds(value, person.userId))
  const pinAsked = screens.findIndex((screen) => isEntry(screen, ['personal-pin', 'personal-pin-repeated']))
  const lastStep = pinAsked < 0 ? [] : lastStepAmong(person, screens.slice(pinAsked))
  return screens.filter((screen) => !isEntry(screen) && !lastStep.includes(screen))
}
