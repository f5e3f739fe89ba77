import { concat } from '../../core/bytes'

/** One channel of sound: signed 16 bits a sample. */
export type Sound = { readonly samples: Int16Array /** Samples a second. */; readonly rate: number }

const HEADER = 44
const PCM = 1
const BYTES = 2

/** RIFF/WAVE with linear PCM ("Multimedia Programming Interface and Data Specifications 1.0", part 3: WAVE). */
export const wavOf = ({ samples, rate }: Sound): Uint8Array => {
  const header = Buffer.alloc(HEADER)
  const length = samples.length * BYTES
  header.write('RIFF', 0, 'ascii')
  header.writeUInt32LE(HEADER - 8 + length, 4)
  header.write('WAVEfmt ', 8, 'ascii')
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(PCM, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(rate, 24)
  header.writeUInt32LE(rate * BYTES, 28)
  header.writeUInt16LE(BYTES, 32)
  header.writeUInt16LE(8 * BYTES, 34)
  header.write('data', 36, 'ascii')
  header.writeUInt32LE(length, 40)
  const data = Buffer.alloc(length)
  for (const [i, sample] of samples.entries()) data.writeInt16LE(sample, i * BYTES)
  return concat(header, data)
}

/** One sound after the other, each followed by silence. @param pause seconds */
export const inARow = (sounds: readonly Sound[], pause: number): Sound => {
  const rate = sounds[0]?.rate ?? 22_050
  const silence = Math.round(rate * pause)
  const samples = new Int16Array(sounds.reduce((length, sound) => length + sound.samples.length + silence, 0))
  let at = 0
  for (const sound of sounds) {
    samples.set(sound.samples, at)
    at += sound.samples.length + silence
  }
  return { samples, rate }
}
