/** What somebody was told, in short, and how long it took to be told, in real ms. */
export type Answer = { readonly said: string; readonly took: number }

/** So often both are asked before anything is said about time. */
const ROUNDS = 4
/** How much longer the quickest of one kind must take than the slowest of the other: the rest is the machine's noise. */
const TIMES = 1.5
const MS = 100

const liesAbove = (slow: readonly number[], quick: readonly number[]): boolean => {
  const least = Math.max(...quick)
  return Math.min(...slow) > Math.max(TIMES * least, least + MS)
}

/** Whether two kinds of answers can be told apart by their times alone, in real ms: all of one lie above all of the other. */
export const tellsByTime = (one: readonly number[], other: readonly number[]): boolean =>
  liesAbove(one, other) || liesAbove(other, one)

/**
 * Asks about what somebody has and about what nobody has, by turns, so that a machine that is busy for a while is so for
 * both. Once the times overlap nothing more is asked: attempts may be limited. Where they run out before there are
 * enough, nothing is said about time.
 */
export const asksAboutBoth = async (
  known: () => Promise<Answer>,
  unknown: () => Promise<Answer>,
): Promise<{ known: string; unknown: string; byTime: boolean; times: string }> => {
  const rounds: { known: Answer; unknown: Answer }[] = []
  const times = (kind: 'known' | 'unknown') => rounds.map((round) => round[kind].took)
  const ended = (byTime: boolean) => {
    const inMs = (kind: 'known' | 'unknown') => `${kind} ${times(kind).map(Math.round).join(', ')} ms`
    const [first] = rounds
    return {
      known: first?.known.said ?? '',
      unknown: first?.unknown.said ?? '',
      byTime,
      times: `${inMs('known')}; ${inMs('unknown')}`,
    }
  }
  while (rounds.length < ROUNDS) {
    const round = { known: await known(), unknown: await unknown() }
    rounds.push(round)
    const isSaidAgain = [round.known, round.unknown].every(({ said }) => said === rounds[0]?.known.said)
    if (!isSaidAgain || !tellsByTime(times('known'), times('unknown'))) return ended(false)
  }
  return ended(true)
}
