import { type Profile, profileSchema } from '../contract/profile'

/** What the guides leave open, as this implementation's own profile declares it. */
export type Parameters = Profile['parameters']

/** @throws Error when the profile does not fit the contract: a fault of the caller. */
export const parametersOf = (profile: Record<string, unknown>): Parameters => {
  const parsed = profileSchema.safeParse(profile)
  if (parsed.success) return parsed.data.parameters
  const { path, message } = parsed.error.issues[0] ?? { path: [], message: 'unreadable' }
  throw new Error(`the profile does not fit the contract: ${path.join('.') || 'profile'}: ${message}`)
}
