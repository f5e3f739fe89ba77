import type { TokenKind } from '../simulators/services/token-stock'
import { logsInShowing, logsInWith } from './actors/code-log-in'
import { comesBackToApprove, ordersOnWebsite, receives } from './actors/ordering'
import type { Person } from './actors/person'
import { logsInWithChip, triesToActivateChip } from './actors/security-key'
import { triesToActivate, triesToHave, triesToOrderWithCode, works } from './actors/token-limits'
import { displayOf, lettersTo, tokenOf, tokensOf } from './actors/tokens'
import { given, then, when } from './wording'

given(
  {
    da: '{person} har bevist sin identitet igen',
    en: '{person} has proved their identity again',
  },
  comesBackToApprove,
)

given(
  {
    da: '{person} har fået en {token} fra MitID.dk med posten',
    en: '{person} has received a {token} from MitID.dk by post',
    needs: 'website',
  },
  async (person: Person, kind: TokenKind) => {
    await ordersOnWebsite(person, kind)
    await receives(person, kind)
    const received = lettersTo(person, kind).length
    person.scene.check(person.scene.clause, {
      expected: `a letter with a ${kind}`,
      held: received > 0,
      observed: `${received} letters`,
    })
  },
)

when(
  { da: '{person} aktiverer sin {token} i appen', en: '{person} activates their {token} in the app' },
  async (person: Person, kind: TokenKind) => {
    if (kind === 'chip') await triesToActivateChip(person)
    else await triesToActivate(person, tokenOf(person, kind))
  },
)

when(
  {
    da: '{person} prøver at få både en {token} og en {token}',
    en: '{person} tries to have both a {token} and a {token}',
  },
  (person: Person, one: TokenKind, other: TokenKind) => triesToHave(person, [one, other]),
)

when(
  {
    da: '{person} prøver at bestille en {token} på MitID.dk med sin kodeviser',
    en: '{person} tries to order a {token} on MitID.dk with their code display',
    needs: 'website',
  },
  (person: Person, kind: TokenKind) => triesToOrderWithCode(person, kind, displayOf(person)),
)

when(
  {
    da: '{person} logger på i en netbutik med sin {token}',
    en: '{person} logs in at a web shop with their {token}',
    needs: 'log-in-page',
  },
  (person: Person, kind: TokenKind) =>
    kind === 'chip' ? logsInWithChip(person) : logsInWith(person, tokenOf(person, kind)),
)

when(
  {
    da: '{person} prøver at logge på med adgangskoden alene',
    en: '{person} tries to log in with the password alone',
    needs: 'log-in-page',
  },
  (person: Person) => logsInShowing(person, { code: '' }),
)

then(
  {
    da: 'virker højst én af {person}s kodevisere og kodeoplæsere',
    en: "at most one of {person}'s code displays and audio code readers works",
    needs: 'log-in-page',
  },
  async (person: Person) => {
    const working: string[] = []
    for (const token of tokensOf(person)) if (await works(person, token)) working.push(token.serialNumber)
    person.scene.check(person.scene.clause, {
      expected: 'at most one that works',
      held: working.length <= 1,
      observed: `${working.length} of ${tokensOf(person).length} work`,
    })
  },
)

then(
  {
    da: 'kan den, der ikke længere virker hos {person}, ikke aktiveres igen',
    en: "the one of {person}'s that no longer works cannot be activated again",
    needs: 'log-in-page',
  },
  async (person: Person) => {
    const tokens = tokensOf(person)
    const resting = []
    for (const token of tokens) if (!(await works(person, token))) resting.push(token)
    const back: string[] = []
    for (const token of resting) {
      await triesToActivate(person, token)
      if (await works(person, token)) back.push(token.serialNumber)
    }
    person.scene.check(person.scene.clause, {
      expected: 'none that comes back',
      // Where the second was refused, nothing was ever replaced and nothing is kept.
      held: back.length === 0 || resting.length === tokens.length,
      observed: `${resting.length} of ${tokens.length} did not work, ${back.length} came back`,
    })
  },
)
