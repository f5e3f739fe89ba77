import { hex } from '../../core/bytes'
import type { Clock, Instant } from '../../core/clock'
import type { Witness } from '../../core/evidence'
import type { Random } from '../../core/random'

export type Notification = { title: string; text: string }
export type ShownNotification = Notification & { at: Instant }

/** Push notifications of the app on one device. */
export type Notifications = {
  /** The app's push address on this device; the same until the app is deleted. */
  register(): string
  /** The address in force, if the app has one. */
  registration(): string | undefined
  /** A push has reached the device. True: it is shown; false: the person did not allow notifications. */
  receive(notification: Notification): boolean
  shown(): readonly ShownNotification[]
  forget(): void
}

export const createNotifications = (given: {
  random: Random
  clock: Clock
  witness: Witness
  allowed: () => boolean
}): Notifications => {
  const shown: ShownNotification[] = []
  let registration: string | undefined
  return {
    register: () => {
      registration ??= `push-${hex(given.random.bytes(16))}`
      return registration
    },
    registration: () => registration,
    receive: (notification) => {
      const show = given.allowed()
      if (show) shown.push({ ...notification, at: given.clock.now() })
      given.witness.saw('notification', { ...notification, shown: show })
      return show
    },
    shown: () => shown,
    forget: () => {
      registration = undefined
    },
  }
}
