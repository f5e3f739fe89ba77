/** What somebody was told, in short, and how long it took to be told, in real ms. */
export type Answer = { readonly said: string; readonly took: number }

/** So often both are asked before anything is said about time. */
const ROUNDS = 8
/** So many rounds may be the machine's noise and not count. */
const NOISY = 2
/** How much longer one answer of a round must take than the other: less is the machine's noise. */
const TIMES = 1.5
const MS = 30

/** Rounds in which the first answer took much longer than the second, in real ms. */
const roundsSlower = (slow: readonly number[], quick: readonly number[]): number =>
  slow.filter((took, round) => took > Math.max(TIMES * (quick[round] ?? 0), (quick[round] ?? 0) + MS)).length

/**
 * Whether two kinds of answers, asked for by turns, can be told apart by their times alone, in real ms: one takes much
 * longer in all rounds but those that a busy machine spoils.
 */
export const tellsByTime = (one: readonly number[], other: readonly number[]): boolean =>
  Math.max(roundsSlower(one, other), roundsSlower(other, one)) >= one.length - NOISY

/**
 * Asks about what somebody has and about what nobody has, by turns, so that a machine that is busy for a while is so for
 * both. Once the times cannot differ any more nothing more is asked: attempts may be limited. Where they run out before
 * there are enough, nothing is said about time.
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
