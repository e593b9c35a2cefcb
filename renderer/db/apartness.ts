/** Which people the owner's words keep apart. */
import type { Handle } from '#contract/handles'
import { Apartness, pairWords, type IdentityWord } from '../core/identityWords'
import type { Database, DecisionRow } from './database'

export interface PeopleApart {
  /** The last word on some handle of the one and some handle of the other is that they are apart. */
  areApart(one: readonly Handle[], other: readonly Handle[]): boolean
}

export async function apartnessNow(db: Database): Promise<PeopleApart> {
  const rows = await db.decisions.where('name').anyOf(['mergePeople', 'splitPerson', 'keepApart']).toArray()
  const words = rows.filter((row) => !row.undone).sort((a, b) => (a.clock < b.clock ? -1 : 1)).map(wordOf)
  const apartness = new Apartness(pairWords(words))
  const kindsOf = (handles: readonly Handle[]) => [...new Set(handles.map((handle) => apartness.kindOf(handle)))].filter((kind) => kind !== undefined)
  return {
    areApart: (one, other) => {
      if (apartness.none) return false
      const kinds = kindsOf(one)
      return kinds.length > 0 && kindsOf(other).some((b) => kinds.some((a) => apartness.areApart(a, b)))
    },
  }
}

function wordOf(row: DecisionRow): IdentityWord {
  if (row.name === 'mergePeople') return { word: 'together', handles: (row as DecisionRow<'mergePeople'>).args.handles }
  const { groups } = (row as DecisionRow<'splitPerson' | 'keepApart'>).args
  return row.name === 'keepApart' ? { word: 'apart', groups, kept: true } : { word: 'apart', groups }
}
