/** What the owner said of who brought whom together. */
import type { Handle } from '#contract/handles'
import type { PersonId } from '../core/model'
import { readSome } from './buckets'
import { database, type DecisionRow } from './database'
import { inOrder, timeOf, type IntroductionWord } from './words'

/** Of people as they are now; who is not in the library is a handle still. */
export interface SaidIntroduction extends Omit<IntroductionWord, 'by' | 'people'> {
  /** Empty for the owner. */
  readonly by: PersonId | ''
  /** One was introduced to the owner, two to each other. */
  readonly people: readonly PersonId[]
}

/** The last word on each introducer and those brought together, in the order they were said. */
export async function listIntroductionWords(): Promise<readonly SaidIntroduction[]> {
  const db = database()
  return db.transaction('r', [db.decisions, db.handles], async () => {
    const rows = (await db.decisions.where('name').equals('judgeIntroduction').toArray()) as DecisionRow<'judgeIntroduction'>[]
    const persons = await readSome<PersonId>(db.handles, rows.flatMap(({ about }) => about))
    return introductionsSaid(rows, (handle) => persons.get(handle) ?? handle)
  })
}

/** Two who became one person have one last word. Whoever would have introduced somebody to themselves is left out. */
export function introductionsSaid(rows: Iterable<DecisionRow<'judgeIntroduction'>>, idOf: (handle: Handle) => PersonId): SaidIntroduction[] {
  const last = new Map<string, SaidIntroduction>()
  for (const row of inOrder(rows)) {
    const by = row.args.by === '' ? '' : idOf(row.args.by)
    const people = row.args.people.map(idOf).sort()
    if (people.length === 0 || new Set([by, ...people]).size <= people.length) continue
    const key = JSON.stringify([by, ...people])
    last.delete(key)
    last.set(key, { ...row.args, by, people, operation: row.id, at: timeOf(row) })
  }
  return [...last.values()]
}
