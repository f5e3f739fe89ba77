import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fromHex, hex } from '../core/bytes'
import { deriveKey, KEY_LENGTH, mrzSecret } from './key-derivation'
import { printed, workedExample } from './worked-examples'

describe('key derivation', () => {
  it('gives the 3DES keys of Doc 9303-11 App D.1, parity adjusted', () => {
    const example = workedExample('9303-11-D.1')
    const seed = fromHex(printed(example, 'Kseed'))
    assert.equal(hex(deriveKey(seed, 1, '3DES')), printed(example, 'KEnc'))
    assert.equal(hex(deriveKey(seed, 2, '3DES')), printed(example, 'KMAC'))
  })

  it('gives the AES-128 keys of App G', () => {
    const password = workedExample('9303-11-G.0')
    assert.equal(hex(mrzSecret(printed(password, 'info'))), printed(password, 'K'))
    assert.equal(hex(deriveKey(fromHex(printed(password, 'K')), 3, 'AES-128')), printed(password, 'Kpi'))
    const session = workedExample('9303-11-G.1')
    assert.equal(hex(deriveKey(fromHex(printed(session, 'K')), 1, 'AES-128')), printed(session, 'KSEnc'))
    assert.equal(hex(deriveKey(fromHex(printed(session, 'K')), 2, 'AES-128')), printed(session, 'KSMAC'))
  })

  it('gives each cipher a key of its length', () => {
    for (const cipher of ['3DES', 'AES-128', 'AES-192', 'AES-256'] as const)
      assert.equal(deriveKey(new Uint8Array(20), 1, cipher).length, KEY_LENGTH[cipher])
  })
})
