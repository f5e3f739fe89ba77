import type { LabelTable } from '../../clauses/labels'
import type { Action, Element, Role, Screen } from '../../contract/screen'
import type { Scene } from '../world'
import { untilShown } from './patience'

/** The roles that a person can press or choose. */
const CONTROLS: readonly Role[] = ['button', 'link', 'option', 'checkbox']

/** Actions that may lead to another screen. */
const LEADS_ON: ReadonlySet<Action['do']> = new Set(['press', 'back', 'complete'])

/**
 * One surface as a person looks at it. It knows the last screen seen and finds things on it by concept, through the
 * suite's own label table: what a screen *is* is never asked of the implementation.
 */
export class Glass {
  screen: Screen = { elements: [], feedback: [] }
  /** Every different screen seen, in order. */
  readonly seen: Screen[] = []
  /** Whether the device was felt to vibrate, where the surface itself reports it. */
  vibrations = 0
  readonly surface: string
  readonly #scene: Scene
  readonly #labels: LabelTable
  readonly #allSeen: Screen[]

  /** @param allSeen where what is seen is added, whatever surface of the device it is on */
  constructor(scene: Scene, surface: string, labels: LabelTable, allSeen: Screen[] = []) {
    this.#scene = scene
    this.surface = surface
    this.#labels = labels
    this.#allSeen = allSeen
  }

  /** The screen as it stands now. */
  async look(): Promise<Screen> {
    return this.#show(await this.#scene.ask('screen', { surface: this.surface }))
  }

  async act(action: Action): Promise<Screen> {
    const before = this.screen
    this.#scene.witness.saw('act', { surface: this.surface, action })
    this.#show(await this.#scene.ask('act', { surface: this.surface, action }))
    // The answer to a press may come before the next screen; whoever took that for the answer would press again.
    if (LEADS_ON.has(action.do)) await untilShown(this.#scene, this, before)
    return this.screen
  }

  differsFrom(screen: Screen): boolean {
    return JSON.stringify(screen.elements) !== JSON.stringify(this.screen.elements)
  }

  #show(screen: Screen): Screen {
    const changed = this.differsFrom(screen)
    this.screen = screen
    this.vibrations += screen.feedback.filter((felt) => felt === 'vibration').length
    if (!changed && screen.feedback.length === 0) return screen
    this.seen.push(screen)
    this.#allSeen.push(screen)
    this.#scene.witness.saw('screen', { surface: this.surface, screen })
    return screen
  }

  /** Ends the check as *not verified* where the driver cannot see such elements: not seeing one then says nothing. */
  all(role: Role): Element[] {
    this.#scene.needsSightOf(role)
    return this.screen.elements.filter((element) => element.role === role)
  }

  has(concept: string): boolean {
    return this.#labels.shows(concept, this.screen.elements)
  }

  /** The same glass as it looked earlier. */
  earlier(screen: Screen): Glass {
    const glass = new Glass(this.#scene, this.surface, this.#labels)
    glass.screen = screen
    return glass
  }

  /** A field by concept; failing that, the only field there is: guides describe fields, they do not label them. */
  field(concept: string): Element | undefined {
    const fields = this.all('field').filter(({ enabled }) => enabled)
    const named = this.#labels.elementsOf(concept, fields)
    if (named[0] || fields.length !== 1) return named[0]
    const [only] = fields
    return only && this.#labels.conceptOf(only.text, ['field']).length === 0 ? only : undefined
  }

  /** Something to press or choose that means the concept: what reacts first, and in the words of the guide first. */
  control(concept: string): Element | undefined {
    const found = this.screen.elements.filter(
      ({ role, text }) => CONTROLS.includes(role) && this.#labels.matches(concept, text),
    )
    const own = this.#labels.wording(concept)[0]
    const enabled = found.filter((element) => element.enabled)
    return enabled.find(({ text }) => text === own) ?? enabled[0] ?? found[0]
  }

  /** Whether the concept is there and reacts. */
  offers(concept: string): boolean {
    return this.control(concept)?.enabled === true
  }

  /** What the concept is called here: as on the screen, or as the guide has it. */
  wording(concept: string): string {
    return this.control(concept)?.text ?? this.#labels.wording(concept)[0] ?? concept
  }

  /** What the guide calls a screen. */
  title(concept: string): string {
    return this.#labels.wording(concept)[0] ?? concept
  }

  press = (concept: string): Promise<Screen> => this.act({ do: 'press', text: this.wording(concept) })

  choose = (concept: string): Promise<Screen> => this.act({ do: 'choose', option: this.wording(concept) })

  enter = (concept: string, value: string): Promise<Screen> =>
    this.act({ do: 'enter', field: this.field(concept)?.text ?? this.#labels.wording(concept)[0] ?? concept, value })

  /** All that can be read. */
  texts(): string[] {
    return this.screen.elements.flatMap(({ text, value }) => [text, value ?? '']).filter((text) => text !== '')
  }

  /** The screen in words, for "observed". */
  inWords(): string {
    const said = this.screen.elements.map(
      ({ role, text, enabled }) => `${role}${text ? ` "${text}"` : ''}${enabled ? '' : ' (off)'}`,
    )
    return said.length > 0 ? `the screen ${said.join(', ')}` : 'an empty screen'
  }
}
