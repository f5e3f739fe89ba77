import { join, resolve } from 'node:path'
import { checkbox, input } from '@inquirer/prompts'
import { parseDocument } from 'yaml'
import { CAPABILITIES, type Profile, policySchema, profileSchema } from '../contract/profile'
import { SetupFault } from '../core/errors'
import { exists, PROJECT_ROOT, readText, writeFile } from '../core/files'
import { EXIT, say, sayJson } from './output'
import { DEFAULT_POLICY } from './settings'
import { readSettings } from './yaml-settings'

export type InitOptions = {
  out: string
  name?: string
  implementationVersion?: string
  capabilities?: string
  routes?: string
  yes?: boolean
  json?: boolean
}

type Answers = Pick<Profile, 'name' | 'version' | 'capabilities' | 'routes'>

const EXAMPLE_PROFILE = join(PROJECT_ROOT, 'docs/example-profile.yaml')
/** Written from the documents alone, of no dependency: what a vendor begins with. */
const EXAMPLE_ADAPTER = join(PROJECT_ROOT, 'docs/example-server.mjs')
const ROUTES = ['qr-pairing', 'activation-code', 'menu-entry', 'other-options'] as const

const refuse = (code: string, what: string, mend: string): never => {
  throw new SetupFault({ code, what, mend })
}

const listOf = <T extends string>(option: string, text: string, known: readonly T[]): T[] =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .map(
      (word) =>
        known.find((one) => one === word) ??
        refuse('SETUP_INIT', `${option}: there is no "${word}"`, `use some of: ${known.join(', ')}`),
    )

const choicesOf = (all: readonly string[], chosen: readonly string[]) =>
  all.map((value) => ({ value, checked: chosen.includes(value) }))

/** What an option says is not asked; with --yes, or where nobody can be asked, nothing is. */
const answersTo = async (options: InitOptions): Promise<Answers> => {
  const asks = !options.yes && process.stdin.isTTY === true
  const text = async (given: string | undefined, message: string, usual: string): Promise<string> =>
    given ?? (asks ? input({ message, default: usual, required: true }) : usual)
  const some = async <T extends string>(given: T[] | undefined, message: string, all: readonly T[], usual: T[]) =>
    given ?? (asks ? ((await checkbox({ message, choices: choicesOf(all, usual) })) as T[]) : usual)
  const { capabilities, routes } = options
  const name = await text(options.name, 'What is the implementation called?', 'My implementation')
  const version = await text(options.implementationVersion, 'Which version is it?', '0.1.0')
  const able = await some(
    capabilities === undefined ? undefined : listOf('--capabilities', capabilities, CAPABILITIES),
    'What can it do? (docs/vendor-guide.md)',
    CAPABILITIES,
    ['time'],
  )
  const ways = await some(
    routes === undefined ? undefined : listOf('--routes', routes, ROUTES),
    'How does another device get MitID?',
    ROUTES,
    ['qr-pairing'],
  )
  return {
    name,
    version,
    capabilities: able,
    routes: {
      qrPairing: ways.includes('qr-pairing'),
      activationCode: ways.includes('activation-code'),
      menuEntry: ways.includes('menu-entry'),
      otherOptions: ways.includes('other-options'),
    },
  }
}

/** The example profile with the answers in it; the parameters are to be gone through by whoever knows them. */
const profileText = (answers: Answers): string => {
  const document = parseDocument(readText(EXAMPLE_PROFILE))
  for (const [key, value] of Object.entries(answers)) document.set(key, document.createNode(value, { flow: true }))
  document.commentBefore =
    ' What the implementation declares about itself. Go through the parameters: Vidimus tests what stands here.'
  return String(document)
}

/** Writes a profile and an adapter stub that runs. Throws SetupFault rather than overwrite anything. */
export const init = async (options: InitOptions): Promise<number> => {
  const folder = resolve(options.out)
  const [profile, adapter] = [join(folder, 'profile.yaml'), join(folder, 'adapter.mjs')]
  for (const path of [profile, adapter])
    if (exists(path))
      refuse('SETUP_INIT', `${path} is there already`, 'give another folder with --out, or move it away')
  const answers = await answersTo(options)
  writeFile(profile, profileText(answers))
  writeFile(adapter, readText(EXAMPLE_ADAPTER))
  readSettings(profile, 'profile', profileSchema)
  readSettings(DEFAULT_POLICY, 'policy', policySchema)
  say(`written: ${profile}\nwritten: ${adapter}\nnext:`)
  say(`  npx node ${adapter} 8080 --tell`)
  say(`  npx vidimus doctor --driver http --implementation http://127.0.0.1:8080 --profile ${profile}`)
  say('  then replace the stub by your own adapter, a call at a time: docs/vendor-guide.md')
  if (options.json) sayJson({ profile, adapter })
  return EXIT.passed
}
