import type { IssuingState } from './issuing-state'
import type { RevocationListForm } from './revocation-lists'

/** What an inspection system is given to trust, DER. */
export type TrustList = {
  cscaCertificates: Uint8Array[]
  linkCertificates: Uint8Array[]
  revocationLists: Uint8Array[]
}

/**
 * The certificates and revocation lists of these states, and of no other; a state that no list has is left out.
 * @param lists the forms of the revocation lists of each state; one that is current unless said.
 */
export const trustList = (
  states: readonly IssuingState[],
  lists: readonly RevocationListForm[] = ['current'],
): TrustList => {
  const listed = states.filter((state) => state.listed)
  return {
    cscaCertificates: listed.flatMap((state) => state.cscaCertificates),
    linkCertificates: listed.flatMap((state) => state.linkCertificates),
    revocationLists: listed.flatMap((state) => lists.map((form) => state.revocationListAs(form))),
  }
}

/** Several lists as one; what is in more than one is in it once. */
export const mergedTrustLists = (...lists: readonly TrustList[]): TrustList => ({
  cscaCertificates: distinct(lists.flatMap(({ cscaCertificates }) => cscaCertificates)),
  linkCertificates: distinct(lists.flatMap(({ linkCertificates }) => linkCertificates)),
  revocationLists: distinct(lists.flatMap(({ revocationLists }) => revocationLists)),
})

const distinct = (all: readonly Uint8Array[]): Uint8Array[] => [
  ...new Map(all.map((bytes) => [Buffer.from(bytes).toString('base64'), bytes])).values(),
]
