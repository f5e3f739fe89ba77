import type { Profile } from '../contract/profile'
import type { ServiceAnswer } from '../contract/services'
import type { DriverName } from '../drivers/open-driver'
import type { AttendantAddress } from './actors/attendant'

/** What the command line hands to every scenario; plain data, since cucumber copies it. */
export type WorldParameters = {
  seed: string
  driver: DriverName
  profile: Profile
  /** Virtual time at which each scenario starts: milliseconds since 1970. */
  startsAt: number
  /** The same scenarios run again and again: pictures are kept. */
  proving?: boolean
  /** Name of the fault in the embedded reference, when the suite is proved. */
  fault?: string
  /** Once a check of one of these clauses was broken, the rest of the run is left out. */
  untilBroken?: string[]
  /** What whoever runs it trusts beside the states of the suite: base64 of DER, as the service answers. */
  trust?: ServiceAnswer<'trustList'>
  /** This process runs more scenarios after these: what it drives with stays up. */
  goesOn?: boolean
  /** The clause that each step is held to, in order, where a story stands outside every rule. */
  clauses?: string[]
  /** Folder for evidence; absent when none is kept. */
  evidence?: string
  /** Address of an implementation elsewhere. */
  implementation?: string
  /** How many values of different factors the combinations of a run cover: 2 unless said. */
  strength?: 2 | 3
  /** Where the person at the keyboard can be asked; absent in a run that nobody attends. */
  attended?: AttendantAddress
}
