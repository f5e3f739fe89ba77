import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, it } from 'node:test'
import ts from 'typescript'
import { filesBelow, PROJECT_ROOT } from './core/files'

/** The house: each folder with the folders it may import. Nothing imports upwards and there are no circles. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  core: [],
  contract: ['core'],
  emrtd: ['core'],
  clauses: ['contract', 'core'],
  reference: ['emrtd', 'contract', 'core'],
  certs: ['emrtd', 'core'],
  simulators: ['certs', 'emrtd', 'contract', 'core'],
  drivers: ['contract', 'core'],
  reports: ['clauses', 'contract', 'emrtd', 'core'],
  steps: ['drivers', 'simulators', 'clauses', 'certs', 'emrtd', 'contract', 'core'],
  bench: ['cli', 'reports', 'drivers', 'simulators', 'reference', 'clauses', 'certs', 'emrtd', 'contract', 'core'],
  cli: [
    'steps',
    'reports',
    'drivers',
    'simulators',
    'reference',
    'clauses',
    'certs',
    'emrtd',
    'contract',
    'core',
    'bench',
  ],
}
/** Single files that the design lets import more than their folder. */
const EXCEPTIONS: Record<string, readonly string[]> = {
  'drivers/open-driver.ts': ['reference'],
}
/** Tests of these folders may bring both sides together. */
const COMPOSING_TESTS = ['steps', 'drivers', 'reports', 'cli', 'bench']
/** Law 4: real time, real chance, environment and file system only where they belong. */
const IMPURE =
  /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bsetTimeout\(|\bsetInterval\(|\bprocess\.env\b|from 'node:fs/
const MAY_BE_IMPURE = /^(core|cli|drivers|bench)\/|^reports\/write|\.(test|fixture)\.tsx?$/

const sources = Object.keys(MAY_IMPORT).flatMap((folder) =>
  filesBelow(join(PROJECT_ROOT, folder))
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `${folder}/${file}`),
)
const textOf = (file: string) => readFileSync(join(PROJECT_ROOT, file), 'utf8')
const withoutTypes = (text: string) => text.replace(/^(import|export) type [^;]*? from '[^']*'$/gm, '')
const importsOf = (file: string, text = textOf(file)): string[] =>
  ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((name) => name.startsWith('.'))
    .map((name) => normalize(join(dirname(file), name)))
const roomOf = (file: string) => file.split('/')[0] ?? ''
const isTest = (file: string) => /\.test\.tsx?$/.test(file)

describe('the house', () => {
  it('has sources in it', () => assert.ok(sources.length > 30, `only ${sources.length} sources found`))

  it('imports along the floors only', () => {
    const forbidden = sources.flatMap((file) =>
      importsOf(file)
        .map((target) => [roomOf(file), roomOf(target), target] as const)
        .filter(([from, to]) => from !== to && !MAY_IMPORT[from]?.includes(to))
        .filter(([from]) => !(isTest(file) && COMPOSING_TESTS.includes(from)))
        .filter(([, to]) => !EXCEPTIONS[file]?.includes(to))
        .map(([, , target]) => `${file} imports ${target}`),
    )
    assert.deepEqual(forbidden, [])
  })

  it('has no circle between files when it runs', () => {
    // Types may know each other; what is loaded may not.
    const graph = new Map(
      sources.map((file) => [file.replace(/\.tsx?$/, ''), importsOf(file, withoutTypes(textOf(file)))]),
    )
    const state = new Map<string, 'open' | 'done'>()
    const circles: string[] = []
    const visit = (node: string, path: string[]): void => {
      if (state.get(node) === 'done') return
      if (state.get(node) === 'open') {
        circles.push([...path.slice(path.indexOf(node)), node].join(' → '))
        return
      }
      state.set(node, 'open')
      for (const target of graph.get(node) ?? []) if (graph.has(target)) visit(target, [...path, node])
      state.set(node, 'done')
    }
    for (const node of graph.keys()) visit(node, [])
    assert.deepEqual(circles, [])
  })

  it('keeps real time, chance, environment and files out of everything that decides', () => {
    const impure = sources
      .filter((file) => !MAY_BE_IMPURE.test(file) && IMPURE.test(textOf(file)))
      .map((file) => `${file}: ${IMPURE.exec(textOf(file))?.[0]}`)
    assert.deepEqual(impure, [])
  })
})
