// Everything that tests the project itself: form, types, then every *.test.ts by Node's own runner.
const { spawnSync } = require('node:child_process')
const { readdirSync } = require('node:fs')
const { join } = require('node:path')
const { installPackages } = require('./test-packages')

const root = join(__dirname, '..')
const [major] = process.version.replace('v', '').split('.').map(Number)
if (major < 22) {
  process.stderr.write(
    `The tests need Node 22.12 or newer, this is ${process.version}: run them with "npm test" after "npm ci".\n`,
  )
  process.exit(2)
}

const bin = (name) => join(root, 'node_modules', '.bin', name)
const step = (title, command, args) => {
  process.stdout.write(`# ${title}\n`)
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' })
  return status === 0
}

const SKIPPED = new Set(['node_modules', '.git', 'out'])
const testsBelow = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.has(entry.name)) return []
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return testsBelow(path)
    return /\.test\.tsx?$/.test(entry.name) ? [path] : []
  })

const asked = process.argv.slice(2)
const files = asked.length > 0 ? asked : testsBelow(root).sort()
if (files.length === 0) {
  process.stderr.write('no test file was found\n')
  process.exit(2)
}

const sound =
  asked.length > 0 ||
  (step('form', bin('biome'), ['check', '--error-on-warnings', '.']) &&
    step('types', bin('tsc'), ['--noEmit', '-p', '.']))
if (!sound) process.exit(1)

installPackages()
process.stdout.write(`# ${files.length} test files\n`)
const counts = { pass: 0, fail: 0, skipped: 0, todo: 0 }
const { status, stdout } = spawnSync(
  process.execPath,
  [
    '--require',
    join(__dirname, 'register.js'),
    '--test',
    '--test-concurrency=2',
    '--test-reporter=spec',
    '--test-reporter-destination=stderr',
    '--test-reporter=tap',
    '--test-reporter-destination=stdout',
    ...files,
  ],
  { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 30, encoding: 'utf8' },
)
for (const [, what, count] of stdout.matchAll(/^# (pass|fail|skipped|todo) (\d+)$/gm)) counts[what] = Number(count)
const wrong = status !== 0 || counts.pass === 0
if (counts.skipped + counts.todo > 0) process.stdout.write(`${counts.skipped} skipped, each with its reason above\n`)
process.stdout.write(`${counts.pass} passed, ${counts.fail} failed\n`)
process.exit(wrong ? 1 : 0)
