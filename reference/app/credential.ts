import { z } from 'zod'
import type { App } from './app-state'

const STORAGE_KEY = 'authenticator'
const keptSchema = z.strictObject({ id: z.string(), key: z.string(), biometrics: z.boolean() })
type Kept = z.infer<typeof keptSchema>

/** All that survives closing the app: which authenticator it is. No PIN, no user ID, nothing of the person. */
export const keepCredential = async (app: Pick<App, 'ask'>, kept: Kept): Promise<void> => {
  await app.ask('storage.write', { key: STORAGE_KEY, value: JSON.stringify(kept) })
}

export const keptCredential = async (app: Pick<App, 'ask'>): Promise<Kept | undefined> => {
  const { value } = await app.ask('storage.read', { key: STORAGE_KEY })
  if (value === null) return undefined
  return keptSchema.safeParse(JSON.parse(value)).data
}
