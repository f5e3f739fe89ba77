import { rule } from './rule'

export const TOKEN_KINDS = ['code-display', 'audio-code-reader', 'chip'] as const
/** What a person can approve with besides an app. */
export type TokenKind = (typeof TOKEN_KINDS)[number]
export type PasswordProblem = 'too-short' | 'differs'
/** Where somebody asks for a token: in a session of the app that has proved who they are, logged in, or at a desk. */
export type OrderRoute = 'app' | 'website' | 'citizen-service'

/** Where somebody activates a token. */
export type ActivationRoute = 'app' | 'website' | 'citizen-service' | 'support'
/** What they have shown of themselves there. */
export type ShownThere = 'document' | 'app' | 'token' | 'user-id'

/** What is known of a serial number that somebody enters to activate a token of the kind `wanted`. */
export type SerialClaim = {
  readonly made: TokenKind | undefined
  readonly wanted: TokenKind
  readonly issuedToThem: boolean
  readonly activeForAnother: boolean
  /** It was active once and is no more. */
  readonly ended: boolean
}

/** Code display and audio code reader stand for each other: a person has one of the two. The chip is open (A22). */
const isCodeToken = (kind: TokenKind): boolean => kind !== 'chip'
const other = (kind: TokenKind): TokenKind => (kind === 'code-display' ? 'audio-code-reader' : 'code-display')

const both = (...ids: string[]) => ids.flatMap((id) => [`get-mitid/5.3.${id}`, `help-step-5/5.3.${id}`])

export const tokenRules = {
  /** The kinds that can be ordered in the app and activated, in this order. @param active kinds that the person has. */
  tokensOffered: rule(
    [
      'get-mitid/5.3.2b1',
      'get-mitid/5.3.2b2',
      'get-mitid/5-option-code-token',
      'help-step-5/5.3.2b',
      'help-step-5/5-option-code-token-1',
      'help-step-5/5-option-code-token-2',
      'help-step-5/5-option-code-token-3',
      'spare/display-then-app-only-2',
      'spare/display-xor-reader',
    ],
    (active: readonly TokenKind[]): readonly TokenKind[] =>
      TOKEN_KINDS.filter((kind) => !isCodeToken(kind) || !active.includes(other(kind))),
  ),

  /** May this be ordered? @param active kinds that the person has active @param apps how many of their apps are active. */
  tokenMayBeOrdered: rule(
    [
      'get-mitid/5.3.3-no-a',
      'get-mitid/5.3-order-website',
      'get-mitid/5.3-order-citizen-service',
      'spare/app-then-code-display',
      'spare/app-then-audio-reader',
      'spare/display-spare-needs-app-1',
      'spare/display-spare-needs-app-2',
      'spare/reader-spare-needs-app',
    ],
    (asked: { kind: TokenKind; active: readonly TokenKind[]; apps: number; route: OrderRoute }): boolean => {
      if (asked.route === 'citizen-service' || !isCodeToken(asked.kind)) return true
      if (asked.active.includes(other(asked.kind))) return false
      // Without an app another one is no spare but a replacement, and those are for Citizen Service (A21).
      return asked.apps > 0 || !asked.active.some(isCodeToken)
    },
  ),

  /** Is there an order once the person has come so far? */
  orderExists: rule(
    [
      'help-foreign/b3a-order-button',
      'help-foreign/b3b-to-website-2',
      'help-foreign/b4-complete-on-website',
      'get-mitid/5.3.3-yes',
    ],
    (step: 'activation-chosen' | 'taken-to-website' | 'chosen' | 'completed'): boolean => step === 'completed',
  ),

  /** To whom the post brings it. @param others people known besides. */
  orderGoesTo: rule(
    ['get-mitid/5.3.3-no-b-1', 'help-step-5/5.3.3-no-b', 'help-foreign/b2e-arrives-by-post'],
    (person: string, _others: readonly string[]): string | undefined => person,
  ),

  letterContents: rule(
    ['get-mitid/5.3.3-no-c', 'get-mitid/5.3.3-no-b-1'],
    (kind: TokenKind): (TokenKind | 'instruction')[] => [kind, 'instruction'],
  ),

  /** Does the token approve anything from here on? */
  tokenWorksFrom: rule(
    [
      'get-mitid/5.3.3-no-b-1',
      'help-step-5/5.3.3-no-b',
      'help-foreign/b2e-arrives-by-post',
      'help-foreign/b2d-must-be-activated',
    ],
    (event: 'ordered' | 'serial-given' | 'activated'): boolean => event === 'activated',
  ),

  /** With the app, which stands for a document and a face too; without it at Citizen Service and nowhere else (A21). */
  tokenMayBeActivated: rule(
    [
      'spare/display-activated-with-app-only',
      'spare/reader-activated-with-app-only',
      'spare/lost-display-no-app-1',
      'spare/lost-display-no-app-2',
      'spare/lost-reader-no-app-1',
      'spare/lost-reader-no-app-2',
    ],
    ({ route, shown }: { kind: TokenKind; route: ActivationRoute; shown: ShownThere }): boolean =>
      route === 'app' || route === 'citizen-service' || (route === 'website' && shown === 'app'),
  ),

  /** @param fewest characters that a password has at least, as a person counts them. */
  passwordProblem: rule(
    [...both('5a', '5b'), 'help-step-5/5.3.5c'],
    (first: string, second: string, fewest: number): PasswordProblem | undefined => {
      if ([...first].length < fewest) return 'too-short'
      return first === second ? undefined : 'differs'
    },
  ),

  /** What of a password counts when it is made up, and whenever it is entered after that. */
  passwordThatCounts: rule(['get-mitid/5.3.5a', 'help-step-5/5.3.5b'], (entered: string): string => entered),

  /** Which token is meant. @param issued serial numbers of what was issued to the person. */
  serialNumberMeant: rule(
    [...both('6a'), 'get-mitid/5.3.6b1', 'help-step-5/5.3.6b'],
    (entered: string, _issued: readonly string[]): string => entered.replace(/[\s-]/g, ''),
  ),

  serialNumberAccepted: rule(
    [
      'get-mitid/5.3.6a',
      'get-mitid/5.3.6b1',
      'get-mitid/5.3.6b2',
      'help-step-5/5.3.6a',
      'help-step-5/5.3.6b',
      'spare/no-inactive-display-kept',
      'spare/no-inactive-reader-kept',
    ],
    ({ made, wanted, issuedToThem, activeForAnother, ended }: SerialClaim): boolean =>
      made === wanted && issuedToThem && !activeForAnother && !ended,
  ),

  /** The tokens whose codes count, by serial number. @param all every token in use. */
  tokensTried: rule(both('7c1'), (own: string, _all: readonly string[]): readonly string[] => [own]),

  /** RFC 6238 §5.2: how many time steps a code may be early or late. */
  codeWindow: rule(both('7c1'), (): number => 1),

  /** @param step time step of which the code is, if of any @param used the last one of which a code was accepted. */
  oneTimeCodeRight: rule(
    [...both('7c1', '7c2', '7b')],
    (_code: string, step: number | undefined, used: number | undefined): boolean =>
      step !== undefined && (used === undefined || step > used),
  ),

  /** Of the tokens that are active, the ones that end when one of this kind becomes active (A42). */
  tokensEnded: rule(
    ['spare/not-two-code-displays', 'spare/one-active-code-display', 'spare/one-active-audio-reader'],
    (active: readonly { serialNumber: string; kind: TokenKind }[], kind: TokenKind): readonly string[] =>
      isCodeToken(kind) ? active.filter((one) => one.kind === kind).map(({ serialNumber }) => serialNumber) : [],
  ),

  /** May a log-in be approved with this, now? */
  tokenMayApprove: rule(
    ['get-mitid/5.3.8a', 'get-mitid/5.3.5a', 'help-step-5/5.3.8b', 'spare/no-spare-display-lost'],
    (shown: { pending: boolean; password: boolean; code: boolean }): boolean =>
      shown.pending && shown.password && shown.code,
  ),
}
