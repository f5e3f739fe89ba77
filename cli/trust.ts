import { readTrustFiles, type TrustMaterial } from '../certs/trust-files'
import { SetupFault } from '../core/errors'
import { readBytes } from '../core/files'

const fileBytes = (path: string): Uint8Array => {
  try {
    return readBytes(path)
  } catch (thrown) {
    throw new SetupFault({ code: 'SETUP_TRUST', what: `${path} cannot be read`, mend: 'give a file', cause: thrown })
  }
}

/** Somebody's own CSCA certificates, master lists and revocation lists, in DER, PEM or LDIF. Throws SetupFault. */
export const readTrust = (paths: readonly string[]): TrustMaterial =>
  readTrustFiles(paths.map((name) => ({ name, bytes: fileBytes(name) })))
