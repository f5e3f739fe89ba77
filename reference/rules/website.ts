import { rule } from './rule'

/** Languages of the website; no page has to be in all of them. */
export const WEB_LANGUAGES = ['da', 'en', 'kl'] as const
export type WebLanguage = (typeof WEB_LANGUAGES)[number]

const notice = (...ids: string[]) => ids.map((id) => `help-step-5/${id}`)

export const websiteRules = {
  /** Does a page that was asked for in this language say that it is not there in it? */
  noticeIsShown: rule(
    notice('lang-notice'),
    (asked: string, available: readonly string[]): boolean => !available.includes(asked),
  ),

  /** The language in which a page is given that is there in some of them. */
  languageGiven: rule(
    notice('lang-notice'),
    (asked: string, available: readonly WebLanguage[]): WebLanguage =>
      available.find((language) => language === asked) ?? available[0] ?? 'da',
  ),

  /** The languages in which the notice itself is given. */
  noticeLanguages: rule(notice('lang-notice-three'), (_asked: string): readonly WebLanguage[] => WEB_LANGUAGES),

  /** The languages that the notice offers. */
  languagesListed: rule(notice('lang-list'), (available: readonly WebLanguage[]): readonly WebLanguage[] => available),
}
