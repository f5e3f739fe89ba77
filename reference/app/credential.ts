import { z } from 'zod'
import type { App } from './app-state'

const STORAGE_KEY = 'authenticator'
const keptSchema = z.strictObject({ id: z.string(), key: z.string(), biometrics: z.boolean() })
/** One profile of the app, as it is kept. */
export type Kept = z.infer<typeof keptSchema>

/** All that survives closing the app: which authenticators it is. No PIN, no user ID, nothing of the people. */
export const keepProfiles = async (app: Pick<App, 'ask'>, kept: readonly Kept[]): Promise<void> => {
  await app.ask('storage.write', { key: STORAGE_KEY, value: JSON.stringify(kept) })
}

export const keptProfiles = async (app: Pick<App, 'ask'>): Promise<readonly Kept[]> => {
  const { value } = await app.ask('storage.read', { key: STORAGE_KEY })
  return value === null ? [] : (z.array(keptSchema).safeParse(JSON.parse(value)).data ?? [])
}
