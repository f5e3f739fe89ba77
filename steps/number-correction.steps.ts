import { SECOND } from '../core/clock'
import { choosesAndGoesOn, fillsAndGoesOn, goesBackToNumber } from './actors/going'
import { until } from './actors/patience'
import type { Person } from './actors/person'
import { wrongAt } from './actors/pins'
import { isAskedFor } from './actors/questions'
import { SIGNS } from './actors/signs'
import { awaitsSms, codeOf, smsOf } from './actors/sms'
import { then, when } from './wording'

/** The last digit is another; the number stays in the range of test numbers. */
const anotherNumber = (number: string) => wrongAt(number, -1)

when(
  { da: '{person} går tilbage og skriver et nyt mobilnummer', en: '{person} goes back and enters a new phone number' },
  async (person: Person) => {
    person.formerNumber = person.phoneNumber
    person.smsBefore = smsOf(person).length
    person.phoneNumber = anotherNumber(person.phoneNumber)
    await goesBackToNumber(person)
    await person.app.enter('phone-number', person.phoneNumber)
    await person.app.press(person.app.offers('send-code') ? 'send-code' : 'send-code-again')
    await awaitsSms(person, () => smsOf(person).length > 0, 4 * SECOND)
  },
)

then(
  {
    da: 'får {person} en SMS med en kode på det nye nummer og ikke på det gamle',
    en: '{person} gets a message with a code on the new number and not on the old one',
  },
  async (person: Person) => {
    await person.expects(person.scene.clause, `a code by SMS to ${person.phoneNumber}`, () => codeOf(person) !== '')
    const formerly = person.scene.services.smsTo(person.formerNumber ?? '').length
    person.scene.check(person.scene.clause, {
      expected: `no further message to ${person.formerNumber}`,
      held: formerly === person.smsBefore,
      observed: `${formerly - person.smsBefore} further messages`,
    })
  },
)

then(
  {
    da: 'får {person} {int} SMS på det nye nummer og ikke flere på det gamle',
    en: '{person} gets {int} message(s) on the new number and no more on the old one',
  },
  async (person: Person, count: number) => {
    const { scene } = person
    const formerly = () => scene.services.smsTo(person.formerNumber ?? '').length
    await until(scene, person.app, () => smsOf(person).length >= count, 4 * SECOND)
    scene.check(scene.clause, {
      expected: `${count} messages to ${person.phoneNumber} and one to ${person.formerNumber}`,
      held: smsOf(person).length === count && formerly() === 1,
      observed: `${smsOf(person).length} and ${formerly()} messages`,
    })
  },
)

when(
  {
    da: '{person} retter sit mobilnummer uden at få en kode til det og indtaster koden fra før, hvis det kan lade sig gøre',
    en: '{person} corrects their mobile number without a code for it and enters the code from before, if that can be done',
  },
  async (person: Person) => {
    const { app, scene } = person
    const code = codeOf(person)
    await goesBackToNumber(person)
    if (isAskedFor(person, 'phone-number')) await app.enter('phone-number', anotherNumber(person.phoneNumber))
    if (!isAskedFor(person, 'validation-code') && app.offers('next')) await app.press('next')
    if (!(await until(scene, app, () => isAskedFor(person, 'validation-code'), 2 * SECOND))) return
    await fillsAndGoesOn(person, scene.clause, 'validation-code', code)
    await until(scene, app, () => SIGNS.approve(person), 4 * SECOND)
  },
)

then(
  {
    da: 'går ingen hemmelighed til det nummer, {person} rettede til',
    en: 'no secret goes to the number that {person} corrected it to',
  },
  async (person: Person) => {
    const { app, scene } = person
    const number = anotherNumber(person.phoneNumber)
    const sent = () => scene.services.smsTo(number).length
    // Who is not let on has linked nothing.
    if (SIGNS.approve(person)) await choosesAndGoesOn(person, 'get-mitid/5.1.1', 'opt-this-phone')
    await until(scene, app, () => sent() > 0, 4 * SECOND)
    scene.check(scene.clause, {
      expected: `no message to ${number}, whose code nobody has entered`,
      held: sent() === 0,
      observed: `${sent()} messages; ${app.inWords()}`,
    })
  },
)
