import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { filesBelow, readText } from '../core/files'
import { type CollectedScenario, createCollector } from '../reports/collector'
import type { WorldParameters } from '../steps/world-parameters'
import type { Runner } from './cucumber'
import type { ResolvedScope } from './scope'

/** Every scenario in scope, in the order of the features, none begun. */
export const plannedScenarios = async (
  runner: Runner,
  { paths, tags }: ResolvedScope,
  world: WorldParameters,
): Promise<CollectedScenario[]> => {
  const collector = createCollector()
  await runner.run({
    paths,
    ...(tags ? { tags } : {}),
    world,
    dryRun: true,
    onMessage: (envelope) => {
      if (envelope.gherkinDocument ?? envelope.pickle ?? envelope.testCase) collector.take(envelope)
    },
  })
  return collector.scenarios()
}

/** These scenarios and no others, as cucumber takes them: a feature with the lines of its scenarios. */
export const pathsOf = (places: readonly string[]): string[] => {
  const lines = new Map<string, string[]>()
  for (const place of places) {
    const at = place.lastIndexOf(':')
    lines.set(place.slice(0, at), [...(lines.get(place.slice(0, at)) ?? []), place.slice(at + 1)])
  }
  return [...lines].map(([feature, those]) => `${feature}:${those.join(':')}`)
}

/** SHA-256 over names and contents of all features below these folders. */
export const digestOfFeatures = (folders: readonly string[]): string => {
  const hash = createHash('sha256')
  for (const folder of folders)
    for (const file of filesBelow(folder, '.feature')) hash.update(`${file}\n${readText(join(folder, file))}\n`)
  return hash.digest('hex')
}
