import type { Alterations } from '../alteration'
import type { AllRules } from '../rules/rules'
import type { ActivationCode } from '../server/activation-codes'
import type { Server } from '../server/server'
import { type Form, type FormScreen, openForm, turnTo } from './form'
import { beforeLogIn, followLogIn, identifyScreens, type LogInForm } from './mitid'

export type CodeForm = LogInForm & { shown: ActivationCode | undefined }

const CODE_WITH_MITID = ['spare/code-with-mitid']

/** The screens on which somebody who has MitID gets a code for another device. */
export const ACTIVATION_CODE_SCREENS: Readonly<Record<string, FormScreen<CodeForm>>> = {
  ...identifyScreens<CodeForm>(CODE_WITH_MITID),
  shown: {
    controls: {
      title: { role: 'title', text: ({ words }) => words.codeTitle },
      'user-id': { role: 'text', text: ({ words, shown }) => `${words.userId}: ${shown?.userId ?? ''}` },
      code: {
        role: 'text',
        text: ({ words, shown }) => `${words.activationCode}: ${shown?.code ?? ''}`,
        missing: CODE_WITH_MITID,
      },
    },
  },
  none: { controls: { title: { role: 'title', text: ({ words }) => words.goneTitle } } },
}

export const openActivationCodePage = (given: {
  server: Server
  rules: AllRules
  language: string | undefined
  alterations: Alterations
}): Form => {
  const { server, rules, language, alterations } = given
  const state: CodeForm = {
    ...beforeLogIn(server.logIns, language),
    shown: undefined,
  }
  const show = (code: ActivationCode | undefined): void => {
    state.shown = code
    turnTo(state, code ? 'shown' : 'none')
  }
  const due = (): void => {
    followLogIn(state, 'logged-in')
    if (state.screen === 'logged-in' && state.person !== undefined) show(server.activationCodes.issueTo(state.person))
    else if (state.screen === 'waiting' && !rules.websiteCodeNeedsApproval())
      show(server.activationCodes.issueTo(server.logIns.personAsked(state.logIn ?? '') ?? ''))
  }
  return openForm({
    page: 'website:activation-code',
    screens: ACTIVATION_CODE_SCREENS,
    state,
    alterations,
    due,
    language,
  })
}
