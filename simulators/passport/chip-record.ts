import { createPrivateKey } from 'node:crypto'
import { once } from '../../certs/once'
import { type Base64, base64, fromBase64, fromHex, type Hex, hex } from '../../core/bytes'
import type { StaticKey } from './key-agreement'
import type { ChipAccess, ChipKeys, ChipParts } from './passport-chip'
import type { ActiveKey } from './protocols/active-authentication'
import type { ChipKey } from './protocols/chip-authentication'

/** What a chip is made of, in a form that can be written down: all but chance, witness and what it does otherwise. */
export type ChipRecord = {
  /** By identifier, or path, in hexadecimal. */
  files: Record<Hex, Base64>
  access: ChipAccess
  keys: {
    /** PKCS#8. */
    active?: Pick<ActiveKey, 'kind' | 'hash'> & { pkcs8: Base64 }
    chip?: (KeyRecord & Pick<ChipKey, 'keyId' | 'ciphers'>)[]
    mapping?: KeyRecord[]
    authority?: Base64
  }
}
/** The private value as a hexadecimal number, the public one as it goes over the air. */
type KeyRecord = { parameterId: number; secret: Hex; publicKey: Hex }

const keyRecord = ({ parameterId, secret, publicKey }: StaticKey): KeyRecord => ({
  parameterId,
  secret: secret.toString(16),
  publicKey: hex(publicKey),
})
const keyOf = ({ parameterId, secret, publicKey }: KeyRecord): StaticKey => ({
  parameterId,
  secret: BigInt(`0x${secret}`),
  publicKey: fromHex(publicKey),
})

const activeRecord = ({ kind, hash, key }: ActiveKey) => ({
  kind,
  hash,
  pkcs8: base64(new Uint8Array(key().export({ type: 'pkcs8', format: 'der' }))),
})
const activeOf = ({ kind, hash, pkcs8 }: ReturnType<typeof activeRecord>): ActiveKey => ({
  kind,
  hash,
  key: once(() => createPrivateKey({ key: Buffer.from(pkcs8, 'base64'), format: 'der', type: 'pkcs8' })),
})

export const filesRecord = (files: ReadonlyMap<number, Uint8Array>): Record<Hex, Base64> =>
  Object.fromEntries(
    [...files].map(([id, content]) => [id.toString(16).padStart(4, '0').toUpperCase(), base64(content)]),
  )

export const chipRecord = ({ files, access, keys = {} }: ChipParts): ChipRecord => ({
  files: filesRecord(files),
  access,
  keys: {
    ...(keys.active ? { active: activeRecord(keys.active) } : {}),
    chip: (keys.chip ?? []).map(({ keyId, ciphers, ...key }) => ({
      ...keyRecord(key),
      ...(keyId === undefined ? {} : { keyId }),
      ciphers,
    })),
    mapping: (keys.mapping ?? []).map(keyRecord),
    ...(keys.authority ? { authority: base64(keys.authority) } : {}),
  },
})

const keysOf = ({ active, chip = [], mapping = [], authority }: ChipRecord['keys']): ChipKeys => ({
  ...(active ? { active: activeOf(active) } : {}),
  chip: chip.map((key) => ({
    ...keyOf(key),
    ...(key.keyId === undefined ? {} : { keyId: key.keyId }),
    ciphers: key.ciphers,
  })),
  mapping: mapping.map(keyOf),
  ...(authority ? { authority: fromBase64(authority) } : {}),
})

/** Throws SyntaxError, RangeError or what node:crypto throws where a key is malformed. */
export const recordedChip = ({ files, access, keys }: ChipRecord): Pick<ChipParts, 'files' | 'access' | 'keys'> => ({
  files: new Map(Object.entries(files).map(([id, content]) => [Number.parseInt(id, 16), fromBase64(content)])),
  access,
  keys: keysOf(keys),
})
