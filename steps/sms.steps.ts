import { MINUTE, SECOND } from '../core/clock'
import { foretellNothing, knownOf } from './actors/foretelling'
import { fillsAndGoesOn, goesBackToNumber } from './actors/going'
import { holds } from './actors/leaks'
import { until, wait } from './actors/patience'
import type { Person } from './actors/person'
import { anotherCode, wrongAt } from './actors/pins'
import { isAskedFor } from './actors/questions'
import { awaitsSms, codeOf, codesOf, earlierCode, otherCode, smsOf } from './actors/sms'
import type { SecretChange } from './strange-values'
import { then, when } from './wording'

const entersCode = (person: Person, code: string) =>
  fillsAndGoesOn(person, person.scene.clause, 'validation-code', code)

when({ da: '{person} skriver sit mobilnummer', en: '{person} enters their phone number' }, async (person: Person) => {
  await person.app.enter('phone-number', person.phoneNumber)
})

when(
  {
    da: '{person} beder om en kode til et mobilnummer, der er {numberChange}',
    en: '{person} asks for a code to a phone number that is {numberChange}',
  },
  async (person: Person, change: SecretChange) => {
    await person.app.enter('phone-number', change(person.phoneNumber))
    if (person.app.offers('send-code')) await person.app.press('send-code')
    await wait(person.scene, 2 * SECOND)
  },
)

then(
  {
    da: 'er der ingen SMS sendt til andre end {person}',
    en: 'no message has been sent to anybody but {person}',
  },
  ({ scene, phoneNumber }: Person) => {
    const others = scene.services.allSms().length - scene.services.smsTo(phoneNumber).length
    scene.check(scene.clause, {
      expected: `no message but to ${phoneNumber}`,
      held: others === 0,
      observed: `${others} others: ${scene.services.allSms().map(({ to }) => to)}`,
    })
  },
)

when({ da: '{person} får tilsendt en ny kode', en: '{person} has a new code sent' }, async (person: Person) => {
  // Wherever it goes: whose number that is, is for the next step to say.
  const messages = () => person.scene.services.allSms().length
  const before = messages()
  if (person.app.offers('send-code-again')) await person.app.press('send-code-again')
  else {
    if (!person.app.offers('send-code')) await goesBackToNumber(person)
    if (isAskedFor(person, 'phone-number')) await person.app.enter('phone-number', person.phoneNumber)
    if (person.app.offers('send-code')) await person.app.press('send-code')
  }
  const sent = await until(person.scene, person.app, () => messages() > before, 4 * SECOND)
  if (!sent) person.scene.checks.notVerifiable(person.scene.clause, 'a way to have the code sent again')
})

when({ da: "{person} indtaster koden fra SMS'en", en: '{person} enters the code from the message' }, (person: Person) =>
  entersCode(person, codeOf(person)),
)

when(
  { da: '{person} indtaster koden fra den første SMS', en: '{person} enters the code from the first message' },
  (person: Person) => entersCode(person, earlierCode(person, 0)),
)

when({ da: '{person} indtaster en forkert kode', en: '{person} enters a wrong code' }, (person: Person) =>
  entersCode(person, anotherCode(codeOf(person))),
)

when(
  { da: '{person} indtaster koden fra {person}s SMS', en: "{person} enters the code from {person}'s message" },
  (person: Person, owner: Person) => entersCode(person, otherCode(person, codeOf(owner))),
)

when(
  {
    da: "{person} indtaster koden fra SMS'en med det {digit} ciffer ændret",
    en: '{person} enters the code from the message with its {digit} digit changed',
  },
  (person: Person, position: number) => entersCode(person, wrongAt(codeOf(person), position)),
)

when(
  {
    da: 'der går {int} sekund(er) mere end valideringskoden lever hos {person}',
    en: '{int} second(s) more pass than the validation code lives for {person}',
    needs: 'time',
  },
  (seconds: number, person: Person) =>
    wait(person.scene, person.scene.profile.parameters.validationCodeMinutes * MINUTE + seconds * SECOND),
)

when(
  {
    da: 'der går {int} sekund(er) mindre end valideringskoden lever hos {person}',
    en: '{int} second(s) less pass than the validation code lives for {person}',
    needs: 'time',
  },
  (seconds: number, person: Person) =>
    wait(person.scene, person.scene.profile.parameters.validationCodeMinutes * MINUTE - seconds * SECOND),
)

when(
  {
    da: '{person} indtaster en valideringskode, der er {codeChange}',
    en: '{person} enters a validation code that is {codeChange}',
  },
  (person: Person, change: SecretChange) => entersCode(person, change(codeOf(person))),
)

then(
  {
    da: 'står {person}s mobilnummer ikke på skærmen i forvejen',
    en: "{person}'s phone number is not on the screen beforehand",
  },
  (person: Person) => {
    const value = person.app.field('phone-number')?.value ?? ''
    person.scene.check(person.scene.clause, {
      expected: 'an empty field',
      held: value === '',
      observed: `the field holds "${value}"`,
    })
  },
)

then({ da: 'har {person} ingen SMS fået', en: '{person} has had no message' }, (person: Person) => countsSms(person, 0))

then({ da: 'har {person} fået {int} SMS', en: '{person} has had {int} message(s)' }, (person: Person, count: number) =>
  countsSms(person, count),
)

const countsSms = async (person: Person, count: number): Promise<void> => {
  await awaitsSms(person, () => smsOf(person).length >= count, 4 * SECOND)
  await awaitsSms(person, () => smsOf(person).length > count, SECOND)
  const sent = smsOf(person).length
  person.scene.check(person.scene.clause, {
    expected: `${count} messages to ${person.phoneNumber}`,
    held: sent === count,
    observed: `${sent} messages`,
  })
}

then({ da: 'får {person} en SMS med en kode', en: '{person} gets a message with a code' }, async (person: Person) => {
  await person.expects(
    person.scene.clause,
    `a message with a code to ${person.phoneNumber}`,
    () => codeOf(person) !== '' && smsOf(person).length > person.smsBefore,
  )
})

then({ da: 'viser {person}s app ikke koden', en: "{person}'s app does not show the code" }, (person: Person) => {
  const code = codeOf(person)
  const shown = person.app.seen.some(({ elements }) =>
    elements.some(({ text, value = '' }) => holds(text, code) || holds(value, code)),
  )
  person.scene.check(person.scene.clause, {
    expected: 'the code in the message only',
    held: !shown,
    observed: shown ? person.app.inWords() : 'no screen shows it',
  })
})

then(
  { da: 'har ingen andre end {person} fået en SMS', en: 'nobody but {person} has had a message' },
  async (person: Person) => {
    await awaitsSms(person, () => smsOf(person).length > person.smsBefore, 2 * SECOND)
    const own = smsOf(person).length
    const all = person.scene.services.allSms()
    person.scene.check(person.scene.clause, {
      expected: `every message to ${person.phoneNumber}`,
      held: all.length > 0 && all.length === own,
      observed: all.map(({ to }) => to).join(', ') || 'no message at all',
    })
  },
)

then(
  {
    da: 'følger {person}s {int} koder ikke af hinanden',
    en: "{person}'s {int} codes do not follow from one another",
  },
  (person: Person, count: number) => {
    const codes = codesOf(person)
    if (codes.length < count) person.scene.checks.notVerifiable(person.scene.clause, `${count} codes by SMS`)
    foretellNothing(
      person,
      codes.slice(-count).map((code) => ({ code, known: knownOf(person) })),
    )
  },
)

then(
  {
    da: 'følger de nyeste koder til {person}, {person} og {person} ikke af hinanden',
    en: 'the newest codes of {person}, {person} and {person} do not follow from one another',
  },
  (one: Person, another: Person, third: Person) =>
    foretellNothing(
      one,
      [one, another, third].map((person) => ({
        code: codeOf(person),
        known: [...knownOf(person), ...codesOf(person).slice(0, -1)],
      })),
    ),
)
