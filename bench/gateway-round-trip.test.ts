import assert from 'node:assert/strict'
import { it } from 'node:test'
import { gatewayRoundTrip } from './gateway-round-trip'

const connections = () => process.getActiveResourcesInfo().filter((kind) => kind.startsWith('TCP')).length

it('an APDU through the gateway is measured against a bare echo, and nothing is left open', async () => {
  const before = connections()
  const { 'gateway-round-trip': measured } = await gatewayRoundTrip({ warmUps: 2, rounds: 5 })
  assert.ok(measured && measured.value > 0 && measured.ratio !== null)
  // The limit is the bench's business: what else the machine does must not decide over a test.
  assert.ok(measured.ratio > 0 && measured.ratio < 50, `${measured.ratio} times an echo`)
  for (let looks = 0; looks < 100 && connections() > before; looks++) await new Promise((done) => setTimeout(done, 10))
  assert.equal(connections(), before)
})
