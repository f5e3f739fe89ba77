import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { equalBytes } from '../../core/bytes'
import type { Command, Response } from '../../emrtd/apdu'
import { encodeTlv, findTlv, parseTlvs } from '../../emrtd/tlv'
import { contactRules } from '../rules/contact'
import { rule } from '../rules/rule'
import { createFileReader, type FileParts } from './read-files'
import { type Session, TagLost } from './session'

const NONE = new Uint8Array(0)
const bigEndian = (bytes: Uint8Array): number => bytes.reduce((number, byte) => number * 0x100 + byte, 0)

/** One file, read in clear; `limit` decides on what the chip does with a length that is asked for. */
const sessionWith = (file: Uint8Array, limit: (ne: number, offset: number) => number | undefined = () => undefined) => {
  const commands: Command[] = []
  const read = (offset: number, ne: number): Response => {
    const sw = limit(ne, offset)
    return sw === undefined ? { data: file.subarray(offset, offset + ne), sw: 0x9000 } : { data: NONE, sw }
  }
  const session: Session = {
    send: async (command) => {
      commands.push(command)
      const { ins, p1, p2, data, ne = 0 } = command
      if (ins === 0xa4) return { data: NONE, sw: 0x9000 }
      if (ins === 0xb0) return read(p1 * 0x100 + p2, ne)
      const { data: inner, sw } = read(bigEndian(findTlv(parseTlvs(data), 0x54) ?? NONE), ne - 4)
      return { data: encodeTlv(0x53, inner), sw }
    },
  }
  return { session, commands, asked: () => commands.filter(({ ins }) => ins !== 0xa4).map(({ ne }) => ne) }
}

describe('reading a file', () => {
  const file = encodeTlv(0x75, new Uint8Array(1000).fill(5))

  it('asks for the header, then for chunks, and for no more than there is', async () => {
    const { session, asked } = sessionWith(file)
    assert.deepEqual(await createFileReader(400).read(session, 0x0102), file)
    assert.deepEqual(asked(), [4, 400, 400, 200])
  })

  it('asks for less for good when the chip finds a length wrong', async () => {
    const { session, asked } = sessionWith(file, (ne) => (ne > 160 ? 0x6700 : undefined))
    const reader = createFileReader(4096)
    assert.deepEqual(await reader.read(session, 0x0102), file)
    assert.deepEqual(asked().slice(0, 5), [4, 1000, 223, 160, 160])
    await reader.read(session, 0x0102)
    assert.deepEqual(asked().at(-2), 160)
  })

  it('takes the length that the chip names', async () => {
    const { session, asked } = sessionWith(file, (ne) => (ne > 100 ? 0x6c64 : undefined))
    assert.deepEqual(await createFileReader(223).read(session, 0x0102), file)
    assert.deepEqual(asked().slice(0, 4), [4, 223, 100, 100])
  })

  it('gives up when no length is right, or the file ends too early', async () => {
    const stubborn = sessionWith(file, (ne) => (ne > 4 ? 0x6700 : undefined))
    await assert.rejects(createFileReader(223).read(stubborn.session, 0x0102), { name: 'ChipUnreadable' })
    const cut = sessionWith(file.subarray(0, 500))
    await assert.rejects(createFileReader(223).read(cut.session, 0x0102), /ends at 500 of 1004/)
    const noObject = sessionWith(Uint8Array.of(0x5f))
    await assert.rejects(createFileReader(223).read(noObject.session, 0x0102), { name: 'ChipUnreadable' })
  })

  it('goes on beyond 32 kB with the odd instruction', async () => {
    const long = encodeTlv(
      0x75,
      new Uint8Array(50_000).map((_, i) => i % 251),
    )
    const { session, commands } = sessionWith(long)
    const read = await createFileReader(4096).read(session, 0x0102)
    assert.ok(read && equalBytes(read, long))
    assert.ok(commands.some(({ ins }) => ins === 0xb1))
    assert.ok(commands.every(({ ins, p1 }) => ins !== 0xb0 || p1 < 0x80))
  })

  it('begins anew after contact was lost, whatever is left; with the rule broken it goes on', async () => {
    const other = Uint8Array.from(file, (byte, n) => (n < 4 ? byte : byte ^ 0xff))
    for (const outlivesContact of [contactRules.outlivesContact, rule([], () => true)]) {
      const parts: FileParts = new Map()
      const rules = { ...contactRules, outlivesContact }
      const first = sessionWith(file)
      let answered = 0
      const losing: Session = {
        send: async (command) => {
          if (++answered > 4) throw new TagLost('the chip has left the field')
          return first.session.send(command)
        },
      }
      await assert.rejects(createFileReader(223, { rules, parts }).read(losing, 0x0102), { name: 'TagLost' })
      const { session, asked } = sessionWith(other)
      const read = await createFileReader(223, { rules, parts }).read(session, 0x0102)
      const keeps = outlivesContact !== contactRules.outlivesContact
      assert.equal(asked()[0], keeps ? 223 : 4)
      assert.equal(equalBytes(read ?? new Uint8Array(0), other), !keeps)
      const again = sessionWith(file)
      await createFileReader(223, { rules, parts }).read(again.session, 0x0102)
      assert.equal(again.asked().length, keeps ? 0 : 6)
    }
  })
})
