import { DAY } from '../core/clock'
import type { Random } from '../core/random'
import { enumerated, generalizedTime, nothing } from './asn1'
import { type Csca, serialNumber } from './csca'
import type { IssuerGiven } from './issuing-state'
import { stateCodeNames } from './names'
import { buildRevocationList, type RevocationListContent } from './revocation-list'

/** Doc 9303-12 §4.4: a new list at the latest every 90 days. */
const LIFE_OF_A_LIST = 90 * DAY

const ID_ISSUER_ALTERNATIVE_NAME = '2.5.29.18'
/** RFC 5280 §5.3.1 and §5.3.2. */
const ID_REASON_CODE = '2.5.29.21'
const ID_INVALIDITY_DATE = '2.5.29.24'
const KEY_COMPROMISE = 1
const ID_UNKNOWN_EXTENSION = '2.999.9303.2'

/** The serial number of the signer that `revoked` names. */
export const revokedSerial = (serials: Random): Uint8Array => serialNumber(serials.fork('serial/revoked-signer'))

type Form = {
  means: string
  change?(list: RevocationListContent, given: IssuerGiven): Partial<RevocationListContent>
  by?(given: IssuerGiven): Csca
}

const days = (given: IssuerGiven, from: number, until: number) => ({
  from: new Date(given.today + from * DAY),
  until: new Date(given.today + until * DAY),
})

export const REVOCATION_LISTS = {
  current: { means: 'from today, with the revoked signer' },
  empty: { means: 'from today; nobody is revoked', change: () => ({ revoked: [] }) },
  expired: {
    means: 'the next list was due a month ago',
    change: ({ number }, given) => ({ current: days(given, -120, -30), number: number - 120 }),
  },
  superseded: {
    means: 'from last month, before the signer was revoked; its next list is not due yet',
    change: ({ number }, given) => ({ current: days(given, -45, 45), number: number - 45, revoked: [] }),
  },
  'not-yet-current': {
    means: 'from tomorrow',
    change: ({ number }, given) => ({ current: days(given, 1, 91), number: number + 1 }),
  },
  'with-extensions': {
    means: 'with a reason and a date for each entry and the state as another name of the issuer',
    change: ({ revoked }, { profile }) => ({
      revoked: revoked.map((entry) => ({
        ...entry,
        extensions: [
          { id: ID_REASON_CODE, value: enumerated(KEY_COMPROMISE) },
          { id: ID_INVALIDITY_DATE, value: generalizedTime(entry.on) },
        ],
      })),
      extensions: [{ id: ID_ISSUER_ALTERNATIVE_NAME, value: stateCodeNames(profile.country) }],
    }),
  },
  'unknown-critical-extension': {
    means: 'with an extension that nobody knows and that must be understood',
    change: () => ({ extensions: [{ id: ID_UNKNOWN_EXTENSION, critical: true, value: nothing() }] }),
  },
  'of-the-oldest-csca': {
    means: 'signed by the oldest key of the CSCA',
    by: ({ authority }) => authority.generations[0] ?? authority.newest,
  },
  'of-a-look-alike': {
    means: 'signed by a CSCA that looks like the right one',
    by: ({ authority }) => authority.lookAlike(authority.newest),
  },
} satisfies Record<string, Form>

/** Which revocation list; everything but `current` differs from it in one thing. */
export type RevocationListForm = keyof typeof REVOCATION_LISTS

export const revocationListOf = (given: IssuerGiven, name: RevocationListForm): Uint8Array => {
  const { authority, serials, today } = given
  const form: Form = REVOCATION_LISTS[name]
  const csca = form.by?.(given) ?? authority.newest
  const usual: RevocationListContent = {
    issuer: csca.name,
    current: { from: new Date(today), until: new Date(today + LIFE_OF_A_LIST) },
    number: today / DAY,
    revoked: [{ serial: revokedSerial(serials), on: new Date(today - 30 * DAY) }],
    authorityKeyId: csca.authorityKeyId,
    signedBy: csca.key,
    signature: csca.signature,
  }
  return buildRevocationList({ ...usual, ...form.change?.(usual, given) })
}
