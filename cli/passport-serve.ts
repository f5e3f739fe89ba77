import { SetupFault } from '../core/errors'
import { seenOf, type Witness } from '../core/evidence'
import { createRandom, unguessable } from '../core/random'
import { awaitReaders, type CardSocket, joinReader } from '../drivers/card-socket'
import { type ApduEvidence, createTracer } from '../reports/apdu-trace'
import { VPCD_PORT, vpcdCard } from '../simulators/passport/serve'
import { EXIT, say, sayJson } from './output'
import { type IssueOptions, issued } from './passport'
import { chipOfRecord, readRecord } from './passport-record'

export type ServeOptions = Omit<IssueOptions, 'out'> & { vpcd?: string; listen?: string; trace?: boolean }

const portOf = (text: string): number => {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 0xffff) return port
  throw new SetupFault({ code: 'SETUP_PORT', what: `"${text}" is no port`, mend: 'give a number from 0 to 65535' })
}

/** `host:port`, `[v6]:port`, a host or nothing: vpcd's own port unless said. */
const addressOf = (text: string): { host: string; port: number } => {
  const [, host = '127.0.0.1', port] = /^(\[.+\]|[^:]*?)(?::([^:]+))?$/.exec(text) ?? []
  return { host: host.replace(/^\[|\]$/g, '') || '127.0.0.1', port: port === undefined ? VPCD_PORT : portOf(port) }
}

const traced = (): Witness => {
  const trace = createTracer()
  return {
    pictures: false,
    saw: (kind, seen) => {
      const data = seenOf(seen)
      if (kind === 'harness-fault') return say(`fault of Vidimus: ${JSON.stringify(data)}`)
      if (kind !== 'apdu') return
      const { title, status, secured } = trace(data as ApduEvidence)
      say(`${secured ? '* ' : '  '}${title}: ${status}`)
    },
  }
}
/** A fault of ours must be told where nobody looks at the trace, too. */
const faultsOnly = (): Witness => {
  const all = traced()
  return { ...all, saw: (kind, data) => (kind === 'harness-fault' ? all.saw(kind, data) : undefined) }
}

/**
 * npx puts a shell between itself and this process, which passes no signal on; when npx is ended it goes with it, and
 * somebody else becomes the parent. By itself this process outlives who started it, as `nohup` wants.
 */
const startedByNpx = (): boolean => process.env.npm_command === 'exec'
const GLANCE = 500
const onceOrphaned = (then: () => void): (() => void) => {
  const parent = process.ppid
  const glances = setInterval(() => {
    if (process.ppid !== parent) then()
  }, GLANCE)
  return () => clearInterval(glances)
}

const untilAskedToEnd = (socket: CardSocket): Promise<'asked' | 'left'> =>
  new Promise((done) => {
    const asked = () => {
      done('asked')
      socket.close()
    }
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, asked)
    const unwatch = startedByNpx() ? onceOrphaned(asked) : () => {}
    void socket.ended.then(() => {
      unwatch()
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, asked)
      done('left')
    })
  })

/** Offers a chip to a virtual reader until Ctrl-C. @param file passport.json; without it one is issued by the options */
export const serve = async (file: string | undefined, options: ServeOptions): Promise<number> => {
  if (options.vpcd !== undefined && options.listen !== undefined)
    throw new SetupFault({
      code: 'SETUP_CARD_SOCKET',
      what: 'a chip is in one place at a time',
      mend: 'give --vpcd or --listen',
    })
  const record = file === undefined ? issued(options).record : readRecord(file)
  // Nonces of a real chip are nobody's to foresee; they follow from a seed where one is asked for.
  const random = createRandom(options.seed ?? unguessable())
  const witness = options.trace ? traced() : faultsOnly()
  const { chip, extendedLength } = chipOfRecord(record, { random: random.fork('chip'), witness })
  const card = () => vpcdCard(chip, { extendedLength, random: random.fork('field') })
  const { host, port } = addressOf(options.vpcd ?? '')
  const socket =
    options.listen === undefined
      ? await joinReader(host, port, card())
      : await awaitReaders(portOf(options.listen), card)
  say(record.printed.join('\n'))
  if (record.chip?.access.can !== undefined) say(`card access number: ${record.chip.access.can}`)
  say(
    options.listen === undefined
      ? `in the virtual reader at ${host}:${port}; Ctrl-C takes it out`
      : `waits for readers on 127.0.0.1:${socket.port}, one at a time: the next is served when the one before has closed its connection; Ctrl-C ends`,
  )
  if (options.json) sayJson({ printed: record.printed, can: record.chip?.access.can ?? null, port: socket.port })
  if ((await untilAskedToEnd(socket)) === 'left') say('the virtual reader has gone away')
  return EXIT.passed
}
