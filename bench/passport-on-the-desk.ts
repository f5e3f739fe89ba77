import { createCanvas } from '@napi-rs/canvas'
import { createIssuingState } from '../certs/issuing-state'
import { trustList } from '../certs/trust-list'
import { HarnessFault } from '../core/errors'
import { blindWitness } from '../core/evidence'
import { createRandom } from '../core/random'
import { readPassport } from '../reference/inspection/read-passport'
import { inspectionRules } from '../reference/rules/inspection'
import { withComment } from '../simulators/passport/jpeg'
import { issuePassport } from '../simulators/passport/passport'

/** What went over the air, one command and its response. */
export type Exchange = { command: Uint8Array; response: Uint8Array }

const NOW = Date.UTC(2026, 10, 22)
const DG2_BYTES = 20_000
/** Of DG2, around the picture. */
const DG2_FRAME = 84
const BRAINPOOL_P256R1 = 13

/** A real picture with a comment that makes it as long as portraits are: what is in a picture costs a reader nothing. */
export const portrait = (bytes: number): Uint8Array => {
  const picture = new Uint8Array(createCanvas(60, 80).toBuffer('image/jpeg'))
  const segment = 4
  return withComment(picture, ' '.repeat(bytes - picture.length - segment))
}

/** With Chip Authentication the chip has a key on the same curve, and goes on under AES-128. */
export type OnTheDesk = { chipAuthentication?: boolean }

/**
 * A passport of Denmark, PACE with generic mapping and AES-128 on brainpoolP256r1, 20 kB of DG2; and the whole reading
 * of it in this process: EF.CardAccess, PACE, EF.COM, EF.SOD, DG1, DG14, Chip Authentication if the chip has it, DG2,
 * passive authentication.
 */
export const passportOnTheDesk = ({ chipAuthentication = false }: OnTheDesk = {}) => {
  const random = createRandom('bench')
  const denmark = createIssuingState('denmark', random, NOW)
  const trust = trustList([denmark])
  const passport = issuePassport({
    person: { surname: 'Prøve', givenNames: 'Måle', birthDate: '1990-02-28', sex: 'F', cprNumber: '280290-9996' },
    documentNumber: 'P12345678',
    issuedOn: '2023-06-02',
    expiresOn: '2033-06-02',
    issuer: denmark,
    portraitJpeg: portrait(DG2_BYTES - DG2_FRAME),
    access: { bac: false, pace: [{ cipher: 'AES-128', parameterId: BRAINPOOL_P256R1 }] },
    ...(chipAuthentication ? { authentication: { chip: [{ cipher: 'AES-128', parameterId: BRAINPOOL_P256R1 }] } } : {}),
    random,
    witness: blindWitness,
  })
  const { chip, files, printed } = passport
  if (!chip) throw new HarnessFault({ code: 'BENCH_NO_CHIP', what: 'the passport has no chip', mend: 'report it' })

  /** Reads all of it; `hear` is given each exchange. Throws when the passport is not accepted. */
  const read = async (chunk: number, hear?: (exchange: Exchange) => void): Promise<void> => {
    chip.powerOn()
    const inspection = await readPassport({
      transceive: async (command) => {
        const response = chip.answer(command)
        hear?.({ command, response })
        return response
      },
      code: { lines: printed },
      trust,
      now: NOW,
      random,
      rules: inspectionRules,
      chunk,
    })
    if (inspection.outcome !== 'accepted')
      throw new HarnessFault({
        code: 'BENCH_NOT_ACCEPTED',
        what: `an honest passport is ${JSON.stringify(inspection)}`,
        mend: 'mend the reading first: vidimus run',
      })
  }
  const exchanges = async (chunk: number): Promise<Exchange[]> => {
    const heard: Exchange[] = []
    await read(chunk, (exchange) => heard.push(exchange))
    return heard
  }
  return { files, read, exchanges }
}
