import { DAY, MINUTE, SECOND } from '../core/clock'
import type { TokenKind } from '../simulators/services/token-stock'
import { answersOnPage, logsInShowing, logsInWith } from './actors/code-log-in'
import { asksToLogIn, inWords } from './actors/log-in'
import {
  goesToOrder,
  hasDisplay,
  hasOrderedDisplay,
  ordersDisplay,
  ordersOnWebsite,
  ordersUnapproved,
  receives,
} from './actors/ordering'
import { wait } from './actors/patience'
import type { Person } from './actors/person'
import { anotherCode } from './actors/pins'
import { scrollsTo, scrollsToAndPresses } from './actors/token-legs'
import { codeFrom, displayOf, lastCodeOf, lettersTo, sentTo, tokenItself, tokenOf } from './actors/tokens'
import type { SecretChange } from './strange-values'
import { given, then, when } from './wording'
import type { Scene } from './world'

given({ da: 'et brev er {int} dage undervejs', en: 'a letter takes {int} days' }, function (this: Scene, days: number) {
  this.services.letterDelay(days * DAY)
})

given({ da: '{person} har bestilt en kodeviser', en: '{person} has ordered a code display' }, hasOrderedDisplay)

given(
  { da: '{person} har fået en kodeviser med posten', en: '{person} has received a code display by post' },
  hasDisplay,
)

when({ da: '{person} bestiller kodeviseren', en: '{person} orders the code display' }, (person: Person) =>
  ordersDisplay(person, person.scene.clause),
)

when(
  {
    da: '{person} går til bestillingen og fuldfører den ikke',
    en: '{person} goes to the order and does not complete it',
  },
  async (person: Person) => {
    await goesToOrder(person, person.scene.clause)
  },
)

when({ da: '{person} venter på posten', en: '{person} waits for the post' }, (person: Person) =>
  receives(person, 'code-display'),
)

then(
  {
    da: 'har posten fået {int} {token} til {person}',
    en: 'the post has been handed {int} {token} for {person}',
  },
  async (count: number, kind: TokenKind, person: Person) => {
    await wait(person.scene, 2 * SECOND)
    const sent = sentTo(person, kind).length
    person.scene.check(person.scene.clause, {
      expected: `${count} letters with a ${kind} for ${person.name}`,
      held: sent === count,
      observed: `${sent}`,
    })
  },
)

then(
  {
    da: 'ligger der en instruktion i {person}s brev med en {token}',
    en: "there is an instruction in {person}'s letter with a {token}",
  },
  (person: Person, kind: TokenKind) => {
    const contents = lettersTo(person, kind).at(-1)?.contents ?? []
    person.scene.check(person.scene.clause, {
      expected: 'a letter with the token and an instruction',
      held: contents.includes('instruction'),
      observed: contents.join(', ') || 'no letter',
    })
  },
)

// log-ins with a token

when(
  {
    da: '{person} logger på i en netbutik med kodeviseren',
    en: '{person} logs in at a web shop with the code display',
    needs: 'log-in-page',
  },
  (person: Person) => logsInWith(person, displayOf(person)),
)

when(
  {
    da: '{person} prøver at logge på med kodeviseren, mens den er undervejs',
    en: '{person} tries to log in with the code display while it is on its way',
    needs: 'log-in-page',
  },
  async (person: Person) => {
    const record = sentTo(person, 'code-display').at(-1)?.tokens[0]
    const code = record ? await codeFrom(person, tokenItself(person.scene, record)) : '000000'
    await logsInShowing(person, { code })
  },
)

when(
  {
    da: '{person} prøver at logge på med kodeviseren og en forkert adgangskode',
    en: '{person} tries to log in with the code display and a wrong password',
    needs: 'log-in-page',
  },
  (person: Person) => logsInWith(person, displayOf(person), `${person.password.slice(0, -1)}x`),
)

when(
  {
    da: '{person} prøver at logge på med kodeviseren uden adgangskode',
    en: '{person} tries to log in with the code display without a password',
    needs: 'log-in-page',
  },
  (person: Person) => logsInWith(person, displayOf(person), ''),
)

when(
  {
    da: '{person} prøver at logge på med kodeviseren og en adgangskode, der er {passwordChange}',
    en: '{person} tries to log in with the code display and a password that is {passwordChange}',
    needs: 'log-in-page',
  },
  (person: Person, change: SecretChange) => logsInWith(person, displayOf(person), change(person.password)),
)

/** Each way to a code that the display does not show now. */
const triesWith = (wording: { da: string; en: string }, codeOf: (person: Person) => string | Promise<string>) =>
  when({ ...wording, needs: 'log-in-page' }, async (person: Person) => {
    await logsInShowing(person, { code: await codeOf(person) })
  })

triesWith(
  {
    da: '{person} prøver at logge på med en forkert engangskode',
    en: '{person} tries to log in with a wrong one-time code',
  },
  async (person) => anotherCode(await codeFrom(person, displayOf(person))),
)

triesWith(
  {
    da: '{person} prøver at logge på med den engangskode, der lige er brugt',
    en: '{person} tries to log in with the one-time code that has just been used',
  },
  (person) => lastCodeOf(displayOf(person)),
)

triesWith(
  {
    da: '{person} prøver at logge på med en engangskode, der er en time gammel',
    en: '{person} tries to log in with a one-time code that is an hour old',
  },
  async (person) => {
    const code = await codeFrom(person, displayOf(person))
    await person.scene.clock.advance(60 * MINUTE)
    return code
  },
)

when(
  {
    da: '{person} prøver at logge på med en engangskode fra {person}s kodeviser',
    en: "{person} tries to log in with a one-time code from {person}'s code display",
    needs: 'log-in-page',
  },
  async (person: Person, owner: Person) => {
    await logsInShowing(person, { code: await codeFrom(owner, displayOf(owner)) })
  },
)

const approvedWith = (person: Person, serialNumber: string) => {
  const state = person.lastLogIn
  person.scene.check(person.scene.clause, {
    expected: `a log-in approved with ${serialNumber} for somebody born ${person.data.birthDate}`,
    held:
      state?.state === 'approved' &&
      state.authenticator.replace(/[\s-]/g, '') === serialNumber &&
      state.person.birthDate === person.data.birthDate,
    observed:
      state?.state === 'approved' ? `${inWords(state)}, with ${state.authenticator}` : (state?.state ?? 'no log-in'),
  })
}

then(
  { da: 'lykkes {person}s log-in med en {token}', en: "{person}'s log-in with a {token} succeeds" },
  (person: Person, kind: TokenKind) => approvedWith(person, tokenOf(person, kind).serialNumber),
)

when(
  {
    da: '{person} prøver at logge på som {person} uden at have noget',
    en: '{person} tries to log in as {person} without having anything',
    needs: 'log-in-page',
  },
  async (person: Person, owner: Person) => {
    const logIn = await asksToLogIn(person, owner.userId)
    person.lastLogIn = await answersOnPage(person, logIn, { password: '', code: '' })
  },
)

when(
  {
    da: '{person} bestiller en {token} på MitID.dk',
    en: '{person} orders a {token} on MitID.dk',
    needs: 'website',
  },
  (person: Person, kind: TokenKind) => ordersOnWebsite(person, kind),
)

when(
  {
    da: '{person} prøver at bestille en {token} på MitID.dk uden at godkende',
    en: '{person} tries to order a {token} on MitID.dk without approving',
    needs: 'website',
  },
  (person: Person, kind: TokenKind) => ordersUnapproved(person, kind, person),
)

when(
  {
    da: '{person} prøver at bestille en {token} på MitID.dk som {person}',
    en: '{person} tries to order a {token} on MitID.dk as {person}',
    needs: 'website',
  },
  (person: Person, kind: TokenKind, owner: Person) => ordersUnapproved(person, kind, owner),
)

when(
  { da: '{person} scroller til {label} og trykker', en: '{person} scrolls to {label} and presses' },
  (person: Person, concept: string) => scrollsToAndPresses(person, person.scene.clause, concept),
)

then(
  { da: 'kan {person} scrolle til {label}', en: '{person} can scroll to {label}' },
  async (person: Person, concept: string) => {
    await scrollsTo(person, concept)
    await person.expects(person.scene.clause, `'${person.app.wording(concept)}' to react`, () =>
      person.app.offers(concept),
    )
  },
)
