import assert from 'node:assert/strict'
import crypto from 'node:crypto'
import { before, describe, it, mock } from 'node:test'
import { passportOnTheDesk } from './passport-on-the-desk'
import { type Operations, operationsOf, rawRun } from './raw-cost'

/** Calls of node:crypto while something runs. */
const callsDuring = async (work: () => unknown): Promise<Record<string, number>> => {
  const names = ['diffieHellman', 'createCipheriv', 'createDecipheriv', 'createHash', 'verify'] as const
  const spies = names.map((name) => mock.method(crypto, name))
  // Setting a private key is what multiplies the generator.
  const generator = mock.method(crypto.ECDH.prototype, 'setPrivateKey')
  // A cipher may be set up once and used again: each use is an operation.
  const uses = [crypto.Cipheriv, crypto.Decipheriv].map(({ prototype }) => mock.method(prototype, 'update'))
  await work()
  const [enciphered = 0, deciphered = 0] = uses.map((spy) => spy.mock.callCount())
  const counts = Object.fromEntries(names.map((name, i) => [name, spies[i]?.mock.callCount() ?? 0]))
  const setPrivateKey = generator.mock.callCount()
  mock.restoreAll()
  return { ...counts, setPrivateKey, enciphered, deciphered }
}

describe('the raw cost of a reading', () => {
  let desk: ReturnType<typeof passportOnTheDesk>
  let operations: Operations
  before(async () => {
    desk = passportOnTheDesk()
    operations = operationsOf(await desk.exchanges(223), desk.files)
  })

  it('has no operation that the reading itself does not make', async () => {
    const made = await callsDuring(() => desk.read(223))
    const atMost = (counted: number, name: string) =>
      assert.ok(counted > 0 && counted <= (made[name] ?? 0), `${name}: ${counted} counted, ${made[name]} made`)
    atMost(operations.generatorMultiplications, 'setPrivateKey')
    atMost(operations.pointMultiplications, 'diffieHellman')
    atMost(operations.singleBlocks + operations.encrypted.length + operations.authenticated.length, 'enciphered')
    atMost(operations.decrypted.length, 'deciphered')
    atMost(operations.sha1.length + operations.sha256.length, 'createHash')
    atMost(operations.rsa2048 + operations.rsa3072, 'verify')
  })

  it('runs each operation once', async () => {
    const run = rawRun(operations)
    const made = await callsDuring(run)
    assert.equal(made.diffieHellman, operations.pointMultiplications)
    assert.equal(made.setPrivateKey, operations.generatorMultiplications)
    assert.equal(made.createDecipheriv, operations.decrypted.length)
    assert.equal(
      made.createCipheriv,
      operations.singleBlocks + operations.encrypted.length + operations.authenticated.length,
    )
    assert.equal(made.createHash, operations.sha1.length + operations.sha256.length)
    assert.equal(made.verify, 2)
  })

  it('enciphers as much as the files are long, and authenticates what goes both ways', () => {
    const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0)
    const read = [0x011d, 0x011e, 0x0101, 0x0102, 0x010e].map((id) => desk.files.get(id)?.length ?? 0)
    assert.ok(sum(operations.encrypted) > sum(read))
    assert.ok(sum(operations.encrypted) < 1.3 * sum(read))
    assert.ok(sum(operations.authenticated) > 2 * sum(operations.encrypted))
  })

  it('is of a data group 2 of 20 kB', () => {
    assert.equal(Math.round((desk.files.get(0x0102)?.length ?? 0) / 100), 200)
  })
})
