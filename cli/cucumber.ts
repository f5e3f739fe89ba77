import { Writable } from 'node:stream'
import { type IRunConfiguration, loadConfiguration, loadSupport, runCucumber } from '@cucumber/cucumber/api'
import type { Envelope } from '@cucumber/messages'
import { PROJECT_ROOT } from '../core/files'
import type { WorldParameters } from '../steps/world-parameters'

/** Cucumber writes its own summary to standard output; ours is written by whoever asked for the run. */
const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() })

type Support = Awaited<ReturnType<typeof loadSupport>>

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

const configurationFor = async ({
  paths,
  tags,
  world,
  dryRun = false,
}: Omit<RunWhat, 'onMessage'>): Promise<IRunConfiguration> => {
  const { runConfiguration } = await loadConfiguration(
    {
      file: 'cucumber.js',
      provided: {
        paths,
        ...(tags ? { tags } : {}),
        worldParameters: JSON.parse(JSON.stringify(world)),
        format: ['summary'],
        dryRun,
        publish: false,
      },
    },
    { cwd: PROJECT_ROOT },
  )
  return runConfiguration
}

/** Loads the step definitions once; every run after that costs only its scenarios. */
export const loadRunner = async (): Promise<Runner> => {
  let support: Support | undefined
  return {
    run: async ({ onMessage, ...what }) => {
      const configuration = await configurationFor(what)
      support ??= await loadSupport(configuration, { cwd: PROJECT_ROOT })
      await runCucumber({ ...configuration, support }, { cwd: PROJECT_ROOT, stdout: nowhere() }, onMessage)
    },
  }
}
