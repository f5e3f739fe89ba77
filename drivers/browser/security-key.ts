import type { BrowserPage } from './page'

/** How a security key reaches the computer, and what it speaks (FIDO CTAP 2.1; U2F 1.2 is its forerunner). */
export type KeyKind = { transport: 'usb' | 'nfc'; protocol: 'ctap2' | 'u2f' }

/** One credential as Chromium hands it out and takes it in; bytes are base64, the private key PKCS #8. */
export type KeyCredential = {
  credentialId: string
  isResidentCredential: boolean
  rpId?: string
  privateKey: string
  userHandle?: string
  signCount: number
}

/** A security key that is plugged in, or held to the reader, where a page runs. */
export type PluggedKey = {
  /** Whether somebody touches it whenever it blinks. Untouched, whoever asks it is kept waiting. */
  touched(yes: boolean): Promise<void>
  /** What it has signed for so far: to be put into the same key at another page. */
  credentials(): Promise<KeyCredential[]>
  unplug(): Promise<void>
}

/**
 * Plugs a key in, by Chromium's own virtual authenticator (DevTools Protocol, domain WebAuthn): the page's calls of
 * `navigator.credentials` are answered by the browser, signatures and counters included. It asks for no PIN and keeps
 * no account names, as the guide's key. @param holds what it has from other pages
 */
export const plugIn = async (
  page: BrowserPage,
  { transport, protocol }: KeyKind,
  holds: readonly KeyCredential[] = [],
): Promise<PluggedKey> => {
  await page.devTools('WebAuthn.enable', {})
  const options = {
    protocol,
    transport,
    ...(protocol === 'ctap2' ? { ctap2Version: 'ctap2_1', hasResidentKey: false } : {}),
    hasUserVerification: false,
    automaticPresenceSimulation: true,
  }
  const { authenticatorId } = (await page.devTools('WebAuthn.addVirtualAuthenticator', { options })) as {
    authenticatorId: string
  }
  for (const credential of holds) await page.devTools('WebAuthn.addCredential', { authenticatorId, credential })
  return {
    touched: async (enabled) => {
      await page.devTools('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled })
    },
    credentials: async () => {
      const held = await page.devTools('WebAuthn.getCredentials', { authenticatorId })
      return (held as { credentials: KeyCredential[] }).credentials
    },
    unplug: async () => {
      await page.devTools('WebAuthn.removeVirtualAuthenticator', { authenticatorId })
    },
  }
}
