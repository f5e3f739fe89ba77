import { SECOND } from '../../core/clock'
import { anotherNumberOf } from './desks'
import { identifiesWithApp, opensPage } from './ordering'
import { until } from './patience'
import type { Person } from './person'
import { codeOf, smsOf } from './sms'

/** Registers another number on the website, logged in with the app. */
export const changesNumber = async (person: Person): Promise<void> => {
  const { scene, phoneNumber } = person
  const page = await opensPage(person, 'phone-number')
  await identifiesWithApp(person, page)
  Object.assign(person, { formerNumber: phoneNumber, phoneNumber: anotherNumberOf(person) })
  await page.act({ do: 'complete', goal: 'change-phone-number', data: { phoneNumber: person.phoneNumber } })
  await until(scene, page, () => smsOf(person).length > 0, 4 * SECOND)
  const asked = page.inWords()
  await page.act({ do: 'complete', goal: 'confirm-phone-number', data: { code: codeOf(person) } })
  await until(scene, page, () => page.inWords() !== asked, 2 * SECOND)
  person.smsBefore = smsOf(person).length
  person.formerSmsBefore = scene.services.smsTo(phoneNumber).length
  scene.check(scene.clause, {
    expected: `a code by SMS to ${person.phoneNumber}, and the number changed by it`,
    held: codeOf(person) !== '' && page.inWords() !== asked,
    observed: page.inWords(),
  })
}
