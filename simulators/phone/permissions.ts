import type { Permission } from '../../contract/gateway'
import type { Witness } from '../../core/evidence'

export type PermissionAnswer = 'allow' | 'deny'

/**
 * The operating system's dialogs and settings. What was allowed stays allowed and is not asked again; what was denied
 * is asked again the next time the app needs it.
 */
export type Permissions = {
  /** What the person will press in the dialog from now on; without a word the person allows. */
  answer(permission: Permission, answer: PermissionAnswer): void
  /** The dialogs shown so far, in order. */
  asked(): readonly Permission[]
  granted(permission: Permission): boolean
  /** The person takes a permission back in the settings. */
  revoke(permission: Permission): void
  /** The app asks: shows the dialog unless it is allowed already. */
  request(permission: Permission): boolean
  /** As on a device where the app was never installed. */
  reset(): void
}

export const createPermissions = (witness: Witness): Permissions => {
  const answers = new Map<Permission, PermissionAnswer>()
  const granted = new Set<Permission>()
  const asked: Permission[] = []
  return {
    answer: (permission, answer) => {
      answers.set(permission, answer)
    },
    asked: () => asked,
    granted: (permission) => granted.has(permission),
    revoke: (permission) => {
      granted.delete(permission)
    },
    request: (permission) => {
      if (granted.has(permission)) return true
      const answer = answers.get(permission) ?? 'allow'
      asked.push(permission)
      if (answer === 'allow') granted.add(permission)
      witness.saw('permission-dialog', { permission, answer })
      return answer === 'allow'
    },
    reset: () => granted.clear(),
  }
}
