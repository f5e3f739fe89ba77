import type { TokenKind } from '../simulators/services/token-stock'
import type { Person } from './actors/person'
import { getsNew, hasOnly, ordersAtCitizenService, triesAtDesk, triesUnapproved } from './actors/token-help'
import { losesToken } from './actors/tokens'
import { given, when } from './wording'

given(
  {
    da: '{person} har en aktiv {token} og ingen app',
    en: '{person} has an active {token} and no app',
    needs: 'log-in-page',
  },
  (person: Person, kind: TokenKind) => hasOnly(person, kind),
)

when({ da: '{person} mister sin {token}', en: '{person} loses their {token}' }, (person: Person, kind: TokenKind) =>
  losesToken(person, kind),
)

when(
  { da: '{person} bestiller en {token} hos Borgerservice', en: '{person} orders a {token} at Citizen Service' },
  (person: Person, kind: TokenKind) => ordersAtCitizenService(person, kind),
)

given(
  {
    da: '{person} har fået en ny {token} fra Borgerservice med posten',
    en: '{person} has received a new {token} from Citizen Service by post',
  },
  (person: Person, kind: TokenKind) => getsNew(person, kind),
)

when(
  {
    da: '{person} får hjælp hos Borgerservice til at aktivere sin {token}',
    en: '{person} gets help at Citizen Service to activate their {token}',
  },
  (person: Person, kind: TokenKind) => triesAtDesk(person, 'citizen-service', kind),
)

when(
  {
    da: '{person} prøver at få supporten til at aktivere sin {token}',
    en: '{person} tries to have Support activate their {token}',
  },
  (person: Person, kind: TokenKind) => triesAtDesk(person, 'support', kind),
)

when(
  {
    da: '{person} prøver at aktivere sin {token} på MitID.dk uden at godkende',
    en: '{person} tries to activate their {token} on MitID.dk without approving',
    needs: 'website',
  },
  (person: Person, kind: TokenKind) => triesUnapproved(person, kind),
)
