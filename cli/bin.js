#!/usr/bin/env -S MALLOC_MMAP_THRESHOLD_=1048576 node --max-semi-space-size=8
// Plain JavaScript that any Node can parse: it finds a Node that is new enough before anything else is loaded. Two things
// in the first line keep the memory of a run down, since pictures die young and are large: a small nursery for young
// objects, and C's allocator giving what is larger than a megabyte back to the system instead of keeping its place.
const { spawn } = require('node:child_process')
const { existsSync } = require('node:fs')
const { join } = require('node:path')

const WANTED = [22, 12]
const isNewEnough = ([major, minor]) => major > WANTED[0] || (major === WANTED[0] && minor >= WANTED[1])
const versionOf = (text) => text.replace(/^v/, '').split('.').map(Number)

if (isNewEnough(versionOf(process.version))) {
  require('./register.js')
  require('./main')
} else {
  const own = join(__dirname, '..', 'node_modules', '.bin', 'node')
  if (!existsSync(own)) {
    process.stderr.write(
      `Vidimus needs Node ${WANTED.join('.')} or newer, this is ${process.version}, and there is none for this system in node_modules: install a newer Node, then run npm ci.\n`,
    )
    process.exit(2)
  }
  const child = spawn(own, ['--max-semi-space-size=8', __filename, ...process.argv.slice(2)], { stdio: 'inherit' })
  // A signal sent to this process alone ends what it stands for. Ctrl-C in a terminal reaches the child by itself, and
  // a second one would cut short what the first began to end.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    })
  child.on('error', (error) => {
    process.stderr.write(`${own} cannot be started (${error.message}): run npm ci again\n`)
    process.exit(2)
  })
  child.on('exit', (status, signal) => process.exit(signal ? 2 : status))
}
