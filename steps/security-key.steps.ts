import type { SecurityKey } from '../simulators/security-key/security-key'
import type { TokenKind } from '../simulators/services/token-stock'
import type { Person } from './actors/person'
import {
  type ChipAnswer,
  chipOf,
  logsInWithBentAnswer,
  logsInWithChip,
  triesToActivateChip,
} from './actors/security-key'
import { hasOrderedInApp } from './actors/token-limits'
import { given, when } from './wording'

given(
  {
    da: '{person} har bestilt en {token} i appen og fået den med posten',
    en: '{person} has ordered a {token} in the app and received it by post',
  },
  (person: Person, kind: TokenKind) => hasOrderedInApp(person, kind),
)

when(
  {
    da: '{person} prøver at aktivere sin chip, og chippens svar er {chipAnswer}',
    en: "{person} tries to activate their chip, and the chip's answer is {chipAnswer}",
  },
  (person: Person, { from: _, ...bent }: ChipAnswer) => triesToActivateChip(person, { bent }),
)

when(
  {
    da: '{person} prøver at logge på med sin chip, og chippens svar er {chipAnswer}',
    en: "{person} tries to log in with their chip, and the chip's answer is {chipAnswer}",
    needs: 'log-in-page',
  },
  logsInWithBentAnswer,
)

when(
  {
    da: '{person} prøver at logge på med sin chip uden at røre ved den',
    en: '{person} tries to log in with their chip without touching it',
    needs: 'log-in-page',
  },
  (person: Person) => logsInWithChip(person, { touched: false }),
)

when(
  {
    da: '{person} prøver at logge på med sin chip og en forkert adgangskode',
    en: '{person} tries to log in with their chip and a wrong password',
    needs: 'log-in-page',
  },
  (person: Person) => logsInWithChip(person, { password: `${person.password.slice(0, -1)}x` }),
)

when(
  {
    da: '{person} prøver at logge på med {person}s chip',
    en: "{person} tries to log in with {person}'s chip",
    needs: 'log-in-page',
  },
  (person: Person, other: Person) => logsInWithChip(person, { chip: chipOf(other), bent: { whatever: true } }),
)

/** What somebody has made of a chip that was in their hands for a while. */
const copies = new WeakMap<Person, { of: Person; chip: SecurityKey }>()

given(
  { da: '{person} har kopieret {person}s chip', en: "{person} has copied {person}'s chip" },
  (person: Person, owner: Person) => {
    copies.set(person, { of: owner, chip: chipOf(owner).copy() })
  },
)

when(
  {
    da: '{person} prøver at logge på som {person} med kopien af chippen',
    en: '{person} tries to log in as {person} with the copy of the chip',
    needs: 'log-in-page',
  },
  async (person: Person, owner: Person) => {
    const copy = copies.get(person)
    await logsInWithChip(person, { owner, ...(copy?.of === owner ? { chip: copy.chip } : {}) })
  },
)
