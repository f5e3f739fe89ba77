import type { ScreenName } from '../app-state'
import type { ScreenDefinition } from '../control'
import * as activation from './activation'
import * as activationCode from './activation-code'
import * as chip from './chip'
import * as code from './code'
import * as face from './face'
import * as foreign from './foreign'
import { profilesScreen } from './household'
import * as lastStep from './last-step'
import { menuScreen } from './menu'
import * as opening from './opening'
import * as pairing from './pairing'
import * as renewal from './renewal'
import * as tokens from './tokens'
import * as unlocking from './unlocking'
import * as user from './user'

const all: readonly ScreenDefinition[] = [
  { menuScreen, profilesScreen },
  opening,
  foreign,
  code,
  chip,
  face,
  user,
  activation,
  activationCode,
  lastStep,
  pairing,
  tokens,
  unlocking,
  renewal,
].flatMap((part) => Object.values<ScreenDefinition>(part))

/** Every screen of the app, by name. */
export const SCREENS = Object.fromEntries(all.map((screen) => [screen.name, screen])) as Readonly<
  Record<ScreenName, ScreenDefinition>
>
