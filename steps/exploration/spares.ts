import { type Deed, type Said, spoken, withAppClosedFirst } from './deed'
import { type CodeModel, DEVICES, deviceIn, isNothingUnanswered, type Model, personIn, type Who } from './model'

/** A spare app on another device, by activation code, and what is wrong with one. */
const ENTRY = 'spare/option-activation-code'
const REFUSED = 'spare/activation-code-needed-1'
const MOST_APPS = 3

const first = ({ name }: Who): Who => ({ name, device: DEVICES[0] })
const isSpare = (model: Model, who: Who): boolean => {
  const { at, app } = deviceIn(model, who)
  return who.device !== '' && app === 'none' && at === 'nowhere'
}
const codeOf = (model: Model, { name }: Who): CodeModel | undefined => personIn(model, name).code
/** Half its life, so that what scanning takes of virtual time does not matter. */
const isFresh = (model: Model, { at }: CodeModel): boolean =>
  model.minutes - at < model.profile.parameters.activationCodeMinutes / 2

const comesToEntry = (who: Who): Said => ({
  text: `${spoken(who)} has reached "entry of the activation code"`,
  clause: ENTRY,
})
const isRefused = (who: Who, clause = REFUSED): Said => ({
  text: `${spoken(who)} cannot make a PIN of their own`,
  clause,
  checks: true,
})
const isTried = (model: Model, who: Who): void => {
  Object.assign(deviceIn(model, who), { at: 'anywhere', opened: true })
}

const getsCode: Deed = {
  name: 'gets an activation code',
  weight: 5,
  possible: (model, { who }) => {
    const { app, scans } = deviceIn(model, who)
    return who.device === '' && app === 'active' && scans === 'own' && codeOf(model, who) === undefined
  },
  does: (model, { who }) => {
    Object.assign(deviceIn(model, who), { at: 'code-shown', opened: true })
    personIn(model, who.name).code = { at: model.minutes, isUsed: false }
    return [{ text: `${spoken(who)} has reached "user ID and activation code"`, clause: 'spare/get-activation-code' }]
  },
}

const getsCodeOnWebsite: Deed = {
  name: 'gets an activation code on the website',
  needs: ['website'],
  weight: 3,
  possible: (model, { who }) =>
    who.device === '' && deviceIn(model, who).app === 'active' && isNothingUnanswered(model, who.name),
  does: (model, { who }) => {
    Object.assign(deviceIn(model, who), { at: 'nowhere', opened: true, wrong: [0, 0] })
    personIn(model, who.name).code = { at: model.minutes, isUsed: false }
    return [
      {
        text: `${spoken(who)} gets an activation code with MitID on MitID.dk`,
        clause: 'spare/code-with-mitid',
        checks: true,
      },
    ]
  },
}

const activatesSpare: Deed = {
  name: 'activates a spare app',
  weight: 6,
  possible: (model, { who }) => {
    const code = codeOf(model, who)
    const person = personIn(model, who.name)
    return (
      isSpare(model, who) &&
      code !== undefined &&
      !code.isUsed &&
      isFresh(model, code) &&
      person.activations < MOST_APPS
    )
  },
  does: (model, { who }) => {
    const person = personIn(model, who.name)
    if (person.code) person.code.isUsed = true
    person.activations += 1
    Object.assign(deviceIn(model, who), { app: 'active', at: 'nowhere', opened: true, wrong: [0, 0] })
    return [
      comesToEntry(who),
      {
        text: `${spoken(who)} activates the app with their user ID and the activation code`,
        clause: 'spare/finish-by-instructions-1',
        checks: true,
      },
    ]
  },
}

const usesCodeTwice: Deed = {
  name: 'uses an activation code twice',
  weight: 5,
  possible: (model, { who }) => isSpare(model, who) && codeOf(model, who)?.isUsed === true,
  does: (model, { who }) => {
    isTried(model, who)
    return [
      comesToEntry(who),
      { text: `${spoken(who)} enters their user ID and the activation code`, clause: REFUSED },
      isRefused(who),
    ]
  },
}

const usesStaleCode: Deed = {
  name: 'uses an activation code after its time',
  needs: ['time'],
  weight: 4,
  possible: (model, { who }) => isSpare(model, who) && codeOf(model, who)?.isUsed === false,
  does: (model, { who }) => {
    isTried(model, who)
    model.minutes += model.profile.parameters.activationCodeMinutes + 1
    return [
      { text: `1 minute more pass than an activation code lives for ${spoken(first(who))}`, clause: REFUSED },
      comesToEntry(who),
      { text: `${spoken(who)} enters their user ID and the activation code`, clause: REFUSED },
      isRefused(who),
    ]
  },
}

const CHANGES = ['wrong in every digit', 'wrong in the last digit', 'one digit too short', 'a star']
const entersWrongCode: Deed = {
  name: 'enters a wrong activation code',
  choices: CHANGES,
  weight: 3,
  possible: (model, { who }) => isSpare(model, who) && codeOf(model, who) !== undefined,
  does: (model, { who, what }) => {
    isTried(model, who)
    return [
      comesToEntry(who),
      {
        text: `${spoken(who)} enters their user ID and a code that is "${what}"`,
        clause: 'spare/wrong-code-refused-1',
      },
      isRefused(who, 'spare/wrong-code-refused-1'),
    ]
  },
}

/** A code opens nothing together with the user ID of somebody else. */
const entersAnothersUserId: Deed = {
  name: "enters a code with somebody else's user ID",
  weight: 4,
  possible: (model, { who, other }) =>
    isSpare(model, who) && other !== who.name && codeOf(model, who) !== undefined && personIn(model, other).hasUser,
  does: (model, { who, other }) => {
    isTried(model, who)
    return [
      comesToEntry(who),
      {
        text: `${spoken(who)} enters ${other}'s user ID and ${who.name}'s activation code`,
        clause: 'spare/wrong-code-refused-1',
      },
      isRefused(who, 'spare/wrong-code-refused-1'),
    ]
  },
}

export const SPARES: readonly Deed[] = [
  getsCode,
  withAppClosedFirst(getsCodeOnWebsite),
  activatesSpare,
  usesCodeTwice,
  usesStaleCode,
  entersWrongCode,
  entersAnothersUserId,
]
