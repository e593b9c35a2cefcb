/** Whom handles and names mean, kept while some of the people change: made anew for 50,000 people it would take 0.3 s after every edit. */
import type { Handle } from '#contract/handles'
import type { PersonId, PersonSummary } from '../model'
import { foldName } from '../names'

/** The part of a summary that is looked at. */
export type Introduced = Pick<PersonSummary, 'id' | 'name' | 'handles' | 'firstDirect' | 'firstEncounter'> & Partial<Pick<PersonSummary, 'otherName' | 'alsoNamed' | 'deleted'>>

export class Directory {
  readonly known: ReadonlyMap<PersonId, Introduced>
  private readonly people = new Map<PersonId, Introduced>()
  private readonly handles = new Map<Handle, PersonId>()
  private readonly whole = new Held()
  private readonly given = new Held()

  constructor() {
    this.known = this.people
  }

  catchUp(people: readonly Introduced[]): void {
    const steps = this.catchingUp(people)
    while (!steps.next().done);
  }

  /** In steps. Who is the same object is taken to be the same. */
  *catchingUp(people: readonly Introduced[]): Generator<undefined, void> {
    let there = 0
    for (const [at, person] of people.entries()) {
      if (at % 500 === 499) yield
      if (person.deleted) continue
      there++
      const before = this.people.get(person.id)
      if (before === person) continue
      if (before) this.remove(before)
      this.add(person)
    }
    if (there === this.people.size) return
    const ids = new Set(people.flatMap(({ id, deleted }) => (deleted ? [] : [id])))
    for (const person of [...this.people.values()]) if (!ids.has(person.id)) this.remove(person)
  }

  idOf(handle: Handle): PersonId | undefined {
    return this.handles.get(handle)
  }

  /** The one person who is called so, by a whole name or a first name; of more words than a name has, the most that name somebody. */
  named(name: string): PersonId | undefined {
    const words = foldName(name).split(' ')
    for (let count = words.length; count > 0; count--) {
      const wanted = words.slice(0, count).join(' ')
      const holders = this.whole.get(wanted) ?? this.given.get(wanted)
      if (holders !== undefined) return holders.size === 1 ? [...holders][0] : undefined
    }
    return undefined
  }

  private add(person: Introduced): void {
    const { id } = person
    this.people.set(id, person)
    for (const handle of [...person.handles, id]) this.handles.set(handle, id)
    for (const name of wholeNames(person)) this.whole.add(name, id)
    for (const name of firstNames(person)) this.given.add(name, id)
  }

  private remove(person: Introduced): void {
    const { id } = person
    this.people.delete(id)
    // By a merge a handle may be somebody else's already.
    for (const handle of [...person.handles, id]) if (this.handles.get(handle) === id) this.handles.delete(handle)
    for (const name of wholeNames(person)) this.whole.delete(name, id)
    for (const name of firstNames(person)) this.given.delete(name, id)
  }
}

/** Names and who has them. */
class Held {
  private readonly all = new Map<string, Set<PersonId>>()

  get(name: string): ReadonlySet<PersonId> | undefined {
    return this.all.get(name)
  }

  add(name: string, id: PersonId): void {
    const holders = this.all.get(name)
    if (holders) holders.add(id)
    else this.all.set(name, new Set([id]))
  }

  delete(name: string, id: PersonId): void {
    const holders = this.all.get(name)
    if (holders?.delete(id) && holders.size === 0) this.all.delete(name)
  }
}

const wholeNames = ({ name, otherName, alsoNamed = [] }: Introduced): string[] => [...new Set([name, ...(otherName === undefined ? [] : [otherName]), ...alsoNamed].map(foldName))].filter((each) => each !== '')
export const firstNames = (person: Introduced): string[] => [...new Set(wholeNames(person).map((name) => name.split(' ')[0]!))].filter((name) => name.length > 1)
