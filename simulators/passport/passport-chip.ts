import type { Witness } from '../../core/evidence'
import type { Random } from '../../core/random'
import { mrzSecret } from '../../emrtd/key-derivation'
import { type Chip, type ChipActs, chipOf } from './chip'
import type { Files } from './file-system'
import { LONGEST_APDUS } from './files'
import type { StaticKey } from './key-agreement'
import type { Protocol } from './protocol'
import { type ActiveKey, activeAuthentication } from './protocols/active-authentication'
import { bac } from './protocols/bac'
import { challenge } from './protocols/challenge'
import { type ChipKey, chipAuthentication } from './protocols/chip-authentication'
import { PASSWORD_CAN, PASSWORD_MRZ, type PaceOffer, type Passwords, pace } from './protocols/pace/pace'
import { readBinary } from './protocols/read-binary'
import { securityEnvironment } from './protocols/security-environment'
import { select } from './protocols/select'
import { terminalAuthentication } from './protocols/terminal-authentication'

/** How a chip is opened. Neither BAC nor PACE: it is open to everybody. */
export type ChipAccess = {
  /** MRZ_information (Doc 9303-11 App D.2): the password of BAC and PACE. */
  mrz: string
  /** The card access number, another password of PACE. */
  can?: string
  bac: boolean
  pace?: readonly PaceOffer[]
  /** The chip takes extended lengths unless said. */
  extendedLength?: boolean
}

/** The private keys of a chip. */
export type ChipKeys = {
  active?: ActiveKey
  chip?: readonly ChipKey[]
  /** Of chip-authentication mapping; their key ids are the ids of their domain parameters. */
  mapping?: readonly StaticKey[]
  /** Name of the certification authority of Terminal Authentication, which admits nobody. */
  authority?: Uint8Array
}

/** What a chip is made of. Files: EF.CardAccess 011C and, below the application, EF.COM 011E, EF.SOD 011D, 0101 …. */
export type ChipParts = {
  files: Files
  access: ChipAccess
  keys?: ChipKeys
  random: Random
  witness: Witness
  acts?: ChipActs
}

const passwordsOf = ({ mrz, can }: ChipAccess): Passwords =>
  new Map([
    [PASSWORD_MRZ, mrzSecret(mrz)],
    ...(can === undefined ? [] : [[PASSWORD_CAN, new Uint8Array(Buffer.from(can, 'latin1'))] as const]),
  ])

const accessProtocols = ({ access, keys = {}, random }: ChipParts): Protocol[] => {
  const protocols: Protocol[] = []
  if (access.bac) protocols.push(bac(access.mrz, random.fork('bac')))
  if (access.pace?.length)
    protocols.push(
      pace({
        passwords: passwordsOf(access),
        offers: access.pace,
        mappingKeys: keys.mapping ?? [],
        ...(keys.authority ? { authorityReference: keys.authority } : {}),
        random: random.fork('pace'),
      }),
    )
  return protocols
}

const authenticationProtocols = ({ keys = {}, random }: ChipParts): Protocol[] => [
  ...(keys.chip?.length ? [chipAuthentication(keys.chip)] : []),
  ...(keys.active ? [activeAuthentication(keys.active, random.fork('active-authentication'))] : []),
]

/** The chip of a passport: Doc 9303-10 §3 and 9303-11 §4, §6 and §7.1. */
export const passportChip = (parts: ChipParts): Chip => {
  const { files, access, keys = {}, random, witness, acts } = parts
  // Before BAC, which shares GET CHALLENGE and EXTERNAL AUTHENTICATE with it.
  const terminal = keys.authority ? [terminalAuthentication(keys.authority)] : []
  const provesKey = keys.authority ?? keys.chip ?? keys.mapping
  const asked = provesKey ? [challenge(random.fork('challenge'))] : []
  const begun = [...terminal, ...asked, ...accessProtocols(parts), ...authenticationProtocols(parts)]
  const hasEnvironment = access.pace?.length || keys.chip?.length || keys.authority
  const protocols = [select(files), readBinary(files), ...begun, ...(hasEnvironment ? [securityEnvironment()] : [])]
  const traits = {
    extendedLength: access.extendedLength ?? true,
    longestApdus: LONGEST_APDUS,
    unprotected: !access.bac && !access.pace?.length,
  }
  return chipOf(protocols, witness, { traits, ...(acts ? { acts } : {}) })
}
