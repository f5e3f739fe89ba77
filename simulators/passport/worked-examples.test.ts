import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { concat, fromHex, hex } from '../../core/bytes'
import { createEvidence } from '../../core/evidence'
import { createRandom, type Random } from '../../core/random'
import { EF_CARD_ACCESS, EF_COM } from '../../emrtd/files'
import { ID_PACE_ECDH_GM_AES_CBC_CMAC_128 } from '../../emrtd/object-ids'
import { printed, workedExample } from '../../emrtd/worked-examples'
import { type Chip, type ChipAccess, passportChip } from './chip'
import { paceInfo } from './files'

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
    const random = scripted(value('s'), value('SK_MAP_IC'), value('SK_IC'))
    const { chip } = chipFor({ mrz: 'T22000129364081251010318', bac: false, pace: [offer] }, random)
    assert.equal(ask(chip, value('MSE_SET_AT')), '9000')
    for (const step of ['GA1', 'GA2', 'GA3', 'GA4']) assert.equal(ask(chip, value(step)), value(`${step}_resp`), step)
  })

  it('App G.1 with a mirror: a public key equal to the own one is refused (§4.4.1 step 3d)', () => {
    const value = (name: string) => printed(paceExample, name)
    const offer = { oid: ID_PACE_ECDH_GM_AES_CBC_CMAC_128, parameterId: 13, cipher: 'AES-128' } as const
    // The secret 1 makes the mapped generator the public key.
    const random = scripted(value('s'), value('SK_MAP_IC'), '01')
    const { chip } = chipFor({ mrz: 'T22000129364081251010318', bac: false, pace: [offer] }, random)
    for (const command of ['MSE_SET_AT', 'GA1', 'GA2']) ask(chip, value(command))
    assert.equal(ask(chip, `10860000457C43834104${value('G_mapped')}00`), '6300')
  })
})
