// A browser for the tests that drive one: Debian's, where it is missing and this process may install it.
const { spawnSync } = require('node:child_process')
const { accessSync, constants } = require('node:fs')
const { delimiter, join } = require('node:path')

const PROGRAMS = { chromium: ['chromium', 'chromium-browser', 'google-chrome'], 'chromium-driver': ['chromedriver'] }
const CONFIGURED = { chromium: 'VIDIMUS_BROWSER', 'chromium-driver': 'VIDIMUS_CHROMEDRIVER' }

const isProgram = (path) => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
const isThere = (names) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => names.some((name) => isProgram(join(folder, name))))

const missing = () => Object.keys(PROGRAMS).filter((name) => !process.env[CONFIGURED[name]] && !isThere(PROGRAMS[name]))

const apt = (...words) =>
  spawnSync('apt-get', words, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0

/** Installs what is missing; says in one line what could not be had. Tests that need it say so themselves. */
const installBrowser = () => {
  const wanted = missing()
  if (wanted.length === 0) return
  const mayInstall = process.getuid?.() === 0 && isThere(['apt-get'])
  const done = mayInstall && apt('update', '-qq') && apt('install', '-y', '-qq', '--no-install-recommends', ...wanted)
  if (done && missing().length === 0) process.stdout.write(`# installed ${wanted.join(' and ')}\n`)
  else
    process.stdout.write(
      `# no ${wanted.join(', no ')}: tests in a browser are skipped (Debian, as root: apt-get install ${wanted.join(' ')})\n`,
    )
}

module.exports = { installBrowser }
