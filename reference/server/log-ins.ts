import type { Assertion, RequestOptions } from '../../contract/credentials'
import type { LogInRequest, LogInState } from '../../contract/implementation'
import type { Authenticator, Authenticators, Credential } from './authenticators'
import { type BackEnd, NotAllowed } from './back-end'
import { pushLogIn } from './messages'
import { randomId } from './secrets'
import type { KeyRecord, SecurityKeys } from './security-keys'
import type { Tokens } from './tokens'
import type { User, Users } from './users'

/** How long a request waits for an answer. */
const PATIENCE_MS = 5 * 60_000

type LogIn = LogInRequest & {
  readonly id: string
  readonly askedAt: number
  /** Undefined where nobody has this user ID. */
  readonly user: string | undefined
  /** How often it was answered with a wrong password or code. */
  wrong: number
  decision: Extract<LogInState, { state: 'approved' | 'refused' }> | undefined
}
export type PendingLogIn = { readonly id: string; readonly relyingParty: string; readonly text: string }

export type LogIns = {
  ask(request: LogInRequest): Promise<string>
  state(id: string): LogInState
  /** Requests that wait for this authenticator's person, oldest first. */
  pendingFor(authenticator: Authenticator): readonly PendingLogIn[]
  /** @throws NotAllowed when this app may not decide it, now. */
  decide(credential: Credential, grant: string, id: string, decision: 'approve' | 'refuse'): void
  /** What was asked for, for the page on which it is answered without an app. */
  request(id: string): LogInRequest
  /** With what a token shows or speaks; `over` when the request no longer waits. */
  approveWithCode(id: string, password: string, code: string): 'approved' | 'wrong' | 'over'
  /** What the chip of whoever is asked must answer. */
  askChip(id: string): RequestOptions
  /** The same with a chip's answer to that. */
  approveWithChip(
    id: string,
    password: string,
    asked: string,
    answer: Assertion,
  ): Promise<'approved' | 'wrong' | 'over'>
  /** The population register's id of whoever has logged in; undefined while nobody has. */
  personOf(id: string): string | undefined
  /** With what somebody has logged in; undefined while nobody has. */
  approvedWith(id: string): 'app' | 'token' | undefined
  /** The population register's id of whoever is asked, approved or not. */
  personAsked(id: string): string | undefined
}

export const createLogIns = (
  backEnd: BackEnd,
  users: Users,
  authenticators: Authenticators,
  tokens: Tokens,
  securityKeys: SecurityKeys,
): LogIns => {
  const { rules, random, now } = backEnd
  const logIns = new Map<string, LogIn>()
  const find = (id: string): LogIn => {
    const found = logIns.get(id)
    if (!found) throw new Error(`there is no log-in "${id}"`)
    return found
  }
  const isOf = ({ user }: LogIn, authenticator: Authenticator): boolean => {
    const others = authenticators.besides(authenticator).map((one) => one.user.id)
    return user !== undefined && rules.requestIsOfProfile(authenticator.user.id, user, others)
  }
  const approvedFor = (user: User, authenticator: string): LogInState & { state: 'approved' } => {
    const everybody = users.all().map(({ identity }) => identity.told)
    const person = rules.personTold(user.identity.told, everybody)
    return { state: 'approved', authenticator, person }
  }
  const stateOf = (logIn: LogIn): LogInState => {
    if (logIn.decision) return logIn.decision
    const state = rules.unansweredLogIn(now() - logIn.askedAt, PATIENCE_MS)
    const user = users.all().find(({ id }) => id === logIn.user)
    if (state !== 'approved') return { state }
    return user ? approvedFor(user, 'nothing') : { state: 'pending' }
  }
  const personAsked = (id: string): string | undefined => {
    const { user } = find(id)
    return users.all().find((one) => one.id === user)?.identity.person
  }
  /** @param approver serial number of what the person approves with, if of anything */
  const approveWith = (
    id: string,
    approver: (person: string, pending: boolean) => string | undefined,
  ): 'approved' | 'wrong' | 'over' => {
    const logIn = find(id)
    const user = users.all().find((one) => one.id === logIn.user)
    const pending = stateOf(logIn).state === 'pending'
    const serialNumber = user && approver(user.identity.person, pending)
    if (!user || serialNumber === undefined) {
      if (!pending) return 'over'
      logIn.wrong += 1
      if (logIn.wrong < backEnd.parameters.wrongPinLimit) return 'wrong'
      logIn.decision = { state: 'refused' }
      return 'over'
    }
    logIn.decision = approvedFor(user, serialNumber)
    backEnd.log(`${logIn.id}: approved`)
    return 'approved'
  }
  return {
    ask: async (request) => {
      const user = users.byUserId(request.userId)
      const told = user ? users.all().filter((one) => rules.requestIsTold(one.id, user.id)) : []
      const logIn: LogIn = {
        ...request,
        id: randomId(random, 'log-in'),
        askedAt: now(),
        user: user?.id,
        wrong: 0,
        // Whoever asks learns nothing of who has a user ID, or what to approve with: nobody answers, and time runs out.
        decision: undefined,
      }
      logIns.set(logIn.id, logIn)
      for (const { registration, blocked, user: owner } of told.flatMap((one) => authenticators.ofUser(one))) {
        // A push that does not get through is no reason to refuse: the app shows the request when it is opened.
        if (registration && !blocked)
          await pushLogIn(backEnd, registration, request.relyingParty, owner.language).catch(() => undefined)
      }
      return logIn.id
    },
    state: (id) => stateOf(find(id)),
    pendingFor: (authenticator) => {
      if (!rules.appIsAsked(tokens.activeOf(authenticator.user.identity.person).length > 0)) return []
      return [...logIns.values()]
        .filter((logIn) => isOf(logIn, authenticator) && stateOf(logIn).state === 'pending')
        .map(({ id, relyingParty, text }) => ({ id, relyingParty, text }))
    },
    decide: (credential, grant, id, decision) => {
      const logIn = find(id)
      const authenticator = authenticators.of(credential)
      const allowed = rules.logInMayBeApproved({
        pending: stateOf(logIn).state === 'pending',
        ownUser: isOf(logIn, authenticator),
        unlocked: authenticators.isUnlocked(authenticator, grant),
        blocked: authenticator.blocked || authenticator.readyForUse,
      })
      if (!allowed) throw new NotAllowed('this app may not decide this log-in now')
      logIn.decision =
        decision === 'approve' ? approvedFor(authenticator.user, authenticator.device) : { state: 'refused' }
      backEnd.log(`${logIn.id}: ${logIn.decision.state}`)
    },
    request: find,
    approveWithCode: (id, password, code) =>
      approveWith(id, (owner, pending) => tokens.approverOf(owner, password, code, pending)),
    askChip: (id) => {
      const person = personAsked(id)
      return securityKeys.request(tokens.keys().flatMap((owner) => (owner.person === person ? [owner.key] : [])))
    },
    approveWithChip: async (id, password, asked, answer) => {
      const person = personAsked(id) ?? ''
      const key: KeyRecord | undefined = await securityKeys.asserted(asked, answer, person, tokens.keys())
      return approveWith(id, (owner, pending) => tokens.approverWithKey(owner, password, key, pending))
    },
    approvedWith: (id) => {
      const { decision } = find(id)
      if (decision?.state !== 'approved') return undefined
      return tokens.all().some(({ serialNumber }) => serialNumber === decision.authenticator) ? 'token' : 'app'
    },
    personOf: (id) => (find(id).decision?.state === 'approved' ? personAsked(id) : undefined),
    personAsked,
  }
}
