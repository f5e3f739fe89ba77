import { HarnessFault, messageOf, NonConformity, SetupFault } from '../core/errors'

/** Exit statuses of the design, §4. */
export const EXIT = { passed: 0, failed: 1, setupFault: 2, harnessFault: 3, incomplete: 4 } as const

export const say = (text: string): void => {
  process.stderr.write(`${text}\n`)
}

/** The stable interface for scripts: one JSON object as the last line of standard output. */
export const sayJson = (value: object): void => {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}

/** One clear error: what, where, and how to mend it. The exit status says who must act. */
export const sayError = (thrown: unknown): number => {
  if (thrown instanceof SetupFault) {
    say(`error: ${thrown.what}\n  mend: ${thrown.mend}  [${thrown.code}]`)
    return EXIT.setupFault
  }
  if (thrown instanceof HarnessFault || thrown instanceof NonConformity) {
    say(`fault of Vidimus: ${thrown.what}\n  mend: ${thrown.mend}  [${thrown.code}]`)
    return EXIT.harnessFault
  }
  say(`fault of Vidimus: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : messageOf(thrown)}`)
  return EXIT.harnessFault
}
