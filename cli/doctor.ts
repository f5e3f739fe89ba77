import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { labelTable } from '../clauses/labels'
import type { Capability } from '../contract/profile'
import { type Element, screenSchema } from '../contract/screen'
import { messageOf, SetupFault } from '../core/errors'
import { filesBelow } from '../core/files'
import { RECORD_MEDIA_TYPE, type ScenarioRecord } from '../core/record'
import { findChromium } from '../drivers/browser/find'
import { readEvidence } from '../reports/write-files'
import type { WorldParameters } from '../steps/world-parameters'
import { loadRunner, type Runner } from './cucumber'
import { forecast, forecastInWords } from './forecast'
import { EXIT, say, sayJson } from './output'
import { checkedDriver } from './run'
import { resolveScope, type Scope, tagsFor } from './scope'
import { loadSettings, type Settings } from './settings'

export type DoctorOptions = Scope & {
  driver: string
  implementation?: string
  profile: string
  policy: string
  json?: boolean
}

/** Something that would spoil a run: who must act, and how it is mended. */
export type Trouble = { who: 'you, the vendor' | 'whoever certifies' | 'Vidimus'; what: string; mend: string }

type Walked = { record: ScenarioRecord | undefined; elements: Element[]; vibrated: boolean }

/** The walk through everything that a person does, to the first log-in: the shortest way to see most screens. */
const WALK = 'get-mitid/0-channel-app-1'
const STARTS_AT = Date.UTC(2026, 10, 22, 9)

const fromFault = (thrown: unknown): Trouble => {
  if (!(thrown instanceof SetupFault)) return { who: 'Vidimus', what: messageOf(thrown), mend: 'report it' }
  const who = thrown.code === 'SETUP_POLICY' ? 'whoever certifies' : 'you, the vendor'
  return { who, what: thrown.what, mend: thrown.mend }
}

const walk = async (runner: Runner, world: WorldParameters): Promise<Walked> => {
  const folder = mkdtempSync(join(tmpdir(), 'vidimus-doctor-'))
  let record: ScenarioRecord | undefined
  try {
    const { paths } = resolveScope({ clause: WALK })
    await runner.run({
      paths,
      tags: tagsFor([WALK]),
      world: { ...world, evidence: folder },
      onMessage: ({ attachment }) => {
        if (attachment?.mediaType === RECORD_MEDIA_TYPE) record = JSON.parse(attachment.body) as ScenarioRecord
      },
    })
    const entries = filesBelow(folder, '.ndjson').flatMap((file) => readEvidence(folder, file))
    const screens = entries.flatMap(({ kind, data }) =>
      kind === 'screen' ? (screenSchema.safeParse(data.screen).data ?? []) : [],
    )
    return {
      record,
      elements: screens.flatMap(({ elements }) => elements),
      vibrated:
        entries.some(({ kind }) => kind === 'vibration') ||
        screens.some(({ feedback }) => feedback.includes('vibration')),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const ofWalk = ({ record }: Walked): Trouble[] => {
  if (record?.end === 'passed') return []
  const error = record?.error ?? { name: 'HarnessFault', what: 'it left no record', mend: 'report it' }
  const who = error.name === 'HarnessFault' ? 'Vidimus' : 'you, the vendor'
  return [{ who, what: `a person did not get as far as the first log-in: ${error.what}`, mend: error.mend }]
}

/** A wording that the profile declares and no screen shows is a slip of the pen, or of the app. */
const ofLabels = ({ elements, record }: Walked, { profile }: Settings): Trouble[] => {
  if (record?.end !== 'passed') return []
  labelTable('get-mitid', 'da', profile.labels)
  const shown = new Set(elements.map(({ text }) => text.trim()))
  return Object.entries(profile.labels)
    .filter(([, text]) => !shown.has(text.trim()))
    .map(([concept, text]) => ({
      who: 'you, the vendor',
      what: `labels.${concept}: no screen as far as the first log-in shows "${text}"`,
      mend: 'write it as the screen has it, or remove it from the profile',
    }))
}

/** Capabilities that leave a trace on the way, and were declared, and left none. */
const ofCapabilities = ({ elements, vibrated, record }: Walked, { profile }: Settings): Trouble[] => {
  if (record?.end !== 'passed') return []
  const seen: Partial<Record<Capability, boolean>> = {
    colour: elements.some(({ colour }) => colour !== undefined),
    media: elements.some(({ role }) => role === 'video' || role === 'picture'),
    haptics: vibrated,
  }
  return profile.capabilities
    .filter((capability) => seen[capability] === false)
    .map((capability) => ({
      who: 'you, the vendor',
      what: `capabilities: "${capability}" is declared, and nothing of it was seen as far as the first log-in`,
      mend: 'let the adapter report it, or remove it from the profile',
    }))
}

const ofClock = ({ profile }: Settings): string =>
  profile.capabilities.includes('time')
    ? 'clock: the implementation is told the time'
    : 'clock: the implementation cannot be told the time; clauses that wait for minutes are not verified'

const ofBrowser = (driver: string): Trouble[] => {
  if (driver !== 'playwright') return []
  try {
    say(`browser: ${findChromium()}`)
    return []
  } catch (thrown) {
    return [fromFault(thrown)]
  }
}

/** Said as soon as they are known: the forecast goes through every feature, and whoever waits for it can begin to mend. */
const told = (troubles: Trouble[]): Trouble[] => {
  for (const { who, what, mend } of troubles) say(`trouble: ${what}\n  who: ${who}\n  mend: ${mend}`)
  return troubles
}

/** What would go wrong, and what a run can come to. Throws SetupFault for a scope or a driver that is none. */
export const diagnose = async (
  options: DoctorOptions,
  load: () => Promise<Runner> = loadRunner,
): Promise<{ troubles: Trouble[]; forecast: Awaited<ReturnType<typeof forecast>> }> => {
  const driver = checkedDriver(options.driver)
  const scope = resolveScope(options)
  let settings: Settings
  try {
    settings = loadSettings(options.profile, options.policy)
  } catch (thrown) {
    return { troubles: told([fromFault(thrown)]), forecast: [] }
  }
  say('profile: within the policy')
  const runner = await load()
  const world: WorldParameters = {
    seed: 'doctor',
    driver,
    profile: settings.profile,
    startsAt: STARTS_AT,
    ...(options.implementation ? { implementation: options.implementation } : {}),
  }
  const browser = ofBrowser(driver)
  const walked = browser.length > 0 ? undefined : await walk(runner, world)
  say(ofClock(settings))
  const troubles = told(
    walked ? [...ofWalk(walked), ...ofLabels(walked, settings), ...ofCapabilities(walked, settings)] : browser,
  )
  return { troubles, forecast: await forecast(runner, scope, world) }
}

/** Says what would go wrong, who must mend it and how, and what a run can come to. Exit status 2 where anything would. */
export const doctor = async (options: DoctorOptions): Promise<number> => {
  const { troubles, forecast: prospects } = await diagnose(options)
  for (const line of prospects.length > 0 ? forecastInWords(prospects) : []) say(line)
  if (troubles.length === 0) say('nothing stands in the way of a run')
  if (options.json) sayJson({ troubles, forecast: prospects })
  return troubles.length === 0 ? EXIT.passed : EXIT.setupFault
}
