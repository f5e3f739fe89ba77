// What tests need beside Node: a browser, a PC/SC stack. Debian's, where it is missing and this process may install it.
const { spawnSync } = require('node:child_process')
const { accessSync, constants } = require('node:fs')
const { delimiter, join } = require('node:path')

/** By package: programs of which one must be there, or a file; and the variable that says where it is instead. */
const GROUPS = [
  {
    tests: 'tests in a browser',
    packages: {
      chromium: { programs: ['chromium', 'chromium-browser', 'google-chrome'], configured: 'VIDIMUS_BROWSER' },
      'chromium-driver': { programs: ['chromedriver'], configured: 'VIDIMUS_CHROMEDRIVER' },
    },
  },
  {
    tests: 'tests through pcscd',
    packages: {
      pcscd: { programs: ['pcscd', '/usr/sbin/pcscd'] },
      'vsmartcard-vpcd': { programs: ['/usr/lib/pcsc/drivers/serial/libifdvpcd.so'] },
      opensc: { programs: ['opensc-tool'] },
      iproute2: { programs: ['ip', '/sbin/ip', '/usr/sbin/ip'] },
    },
  },
]

const isThere = (path, mode) => {
  try {
    accessSync(path, mode)
    return true
  } catch {
    return false
  }
}
const isFound = (name) =>
  name.startsWith('/')
    ? isThere(name, constants.R_OK)
    : (process.env.PATH ?? '').split(delimiter).some((folder) => isThere(join(folder, name), constants.X_OK))

/** Packages of a group that are not there. */
const missing = ({ packages }) =>
  Object.entries(packages)
    .filter(([, { programs, configured }]) => !process.env[configured] && !programs.some(isFound))
    .map(([name]) => name)

const apt = (...words) =>
  spawnSync('apt-get', words, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0

/** Installs what is missing; says in one line what could not be had. Tests that need it say so themselves. */
const installPackages = () => {
  const wanted = GROUPS.flatMap(missing)
  if (wanted.length === 0) return
  const mayInstall = process.platform === 'linux' && process.getuid?.() === 0 && isFound('apt-get')
  if (mayInstall && apt('update', '-qq')) apt('install', '-y', '-qq', '--no-install-recommends', ...wanted)
  for (const group of GROUPS) {
    const lacks = missing(group)
    if (lacks.length > 0)
      process.stdout.write(
        `# no ${lacks.join(', no ')}: ${group.tests} are skipped (Debian, as root: apt-get install ${lacks.join(' ')})\n`,
      )
  }
  const left = GROUPS.flatMap(missing)
  const installed = wanted.filter((name) => !left.includes(name))
  if (installed.length > 0) process.stdout.write(`# installed ${installed.join(', ')}\n`)
}

if (require.main === module) installPackages()

module.exports = { installPackages, missingForPcsc: () => missing(GROUPS[1]) }
