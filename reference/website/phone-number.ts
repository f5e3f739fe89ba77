import type { Alterations } from '../alteration'
import type { NumberChange } from '../server/phone-numbers'
import type { Server } from '../server/server'
import { type Form, type FormScreen, openForm, turnTo } from './form'
import { beforeLogIn, followLogIn, identifyScreens, type LogInForm } from './mitid'

export type NumberForm = LogInForm & { change: NumberChange | undefined }

const CHANGED = ['reactivate/support-phone-quarantine-1', 'reactivate/support-phone-quarantine-3']
const stakes = { missing: CHANGED, dead: CHANGED }

const sendCode = async (state: NumberForm): Promise<void> => {
  if (await state.change?.sendCode(state.entries.number ?? '')) turnTo(state, 'code')
  else turnTo(state, 'number', state.words.noNumber)
}
const confirm = (state: NumberForm): void => {
  if (state.change?.confirm(state.entries.code ?? '')) turnTo(state, 'changed')
  else turnTo(state, 'code', state.words.wrongCode)
}

/** The screens on which somebody who has MitID registers another phone number. */
export const PHONE_NUMBER_SCREENS: Readonly<Record<string, FormScreen<NumberForm>>> = {
  ...identifyScreens<NumberForm>(CHANGED),
  number: {
    controls: {
      title: { role: 'title', text: ({ words }) => words.numberTitle },
      number: { role: 'field', text: ({ words }) => words.newNumber },
      send: { role: 'button', text: ({ words }) => words.sendCode, press: sendCode, ...stakes },
    },
    goals: { 'change-phone-number': { fields: { phoneNumber: 'number' }, press: 'send' } },
  },
  code: {
    controls: {
      title: { role: 'title', text: ({ words }) => words.numberCodeTitle },
      code: { role: 'field', text: ({ words }) => words.numberCode },
      confirm: { role: 'button', text: ({ words }) => words.confirmNumber, press: confirm, ...stakes },
    },
    goals: { 'confirm-phone-number': { fields: { code: 'code' }, press: 'confirm' } },
  },
  changed: { controls: { title: { role: 'title', text: ({ words }) => words.numberChangedTitle } } },
}

export const openPhoneNumberPage = (given: {
  server: Server
  language: string | undefined
  alterations: Alterations
}): Form => {
  const { server, language, alterations } = given
  const state: NumberForm = {
    ...beforeLogIn(server.logIns, language),
    change: undefined,
  }
  const due = (): void => {
    followLogIn(state, 'number')
    if (state.person !== undefined) state.change ??= server.changeNumber(state.person)
  }
  return openForm({ page: 'website:phone-number', screens: PHONE_NUMBER_SCREENS, state, alterations, due, language })
}
