import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { codeAt, fromBase32, timeStep } from './one-time-code'

const ascii = (text: string) => new Uint8Array(Buffer.from(text, 'ascii'))
/** RFC 6238 appendix B with erratum 2866: the key is as long as the digest. */
const DIGITS = '1234567890'
const KEYS = {
  SHA1: ascii(DIGITS.repeat(2)),
  SHA256: ascii(DIGITS.repeat(4).slice(0, 32)),
  SHA512: ascii(DIGITS.repeat(7).slice(0, 64)),
}
/** RFC 6238 appendix B: seconds, then the code of eight digits with SHA-1, SHA-256 and SHA-512. */
const APPENDIX_B = [
  [59, '94287082', '46119246', '90693936'],
  [1111111109, '07081804', '68084774', '25091201'],
  [1111111111, '14050471', '67062674', '99943326'],
  [1234567890, '89005924', '91819424', '93441116'],
  [2000000000, '69279037', '90698825', '38618901'],
  [20000000000, '65353130', '77737706', '47863826'],
] as const
/** RFC 4226 appendix D: counters 0 to 9 with six digits. */
const APPENDIX_D = '755224 287082 359152 969429 338314 254676 287922 162583 399871 520489'.split(' ')

describe('one-time codes', () => {
  for (const [seconds, ...codes] of APPENDIX_B)
    it(`are those of RFC 6238 appendix B at ${seconds} s`, () => {
      const algorithms = ['SHA1', 'SHA256', 'SHA512'] as const
      const step = timeStep(seconds * 1000, 30)
      assert.deepEqual(
        algorithms.map((algorithm) => codeAt({ algorithm, digits: 8, key: KEYS[algorithm] }, step)),
        codes,
      )
    })

  it('are those of RFC 4226 appendix D', () => {
    const generator = { algorithm: 'SHA1', digits: 6, key: KEYS.SHA1 } as const
    assert.deepEqual(
      APPENDIX_D.map((_, counter) => codeAt(generator, counter)),
      APPENDIX_D,
    )
  })

  it('come from keys in base32 (RFC 4648 §10)', () => {
    const vectors = { MY: 'f', MZXQ: 'fo', MZXW6: 'foo', MZXW6YQ: 'foob', MZXW6YTB: 'fooba', MZXW6YTBOI: 'foobar' }
    for (const [text, meant] of Object.entries(vectors)) assert.deepEqual(fromBase32(text), ascii(meant))
    assert.deepEqual(fromBase32('mzxw 6yq='), ascii('foob'))
    assert.throws(() => fromBase32('M1'), /"1" is no character of base32/)
  })
})
