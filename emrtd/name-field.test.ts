import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { nameField, type Truncation } from './name-field'

const [TD3, TD2, TD1] = [39, 31, 30]
const field = (surname: string, givenNames: string, length: number, truncation?: Truncation) =>
  nameField({ surname, givenNames }, length, truncation === undefined ? {} : { truncation }).replace(/<+$/, '')
const MARSUPIALS = ['Bennelong Wooloomooloo Warrandyte Warnambool', 'Dingo Potoroo'] as const

describe('the name field', () => {
  it('is that of the examples of Doc 9303-4 §4.2.3.1', () => {
    const examples: [string, string, string][] = [
      ['Heng', 'Deborah Ming Lo', 'HENG<<DEBORAH<MING<LO'],
      ['Smith-Jones', 'Susie Margaret', 'SMITH<JONES<<SUSIE<MARGARET'],
      ['O’Connor', 'Enya Siobhan', 'OCONNOR<<ENYA<SIOBHAN'],
      ['Van Der Muellen', 'Martin', 'VAN<DER<MUELLEN<<MARTIN'],
      ['Al-Basri', 'Huda Muhammad Jawad', 'AL<BASRI<<HUDA<MUHAMMAD<JAWAD'],
      ['Vilarchao Fernandez', 'Jose Ramon', 'VILARCHAO<FERNANDEZ<<JOSE<RAMON'],
      ['Arkfreith', '', 'ARKFREITH'],
      ['Satriya Sudarpa', '', 'SATRIYA<SUDARPA'],
    ]
    for (const [surname, given, expected] of examples) assert.equal(field(surname, given, TD3), expected)
    // 9303-5 §4.2.3.4: only in the shortest field it does not fit.
    assert.equal(field('Vilarchao Fernandez', 'Jose Ramon', TD1), 'VILARCHAO<FERNANDEZ<<JOSE<RAMO')
  })

  it('puts the only name first, wherever it was given', () => assert.equal(field('', 'Arkfreith', TD1), 'ARKFREITH'))

  it('loses letters at its end, as in 9303-4 §4.2.3.2', () => {
    const long = 'Nilavadhanananda'
    assert.equal(field(long, 'Chayapa Dejthamrong Krasuang', TD3), 'NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K')
    assert.equal(field(long, 'Arnpol Petch Charonguang', TD3), 'NILAVADHANANANDA<<ARNPOL<PETCH<CHARONGU')
  })

  it('is shortened to initials, as in example a of parts 4, 5 and 6', () => {
    const initials = (surname: string, given: string) =>
      [TD3, TD1, TD2].map((length) => field(surname, given, length, 'initials'))
    assert.deepEqual(initials('Nilavadhanananda', 'Chayapa Dejthamrong Krasuang'), [
      'NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K',
      'NILAVADHANANANDA<<CHAYAPA<DE<K',
      'NILAVADHANANANDA<<CHAYAPA<DEJ<K',
    ])
    assert.deepEqual(initials(...MARSUPIALS), [
      'BENNELONG<WOOLOOMOOLOO<WARRANDYTE<W<<DI',
      'BENNELONG<WOOLOOMOOLOO<W<W<<DI',
      'BENNELONG<WOOLOOMOOLOO<W<W<<D<P',
    ])
  })

  it('is shortened to a fixed number of letters, as in example c of parts 4 and 5 (§4.2.3)', () => {
    assert.equal(field(...MARSUPIALS, TD3, 6), 'BENNEL<WOOLOO<WARRAN<WARNAM<<DINGO<POTO')
    assert.equal(field(...MARSUPIALS, TD1, 5), 'BENNE<WOOLO<WARRA<WARNA<<DIN<P')
  })

  it('is not shortened when it fits to the last position (§4.2.3.4 of part 4, §4.2.3.3 of parts 5 and 6)', () => {
    assert.equal(field('Papandropoulous', 'Jonathon Warren Trevor', TD3), 'PAPANDROPOULOUS<<JONATHON<WARREN<TREVOR')
    assert.equal(field('Papandropoulous', 'Jonathon Alec', TD1), 'PAPANDROPOULOUS<<JONATHON<ALEC')
    assert.equal(field('Papandropoulous', 'Jonathoon Alec', TD2), 'PAPANDROPOULOUS<<JONATHOON<ALEC')
  })

  it('ends in a letter when a surname alone is shortened', () => {
    for (const truncation of ['end', 'initials', 4] as const) {
      const written = nameField({ surname: 'Bennelong Wooloomooloo Warrandyte Warnambool', givenNames: '' }, TD1, {
        truncation,
      })
      assert.match(written, /^BENN[A-Z<]{25}[A-Z]$/)
    }
  })

  it('is full, and ends in a letter, also where the cut falls between two components', () => {
    const surname = 'ANNABERTA CARLADORA EMILIAFRIDA GRY H'
    const written = nameField({ surname, givenNames: 'I' }, TD3, { truncation: 'end' })
    assert.equal(written, 'ANNABERTA<CARLADORA<EMILIAFRID<GRY<H<<I')
  })

  it('keeps a letter of the given names and ends in a letter whenever it was shortened', () => {
    const word = fc.stringMatching(/^[A-Z]{1,16}$/)
    const names = fc.array(word, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' '))
    const truncations = fc.constantFrom<Truncation>('end', 'initials', 3, 8)
    fc.assert(
      fc.property(
        names,
        names,
        fc.constantFrom(TD1, TD2, TD3),
        truncations,
        (surname, givenNames, length, truncation) => {
          const written = nameField({ surname, givenNames }, length, { truncation })
          assert.equal(written.length, length)
          assert.match(written, /^[A-Z]+(<[A-Z]+)*<<[A-Z]+(<[A-Z]+)*<*$/)
          const fits = surname.length + 2 + givenNames.length <= length
          if (fits) assert.equal(written.replace(/<+$/, ''), `${surname}<<${givenNames}`.replaceAll(' ', '<'))
          else assert.match(written, /[A-Z]$/)
        },
      ),
    )
  })
})
