import { loadCatalogue } from '../../clauses/catalogue'
import type { Gateway } from '../../contract/gateway'
import type { Implementation } from '../../contract/implementation'
import type { Profile } from '../../contract/profile'
import { serveImplementation } from '../../drivers/http-server'
import { type Collector, createCollector } from '../../reports/collector'
import { type Judgement, judge } from '../../reports/verdict'
import { loadRunner, type Runner } from '../cucumber'
import { resolveScope } from '../scope'
import { DEFAULT_POLICY, loadSettings, REFERENCE_PROFILE } from '../settings'

export type Trial = Judgement & { scenariosRun: number; scenariosPlanned: number }

/** Little patience: what is judged here does not come later either. */
export const trialProfile = (answer = 0.5, screen = 3): Profile => ({
  ...loadSettings(REFERENCE_PROFILE, DEFAULT_POLICY).profile,
  timeouts: { answer, screen },
})

let runner: Promise<Runner> | undefined

/** Runs the scenarios of these clauses over HTTP against what `make` makes, once for each scenario, and judges them. */
export const runAgainst = async (
  make: (gateway: Gateway) => Implementation,
  clause: string,
  { profile = trialProfile(), seed = 'trial', each = () => {} }: TrialOptions = {},
): Promise<Trial> => {
  runner ??= loadRunner()
  const served = await serveImplementation(make)
  const collector: Collector = createCollector()
  const { paths, tags } = resolveScope({ clause })
  try {
    await (await runner).run({
      paths,
      ...(tags ? { tags } : {}),
      world: { seed, driver: 'http', profile, startsAt: Date.UTC(2026, 10, 22, 9), implementation: served.url },
      onMessage: (envelope) => {
        collector.take(envelope)
        if (envelope.testCaseFinished) each(served)
      },
    })
  } finally {
    await served.close()
  }
  const scenarios = collector.scenarios()
  const judgement = judge({ catalogue: loadCatalogue(), scenarios })
  return {
    ...judgement,
    scenariosRun: scenarios.filter(({ record }) => record !== undefined).length,
    scenariosPlanned: scenarios.length,
  }
}

export type TrialOptions = {
  profile?: Profile
  seed?: string
  /** Called when a scenario has ended. */
  each?: (served: { close(): Promise<void> }) => void
}
