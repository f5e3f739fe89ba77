import { z } from 'zod'
import { frameSchema, gatewayCalls } from './gateway'
import {
  CONTRACT_VERSION,
  implementationCalls,
  logInRequestSchema,
  logInStateSchema,
  whereSchema,
} from './implementation'
import { INSPECTION_CHECKS, INSPECTION_RESULTS } from './inspection'
import { profileSchema } from './profile'
import { actionSchema, elementSchema, GOALS, screenSchema } from './screen'
import { serviceCalls } from './services'
import {
  CALL_PREFIX,
  callErrors,
  errorSchema,
  GATEWAY_PATH,
  gatewayErrors,
  gatewayReplySchema,
  LARGEST_MESSAGE,
  LARGEST_SERVICE_REQUEST,
  nothing,
  serviceErrors,
} from './wire'

/** Schemas that have a name of their own; every ask and answer is called after its call. */
const NAMED = {
  Nothing: nothing,
  Error: errorSchema,
  Where: whereSchema,
  Element: elementSchema,
  Screen: screenSchema,
  Action: actionSchema,
  LogInRequest: logInRequestSchema,
  LogInState: logInStateSchema,
  Frame: frameSchema,
  Profile: profileSchema,
}

type Json = Record<string, unknown>
type Call = { readonly about: string; readonly ask: z.ZodType; readonly answer: z.ZodType }
type Errors = Readonly<Record<string, { readonly status: number; readonly about: string }>>

const entries = <T>(table: Readonly<Record<string, T>>): [string, T][] => Object.entries(table)
const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const json = (schema: Json) => ({ 'application/json': { schema } })

/** `nfc.transceive` becomes `NfcTransceive`. */
const inCapitals = (call: string): string =>
  call
    .split('.')
    .map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`)
    .join('')

/** Formats say it all; instants are in UTC, though. */
const plainer = ({ jsonSchema }: { jsonSchema: { format?: string; pattern?: string } }): void => {
  if (jsonSchema.format === 'date-time') jsonSchema.pattern = 'Z$'
  else if (jsonSchema.format === 'date' || jsonSchema.format === 'base64') delete jsonSchema.pattern
}

/** Gives each message a name; one that has a name already keeps it. */
const createNames = () => {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of entries<z.ZodType>(NAMED)) registry.add(schema, { id })
  const ref = (schema: z.ZodType, id: string) => {
    if (!registry.has(schema)) registry.add(schema, { id })
    return refTo(registry.get(schema)?.id ?? id)
  }
  const schemas = (): Json =>
    Object.fromEntries(
      entries(z.toJSONSchema(registry, { uri: (id) => refTo(id).$ref, io: 'input', override: plainer }).schemas).map(
        ([id, schema]) => {
          const { $schema, $id, ...rest } = schema
          return [id, rest]
        },
      ),
    )
  return { ref, schemas }
}
type Names = ReturnType<typeof createNames>

/** What is refused, by who refuses it. */
const REFUSED: Readonly<Record<string, Errors>> = { call: callErrors, service: serviceErrors, gateway: gatewayErrors }

const statusesOf = (errors: Errors): number[] =>
  [...new Set(Object.values(errors).map(({ status }) => status))].filter((status) => status !== 200).sort()
const refusalName = (side: string, status: number) => `${inCapitals(side)}${status}`

/** One response for each status, with the codes that it can carry. */
const refusalResponses = (): Json =>
  Object.fromEntries(
    entries(REFUSED).flatMap(([side, errors]) =>
      statusesOf(errors).map((status) => {
        const codes = entries(errors).filter(([, error]) => error.status === status)
        const description = codes.map(([code, { about }]) => `\`${code}\`: ${about}`).join('. ')
        return [refusalName(side, status), { description, content: json(refTo('Error')) }]
      }),
    ),
  )

const refusals = (side: 'call' | 'service' | 'gateway'): Json =>
  Object.fromEntries(
    statusesOf(REFUSED[side] ?? {}).map((status) => [
      String(status),
      { $ref: `#/components/responses/${refusalName(side, status)}` },
    ]),
  )

const callPaths = (names: Names): Json =>
  Object.fromEntries(
    entries<Call>(implementationCalls).map(([call, { about, ask, answer }]) => [
      `${CALL_PREFIX}${call}`,
      {
        post: {
          operationId: call,
          tags: ['implementation'],
          description: about,
          ...(call === 'start' ? { security: [] } : {}),
          requestBody: { required: true, content: json(names.ref(ask, `${inCapitals(call)}Ask`)) },
          responses: {
            200: { description: 'done', content: json(names.ref(answer, `${inCapitals(call)}Answer`)) },
            ...refusals('call'),
          },
        },
      },
    ]),
  )

const SUITE = [
  {
    url: '{services}',
    description: 'the suite; the address comes with `start`',
    variables: { services: { default: 'http://127.0.0.1:40000', description: '`services` of `start`' } },
  },
]

const servicePaths = (names: Names): Json =>
  Object.fromEntries(
    entries<Call & { method: string; path: string }>(serviceCalls).map(
      ([call, { about, method, path, ask, answer }]) => [
        path,
        {
          servers: SUITE,
          [method.toLowerCase()]: {
            operationId: call,
            tags: ['services'],
            description: about,
            ...(method === 'GET'
              ? {}
              : { requestBody: { required: true, content: json(names.ref(ask, `${inCapitals(call)}Ask`)) } }),
            responses: {
              200: { description: 'done', content: json(names.ref(answer, `${inCapitals(call)}Answer`)) },
              ...refusals('service'),
            },
          },
        },
      ],
    ),
  )

/** A question of each call, for validators; the table of calls, for readers and generators. */
const gatewayMessages = (names: Names) => {
  const calls = entries<Call>(gatewayCalls).map(([call, { about, ask, answer }]) => ({
    call,
    about,
    ask: names.ref(ask, `${inCapitals(call)}Ask`),
    answer: names.ref(answer, `${inCapitals(call)}Answer`),
  }))
  const question = {
    description: 'one text message to the gateway',
    type: 'object',
    properties: {
      id: { type: ['string', 'number'], description: 'chosen by whoever asks; the reply carries it back' },
      call: { type: 'string' },
      ask: { type: 'object' },
    },
    required: ['id', 'call', 'ask'],
    additionalProperties: false,
    oneOf: calls.map(({ call, ask }) => ({ properties: { call: { const: call }, ask } })),
  }
  const table = Object.fromEntries(calls.map(({ call, ...rest }) => [call, rest]))
  return { question, table, reply: names.ref(gatewayReplySchema, 'GatewayReply') }
}

const gatewayPath = ({ table, reply }: ReturnType<typeof gatewayMessages>): Json => ({
  [GATEWAY_PATH]: {
    servers: SUITE,
    get: {
      operationId: 'gateway',
      tags: ['gateway'],
      description:
        'Opens the WebSocket (RFC 6455) of the device gateway, at the `gateway` address of `start`. Each text message is a GatewayQuestion; each is answered, in any order, by a GatewayReply.',
      security: [{ token: [] }, { tokenInQuery: [] }],
      responses: { 101: { description: 'the WebSocket is open' }, ...refusals('gateway') },
      'x-websocket': {
        question: refTo('GatewayQuestion'),
        reply,
        errors: Object.fromEntries(
          entries(gatewayErrors)
            .filter(([, { status }]) => status === 200)
            .map(([code, { about }]) => [code, about]),
        ),
        calls: table,
      },
    },
  },
})

const INFO = {
  title: 'Vidimus contract',
  version: CONTRACT_VERSION,
  summary: 'the messages between Vidimus and an implementation of the MitID passport guides',
  description: [
    'An implementation serves the calls tagged `implementation`. The suite serves `services` and `gateway`, at the addresses that come with `start`.',
    'All of it is on the loopback interface, with the token of `start` as bearer token. Members that a schema does not name are refused.',
    `A call, its answer and a gateway message have at most ${LARGEST_MESSAGE} bytes, a request to a service ${LARGEST_SERVICE_REQUEST}.`,
  ].join('\n'),
  license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
}

/** The whole contract as an OpenAPI 3.1 document, a plain object. `contract/openapi.yaml` is its committed copy. */
export const openApi = (): Json => {
  const names = createNames()
  const messages = gatewayMessages(names)
  const paths = { ...callPaths(names), ...servicePaths(names), ...gatewayPath(messages) }
  return {
    openapi: '3.1.0',
    info: INFO,
    servers: [{ url: 'http://127.0.0.1:8080', description: 'the implementation, wherever its vendor serves it' }],
    security: [{ token: [] }],
    tags: [
      { name: 'implementation', description: 'the vendor serves these, and the suite calls them' },
      { name: 'services', description: 'the suite serves these, and the implementation calls them' },
      { name: 'gateway', description: 'the suite lends devices here, and the implementation uses them' },
    ],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'the token of `start`' },
        tokenInQuery: { type: 'apiKey', in: 'query', name: 'token', description: 'where headers cannot be set' },
      },
      responses: refusalResponses(),
      schemas: { ...names.schemas(), GatewayQuestion: messages.question },
    },
    'x-goals': GOALS,
    // Entries of the store `inspection-result`, each written `<check>: <result>`.
    'x-inspection': { checks: INSPECTION_CHECKS, results: INSPECTION_RESULTS },
  }
}
