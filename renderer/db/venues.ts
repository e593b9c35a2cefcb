/** Reading where people were met, of everybody. */
import type { Encounter, PersonId, PersonSummary } from '../core/model'
import { venuesOf, visitsOf, type Venue } from '../core/venues'
import { readRows } from './buckets'
import { database, type BucketRow } from './database'
import { unpack } from './packed'
import { inTurns } from './turns'

/** Every place somebody was met at, the most visited first. Nobody of the trash. */
export async function listVenues(): Promise<readonly Venue[]> {
  const db = database()
  const [encounters, summaries] = await Promise.all([readRows(db.encounters), readRows(db.summaries)])
  return inTurns(listing(encounters, summaries))
}

function* listing(encounters: readonly BucketRow[], summaries: readonly BucketRow[]): Generator<undefined, readonly Venue[]> {
  const deleted = new Set<PersonId>()
  for (const row of summaries) {
    for (const [id, summary] of unpack<[PersonId, PersonSummary][]>(row.d)) if (summary.deleted) deleted.add(id)
    yield
  }
  const visits = []
  for (const row of encounters) {
    for (const [id, met] of unpack<[PersonId, readonly Encounter[]][]>(row.d)) if (!deleted.has(id)) visits.push(...visitsOf(id, met))
    yield
  }
  return venuesOf(visits)
}
