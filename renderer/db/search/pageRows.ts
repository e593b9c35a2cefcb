/** The interactions themselves, read from their pages; the last ones stay at hand, as the next letter typed asks for them again. */
import type { InteractionFact } from '#contract/records'
import type { Database } from '../database'
import { rowsOf } from '../pages'
import { interactionFields, type Row } from '../rows'
import type { Place } from './wordIndex'

/** About 20 MB. */
const kept = 160

export type ReadInteraction = Omit<InteractionFact, 'fact'>

export class PageRows {
  private readonly pages = new Map<string, readonly Row[]>()

  constructor(private readonly db: Database) {}

  /** Other imports count than before. */
  forget(): void {
    this.pages.clear()
  }

  /** In the order of the places; undefined where the database has lost it meanwhile. */
  async read(places: readonly Place[]): Promise<(ReadInteraction | undefined)[]> {
    const here = new Map<string, readonly Row[]>()
    const missing = new Map<string, [string, string, number]>()
    for (const place of places) {
      const key = keyOf(place)
      const known = this.pages.get(key)
      if (known) here.set(key, known)
      else missing.set(key, [place.stream, place.import, place.seq])
    }
    if (missing.size > 0) {
      const read = await this.db.pages.bulkGet([...missing.values()])
      ;[...missing.keys()].forEach((key, at) => here.set(key, read[at] ? rowsOf(read[at]) : []))
    }
    for (const [key, rows] of here) {
      this.pages.delete(key)
      this.pages.set(key, rows)
    }
    for (const key of this.pages.keys()) {
      if (this.pages.size <= kept) break
      this.pages.delete(key)
    }
    return places.map((place) => {
      const row = here.get(keyOf(place))![place.row]
      return row && interactionFields(place.stream, row[2])
    })
  }
}

const keyOf = (place: Place): string => `${place.import} ${place.seq}`
