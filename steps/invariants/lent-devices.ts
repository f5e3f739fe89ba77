import type { Event } from './ledger'
import type { Watched, Watcher } from './watch'

const isClosed = (event: Event, { labels }: Watched): boolean =>
  event.kind === 'did' &&
  (event.action.do === 'close' || (event.action.do === 'press' && labels.matches('close', event.action.text)))

/** I14. Whoever makes a PIN on a borrowed phone has an app of their own there, which may know them. */
export const watchesLentDevices = (watched: Watched): Watcher => {
  const withApp = new Set<string>()
  return (event) => {
    const { device } = event.surface
    if (!device) return []
    if (event.kind === 'entered' && event.fields.includes('personal-pin')) withApp.add(device)
    if (!isClosed(event, watched) || withApp.has(device)) return []
    const left = watched.leftOn(device)
    if (left.length === 0) return []
    return [
      {
        invariant: 'I14',
        clause: 'help-foreign/a4c-nothing-saved',
        expected: 'nothing of the borrower on a phone that was lent, once the app is closed',
        observed: `${left.join(', ')} in the storage or the log of the app`,
      },
    ]
  }
}
