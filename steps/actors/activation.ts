import { fillsAndGoesOn } from './going'
import { until } from './patience'
import type { Person } from './person'
import { asksForBiometrics, isAskedFor, isAskedForPin } from './questions'
import { codeOf } from './sms'

export const entersTemporaryPin = async (person: Person): Promise<void> => {
  await fillsAndGoesOn(person, 'get-mitid/5.1.2b1', 'temporary-pin', codeOf(person))
  await person.expects('get-mitid/5.1.3a', 'a personal PIN to be made up', () => isAskedForPin(person))
}

/** Both entries, whether on one screen or on two (reading A17: twice everywhere). */
export const entersPersonalPin = async (person: Person, first = person.personalPin, second = first): Promise<void> => {
  await fillsAndGoesOn(person, 'get-mitid/5.1.3a', 'personal-pin', first)
  if (await until(person.scene, person.app, () => isAskedFor(person, 'personal-pin-repeated'), 2_000))
    await fillsAndGoesOn(person, 'get-mitid/5.1.3a', 'personal-pin-repeated', second)
}

export const choosesPersonalPin = async (person: Person): Promise<void> => {
  await entersPersonalPin(person)
  await person.expects('get-mitid/5.1.3a', 'the personal PIN to be taken', () => !isAskedForPin(person))
  if (person.phone.description.biometrics === 'none') return
  await person.expects('get-mitid/5.1.4a1', 'fingerprint or face recognition to be offered', () =>
    asksForBiometrics(person),
  )
}

export const finishesActivation = async (person: Person): Promise<void> => {
  const goal = person.wantsBiometrics ? 'accept-biometrics' : 'decline-biometrics'
  if (asksForBiometrics(person)) {
    await person.app.act({ do: 'complete', goal, data: {} })
    const clause = person.wantsBiometrics ? 'get-mitid/5.1.4b' : 'get-mitid/5.1.4a2'
    await person.expects(clause, 'the choice to be taken', () => !asksForBiometrics(person))
  }
  await acceptsNotifications(person)
}

const notificationsAsked = (person: Person): boolean =>
  person.phone.permissionsAsked().includes('notifications') || person.app.has('notifications-screen')

const acceptsNotifications = async (person: Person): Promise<void> => {
  await person.expects('get-mitid/5.1.5a', 'a step in which notifications are accepted', () =>
    notificationsAsked(person),
  )
  if (!person.app.has('notifications-screen')) return
  await person.app.act({ do: 'complete', goal: 'accept-notifications', data: {} })
  await person.expects(
    'get-mitid/5.1.5a',
    'notifications to be accepted',
    () => !person.app.has('notifications-screen'),
  )
}
