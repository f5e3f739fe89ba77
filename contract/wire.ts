import { z } from 'zod'

/**
 * The messages of this folder on the wire. The implementation serves `POST /v1/<call>`; the suite serves the service
 * stand-ins over HTTP and the device gateway over a WebSocket. All of it is JSON in UTF-8, on the loopback interface,
 * with the token of `start` as bearer token. Whatever is refused is refused with an error body.
 */
export const CALL_PREFIX = '/v1/'
/** Of the WebSocket of the device gateway. */
export const GATEWAY_PATH = '/gateway'
/** Largest call, answer or gateway message, in bytes: a camera's frame fits, a mistake does not. */
export const LARGEST_MESSAGE = 16 << 20
/** Largest request to a service stand-in, in bytes. */
export const LARGEST_SERVICE_REQUEST = 1 << 20

/** An ask or an answer that says nothing. */
export const nothing = z.strictObject({})

export const errorSchema = z.strictObject({
  code: z.string().describe('for scripts'),
  what: z.string().describe('what is wrong, for people'),
  mend: z.string().describe('what whoever asked can do about it'),
})
export type ErrorBody = z.infer<typeof errorSchema>

/** Error code → HTTP status and meaning. */
type Errors = Record<string, { status: number; about: string }>

/** What an implementation refuses a call with. Any status but 200 is held to be a failure of the call. */
export const callErrors = {
  BODY_NOT_JSON: { status: 400, about: 'the body is not JSON' },
  BODY_WRONG: { status: 400, about: 'the body is not what the call asks' },
  TOKEN_WRONG: { status: 401, about: 'the bearer token is missing or not that of start' },
  NO_SUCH_CALL: { status: 404, about: 'no call has this name' },
  NOT_OFFERED: { status: 404, about: 'the call is a capability that is not offered' },
  NO_SUCH_SURFACE: { status: 404, about: 'no surface has this id' },
  NO_SUCH_LOG_IN: { status: 404, about: 'no log-in has this id' },
  METHOD_WRONG: { status: 405, about: 'calls are POST' },
  NOT_STARTED: { status: 409, about: 'start comes first' },
  ALREADY_STARTED: { status: 409, about: 'another run has started it and not stopped it' },
  BODY_TOO_LARGE: { status: 413, about: 'the body is over the limit' },
  MEDIA_TYPE_WRONG: { status: 415, about: 'the body is not said to be application/json' },
  CALL_FAILED: { status: 500, about: 'the implementation stumbled' },
} as const satisfies Errors
export type CallErrorCode = keyof typeof callErrors

/** What a service stand-in refuses a request with. */
export const serviceErrors = {
  BODY_NOT_JSON: { status: 400, about: 'the body is not JSON' },
  BODY_WRONG: { status: 400, about: 'the body is not what the service takes' },
  NOT_KNOWN: { status: 400, about: 'the body names something that the service has never given' },
  TOKEN_WRONG: { status: 401, about: 'the bearer token is missing or not that of start' },
  NO_SUCH_PATH: { status: 404, about: 'no service answers here' },
  METHOD_WRONG: { status: 405, about: 'the service takes another method' },
  BODY_TOO_LARGE: { status: 413, about: 'the body is over the limit' },
  SERVICE_BROKEN: { status: 500, about: 'the stand-in stumbled: the suite is to blame' },
  SERVICE_DOWN: { status: 503, about: 'the service is out of order for a while; the scenario wants it so' },
} as const satisfies Errors
export type ServiceErrorCode = keyof typeof serviceErrors

/** What the gateway answers instead of an answer. Statuses are those of a refused opening handshake; else 200. */
export const gatewayErrors = {
  MESSAGE_WRONG: { status: 200, about: 'not JSON text with id, call and ask; the id of the reply is null' },
  NO_SUCH_CALL: { status: 200, about: 'the gateway has no call of this name' },
  ASK_REFUSED: { status: 200, about: 'the ask is malformed, or names a device that was not lent' },
  TOKEN_WRONG: { status: 401, about: 'the token of the opening request is missing or not that of start' },
  NO_SUCH_PATH: { status: 404, about: 'the gateway is at another path' },
} as const satisfies Errors
export type GatewayErrorCode = keyof typeof gatewayErrors

const messageId = z.union([z.string(), z.number()]).describe('chosen by whoever asks; the reply carries it back')

/** One text message to the gateway. */
export const gatewayQuestionSchema = z.strictObject({ id: messageId, call: z.string(), ask: z.unknown() })

/** One text message from the gateway, in any order: the question's id, and an answer or an error. */
export const gatewayReplySchema = z.union([
  z.strictObject({ id: messageId, answer: z.unknown() }),
  z.strictObject({ id: messageId.nullable(), error: errorSchema }),
])
