import type { IncomingMessage } from 'node:http'
import { type Ask, type ImplementationCall, implementationCalls } from '../contract/implementation'
import { CALL_PREFIX, type CallErrorCode, callErrors, type ErrorBody } from '../contract/wire'
import { messageOf } from '../core/errors'
import { BodyTooLarge, readBody } from './http-body'

/** A call that an implementation does not take: its HTTP status beside what the answer says. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number
  readonly body: ErrorBody

  constructor(code: CallErrorCode, mend: string, what: string = callErrors[code].about) {
    super(what)
    this.status = callErrors[code].status
    this.body = { code, what, mend }
  }
}

const SEE = 'see contract/openapi.yaml'

/** The call that the address names. Throws Refusal. */
export const callOf = ({ url, method, headers }: IncomingMessage): ImplementationCall => {
  const path = url?.split('?', 1)[0] ?? ''
  const name = path.startsWith(CALL_PREFIX) ? path.slice(CALL_PREFIX.length) : ''
  if (!Object.hasOwn(implementationCalls, name)) throw new Refusal('NO_SUCH_CALL', SEE, `there is no call at ${path}`)
  if (method !== 'POST') throw new Refusal('METHOD_WRONG', 'use POST', `${path} does not take ${method}`)
  // A browser lets any page send a form to this machine, but not JSON.
  if (!/^application\/json\b/i.test(headers['content-type'] ?? ''))
    throw new Refusal('MEDIA_TYPE_WRONG', 'send "content-type: application/json"')
  return name as ImplementationCall
}

/** What is asked. Throws Refusal. */
export const askOf = async <C extends ImplementationCall>(call: C, message: IncomingMessage): Promise<Ask<C>> => {
  const text = String(await readBody(message))
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new Refusal('BODY_NOT_JSON', 'send one JSON object in UTF-8')
  }
  const parsed = implementationCalls[call].ask.safeParse(json)
  if (parsed.success) return parsed.data as Ask<C>
  const what = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`).join('; ')
  throw new Refusal('BODY_WRONG', `${SEE} for "${call}"`, what)
}

/** Whatever was thrown, as the caller is told. */
export const refusalOf = (thrown: unknown): Refusal => {
  if (thrown instanceof Refusal) return thrown
  if (thrown instanceof BodyTooLarge) return new Refusal('BODY_TOO_LARGE', 'send less', thrown.message)
  return new Refusal('CALL_FAILED', 'see what the implementation logged', messageOf(thrown))
}
