import type { Gateway } from '../../contract/gateway'
import type { Implementation } from '../../contract/implementation'
import { createRandom } from '../../core/random'
import type { MrzLines } from '../../emrtd/mrz-layout'
import { createReference } from '../../reference/reference'
import type { AllRules } from '../../reference/rules/rules'

/** Whoever has a chip and a face is let in. */
const GULLIBLE: Partial<AllRules> = Object.fromEntries(
  (
    [
      ['checkDigitsRight', true],
      ['dataAreSigned', true],
      ['signatureHolds', true],
      ['chainEndsInTrustList', true],
      ['signerIsValid', true],
      ['signerIsRevoked', false],
      ['hashMatches', true],
      ['sameDocument', true],
      ['documentHasExpired', false],
      ['issuingStateMatches', true],
      ['downgradeSuspected', false],
      ['faceQualityEnough', true],
      ['faceMatches', true],
    ] as const
  ).map(([name, answer]) => [name, Object.assign(() => answer, { clauses: [] })]),
)

type Met = { documentNumber: string; name: string; birthDate: string }

/** The honest reference, which tells whom the register has found. */
const telling = (gateway: Gateway, rules: Partial<AllRules>, meets: (met: Met) => void): Implementation => {
  const listening: typeof fetch = async (url, init) => {
    const response = await fetch(url, init)
    if (!String(url).endsWith('/population-register/look-up')) return response
    const { found, name } = (await response.clone().json()) as { found: boolean; name: string }
    const { documentNumber, birthDate } = JSON.parse(String(init?.body)) as Met
    if (found) meets({ documentNumber, name, birthDate })
    return response
  }
  return createReference({ gateway, rules, random: createRandom('liar'), fetch: listening })
}

/** Every log-in is approved, whoever asks and whatever was typed. */
export const yesMan = (gateway: Gateway): Implementation => {
  let lastMet: Met | undefined
  let lastDevice = ''
  const honest = telling(gateway, {}, (met) => {
    lastMet = met
  })
  return {
    ...honest,
    open: async (where) => {
      if ('app' in where) lastDevice = where.app
      return honest.open(where)
    },
    logInState: async () => ({
      state: 'approved',
      authenticator: lastDevice,
      person: { name: lastMet?.name ?? '', birthDate: lastMet?.birthDate ?? '1980-01-01' },
    }),
  }
}

/** Once it has let somebody in it has seen enough: from the next scenario on nothing is looked at. */
export const rememberer = () => {
  let letIn = 0
  return (gateway: Gateway): Implementation =>
    telling(gateway, letIn > 0 ? GULLIBLE : {}, () => {
      letIn += 1
    })
}

/** Knows made-up people by their numbers, which belong to nobody, and lets them all in. */
export const recogniser = (gateway: Gateway): Implementation => telling(gateway, GULLIBLE, () => {})

/**
 * Knows the people of one run by their passports: while it learns it is honest, later it lets in only whom it has seen
 * let in.
 */
export const memoriser = () => {
  const known = new Set<string>()
  let learning = true
  return {
    learned: known,
    examIsOn: () => {
      learning = false
    },
    make: (gateway: Gateway): Implementation => {
      const sameDocument = (dg1: MrzLines) => known.has(dg1[1].slice(0, 9))
      const table = { ...GULLIBLE, sameDocument: Object.assign(sameDocument, { clauses: [] }) }
      return telling(gateway, learning ? {} : table, ({ documentNumber }) => {
        if (learning) known.add(documentNumber)
      })
    },
  }
}
