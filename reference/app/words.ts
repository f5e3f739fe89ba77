import { da } from './words.da'
import { en } from './words.en'

/** Everything the app says. One table a language. */
export type Words = typeof da

const TABLES: Partial<Record<string, Words>> = { da, en }

/** What is spoken to somebody whose device speaks this. */
export const spokenFor = (language: string): string => (language in TABLES ? language : 'da')

/** @param language what the device speaks; where the app does not, it speaks Danish. */
export const wordsOf = (language: string): Words => TABLES[language] ?? da
