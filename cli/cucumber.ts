import { Writable } from 'node:stream'
import { type IRunOptions, loadConfiguration, loadSupport, runCucumber } from '@cucumber/cucumber/api'
import type { Envelope } from '@cucumber/messages'
import { PROJECT_ROOT } from '../core/files'
import type { WorldParameters } from '../steps/world-parameters'

/** Cucumber writes its own summary to standard output; ours is written by whoever asked for the run. */
const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() })

export type Runner = {
  /** Runs the scenarios below these paths that the tag expression selects. */
  run(what: RunWhat): Promise<void>
}
export type RunWhat = {
  paths: string[]
  tags?: string
  world: WorldParameters
  /** Plans and runs nothing. */
  dryRun?: boolean
  onMessage?: (envelope: Envelope) => void
}

const CONFIGURATION = 'cucumber.js'

/** Loads configuration and step definitions once; every run after that costs only its scenarios. */
export const loadRunner = async (): Promise<Runner> => {
  let loaded: Promise<IRunOptions> | undefined
  return {
    run: async ({ paths, tags = '', world, dryRun = false, onMessage }) => {
      loaded ??= load()
      const { sources, runtime, ...rest } = await loaded
      await runCucumber(
        {
          ...rest,
          sources: { ...sources, paths, tagExpression: tags },
          runtime: { ...runtime, dryRun, worldParameters: JSON.parse(JSON.stringify(world)) },
        },
        { cwd: PROJECT_ROOT, stdout: nowhere() },
        onMessage,
      )
    },
  }
}

const load = async (): Promise<IRunOptions> => {
  const provided = { format: ['summary'], publish: false }
  const { runConfiguration } = await loadConfiguration({ file: CONFIGURATION, provided }, { cwd: PROJECT_ROOT })
  const support = await loadSupport(runConfiguration, { cwd: PROJECT_ROOT })
  // Cucumber looks for the files of step definitions before every run, loaded or not; one path without a pattern is
  // found at once.
  const originalCoordinates = { ...support.originalCoordinates, requirePaths: [CONFIGURATION] }
  return { ...runConfiguration, support: { ...support, originalCoordinates } as typeof support }
}
