import { accessSync, constants, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { messageOf, SetupFault } from '../core/errors'
import { exists, filesBelow, readText } from '../core/files'

/**
 * The folder is there, can be written and is held until this process ends: of two runs at once, the second must not wipe out
 * what the first has recorded. What an earlier run left in it is gone, unless that run is to be resumed.
 * Throws SetupFault.
 */
export const preparedFolder = (path: string, resumed: boolean): string => {
  const folder = resolve(path)
  try {
    makeFolder(folder)
    accessSync(folder, constants.W_OK)
    hold(folder)
    if (!resumed) clearEvidence(join(folder, 'evidence'))
  } catch (thrown) {
    if (thrown instanceof SetupFault) throw thrown
    throw new SetupFault({
      code: 'SETUP_REPORT_FOLDER',
      what: `the report folder ${folder} cannot be written: ${messageOf(thrown)}`,
      mend: 'give another folder with --report, or mend its permissions',
      cause: thrown,
    })
  }
  return folder
}

/** Step by step: asked to do it at once, Node never returns from a place such as /proc. */
const makeFolder = (path: string): void => {
  if (exists(path)) return
  makeFolder(dirname(path))
  mkdirSync(path)
}

/** Only files with our own ending go: the folder may be anybody's. */
const clearEvidence = (folder: string): void => {
  if (!exists(folder)) return
  for (const file of filesBelow(folder, '.ndjson')) rmSync(join(folder, file))
}

const hold = (folder: string): void => {
  const path = join(folder, 'running.pid')
  const holder = exists(path) ? Number(readText(path)) : undefined
  if (holder !== undefined && holder !== process.pid && isRunning(holder))
    throw new SetupFault({
      code: 'SETUP_REPORT_FOLDER_IN_USE',
      what: `another run (process ${holder}) writes its report to ${folder}`,
      mend: 'give another folder with --report, or wait for its end',
    })
  // Left by a run that was killed: what it recorded is there, and nobody adds to it.
  if (holder !== undefined) rmSync(path)
  writeFileSync(path, String(process.pid), { flag: 'wx' })
  process.once('exit', () => rmSync(path, { force: true }))
}

/** Signal 0 reaches a process without touching it. */
const isRunning = (pid: number): boolean => {
  try {
    return Number.isInteger(pid) && pid > 0 && process.kill(pid, 0)
  } catch (thrown) {
    // There, but somebody else's.
    return (thrown as NodeJS.ErrnoException).code === 'EPERM'
  }
}
