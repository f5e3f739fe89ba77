import { createIssuingState, type IssuingState } from '../certs/issuing-state'
import type { ProfileName } from '../certs/profiles'
import type { RevocationListForm } from '../certs/revocation-lists'
import { mergedTrustLists, type TrustList, trustList } from '../certs/trust-list'
import { fromBase64 } from '../core/bytes'
import { createRandom } from '../core/random'
import type { WorldParameters } from './world-parameters'

/** The states that issue documents in a run, and whom everybody trusts. */
export type Issuers = {
  /** Those of which everybody trusts documents from the beginning. */
  readonly known: { denmark: IssuingState; sweden: IssuingState }
  state(name: ProfileName): IssuingState
  /** What the trust-list service serves at first. @param lists the forms of the revocation lists that the states publish */
  trusted(lists?: readonly RevocationListForm[]): TrustList
}

const madeInRun = new Map<string, IssuingState>()

/** Issuing states are made once a run: their keys and certificates follow from the seed. */
export const issuersOf = ({ seed, startsAt, trust }: WorldParameters): Issuers => {
  const state = (name: ProfileName): IssuingState => {
    const key = `${name} ${seed} ${startsAt}`
    const made = madeInRun.get(key) ?? createIssuingState(name, createRandom(seed), startsAt)
    madeInRun.set(key, made)
    return made
  }
  const known = { denmark: state('denmark'), sweden: state('sweden') }
  return {
    known,
    state,
    trusted: (lists) => {
      const states = trustList(Object.values(known), lists)
      if (!trust) return states
      const { cscaCertificates, linkCertificates, revocationLists } = trust
      return mergedTrustLists(states, {
        cscaCertificates: cscaCertificates.map(fromBase64),
        linkCertificates: linkCertificates.map(fromBase64),
        revocationLists: revocationLists.map(fromBase64),
      })
    },
  }
}
