import { createECDH, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { createIssuingState } from '../certs/issuing-state'
import { blindWitness } from '../core/evidence'
import { createRandom } from '../core/random'
import { issuePassport } from '../simulators/passport/passport'
import { type Measures, measureOf } from './measure'
import { portrait } from './passport-on-the-desk'
import { inTurns } from './timing'

const NOW = Date.UTC(2026, 10, 22)
const CURVE = 'brainpoolP256r1'
const BRAINPOOL_P256R1 = 13
const PORTRAIT_BYTES = 20_000
/** Of the signed attributes. */
const SIGNED_BYTES = 130
const MOST_OF_RAW = 1.5
const ROUNDS = { warmUps: 40, rounds: 41 }

/** One passport after the other: PACE, Chip Authentication with a key of its own, 20 kB of portrait. */
const issuing = (issuer: 'oman' | 'denmark'): (() => void) => {
  const random = createRandom('bench issuing')
  const state = createIssuingState(issuer, random, NOW)
  const portraitJpeg = portrait(PORTRAIT_BYTES)
  let number = 0
  return () => {
    number++
    issuePassport({
      person: { surname: 'Prøve', givenNames: 'Måle', birthDate: '1990-02-28', sex: 'F' },
      documentNumber: `P${String(number).padStart(8, '0')}`,
      issuedOn: '2026-06-02',
      expiresOn: '2036-06-02',
      issuer: state,
      portraitJpeg,
      access: { bac: true, pace: [{ cipher: 'AES-128', parameterId: BRAINPOOL_P256R1 }] },
      authentication: { chip: [{ cipher: 'AES-128', parameterId: BRAINPOOL_P256R1 }] },
      random: random.fork(`passport ${number}`),
      witness: blindWitness,
    })
  }
}

/** What no issuer can do without: the chip's key, k·G of a k that follows from a seed, and the signer's signature. */
const rawIssuing = (): (() => void) => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: CURVE })
  const drawn = createECDH(CURVE)
  drawn.generateKeys()
  const scalar = drawn.getPrivateKey()
  const attributes = randomBytes(SIGNED_BYTES)
  return () => {
    const chip = createECDH(CURVE)
    chip.setPrivateKey(scalar)
    sign('sha256', attributes, privateKey)
  }
}

/** So many at once that what else the machine does falls on all works alike. */
const AT_ONCE = 10
const batch = (work: () => void) => () => {
  for (let i = 0; i < AT_ONCE; i++) work()
}

/** Passports of a state on brainpoolP256r1, and of one with RSA, whose signers' keys come from the committed pool. */
export const issuingPassports = async (): Promise<Measures> => {
  const works = { oman: batch(issuing('oman')), denmark: batch(issuing('denmark')), raw: batch(rawIssuing()) }
  const [oman, denmark, raw] = Object.values(await inTurns(works, ROUNDS)).map((ms) => ms / AT_ONCE) as [
    number,
    number,
    number,
  ]
  return {
    'issue-brainpoolP256r1': measureOf({
      value: oman,
      unit: 'ms',
      ratio: oman / raw,
      against: `${raw.toFixed(2)} ms, one key and one signature on that curve in bare node:crypto`,
      limit: MOST_OF_RAW,
    }),
    'passports-a-second': measureOf({ value: 1000 / oman, unit: 'passports' }),
    'passports-a-second-rsa': measureOf({ value: 1000 / denmark, unit: 'passports' }),
  }
}
