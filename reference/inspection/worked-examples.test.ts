import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { concat, fromHex, hex } from '../../core/bytes'
import { encodeCommand } from '../../emrtd/apdu'
import { encryptCbc } from '../../emrtd/block-cipher'
import { toBigint, toBytes } from '../../emrtd/curve'
import { pad, retailMac } from '../../emrtd/mac'
import { encodeElement, modularGroup } from '../../emrtd/modular-group'
import { encodeTlv } from '../../emrtd/tlv'
import { printed, type WorkedExample, workedExample } from '../../emrtd/worked-examples'
import { inspectionRules } from '../rules/inspection'
import { performBac } from './bac'
import { provesMapping } from './chip-proofs'
import { pseudoRandomElement } from './integrated-mapping'
import { performPace } from './pace'
import { choosePace, type PaceOffer } from './pace-offers'
import { createFileReader } from './read-files'
import type { SecurityInfos } from './security-infos'
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
/** The byte that lets the printed point be drawn and not its negative: whether its y is odd. */
const sign = (example: WorkedExample, name: string): string => printed(example, name).slice(-2)

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
      inspectionRules,
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
      await assert.rejects(performBac(openSession(chip.transceive), information, chance, inspectionRules), {
        name: 'AccessRefused',
      })
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
    const read = await createFileReader(223).read(secureSession(chip.transceive, keys(), inspectionRules), 0x011e)
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
      await assert.rejects(
        createFileReader(223).read(secureSession(chip.transceive, keys(), inspectionRules), 0x011e),
        {
          name: 'SecureMessagingError',
        },
      )
    }
  })

  it('believes no response in clear', async () => {
    for (const answer of ['9000', '6982', '60145F019000']) {
      const chip = replay([[exchanges[0]?.protected ?? '', answer]])
      await assert.rejects(
        createFileReader(223).read(secureSession(chip.transceive, keys(), inspectionRules), 0x011e),
        {
          name: 'SecureMessagingError',
        },
      )
    }
  })
})

type Replay = ReturnType<typeof replay>
const infosOf = (...infos: [protocol: string, parameterId: number | undefined][]): SecurityInfos => ({
  pace: infos.map(([protocol, parameterId]) => ({ protocol, parameterId })),
  paceParameters: [],
  chipAuthentication: [],
  chipAuthenticationKeys: [],
  activeAuthenticationAlgorithm: undefined,
})
const PACE = '0.4.0.127.0.7.2.2.4'
const offerOf = (protocol: string, parameterId: number): PaceOffer => {
  const offer = choosePace(infosOf([protocol, parameterId]), inspectionRules)
  assert.ok(offer)
  return offer
}

describe('PACE with generic mapping, Doc 9303-11 App G.1', () => {
  const example = workedExample('9303-11-G.1')
  const information = printed(workedExample('9303-11-G.0'), 'info')
  const exchanges = () =>
    [
      [printed(example, 'MSE_SET_AT'), '9000'],
      ...[1, 2, 3, 4].map((n) => values(example, `GA${n}`, `GA${n}_resp`) as [string, string]),
    ] as [string, string][]
  const chance = () => drawing(...values(example, 'SK_MAP_IFD', 'SK_IFD'), sign(example, 'PK_IFD'))
  const offer = offerOf(`${PACE}.2.2`, 13)
  const perform = (chip: Replay) =>
    performPace(openSession(chip.transceive), offer, { mrzInformation: information }, chance(), inspectionRules)

  it('gives the printed commands and session keys', async () => {
    const chip = replay(exchanges())
    const { keys, proof } = await perform(chip)
    chip.finished()
    assert.deepEqual([keys.kEnc, keys.kMac].map(hex), values(example, 'KSEnc', 'KSMAC'))
    assert.deepEqual([keys.ssc, proof], [new Uint8Array(16), undefined])
  })

  it('takes no notice of chip authentication data that this mapping does not have', async () => {
    const more = printed(example, 'GA4_resp').replace(/^7C0A(.*)9000$/, '7C0C$18A009000')
    const { proof } = await perform(replay([...exchanges().slice(0, 4), [printed(example, 'GA4'), more]]))
    assert.equal(proof, undefined)
  })

  it('refuses a chip whose token is wrong, or that refuses the token', async () => {
    for (const answer of [printed(example, 'GA4_resp').replace('3ABB', '3ABC'), '6300'])
      await assert.rejects(perform(replay([...exchanges().slice(0, 4), [printed(example, 'GA4'), answer]])), {
        name: 'AccessRefused',
      })
  })

  it('refuses a point that is not on the curve, and its own key sent back', async () => {
    const offCurve = printed(example, 'GA2_resp').replace(/..9000$/, '009000')
    const hostile = replay([...exchanges().slice(0, 2), [printed(example, 'GA2'), offCurve]])
    await assert.rejects(perform(hostile), { name: 'ChipUnreadable' })
    const mirrored = `7C43844104${printed(example, 'PK_IFD')}9000`
    const mirror = replay([...exchanges().slice(0, 3), [printed(example, 'GA3'), mirrored]])
    await assert.rejects(perform(mirror), /mirrors/)
  })

  it('names the parameters to a chip that does not find them', async () => {
    const named = `${printed(example, 'MSE_SET_AT').replace('0022C1A40F', '0022C1A412')}84010D`
    const [first, ...rest] = exchanges()
    assert.ok(first)
    const chip = replay([[first[0], '6A88'], [named, '9000'], ...rest])
    await perform(chip)
    chip.finished()
  })
})

/** The exchanges of an example that prints values, not commands. */
const exchangesOf = (
  example: WorkedExample,
  given: { mapping: [command: string, response: string]; lastResponse?: string; point?: boolean },
): [string, string][] => {
  const of = (name: string) => fromHex(printed(example, name))
  const key = (name: string) => (given.point ? Uint8Array.of(4, ...of(name)) : of(name))
  const command = (last: boolean, data: Uint8Array) =>
    hex(encodeCommand({ cla: last ? 0 : 0x10, ins: 0x86, p1: 0, p2: 0, data: encodeTlv(0x7c, data), ne: 0x100 }))
  const response = (data: Uint8Array) => `${hex(encodeTlv(0x7c, data))}9000`
  const oid = encodeTlv(0x80, of('oid'))
  const template = concat(oid, Uint8Array.of(0x83, 1, 1))
  return [
    [hex(encodeCommand({ cla: 0, ins: 0x22, p1: 0xc1, p2: 0xa4, data: template })), '9000'],
    [command(false, new Uint8Array(0)), response(encodeTlv(0x80, of('z')))],
    [command(false, fromHex(given.mapping[0])), response(fromHex(given.mapping[1]))],
    [command(false, encodeTlv(0x83, key('PK_IFD'))), response(encodeTlv(0x84, key('PK_IC')))],
    [command(true, encodeTlv(0x85, of('T_IFD'))), given.lastResponse ?? response(encodeTlv(0x86, of('T_IC')))],
  ]
}

describe('PACE over a group modulo a prime, Doc 9303-11 App G.2', () => {
  const example = workedExample('9303-11-G.2')
  const mapping: [string, string] = [
    hex(encodeTlv(0x81, fromHex(printed(example, 'PK_MAP_IFD')))),
    hex(encodeTlv(0x82, fromHex(printed(example, 'PK_MAP_IC')))),
  ]
  const offer = offerOf(`${PACE}.1.2`, 0)
  const password = { mrzInformation: printed(workedExample('9303-11-G.0'), 'info') }
  const chance = () => drawing(...values(example, 'SK_MAP_IFD', 'SK_IFD'))

  it('gives the printed keys and tokens', async () => {
    const chip = replay(exchangesOf(example, { mapping }))
    const { keys } = await performPace(openSession(chip.transceive), offer, password, chance(), inspectionRules)
    chip.finished()
    assert.deepEqual([keys.kEnc, keys.kMac].map(hex), values(example, 'KSEnc', 'KSMAC'))
  })

  it('takes the printed last answer with its certification authority reference', async () => {
    const lastResponse = `7C1B8608${printed(example, 'T_IC')}870F4445544553544356434130303030339000`
    const chip = replay(exchangesOf(example, { mapping, lastResponse }))
    await performPace(openSession(chip.transceive), offer, password, chance(), inspectionRules)
  })

  it('refuses elements of small order', async () => {
    const { p } = { p: toBigint(fromHex(printed(example, 'p'))) }
    for (const hostile of [0n, 1n, p - 1n, p, p + 1n]) {
      const hostileMapping: [string, string] = [mapping[0], hex(encodeTlv(0x82, encodeElement(hostile)))]
      const chip = replay(exchangesOf(example, { mapping: hostileMapping }))
      await assert.rejects(performPace(openSession(chip.transceive), offer, password, chance(), inspectionRules), {
        name: 'ChipUnreadable',
      })
    }
  })
})

describe('the integrated mapping, Doc 9303-11 App H', () => {
  it('gives the printed element and generator on a curve, H.1', () => {
    const example = workedExample('9303-11-H.1')
    const { agreement } = offerOf(`${PACE}.4.2`, 13)
    const [s, t] = values(example, 's', 't').map((text) => fromHex(text))
    assert.ok(s && t && agreement.mapByIntegration)
    const element = pseudoRandomElement('AES-128', agreement.prime, s, t)
    assert.equal(hex(toBytes(element, 32)), printed(example, 'Rp'))
    assert.equal(hex(agreement.mapByIntegration(element).element), `04${printed(example, 'G_mapped')}`)
  })

  it('gives the printed element and generator modulo a prime, H.2', () => {
    const example = workedExample('9303-11-H.2')
    const { agreement } = offerOf(`${PACE}.3.2`, 0)
    const [s, t] = values(example, 's', 't').map((text) => fromHex(text))
    assert.ok(s && t && agreement.mapByIntegration)
    const element = pseudoRandomElement('AES-128', agreement.prime, s, t)
    assert.equal(hex(toBytes(element, 128)), printed(example, 'Rp'))
    assert.equal(hex(agreement.mapByIntegration(element).element), printed(example, 'G_mapped'))
  })

  it('leads to the printed keys, H.1 and H.2', async () => {
    // The examples print a password key that no printed password gives: the nonce is put under one that is known.
    const password = { mrzInformation: printed(workedExample('9303-11-G.0'), 'info') }
    const kPi = fromHex(printed(workedExample('9303-11-G.0'), 'Kpi'))
    for (const [id, protocol, parameterId] of [
      ['9303-11-H.1', `${PACE}.4.2`, 13],
      ['9303-11-H.2', `${PACE}.3.2`, 0],
    ] as const) {
      const example = workedExample(id)
      const z = hex(encryptCbc('AES-128', kPi, new Uint8Array(16), fromHex(printed(example, 's'))))
      const adapted = { ...example, values: { ...example.values, z } }
      const mapping: [string, string] = [`8110${printed(example, 't')}`, '8200']
      const chip = replay(exchangesOf(adapted, { mapping, point: parameterId === 13 }))
      const offer = offerOf(protocol, parameterId)
      // H.2 prints a secret as long as p; only its rest modulo the order of the generator counts.
      const { q } = modularGroup(0) ?? { q: 0n }
      const printedSecret = printed(example, 'SK_IFD')
      const secret = parameterId === 13 ? printedSecret : hex(toBytes(toBigint(fromHex(printedSecret)) % q, 20))
      const { keys } = await performPace(
        openSession(chip.transceive),
        offer,
        password,
        drawing(printed(example, 't'), secret, ...(parameterId === 13 ? [sign(example, 'PK_IFD')] : [])),
        inspectionRules,
      )
      chip.finished()
      assert.deepEqual([keys.kEnc, keys.kMac].map(hex), values(example, 'KSEnc', 'KSMAC'))
    }
  })
})

describe('chip authentication mapping, Doc 9303-11 App I.1', () => {
  const example = workedExample('9303-11-I.1')
  const { info } = example.values.mrz as { info: string }
  const point = (name: string) => Uint8Array.of(4, ...fromHex(printed(example, name)))
  const perform = async (lastResponse: string) => {
    const mapping: [string, string] = [
      hex(encodeTlv(0x81, point('PK_MAP_IFD'))),
      hex(encodeTlv(0x82, point('PK_MAP_IC'))),
    ]
    const chip = replay(exchangesOf(example, { mapping, lastResponse, point: true }))
    const chance = drawing(...values(example, 'SK_MAP_IFD', 'SK_IFD'), sign(example, 'PK_IFD'))
    const offer = offerOf(`${PACE}.6.2`, 13)
    const { keys, proof } = await performPace(
      openSession(chip.transceive),
      offer,
      { mrzInformation: info },
      chance,
      inspectionRules,
    )
    chip.finished()
    assert.deepEqual([keys.kEnc, keys.kMac].map(hex), values(example, 'KSEnc', 'KSMAC'))
    assert.ok(proof)
    return proof
  }

  it('recovers the printed chip authentication data, which lead to the mapping key', async () => {
    const proof = await perform(printed(example, 'GA4_resp'))
    assert.equal(proof.caIc && hex(proof.caIc), printed(example, 'CA_IC'))
    assert.ok(provesMapping(proof, point('PK_IC_static')))
    assert.equal(provesMapping(proof, point('PK_IC')), false)
  })

  it('proves nothing when the data are missing, altered or none', async () => {
    const token = printed(example, 'T_IC')
    const altered = printed(example, 'ECAD_enc').replace(/4F92$/, '4F93')
    for (const last of [
      `7C0A8608${token}9000`,
      `7C0C8608${token}8A009000`,
      `7C3C8608${token}8A30${altered}9000`,
      `7C3C8608${token}8B30${printed(example, 'ECAD_enc')}9000`,
    ])
      assert.equal(provesMapping(await perform(last), point('PK_IC_static')), false)
  })
})

describe('the choice of PACE', () => {
  const choose = (...infos: [protocol: string, parameterId: number | undefined][]) =>
    choosePace(infosOf(...infos), inspectionRules)
  const gm = (last: number, parameterId: number | undefined): [string, number | undefined] => [
    `${PACE}.2.${last}`,
    parameterId,
  ]

  it('takes the strongest cipher, then the greatest curve, and names the parameters where several are there', () => {
    const chosen = choose(gm(2, 18), gm(4, 12), gm(4, 13), gm(4, 16), gm(1, 13))
    assert.deepEqual([chosen?.cipher, chosen?.parameterId, chosen?.ambiguous], ['AES-256', 16, true])
    assert.equal(choose(gm(2, 13))?.ambiguous, false)
    assert.equal(choose(gm(1, 13))?.cipher, '3DES')
  })

  it('prefers the mapping that proves the chip, then generic, curves before primes', () => {
    assert.equal(choose(gm(4, 13), [`${PACE}.6.4`, 13], [`${PACE}.4.4`, 13])?.mapping, 'chip-authentication')
    assert.equal(choose([`${PACE}.4.4`, 13], gm(4, 13))?.mapping, 'generic')
    assert.equal(choose(gm(4, 13), [`${PACE}.6.2`, 13])?.mapping, 'generic')
    assert.equal(choose([`${PACE}.1.4`, 2], gm(4, 8))?.agreement.kind, 'ECDH')
    assert.equal(choose([`${PACE}.6.4`, 13], gm(4, 13))?.ambiguous, false)
  })

  it('is none when the mapping or the parameters are unknown', () => {
    const withTripleDes: [string, number] = [`${PACE}.6.1`, 13]
    const onP224: [string, number] = [`${PACE}.4.2`, 10]
    const wrongKind: [string, number] = [`${PACE}.1.2`, 13]
    assert.equal(choose(gm(2, undefined), gm(2, 3), gm(2, 99), gm(5, 13), withTripleDes, onP224, wrongKind), undefined)
  })
})
