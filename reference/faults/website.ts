import { appRules } from '../rules/rules'
import { WEB_LANGUAGES } from '../rules/website'
import { faultOf, type RuleFault } from './fault'

const fault = faultOf(appRules)

export const websiteFaults: RuleFault[] = [
  fault('gives-another-language-without-a-word', 'noticeIsShown', {
    faulty: () => false,
    differsFor: ['kl', ['da', 'en']],
  }),
  fault('gives-danish-for-every-language', 'languageGiven', {
    faulty: () => 'da',
    differsFor: ['en', ['da', 'en']],
  }),
  fault('denies-every-language', 'noticeIsShown', { faulty: () => true, differsFor: ['da', ['da']] }),
  fault('gives-the-notice-in-the-language-asked-for-only', 'noticeLanguages', {
    faulty: (asked) => WEB_LANGUAGES.filter((one) => one === asked),
    differsFor: ['kl'],
  }),
  fault('gives-the-notice-without-greenlandic', 'noticeLanguages', {
    faulty: () => ['da', 'en'],
    differsFor: ['kl'],
  }),
  fault('lists-every-language', 'languagesListed', { faulty: () => WEB_LANGUAGES, differsFor: [['da']] }),
  fault('lists-no-language', 'languagesListed', { faulty: () => [], differsFor: [['da']] }),
]
