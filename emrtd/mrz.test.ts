import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { hex } from '../core/bytes'
import { mrzSecret } from './key-derivation'
import { checkDigit, composeTd3, type MrzFields, mrzInformation, parseMrz, transliterate } from './mrz'
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

  it('shorten names as in Doc 9303-4 §4.2.3', () => {
    const names = (surname: string, givenNames: string) => composeTd3({ ...ANNA, surname, givenNames })[0].slice(5)
    const long = 'Nilavadhanananda'
    assert.equal(names(long, 'Chayapa Dejthamrong Krasuang'), 'NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K')
    assert.equal(names(long, 'Arnpol Petch Charonguang'), 'NILAVADHANANANDA<<ARNPOL<PETCH<CHARONGU')
    assert.equal(names('Papandropoulous', 'Jonathon Warren Trevor'), 'PAPANDROPOULOUS<<JONATHON<WARREN<TREVOR')
    assert.equal(names('van der Muellen', 'Martin'), 'VAN<DER<MUELLEN<<MARTIN<<<<<<<<<<<<<<<<')
  })

  it('end a shortened name in a letter', () => {
    const word = fc.stringMatching(/^[A-Z]{1,16}$/)
    const names = fc.array(word, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' '))
    fc.assert(
      fc.property(names, names, (surname, givenNames) => {
        const field = composeTd3({ ...ANNA, surname, givenNames })[0].slice(5)
        assert.equal(field.length, 39)
        if (surname.length + 2 + givenNames.length > 39 && surname.length <= 36) assert.match(field, /[A-Z]$/)
      }),
    )
  })

  it('keep a letter of the given names when the surname is too long', () => {
    const [upper] = composeTd3({ ...ANNA, surname: 'A'.repeat(50), givenNames: 'Bo' })
    assert.equal(upper, `PPUTO${'A'.repeat(36)}<<B`)
  })
})

describe('transliteration', () => {
  it('follows Doc 9303-3 §6 table A', () => {
    const names = {
      Sørensen: 'SOERENSEN',
      Åse: 'AASE',
      Ærø: 'AEROE',
      Müller: 'MUELLER',
      Weiß: 'WEISS',
      Ćwikła: 'CWIKLA',
    }
    for (const [name, expected] of Object.entries({ ...names, Þór: 'THOR', Đỗ: 'DO', Señor: 'SENOR' }))
      assert.equal(transliterate(name), expected)
  })

  it('drops apostrophes and turns hyphens and spaces into one filler', () => {
    assert.equal(transliterate("O'Connor-Smith  Jones"), 'OCONNOR<SMITH<JONES')
    assert.equal(transliterate('A\u030Ase'), 'AASE')
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
