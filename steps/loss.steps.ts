import { MINUTE } from '../core/clock'
import { asksToLogIn, stateOf } from './actors/log-in'
import { wait } from './actors/patience'
import type { Person } from './actors/person'
import { when } from './wording'

/** Far from everybody, in metres. */
const AWAY = 50_000

when({ da: '{person} mister telefonen', en: '{person} loses the phone' }, async (person: Person) => {
  await person.app.act({ do: 'close' })
  person.phone.radio.moveTo({ x: AWAY, y: AWAY })
})

when(
  {
    da: '{person} prøver at logge på med intet andet end bruger-ID',
    en: '{person} tries to log in with nothing but the user ID',
  },
  async (person: Person) => {
    const logIn = await asksToLogIn(person)
    await wait(person.scene, MINUTE)
    person.lastLogIn = await stateOf(person, logIn)
  },
)
