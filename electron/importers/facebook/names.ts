import { nameHandle } from '../../contract/handles'
import type { PersonFact } from '../../contract/records'
import { isNobody } from '../meta/names'

/** Everybody the archive names: told once as a person, and looked for in titles. */
export class Names {
  /** Of friends, requests and the like: whom the owner knows. */
  readonly acquainted = new Set<string>()
  /** Of pages and groups: nobody. */
  readonly places = new Set<string>()
  private readonly people = new Set<string>()
  private readonly told = new Set<string>()
  private readonly owners: ReadonlySet<string>

  constructor(
    owners: readonly string[],
    /** When the archive was made. */
    private readonly seen: number | undefined,
  ) {
    this.owners = new Set(owners)
  }

  readonly isOwner = (name: string): boolean => this.owners.has(name)

  get ownerKnown(): boolean {
    return this.owners.size > 0
  }

  get ownerNames(): readonly string[] {
    return [...this.owners]
  }

  /** True for somebody else with a name. */
  isPerson(name: string): boolean {
    return !this.owners.has(name) && !isNobody(name)
  }

  /** Of somebody who was never answered, in the folder `folder` of the messages: a page, a shop, spam, and nobody the owner knows. */
  isStranger(name: string, folder: string): boolean {
    if (this.acquainted.has(name)) return false
    return this.acquainted.size > 0 || this.places.has(name) || folder === 'filtered_threads' || folder === 'message_requests'
  }

  add(name: string): void {
    if (this.isPerson(name)) this.people.add(name)
  }

  has(name: string): boolean {
    return this.people.has(name)
  }

  get all(): ReadonlySet<string> {
    return this.people
  }

  /** The people that were not told yet. */
  *take(): Generator<PersonFact> {
    for (const name of this.people) if (!this.told.has(name)) yield this.fact(name)
  }

  fact(name: string): PersonFact {
    this.told.add(name)
    return { fact: 'person', id: `fb:person:${name}`, handles: [nameHandle('facebook', name)], name, ...(this.seen !== undefined && { seen: this.seen }) }
  }
}
