import assert from 'node:assert/strict'
import { join } from 'node:path'
import { it } from 'node:test'
import ts from 'typescript'
import { filesBelow, PROJECT_ROOT, readText, writeFile } from '../core/files'

const COPY = join(PROJECT_ROOT, 'contract/api.txt')

/** The declarations that outsiders build on, as the compiler emits them. */
const declarations = (): string => {
  const folder = join(PROJECT_ROOT, 'contract')
  const files = filesBelow(folder, '.ts').filter((file) => !file.endsWith('.test.ts'))
  const emitted = new Map<string, string>()
  const options = { declaration: true, emitDeclarationOnly: true, noEmit: false }
  const { config } = ts.readConfigFile(join(PROJECT_ROOT, 'tsconfig.json'), ts.sys.readFile)
  const parsed = ts.parseJsonConfigFileContent(config, ts.sys, PROJECT_ROOT)
  const program = ts.createProgram(
    files.map((file) => join(folder, file)),
    { ...parsed.options, ...options },
  )
  program.emit(undefined, (path, text) => emitted.set(path.replace(/^.*\/contract\//, ''), text))
  return [...emitted]
    .filter(([path]) => files.includes(path.replace('.d.ts', '.ts')))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, text]) => `// ${path}\n${text}`)
    .join('\n')
}

it('the contract is what its committed copy says; a wanted change is copied with VIDIMUS_COPY_CONTRACT=1', () => {
  const now = declarations()
  assert.ok(now.includes('implementationCalls'), 'nothing was emitted')
  if (process.env.VIDIMUS_COPY_CONTRACT) writeFile(COPY, now)
  assert.equal(now, readText(COPY))
})
