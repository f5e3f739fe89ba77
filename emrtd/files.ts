/** Files of the eMRTD: Doc 9303-10 §3.11 (files of the master file) and §4 (files and tags of the LDS). */
export const MRTD_AID = Uint8Array.of(0xa0, 0x00, 0x00, 0x02, 0x47, 0x10, 0x01)
export const MF = 0x3f00

export const EF_ATR_INFO = 0x2f01
export const EF_DIR = 0x2f00
export const EF_CARD_ACCESS = 0x011c
export const EF_CARD_SECURITY = 0x011d
/** Below the application; EF.CardSecurity has the same identifier below the master file. */
export const EF_SOD = 0x011d
export const EF_COM = 0x011e
/** BSI TR-03110-3 A.1.2.2: names of certification authorities, below the application. */
export const EF_CVCA = 0x011c
/** 3F00 011D and 1001 011C (the application by the end of its name): two files whose identifiers others have too. */
export const PATH_EF_CARD_SECURITY = 0x3f00_011d
export const PATH_EF_CVCA = 0x1001_011c

export const SHORT_ID_CARD_ACCESS = 0x1c
export const SHORT_ID_SOD = 0x1d
export const SHORT_ID_COM = 0x1e

export const TAG_COM = 0x60
export const TAG_SOD = 0x77

export type DataGroup = { fileId: number; shortId: number; tag: number; name: string }

const DATA_GROUPS: readonly (readonly [tag: number, name: string])[] = [
  [0x61, 'MRZ'],
  [0x75, 'face'],
  [0x63, 'fingers'],
  [0x76, 'irises'],
  [0x65, 'displayed portrait'],
  [0x66, 'reserved'],
  [0x67, 'displayed signature'],
  [0x68, 'data features'],
  [0x69, 'structure features'],
  [0x6a, 'substance features'],
  [0x6b, 'additional personal details'],
  [0x6c, 'additional document details'],
  [0x6d, 'optional details'],
  [0x6e, 'security options'],
  [0x6f, 'Active Authentication public key'],
  [0x70, 'persons to notify'],
]

/** @param number 1 to 16; RangeError otherwise. */
export const dataGroup = (number: number): DataGroup => {
  const [tag, name] = DATA_GROUPS[number - 1] ?? []
  if (tag === undefined || name === undefined) throw new RangeError(`there is no data group ${number}`)
  return { fileId: 0x0100 + number, shortId: number, tag, name }
}

/** The number of the data group that has this tag (as EF.COM lists them), or undefined. */
export const dataGroupOfTag = (tag: number): number | undefined => {
  const index = DATA_GROUPS.findIndex(([candidate]) => candidate === tag)
  return index < 0 ? undefined : index + 1
}
