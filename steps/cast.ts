import { HarnessFault } from '../core/errors'
import { Person } from './actors/person'
import type { Scene } from './world'

const PRONOUN = /^(hun|han|she|he)$/i

/** Who plays in a scenario, by name: somebody on another device of theirs is a Person of their own. */
export class Cast {
  readonly #scene: Scene
  readonly #people = new Map<string, Person>()
  #lastNamed: Person | undefined

  constructor(scene: Scene) {
    this.#scene = scene
  }

  /** @param device which of their devices the person uses; the first one without it. */
  person(name: string, device = ''): Person {
    if (PRONOUN.test(name)) return this.lastNamed
    const key = `${name}${device}`
    const first = this.#people.get(name)
    const person = this.#people.get(key) ?? new Person(this.#scene, name, first?.who, device, first?.birth)
    this.#people.set(key, person)
    this.#lastNamed = person
    return person
  }

  /** Somebody on a device that is another's. */
  guest(name: string, owner: string): Person {
    const lender = this.person(owner)
    const guest = this.person(name, ` on ${owner}`)
    if (guest.lender === undefined) guest.borrows(lender)
    return guest
  }

  people(): Person[] {
    return [...this.#people.values()]
  }

  /** Gives the name to somebody else, before anything has happened to them. */
  recasts(name: string, who: string): void {
    this.#lastNamed = new Person(this.#scene, name, who)
    this.#people.set(name, this.#lastNamed)
  }

  get lastNamed(): Person {
    if (this.#lastNamed) return this.#lastNamed
    throw new HarnessFault({ code: 'NOBODY_NAMED', what: 'a pronoun before any name', mend: 'name the person first' })
  }
}
