import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { once } from '../../certs/once'
import type { Random } from '../../core/random'
import { toBytes } from '../../emrtd/curve'
import { domainParameters } from '../../emrtd/domain-parameters'
import { CURVE_IDS, encodeOid } from '../../emrtd/object-ids'
import { encodeTlv } from '../../emrtd/tlv'
import { createStaticKey, type StaticKey } from './key-agreement'
import rsa from './pools/active-rsa.json'
import type { ActiveHash, ActiveKey } from './protocols/active-authentication'
import { type ParameterForm, publicKeyInfo } from './public-key-info'

/** 512 is what no document should have. */
export type ActiveKeyBits = 512 | 1024 | 1280 | 1536 | 2048 | 3072

/** The key of Active Authentication that a passport is to have. */
export type ActiveAuthenticationOrder =
  | {
      kind: 'rsa'
      /** 2048 unless said. */
      bits?: ActiveKeyBits
      /** SHA-256 unless said. */
      hash?: ActiveHash
    }
  | {
      kind: 'ecdsa'
      parameterId: number
      /** The longest that is no longer than the key, unless said. */
      hash?: ActiveHash
      parameters?: Extract<ParameterForm, 'explicit' | 'named'>
    }

/** The private key, and SubjectPublicKeyInfo for DG15. */
export type ActiveKeyPair = { active: ActiveKey; publicKey: Uint8Array }

/** Committed TEST keys, made by `openssl genrsa`: they are slow to make and cannot follow from a seed. */
const POOLS: Readonly<Record<ActiveKeyBits, readonly string[]>> = rsa.keys

/** RFC 5915 §3. */
const privateKeyOf = ({ parameterId, secret, publicKey }: StaticKey): KeyObject => {
  const dp = domainParameters(parameterId)
  if (!dp) throw new RangeError(`ECDSA needs a curve, ${parameterId} is none`)
  const der = encodeTlv(0x30, [
    Uint8Array.of(0x02, 1, 1),
    encodeTlv(0x04, toBytes(secret, dp.size)),
    encodeTlv(0xa0, encodeTlv(0x06, encodeOid(CURVE_IDS[dp.curve]))),
    encodeTlv(0xa1, encodeTlv(0x03, [Uint8Array.of(0), publicKey])),
  ])
  return createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'sec1' })
}

/** Doc 9303-11 §6.1.2.3: not longer than the key. */
const hashFor = (parameterId: number): ActiveHash => {
  const { size = 0 } = domainParameters(parameterId) ?? {}
  if (size < 28) throw new RangeError(`no hash of Active Authentication is as short as the key on ${parameterId}`)
  if (size < 32) return 'sha224'
  return size < 48 ? 'sha256' : size < 64 ? 'sha384' : 'sha512'
}

export const createActiveKey = (order: ActiveAuthenticationOrder, random: Random): ActiveKeyPair => {
  if (order.kind === 'rsa') {
    const key = createPrivateKey(random.pick(POOLS[order.bits ?? 2048]))
    const publicKey = new Uint8Array(createPublicKey(key).export({ type: 'spki', format: 'der' }))
    return { active: { kind: 'rsa', hash: order.hash ?? 'sha256', key: () => key }, publicKey }
  }
  const { parameterId, hash = hashFor(parameterId), parameters = 'explicit' } = order
  const key = createStaticKey(parameterId, random)
  // OpenSSL checks a key when it takes it in, which is half as dear as making one; few passports are asked to sign.
  return { active: { kind: 'ec', hash, key: once(() => privateKeyOf(key)) }, publicKey: publicKeyInfo(key, parameters) }
}
