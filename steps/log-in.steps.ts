import type { LogInState } from '../contract/implementation'
import { approves, asksToLogIn, inWords, type LogIn, logsIn, opensWithPin } from './actors/log-in'
import type { Person } from './actors/person'
import { anotherCode } from './actors/pins'
import { opensOwnProfile } from './actors/profiles'
import { whereRefused } from './actors/refused'
import { codeOf } from './actors/sms'
import { then, when } from './wording'

const remembers = (person: Person, state: LogInState): void => {
  person.lastLogIn = state
}

when({ da: '{person} logger på i en netbutik', en: '{person} logs in at a web shop' }, async (person: Person) => {
  remembers(person, await logsIn(person))
})

when(
  { da: 'en netbutik beder {person} om at logge på', en: 'a web shop asks {person} to log in' },
  async (person: Person) => {
    await asksToLogIn(person)
  },
)

const triesWith = (pinOf: (person: Person) => string) => async (person: Person) => {
  remembers(person, await logsIn(person, pinOf(person)))
}

when(
  { da: '{person} prøver at logge på med en forkert PIN-kode', en: '{person} tries to log in with a wrong PIN' },
  triesWith((person) => anotherCode(person.personalPin)),
)

when(
  {
    da: '{person} prøver at logge på med en PIN-kode, der mangler et ciffer',
    en: '{person} tries to log in with a PIN that lacks a digit',
  },
  triesWith((person) => person.personalPin.slice(0, -1)),
)

when(
  {
    da: '{person} prøver at logge på med den midlertidige PIN-kode',
    en: '{person} tries to log in with the temporary PIN',
  },
  triesWith((person) => codeOf(person)),
)

/** The app is opened, nothing is entered, and the request is approved nevertheless. */
const triesWithout = async (person: Person): Promise<LogInState> => {
  const logIn = await asksToLogIn(person)
  await opensOwnProfile(person)
  return approvesAnyway(person, logIn)
}

const approvesAnyway = async (person: Person, logIn: LogIn): Promise<LogInState> => {
  await person.app.act({ do: 'complete', goal: 'approve-log-in', data: { logIn: logIn.id } }).catch(whereRefused)
  return approves(person, logIn)
}

when(
  { da: '{person} prøver at logge på uden PIN-kode', en: '{person} tries to log in without a PIN' },
  async (person: Person) => {
    remembers(person, await triesWithout(person))
  },
)

// The clause of the rule is checked before whatever else such an approval contradicts.
then(
  {
    da: 'kan {person} ikke godkende et log-in uden PIN-kode',
    en: '{person} cannot approve a log-in without a PIN',
  },
  async (person: Person) => {
    remembers(person, await triesWithout(person))
    doesNotSucceed(person)
  },
)

const unlocksWithBiometrics = async (person: Person): Promise<LogInState> => {
  const logIn = await asksToLogIn(person)
  await opensOwnProfile(person)
  await person.app.act({ do: 'complete', goal: 'unlock-with-biometrics', data: {} }).catch(whereRefused)
  return approves(person, logIn)
}

when(
  {
    da: '{person} logger på med sin egen finger eller sit eget ansigt',
    en: '{person} logs in with their own finger or face',
  },
  async (person: Person) => {
    person.phone.biometrics.present('own')
    remembers(person, await unlocksWithBiometrics(person))
  },
)

when(
  {
    da: '{person} prøver at logge på med en andens finger eller ansigt',
    en: "{person} tries to log in with somebody else's finger or face",
  },
  async (person: Person) => {
    person.phone.biometrics.present('other')
    remembers(person, await unlocksWithBiometrics(person))
  },
)

when(
  {
    da: '{person} taster en forkert PIN-kode én gang mindre end grænsen',
    en: '{person} enters a wrong PIN once less than the limit',
  },
  async (person: Person) => {
    for (let times = 1; times < person.scene.profile.parameters.wrongPinLimit; times++)
      await opensWithPin(person, anotherCode(person.personalPin))
  },
)

const observed = (person: Person) => (person.lastLogIn ? inWords(person.lastLogIn) : 'no log-in')

then(
  { da: 'lykkes {person}s log-in på {person}s telefon', en: "{person}'s log-in succeeds on {person}'s phone" },
  (person: Person, owner: Person) => {
    const state = person.lastLogIn
    person.scene.check(person.scene.ruleClause ?? 'get-mitid/0-channel-app-1', {
      expected: `a log-in approved on ${owner.phone.id} for somebody born ${person.data.birthDate}`,
      held:
        state?.state === 'approved' &&
        state.authenticator === owner.phone.id &&
        state.person.birthDate === person.data.birthDate,
      observed: observed(person),
    })
  },
)

const doesNotSucceed = (person: Person): void => {
  person.scene.check(person.scene.clause, {
    expected: 'no approved log-in',
    held: person.lastLogIn !== undefined && person.lastLogIn.state !== 'approved',
    observed: observed(person),
  })
}

then({ da: 'lykkes {person}s log-in ikke', en: "{person}'s log-in does not succeed" }, doesNotSucceed)

then(
  {
    da: 'kan {person} ikke godkende et log-in med {person}s bruger-ID',
    en: "{person} cannot approve a log-in with {person}'s user ID",
  },
  async (person: Person, owner: Person) => {
    const logIn = await asksToLogIn(owner)
    await opensWithPin(person)
    const state = await approves(person, logIn, person.personalPin)
    person.scene.check(person.scene.clause, {
      expected: `no log-in of ${owner.name} approved by ${person.name}`,
      held: state.state !== 'approved',
      observed: inWords(state),
    })
  },
)

const isTold = (person: Person): boolean => {
  const state = person.lastLogIn
  if (state?.state !== 'approved') return false
  const { name, birthDate } = state.person
  return person.isCalled(name) && birthDate === person.data.birthDate
}

const tellsOf = (person: Person): void => {
  person.scene.check(person.scene.clause, {
    expected: `${person.data.givenNames} ${person.data.surname}, born ${person.data.birthDate}`,
    held: isTold(person),
    observed: observed(person),
  })
}

then({ da: 'får netbutikken at vide, at det er {person}', en: 'the web shop is told that it is {person}' }, tellsOf)

then(
  {
    da: 'får netbutikken at vide, at det er den person, der står i {person}s chip',
    en: "the web shop is told that it is the person in {person}'s chip",
  },
  tellsOf,
)
