import type { Alterations } from '../alteration'
import type { LogIns } from '../server/log-ins'
import { type Form, type FormScreen, openForm } from './form'
import { codeScreen, type LogInForm, type UseKey } from './mitid'
import { websiteWords } from './words'

type RequestForm = LogInForm & { readonly relyingParty: string; readonly text: string }

export const LOG_IN_SCREENS: Readonly<Record<string, FormScreen<RequestForm>>> = {
  code: codeScreen(
    ({ relyingParty }) => relyingParty,
    ({ text }) => text,
    { missing: ['get-mitid/5.3.8a', 'help-step-5/5.3.8b'], dead: ['get-mitid/5.3.8a', 'help-step-5/5.3.8b'] },
    { missing: ['get-mitid/5.3-chip-activate'], dead: ['get-mitid/5.3-chip-activate'] },
  ),
}

/** Where a relying party's log-in is answered without an app; its text can be read there. */
export const openLogInPage = (
  logIn: string,
  language: string | undefined,
  given: { logIns: LogIns; alterations: Alterations; useKey?: UseKey | undefined },
): Form => {
  const { relyingParty, text } = given.logIns.request(logIn)
  return openForm<RequestForm>({
    page: 'website:log-in',
    screens: LOG_IN_SCREENS,
    state: {
      screen: 'code',
      message: undefined,
      entries: {},
      words: websiteWords(language),
      logIn,
      logIns: given.logIns,
      person: undefined,
      useKey: given.useKey,
      relyingParty,
      text,
    },
    alterations: given.alterations,
    language,
  })
}
