import { defineParameterType } from '@cucumber/cucumber'
import { HarnessFault } from '../core/errors'
import { ALL_DEVIATIONS } from '../simulators/passport/deviations/all'
import { PLACES_BY_NAME } from './actors/places'
import {
  CODE_CHANGES,
  NUMBER_CHANGES,
  P_CODE_CHANGES,
  PASSWORD_CHANGES,
  QR_CODE_CHANGES,
  USER_ID_CHANGES,
  USER_ID_SPELLINGS,
} from './strange-values'
import {
  ACCESS,
  CARD_FORMATS,
  CHIP_ANSWERS,
  COUNTRIES,
  DAYS,
  DEFECT_NAMES,
  DESK_DOCUMENTS,
  ISSUERS,
  LANGUAGES,
  LENGTHS,
  ORIGINS,
  REVOCATION_LISTS,
  ROUTES,
  SYSTEMS,
  TOKENS,
  TURNS,
  VIEWS,
} from './vocabulary'
import type { Scene } from './world'

/** People have a first device without a word, and further ones. */
const DEVICES = new Map([
  ['anden', ' 2'],
  ['other', ' 2'],
  ['tredje', ' 3'],
  ['third', ' 3'],
  ['fjerde', ' 4'],
  ['fourth', ' 4'],
])

defineParameterType({
  name: 'person',
  regexp:
    /(?:Ada|Bo|Mallory)(?: på den (?:anden|tredje|fjerde) enhed| on the (?:other|third|fourth) device| på (?:Ada|Bo|Mallory)s enhed| on (?:Ada|Bo|Mallory)'s device)?|[Hh]un|[Hh]an|[Ss]he|[Hh]e/,
  useForSnippets: false,
  transformer(this: Scene, name: string) {
    const [, guest, owner] = /^(\S+) (?:på|on) (\w+?)'?s (?:enhed|device)$/.exec(name) ?? []
    if (guest !== undefined && owner !== undefined) return this.cast.guest(guest, owner)
    const [, who = name, ordinal = ''] = /^(\S+) (?:på den|on the) (\S+)/.exec(name) ?? []
    return this.person(who, DEVICES.get(ordinal))
  },
})

/** Which digit of a code: its place from the front, or -1 for the last one. */
const DIGITS: Readonly<Record<string, number>> = { første: 1, first: 1, tredje: 3, third: 3, sidste: -1, last: -1 }

defineParameterType({
  name: 'digit',
  regexp: /første|first|tredje|third|sidste|last/,
  useForSnippets: false,
  transformer: (word: string): number => DIGITS[word] ?? 1,
})

/** A label as the guide writes it, in single quotes; it stands for its concept, whatever the profile calls it. */
defineParameterType({
  name: 'label',
  regexp: /'([^']+)'/,
  useForSnippets: false,
  transformer(this: Scene, text: string) {
    return this.conceptNamed(text)
  },
})

/** A word of the features' own vocabulary, in double quotes, in either language. */
const word = <T>(name: string, words: ReadonlyMap<string, T>): void =>
  defineParameterType({
    name,
    regexp: /"([^"]+)"/,
    useForSnippets: false,
    preferForRegexpMatch: false,
    transformer(text: string): T {
      const meant = words.get(text)
      if (meant !== undefined) return meant
      throw new HarnessFault({
        code: 'UNKNOWN_WORD',
        what: `"${text}" is no ${name} of the features' vocabulary`,
        mend: `use one of: ${[...words.keys()].join(', ')}`,
      })
    },
  })

word('place', PLACES_BY_NAME)
word('origin', ORIGINS)
word('day', DAYS)
word('deskDocument', DESK_DOCUMENTS)
word('country', COUNTRIES)
word('defect', DEFECT_NAMES)
word('view', VIEWS)
word('access', ACCESS)
word('format', CARD_FORMATS)
word('turn', TURNS)
word('issuer', ISSUERS)
word('revocationList', REVOCATION_LISTS)
word('deviation', new Map(ALL_DEVIATIONS.map((deviation) => [deviation.means, deviation])))
word('token', TOKENS)
word('chipAnswer', CHIP_ANSWERS)
word('length', LENGTHS)
word('route', ROUTES)
word('language', LANGUAGES)
word('system', SYSTEMS)
word('pCodeChange', P_CODE_CHANGES)
word('codeChange', CODE_CHANGES)
word('passwordChange', PASSWORD_CHANGES)
word('userIdChange', USER_ID_CHANGES)
word('userIdSpelling', USER_ID_SPELLINGS)
word('numberChange', NUMBER_CHANGES)
word('qrCodeChange', QR_CODE_CHANGES)
