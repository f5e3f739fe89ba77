import type { TokenKind } from '../rules/tokens'
import type { BackEnd } from './back-end'
import { randomId } from './secrets'
import type { Tokens } from './tokens'

export type Order = { readonly person: string; readonly kind: TokenKind }

/** Orders that an app has handed to the website: a page of their own, for one order. */
export type Orders = {
  /** @returns the page of the website on which the order is completed. */
  handOver(order: Order): Promise<string>
  /** The order that was handed to this page, if it still waits there. */
  at(page: string): Order | undefined
  /** @returns false when the person may not have it. */
  complete(page: string): Promise<boolean>
}

export const createOrders = (backEnd: BackEnd, tokens: Tokens): Orders => {
  const waiting = new Map<string, Order>()
  const place = ({ person, kind }: Order) => tokens.order(person, kind, 'app')
  return {
    handOver: async (order) => {
      const page = `order/${randomId(backEnd.random, 'hand-over')}`
      if (backEnd.rules.orderExists('taken-to-website')) await place(order)
      else waiting.set(page, order)
      return page
    },
    at: (page) => waiting.get(page),
    complete: async (page) => {
      const order = waiting.get(page)
      if (!order) return false
      const placed = await place(order)
      if (placed) waiting.delete(page)
      return placed
    },
  }
}
