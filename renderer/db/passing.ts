/** Whose relationship stands otherwise although nothing of theirs came or went: time has passed, or a source covers another time. */
import { stableJson } from '../core/dump'
import type { CoverageSpan, PersonId } from '../core/model'
import { readAll } from './buckets'
import type { AppliedRow, Database } from './database'
import { coverageSpans, type PersonRow } from './people'
import { inPersonOnly } from './standing'

export interface Passing {
  readonly ids: ReadonlySet<PersonId>
  /** As it is now. */
  readonly coverage: readonly CoverageSpan[]
  /** When the next of the others is due, UTC ms, or somewhat before; null for never. */
  readonly due: number | null
}

/** Reads everybody only where somebody may be due (if these are wanted), or covered otherwise. */
export async function passing(db: Database, now: number, alsoDue: boolean): Promise<Passing> {
  const before = await db.applied.get('standing')
  const coverage = await coverageSpans(db)
  const known = before?.key === 'standing' ? before : { coverage: [], due: now }
  const changed = networksChanged(known.coverage, coverage)
  const isDue = alsoDue && known.due !== null && known.due <= now
  if (!isDue && changed.size === 0) return { ids: new Set(), coverage, due: known.due }
  const ids = new Set<PersonId>()
  let due: number | null = null
  for (const [id, row] of await readAll<PersonRow>(db.people)) {
    if ((alsoDue && row.due !== null && row.due <= now) || row.networks?.some((network) => changed.has(network))) ids.add(id)
    else due = sooner(due, row.due)
  }
  return { ids, coverage, due }
}

/** To be written with what was worked out. `dues`: of those it was worked out for. */
export const standingRow = ({ coverage, due }: Passing, dues: Iterable<number | null>): AppliedRow =>
  ({ key: 'standing', coverage, due: [...dues].reduce(sooner, due) })

export const sooner = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Math.min(a, b))

function networksChanged(before: readonly CoverageSpan[], after: readonly CoverageSpan[]): ReadonlySet<string> {
  const [old, fresh] = [new Set(before.map(stableJson)), new Set(after.map(stableJson))]
  const changed = [...before.filter((span) => !fresh.has(stableJson(span))), ...after.filter((span) => !old.has(stableJson(span)))]
  return new Set(changed.flatMap(({ network, setting }) => (setting === 'inPerson' ? [network, inPersonOnly] : [network])))
}
