import { readBytes } from './files'

/**
 * OpenJPEG compiled to WebAssembly (@cornerstonejs/codec-openjpeg), made at once rather than by a promise: pictures are
 * coded in the middle of what is not asynchronous. Buffers are views of its memory and end with the next call.
 */
export type FrameInfo = {
  width: number
  height: number
  bitsPerSample: number
  componentCount: number
  isSigned: boolean
}

export type J2kEncoder = {
  getDecodedBuffer(frame: FrameInfo): Uint8Array
  setQuality(lossless: boolean, quality: number): void
  encode(): void
  getEncodedBuffer(): Uint8Array
  delete(): void
}

export type J2kDecoder = {
  getEncodedBuffer(length: number): Uint8Array
  decode(): void
  getFrameInfo(): FrameInfo
  getDecodedBuffer(): Uint8Array
  delete(): void
}

type Filled = { J2KEncoder: new () => J2kEncoder; J2KDecoder: new () => J2kDecoder }
type Factory = (module: object) => Promise<unknown>
type Receive = (instance: WebAssembly.Instance, module: WebAssembly.Module) => unknown

const load = (script: string, binary: string): Filled => {
  const factory = require(script) as Factory
  const silent = () => undefined
  const module = {
    print: silent,
    printErr: silent,
    // Given back at once, the whole module is ready when the factory returns.
    instantiateWasm: (imports: WebAssembly.Imports, receive: Receive): unknown => {
      const compiled = new WebAssembly.Module(new Uint8Array(readBytes(require.resolve(binary))))
      const instance = new WebAssembly.Instance(compiled, imports)
      receive(instance, compiled)
      return instance.exports
    },
  }
  factory(module).catch(silent)
  return module as unknown as Filled
}

let encoding: Filled | undefined
let decoding: Filled | undefined

/** To be deleted after use. */
export const j2kEncoder = (): J2kEncoder => {
  encoding ??= load('@cornerstonejs/codec-openjpeg/wasmjs', '@cornerstonejs/codec-openjpeg/wasm')
  return new encoding.J2KEncoder()
}

/** To be deleted after use; one that failed keeps the memory of what it decoded before, so each picture needs its own. */
export const j2kDecoder = (): J2kDecoder => {
  decoding ??= load('@cornerstonejs/codec-openjpeg/decodewasmjs', '@cornerstonejs/codec-openjpeg/decodewasm')
  return new decoding.J2KDecoder()
}
