import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { hex } from '../core/bytes'
import { mrzSecret } from './key-derivation'
import { checkDigit, composeMrz, composeTd3, type MrzFields, mrzInformation, parseMrz } from './mrz'
import { type MrzFormat, mrzFormat, mrzLines } from './mrz-layout'
import { printed, workedExample } from './worked-examples'

const linesOf = (id: string): string[] => workedExample(id).values.lines as string[]
const ANNA: MrzFields = {
  documentCode: 'PP',
  issuingState: 'UTO',
  surname: 'Eriksson',
  givenNames: 'Anna Maria',
  documentNumber: 'L898902C3',
  nationality: 'UTO',
  birthDate: '740812',
  sex: 'F',
  expiryDate: '340415',
  optionalData: 'ZE184226B',
}

describe('check digits', () => {
  it('are those of Doc 9303-3 App A', () => {
    assert.equal(checkDigit('520727'), '3')
    assert.equal(checkDigit('AB2134<<<'), '5')
    const lower = printed(workedExample('9303-3-A.3'), 'lower')
    assert.equal(checkDigit(lower.slice(0, 10) + lower.slice(13, 20) + lower.slice(21, 43)), '8')
  })

  it('exist for the characters of the zone only', () => assert.throws(() => checkDigit('AB-1'), RangeError))
})

describe('the lines of a passport', () => {
  it('are those of Doc 9303-4 App B', () => assert.deepEqual(composeTd3(ANNA), linesOf('mrz-2')))

  it('leave a filler for the check digit of an empty optional field, as the TR-03105 passport does', () => {
    const erika = { ...ANNA, documentCode: 'P', issuingState: 'D', nationality: 'D', surname: 'Mustermann' }
    const dates = { birthDate: '960812', expiryDate: '231031', documentNumber: 'C11T002JM', optionalData: '' }
    const lines = composeTd3({ ...erika, ...dates, givenNames: 'Erika', sex: 'F' })
    assert.deepEqual(lines, linesOf('mrz-6'))
  })

  it('are read with every check digit right', () => {
    const right = { documentNumber: true, birthDate: true, expiryDate: true, optionalData: true, composite: true }
    for (const id of ['mrz-1', 'mrz-2', 'mrz-6']) assert.deepEqual(parseMrz(linesOf(id))?.checkDigits, right, id)
    assert.deepEqual(parseMrz(linesOf('mrz-2'))?.fields, { ...ANNA, surname: 'ERIKSSON', givenNames: 'ANNA MARIA' })
  })

  it('show which check digit is wrong', () => {
    const [upper = '', lower = ''] = linesOf('mrz-2')
    const wrong = (at: number) => {
      const other = lower.charAt(at) === '1' ? '2' : '1'
      const checked = parseMrz([upper, lower.slice(0, at) + other + lower.slice(at + 1)])?.checkDigits ?? {}
      return Object.entries(checked).flatMap(([name, right]) => (right ? [] : [name]))
    }
    assert.deepEqual(wrong(43), ['composite'])
    assert.deepEqual(wrong(9), ['documentNumber', 'composite'])
    assert.deepEqual(wrong(19), ['birthDate', 'composite'])
    assert.deepEqual(wrong(27), ['expiryDate', 'composite'])
    assert.deepEqual(wrong(42), ['optionalData', 'composite'])
  })

  it('are not made of other lines', () => {
    const [upper = '', lower = ''] = linesOf('mrz-2')
    for (const lines of [[], [upper], [upper, lower, lower], [upper, lower.slice(1)], [upper, lower.toLowerCase()]])
      assert.equal(parseMrz(lines), undefined)
    assert.equal(parseMrz([upper, `${lower.slice(0, 20)}X${lower.slice(21)}`]), undefined)
  })

  it('come back from the fields that were read', () => {
    const word = fc.stringMatching(/^[A-Z]{1,9}$/)
    const names = fc.array(word, { minLength: 1, maxLength: 2 }).map((parts) => parts.join(' '))
    fc.assert(
      fc.property(names, word, fc.stringMatching(/^[A-Z0-9]{1,9}$/), (surname, givenNames, documentNumber) => {
        const lines = composeTd3({ ...ANNA, surname, givenNames, documentNumber })
        const parsed = parseMrz(lines)
        assert.ok(parsed)
        assert.deepEqual(composeTd3(parsed.fields), lines)
        assert.equal(parsed.fields.surname, surname)
      }),
    )
  })

  it('keep a letter of the given names when the surname is too long', () => {
    const [upper] = composeTd3({ ...ANNA, surname: 'A'.repeat(50), givenNames: 'Bo' })
    assert.equal(upper, `PPUTO${'A'.repeat(36)}<<B`)
  })
})

const CARD: MrzFields = {
  ...ANNA,
  documentCode: 'I',
  documentNumber: 'D23145890',
  expiryDate: '120415',
  optionalData: '',
}

describe('the lines of a card', () => {
  it('are those of Doc 9303-5 App B and 9303-6 App B', () => {
    assert.deepEqual(composeMrz('TD1', CARD), linesOf('mrz-4'))
    assert.deepEqual(composeMrz('TD2', CARD), linesOf('mrz-5'))
  })

  it('are those of Doc 9303-3 App A, examples 4 and 5', () => {
    const { upper, middle } = workedExample('9303-3-A.4').values
    const read = parseMrz([upper as string, middle as string, '<'.repeat(30)])
    assert.ok(read && Object.values(read.checkDigits).every(Boolean))
    const lower = printed(workedExample('9303-3-A.5'), 'lower')
    assert.equal(parseMrz(['I<YTO'.padEnd(36, '<'), lower])?.checkDigits.composite, true)
  })

  const peter = {
    ...CARD,
    surname: 'Stevenson',
    givenNames: 'Peter John',
    birthDate: '340712',
    sex: 'M' as const,
    expiryDate: '950712',
    documentNumber: 'D23145890734',
  }
  it('take a long document number, as in 9303-11 App D.2', () => {
    assert.deepEqual(composeMrz('TD2', peter), workedExample('9303-11-D.2-1').values.mrz)
    assert.deepEqual(composeMrz('TD1', peter), workedExample('9303-11-D.2-3').values.mrz)
    for (const id of ['9303-11-D.2-1', '9303-11-D.2-3']) {
      const read = parseMrz(workedExample(id).values.mrz as string[])
      assert.equal(read?.fields.documentNumber, 'D23145890734', id)
      assert.equal(read?.fields.optionalData, '', id)
      assert.ok(Object.values(read.checkDigits).every(Boolean), id)
    }
  })

  it('show a wrong digit of a long number', () => {
    const [upper = '', ...rest] = composeMrz('TD1', peter)
    const read = parseMrz([upper.replace('7349', '7348'), ...rest])
    assert.deepEqual([read?.checkDigits.documentNumber, read?.checkDigits.composite], [false, false])
  })

  it('are printed with a wrong composite digit, and no other, in two examples (see documentErrata)', () => {
    for (const id of ['9303-11-D.2-2', '9303-11-D.2-4', '9303-10-A.2.1']) {
      const { mrz, lines } = workedExample(id).values
      const checks = parseMrz((mrz ?? lines) as string[])?.checkDigits
      const right = { documentNumber: true, birthDate: true, expiryDate: true, optionalData: true }
      assert.deepEqual(checks, { ...right, composite: false }, id)
    }
  })

  it('come back from the fields that were read', () => {
    const word = fc.stringMatching(/^[A-Z]{1,9}$/)
    const number = fc.stringMatching(/^[A-Z0-9]{1,14}$/)
    const date = fc.stringMatching(/^([0-9]{6}|[0-9]{4}<<|[0-9]{2}<<<<|<{6})$/)
    const optional = fc.stringMatching(/^([A-Z0-9]{1,7})?$/)
    fc.assert(
      fc.property(word, word, number, date, optional, (surname, givenNames, documentNumber, birthDate, more) => {
        const long = documentNumber.length > 9
        const fields = { ...CARD, surname, givenNames, documentNumber, birthDate, optionalData: long ? '' : more }
        assert.deepEqual(parseMrz(composeMrz('TD2', fields))?.fields, fields)
        const card = { ...fields, optionalData: more, optionalData2: more }
        const read = parseMrz(composeMrz('TD1', card))
        assert.deepEqual(read?.fields, card)
        assert.ok(Object.values(read.checkDigits).every(Boolean))
        for (const format of ['TD1', 'TD2'] as const)
          assert.equal(mrzInformation(composeMrz(format, fields)), mrzInformation(fields))
      }),
    )
  })
})

describe('what does not fit', () => {
  const tooLong = (format: MrzFormat, change: Partial<MrzFields>) =>
    assert.throws(() => composeMrz(format, { ...CARD, ...change }), RangeError)

  it('is refused, but for names', () => {
    tooLong('TD3', { documentNumber: 'A123456789' })
    tooLong('TD2', { documentNumber: 'A'.repeat(15) })
    tooLong('TD1', { documentNumber: 'A'.repeat(23) })
    tooLong('TD2', { documentNumber: 'A'.repeat(12), optionalData: '1234' })
    tooLong('TD3', { optionalData: '1'.repeat(15) })
    tooLong('TD3', { nationality: 'DENM' })
    tooLong('TD3', { birthDate: '19740812' })
  })

  it('writes spaces and signs of a number as fillers (9303-4 §4.2.2.2)', () =>
    assert.match(composeMrz('TD3', { ...CARD, documentNumber: 'ab-12 3' })[1] ?? '', /^AB<12<3<<\d/))
})

describe('a zone in one text', () => {
  it('is parted by its length', () => {
    for (const id of ['mrz-2', 'mrz-4', 'mrz-5']) assert.deepEqual(mrzLines(linesOf(id).join('')), linesOf(id))
    assert.equal(mrzLines('<'.repeat(89)), undefined)
  })

  it('has the format of its lines', () => {
    assert.deepEqual(
      ['mrz-2', 'mrz-4', 'mrz-5'].map((id) => mrzFormat(linesOf(id))),
      ['TD3', 'TD1', 'TD2'],
    )
    assert.equal(mrzFormat(['<'.repeat(44)]), undefined)
  })

  it('tells when its name may be truncated', () => {
    const names = (surname: string, givenNames: string) =>
      parseMrz(composeMrz('TD1', { ...CARD, surname, givenNames }))?.nameMayBeTruncated
    assert.equal(names('Papandropoulous', 'Jonathon Alec'), true)
    assert.equal(names('Papandropoulou', 'Jonathon Alec'), false)
  })
})

describe('MRZ_information', () => {
  for (const id of ['9303-11-D.2-1', '9303-11-D.2-2', '9303-11-D.2-3', '9303-11-D.2-4'])
    it(`is that of ${id}`, () => {
      const example = workedExample(id)
      assert.equal(mrzInformation(example.values.mrz as string[]), printed(example, 'info'))
      assert.equal(hex(mrzSecret(printed(example, 'info'))), printed(example, 'sha1'))
    })

  it('is the same from fields and from lines', () => {
    const example = workedExample('9303-11-G.0')
    const fields = { ...ANNA, documentNumber: 'T22000129', birthDate: '640812', expiryDate: '101031' }
    assert.equal(mrzInformation(fields), printed(example, 'info'))
    assert.equal(mrzInformation(composeTd3(fields)), printed(example, 'info'))
  })
})
