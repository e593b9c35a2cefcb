/**
 * Everybody whose person can be another one when the owner speaks of some handles, read without reading everybody.
 *
 * Two handles are near when a record states both, a person has both, or a word unites them. Who has a handle follows from what is near
 * it, near that, and so on, and from nothing else: each rule of `resolveIdentity` looks at all records of one handle (the ids of a screen
 * name, the names of an address, the people a name is said of) or joins handles that are near, and being kept apart only matters between
 * handles that something joins. So what comes out for a neighbourhood that is closed is what comes out for everybody, looked at there.
 */
import type { Handle } from '#contract/handles'
import type { PersonId } from '../core/model'
import { readSome } from './buckets'
import type { Database, DecisionRow } from './database'
import { rowsAbout } from './decisions'
import { unitedBy } from './identityWords'
import type { Place, Stated } from './listed'
import type { PersonRow } from './people'
import { peopleStream } from './rows'
import { statedOn } from './stated'
import type { Ranked } from './timeline'

export interface Neighbourhood {
  readonly handles: ReadonlySet<Handle>
  /** Who they were, of those listed. */
  readonly persons: ReadonlyMap<Handle, PersonId>
  readonly people: ReadonlyMap<PersonId, PersonRow>
  /** Where records state those that were nobody's listed. */
  readonly unlisted: ReadonlyMap<Handle, readonly Place[]>
  /** Every record that states one of them; hints left out. */
  readonly said: readonly Stated[]
  /** Every operation about one of them. */
  readonly rows: readonly DecisionRow[]
}

/** From here on reading everybody is no slower. */
const mostPages = 400
export const mostHandles = 4000

/** `came`: pages of `~people` that nobody's row names yet. Undefined when there are too many. */
export async function neighbourhood(db: Database, start: Iterable<Handle>, imports: Ranked, came: Iterable<Place> = []): Promise<Neighbourhood | undefined> {
  const handles = new Set<Handle>()
  const persons = new Map<Handle, PersonId>()
  const people = new Map<PersonId, PersonRow>()
  const unlisted = new Map<Handle, readonly Place[]>()
  const rows = new Map<string, DecisionRow>()
  const pages = new Set<string>()
  const stating = new Map<Handle, Stated[]>()
  const said = new Set<Stated>()

  if (!(await readPages([...came]))) return undefined
  for (let reached = new Set(start); reached.size > 0; ) {
    for (const handle of reached) handles.add(handle)
    const found = await readSome<PersonId>(db.handles, reached)
    const fresh = await readSome<PersonRow>(db.people, [...new Set(found.values())].filter((id) => !people.has(id)))
    const elsewhere = await readSome<readonly Place[]>(db.unlisted, [...reached].filter((handle) => !found.has(handle)))
    for (const [handle, id] of found) persons.set(handle, id)
    for (const [id, row] of fresh) people.set(id, row)
    for (const [handle, places] of elsewhere) unlisted.set(handle, places)
    if (!(await readPages([...[...fresh.values()].flatMap(({ facts }) => facts), ...[...elsewhere.values()].flat()]))) return undefined
    const spoken = await rowsAbout(db, reached)
    for (const row of spoken) rows.set(row.id, row)

    const next = new Set<Handle>()
    const reach = (handle: Handle) => {
      if (!handles.has(handle)) next.add(handle)
    }
    for (const row of fresh.values()) row.handles.forEach(reach)
    for (const row of spoken) unitedBy(row).forEach(reach)
    for (const handle of reached) {
      for (const one of stating.get(handle) ?? []) {
        said.add(one)
        one.fact.handles.forEach(reach)
      }
    }
    if (handles.size + next.size > mostHandles) return undefined
    reached = next
  }
  return { handles, persons, people, unlisted, said: [...said], rows: [...rows.values()] }

  /** Answers false when they are too many. */
  async function readPages(places: readonly Place[]): Promise<boolean> {
    const wanted = new Map(places.map((place) => [place.join(' '), place]))
    for (const key of pages) wanted.delete(key)
    for (const key of wanted.keys()) pages.add(key)
    if (pages.size > mostPages) return false
    for (const page of await db.pages.bulkGet([...wanted.values()].map(([importId, seq]): [string, string, number] => [peopleStream, importId, seq]))) {
      for (const one of page ? statedOn(page, imports) : []) {
        if (one.fact.hint) continue
        for (const handle of new Set(one.fact.handles)) {
          const known = stating.get(handle)
          if (known) known.push(one)
          else stating.set(handle, [one])
        }
      }
    }
    return true
  }
}
