import { type ServiceAnswer, type ServiceAsk, type ServiceCall, serviceCalls } from '../../contract/services'

/** An institution does not answer, or not as agreed. */
export class ServiceFailure extends Error {
  override readonly name = 'ServiceFailure'
}

export type Services = <C extends ServiceCall>(call: C, ask: ServiceAsk<C>) => Promise<ServiceAnswer<C>>

/** @param base address below which every path of the service contract lies. @param token bearer token of the run. */
export const connectServices =
  (base: string, token: string, fetchIt: typeof fetch): Services =>
  async (call, ask) => {
    const { method, path, answer } = serviceCalls[call]
    const url = `${base.replace(/\/$/, '')}${path}`
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const body = ask === undefined ? {} : { body: JSON.stringify(ask) }
    const response = await fetchIt(url, { method, headers, ...body }).catch((cause: unknown) => {
      throw new ServiceFailure(`${path} cannot be reached`, { cause })
    })
    if (!response.ok) throw new ServiceFailure(`${path} answers ${response.status}`)
    const parsed = answer.safeParse(await response.json().catch(() => undefined))
    if (!parsed.success) throw new ServiceFailure(`${path} answers what the contract does not allow`)
    return parsed.data as ServiceAnswer<typeof call>
  }
