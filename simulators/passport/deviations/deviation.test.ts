import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createCanvas } from '@napi-rs/canvas'
import { createIssuingState } from '../../../certs/issuing-state'
import { hex } from '../../../core/bytes'
import { createEvidence } from '../../../core/evidence'
import { createRandom } from '../../../core/random'
import { EF_COM, EF_SOD } from '../../../emrtd/files'
import type { PassportOrder } from '../order'
import { issuePassport } from '../passport'
import { status } from '../protocol'
import { type Deviation, together } from './deviation'

const NOW = Date.parse('2026-06-01')
const denmark = createIssuingState('denmark', createRandom('deviations'), NOW)
const witness = createEvidence(() => NOW)
const order = (deviations: readonly Deviation[]): PassportOrder => ({
  person: { surname: 'Berg', givenNames: 'Ada', birthDate: '1990-02-28', sex: 'F' },
  documentNumber: 'P12345678',
  issuedOn: '2023-06-02',
  expiresOn: '2033-06-02',
  issuer: denmark,
  portraitJpeg: new Uint8Array(createCanvas(6, 8).toBuffer('image/jpeg')),
  access: { bac: true, pace: [] },
  random: createRandom('deviation'),
  witness,
  deviations,
})
const issue = (...deviations: Deviation[]) => issuePassport(order(deviations))
const honest = issue()
const SELECT_MF = Uint8Array.of(0x00, 0xa4, 0x00, 0x0c, 0x02, 0x3f, 0x00)

describe('a deviation', () => {
  it('of the issued data groups is signed', () => {
    const odd = issue({ means: 'DG1 is empty', issuedGroups: (groups) => groups.set(1, Uint8Array.of(0x61, 0x00)) })
    assert.equal(hex(odd.files.get(0x0101) ?? SELECT_MF), '6100')
    assert.notEqual(hex(odd.files.get(EF_SOD) ?? SELECT_MF), hex(honest.files.get(EF_SOD) ?? SELECT_MF))
  })

  it('of what is stored is not', () => {
    const odd = issue({ means: 'no EF.COM', stored: (files) => new Map([...files].filter(([id]) => id !== EF_COM)) })
    assert.deepEqual(
      [...honest.files.keys()].filter((id) => !odd.files.has(id)),
      [EF_COM],
    )
  })

  it('of the chip replaces what a protocol answers, or what goes over the air', () => {
    const protocols = issue({
      means: 'nothing is found',
      chipActs: () => ({ protocols: (those) => [{ name: 'deaf', powerOn: () => () => status(0x6a82) }, ...those] }),
    })
    assert.equal(hex(protocols.chip?.answer(SELECT_MF) ?? SELECT_MF), '6A82')
    let times = 0
    const air = issue({
      means: 'the first answer is lost',
      chipActs: () => ({ air: () => (_, answer) => (times++ === 0 ? Uint8Array.of(0x69, 0x82) : answer()) }),
    })
    assert.deepEqual(
      [1, 2].map(() => hex(air.chip?.answer(SELECT_MF) ?? SELECT_MF)),
      ['6982', '9000'],
    )
  })

  it('names all that it is made of', () =>
    assert.equal(together([{ means: 'one' }, { means: 'two' }]).means, 'one; two'))
})
