import { join, resolve } from 'node:path'
import { loadCatalogue } from '../clauses/catalogue'
import { realTime } from '../core/clock'
import { SetupFault } from '../core/errors'
import { writeFile } from '../core/files'
import { createRandom } from '../core/random'
import type { InvariantRecord } from '../core/record'
import { invariantsIn, invariantsInWords } from '../reports/invariants'
import type { Done } from '../steps/exploration/deed'
import { asFeature, WHAT_ALWAYS_HOLDS } from '../steps/exploration/gherkin'
import { shrunk } from '../steps/exploration/shrink'
import { deedsFor, invented, type Story, told } from '../steps/exploration/story'
import { loadRunner, type Runner } from './cucumber'
import { type Ending, GUIDE, type Telling, tellingTo } from './explore-runner'
import { EXIT, say, sayJson } from './output'
import { checkedDriver, checkedSeed, STARTS_AT } from './run'
import { loadSettings, type Settings } from './settings'

export type ExploreOptions = {
  steps: string
  seed?: string
  driver: string
  implementation?: string
  profile: string
  policy: string
  report: string
  fault?: string
  json?: boolean
}

/** One way to fail, in the shortest story that was found for it. */
export type Finding = {
  end: Ending['end']
  clause: string
  what: string
  /** The story in which it was met first, counted from 1, and how many sentences are left of it. */
  story: number
  steps: number
  /** In how many stories it was met. */
  times: number
  feature: string
  scenario: string
}

const LONGEST_STORY = 14
const SHORTEST_STORY = 4
const TELLINGS_TO_SHRINK = 60
const MOST_STEPS = 1_000_000

const checkedSteps = (text: string): number => {
  const steps = Number(text)
  if (Number.isInteger(steps) && steps >= 1 && steps <= MOST_STEPS) return steps
  throw new SetupFault({
    code: 'SETUP_STEPS',
    what: `"${text}" is no number of steps`,
    mend: `use a whole number from 1 to ${MOST_STEPS}`,
  })
}

/** Two stories fail alike when the same clause is broken, or the same fault of the suite is met. */
const signatureOf = ({ end, error }: Ending): string => `${end} ${error?.code ?? ''} ${error?.clause ?? ''}`
const isFinding = ({ end }: Ending): boolean => end === 'failed' || end === 'harness-fault'

type Explored = {
  stories: number
  steps: number
  findings: Map<string, Finding>
  /** What stories ended at because it cannot be seen, and how often. */
  unseen: Map<string, number>
  /** Whether somebody ended it before its last step. */
  isInterrupted: boolean
  invariants: { record: { invariants: readonly InvariantRecord[] } }[]
}
type Prepared = {
  options: ExploreOptions
  settings: Settings
  seed: string
  steps: number
  folder: string
  tells: Telling
}

const headingOf = (ending: Ending, name: string) => {
  const clause = ending.error?.clause ?? ''
  const isInvariant = ending.invariants.some(({ outcome }) => outcome === 'broken')
  const statement = loadCatalogue().byId.get(clause)?.statement ?? 'A fault of the suite'
  return { name, clause, statement, kind: isInvariant ? ('invariant' as const) : ('negative' as const) }
}

/** What is told as far as the sentence that failed. */
const asFarAs = (story: Story, { passed }: Ending) => story.said.slice(0, passed + 1)

/** The shortest story that ends like this one, with its ending. */
const shortest = async (
  prepared: Prepared,
  story: Story,
  ending: Ending,
): Promise<{ story: Story; ending: Ending }> => {
  const { profile } = prepared.settings
  let best = { story, ending }
  const last = story.of[ending.passed] ?? story.deeds.length - 1
  const isAlike = async (deeds: readonly Done[]): Promise<boolean> => {
    const shorter = told(profile, deeds)
    if (shorter.deeds.length !== deeds.length) return false
    const ended = await prepared.tells(shorter.said)
    const alike = signatureOf(ended) === signatureOf(ending)
    if (alike) best = { story: shorter, ending: ended }
    return alike
  }
  const cut = told(profile, story.deeds.slice(0, last + 1))
  best = { story: cut, ending }
  await shrunk(cut.deeds, isAlike, TELLINGS_TO_SHRINK)
  return best
}

const kept = (prepared: Prepared, explored: Explored, signature: string, story: Story, ending: Ending): Finding => {
  const { seed, folder } = prepared
  const known = explored.findings.get(signature)
  const number = known?.story ?? explored.stories
  const heading = headingOf(ending, `Found by exploration, seed ${seed}, story ${number}`)
  const said = asFarAs(story, ending)
  const last = said.at(-1)
  // What always holds is looked at after every step; a feature says so in a step of its own.
  const whole =
    heading.kind === 'invariant' && last ? [...said, { ...last, text: WHAT_ALWAYS_HOLDS, checks: true as const }] : said
  const feature = join(folder, `finding-${[...explored.findings.keys(), signature].indexOf(signature) + 1}.feature`)
  const scenario = asFeature(whole, heading)
  writeFile(feature, scenario)
  const { end, error } = ending
  const finding: Finding = {
    end,
    clause: error?.clause ?? '',
    what: error?.what ?? 'the story ended without a record',
    story: number,
    steps: said.length,
    times: known?.times ?? 1,
    feature,
    scenario,
  }
  explored.findings.set(signature, finding)
  return finding
}

const takes = async (prepared: Prepared, explored: Explored, story: Story, ending: Ending): Promise<void> => {
  explored.invariants.push({ record: { invariants: ending.invariants } })
  if (ending.end === 'setup-fault')
    throw new SetupFault({
      code: ending.error?.code ?? 'SETUP',
      what: ending.error?.what ?? 'the story could not begin',
      mend: ending.error?.mend ?? 'see vidimus doctor',
    })
  if (ending.end === 'not-verified') {
    const what = ending.error?.what ?? 'a step that could not be verified'
    explored.unseen.set(what, (explored.unseen.get(what) ?? 0) + 1)
  }
  if (!isFinding(ending)) return
  const signature = signatureOf(ending)
  const known = explored.findings.get(signature)
  if (known) {
    known.times += 1
    return
  }
  // Kept as it is before it is made shorter: nothing is lost where that is interrupted.
  kept(prepared, explored, signature, story, ending)
  say(`story ${explored.stories} fails: ${ending.error?.what ?? ''}`)
  const best = await shortest(prepared, story, ending)
  const finding = kept(prepared, explored, signature, best.story, best.ending)
  say(`\n${finding.scenario}\n  in ${finding.feature}`)
}

/** Stories until so many sentences were told. */
const explores = async (prepared: Prepared, explored: Explored): Promise<void> => {
  const { seed, steps, settings, tells } = prepared
  const { deeds } = deedsFor(settings.profile)
  const random = createRandom(seed).fork('exploration')
  while (explored.steps < steps) {
    explored.stories += 1
    const own = random.fork(`story ${explored.stories}`)
    const length = SHORTEST_STORY + own.int(LONGEST_STORY - SHORTEST_STORY + 1)
    const story = invented(own, settings.profile, deeds, length)
    const ending = await tells(story.said.slice(0, steps - explored.steps))
    explored.steps += Math.max(1, Math.min(ending.passed + (isFinding(ending) ? 1 : 0), story.said.length))
    await takes(prepared, explored, story, ending)
  }
}

const statusOf = ({ findings, unseen, isInterrupted }: Explored, notVerified: number): number => {
  const all = [...findings.values()]
  if (all.some(({ end }) => end === 'harness-fault')) return EXIT.harnessFault
  if (all.length > 0) return EXIT.failed
  return isInterrupted || unseen.size > 0 || notVerified > 0 ? EXIT.incomplete : EXIT.passed
}
const VERDICTS: Readonly<Record<number, string>> = {
  [EXIT.passed]: 'passed',
  [EXIT.failed]: 'failed',
  [EXIT.harnessFault]: 'inconclusive',
  [EXIT.incomplete]: 'incomplete',
}

const tellsAll = (prepared: Prepared, explored: Explored, seconds: number): number => {
  const { seed, folder, options, settings } = prepared
  const invariants = invariantsIn(explored.invariants)
  const { missing } = deedsFor(settings.profile)
  const notVerified = invariants.filter(({ outcome }) => outcome === 'not-verified').length
  const status = statusOf(explored, notVerified + missing.length)
  const result = {
    verdict: VERDICTS[status],
    seed,
    steps: explored.steps,
    stories: explored.stories,
    seconds: Math.round(seconds * 1000) / 1000,
    stepsPerSecond: Math.round((explored.steps / seconds) * 10) / 10,
    findings: [...explored.findings.values()],
    invariants,
    leftOut: missing,
    unseen: [...explored.unseen].map(([what, times]) => ({ what, times })),
  }
  writeFile(join(folder, 'exploration.json'), `${JSON.stringify(result, undefined, 2)}\n`)
  for (const { clause, times, story, feature } of result.findings)
    say(`${clause || 'fault of Vidimus'}: met in ${times} stories, first in story ${story}; ${feature}`)
  for (const { what, times } of result.unseen) say(`not verified, ${times} times: ${what}`)
  if (missing.length > 0) say(`left out for want of: ${missing.join(', ')}`)
  const words = invariantsInWords(invariants)
  if (words !== '') say(words)
  say(
    `${result.verdict}: ${result.findings.length} findings in ${result.stories} stories of ${result.steps} steps, seed ${seed}, ${result.seconds} s`,
  )
  if (options.json) sayJson(result)
  return status
}

const prepare = async (options: ExploreOptions, runner: () => Promise<Runner>): Promise<Prepared> => {
  const steps = checkedSteps(options.steps)
  const seed = checkedSeed(options.seed)
  const driver = checkedDriver(options.driver)
  const settings = loadSettings(options.profile, options.policy)
  const { profile } = settings
  const folder = resolve(options.report)
  const { implementation, fault } = options
  const world = {
    seed,
    driver,
    profile,
    startsAt: STARTS_AT,
    ...(implementation ? { implementation } : {}),
    ...(fault ? { fault } : {}),
  }
  return { options, settings, seed, steps, folder, tells: tellingTo(await runner(), world, folder) }
}

/**
 * Lets people do lawful and unlawful things and says where an implementation does not do as the guides have it.
 * @param runner the one of this process, where there is one already: step definitions are loaded once.
 */
export const explore = async (options: ExploreOptions, runner: () => Promise<Runner> = loadRunner): Promise<number> => {
  const prepared = await prepare(options, runner)
  const explored: Explored = {
    stories: 0,
    steps: 0,
    findings: new Map(),
    unseen: new Map(),
    isInterrupted: false,
    invariants: [],
  }
  const began = realTime.now()
  const ends = () => tellsAll(prepared, explored, (realTime.now() - began) / 1000)
  const interrupt = (): void => {
    explored.isInterrupted = true
    ends()
    say(
      `error: interrupted; what was found is kept in ${prepared.folder}\n  mend: run it again with --seed ${prepared.seed}`,
    )
    process.exit(EXIT.setupFault)
  }
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', interrupt)
  try {
    say(`exploring ${prepared.steps} steps in the words of the guide ${GUIDE}, seed ${prepared.seed}`)
    await explores(prepared, explored)
  } catch (thrown) {
    explored.isInterrupted = true
    ends()
    throw thrown
  } finally {
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', interrupt)
  }
  return ends()
}
