import { type Deed, spoken } from './deed'
import { DEVICES, deviceIn, type Model, personIn, type Who } from './model'

/** An app that is copied by QR code and Bluetooth, and a picture of the code that was sent to somebody far away. */
const COPIED = 'get-mitid/5.2.19a1'
const SENT_AWAY = 'help-step-5/5.2-bluetooth-both-2'

const isUntouched = (model: Model, who: Who): boolean => {
  const { at, app, opened } = deviceIn(model, who)
  return at === 'nowhere' && app === 'none' && !opened
}
const isNew = (model: Model, who: Who): boolean =>
  who.device === '' && isUntouched(model, who) && deviceIn(model, who).scans === 'own'

const copies: Deed = {
  name: 'copies the app to another device',
  weight: 2,
  possible: (model, { who }) =>
    isNew(model, who) &&
    isUntouched(model, { name: who.name, device: DEVICES[1] }) &&
    !personIn(model, who.name).hasUser,
  does: (model, { who }) => {
    const copy: Who = { name: who.name, device: DEVICES[1] }
    Object.assign(deviceIn(model, who), { at: 'gone', opened: true })
    Object.assign(deviceIn(model, copy), { app: 'active', opened: true })
    Object.assign(personIn(model, who.name), { hasUser: true, activations: 1 })
    return [
      { text: `${spoken(who)} has reached "the QR code"`, clause: COPIED },
      { text: `${spoken(copy)} has reached "active copy"`, clause: COPIED },
      { text: `${spoken(who)} can approve a log-in for ${spoken(copy)}`, clause: COPIED, checks: true },
    ]
  },
}

const isSentAway: Deed = {
  name: 'has a picture of the QR code sent far away',
  weight: 2,
  possible: (model, { who, other }) => {
    const receiver: Who = { name: other, device: '' }
    return isNew(model, who) && other !== who.name && isNew(model, receiver) && !personIn(model, other).hasUser
  },
  does: (model, { who, other }) => {
    const receiver: Who = { name: other, device: '' }
    for (const one of [who, receiver]) Object.assign(deviceIn(model, one), { at: 'gone', opened: true })
    personIn(model, who.name).hasUser = true
    return [
      { text: `${spoken(who)} has reached "the QR code"`, clause: SENT_AWAY },
      { text: `${other} is far away`, clause: SENT_AWAY },
      { text: `${other} has reached "the QR scan"`, clause: SENT_AWAY },
      { text: `${other} holds the camera before ${spoken(who)}'s QR code`, clause: SENT_AWAY },
      { text: `${other} gets no app that works`, clause: SENT_AWAY, checks: true },
      // Nobody looks for a code through a camera for days.
      { text: `${other} closes the app and opens it again`, clause: SENT_AWAY },
    ]
  },
}

/** For implementations that offer the route by QR code. */
export const COPY_DEEDS: readonly Deed[] = [copies, isSentAway]
