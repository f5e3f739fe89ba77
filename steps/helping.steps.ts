import { entersPersonalPin } from './actors/activation'
import { fillsAndGoesOn } from './actors/going'
import { holds, leaksOf, messages, readable, seenByHelper, tracesOn } from './actors/leaks'
import type { Person } from './actors/person'
import { wrongAt } from './actors/pins'
import { isAtLastStep, readsUserId } from './actors/questions'
import { codesOf } from './actors/sms'
import { given, then, when } from './wording'

given({ da: '{person} hjælper {person}', en: '{person} helps {person}' }, (helper: Person, helped: Person) => {
  helper.helps = helped
})

/** What the helper could have come to know of somebody: seen beside them, or left on the helper's own phone. */
const learnt = async (helper: Person, secret: string): Promise<string[]> => {
  const { helps } = helper
  const seen = helps ? seenByHelper(helps).flatMap(readable) : []
  const sent = helper.scene.services.smsTo(helper.phoneNumber).map(({ text }) => text)
  return leaksOf(secret, { screen: seen, ...(await tracesOn(helper)), 'SMS to the helper': sent })
}

const remainsUnknown = async (helper: Person, what: string, secrets: readonly string[]): Promise<void> => {
  const leaks: string[] = []
  for (const secret of secrets) leaks.push(...(await learnt(helper, secret)))
  helper.scene.check(helper.scene.clause, {
    expected: `${what} on no screen but those at which the helper looks away, and nowhere on the helper's phone`,
    held: secrets.length > 0 && leaks.length === 0,
    observed:
      [...new Set(leaks)].join(', ') || `${helper.helps ? seenByHelper(helper.helps).length : 0} screens without`,
  })
}

then(
  { da: 'har {person} ikke set {person}s bruger-ID', en: "{person} has not seen {person}'s user ID" },
  (helper: Person, helped: Person) => remainsUnknown(helper, 'the user ID', [helped.userId]),
)

then(
  { da: 'har {person} ikke set {person}s personlige PIN-kode', en: "{person} has not seen {person}'s personal PIN" },
  (helper: Person, helped: Person) => remainsUnknown(helper, 'the personal PIN', [helped.personalPin]),
)

then(
  { da: 'er ingen kode til {person} kommet til {person}', en: 'no code for {person} has come to {person}' },
  async (helped: Person, helper: Person) => {
    const sent = helper.scene.services.smsTo(helper.phoneNumber).map(({ text }) => text)
    const leaks = codesOf(helped).filter((code) => sent.some((text) => holds(text, code)))
    helper.scene.check(helper.scene.clause, {
      expected: 'every code on the phone of the person helped only',
      held: codesOf(helped).length > 0 && leaks.length === 0,
      observed: `${leaks.length} of ${codesOf(helped).length} codes came to the helper`,
    })
  },
)

then(
  {
    da: 'står {person}s personlige PIN-kode hverken på skærmen, i log, lager, SMS, post eller notifikation',
    en: "{person}'s personal PIN stands neither on the screen nor in log, storage, SMS, post or notification",
  },
  async (person: Person) => {
    const { scene, personalPin } = person
    const screen = person.devices().flatMap(({ screens }) => screens.flatMap(readable))
    const leaks = leaksOf(personalPin, { screen, ...messages(person) })
    for (const device of person.devices()) leaks.push(...leaksOf(personalPin, await tracesOn(device)))
    scene.check(scene.clause, {
      expected: 'the personal PIN nowhere in the clear',
      held: screen.length > 0 && leaks.length === 0,
      observed: leaks.join(', ') || 'nowhere',
    })
  },
)

const PIN_FIELDS = ['personal-pin', 'personal-pin-repeated']

then(
  {
    da: 'har {person}s felter ikke vist et ciffer af PIN-koden',
    en: "{person}'s fields have shown no digit of the PIN",
  },
  (person: Person) => {
    const { labels, clause } = person.scene
    const shown = person.screens
      .flatMap(({ elements }) => PIN_FIELDS.flatMap((concept) => labels.elementsOf(concept, elements)))
      .map(({ value = '' }) => value)
    const readable = shown.filter((value) => /\d/.test(value))
    person.scene.check(clause, {
      expected: 'masked digits',
      held: shown.length > 0 && readable.length === 0,
      observed: readable.length > 0 ? `${readable.length} fields with digits` : `${shown.length} fields without digits`,
    })
  },
)

when(
  {
    da: '{person} indtaster kun én gang sin personlige PIN-kode',
    en: '{person} enters their personal PIN only once',
  },
  (person: Person) => fillsAndGoesOn(person, person.scene.clause, 'personal-pin', person.personalPin),
)

when(
  {
    da: '{person} indtaster to personlige PIN-koder, der er forskellige i det {digit} ciffer',
    en: '{person} enters two personal PINs that differ in the {digit} digit',
  },
  (person: Person, position: number) => entersPersonalPin(person, wrongAt(person.personalPin, position)),
)

then({ da: 'kan {person} læse sit bruger-ID', en: '{person} can read their user ID' }, async (person: Person) => {
  await person.expects(person.scene.clause, `"${person.userId}" to be read`, () => readsUserId(person))
})

then({ da: 'er {person} forbi det sidste trin', en: '{person} is past the last step' }, async (person: Person) => {
  await person.expects(person.scene.clause, 'the last step to be over', () => !isAtLastStep(person))
})
