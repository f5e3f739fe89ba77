import { createPublicKey } from 'node:crypto'
import { equalBytes } from '../../../core/bytes'
import { createRandom } from '../../../core/random'
import { dataGroup, PATH_EF_CARD_SECURITY } from '../../../emrtd/files'
import type { CipherName } from '../../../emrtd/key-derivation'
import { ID_ACTIVE_AUTHENTICATION } from '../../../emrtd/object-ids'
import { encodeTlv, readTlv } from '../../../emrtd/tlv'
import { type ActiveAuthenticationOrder, type ActiveKeyPair, createActiveKey } from '../active-keys'
import { createStaticKey } from '../key-agreement'
import type { PassportOrder } from '../order'
import type { ChipKeys } from '../passport-chip'
import { status } from '../protocol'
import type { PaceOffer } from '../protocols/pace/pace'
import { integer, oid, sequence } from '../public-key-info'
import type { ChipAuthenticationOrder } from '../security'
import {
  chipAuthenticationInfo,
  chipAuthenticationPublicKeyInfo,
  dg14,
  dg15,
  paceInfo,
  securityInfos,
} from '../security-infos'
import { protocolDoes } from './acts'
import type { Deviation, NamedDeviation } from './deviation'
import { changed, followedBy, objectAt } from './objects'

/** PACE, Chip and Active Authentication in their variants, and chips that only pretend: Doc 9303-11 §4.4, §6. */

type Ordered = NonNullable<Deviation['ordered']>

const withPace =
  (...pace: PaceOffer[]): Ordered =>
  (order) => ({ ...order, access: { ...order.access, pace } })
const withActive =
  (active: ActiveAuthenticationOrder): Ordered =>
  (order: PassportOrder) => ({ ...order, authentication: { ...order.authentication, active } })
const withChip =
  (...chip: ChipAuthenticationOrder[]): Ordered =>
  (order: PassportOrder) => ({ ...order, authentication: { ...order.authentication, chip } })

const quirk = (means: string, cases: readonly string[], ordered: Ordered): NamedDeviation => ({
  kind: 'quirk',
  means,
  cases,
  ordered,
})

const GROUPS: Readonly<Record<number, string>> = {
  0: 'the 1024-bit group',
  1: 'the 2048-bit group of order 224',
  2: 'the 2048-bit group of order 256',
  8: 'P-192',
  9: 'brainpoolP192r1',
  10: 'P-224',
  11: 'brainpoolP224r1',
  12: 'P-256',
  13: 'brainpoolP256r1',
  14: 'brainpoolP320r1',
  15: 'P-384',
  16: 'brainpoolP384r1',
  17: 'brainpoolP512r1',
  18: 'P-521',
}
const MAPPINGS = { GM: 'generic', IM: 'integrated', CAM: 'chip-authentication' } as const
const pace = (
  mapping: 'GM' | 'IM' | 'CAM',
  cipher: CipherName,
  parameterId: number,
  ...cases: string[]
): NamedDeviation =>
  quirk(
    `the chip does PACE with ${MAPPINGS[mapping]} mapping and ${cipher} on ${GROUPS[parameterId]}`,
    cases,
    withPace({ mapping, cipher, parameterId }),
  )

const chipAuthentication = (cipher: CipherName, parameterId: number, ...cases: string[]): NamedDeviation =>
  quirk(
    `the chip does Chip Authentication with ${cipher} on ${GROUPS[parameterId]}`,
    cases,
    withChip({ cipher, parameterId }),
  )
const active = (how: string, order: ActiveAuthenticationOrder, ...cases: string[]): NamedDeviation =>
  quirk(`the chip does Active Authentication with ${how}`, cases, withActive(order))

const FORGER = createRandom('a forger, whose keys no state has signed')
const activeDefect = (
  means: string,
  cases: readonly string[],
  fails: string,
  order: ActiveAuthenticationOrder,
): NamedDeviation => ({ ...quirk(means, cases, withActive(order)), kind: 'defect', fails })

/** ActiveAuthenticationInfo (Doc 9303-11 §9.2.4) with 2.999 for an algorithm. */
const sequenceOfUnknownAlgorithm = (): Uint8Array =>
  sequence(oid(ID_ACTIVE_AUTHENTICATION), integer(1), encodeTlv(0x06, Uint8Array.of(0x88, 0x37)))

/** Of RIPEMD-160 in ISO/IEC 10118-3, which Doc 9303-11 §6.1.2.2 does not have. */
const TRAILER_OF_RIPEMD160 = Uint8Array.of(0x31, 0xcc)
const withTrailer =
  (trailer: Uint8Array) =>
  (keys: ChipKeys): ChipKeys =>
    keys.active ? { ...keys, active: { ...keys.active, trailer } } : keys
/** One answer in 256 is so; each is drawn anew. */
const MOST_DRAWS = 10_000

const RSA: ActiveAuthenticationOrder = { kind: 'rsa' }
const CHIP: ChipAuthenticationOrder = { cipher: 'AES-128', parameterId: 13 }
/** RSA keys come from a pool: of two different ones, one at least is not the holder's. */
const FORGED = ['one', 'other', 'third'].map((which) => createActiveKey(RSA, FORGER.fork(which)))
const forgedFor = (genuine: Uint8Array): ActiveKeyPair =>
  FORGED.find(({ publicKey }) => !equalBytes(publicKey, genuine)) ?? FORGED[0] ?? createActiveKey(RSA, FORGER)
const publicHalf = ({ active }: ChipKeys): Uint8Array =>
  active ? new Uint8Array(createPublicKey(active.key()).export({ type: 'spki', format: 'der' })) : new Uint8Array(0)
const withForgedActive = (keys: ChipKeys): ChipKeys => ({ ...keys, active: forgedFor(publicHalf(keys)).active })
const forgedChip = createStaticKey(CHIP.parameterId, FORGER.fork('chip'))
const forgedChipKeys = [{ ...forgedChip, ciphers: [CHIP.cipher] }]

const clone = (
  means: string,
  cases: readonly string[],
  fails: string,
  ordered: Ordered,
  chipKeys: (keys: ChipKeys) => ChipKeys,
  stored?: NonNullable<Deviation['stored']>,
): NamedDeviation => ({ kind: 'defect', means, cases, fails, ordered, chipKeys, ...(stored ? { stored } : {}) })

const withoutActive = ({ active: _, ...keys }: ChipKeys): ChipKeys => keys
const ownDg15 = (files: Map<number, Uint8Array>) => {
  const genuine = files.get(dataGroup(15).fileId)
  if (!genuine) return files
  return new Map(files).set(dataGroup(15).fileId, dg15(forgedFor(readTlv(genuine).value).publicKey))
}
const ownDg14 = (files: Map<number, Uint8Array>) =>
  new Map(files).set(
    dataGroup(14).fileId,
    dg14([
      chipAuthenticationPublicKeyInfo(forgedChip, 'explicit'),
      chipAuthenticationInfo({ cipher: CHIP.cipher, agreement: 'ECDH' }),
    ]),
  )
const BAC_ONLY: Ordered = (order) => ({ ...order, access: { ...order.access, bac: true, pace: [] } })
const then =
  (...those: Ordered[]): Ordered =>
  (order) =>
    those.reduce((so, next) => next(so), order)

const CAM: PaceOffer = { mapping: 'CAM', cipher: 'AES-128', parameterId: 13 }
const inCardSecurity = (
  means: string,
  id: string,
  fails: string,
  cardSecurity: NonNullable<Deviation['cardSecurity']>,
): NamedDeviation => ({ ...quirk(means, [id], withPace(CAM)), kind: 'defect', fails, cardSecurity })
/** @param left what stands in its place on a chip with chip-authentication mapping */
const storedCardSecurity = (means: string, left: (file: Uint8Array) => Uint8Array | undefined): NamedDeviation => ({
  ...quirk(means, [], withPace(CAM)),
  kind: 'defect',
  fails: 'card-security',
  stored: (files) => {
    const others = new Map(files)
    const now = left(files.get(PATH_EF_CARD_SECURITY) ?? new Uint8Array())
    others.delete(PATH_EF_CARD_SECURITY)
    return now ? others.set(PATH_EF_CARD_SECURITY, now) : others
  },
})
/** The longer of the two members. */
const keyInfoIn = (infos: Uint8Array): Uint8Array => objectAt(infos, [0, 1])

const STRONG = { cipher: 'AES-256', parameterId: 13 } as const
const GENERAL_AUTHENTICATE = 0x86
const WEAK = { cipher: '3DES', parameterId: 8 } as const

export const PROTOCOL_DEVIATIONS: readonly NamedDeviation[] = [
  pace('GM', '3DES', 13, 'ISO7816_G_04'),
  pace('GM', 'AES-192', 12, 'ISO7816_G_04'),
  pace('GM', 'AES-256', 16, 'ISO7816_G_02', 'RF-03-pace-takes-seconds'),
  pace('GM', 'AES-256', 18, 'ISO7816_G_02'),
  pace('GM', 'AES-128', 2, 'ISO7816_G_02'),
  pace('IM', 'AES-128', 13, 'ISO7816_G_03', 'AC-05-pace-im'),
  pace('IM', 'AES-128', 1, 'ISO7816_G_03'),
  pace('CAM', 'AES-128', 13, 'ISO7816_G_41', 'ISO7816_G_34', 'AC-06-pace-cam'),
  quirk(
    'the chip offers PACE with generic and with integrated mapping',
    ['ISO7816_G_06'],
    withPace({ cipher: 'AES-128', parameterId: 13 }, { mapping: 'IM', cipher: 'AES-256', parameterId: 15 }),
  ),
  // The same protocol twice: only data object 84 tells which is meant (Doc 9303-11 §4.4.4.1).
  quirk(
    'the chip offers PACE with generic mapping on two curves',
    ['AC-04-several-paceinfo-need-84'],
    withPace({ cipher: 'AES-128', parameterId: 12 }, { cipher: 'AES-128', parameterId: 13 }),
  ),
  quirk(
    'the chip offers PACE with 3DES, with AES-128 and with AES-256',
    ['Doc 9303-11 §4.4.3.2'],
    withPace(
      { cipher: '3DES', parameterId: 13 },
      { cipher: 'AES-128', parameterId: 13 },
      { cipher: 'AES-256', parameterId: 13 },
    ),
  ),
  quirk(
    'the chip offers PACE with generic and with chip-authentication mapping',
    ['Doc 9303-11 §4.4.3.5'],
    withPace({ cipher: 'AES-128', parameterId: 13 }, { mapping: 'CAM', cipher: 'AES-128', parameterId: 13 }),
  ),
  chipAuthentication('AES-128', 13, 'ISO7816_D_02', 'ISO7816_D_03'),
  chipAuthentication('3DES', 12, 'ISO7816_D_02'),
  chipAuthentication('AES-256', 2, 'ISO7816_D_01', 'ISO7816_D_14'),
  quirk(
    'the chip has three keys of Chip Authentication',
    ['ISO7816_D_05'],
    withChip(
      { cipher: '3DES', parameterId: 12, keyId: 1 },
      { cipher: 'AES-128', parameterId: 13, keyId: 2 },
      { cipher: 'AES-256', parameterId: 16, keyId: 3 },
    ),
  ),
  quirk(
    'the chip has two keys of Chip Authentication',
    ['ISO7816_D_04', 'CA-03-several-ca-keys'],
    withChip({ cipher: '3DES', parameterId: 12, keyId: 1 }, { cipher: 'AES-128', parameterId: 13, keyId: 2 }),
  ),
  quirk(
    'DG14 has the public key of Chip Authentication and no information about it',
    ['CA-01-ca-info-missing'],
    withChip({ cipher: '3DES', parameterId: 13, unannounced: true }),
  ),
  active('RSA and SHA-1', { kind: 'rsa', hash: 'sha1' }, 'ISO7816_F_01'),
  active('RSA and SHA-224', { kind: 'rsa', hash: 'sha224' }, 'ISO7816_F_04'),
  active('RSA and SHA-256', RSA, 'ISO7816_F_05', 'CA-06-aa-rsa-trailer'),
  active('RSA and SHA-384', { kind: 'rsa', hash: 'sha384' }, 'ISO7816_F_06'),
  active('RSA and SHA-512', { kind: 'rsa', hash: 'sha512' }, 'ISO7816_F_07'),
  active('RSA of 3072 bits', { kind: 'rsa', bits: 3072 }, 'AP-09-ext-length-needed-for-aa'),
  active('ECDSA', { kind: 'ecdsa', parameterId: 13 }, 'ISO7816_F_02'),
  {
    ...quirk(
      'a long answer to Active Authentication is empty, a short one is there',
      ['AP-10-ext-le-returns-empty'],
      withActive(RSA),
    ),
    chipActs: () =>
      protocolDoes('active-authentication', ({ request, honest }) => {
        const response = honest()
        return response && request.extended ? { ...response, data: new Uint8Array(0) } : response
      }),
  },
  {
    ...activeDefect(
      'DG14 names a signature algorithm of Active Authentication that there is not',
      ['ISO7816_F_09'],
      'active-authentication',
      { kind: 'ecdsa', parameterId: 13 },
    ),
    issuedGroups: (groups) => new Map(groups).set(14, dg14([sequenceOfUnknownAlgorithm()])),
  },
  activeDefect(
    'the chip does Active Authentication with ECDSA and SHA-1',
    ['Doc 9303-11 §6.1.2.3'],
    'active-authentication',
    { kind: 'ecdsa', parameterId: 13, hash: 'sha1' },
  ),
  activeDefect('the key of Active Authentication is RSA of 512 bits', ['CA-09-aa-weak-key'], 'active-authentication', {
    kind: 'rsa',
    bits: 512,
    hash: 'sha1',
  }),
  {
    ...quirk(
      'the answer to Active Authentication begins with a zero byte',
      ['PK-11-rsa-leading-zeros'],
      withActive({ kind: 'rsa', bits: 1024 }),
    ),
    chipActs: () =>
      protocolDoes('active-authentication', ({ honest }) => {
        let response = honest()
        for (let drawn = 1; drawn < MOST_DRAWS && response && (response.data[0] ?? 0) !== 0; drawn++)
          response = honest()
        return response
      }),
  },
  {
    ...activeDefect(
      'the trailer of the answer to Active Authentication is that of a hash that Doc 9303 does not have',
      ['ISO7816_F_08'],
      'active-authentication',
      RSA,
    ),
    chipKeys: withTrailer(TRAILER_OF_RIPEMD160),
  },
  clone(
    'the chip has not the key of Active Authentication',
    ['CA-08-verdict-before-pa'],
    'chip-genuine',
    withActive(RSA),
    withoutActive,
  ),
  clone(
    'the chip proves another key than DG15 says',
    ['CA-08-verdict-before-pa'],
    'active-authentication',
    withActive(RSA),
    withForgedActive,
  ),
  clone(
    "DG15 and the key that the chip proves are a forger's",
    ['CA-08-verdict-before-pa'],
    'dg15-hash',
    withActive(RSA),
    withForgedActive,
    ownDg15,
  ),
  clone(
    'the chip has not the key of Chip Authentication',
    ['CA-08-verdict-before-pa'],
    'chip-genuine',
    withChip(CHIP),
    ({ chip: _, ...keys }) => keys,
  ),
  clone(
    'the chip has another key of Chip Authentication than DG14 says',
    ['CA-08-verdict-before-pa'],
    'chip-authentication',
    withChip(CHIP),
    (keys) => ({ ...keys, chip: forgedChipKeys }),
  ),
  {
    kind: 'defect',
    means: 'after Chip Authentication the chip goes on under the keys from before',
    cases: ['ISO7816_D_09'],
    fails: 'chip-authentication',
    ordered: withChip(CHIP),
    chipActs: () =>
      // GENERAL AUTHENTICATE of PACE comes without a channel, that of Chip Authentication within one.
      protocolDoes('security-environment', ({ session, honest }) => {
        const before = session.channel
        const response = honest()
        if (before) session.channel = before
        return response
      }),
  },
  clone(
    "DG14 and the key of Chip Authentication are a forger's",
    ['CA-08-verdict-before-pa'],
    'dg14-hash',
    then(BAC_ONLY, withChip(CHIP)),
    (keys) => ({ ...keys, chip: forgedChipKeys }),
    ownDg14,
  ),
  clone(
    'the chip has another key of chip-authentication mapping than EF.CardSecurity says',
    ['ISO7816_G_39'],
    'chip-authentication-mapping',
    withPace({ mapping: 'CAM', cipher: 'AES-128', parameterId: 13 }),
    (keys) => ({ ...keys, mapping: [forgedChip] }),
  ),
  {
    ...quirk('EF.CardSecurity has a SecurityInfo more than EF.CardAccess', ['LDS_J_01'], withPace(CAM)),
    cardSecurity: (infos) =>
      changed(infos, [0, 0], followedBy(sequence(encodeTlv(0x06, Uint8Array.of(0x88, 0x37)), integer(1)))),
  },
  inCardSecurity(
    'EF.CardSecurity signs another PACE than EF.CardAccess offers',
    'LDS_J_03',
    'pace-not-withheld',
    (infos) => securityInfos([paceInfo({ mapping: 'CAM', cipher: 'AES-256', parameterId: 13 }), keyInfoIn(infos)]),
  ),
  inCardSecurity(
    'EF.CardSecurity has another key of chip-authentication mapping',
    'LDS_J_04',
    'chip-authentication-mapping',
    () => securityInfos([paceInfo(CAM), chipAuthenticationPublicKeyInfo(forgedChip, 'standardized', CAM.parameterId)]),
  ),
  inCardSecurity('EF.CardSecurity has no key of chip-authentication mapping', 'ISO7816_G_40', 'card-security', () =>
    securityInfos([paceInfo(CAM)]),
  ),
  // Doc 9303-10 §3.11.4: a chip with chip-authentication mapping has EF.CardSecurity.
  storedCardSecurity('EF.CardSecurity is missing on a chip with chip-authentication mapping', () => undefined),
  storedCardSecurity('EF.CardSecurity has been changed since it was signed', (file) =>
    file.with(-1, (file.at(-1) ?? 0) ^ 1),
  ),
  {
    kind: 'defect',
    means: 'EF.CardAccess offers a weaker PACE, which nobody signed',
    cases: ['LDS_J_02'],
    fails: 'pace-offer-signed',
    ordered: withPace(WEAK, STRONG),
    issuedGroups: (groups) => new Map(groups).set(14, dg14([paceInfo(STRONG)])),
  },
  {
    kind: 'defect',
    means: 'the chip answers Chip Authentication with an error',
    cases: ['CA-04-ca-6f00'],
    fails: 'reading',
    ordered: withChip(CHIP),
    chipActs: () =>
      protocolDoes('chip-authentication', ({ request, honest }) =>
        request.ins === GENERAL_AUTHENTICATE ? status(0x6f00) : honest(),
      ),
  },
]
