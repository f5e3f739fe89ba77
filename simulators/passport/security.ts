import type { Random } from '../../core/random'
import type { CipherName } from '../../emrtd/key-derivation'
import { agreementOf, type ChipAuthenticationProtocol } from '../../emrtd/security-protocols'
import { type ActiveAuthenticationOrder, createActiveKey } from './active-keys'
import { createStaticKey, type StaticKey } from './key-agreement'
import type { ChipKeys } from './passport-chip'
import type { ChipKey } from './protocols/chip-authentication'
import type { PaceOffer } from './protocols/pace/pace'
import type { ParameterForm } from './public-key-info'
import {
  activeAuthenticationInfo,
  chipAuthenticationInfo,
  chipAuthenticationPublicKeyInfo,
  paceInfo,
  terminalAuthenticationInfo,
} from './security-infos'

/** How a passport is opened. Neither BAC nor PACE: it is open to everybody. */
export type PassportAccess = {
  bac: boolean
  pace: readonly PaceOffer[]
  /** The card access number, another password of PACE. */
  can?: string
  /** The chip takes extended lengths, and EF.ATR/INFO says so, unless said. */
  extendedLength?: boolean
  /** EF.DIR is there. */
  directory?: boolean
}

/** One ChipAuthenticationInfo. Those with the same domain parameters and key id are about one key. */
export type ChipAuthenticationOrder = {
  cipher: CipherName
  /** Of Doc 9303-11 §9.5.1: 0 to 2 for DH, 8 to 18 for ECDH. */
  parameterId: number
  /** Needed where there is more than one key. */
  keyId?: number
  /** Explicit unless said. */
  parameters?: ParameterForm
  /** There is no ChipAuthenticationInfo, only the public key, as on early documents: 3DES is then understood. */
  unannounced?: boolean
}

export type PassportAuthentication = {
  active?: ActiveAuthenticationOrder
  chip?: readonly ChipAuthenticationOrder[]
  /** Terminal Authentication under this certification authority (EF.CVCA), which admits nobody. */
  terminal?: { authority: string }
}

/** The keys of one chip, and what its signed files say about them. */
export type Security = {
  keys: ChipKeys
  /** Members of DG14; none: there is no DG14. */
  dg14: readonly Uint8Array[]
  /** SubjectPublicKeyInfo of DG15. */
  dg15?: Uint8Array
  /** Members of EF.CardSecurity; none: there is no EF.CardSecurity. */
  cardSecurity: readonly Uint8Array[]
}

type Keyed = { key: ChipKey; orders: ChipAuthenticationOrder[] }

const keysOf = (orders: readonly ChipAuthenticationOrder[], random: Random): Keyed[] => {
  const byName = new Map<string, ChipAuthenticationOrder[]>()
  for (const order of orders) {
    const name = `${order.parameterId}/${order.keyId ?? ''}`
    byName.set(name, [...(byName.get(name) ?? []), order])
  }
  return [...byName].map(([name, those]) => {
    const [{ parameterId, keyId } = { parameterId: 0, keyId: undefined }] = those
    const key: ChipKey = {
      ...createStaticKey(parameterId, random.fork(name)),
      ...(keyId === undefined ? {} : { keyId }),
      ciphers: those.map(({ cipher }) => cipher),
    }
    return { key, orders: those }
  })
}

const protocolOf = ({ cipher, parameterId }: ChipAuthenticationOrder): ChipAuthenticationProtocol => ({
  cipher,
  agreement: agreementOf(parameterId) ?? 'ECDH',
})

const chipAuthenticationInfos = (keyed: readonly Keyed[]): Uint8Array[] =>
  keyed.flatMap(({ key, orders }) => [
    chipAuthenticationPublicKeyInfo(key, orders[0]?.parameters ?? 'explicit', key.keyId),
    ...orders
      .filter(({ unannounced }) => !unannounced)
      .map((order) => chipAuthenticationInfo(protocolOf(order), key.keyId)),
  ])

/** Doc 9303-11 §9.2.1: one key for each set of domain parameters, under their id. */
const mappingKeysOf = (offers: readonly PaceOffer[], random: Random): StaticKey[] => {
  const ids = offers.filter(({ mapping }) => mapping === 'CAM').map(({ parameterId }) => parameterId)
  return [...new Set(ids)].map((id) => createStaticKey(id, random.fork(`mapping/${id}`)))
}

/** What follows from the order and its source of chance: twice the same. */
export const securityOf = (access: PassportAccess, ordered: PassportAuthentication, random: Random): Security => {
  const paceInfos = access.pace.map(paceInfo)
  const keyed = keysOf(ordered.chip ?? [], random.fork('chip-authentication'))
  const mapping = mappingKeysOf(access.pace, random)
  const pair = ordered.active && createActiveKey(ordered.active, random.fork('active-authentication'))
  const authority = ordered.terminal && new Uint8Array(Buffer.from(ordered.terminal.authority, 'latin1'))
  return {
    keys: {
      chip: keyed.map(({ key }) => key),
      mapping,
      ...(pair ? { active: pair.active } : {}),
      ...(authority ? { authority } : {}),
    },
    dg14: [
      ...paceInfos,
      ...chipAuthenticationInfos(keyed),
      ...(pair?.active.kind === 'ec' ? [activeAuthenticationInfo(pair.active.hash)] : []),
      ...(authority ? [terminalAuthenticationInfo()] : []),
    ],
    ...(pair ? { dg15: pair.publicKey } : {}),
    cardSecurity:
      mapping.length === 0
        ? []
        : [
            ...paceInfos,
            ...mapping.map((key) => chipAuthenticationPublicKeyInfo(key, 'standardized', key.parameterId)),
          ],
  }
}
