import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server'
import { realTime } from '../../core/clock'
import { type BrowserDriverName, browserOf, endBrowsers } from './browsers'
import { noBrowser, noChromedriver } from './find'
import type { BrowserPage } from './page'
import { type KeyCredential, plugIn } from './security-key'

const TOOLS: Record<BrowserDriverName, string | false> = {
  playwright: noBrowser,
  webdriver: noBrowser || noChromedriver,
}
const CHALLENGE = 'c2VjdXJpdHkta2V5LWNoYWxsZW5nZQ'
/** WebAuthn wants a domain: an address of numbers is none. */
const RP_ID = 'localhost'

/** Runs on the page: asks the key for a new credential. */
const registers = (challenge: string) =>
  navigator.credentials
    .create({
      publicKey: PublicKeyCredential.parseCreationOptionsFromJSON({
        challenge,
        rp: { id: 'localhost', name: 'Test' },
        user: { id: 'YWRh', name: 'ada', displayName: 'Ada' },
        pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
        authenticatorSelection: { authenticatorAttachment: 'cross-platform', userVerification: 'discouraged' },
      }),
    })
    .then((made) => (made as PublicKeyCredential).toJSON())
/** Runs on the page: asks the key to sign with a credential; what it says is left there for whoever looks. */
const signs = ({ challenge, id }: { challenge: string; id: string }) => {
  const told = window as unknown as { told: unknown; gaveUp?: AbortController }
  // A page asks for one thing at a time.
  told.gaveUp?.abort()
  const gaveUp = new AbortController()
  told.gaveUp = gaveUp
  told.told = 'waiting'
  navigator.credentials
    .get({
      signal: gaveUp.signal,
      publicKey: PublicKeyCredential.parseRequestOptionsFromJSON({
        challenge,
        rpId: 'localhost',
        allowCredentials: [{ type: 'public-key', id }],
        userVerification: 'discouraged',
        timeout: 20_000,
      }),
    })
    .then(
      (made) => {
        told.told = (made as PublicKeyCredential).toJSON()
      },
      (thrown: Error) => {
        if (told.gaveUp === gaveUp) told.told = thrown.name
      },
    )
}
type Told = { told: 'waiting' | { id: string } | string }
const told = (page: BrowserPage) => page.run(() => (window as unknown as Told).told, null)
const answer = async (page: BrowserPage) => {
  for (let looks = 0; looks < 100 && (await told(page)) === 'waiting'; looks++) await realTime.pause(50)
  return told(page)
}

let origin = ''
const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<h1>Log på</h1>'))
before(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  origin = `http://${RP_ID}:${(server.address() as AddressInfo).port}`
})
after(async () => {
  await endBrowsers()
  server.close()
  server.closeAllConnections()
})

for (const [tool, skip] of Object.entries(TOOLS) as [BrowserDriverName, string | false][])
  describe(`a security key at a page driven by ${tool}`, { skip }, () => {
    const open = async () => {
      const page = await (await browserOf(tool)).newPage('')
      await page.visit(origin)
      return page
    }
    const expected = { expectedChallenge: CHALLENGE, expectedRPID: RP_ID }

    it('signs once it is touched, at another page too, and a stranger key does not', async () => {
      const page = await open()
      const key = await plugIn(page, { transport: 'usb', protocol: 'ctap2' })
      const made = await page.run(registers, CHALLENGE)
      const { verified, registrationInfo } = await verifyRegistrationResponse({
        response: made as never,
        ...expected,
        expectedOrigin: origin,
        requireUserVerification: false,
      })
      assert.ok(verified && registrationInfo)
      const verifies = async (response: unknown) =>
        (
          await verifyAuthenticationResponse({
            response: response as never,
            ...expected,
            expectedOrigin: origin,
            credential: registrationInfo.credential,
            requireUserVerification: false,
          })
        ).verified

      await key.touched(false)
      await page.run(signs, { challenge: CHALLENGE, id: made.id })
      await realTime.pause(400)
      assert.equal(await told(page), 'waiting')
      await key.touched(true)
      await page.run(signs, { challenge: CHALLENGE, id: made.id })
      assert.ok(await verifies(await answer(page)))

      const holds: KeyCredential[] = await key.credentials()
      assert.deepEqual(
        holds.map(({ rpId }) => rpId ?? RP_ID),
        [RP_ID],
      )
      await key.unplug()
      const stranger = await plugIn(page, { transport: 'nfc', protocol: 'ctap2' })
      await page.run(signs, { challenge: CHALLENGE, id: made.id })
      await realTime.pause(400)
      assert.ok(['waiting', 'NotAllowedError', 'InvalidStateError'].includes(String(await told(page))))
      await stranger.unplug()
      await page.close(0)

      const elsewhere = await open()
      await plugIn(elsewhere, { transport: 'usb', protocol: 'ctap2' }, holds)
      await elsewhere.run(signs, { challenge: CHALLENGE, id: made.id })
      assert.ok(await verifies(await answer(elsewhere)))
      await elsewhere.close(0)
    })
  })
