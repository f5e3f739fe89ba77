import type { Alteration } from '../alteration'
import type { Control, ScreenDefinition } from '../app/control'
import { SCREENS } from '../app/screens/screens'
import { CITIZEN_SERVICE_SCREENS } from '../desks/citizen-service'
import { SUPPORT_SCREENS } from '../desks/support'
import { websiteRules } from '../rules/website'
import { ACTIVATION_CODE_SCREENS } from '../website/activation-code'
import { LOG_IN_SCREENS } from '../website/log-in-page'
import { ORDER_SCREENS } from '../website/order'
import { PHONE_NUMBER_SCREENS } from '../website/phone-number'
import { websitePages } from '../website/website'

/** A fault of a screen, a control, a message or a vibration: no decision, so derived and not written by hand. */
export type DerivedFault = {
  readonly name: string
  readonly clauses: readonly string[]
  readonly alteration: Alteration
}

type Stakes = Pick<Control, 'missing' | 'dead' | 'reworded'>
const KINDS = [
  ['missing', 'element-missing', 'lacks'],
  ['dead', 'button-dead', 'has-a-dead'],
  ['reworded', 'text-changed', 'rewords'],
] as const

const ofControl = (screen: string, control: string, stakes: Stakes): DerivedFault[] =>
  KINDS.flatMap(([stake, kind, verb]) => {
    const clauses = stakes[stake]
    if (!clauses) return []
    return [{ name: `${screen.replace(':', '-')}-${verb}-${control}`, clauses, alteration: { kind, screen, control } }]
  })

const ofScreen = ({ name, controls, skipped }: ScreenDefinition): DerivedFault[] => [
  ...Object.entries(controls).flatMap(([id, control]) => ofControl(name, id, control)),
  ...(skipped
    ? [
        {
          name: `skips-${name}`,
          clauses: skipped.clauses,
          alteration: { kind: 'screen-skipped', screen: name } as const,
        },
      ]
    : []),
]

const ofPages = (): DerivedFault[] =>
  websitePages(websiteRules).flatMap(([page, controls]) =>
    Object.entries(controls).flatMap(([id, control]) => ofControl(`website:${page}`, id, control)),
  )

/** Pages and conversations that people go through screen by screen. */
const ofForm = <C extends Stakes>(
  page: string,
  screens: Readonly<Record<string, { readonly controls: Readonly<Record<string, C>> }>>,
): DerivedFault[] =>
  Object.entries(screens).flatMap(([screen, { controls }]) =>
    Object.entries(controls).flatMap(([id, control]) => ofControl(`${page}-${screen}`, id, control)),
  )

/** What the guide says of messages and vibrations, by the way in which each can go wrong. */
const MESSAGES: readonly DerivedFault[] = [
  ['sends-no-validation-code', ['4.2.2a'], { kind: 'message-missing', message: 'validation-code' }],
  ['sends-two-validation-codes', ['4.2.2b2'], { kind: 'message-twice', message: 'validation-code' }],
  [
    'sends-the-validation-code-elsewhere',
    ['4.2.2b1', '4.2.2a'],
    { kind: 'message-to-another', message: 'validation-code' },
  ],
  ['sends-no-temporary-pin', ['5.1.2a1'], { kind: 'message-missing', message: 'temporary-pin' }],
  [
    'sends-the-temporary-pin-elsewhere',
    ['5.1.2a2', '4.2-number-linked-1'],
    { kind: 'message-to-another', message: 'temporary-pin' },
  ],
  ['sends-no-notification', ['5.1.5b'], { kind: 'message-missing', message: 'log-in-push' }],
  ['does-not-vibrate-for-the-code', ['3.1.8a'], { kind: 'vibration-missing', event: 'code-scanned' }],
  ['does-not-vibrate-for-the-chip', ['3.2.7a'], { kind: 'vibration-missing', event: 'chip-read' }],
].map(([name, clauses, alteration]) => ({
  name: name as string,
  clauses: (clauses as string[]).map((id) => `get-mitid/${id}`),
  alteration: alteration as Alteration,
}))

/** One fault for each way in which a declared screen, control or message can contradict its clauses. */
export const derivedFaults: readonly DerivedFault[] = [
  ...Object.values(SCREENS).flatMap(ofScreen),
  ...ofPages(),
  ...ofForm('website:order', ORDER_SCREENS),
  ...ofForm('website:activation-code', ACTIVATION_CODE_SCREENS),
  ...ofForm('website:phone-number', PHONE_NUMBER_SCREENS),
  ...ofForm('website:log-in', LOG_IN_SCREENS),
  ...ofForm('desk:support', SUPPORT_SCREENS),
  ...ofForm('desk:citizen-service', CITIZEN_SERVICE_SCREENS),
  ...MESSAGES,
]
