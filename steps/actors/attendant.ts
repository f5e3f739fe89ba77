import { realTime } from '../../core/clock'
import { HarnessFault, messageOf } from '../../core/errors'

/** Where the person who attends a run is asked, and the token that questions carry. */
export type AttendantAddress = { url: string; token: string }

export type AttendedQuestion = {
  clause: string
  statement: string
  statementDa: string
  scenario: string
  /** The words of the step: what is to be confirmed. */
  step: string
}
export type AttendedAnswer = {
  said: 'yes' | 'no' | 'cannot-tell'
  /** Who says so. */
  name: string
  /** Path of a photograph, where one was taken. */
  picture?: string
}

/** Real milliseconds between two looks whether the person has answered. */
const LOOK = 250

const IN_WORDS: Record<AttendedAnswer['said'], string> = {
  yes: 'says that it is so',
  no: 'says that it is not so',
  'cannot-tell': 'cannot tell',
}
export const answerInWords = ({ said, name, picture }: AttendedAnswer): string =>
  `${name} ${IN_WORDS[said]}${picture ? ` (picture: ${picture})` : ''}`

/** Asks, and waits for as long as it takes. Rejects with HarnessFault when nobody can be asked any more. */
export const askAttendant = async (
  { url, token }: AttendantAddress,
  question: AttendedQuestion,
): Promise<AttendedAnswer> => {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const call = async <T>(path: string, init: RequestInit = {}): Promise<T> => {
    const response = await fetch(`${url}${path}`, { headers, ...init })
    if (!response.ok) throw new Error(`status ${response.status}`)
    return (await response.json()) as T
  }
  try {
    const { id } = await call<{ id: number }>('/questions', { method: 'POST', body: JSON.stringify(question) })
    for (;;) {
      const { answer } = await call<{ answer: AttendedAnswer | null }>(`/questions/${id}`)
      if (answer) return answer
      await realTime.pause(LOOK)
    }
  } catch (thrown) {
    throw new HarnessFault({
      code: 'ATTENDANT_GONE',
      what: `the person who attends the run cannot be asked: ${messageOf(thrown)}`,
      mend: 'run again with --attended and --resume; report it if it happens again',
    })
  }
}
