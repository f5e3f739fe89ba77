import { ALGORITHM_CASES, type AlgorithmCaseId, algorithmCase } from '../../../certs/algorithm-cases'
import type { Suite } from '../../../certs/key-names'
import type { NamedDeviation } from './deviation'

/** How the state's document signers sign: Doc 9303-12 §4.4. What stands above them stays as it is. */

const signedWith = (suite: Suite, cases: readonly string[], hash?: Parameters<typeof hashSaid>[0]): NamedDeviation => ({
  kind: 'quirk',
  means: `it is signed with ${suite}${hashSaid(hash)}`,
  cases,
  ordered: (order) => ({ ...order, issuer: order.issuer.signingWith(suite, hash) }),
})
const hashSaid = (hash?: 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512'): string =>
  hash === undefined ? '' : ` and its data groups are hashed with ${hash}`

/** DSA is not of Doc 9303-12 §4.4; the certificate elsewhere is a form; the last has a row of its own. */
const LEFT_OUT: readonly AlgorithmCaseId[] = ['LDS_H_08', 'LDS_H_97', 'LDS_H_98', 'LDS_H_15', 'LDS_H_16', 'LDS_H_74']
const ids = (Object.keys(ALGORITHM_CASES) as AlgorithmCaseId[]).filter((id) => !LEFT_OUT.includes(id))
const bySuite = new Map<Suite, string[]>()
for (const id of ids) {
  const { signer } = algorithmCase(id)
  bySuite.set(signer, [...(bySuite.get(signer) ?? []), id])
}

/** Observations of real documents beside the cases. */
const OBSERVED: Readonly<Partial<Record<Suite, string>>> = {
  'brainpoolP256r1 ecdsa-sha256': 'PK-01-explicit-ec-parameters',
  'brainpoolP256r1 ecdsa-plain-sha256': 'PK-06-plain-ecdsa',
  'rsa2048 pss-sha256': 'PK-05-sod-alg-differs-from-ds-alg',
}

export const SIGNING_DEVIATIONS: readonly NamedDeviation[] = [
  ...[...bySuite].map(([suite, cases]) => signedWith(suite, [...cases, ...(OBSERVED[suite] ? [OBSERVED[suite]] : [])])),
  signedWith('brainpoolP256r1-named ecdsa-sha256', ['PK-02-named-curve']),
  signedWith('rsa2048-e3 pkcs1-sha256', ['PK-17-unusual-rsa-exponent']),
  signedWith('rsa2048 pkcs1-sha256', ['LDS_H_74', 'PK-04-dg-hash-differs-from-sod-digest'], 'sha512'),
]
