import type { Alterations } from '../alteration'
import { type Identification, QUESTIONS, type Refusal } from '../rules/desks'
import type { AllRules } from '../rules/rules'
import type { Desks } from '../server/desks'
import { type Form, type FormScreen, openForm, turnTo } from '../website/form'
import { ENTERED_KINDS, type TokenEntry, tokenEntryScreens } from '../website/token-entry'
import { tokenWordsOf } from '../website/token-words'
import { type DeskWords, deskWords } from './words'

export type Turned = 'phone' | 'writing' | 'visit'
type Talk = TokenEntry & {
  readonly words: DeskWords
  readonly desks: Desks
  readonly rules: AllRules
  readonly by: Turned
  person: string | undefined
  /** Where the caller says that they can be called back. */
  named: string | undefined
  readonly done: Identification[]
  wish: 'temporary-pin' | 'token'
  refusal: Refusal | undefined
}
const clause = (...ids: string[]) => ids.map((id) => `reactivate/${id}`)

/** On to the first part of the identification that has not been done; then the temporary PIN is sent. */
const goOn = async (talk: Talk): Promise<void> => {
  const part = talk.rules.supportIdentifiesBy().find((one) => !talk.done.includes(one))
  if (part) return turnTo(talk, part)
  if (talk.wish === 'token') return turnTo(talk, 'token-kind')
  const outcome = await talk.desks.sendTemporaryPin(talk.person, talk.done, talk.named)
  return outcome === 'sent' ? turnTo(talk, 'sent') : refuse(talk, outcome)
}
const refuse = (talk: Talk, refusal: Refusal): void => {
  talk.refusal = refusal
  turnTo(talk, 'refused')
}
const isReferred = ({ rules, refusal }: Talk): boolean =>
  refusal !== undefined && rules.supportRefersTo(refusal) === 'citizen-service'

/** A conforming desk never helps with that by phone: spare/lost-display-no-app-2, spare/lost-reader-no-app-2. */
const helpsToActivate = ({ rules }: Talk): boolean =>
  ENTERED_KINDS.some((kind) => rules.tokenMayBeActivated({ kind, route: 'support', shown: 'user-id' }))

export const SUPPORT_SCREENS: Readonly<Record<string, FormScreen<Talk>>> = {
  start: {
    controls: {
      title: { role: 'title', text: ({ words }) => words.supportTitle },
      text: { role: 'text', text: ({ words, by }) => (by === 'writing' ? words.writeText : words.supportText) },
      ask: {
        role: 'button',
        text: ({ words }) => words.askPin,
        press: (talk) => (talk.rules.supportSendsPinsTo(talk.by) ? goOn(talk) : turnTo(talk, 'not-by-writing')),
        missing: clause('support-sms'),
        dead: clause('support-sms'),
      },
      activate: {
        role: 'button',
        text: ({ words }) => words.activate,
        when: helpsToActivate,
        press: (talk) => {
          talk.wish = 'token'
          return goOn(talk)
        },
      },
    },
  },
  ...tokenEntryScreens<Talk>(() => []),
  document: {
    controls: {
      title: { role: 'title', text: ({ words }) => words.documentTitle },
      number: {
        role: 'field',
        text: ({ words }) => words.documentNumber,
        missing: clause('support-document-number', 'support-identify-first'),
      },
      'call-back': { role: 'field', text: ({ words }) => words.callBack },
      next: {
        role: 'button',
        text: ({ words }) => words.next,
        press: async (talk) => {
          talk.named = talk.entries['call-back'] || undefined
          talk.person = await talk.desks.holderOf(talk.entries.number ?? '')
          if (talk.person === undefined && talk.rules.unknownNumberLeadsTo() === 'refusal')
            return refuse(talk, 'not-identified')
          talk.done.push('document')
          return goOn(talk)
        },
        missing: clause('support-document-number', 'support-sms'),
        dead: clause('support-document-number', 'support-sms'),
      },
    },
    goals: { 'show-document': { fields: { documentNumber: 'number', phoneNumber: 'call-back' }, press: 'next' } },
  },
  questions: {
    controls: {
      title: { role: 'title', text: ({ words }) => words.questionsTitle },
      ...Object.fromEntries(
        QUESTIONS.map((name) => [
          name,
          {
            role: 'field' as const,
            text: ({ words }: Talk) => words.questions[name],
            when: ({ rules }: Talk) => rules.questionsAsked().includes(name),
          },
        ]),
      ),
      next: {
        role: 'button',
        text: ({ words }) => words.next,
        press: async (talk) => {
          if (talk.person === undefined || !(await talk.desks.answersRight(talk.person, talk.entries)))
            return refuse(talk, 'not-identified')
          talk.done.push('questions')
          return goOn(talk)
        },
        missing: clause('support-questions', 'support-sms'),
        dead: clause('support-questions', 'support-sms'),
      },
    },
    goals: {
      'answer-questions': { fields: Object.fromEntries(QUESTIONS.map((name) => [name, name])), press: 'next' },
    },
  },
  sent: {
    controls: {
      title: { role: 'title', text: ({ words }) => words.sentTitle },
      text: { role: 'text', text: ({ words }) => words.sentText },
    },
  },
  refused: {
    controls: {
      title: { role: 'title', text: ({ words }) => words.refusedTitle },
      text: { role: 'text', text: ({ words }) => words.refusedText },
      refer: { role: 'text', text: ({ words }) => words.refer, when: isReferred },
    },
  },
  'not-by-writing': {
    controls: {
      title: { role: 'title', text: ({ words }) => words.refusedTitle },
      text: { role: 'text', text: ({ words }) => words.refusedByWriting },
    },
  },
}

/** A conversation with somebody at Support. */
export const openSupport = (given: {
  desks: Desks
  rules: AllRules
  alterations: Alterations
  by: Turned
  language: string | undefined
}): Form => {
  const { desks, rules, alterations, by, language } = given
  const state: Talk = {
    screen: 'start',
    message: undefined,
    entries: {},
    words: deskWords(language),
    tokenWords: tokenWordsOf(language),
    desks,
    rules,
    by,
    person: undefined,
    named: undefined,
    done: [],
    wish: 'temporary-pin',
    refusal: undefined,
    kind: undefined,
    beginToken: (kind) => (state.person === undefined ? undefined : desks.beginToken(state.person, kind, 'support')),
  }
  return openForm<Talk>({ page: 'desk:support', screens: SUPPORT_SCREENS, alterations, state })
}
