import { decodeCommand, type Response } from '../../../emrtd/apdu'
import type { ChipActs } from '../chip'
import type { Protocol, Request, Session } from '../protocol'

/** Ways to let a chip act otherwise than the honest one. */

type Does = (asked: { request: Request; session: Session; honest: () => Response | undefined }) => Response | undefined

const around = (protocol: Protocol, does: Does): Protocol => ({
  name: protocol.name,
  powerOn: (session) => {
    const answer = protocol.powerOn(session)
    return (request) => does({ request, session, honest: () => answer(request) })
  },
})

/** One protocol answers otherwise; `does` may ask for its honest answer. */
export const protocolDoes = (name: string, does: Does): ChipActs => ({
  protocols: (honest) => honest.map((protocol) => (protocol.name === name ? around(protocol, does) : protocol)),
})

/** The data objects of protected responses are otherwise, and the MAC is right over them. */
export const sealedWith = (alter: (objects: Uint8Array[]) => Uint8Array[]): ChipActs => ({
  protocols: (honest) => [
    {
      name: 'sealed otherwise',
      powerOn: (session) => {
        let known: Session['channel']
        return () => {
          const { channel } = session
          if (channel && channel !== known) {
            known = { ...channel, seal: (response, odd) => channel.seal(response, odd, alter) }
            session.channel = known
          }
          return undefined
        }
      },
    },
    ...honest,
  ],
})

export type OverTheAir = { command: Uint8Array; honest: () => Uint8Array; nth: number }

/** From the `from`th protected command of a session on, something else goes over the air. */
export const protectedAir = (from: number, does: (seen: OverTheAir) => Uint8Array): ChipActs => ({
  air: () => {
    let nth = 0
    return (command, honest) => {
      if (((decodeCommand(command)?.cla ?? 0) & 0x0c) !== 0x0c) return honest()
      nth += 1
      return nth < from ? honest() : does({ command, honest, nth })
    }
  },
})

/** What only some commands in clear are answered by. */
export const clearAir = (
  fits: (command: { ins: number; p1: number; p2: number; data: Uint8Array }) => boolean,
  does: (seen: Omit<OverTheAir, 'nth'>) => Uint8Array,
): ChipActs => ({
  air: () => (command, honest) => {
    const decoded = decodeCommand(command)
    return decoded && (decoded.cla & 0x0c) === 0 && fits(decoded) ? does({ command, honest }) : honest()
  },
})

export const statusOnly = (sw: number): Uint8Array => Uint8Array.of(sw >> 8, sw & 0xff)
