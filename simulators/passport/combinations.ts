import { coveringArray, type Row } from '../../core/covering-array'
import type { Random } from '../../core/random'
import type { MrzFormat } from '../../emrtd/mrz-layout'
import { ALL_DEVIATIONS } from './deviations/all'
import type { NamedDeviation } from './deviations/deviation'
import { DOCUMENT_PROFILES, type DocumentProfileName, documentProfile } from './document-profiles'

/**
 * What a run combines: documents of the field, passports and cards of their states, how they open, what is odd or wrong about them, and how well the field
 * holds them. Each run draws some values of each, and its rows cover every t of them that can stand together.
 */
export type Combination = { document: DocumentProfileName; access: Access; deviation: string; transport: Transport }
export const ACCESS_PROTOCOLS = ['PACE and BAC', 'PACE only', 'BAC only'] as const
type Access = (typeof ACCESS_PROTOCOLS)[number]
export const TRANSPORTS = ['held still', '40 ms for each answer', 'contact lost once', 'contact lost twice'] as const
type Transport = (typeof TRANSPORTS)[number]
export const HONEST = 'honest in everything'

/** Deviations that leave document and access as they are, by what they mean; of some protocol where they show in it only. */
type Choice = string | { means: string; needs: 'PACE' | 'BAC' }
export const QUIRKS: readonly Choice[] = [
  'the master file is selected, and the answer is 6982 (NZL)',
  'the chip answers 6700 to more than 160 bytes',
  'the chip answers 6700 to more than 192 bytes',
  'the chip answers 6CE7 to more than 231 bytes',
  'EF.COM and EF.SOD list DG13, which is not on the chip',
  'EF.COM names LDS version 1.8',
  'DG2 holds feature points before the portrait',
  'the lengths in the facial record are one byte too great',
  'the portrait is stored by ISO/IEC 39794-5',
  'EF.SOD: the certificate of the CSCA is inside too',
  'EF.SOD: its signer is named by the key identifier, in version 3',
  'EF.SOD: it does not say when it was signed',
  'the signer: its certificate does not name the key of its issuer',
  'it is signed with rsa2048 pss-sha256',
  'it is signed with brainpoolP384r1 ecdsa-sha384',
  { means: 'EF.CardAccess has further entries', needs: 'PACE' },
  { means: 'going back to the master file after BAC is answered by 6882', needs: 'BAC' },
]
export const DEFECTS: readonly Choice[] = [
  'the portrait in DG2 was changed after it was signed',
  'DG1 was altered, and its hash in EF.SOD to match; messageDigest and signature are the old ones',
  'the passport has expired',
  "the chip opens with the printed code and holds somebody else's passport",
  'protected answers have a wrong MAC',
  'protected answers have no protected status',
  'DG2 cannot be selected',
  'DG1 begins with tag 62',
  'EF.SOD: its signature is not right',
  'EF.SOD: the signed hash of DG2 is not that of DG2',
  'the signer: its certificate has expired',
  'the signer: its certificate is revoked',
  'the signer: a CSCA that looks like the right one, and that nobody trusts, signed its certificate',
  { means: 'the chip proves itself in BAC with a wrong MAC', needs: 'BAC' },
  { means: 'EF.CardAccess conceals PACE, which the signed DG14 names', needs: 'PACE' },
  {
    means: 'one bit of DG14 was changed after it was signed; it still offers what EF.CardAccess offers',
    needs: 'PACE',
  },
]
const meansOf = (choice: Choice): string => (typeof choice === 'string' ? choice : choice.means)
const NEEDS = new Map(
  [...QUIRKS, ...DEFECTS].flatMap((choice) => (typeof choice === 'string' ? [] : [[choice.means, choice.needs]])),
)

const hasPace = (document: string): boolean => documentProfile(document as DocumentProfileName).access.pace.length > 0

const isOf =
  (format: MrzFormat) =>
  (document: string): boolean =>
    documentProfile(document as DocumentProfileName).format === format

/** PACE is done where a chip offers it, so that BAC is seen on chips that have nothing else. */
export const canStandTogether = ({ document = '', access, deviation = '' }: Row): boolean => {
  const pace = access !== 'BAC only'
  const needs = NEEDS.get(deviation)
  return (hasPace(document) || !pace) && (needs === undefined || (needs === 'PACE') === pace)
}

const drawn = <T>(random: Random, from: readonly T[], count: number): T[] => {
  const left = [...from]
  return Array.from({ length: count }, () => left.splice(random.int(left.length), 1)).flat()
}

/** The rows of one run: the same seed gives the same. */
export const combinationsOf = (random: Random, strength: number): Combination[] => {
  const names = Object.keys(DOCUMENT_PROFILES)
  const newer = names.filter(hasPace)
  const older = names.filter((name) => !hasPace(name))
  const factors = {
    // Cards, which have PACE all, are few: each run has one of each format.
    document: [
      ...drawn(random, newer.filter(isOf('TD1')), 1),
      ...drawn(random, newer.filter(isOf('TD2')), 1),
      ...drawn(random, newer.filter(isOf('TD3')), 2),
      ...drawn(random, older, 1),
    ],
    access: ACCESS_PROTOCOLS,
    deviation: [HONEST, ...drawn(random, QUIRKS, 3).map(meansOf), ...drawn(random, DEFECTS, 2).map(meansOf)],
    transport: TRANSPORTS,
  }
  return coveringArray({ factors, strength, allowed: canStandTogether, random }) as Combination[]
}

const byMeaning = new Map(ALL_DEVIATIONS.map((deviation) => [deviation.means, deviation]))
/** Undefined for an honest passport. */
export const deviationIn = ({ deviation }: Combination): NamedDeviation | undefined => byMeaning.get(deviation)
