import type { Result } from '../result'
import type { RunVerdict, Verdict } from '../verdict'

/** Verdicts in words and signs: colour never carries the meaning alone. */
export const VERDICT_WORDS: Record<Verdict, { word: string; sign: string; means: string }> = {
  failed: { word: 'failed', sign: '✕', means: 'the implementation does not do what the clause says' },
  inconclusive: { word: 'inconclusive', sign: '?', means: 'a fault of the suite or of the set-up' },
  'not-reached': { word: 'not reached', sign: '–', means: 'the scenario ended before it came to the clause' },
  'not-verified': {
    word: 'not verified',
    sign: '–',
    means: 'the implementation lacks a capability that the check needs',
  },
  warning: { word: 'warning', sign: '!', means: 'something that should be so is not' },
  noted: { word: 'noted', sign: 'i', means: 'something that may be so is not' },
  attested: { word: 'attested', sign: '✓', means: 'a person attests it' },
  passed: { word: 'passed', sign: '✓', means: 'every check held' },
  inapplicable: { word: 'inapplicable', sign: '∅', means: 'declared by the profile and allowed by the policy' },
}

export const RUN_WORDS: Record<RunVerdict, { word: string; sign: string }> = {
  passed: { word: 'Passed', sign: '✓' },
  failed: { word: 'Failed', sign: '✕' },
  'setup-fault': { word: 'Fault of the set-up', sign: '?' },
  inconclusive: { word: 'Inconclusive', sign: '?' },
  incomplete: { word: 'Incomplete', sign: '–' },
}

const two = (number: number): string => String(number).padStart(2, '0')

/** Virtual time since the scenario began, as minutes, seconds and milliseconds. */
export const elapsed = (ms: number): string => {
  const seconds = Math.floor(ms / 1000)
  const rest = String(ms % 1000).padStart(3, '0')
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}.${rest}`
}

/** Date and time of day, UTC, without fractions. */
export const moment = (at: number | string): string =>
  `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`

/** Real seconds, short. */
export const duration = (seconds: number): string =>
  seconds < 90 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`

export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`

const quoted = (text: string): string => (/^[\w./:@-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`)

/** The command that runs the scenarios of one clause again with the same chance. */
export const repeatCommand = ({ run }: Result, clause: string): string => {
  const driver = run.driver === 'in-process' ? '' : ` --driver ${quoted(run.driver)}`
  return `npx vidimus run --seed ${quoted(run.seed)} --clause ${quoted(clause)}${driver}`
}

/** The foot of every page. */
export const footOf = ({ run }: Result): string =>
  `Written by Vidimus ${run.suite.version} from a run that began ${moment(run.started)} with seed ${run.seed}. Persons, documents and keys are synthetic. Times inside scenarios are virtual.`
