/** A message that leaves the reference. */
export type MessageName = 'validation-code' | 'temporary-pin' | 'log-in-push'

/**
 * One deviation that is no decision: of a screen, a control, a message or a vibration. Derived from what the screens
 * declare; handed in when the reference is made.
 */
export type Alteration =
  | {
      readonly kind: 'element-missing' | 'button-dead' | 'text-changed'
      readonly screen: string
      readonly control: string
    }
  | { readonly kind: 'screen-skipped'; readonly screen: string }
  | { readonly kind: 'message-missing' | 'message-twice' | 'message-to-another'; readonly message: MessageName }
  | { readonly kind: 'vibration-missing'; readonly event: 'code-scanned' | 'chip-read' }

export type Alterations = readonly Alteration[]

export const alteredControl = (
  alterations: Alterations,
  kind: 'element-missing' | 'button-dead' | 'text-changed',
  screen: string,
  control: string,
): boolean => alterations.some((a) => a.kind === kind && a.screen === screen && a.control === control)

export const isSkipped = (alterations: Alterations, screen: string): boolean =>
  alterations.some((a) => a.kind === 'screen-skipped' && a.screen === screen)

export const alteredMessage = (
  alterations: Alterations,
  kind: 'message-missing' | 'message-twice' | 'message-to-another',
  message: MessageName,
): boolean => alterations.some((a) => a.kind === kind && a.message === message)
