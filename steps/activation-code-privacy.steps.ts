import type { Screen } from '../contract/screen'
import { asksAboutBoth } from './actors/alike-answers'
import { entersCode } from './actors/code-activation'
import { holds, names, tracesOn } from './actors/leaks'
import type { Person } from './actors/person'
import { anotherCode } from './actors/pins'
import { codeOfPerson } from './actors/shown-code'
import { userIdOfNobody } from './actors/user-ids'
import { then } from './wording'

/** A screen without what was entered; the attempts left may be counted for the device. */
const inShort = ({ elements }: Screen): string =>
  elements.map(({ role, text }) => `${role} ${text.replace(/\d+/g, '#')}`).join(', ')

then(
  {
    da: 'er der intet tilbage om {person} på {person}s telefon',
    en: "nothing of {person} is left on {person}'s phone",
    needs: 'inspect',
  },
  async (owner: Person, holder: Person) => {
    const { scene } = holder
    const { log = [], storage = [] } = await tracesOn(holder)
    const texts = [...log, ...storage]
    const { surname, cprNumber, birthDate } = owner.data
    const traces: Record<string, string | undefined> = {
      'user ID': owner.userId,
      'activation code': codeOfPerson(owner),
      'CPR number': cprNumber,
      'P code': owner.pCode,
      'birth date': birthDate,
      'document number': owner.passport.documentNumber,
      'phone number': owner.phoneNumber.slice(-8),
    }
    const left = Object.entries(traces).flatMap(([what, value = '']) =>
      texts.some((text) => holds(text, value)) ? [what] : [],
    )
    if (texts.some((text) => names(text, surname))) left.push('surname')
    scene.check(scene.clause, {
      expected: 'nothing of the person in log and storage',
      held: left.length === 0,
      observed: left.join(', ') || `nothing in ${texts.length} entries`,
    })
  },
)

then(
  {
    da: 'har ingen skærm hos {person} vist {person}s bruger-ID, efter at det blev skrevet',
    en: "no screen of {person} has shown {person}'s user ID since it was entered",
  },
  (person: Person, owner: Person) => {
    const shown = person.app.seen.filter(({ elements }) =>
      elements.some(({ role, text, value = '' }) => `${role === 'field' ? '' : value} ${text}`.includes(owner.userId)),
    )
    const sent = person.scene.services.allSms().filter(({ text }) => text.includes(owner.userId))
    person.scene.check(person.scene.clause, {
      expected: 'the user ID on no screen and in no message',
      held: shown.length === 0 && sent.length === 0,
      observed: `${shown.length} screens and ${sent.length} messages`,
    })
  },
)

then(
  {
    da: 'får {person} det samme svar for {person}s bruger-ID som for et, ingen har',
    en: "{person} gets the same answer for {person}'s user ID as for one that nobody has",
  },
  async (person: Person, owner: Person) => {
    const code = anotherCode('2468024680')
    const answerTo = (userId: string) => async () => {
      const took = await entersCode(person, { userId, code })
      return { said: inShort(await person.app.look()), took }
    }
    const { known, unknown, byTime, times } = await asksAboutBoth(
      answerTo(owner.userId),
      answerTo(userIdOfNobody(owner.userId)),
    )
    person.scene.check(person.scene.clause, {
      expected: 'one answer to both, within the same time',
      held: known === unknown && !byTime,
      observed: byTime ? `"${known}" to both, but by turns: ${times}` : `"${known}" and "${unknown}"`,
    })
  },
)
