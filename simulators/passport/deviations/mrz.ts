import { checkDigit } from '../../../emrtd/mrz'
import type { NamedDeviation } from './deviation'
import { changed, revalued } from './objects'

/** The machine-readable zone of a TD3 document otherwise: Doc 9303-3 §4.9, Doc 9303-4 §4.2.2. */

type Lines = [string, string]

const otherDigit = (digit: string): string => String((Number(digit.replace('<', '0')) + 1) % 10)
const at = (line: string, place: number, text: string): string =>
  line.slice(0, place) + text + line.slice(place + text.length)

const COMPOSITE_AT = 43
const withComposite = (line: string): string =>
  at(line, COMPOSITE_AT, checkDigit(line.slice(0, 10) + line.slice(13, 20) + line.slice(21, 43)))

/** A check digit of the lower line is wrong on the page, in DG1 and in the access keys; the composite digit counts it. */
const wrongDigit =
  (place: number) =>
  ([upper, lower]: Lines): Lines => [upper, withComposite(at(lower, place, otherDigit(lower.charAt(place))))]

/** DG1 says it, and is signed; the page and the access keys do not. */
const onlyInDg1 = (means: string, cases: readonly string[], change: (mrz: string) => string): NamedDeviation => ({
  kind: 'defect',
  means,
  cases,
  fails: 'same-document',
  issuedGroups: (groups) => {
    const dg1 = groups.get(1)
    if (!dg1) return groups
    const text = (value: Uint8Array) =>
      new Uint8Array(Buffer.from(change(Buffer.from(value).toString('latin1')), 'latin1'))
    return new Map(groups).set(1, changed(dg1, [0, { tag: 0x5f1f }], revalued(text)))
  },
})

const LINE = 44
const BIRTH_DIGIT = 19
const EXPIRY_DIGIT = 27
const OPTIONAL_DIGIT = 42
const NAME_AT = 5
const SEX_AT = 20

const digitDefect = (means: string, cases: readonly string[], place: number): NamedDeviation => ({
  kind: 'defect',
  means,
  cases,
  fails: 'check-digits',
  issued: wrongDigit(place),
})

/** Doc 9303-4 §4.2.2.2: without optional data its check digit may be 0 or the filler. */
const withoutOptionalData =
  (digit: '0' | '<') =>
  ([upper, lower]: Lines): Lines => [upper, withComposite(at(lower, 28, `${'<'.repeat(14)}${digit}`))]

const withOptionalData =
  (data: string) =>
  ([upper, lower]: Lines): Lines => [
    upper,
    withComposite(at(lower, 28, data.padEnd(14, '<') + checkDigit(data.padEnd(14, '<')))),
  ]

const expiryDefect = (means: string, cases: readonly string[], date: string): NamedDeviation => ({
  kind: 'defect',
  means,
  cases,
  fails: 'not-expired',
  issued: ([upper, lower]) => [upper, withComposite(at(lower, 21, date + checkDigit(date)))],
})

/** Doc 9303-3 §4.8: what is not known of a date of birth is fillers. */
const unknownBirth = (means: string, cases: readonly string[], known: (date: string) => string): NamedDeviation => ({
  kind: 'quirk',
  means,
  cases,
  ordered: (order) => ({ ...order, person: { ...order.person, birthDate: known(order.person.birthDate) } }),
})

const otherLetter = (letter: string): string => (letter === 'Q' ? 'X' : 'Q')

export const MRZ_DEVIATIONS: readonly NamedDeviation[] = [
  digitDefect('the check digit of the birth date is wrong, in DG1 as on the page', ['LDS_B_17'], BIRTH_DIGIT),
  digitDefect('the check digit of the expiry date is wrong, in DG1 as on the page', ['LDS_B_21'], EXPIRY_DIGIT),
  digitDefect('the check digit of the optional data is wrong, in DG1 as on the page', ['LDS_B_22'], OPTIONAL_DIGIT),
  onlyInDg1('the name in DG1 differs from the page by a letter', ['LDS_B_11'], (mrz) =>
    at(mrz, NAME_AT, otherLetter(mrz.charAt(NAME_AT))),
  ),
  onlyInDg1('the document number in DG1 is another than on the page, with its check digits', ['LDS_B_12'], (mrz) => {
    const lower = at(mrz.slice(LINE), 8, otherDigit(mrz.charAt(LINE + 8)))
    return mrz.slice(0, LINE) + withComposite(at(lower, 9, checkDigit(lower.slice(0, 9))))
  }),
  onlyInDg1('the sex in DG1 is another than on the page', ['Doc 9303-10 §4.7.1'], (mrz) =>
    at(mrz, LINE + SEX_AT, mrz.charAt(LINE + SEX_AT) === 'F' ? 'M' : 'F'),
  ),
  {
    kind: 'quirk',
    means: 'the optional data are a number of fourteen places',
    cases: ['LDS_B_01'],
    issued: withOptionalData('12345678901234'),
  },
  {
    kind: 'quirk',
    means: 'the optional data begin with a filler',
    cases: ['MR-13-optional-data-leading-filler'],
    issued: withOptionalData('<1234567890'),
  },
  {
    kind: 'quirk',
    means: 'the document number holds the letter O, and zeros',
    cases: ['MR-04-genuine-letter-o'],
    ordered: (order) => ({ ...order, documentNumber: 'PO0O40512' }),
  },
  {
    kind: 'quirk',
    means: 'the code begins with PP',
    cases: ['MR-12-two-letter-document-type'],
    ordered: (order) => ({ ...order, documentCode: 'PP' }),
  },
  {
    kind: 'quirk',
    means: 'the document number has fifteen places, of which TD1 shows six in the optional data',
    cases: ['MR-02-td1-long-number'],
    ordered: (order) => ({
      ...order,
      format: 'TD1',
      documentCode: 'I',
      documentNumber: `${order.documentNumber.slice(0, 9)}7QX405`,
    }),
  },
  unknownBirth(
    'the day of birth is not known',
    ['LDS_B_25', 'MR-09-incomplete-birth-date'],
    (date) => `${date.slice(0, 8)}00`,
  ),
  unknownBirth('the month of birth is not known', ['LDS_B_26'], (date) => `${date.slice(0, 5)}00${date.slice(7)}`),
  unknownBirth('the year of birth is not known', ['LDS_B_27'], (date) => `0000${date.slice(4)}`),
  unknownBirth(
    'nothing is known of the date of birth',
    ['LDS_B_28', 'MR-09-incomplete-birth-date'],
    () => '0000-00-00',
  ),
  expiryDefect('the expiry date holds letters, with its check digit', ['LDS_B_19'], '3A0101'),
  expiryDefect('the expiry date is no day of the calendar, with its check digit', ['LDS_B_20'], '331332'),
  {
    kind: 'quirk',
    means: 'there are no optional data, and their check digit is 0',
    cases: ['LDS_B_04', 'MR-05-optional-data-check-digit'],
    issued: withoutOptionalData('0'),
  },
  {
    kind: 'quirk',
    means: 'there are no optional data, and their check digit is a filler',
    cases: ['MR-05-optional-data-check-digit'],
    issued: withoutOptionalData('<'),
  },
]
