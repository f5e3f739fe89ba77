import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fromBase64 } from '../../core/bytes'
import { createClock, SECOND } from '../../core/clock'
import { blindWitness, createEvidence } from '../../core/evidence'
import { createAudioCodeReader } from './audio-code-reader'
import type { SpokenLanguage } from './spoken-digits'
import { wordsFor } from './spoken-digits'
import { VOICE_PACKAGE, voice } from './voice'
import { inARow, wavOf } from './wav'

/** The key of RFC 6238 appendix B, in base32. */
const record = {
  serialNumber: '0123456789',
  kind: 'audio-code-reader',
  algorithm: 'SHA1',
  digits: 6,
  period: 30,
  secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
} as const
const at = (seconds: number, more: { language?: SpokenLanguage; drift?: number; presses?: number } = {}) => {
  const clock = createClock(seconds * SECOND)
  const witness = createEvidence(() => clock.now())
  return { witness, reader: createAudioCodeReader({ record, language: 'da', clock, witness, ...more }) }
}

describe('an audio code reader', () => {
  it('says the codes of RFC 6238 appendix B, digit by digit, in Danish and English', async () => {
    // the last six digits at that time: 081804, and a step later 050471
    assert.deepEqual(await at(1111111109).reader.press(), ['nul', 'otte', 'et', 'otte', 'nul', 'fire'])
    const english = at(1111111111, { language: 'en' })
    assert.deepEqual(await english.reader.press(), ['zero', 'five', 'zero', 'four', 'seven', 'one'])
  })

  it('is as late or early as its own clock, and silent once its battery has ended', async () => {
    assert.equal((await at(1111111111, { drift: -2 * SECOND }).reader.press()).join(' '), 'nul otte et otte nul fire')
    const { reader } = at(59, { presses: 1 })
    assert.equal((await reader.press()).length, 6)
    assert.deepEqual(await reader.press(), [])
  })

  it('makes no sound where nobody will listen', async () => {
    const clock = createClock(59 * SECOND)
    const reader = createAudioCodeReader({ record, language: 'da', clock, witness: blindWitness })
    assert.equal((await reader.press()).length, 6)
  })

  it('has words for digits alone', () => assert.throws(() => wordsFor('1x', 'da'), /"x" is no digit/))

  it('says that the voice is not installed, and goes on', async () => {
    assert.equal(await voice('@echogarden/not-installed'), undefined)
  })

  it('speaks so that one can hear it, or says what is missing for that', async () => {
    const { reader, witness } = at(1111111111, { language: 'en' })
    await reader.press()
    const { wav: heard, silent } = witness.entries()[0]?.data ?? {}
    // npm ci brings the optional package unless it is told otherwise.
    if (!(await voice())) return assert.equal(silent, `${VOICE_PACKAGE} is not installed`)
    const wav = Buffer.from(fromBase64(String(heard)))
    assert.deepEqual(
      [wav.toString('ascii', 0, 4), wav.toString('ascii', 8, 16), wav.readUInt32LE(4) + 8, wav.readUInt32LE(40) + 44],
      ['RIFF', 'WAVEfmt ', wav.length, wav.length],
    )
    assert.equal(wav.readUInt32LE(24), 22_050)
    const samples = Array.from({ length: (wav.length - 44) / 2 }, (_, i) => wav.readInt16LE(44 + 2 * i))
    // six digits, loud enough, and silence between them
    assert.ok(samples.length / 22_050 > 3 && samples.length / 22_050 < 9, `${samples.length / 22_050} s`)
    assert.ok(Math.max(...samples.slice(0, 40_000)) > 5_000)
    assert.equal(bursts(samples), 6)
    return undefined
  })

  it('is written as other programs read it', () => {
    const wav = wavOf(inARow([{ samples: Int16Array.of(1, -2), rate: 8_000 }], 1 / 8_000))
    // RIFF, length, WAVE, fmt: PCM, one channel, 8000 samples and 16000 bytes a second, 2 bytes of 16 bits; data
    const head = '524946462a00000057415645666d74201000000001000100401f0000803e00000200100064617461'
    assert.equal(Buffer.from(wav).toString('hex'), `${head}060000000100feff0000`)
  })
})

/** Stretches of sound with at least a quarter of a second of silence between them. */
const bursts = (samples: readonly number[]): number => {
  let count = 0
  let silent = Number.POSITIVE_INFINITY
  for (const sample of samples) {
    if (Math.abs(sample) < 200) silent += 1
    else {
      if (silent > 22_050 / 4) count += 1
      silent = 0
    }
  }
  return count
}
