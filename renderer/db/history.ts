/** The owner's operations, for the history page and for taking back over restarts. */
import type { OperationId } from '#contract/operations'
import { historyLines, lastAct, type HistoryLine } from '../core/history'
import type { PersonId, PersonSummary } from '../core/model'
import { readSome } from './buckets'
import { database } from './database'

/** Every operation of every device, in force or taken back, the newest first. `zone` is IANA. */
export async function readHistory(zone: string): Promise<readonly HistoryLine[]> {
  const db = database()
  return db.transaction('r', [db.decisions, db.handles, db.summaries, db.imports], async () => {
    const rows = await db.decisions.toArray()
    const ids = await readSome<PersonId>(db.handles, rows.flatMap(({ about }) => about))
    const people = await readSome<PersonSummary>(db.summaries, ids.values())
    const imports = new Map((await db.imports.toArray()).map(({ id, header }) => [id, header.source]))
    const names = {
      personOf: (handle: string) => ids.get(handle),
      nameOf: (id: PersonId) => people.get(id)?.name,
      importName: (id: string) => imports.get(id),
    }
    return historyLines(rows, names, zone)
  })
}

/** What this device did last and what is still in force of it. */
export async function lastActOf(device: string): Promise<{ readonly operations: readonly OperationId[]; readonly words: string } | undefined> {
  return lastAct(await database().decisions.where('id').startsWith(`${device}:`).toArray())
}
