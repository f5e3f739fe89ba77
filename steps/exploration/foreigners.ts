import { type Deed, spoken } from './deed'
import { DEVICES, deviceIn, type Model, personIn, type Who } from './model'

/** People from abroad: a P code goes with their document, and an activation code leads to an app of their own. */
const FINISHED = 'help-foreign/a6b-activate-with-code'

const isUntouched = (model: Model, who: Who): boolean => {
  const { at, app, opened } = deviceIn(model, who)
  return at === 'nowhere' && app === 'none' && !opened
}
const isNew = (model: Model, who: Who): boolean =>
  who.device === '' && isUntouched(model, who) && isUntouched(model, { name: who.name, device: DEVICES[1] })

const getsMitIdFromAbroad: Deed = {
  name: 'gets MitID from abroad',
  weight: 2,
  possible: (model, { who }) => isNew(model, who),
  does: (model, { who }) => {
    const own: Who = { name: who.name, device: DEVICES[1] }
    Object.assign(deviceIn(model, who), { at: 'code-shown', opened: true, scans: 'others' })
    Object.assign(deviceIn(model, own), { at: 'nowhere', app: 'active', opened: true, scans: 'others' })
    const code = { at: model.minutes, isUsed: true }
    Object.assign(personIn(model, who.name), { hasUser: true, activations: 1, code })
    return [
      { text: `${spoken(who)} is from abroad and has a P code`, clause: 'help-foreign/2a-p-code-without-cpr' },
      { text: `${spoken(who)} has reached "user ID and activation code"`, clause: 'help-foreign/a2' },
      { text: `${spoken(own)} has reached "entry of the activation code"`, clause: FINISHED },
      {
        text: `${spoken(own)} activates the app with their user ID and the activation code`,
        clause: FINISHED,
        checks: true,
      },
    ]
  },
}

type Lack = { clause: string; says: readonly ((who: string) => string)[] }
const LACKS: Readonly<Record<string, Lack>> = {
  'no number': {
    clause: 'help-foreign/2a-p-code-without-cpr',
    says: [(who) => `${who} is from abroad and has neither CPR number nor P code`],
  },
  'an invented P code': {
    clause: 'help-foreign/2f-wrong-p-code-refused-1',
    says: [(who) => `${who} is from abroad and has a P code`, (who) => `${who} gives a P code that is "never issued"`],
  },
}

const isNotProved: Deed = {
  name: 'comes from abroad without a number of their own',
  choices: Object.keys(LACKS),
  weight: 1,
  possible: (model, { who }) => isNew(model, who),
  does: (model, { who, what }) => {
    Object.assign(deviceIn(model, who), { at: 'gone', opened: true })
    const { clause = '', says = [] } = LACKS[what] ?? {}
    return [
      ...says.map((sentence) => ({ text: sentence(spoken(who)), clause })),
      { text: `${spoken(who)} tries to prove who they are`, clause },
      { text: `${spoken(who)}'s identity is not proved`, clause, checks: true as const },
      { text: `${spoken(who)} closes the app and opens it again`, clause },
    ]
  },
}

export const FOREIGN_DEEDS: readonly Deed[] = [getsMitIdFromAbroad, isNotProved]
