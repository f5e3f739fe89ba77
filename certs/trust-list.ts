import type { IssuingState } from './issuing-state'

/** What an inspection system is given to trust, DER. */
export type TrustList = {
  cscaCertificates: Uint8Array[]
  linkCertificates: Uint8Array[]
  revocationLists: Uint8Array[]
}

/** The certificates and revocation lists of these states, and of no other. */
export const trustList = (states: readonly IssuingState[]): TrustList => ({
  cscaCertificates: states.flatMap((state) => state.cscaCertificates),
  linkCertificates: states.flatMap((state) => state.linkCertificates),
  revocationLists: states.map((state) => state.revocationList),
})
