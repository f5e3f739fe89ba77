import type { Gateway } from '../contract/gateway'
import { type Implementation, type ImplementationCall, implementationCalls } from '../contract/implementation'

type AnyCall = (ask: unknown) => Promise<unknown>

const copy = (message: unknown): unknown => (message === undefined ? undefined : JSON.parse(JSON.stringify(message)))
const throughJson =
  (member: AnyCall): AnyCall =>
  async (ask) =>
    copy(await member(copy(ask)))

/** The same implementation, every message both ways turned into JSON and back: nothing passes by reference. */
export const serialised = (implementation: Implementation): Implementation => {
  const calls = (Object.keys(implementationCalls) as ImplementationCall[]).flatMap((call) => {
    const member = implementation[call] as AnyCall | undefined
    return member ? [[call, throughJson(member.bind(implementation))] as const] : []
  })
  return Object.fromEntries(calls) as unknown as Implementation
}

export const serialisedGateway = (gateway: Gateway): Gateway =>
  (async (call: never, ask: never) => copy(await gateway(call, copy(ask) as never))) as Gateway
