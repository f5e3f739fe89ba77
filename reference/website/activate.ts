import type { Alterations } from '../alteration'
import type { AllRules } from '../rules/rules'
import type { Server } from '../server/server'
import { type Form, type FormScreen, openForm, turnTo } from './form'
import { beforeLogIn, followLogIn, identifyScreens, type LogInForm } from './mitid'
import { ENTERED_KINDS, type TokenEntry, tokenEntryScreens } from './token-entry'
import { tokenWordsOf } from './token-words'

type ActivationForm = LogInForm & TokenEntry

/** The screens on which somebody who has logged in with the app activates a token; no guide asks for them. */
const SCREENS: Readonly<Record<string, FormScreen<ActivationForm>>> = {
  ...identifyScreens<ActivationForm>([]),
  ...tokenEntryScreens<ActivationForm>(() => []),
}

export const openActivationPage = (given: {
  server: Server
  rules: AllRules
  language: string | undefined
  alterations: Alterations
}): Form => {
  const { server, rules, language, alterations } = given
  const state: ActivationForm = {
    ...beforeLogIn(server.logIns, language),
    tokenWords: tokenWordsOf(language),
    kind: undefined,
    beginToken: (kind) => {
      const { person, logIn = '' } = state
      const shown = server.logIns.approvedWith(logIn) ?? 'user-id'
      return person === undefined
        ? undefined
        : server.tokens.beginActivation(() => person, kind, { route: 'website', shown })
    },
  }
  const needsNoLogIn = () =>
    ENTERED_KINDS.some((kind) => rules.tokenMayBeActivated({ kind, route: 'website', shown: 'user-id' }))
  const due = (): void => {
    followLogIn(state, 'token-kind')
    if (state.screen !== 'waiting' || !needsNoLogIn()) return
    state.person = server.logIns.personAsked(state.logIn ?? '')
    turnTo(state, 'token-kind')
  }
  return openForm({ page: 'website:activate', screens: SCREENS, state, alterations, due, language })
}
