import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fromHex, hex } from '../../core/bytes'
import { encryptCbc } from '../../emrtd/block-cipher'
import { domainParameters } from '../../emrtd/domain-parameters'
import { pad, retailMac } from '../../emrtd/mac'
import { printed, type WorkedExample, workedExample } from '../../emrtd/worked-examples'
import { performBac } from './bac'
import { choosePace, performPace } from './pace'
import { createFileReader } from './read-files'
import { openSession, secureSession, type Transceive } from './session'

/** A chip that knows one conversation and nothing else. */
const replay = (exchanges: readonly (readonly [command: string, response: string])[]) => {
  const left = [...exchanges]
  const transceive: Transceive = async (command) => {
    const [expected, response] = left.shift() ?? []
    assert.equal(hex(command), expected)
    return fromHex(response ?? '')
  }
  return { transceive, finished: () => assert.equal(left.length, 0) }
}
const drawing = (...values: string[]) => ({
  bytes: (length: number) => {
    const drawn = fromHex(values.shift() ?? '')
    assert.equal(drawn.length, length)
    return drawn
  },
})

const values = (example: WorkedExample, ...names: string[]): string[] => names.map((name) => printed(example, name))

describe('BAC, Doc 9303-11 App D.3', () => {
  const example = workedExample('9303-11-D.3')
  const of = (name: string) => printed(example, name)
  // App D.2: the printed code behind the keys of D.3.
  const information = printed(workedExample('9303-11-D.2-2'), 'info')

  it('gives the printed commands, session keys and counter', async () => {
    const chip = replay([
      [of('GET_CHALLENGE'), `${of('RND_IC')}9000`],
      [of('EXTERNAL_AUTHENTICATE'), `${of('resp_data')}9000`],
    ])
    const keys = await performBac(
      openSession(chip.transceive),
      information,
      drawing(...values(example, 'RND_IFD', 'K_IFD')),
    )
    chip.finished()
    assert.deepEqual([keys.kEnc, keys.kMac, keys.ssc].map(hex), values(example, 'KSEnc', 'KSMAC', 'SSC'))
  })

  it('refuses a chip that lacks the key, or answers another challenge', async () => {
    const [kEnc, kMac] = [fromHex(of('KEnc')), fromHex(of('KMAC'))]
    const staleRndIfd = of('R').replace(of('RND_IFD'), '0000000000000000')
    const stale = encryptCbc('3DES', kEnc, new Uint8Array(8), fromHex(staleRndIfd))
    const answers = [of('resp_data').replace(/9$/, '8'), hex(stale) + hex(retailMac(kMac, pad(stale, 8)))]
    for (const answer of answers) {
      const chip = replay([
        [of('GET_CHALLENGE'), `${of('RND_IC')}9000`],
        [of('EXTERNAL_AUTHENTICATE'), `${answer}9000`],
      ])
      const chance = drawing(...values(example, 'RND_IFD', 'K_IFD'))
      await assert.rejects(performBac(openSession(chip.transceive), information, chance), { name: 'AccessRefused' })
    }
  })
})

describe('secure messaging, Doc 9303-11 App D.4', () => {
  const example = workedExample('9303-11-D.4')
  const exchanges = example.values.exchanges as { protected: string; rapdu: string }[]
  const keys = () => ({
    cipher: '3DES' as const,
    kEnc: fromHex(printed(example, 'KSEnc')),
    kMac: fromHex(printed(example, 'KSMAC')),
    ssc: fromHex(printed(example, 'SSC0')),
  })

  it('selects and reads EF.COM with the printed commands', async () => {
    const chip = replay(exchanges.map(({ protected: command, rapdu }) => [command, rapdu] as const))
    const read = await createFileReader(223).read(secureSession(chip.transceive, keys()), 0x011e)
    chip.finished()
    assert.equal(read && hex(read), printed(example, 'EF_COM'))
  })

  it('believes no response that differs from the printed one in any bit', async () => {
    const [first] = exchanges
    assert.ok(first)
    const body = fromHex(first.rapdu).slice(0, -2)
    for (let bit = 0; bit < body.length * 8; bit++) {
      const garbled = body.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
      const chip = replay([[first.protected, `${hex(garbled)}9000`]])
      await assert.rejects(createFileReader(223).read(secureSession(chip.transceive, keys()), 0x011e), {
        name: 'SecureMessagingError',
      })
    }
  })

  it('believes no response in clear', async () => {
    for (const answer of ['9000', '6982', '60145F019000']) {
      const chip = replay([[exchanges[0]?.protected ?? '', answer]])
      await assert.rejects(createFileReader(223).read(secureSession(chip.transceive, keys()), 0x011e), {
        name: 'SecureMessagingError',
      })
    }
  })
})

describe('PACE with generic mapping, Doc 9303-11 App G.1', () => {
  const example = workedExample('9303-11-G.1')
  const information = printed(workedExample('9303-11-G.0'), 'info')
  const exchanges = () =>
    [
      [printed(example, 'MSE_SET_AT'), '9000'],
      ...[1, 2, 3, 4].map((n) => values(example, `GA${n}`, `GA${n}_resp`) as [string, string]),
    ] as [string, string][]
  const chance = () => drawing(...values(example, 'SK_MAP_IFD', 'SK_IFD'))
  const offer = choosePace([{ protocol: '0.4.0.127.0.7.2.2.4.2.2', parameterId: 13 }])
  assert.ok(offer)

  it('gives the printed commands and session keys', async () => {
    const chip = replay(exchanges())
    const keys = await performPace(openSession(chip.transceive), offer, information, chance())
    chip.finished()
    assert.deepEqual([keys.kEnc, keys.kMac].map(hex), values(example, 'KSEnc', 'KSMAC'))
    assert.deepEqual(keys.ssc, new Uint8Array(16))
  })

  it('refuses a chip whose token is wrong, or that refuses the token', async () => {
    for (const answer of [printed(example, 'GA4_resp').replace('3ABB', '3ABC'), '6300']) {
      const chip = replay([...exchanges().slice(0, 4), [printed(example, 'GA4'), answer]])
      await assert.rejects(performPace(openSession(chip.transceive), offer, information, chance()), {
        name: 'AccessRefused',
      })
    }
  })

  it('refuses a point that is not on the curve, and its own key sent back', async () => {
    const offCurve = printed(example, 'GA2_resp').replace(/..9000$/, '009000')
    const hostile = replay([...exchanges().slice(0, 2), [printed(example, 'GA2'), offCurve]])
    await assert.rejects(performPace(openSession(hostile.transceive), offer, information, chance()), {
      name: 'ChipUnreadable',
    })
    const mirrored = `7C43844104${printed(example, 'PK_IFD')}9000`
    const mirror = replay([...exchanges().slice(0, 3), [printed(example, 'GA3'), mirrored]])
    await assert.rejects(performPace(openSession(mirror.transceive), offer, information, chance()), /mirrors/)
  })
})

describe('the choice of PACE', () => {
  const info = (last: number, parameterId: number | undefined) => ({
    protocol: `0.4.0.127.0.7.2.2.4.2.${last}`,
    parameterId,
  })

  it('takes the strongest cipher, then the greatest curve, and names the parameters where several are there', () => {
    const chosen = choosePace([info(2, 18), info(4, 12), info(4, 13), info(4, 16), info(1, 13)])
    assert.deepEqual([chosen?.cipher, chosen?.parameters.id, chosen?.ambiguous], ['AES-256', 16, true])
    assert.equal(choosePace([info(2, 13)])?.ambiguous, false)
    assert.equal(choosePace([info(1, 13)])?.cipher, '3DES')
  })

  it('is none when the mapping or the parameters are unknown', () => {
    const integratedMapping = { protocol: '0.4.0.127.0.7.2.2.4.4.2', parameterId: 13 }
    assert.equal(choosePace([integratedMapping, info(2, undefined), info(2, 0), info(2, 99)]), undefined)
    assert.equal(domainParameters(99), undefined)
  })
})
