/** Who is something to whom in the owner's word, over everybody: whoever introduces people wants to know who knows whom. */
import type { PersonId } from '../core/model'
import { readSome } from './buckets'
import { database, type DecisionRow } from './database'
import { inOrder } from './words'

/** `pairKey` of any two who are something to each other, as the last word on each relation has it. */
export async function listRelated(): Promise<ReadonlySet<string>> {
  const db = database()
  return db.transaction('r', [db.decisions, db.handles], async () => {
    const rows = inOrder((await db.decisions.where('name').equals('relatePeople').toArray()) as DecisionRow<'relatePeople'>[])
    const persons = await readSome<PersonId>(db.handles, rows.flatMap(({ about }) => about))
    const relations = new Map<string, boolean>()
    const pairs = new Map<string, string>()
    for (const { args: { about, other, relation, on } } of rows) {
      const [one, two] = [persons.get(about), persons.get(other)]
      if (one === undefined || two === undefined || one === two) continue
      const key = JSON.stringify([pairKey(one, two), relation])
      relations.set(key, on)
      pairs.set(key, pairKey(one, two))
    }
    return new Set([...relations].flatMap(([key, on]) => (on ? [pairs.get(key)!] : [])))
  })
}

export const pairKey = (one: PersonId, other: PersonId): string => [one, other].sort().join('\n')
