import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { describe, it } from 'node:test'
import { fromHex, hex } from '../core/bytes'
import { createRandom } from '../core/random'
import { ID_SECURITY_OBJECT } from '../emrtd/object-ids'
import { createIssuingState } from './issuing-state'

const NOW = Date.parse('2026-06-01')
const INFOS = fromHex('31143012060A04007F0007020204060202010202010D')

/** The message alone: the chain of the signer is judged with EF.SOD, which the same one signs. */
const openssl = (message: Uint8Array) =>
  spawnSync('openssl', ['cms', '-verify', '-noverify', '-binary', '-inform', 'DER'], { input: message })

describe('EF.CardSecurity', () => {
  for (const name of ['denmark', 'sweden'] as const) {
    const state = createIssuingState(name, createRandom('card security'), NOW)
    const message = state.signCardSecurity(INFOS)

    it(`of ${name} is a signed message that openssl accepts, over id-SecurityObject`, () => {
      const { status, stdout, stderr } = openssl(message)
      assert.equal(status, 0, stderr.toString())
      assert.equal(hex(stdout), hex(INFOS))
      const printed = spawnSync('openssl', ['asn1parse', '-inform', 'DER'], { input: message }).stdout.toString()
      assert.ok(printed.split(ID_SECURITY_OBJECT).length >= 3, 'as content type and as signed attribute')
    })

    it(`of ${name} is refused once a bit of it was changed`, () => {
      const at = Buffer.from(message).indexOf(INFOS) + INFOS.length - 1
      assert.notEqual(openssl(message.map((byte, i) => (i === at ? byte ^ 1 : byte))).status, 0)
    })
  }
})
