import type { ServiceAnswer } from '../../contract/services'
import { TOKENS } from '../../contract/services'
import type { Random } from '../../core/random'

/** One code display, audio code reader or chip, as its maker knows it. */
export type TokenRecord = { readonly serialNumber: string } & Omit<
  Extract<ServiceAnswer<'lookUpToken'>, { found: true }>,
  'found'
>
export type TokenKind = (typeof TOKENS)[number]
export const isTokenKind = (text: string): text is TokenKind => (TOKENS as readonly string[]).includes(text)

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Tokens as they leave the factory, each with a serial number of its own. */
export type TokenStock = {
  make(kind: TokenKind): TokenRecord
  find(serialNumber: string): TokenRecord | undefined
}

/** Six digits every 30 seconds, HMAC-SHA-1 with a key of 160 bits: RFC 6238 §4 with the sizes of RFC 4226 §4 and §5.3. */
export const createTokenStock = (random: Random): TokenStock => {
  const made = new Map<string, TokenRecord>()
  return {
    make: (kind) => {
      let serialNumber = random.digits(10)
      while (made.has(serialNumber)) serialNumber = random.digits(10)
      const secret = [...random.bytes(32)].map((byte) => BASE32[byte % 32]).join('')
      const record: TokenRecord = { serialNumber, kind, algorithm: 'SHA1', digits: 6, period: 30, secret }
      made.set(serialNumber, record)
      return record
    },
    find: (serialNumber) => made.get(serialNumber.replace(/[\s-]/g, '')),
  }
}
