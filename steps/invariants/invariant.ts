/**
 * What holds after every step, whatever the story was: the invariants of the state model. `register`: told by the user
 * register, where `inspect` shows one; `evidence`: told by what people saw, did and were sent.
 */
export const INVARIANTS = {
  I01: { by: 'register', means: 'at most three active apps a user' },
  I02: { by: 'register', means: 'at most one active code display and one active audio code reader a user' },
  I03: { by: 'register', means: 'a code display or an audio code reader, never both' },
  I04: { by: 'register', means: 'a code display or audio code reader that was given up never comes back' },
  I05: { by: 'register', means: 'a spare code display or audio code reader becomes active beside an active app' },
  I06: { by: 'register', means: 'one person, one user, one user ID' },
  I07: { by: 'evidence', means: 'whoever approves is the person whose user ID was asked' },
  I08: { by: 'evidence', means: 'a P code serves three times at most' },
  I09: { by: 'evidence', means: 'no QR code and no temporary PIN is accepted after its time' },
  I10: { by: 'evidence', means: 'Support sends no temporary PIN to a number younger than five days' },
  I11: { by: 'register', means: 'an app that is blocked approves nothing' },
  I12: { by: 'register', means: 'an app that several people share is opened by no finger or face' },
  I13: {
    by: 'evidence',
    means: 'nothing is approved without PIN, finger or face, or password and one-time code or chip',
  },
  I14: { by: 'evidence', means: 'a phone that was lent keeps nothing of the borrower once the app is closed' },
  I15: { by: 'evidence', means: 'nobody is identified without code, chip and face of one document and one person' },
  I16: { by: 'evidence', means: 'codes go by SMS only to numbers that somebody has entered' },
  I17: { by: 'register', means: 'the lock or loss of one app changes no other' },
  I18: { by: 'register', means: 'reactivation changes neither the number of users nor that of apps' },
} as const

export type InvariantId = keyof typeof INVARIANTS
export const INVARIANT_IDS = Object.keys(INVARIANTS) as InvariantId[]

/** An invariant that does not hold, and the clause that says so. `expected` and `observed` are whole phrases. */
export type Breach = { invariant: InvariantId; clause: string; expected: string; observed: string }
