import { accessSync, constants, mkdirSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { messageOf, SetupFault } from '../core/errors'
import { exists, filesBelow } from '../core/files'

/**
 * The folder is there and can be written. What an earlier run left in it is gone, unless that run is to be resumed.
 * Throws SetupFault.
 */
export const preparedFolder = (path: string, resumed: boolean): string => {
  const folder = resolve(path)
  try {
    makeFolder(folder)
    accessSync(folder, constants.W_OK)
    if (!resumed) clearEvidence(join(folder, 'evidence'))
  } catch (thrown) {
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
