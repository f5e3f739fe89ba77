import type { EvidenceEntry } from '../../core/evidence'
import { type ApduEvidence, type TraceLine, traceApdus } from '../apdu-trace'
import { type Block, blocksOf, type Card } from './blocks'
import { PhoneScreen, type Pictures } from './phone-screen'
import { withPhotographs } from './photographs'
import { tellAct, tellEntry } from './telling'
import { elapsed, plural } from './words'

const RAW_EXCHANGES = 4
const RAW_DIGITS = 120

const Source = ({ entry }: { entry: EvidenceEntry | undefined }) =>
  entry === undefined || entry.source === 'observed' ? null : <span class="source">{entry.source}</span>

const Note = ({ entry }: { entry: EvidenceEntry }) => {
  const { what, lines } = tellEntry(entry)
  return (
    <div class="note">
      <b>{what}</b>
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </div>
  )
}

const Body = ({ entry, pictures }: { entry: EvidenceEntry; pictures: Pictures }) => {
  if (entry.kind === 'screen') return <Screen entry={entry} pictures={pictures} />
  if (entry.kind === 'screenshot' && isPhotographed(entry)) return <Photograph entry={entry} pictures={pictures} />
  if (entry.kind === 'frame' && typeof entry.data.jpeg === 'string')
    return (
      <>
        <img src={pictures(entry.data.jpeg, 'jpg')} alt={`what the ${String(entry.data.camera)} camera sees`} />
        <p class="felt">the {String(entry.data.camera)} camera sees this</p>
      </>
    )
  if (entry.kind === 'code-display' && typeof entry.data.png === 'string')
    return (
      <>
        <Note entry={entry} />
        <img src={pictures(entry.data.png, 'png')} alt="the code display from the front" />
      </>
    )
  if (entry.kind === 'speech' && typeof entry.data.wav === 'string')
    return (
      <>
        <Note entry={entry} />
        {/* biome-ignore lint/a11y/useMediaCaption: what is said stands in words above it */}
        <audio controls preload="none" src={pictures(entry.data.wav, 'wav')} />
      </>
    )
  return <Note entry={entry} />
}

const isPhotographed = ({ data }: EvidenceEntry): boolean => typeof (data.jpeg ?? data.png) === 'string'

const Photograph = ({ entry: { data }, pictures }: { entry: EvidenceEntry; pictures: Pictures }) => {
  const source = typeof data.jpeg === 'string' ? pictures(data.jpeg, 'jpg') : pictures(String(data.png), 'png')
  return <img class="photograph" src={source} alt="the screen as it looked" loading="lazy" />
}

/** As it looked where that is known, and as it was read; else drawn from what was reported. */
const Screen = ({ entry, pictures }: { entry: EvidenceEntry; pictures: Pictures }) => {
  const drawn = <PhoneScreen screen={entry.data.screen} pictures={pictures} />
  if (!isPhotographed(entry)) return drawn
  return (
    <>
      <Photograph entry={entry} pictures={pictures} />
      <details class="read">
        <summary>as it was read</summary>
        {drawn}
      </details>
    </>
  )
}

const After = ({ entry }: { entry: EvidenceEntry }) =>
  entry.kind === 'check' ? (
    <p class="held good" title={`expected ${String(entry.data.expected)}`}>
      ✓ <code>{String(entry.data.clause)}</code> <Source entry={entry} />
    </p>
  ) : (
    <p class="felt">{tellEntry(entry).what}</p>
  )

const CardView = ({ card, start, pictures }: { card: Card; start: number; pictures: Pictures }) => (
  <figure class="card">
    <div class="when">
      <span>{elapsed(card.at - start)}</span>
      <Source entry={card.entry} />
    </div>
    {card.before.map((before) => (
      <p key={before.n} class={before.kind === 'act' ? 'act' : 'aim'}>
        {before.kind === 'act' ? tellAct(before) : tellEntry(before).what}
      </p>
    ))}
    {card.entry ? <Body entry={card.entry} pictures={pictures} /> : null}
    {card.minor ? (
      <details class="note">
        <summary>
          {plural(card.minor.length, 'call of the device and its app', 'calls of the device and its app')}
        </summary>
        {card.minor.map((entry) => (
          <Note key={entry.n} entry={entry} />
        ))}
      </details>
    ) : null}
    {card.after.map((after) => (
      <After key={after.n} entry={after} />
    ))}
  </figure>
)

const raw = (digits: string): string =>
  digits.length <= RAW_DIGITS ? digits : `${digits.slice(0, RAW_DIGITS)}… (${digits.length / 2} bytes)`

const RawExchange = ({ exchange }: { exchange: ApduEvidence }) => (
  <>
    <p class="raw">→ {raw(exchange.command)}</p>
    {exchange.protected ? <p class="raw">&nbsp;&nbsp;inside: {raw(exchange.protected.command)}</p> : null}
    <p class="raw">← {raw(exchange.response)}</p>
    {exchange.protected ? <p class="raw">&nbsp;&nbsp;inside: {raw(exchange.protected.response)}</p> : null}
  </>
)

const ChipLine = ({ line }: { line: TraceLine }) => (
  <tr>
    <td>
      <details>
        <summary>{line.title}</summary>
        {line.exchanges.slice(0, RAW_EXCHANGES).map(({ on }, index) => (
          <RawExchange key={index} exchange={on} />
        ))}
        {line.exchanges.length > RAW_EXCHANGES ? (
          <p class="raw">and {line.exchanges.length - RAW_EXCHANGES} more in the evidence file</p>
        ) : null}
      </details>
    </td>
    <td>{line.secured ? 'secure messaging' : 'in the clear'}</td>
    <td class={line.ok ? '' : 'bad'}>{line.status}</td>
  </tr>
)

const Chip = ({ at, exchanges }: { at: string; exchanges: ApduEvidence[] }) => {
  const lines = traceApdus(exchanges)
  const bytes = lines.flatMap((line) => line.exchanges).reduce((sum, { length = 0 }) => sum + length, 0)
  return (
    <details class="fold">
      <summary>
        <span class="mono small">{at}</span> The chip: {plural(exchanges.length, 'command')}
        {bytes > 0 ? `, ${bytes} bytes of files read` : ''}
      </summary>
      <table>
        <thead>
          <tr>
            <th>Command</th>
            <th>How</th>
            <th>Answer</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <ChipLine key={index} line={line} />
          ))}
        </tbody>
      </table>
    </details>
  )
}

const CHECK_TONES: Record<string, string> = { held: 'good', broken: 'bad' }

const Line = ({ entry, start }: { entry: EvidenceEntry; start: number }) => {
  const { clause, outcome, expected, observed } = entry.data
  const isCheck = entry.kind === 'check'
  return (
    <div class={`line ${isCheck ? (CHECK_TONES[String(outcome)] ?? 'quiet') : ''}`}>
      <span class="when">{elapsed(entry.at - start)}</span>
      <div class="body">
        {isCheck ? (
          <>
            {outcome === 'held' ? '✓ ' : outcome === 'broken' ? '✕ ' : '– '}
            <code>{String(clause)}</code> expected {String(expected)}; observed {String(observed)}
          </>
        ) : (
          tellEntry(entry).what
        )}{' '}
        <Source entry={entry} />
      </div>
    </div>
  )
}

const BlockView = ({ block, start, pictures }: { block: Block; start: number; pictures: Pictures }) => {
  if (block.kind === 'line') return <Line entry={block.entry} start={start} />
  if (block.kind === 'chip') return <Chip at={elapsed(block.at - start)} exchanges={block.exchanges} />
  return (
    <div class="flow">
      {block.cards.map((card, index) => (
        <CardView key={index} card={card} start={start} pictures={pictures} />
      ))}
    </div>
  )
}

/** The evidence of one scenario, in the order of its virtual time. */
export const Timeline = ({ entries, pictures }: { entries: readonly EvidenceEntry[]; pictures: Pictures }) => {
  const start = entries[0]?.at ?? 0
  return (
    <section>
      {blocksOf(withPhotographs(entries)).map((block, index) => (
        <BlockView key={index} block={block} start={start} pictures={pictures} />
      ))}
    </section>
  )
}
