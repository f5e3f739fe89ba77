import { concat, fromHex } from '../../../../core/bytes'
import { BLOCK_SIZE, encryptCbc } from '../../../../emrtd/block-cipher'
import { toBigint } from '../../../../emrtd/curve'
import { type CipherName, KEY_LENGTH } from '../../../../emrtd/key-derivation'

/** Bits that the pseudo-random number has more than p, so that its rest is as good as uniform. */
const EXTRA_BITS = 64

const SHORT = {
  c0: fromHex('A668892A7C41E3CA739F40B057D85904'),
  c1: fromHex('A4E136AC725F738B01C1F60217C188AD'),
}
const LONG = {
  c0: fromHex('D463D65234124EF7897054986DCA0A174E28DF758CBAA03F240616414D5A1676'),
  c1: fromHex('54BD7255F0AAF831BEC3423FCF39D69B6CBF066677D0FAAE5AADD99DF8E53517'),
}

/** Bytes of the nonce s: the fewest whole blocks that are as long as a key. */
export const nonceLength = (cipher: CipherName): number =>
  Math.ceil(KEY_LENGTH[cipher] / BLOCK_SIZE[cipher]) * BLOCK_SIZE[cipher]

/**
 * R(s, t), of which R modulo p is the pseudo-random number: Doc 9303-11 §4.4.3.3.2, figure 2. `s` as long as
 * `nonceLength` says, `t` as a key of the cipher.
 */
export const pseudoRandom = (cipher: CipherName, s: Uint8Array, t: Uint8Array, p: bigint): Uint8Array => {
  const { c0, c1 } = s.length === SHORT.c0.length ? SHORT : LONG
  const iv = new Uint8Array(BLOCK_SIZE[cipher])
  const under = (key: Uint8Array, data: Uint8Array) => encryptCbc(cipher, key.subarray(0, KEY_LENGTH[cipher]), iv, data)
  const rounds = Math.ceil((p.toString(2).length + EXTRA_BITS) / (8 * s.length))
  const blocks: Uint8Array[] = []
  let key = under(t, s)
  for (let round = 0; round < rounds; round++) {
    blocks.push(under(key, c1))
    key = under(key, c0)
  }
  return concat(...blocks)
}

export const pseudoRandomNumber = (cipher: CipherName, s: Uint8Array, t: Uint8Array, p: bigint): bigint =>
  toBigint(pseudoRandom(cipher, s, t, p)) % p
