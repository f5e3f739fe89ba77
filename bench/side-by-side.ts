import { loadRunner } from '../cli/cucumber'
import { runInWorkers, type SideBySide } from '../cli/run-in-workers'
import { plannedScenarios } from '../cli/run-plan'
import { resolveScope } from '../cli/scope'
import { DEFAULT_POLICY, loadSettings, REFERENCE_PROFILE } from '../cli/settings'
import type { Gateway } from '../contract/gateway'
import type { Implementation } from '../contract/implementation'
import { realTime } from '../core/clock'
import { HarnessFault } from '../core/errors'
import { createRandom } from '../core/random'
import { serveImplementation } from '../drivers/http-server'
import { createReference } from '../reference/reference'
import { createCollector } from '../reports/collector'
import { type Measures, measureOf } from './measure'

/** How long an app behind a browser or a phone takes for each answer. */
const ANSWER_TAKES = 200
/** Two workers must be at least 1.6 times as fast as one: their time is at most this share of the one's. */
const MOST_SHARE = 1 / 1.6
/** Screens and buttons before anything is scanned: next to no computing. */
const WAITING_BOUND = 'get-mitid/2.2.2,get-mitid/2.2.3*,get-mitid/2.2.4*,get-mitid/2.2.5b'

type Call = (ask: unknown) => Promise<unknown>

const slow = (gateway: Gateway): Implementation => {
  const quick = createReference({ gateway, random: createRandom('slow') })
  const slowed = Object.entries(quick).map(([name, call]) => [
    name,
    async (ask: unknown) => {
      await realTime.pause(ANSWER_TAKES)
      return (call as Call)(ask)
    },
  ])
  return Object.fromEntries(slowed) as Implementation
}

/** Seconds from the moment at which all workers are loaded to the end of the last. */
const secondsWith = async (places: readonly string[], worlds: SideBySide['worlds']): Promise<number> => {
  const collector = createCollector()
  let began = 0
  await runInWorkers({
    places,
    worlds,
    onMessage: collector.take,
    onReady: () => {
      began = realTime.now()
    },
  })
  const seconds = (realTime.now() - began) / 1000
  const failed = collector.scenarios().filter(({ record }) => record?.end !== 'passed')
  if (failed.length === 0) return seconds
  throw new HarnessFault({
    code: 'BENCH_FAILED',
    what: `${failed.length} of ${places.length} scenarios did not pass: ${failed[0]?.record?.error?.what}`,
    mend: "make them pass first: npx vidimus run --driver http --clause 'get-mitid/2.2*'",
  })
}

export const sideBySide = async (): Promise<Measures> => {
  const served = [await serveImplementation(slow), await serveImplementation(slow)]
  try {
    const { profile } = loadSettings(REFERENCE_PROFILE, DEFAULT_POLICY)
    const startsAt = Date.UTC(2026, 10, 22, 9)
    const worlds = served.map(({ url }) => ({
      seed: 'bench',
      driver: 'http' as const,
      profile,
      startsAt,
      implementation: url,
    }))
    const scope = resolveScope({ clause: WAITING_BOUND })
    const planned = await plannedScenarios(await loadRunner(), scope, {
      seed: 'bench',
      driver: 'http',
      profile,
      startsAt,
    })
    const places = planned.map(({ scenario }) => scenario)
    const one = await secondsWith(places, worlds.slice(0, 1))
    const two = await secondsWith(places, worlds)
    return {
      'two-workers-waiting': measureOf({
        value: two,
        unit: 's',
        ratio: two / one,
        against: `one worker: ${one.toFixed(1)} s, so ${(one / two).toFixed(2)} times as fast; ${places.length} scenarios, ${ANSWER_TAKES} ms an answer`,
        limit: MOST_SHARE,
      }),
    }
  } finally {
    for (const { close } of served) await close()
  }
}
