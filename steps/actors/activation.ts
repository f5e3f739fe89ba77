import { SECOND } from '../../core/clock'
import { fillsAndGoesOn } from './going'
import { until } from './patience'
import type { Person } from './person'
import { isAdded } from './profiles'
import {
  asksForBiometrics,
  asksForNotifications,
  isAskedFor,
  isAskedForPin,
  isAtLastStep,
  readsUserId,
} from './questions'
import { codeOf } from './sms'

export const entersTemporaryPin = async (person: Person): Promise<void> => {
  await fillsAndGoesOn(person, 'get-mitid/5.1.2b1', 'temporary-pin', codeOf(person))
  await person.expects('get-mitid/5.1.3a', 'a personal PIN to be made up', () => isAskedForPin(person))
}

/** Both entries, whether on one screen or on two (reading A17: twice everywhere). */
export const entersPersonalPin = async (person: Person, second = person.personalPin): Promise<void> => {
  const clause = 'get-mitid/5.1.3a'
  if (['personal-pin', 'personal-pin-repeated'].every((field) => isAskedFor(person, field))) {
    await person.fills(clause, 'personal-pin', person.personalPin)
    return fillsAndGoesOn(person, clause, 'personal-pin-repeated', second)
  }
  await fillsAndGoesOn(person, clause, 'personal-pin', person.personalPin)
  if (await until(person.scene, person.app, () => isAskedFor(person, 'personal-pin-repeated'), 2_000))
    await fillsAndGoesOn(person, clause, 'personal-pin-repeated', second)
}

/** The two entries where a guide has each as a step of its own. */
export const createsPin = async (person: Person, clause: string): Promise<void> => {
  await fillsAndGoesOn(person, clause, 'personal-pin', person.personalPin)
  await person.expects(clause, 'the personal PIN to be repeated', () => isAskedFor(person, 'personal-pin-repeated'))
}
export const repeatsPin = async (person: Person, clause: string): Promise<void> => {
  await fillsAndGoesOn(person, clause, 'personal-pin-repeated', person.personalPin)
  await person.expects(clause, 'the personal PIN to be taken', () => !isAskedForPin(person))
}

export const choosesPersonalPin = async (person: Person): Promise<void> => {
  await entersPersonalPin(person)
  await person.expects('get-mitid/5.1.3a', 'the personal PIN to be taken', () => !isAskedForPin(person))
  if (person.phone.description.biometrics === 'none' || isAdded(person)) return
  await person.expects('get-mitid/5.1.4a1', 'fingerprint or face recognition to be offered', () =>
    asksForBiometrics(person),
  )
}

export const choosesBiometrics = async (person: Person, accepted: string, declined: string): Promise<void> => {
  if (!asksForBiometrics(person)) return
  const goal = person.wantsBiometrics ? 'accept-biometrics' : 'decline-biometrics'
  await person.app.act({ do: 'complete', goal, data: {} })
  const clause = person.wantsBiometrics ? accepted : declined
  await person.expects(clause, 'the choice to be taken', () => !asksForBiometrics(person))
}

export const comesToNotifications = async (person: Person): Promise<void> => {
  await choosesBiometrics(person, 'get-mitid/5.1.4b', 'get-mitid/5.1.4a2')
  await person.expects('get-mitid/5.1.5a', 'a step in which notifications are accepted', () =>
    asksForNotifications(person),
  )
}

export const comesToLastStep = async (person: Person): Promise<void> => {
  await acceptsNotifications(person, 'get-mitid/5.1.5a')
  await person.expects('help-step-5/5.1.6a', 'the user ID to be read on the last step', () => readsUserId(person))
  await person.expects('help-step-5/5.1.7a', `'${person.app.wording('next')}' on the last step`, () =>
    isAtLastStep(person),
  )
}

/** A last step with a button of its own may follow in every guide (A17). */
export const finishesActivation = async (person: Person): Promise<void> => {
  await acceptsNotifications(person, 'get-mitid/5.1.5a')
  const ends = () => (isAtLastStep(person) ? 'next' : lastButton(person))
  await until(person.scene, person.app, () => ends() !== undefined, SECOND)
  const last = ends()
  if (last) await person.app.press(last)
}

/** What ends an activation where the app says that it is activated, as it does on another device (5.2.19). */
const lastButton = ({ app }: Person): string | undefined =>
  app.has('activated') ? ['ok', 'finish', 'next'].find((concept) => app.offers(concept)) : undefined

export const acceptsNotifications = async (person: Person, clause: string): Promise<void> => {
  if (!person.app.has('notifications-screen')) return
  await person.app.act({ do: 'complete', goal: 'accept-notifications', data: {} })
  await person.expects(clause, 'notifications to be accepted', () => !person.app.has('notifications-screen'))
}
