import assert from 'node:assert/strict'
import { constants, createPublicKey, publicDecrypt } from 'node:crypto'
import { describe, it } from 'node:test'
import { concat, fromHex, hex } from '../../core/bytes'
import { createEvidence } from '../../core/evidence'
import { createRandom, type Random } from '../../core/random'
import { encodeCommand } from '../../emrtd/apdu'
import { encodePoint, multiply, toBigint } from '../../emrtd/curve'
import { domainParameters } from '../../emrtd/domain-parameters'
import { EF_CARD_ACCESS, EF_COM } from '../../emrtd/files'
import { mrzSecret } from '../../emrtd/key-derivation'
import { modularGroup } from '../../emrtd/modular-group'
import { ID_PACE_ECDH_GM_AES_CBC_CMAC_128 } from '../../emrtd/object-ids'
import { agreementOf } from '../../emrtd/security-protocols'
import { encodeTlv } from '../../emrtd/tlv'
import { printed, type WorkedExample, workedExample } from '../../emrtd/worked-examples'
import { createActiveKey } from './active-keys'
import { type Chip, chipOf } from './chip'
import { type ChipAccess, passportChip } from './passport-chip'
import { recoverableMessage } from './protocols/active-authentication'
import { type PaceParts, pace } from './protocols/pace/pace'
import { pseudoRandom } from './protocols/pace/pseudo-random'
import { securityEnvironment } from './protocols/security-environment'
import { paceInfo } from './security-infos'

const bacExample = workedExample('9303-11-D.3')
const messaging = workedExample('9303-11-D.4')
const paceExample = workedExample('9303-11-G.1')

/** A source that gives these values in order, whatever fork asks; shorter ones are padded on the left. */
const scripted = (...values: string[]): Random => {
  const left = values.map(fromHex)
  const random: Random = {
    ...createRandom('scripted'),
    bytes: (length) => {
      const next = left.shift()
      assert.ok(next && next.length <= length, `nothing of ${length} bytes is left in the script`)
      return concat(new Uint8Array(length - next.length), next)
    },
    fork: () => random,
  }
  return random
}

/** The byte that lets the printed point be drawn and not its negative: whether its y is odd. */
const sign = (point: string): string => point.slice(-2)

const chipFor = (access: ChipAccess, random: Random) => {
  const witness = createEvidence(() => 0)
  const files = new Map([
    [EF_COM, fromHex(printed(messaging, 'EF_COM'))],
    [EF_CARD_ACCESS, fromHex(`3114${printed(paceExample, 'PACEInfo')}`)],
  ])
  return { chip: passportChip({ files, access, random, witness }), witness }
}
const ask = (chip: Chip, command: string): string => hex(chip.answer(fromHex(command)))
const SELECT_APPLICATION = '00A4040C07A0000002471001'

describe('the worked examples of Doc 9303-11, on the chip', () => {
  it('App D.3: BAC', () => {
    const random = scripted(printed(bacExample, 'RND_IC'), printed(bacExample, 'K_IC'))
    const { chip } = chipFor({ mrz: 'L898902C<369080619406236', bac: true }, random)
    assert.equal(ask(chip, SELECT_APPLICATION), '9000')
    assert.equal(ask(chip, printed(bacExample, 'GET_CHALLENGE')), `${printed(bacExample, 'RND_IC')}9000`)
    const answer = ask(chip, printed(bacExample, 'EXTERNAL_AUTHENTICATE'))
    assert.equal(answer, `${printed(bacExample, 'resp_data')}9000`)
  })

  it('App D.4: secure messaging with 3DES, witnessed inside and outside', () => {
    const random = scripted(printed(bacExample, 'RND_IC'), printed(bacExample, 'K_IC'))
    const { chip, witness } = chipFor({ mrz: 'L898902C<369080619406236', bac: true }, random)
    for (const command of [SELECT_APPLICATION, printed(bacExample, 'GET_CHALLENGE')]) ask(chip, command)
    ask(chip, printed(bacExample, 'EXTERNAL_AUTHENTICATE'))
    const exchanges = messaging.values.exchanges as Record<string, string>[]
    for (const { protected: command = '', rapdu } of exchanges) assert.equal(ask(chip, command), rapdu)
    const seen = witness.entries().slice(-exchanges.length)
    assert.deepEqual(
      seen.map(({ kind, source, data }) => ({ kind, source, data })),
      exchanges.map(({ protected: command, rapdu: response, unprotected, plainResponse }) => ({
        kind: 'apdu',
        source: 'simulated',
        data: { command, response, sw: '9000', protected: { command: unprotected, response: plainResponse } },
      })),
    )
  })

  it('App G.1: PACE with Generic Mapping on brainpoolP256r1', () => {
    const value = (name: string) => printed(paceExample, name)
    const offer = { oid: ID_PACE_ECDH_GM_AES_CBC_CMAC_128, parameterId: 13, cipher: 'AES-128' } as const
    assert.equal(hex(paceInfo(offer)), value('PACEInfo'))
    const random = scripted(value('s'), value('SK_MAP_IC'), value('SK_IC'), sign(value('PK_IC')))
    const { chip } = chipFor({ mrz: 'T22000129364081251010318', bac: false, pace: [offer] }, random)
    assert.equal(ask(chip, value('MSE_SET_AT')), '9000')
    for (const step of ['GA1', 'GA2', 'GA3', 'GA4']) assert.equal(ask(chip, value(step)), value(`${step}_resp`), step)
  })

  it('App G.1 with a mirror: a public key equal to the own one is refused (§4.4.1 step 3d)', () => {
    const value = (name: string) => printed(paceExample, name)
    const offer = { oid: ID_PACE_ECDH_GM_AES_CBC_CMAC_128, parameterId: 13, cipher: 'AES-128' } as const
    // The secret 1 makes the mapped generator the public key.
    const random = scripted(value('s'), value('SK_MAP_IC'), '01', sign(value('G_mapped')))
    const { chip } = chipFor({ mrz: 'T22000129364081251010318', bac: false, pace: [offer] }, random)
    for (const command of ['MSE_SET_AT', 'GA1', 'GA2']) ask(chip, value(command))
    assert.equal(ask(chip, `10860000457C43834104${value('G_mapped')}00`), '6300')
  })

  type Exchange = { tag: number; asks?: string; answers: string }
  const object = (tag: number, value: string) => hex(encodeTlv(0x7c, encodeTlv(tag, fromHex(value))))
  /** Where the document prints no APDUs: those that follow from §4.4.4 and §4.4.5. */
  const walks = (
    example: WorkedExample,
    parts: Omit<PaceParts, 'random' | 'passwords'>,
    drawn: string[],
    steps: Exchange[],
  ) => {
    const value = (name: string) => printed(example, name)
    const signs = agreementOf(parts.offers[0]?.parameterId ?? 0) === 'ECDH' ? [sign(value('PK_IC'))] : []
    const random = scripted(...drawn.map(value), ...signs)
    const passwords = new Map([[1, mrzSecret('C11T002JM496081222310314')]])
    const protocols = [pace({ ...parts, passwords, random }), securityEnvironment()]
    const chip = chipOf(
      protocols,
      createEvidence(() => 0),
    )
    assert.equal(ask(chip, `0022C1A40F800A${value('oid')}830101`), '9000')
    assert.equal(ask(chip, '10860000027C0000'), `${object(0x80, value('z'))}9000`)
    for (const { tag, asks, answers } of steps) {
      const data = fromHex(object(tag, asks ?? ''))
      const cla = tag === 0x85 ? 0 : 0x10
      assert.equal(hex(chip.answer(encodeCommand({ cla, ins: 0x86, p1: 0, p2: 0, data, ne: 256 }))), `${answers}9000`)
    }
  }
  const point = (value: string) => `04${value}`

  it('App G.2: PACE with Generic Mapping modulo p', () => {
    const example = workedExample('9303-11-G.2')
    const value = (name: string) => printed(example, name)
    walks(
      example,
      { offers: [{ cipher: 'AES-128', parameterId: 0 }], passwordKey: () => fromHex(value('Kpi')) },
      ['s', 'SK_MAP_IC', 'SK_IC'],
      [
        { tag: 0x81, asks: value('PK_MAP_IFD'), answers: object(0x82, value('PK_MAP_IC')) },
        { tag: 0x83, asks: value('PK_IFD'), answers: object(0x84, value('PK_IC')) },
        { tag: 0x85, asks: value('T_IFD'), answers: object(0x86, value('T_IC')) },
      ],
    )
  })

  it('App H.1: PACE with Integrated Mapping on brainpoolP256r1', () => {
    const example = workedExample('9303-11-H.1')
    const value = (name: string) => printed(example, name)
    const p = domainParameters(13)?.p ?? 0n
    assert.equal(hex(pseudoRandom('AES-128', fromHex(value('s')), fromHex(value('t')), p)), value('R'))
    walks(
      example,
      { offers: [{ cipher: 'AES-128', parameterId: 13, mapping: 'IM' }], passwordKey: () => fromHex(value('Kpi')) },
      ['s', 'SK_IC'],
      [
        { tag: 0x81, asks: value('t'), answers: object(0x82, '') },
        { tag: 0x83, asks: point(value('PK_IFD')), answers: object(0x84, point(value('PK_IC'))) },
        { tag: 0x85, asks: value('T_IFD'), answers: object(0x86, value('T_IC')) },
      ],
    )
  })

  it('App H.2: PACE with Integrated Mapping modulo p', () => {
    const example = workedExample('9303-11-H.2')
    const value = (name: string) => printed(example, name)
    const p = modularGroup(0)?.p ?? 0n
    assert.equal(hex(pseudoRandom('AES-128', fromHex(value('s')), fromHex(value('t')), p)), value('R'))
    walks(
      example,
      { offers: [{ cipher: 'AES-128', parameterId: 0, mapping: 'IM' }], passwordKey: () => fromHex(value('Kpi')) },
      ['s', 'SK_IC'],
      [
        { tag: 0x81, asks: value('t'), answers: object(0x82, '') },
        { tag: 0x83, asks: value('PK_IFD'), answers: object(0x84, value('PK_IC')) },
        { tag: 0x85, asks: value('T_IFD'), answers: object(0x86, value('T_IC')) },
      ],
    )
  })

  it('App I.1: PACE with Chip Authentication Mapping, whose static key follows from what is printed', () => {
    const example = workedExample('9303-11-I.1')
    const value = (name: string) => printed(example, name)
    const dp = domainParameters(13)
    assert.ok(dp)
    const inverse = (k: bigint): bigint => {
      let result = 1n
      for (const bit of (dp.n - 2n).toString(2)) result = (result * result * (bit === '1' ? k : 1n)) % dp.n
      return result
    }
    // CA_IC = SK_static⁻¹ · SK_Map,IC (§4.4.3.5.1).
    const number = (name: string) => toBigint(fromHex(value(name)))
    const secret = (number('SK_MAP_IC') * inverse(number('CA_IC'))) % dp.n
    const publicKey = encodePoint(dp, multiply(dp, secret))
    assert.equal(hex(publicKey), point(value('PK_IC_static')))
    walks(
      example,
      {
        offers: [{ cipher: 'AES-128', parameterId: 13, mapping: 'CAM' }],
        mappingKeys: [{ parameterId: 13, secret, publicKey }],
      },
      ['s', 'SK_MAP_IC', 'SK_IC'],
      [
        { tag: 0x81, asks: point(value('PK_MAP_IFD')), answers: object(0x82, point(value('PK_MAP_IC'))) },
        { tag: 0x83, asks: point(value('PK_IFD')), answers: object(0x84, point(value('PK_IC'))) },
        { tag: 0x85, asks: value('T_IFD'), answers: value('GA4_resp').slice(0, -4) },
      ],
    )
  })

  it('App F: the message representative of Active Authentication; its printed signature is of a key nobody has', () => {
    const value = (name: string) => printed(workedExample('9303-11-F'), name)
    const drawn = (length: number): Uint8Array => {
      assert.equal(8 * length, workedExample('9303-11-F').values.L_M1_bits)
      return fromHex(value('M1'))
    }
    const representative = recoverableMessage('sha1', 128, drawn, fromHex(value('RND_IFD')))
    assert.equal(hex(representative), value('F'))
  })

  it('App F: the command, answered with that representative under the key of DG15', () => {
    const value = (name: string) => printed(workedExample('9303-11-F'), name)
    const { active, publicKey } = createActiveKey({ kind: 'rsa', bits: 1024, hash: 'sha1' }, createRandom('aa'))
    const access = { mrz: '', bac: false }
    const [random, witness] = [scripted(value('M1')), createEvidence(() => 0)]
    const chip = passportChip({ files: new Map(), access, keys: { active }, random, witness })
    assert.equal(ask(chip, SELECT_APPLICATION), '9000')
    const answer = chip.answer(fromHex(value('command')))
    assert.equal(answer.length, 130)
    const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' })
    const opened = publicDecrypt({ key, padding: constants.RSA_NO_PADDING }, answer.subarray(0, 128))
    assert.equal(hex(opened), value('F'))
  })
})
