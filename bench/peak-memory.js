// Preloaded into the process that is measured: when it ends it leaves its peak memory, in kB, in a folder.
// The kernel's own figure for a process begins with that of whoever started it; VmHWM does not.
const { existsSync, readFileSync, writeFileSync } = require('node:fs')
const { join } = require('node:path')

const STATUS = '/proc/self/status'
const peak = () => {
  const found = existsSync(STATUS) && /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(STATUS, 'latin1'))
  return found ? Number(found[1]) : process.resourceUsage().maxRSS
}

const folder = process.env.VIDIMUS_BENCH_PEAKS
if (folder) process.on('exit', () => writeFileSync(join(folder, `${process.pid}.kb`), String(peak())))
