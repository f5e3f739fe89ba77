import type { Alterations } from '../alteration'
import type { AllRules } from '../rules/rules'
import type { ActivationCode } from '../server/activation-codes'
import type { Desks } from '../server/desks'
import { type Form, type FormScreen, type FormState, openForm, turnTo } from '../website/form'
import type { Turned } from './support'
import { type DeskWords, deskWords } from './words'

export type Visit = FormState & {
  readonly words: DeskWords
  readonly desks: Desks
  /** Books a time for whoever is there. */
  readonly books: () => void
  person: string | undefined
  pin: string | undefined
  code: ActivationCode | undefined
}
const clause = (...ids: string[]) => ids.map((id) => `reactivate/${id}`)

const show = async (visit: Visit): Promise<void> => {
  const { kind = '', documentNumber = '', expiryDate = '', cprNumber = '', picture = '' } = visit.entries
  const ofThePersonPresent = picture !== 'of-somebody-else'
  visit.person = await visit.desks.identify({ kind, documentNumber, expiryDate, cprNumber, ofThePersonPresent })
  turnTo(visit, visit.person === undefined ? 'not-identified' : 'services')
}
const givePin = (visit: Visit): void => {
  visit.pin = visit.person === undefined ? undefined : visit.desks.giveTemporaryPin(visit.person)
  turnTo(visit, visit.pin === undefined ? 'no-mitid' : 'pin')
}

const giveCode = (visit: Visit): void => {
  visit.code = visit.person === undefined ? undefined : visit.desks.giveActivationCode(visit.person)
  turnTo(visit, visit.code === undefined ? 'no-mitid' : 'code')
}

const said = (title: keyof DeskWords, text: keyof DeskWords): FormScreen<Visit> => ({
  controls: {
    title: { role: 'title', text: ({ words }) => String(words[title]) },
    text: { role: 'text', text: ({ words }) => String(words[text]) },
  },
})

export const CITIZEN_SERVICE_SCREENS: Readonly<Record<string, FormScreen<Visit>>> = {
  booking: {
    controls: {
      title: { role: 'title', text: ({ words }) => words.counterTitle },
      text: { role: 'text', text: ({ words }) => words.bookText },
      book: {
        role: 'button',
        text: ({ words }) => words.book,
        press: (visit) => {
          visit.books()
          turnTo(visit, 'booked')
        },
        missing: clause('citizen-service-temp-pin'),
        dead: clause('citizen-service-temp-pin'),
      },
    },
    goals: { 'book-appointment': { press: 'book' } },
  },
  booked: said('bookedTitle', 'bookedText'),
  'turned-away': said('refusedTitle', 'turnedAway'),
  counter: {
    controls: {
      title: { role: 'title', text: ({ words }) => words.counterTitle },
      text: { role: 'text', text: ({ words }) => words.counterText },
      show: {
        role: 'button',
        text: ({ words }) => words.show,
        press: show,
        missing: clause('citizen-service-temp-pin'),
        dead: clause('citizen-service-temp-pin'),
      },
    },
    goals: {
      'show-document': {
        fields: Object.fromEntries(
          ['kind', 'documentNumber', 'expiryDate', 'cprNumber', 'picture'].map((name) => [name, name]),
        ),
        press: 'show',
      },
    },
  },
  'not-identified': said('refusedTitle', 'notIdentified'),
  services: {
    controls: {
      title: { role: 'title', text: ({ words }) => words.servicesTitle },
      pin: {
        role: 'button',
        text: ({ words }) => words.askPin,
        press: givePin,
        missing: clause('citizen-service-temp-pin'),
        dead: clause('citizen-service-temp-pin'),
      },
      code: {
        role: 'button',
        text: ({ words }) => words.askCode,
        press: giveCode,
        missing: ['spare/code-at-citizen-service'],
        dead: ['spare/code-at-citizen-service'],
      },
    },
  },
  code: {
    controls: {
      title: { role: 'title', text: ({ words }) => words.codeTitle },
      text: {
        role: 'text',
        text: ({ words, code }) => (code ? words.codeText(code.code) : words.noMitId),
        missing: ['spare/code-at-citizen-service'],
      },
    },
  },
  pin: {
    controls: {
      title: { role: 'title', text: ({ words }) => words.pinTitle },
      text: {
        role: 'text',
        text: ({ words, pin = '' }) => words.pinText(pin),
        missing: clause('citizen-service-temp-pin'),
      },
    },
  },
  'no-mitid': said('refusedTitle', 'noMitId'),
}

/** Citizen Service: beforehand, by phone, to book a time; then at the counter. */
export const openCitizenService = (given: {
  desks: Desks
  rules: AllRules
  alterations: Alterations
  by: Turned
  language: string | undefined
  appointments: Set<string>
  visitor: string
}): Form => {
  const { desks, rules, alterations, by, language, appointments, visitor } = given
  const atTheCounter = rules.citizenServiceServes(appointments.has(visitor)) ? 'counter' : 'turned-away'
  return openForm<Visit>({
    page: 'desk:citizen-service',
    screens: CITIZEN_SERVICE_SCREENS,
    alterations,
    state: {
      screen: by === 'visit' ? atTheCounter : 'booking',
      message: undefined,
      entries: {},
      words: deskWords(language),
      desks,
      books: () => appointments.add(visitor),
      person: undefined,
      pin: undefined,
      code: undefined,
    },
  })
}
