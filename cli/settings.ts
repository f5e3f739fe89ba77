import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { type Catalogue, loadCatalogue } from '../clauses/catalogue'
import { clauseGlob } from '../clauses/glob'
import { labelTable } from '../clauses/labels'
import { type Policy, type Profile, policySchema, profileSchema } from '../contract/profile'
import { SetupFault } from '../core/errors'
import { PROJECT_ROOT, readText } from '../core/files'
import { readSettings } from './yaml-settings'

export const REFERENCE_PROFILE = join(PROJECT_ROOT, 'reference/profile.yaml')
export const DEFAULT_POLICY = join(PROJECT_ROOT, 'clauses/policy.yaml')

export type Settings = { profile: Profile; policy: Policy; profileDigest: string; policyDigest: string }

const digestOf = (path: string) => createHash('sha256').update(readText(path)).digest('hex')

/** Profile and policy, each sound and the profile within the policy. Throws SetupFault. */
export const loadSettings = (profilePath: string, policyPath: string): Settings => {
  const profile = readSettings(profilePath, 'profile', profileSchema)
  const policy = readSettings(policyPath, 'policy', policySchema)
  holdToCatalogue(profile, profilePath, loadCatalogue())
  holdToPolicy(profile, profilePath, policy)
  return { profile, policy, profileDigest: digestOf(profilePath), policyDigest: digestOf(policyPath) }
}

const refuse = (path: string, what: string, mend: string): never => {
  throw new SetupFault({ code: 'SETUP_PROFILE', what: `${path}: ${what}`, mend })
}

const holdToCatalogue = (profile: Profile, path: string, catalogue: Catalogue): void => {
  for (const { clause } of profile.inapplicable)
    if (!catalogue.byId.has(clause))
      refuse(path, `inapplicable: no clause is called "${clause}"`, 'list clause ids with: vidimus clauses --list')
  labelTable('get-mitid', 'da', profile.labels)
}

const holdToPolicy = (profile: Profile, path: string, policy: Policy): void => {
  for (const [name, { min, max }] of Object.entries(policy.parameters)) {
    const value = profile.parameters[name as keyof Policy['parameters']]
    if (value < min || value > max)
      refuse(
        path,
        `parameters.${name} is ${value}, policy "${policy.name}" allows ${min} to ${max}`,
        'change the implementation, then the profile',
      )
  }
  for (const { clause } of profile.inapplicable)
    if (!policy.mayBeInapplicable.some((glob) => clauseGlob(glob)(clause)))
      refuse(
        path,
        `clause ${clause} may not be declared inapplicable under policy "${policy.name}"`,
        'remove it, or ask whoever certifies',
      )
  for (const concept of Object.keys(profile.labels))
    if (!policy.mayBeRelabelled.includes(concept))
      refuse(
        path,
        `the wording of "${concept}" may not be changed under policy "${policy.name}"`,
        'use the wording of the guide',
      )
  if (!profile.routes.qrPairing && !profile.routes.activationCode)
    refuse(path, 'routes: neither qrPairing nor activationCode is offered', 'offer at least one (reading A12)')
}
