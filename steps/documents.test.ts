import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createIssuingState } from '../certs/issuing-state'
import { createEvidence } from '../core/evidence'
import { createRandom } from '../core/random'
import type { Inspection } from '../reference/inspection/inspection'
import { readPassport } from '../reference/inspection/read-passport'
import { portraitPattern } from '../reference/recognition/face'
import { likeness, patternOf } from '../reference/recognition/face-pattern'
import { inspectionRules } from '../reference/rules/inspection'
import { recognitionRules } from '../reference/rules/recognition'
import { drawFace, faceOf, portraitJpeg } from '../simulators/face/face'
import { pictureOf } from '../simulators/passport/lds/portrait'
import type { PassportOrder } from '../simulators/passport/order'
import { issuePassport } from '../simulators/passport/passport'

const NOW = Date.parse('2026-11-22T12:00:00Z')
const denmark = createIssuingState('denmark', createRandom('documents'), NOW)
const FACE = faceOf(createRandom('documents'))
const JPEG = portraitJpeg(FACE)

const order = (change: Partial<PassportOrder>): PassportOrder => ({
  person: { surname: 'Sørensen', givenNames: 'Åse Marie', birthDate: '1990-02-28', sex: 'F' },
  documentNumber: 'P12345678',
  issuedOn: '2023-06-02',
  expiresOn: '2033-06-02',
  issuer: denmark,
  portraitJpeg: JPEG,
  access: { bac: true, pace: [{ cipher: 'AES-128', parameterId: 13 }] },
  random: createRandom('documents'),
  witness: createEvidence(() => NOW),
  ...change,
})

/** The reference reads what the simulator issued, as printed. */
const read = async (change: Partial<PassportOrder>): Promise<Inspection> => {
  const { chip, printed } = issuePassport(order(change))
  assert.ok(chip)
  chip.powerOn()
  return readPassport({
    transceive: async (command) => chip.answer(command),
    code: { lines: printed },
    trust: { ...denmark, revocationLists: [denmark.revocationList] },
    now: NOW,
    random: createRandom('reader'),
    rules: inspectionRules,
    chunk: 4096,
  })
}
const accepted = async (change: Partial<PassportOrder>) => {
  const inspection = await read(change)
  assert.equal(inspection.outcome, 'accepted', JSON.stringify(inspection).slice(0, 400))
  return inspection as Extract<Inspection, { outcome: 'accepted' }>
}

describe('documents, issued by one hand and read by the other', () => {
  it('are passports and cards, with long numbers, over PACE and BAC', async () => {
    const documents = [
      { format: 'TD3', documentNumber: 'P12345678', documentCode: 'PP' },
      { format: 'TD2', documentNumber: 'D23145890734' },
      { format: 'TD1', documentNumber: 'D23145890734ABCDEF' },
    ] as const
    for (const { format, ...numbered } of documents)
      for (const pace of [[], order({}).access.pace]) {
        const { document } = await accepted({ format, ...numbered, access: { bac: true, pace } })
        assert.equal(document.documentNumber, numbered.documentNumber, format)
        assert.deepEqual([document.surname, document.givenNames], ['SOERENSEN', 'AASE MARIE'])
      }
  })

  it('may know only a part of the birth date, no given names and no sex', async () => {
    const person = { surname: 'Arkfreith', givenNames: '', birthDate: '1990-00-00', sex: 'X' } as const
    const { document } = await accepted({ person })
    assert.deepEqual(
      [document.surname, document.givenNames, document.birthDate, document.sex],
      ['ARKFREITH', '', '1990-00-00', '<'],
    )
    const unknown = await accepted({ person: { ...person, birthDate: '0000-00-00' }, format: 'TD1' })
    assert.equal(unknown.document.birthDate, '0000-00-00')
  })

  const live = patternOf(
    drawFace(FACE, { distance: 'right', inFrame: true, light: 'good', glasses: false }, createRandom('v')),
  )
  for (const standard of ['iso-19794-5', 'iso-39794-5'] as const)
    for (const encoding of ['jpeg', 'jp2', 'codestream'] as const)
      it(`show the holder's face, ${encoding} in ${standard}, and an older picture behind it`, async () => {
        const stranger = portraitJpeg(faceOf(createRandom('stranger')))
        const points = [{ group: 12, number: 1, x: 100, y: 120 }]
        const { portrait } = await accepted({ portrait: { encoding, standard, points, older: [stranger] } })
        const stored = portraitPattern(portrait)
        assert.ok(live && stored)
        assert.ok(recognitionRules.faceMatches(likeness(live, stored)), `${likeness(live, stored)}`)
        const other = portraitPattern(stranger)
        assert.ok(other && !recognitionRules.faceMatches(likeness(live, other)))
      })

  for (const encoding of ['jpeg', 'codestream'] as const)
    it(`show the holder's face in shades of grey, and nobody else's, ${encoding}`, async () => {
      const { portrait } = await accepted({ portrait: { encoding, grey: true } })
      const stored = portraitPattern(portrait)
      assert.ok(live && stored && stored.tones === undefined)
      assert.ok(recognitionRules.faceMatches(likeness(live, stored)), `${likeness(live, stored)}`)
      for (let n = 0; n < 6; n++) {
        const { bytes } = pictureOf(portraitJpeg(faceOf(createRandom(`stranger ${n}`))), { encoding, grey: true })
        const other = portraitPattern(bytes)
        assert.ok(other, `no face in the grey portrait of stranger ${n}`)
        assert.ok(!recognitionRules.faceMatches(likeness(live, other)), `${likeness(live, other)}`)
      }
    })

  it('are refused with an altered picture in either encoding', async () => {
    for (const encoding of ['jpeg', 'jp2', 'codestream'] as const) {
      const inspection = await read({ portrait: { encoding }, defects: ['altered-dg2'] })
      assert.deepEqual(
        [inspection.outcome, inspection.outcome === 'refused' && inspection.reason],
        ['refused', 'dg2-altered'],
        encoding,
      )
    }
  })

  it('may have every optional data group, and LDS 1.8', async () => {
    await accepted({
      ldsVersion: '0108',
      details: {
        signatures: [JPEG],
        personal: { nameOfHolder: 'SØRENSEN<<ÅSE<MARIE', fullDateOfBirth: '19900228', otherNames: ['HOLM<<ÅSE'] },
        document: { issuingAuthority: 'POLITIET', dateOfIssue: '20230602' },
        optional: Uint8Array.of(4, 1, 0),
        personsToNotify: [{ recordedOn: '20230602', name: 'HOLM<<EVA', telephone: '+4500123456', address: 'NOWHERE' }],
      },
    })
  })
})
