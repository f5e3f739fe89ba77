import { type HttpHandler, HttpResponse, http } from 'msw'
import { type ServiceAnswer, type ServiceAsk, type ServiceCall, serviceCalls } from '../../contract/services'
import { LARGEST_SERVICE_REQUEST, type ServiceErrorCode, serviceErrors } from '../../contract/wire'
import { HarnessFault } from '../../core/errors'
import type { Witness } from '../../core/evidence'

/** The ask names something that is not there. */
export type Unknown = { unknown: string }
/** What each service says to a well-formed ask. */
export type Answering = { [C in ServiceCall]: (ask: ServiceAsk<C>) => ServiceAnswer<C> | Unknown }

type Given = {
  baseUrl: string
  token: string
  answering: Answering
  witness: Witness
  isDown: (service: ServiceCall) => boolean
  begins: () => void
  ends: () => void
}

/** A refusal as every service words it. */
const refusal = (code: ServiceErrorCode, what: string, mend: string) =>
  HttpResponse.json({ code, what, mend }, { status: serviceErrors[code].status })
type Refusal = ReturnType<typeof refusal>

const bodyOf = async (request: Request): Promise<{ json: unknown } | { refused: Refusal }> => {
  const text = await request.text()
  if (text.length > LARGEST_SERVICE_REQUEST) {
    return { refused: refusal('BODY_TOO_LARGE', 'the body is larger than 1 MiB', 'send less') }
  }
  try {
    return { json: JSON.parse(text) }
  } catch {
    return { refused: refusal('BODY_NOT_JSON', 'the body is not JSON', 'send one JSON object in UTF-8') }
  }
}

/** The ask, checked in this order: token, method, whether the service is up, body. */
const askOf = async (
  service: ServiceCall,
  request: Request,
  { token, isDown }: Given,
): Promise<{ ask: unknown } | { refused: Refusal }> => {
  const { method, path, ask } = serviceCalls[service]
  if (request.headers.get('authorization') !== `Bearer ${token}`) {
    const mend = 'send the token given at start as "Authorization: Bearer …"'
    return { refused: refusal('TOKEN_WRONG', 'the bearer token is missing or wrong', mend) }
  }
  if (request.method !== method) {
    return { refused: refusal('METHOD_WRONG', `${path} does not take ${request.method}`, `use ${method}`) }
  }
  if (isDown(service)) return { refused: refusal('SERVICE_DOWN', `${path} is out of order`, 'try again later') }
  if (method === 'GET') return { ask: undefined }
  const body = await bodyOf(request)
  if ('refused' in body) return body
  const parsed = ask.safeParse(body.json)
  if (parsed.success) return { ask: parsed.data }
  const what = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`).join('; ')
  return { refused: refusal('BODY_WRONG', what, `send what contract/openapi.yaml says of ${path}`) }
}

const answerTo = async (service: ServiceCall, request: Request, given: Given): Promise<Response> => {
  const { witness, answering } = given
  const asked = await askOf(service, request, given)
  if ('refused' in asked) {
    const { status } = asked.refused
    witness.saw('service-refused', { service, method: request.method, status, ...(await reason(asked.refused)) })
    return asked.refused
  }
  const answer = (answering[service] as (ask: unknown) => object)(asked.ask)
  if ('unknown' in answer) {
    witness.saw('service-refused', { service, ask: asked.ask, status: 400, what: answer.unknown })
    return refusal('NOT_KNOWN', String(answer.unknown), 'use an id that the service gave')
  }
  if (service !== 'trustList' && !serviceCalls[service].answer.safeParse(answer).success) {
    throw new HarnessFault({ code: 'SERVICE_ANSWER_WRONG', what: `${service} broke its contract`, mend: 'report it' })
  }
  witness.saw('service', service === 'trustList' ? { service } : { service, ask: asked.ask, answer })
  return HttpResponse.json(answer as Record<string, never>)
}

const reason = async (refused: Refusal): Promise<Record<string, unknown>> =>
  (await refused.clone().json()) as Record<string, unknown>

/** One handler a path, and one for every other path below the address. */
export const serviceHandlers = (given: Given): HttpHandler[] => {
  const base = given.baseUrl.replace(/\/$/, '')
  const services = Object.keys(serviceCalls) as ServiceCall[]
  return [
    ...services.map((service) =>
      http.all(`${base}${serviceCalls[service].path}`, async ({ request }) => {
        given.begins()
        try {
          return await answerTo(service, request, given)
        } finally {
          given.ends()
        }
      }),
    ),
    http.all(`${base}/*`, ({ request }) => {
      const { pathname } = new URL(request.url)
      given.witness.saw('service-refused', { method: request.method, path: pathname, status: 404 })
      return refusal('NO_SUCH_PATH', `no service answers at ${pathname}`, 'see contract/openapi.yaml')
    }),
  ]
}
