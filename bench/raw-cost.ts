import {
  createCipheriv,
  createDecipheriv,
  createECDH,
  createHash,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import { drawRsaKeys } from '../certs/key-pool'
import { createRandom } from '../core/random'
import { decodeCommand, decodeResponse } from '../emrtd/apdu'
import { dataGroup } from '../emrtd/files'
import { readTlv } from '../emrtd/tlv'
import type { Exchange } from './passport-on-the-desk'

/**
 * The cryptography that Doc 9303 demands of both sides of one reading, and nothing else: counted from the standard and
 * from what went over the air, not from what our code calls. Sizes are in bytes.
 */
export type Operations = {
  /** k·G. */
  generatorMultiplications: number
  /** k·P. node:crypto gives x only; the second half of a point is the reader's and the chip's own expense. */
  pointMultiplications: number
  /** One block each: initial vectors and subkeys of CMAC. */
  singleBlocks: number
  encrypted: number[]
  decrypted: number[]
  /** CMAC is CBC over the padded message. */
  authenticated: number[]
  sha1: number[]
  sha256: number[]
  rsa2048: number
  rsa3072: number
}

const BLOCK = 16
const CLA_SECURE = 0x0c
const DO_MAC = 0x8e
const CRYPTOGRAMS = [0x87, 0x85]
const TAG_WITH_INDICATOR = 0x87

const padded = (length: number): number => (Math.floor(length / BLOCK) + 1) * BLOCK

/** The sizes of a protected message: what is enciphered, and what the authentication code is over without its header. */
const protectedSizes = (data: Uint8Array): { cryptogram: number; objects: number } => {
  let cryptogram = 0
  for (let at = 0; at < data.length; ) {
    const { tag, value, end } = readTlv(data, at)
    if (tag === DO_MAC) return { cryptogram, objects: at }
    if (CRYPTOGRAMS.includes(tag)) cryptogram = value.length - (tag === TAG_WITH_INDICATOR ? 1 : 0)
    at = end
  }
  return { cryptogram, objects: data.length }
}

/** Doc 9303-11 §9.8.6: both sides compute each code, one enciphers and the other deciphers, each with its own vector. */
const secureMessaging = (exchanges: readonly Exchange[]) => {
  const sizes = { singleBlocks: 0, encrypted: [] as number[], decrypted: [] as number[], authenticated: [] as number[] }
  const message = (data: Uint8Array, header: number) => {
    const { cryptogram, objects } = protectedSizes(data)
    const authenticated = padded(BLOCK + header + objects)
    sizes.authenticated.push(authenticated, authenticated)
    if (cryptogram === 0) return
    sizes.singleBlocks += 2
    sizes.encrypted.push(cryptogram)
    sizes.decrypted.push(cryptogram)
  }
  for (const { command, response } of exchanges) {
    const decoded = decodeCommand(command)
    const answer = decodeResponse(response)
    if (!decoded || !answer || (decoded.cla & CLA_SECURE) !== CLA_SECURE) continue
    message(decoded.data, BLOCK)
    message(answer.data, 0)
  }
  return sizes
}

/** Under secure messaging the command is Chip Authentication's; PACE's are in clear (§6.2.4.2). */
const isProtectedGeneralAuthenticate = (command: Uint8Array): boolean =>
  ((command[0] ?? 0) & CLA_SECURE) === CLA_SECURE && command[1] === 0x86

/** The key derivation function hashes a secret and a counter (§9.7.1). */
const SHARED_SECRET = 32 + 4
const PASSWORD = 20 + 4
const MRZ_INFORMATION = 24
/** The authentication token's data object (§9.4.5), padded. */
const PUBLIC_KEY_OBJECT = 96
const LDS_SECURITY_OBJECT = 240

/**
 * Operations of one reading with PACE-ECDH-GM-AES-128 (§4.4), Chip Authentication on the same curve if there was any
 * (§6.2), and passive authentication (§5.1) under RSA.
 * @param files by identifier, as they are on the chip.
 */
export const operationsOf = (exchanges: readonly Exchange[], files: ReadonlyMap<number, Uint8Array>): Operations => {
  const { singleBlocks, encrypted, decrypted, authenticated } = secureMessaging(exchanges)
  const agreements = exchanges.filter(({ command }) => isProtectedGeneralAuthenticate(command)).length
  return {
    // A side: its mapping key SK·G, (s/SK)·G.
    // Chip Authentication: the reader's ephemeral key.
    generatorMultiplications: 2 * 2 + agreements,
    // A side: its ephemeral key on the mapped generator, the shared secret. H takes none of its own: the mapped
    // generator s·G + SK·PK is SK times (s/SK)·G + PK, and SK goes into the ephemeral key.
    // Chip Authentication, a side: the shared secret.
    pointMultiplications: 2 * 2 + 2 * agreements,
    // A side: the subkeys of its authentication key.
    singleBlocks: singleBlocks + 2 + 2 * agreements,
    // The nonce, once each way; a side makes its own token and the one it expects.
    encrypted: [...encrypted, BLOCK],
    decrypted: [...decrypted, BLOCK],
    authenticated: [...authenticated, ...Array.from({ length: 4 }, () => PUBLIC_KEY_OBJECT)],
    // The reader hashes the printed code; the chip knows its password. A side: K of the password, K_Enc, K_MAC.
    sha1: [MRZ_INFORMATION, PASSWORD, PASSWORD, ...Array.from({ length: 4 + 4 * agreements }, () => SHARED_SECRET)],
    sha256: [LDS_SECURITY_OBJECT, ...[1, 2, 14].map((group) => files.get(dataGroup(group).fileId)?.length ?? 0)],
    // The security object by its signer, the signer by its CSCA. The trust list was verified when it was loaded.
    rsa2048: 1,
    rsa3072: 1,
  }
}

const CURVE = 'brainpoolP256r1'
const SIGNED_ATTRIBUTES = 110
const CERTIFICATE = 900

const checkOf = (bits: 2048 | 3072, bytes: number): (() => void) => {
  const [pem = ''] = drawRsaKeys(bits, 1, createRandom('bench'))
  const privateKey = createPrivateKey(pem)
  const publicKey = createPublicKey(privateKey)
  const data = randomBytes(bytes)
  const signature = sign('sha256', data, privateKey)
  return () => {
    verify('sha256', data, publicKey, signature)
  }
}

const times = (count: number, work: () => void): void => {
  for (let i = 0; i < count; i++) work()
}

/** Keys and data lie ready; what runs is one call of node:crypto for each operation, the cheapest there is for it. */
export const rawRun = (operations: Operations): (() => void) => {
  const key: KeyObject = createSecretKey(randomBytes(BLOCK))
  const iv = new Uint8Array(BLOCK)
  const zeros = new Uint8Array(1 << 16)
  const ecdh = createECDH(CURVE)
  ecdh.generateKeys()
  const scalar = ecdh.getPrivateKey()
  const pair = generateKeyPairSync('ec', { namedCurve: CURVE })
  const other = generateKeyPairSync('ec', { namedCurve: CURVE })
  const signatures = [
    [operations.rsa2048, checkOf(2048, SIGNED_ATTRIBUTES)],
    [operations.rsa3072, checkOf(3072, CERTIFICATE)],
  ] as const
  const encrypt = (bytes: number) =>
    createCipheriv('aes-128-cbc', key, iv).setAutoPadding(false).update(zeros.subarray(0, bytes))
  return () => {
    times(operations.generatorMultiplications, () => ecdh.setPrivateKey(scalar))
    times(operations.pointMultiplications, () =>
      diffieHellman({ privateKey: pair.privateKey, publicKey: other.publicKey }),
    )
    times(operations.singleBlocks, () =>
      createCipheriv('aes-128-ecb', key, null).setAutoPadding(false).update(zeros.subarray(0, BLOCK)),
    )
    for (const bytes of operations.encrypted) encrypt(bytes)
    for (const bytes of operations.authenticated) encrypt(bytes)
    for (const bytes of operations.decrypted)
      createDecipheriv('aes-128-cbc', key, iv).setAutoPadding(false).update(zeros.subarray(0, bytes))
    for (const bytes of operations.sha1) createHash('sha1').update(zeros.subarray(0, bytes)).digest()
    for (const bytes of operations.sha256) createHash('sha256').update(zeros.subarray(0, bytes)).digest()
    for (const [count, check] of signatures) times(count, check)
  }
}
