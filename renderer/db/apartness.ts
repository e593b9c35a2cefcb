/** Which people the owner's words keep apart. */
import type { Handle } from '#contract/handles'
import { Apartness, pairWords } from '../core/identityWords'
import type { Database } from './database'
import { identityWords } from './identityWords'

export interface PeopleApart {
  /** The last word on some handle of the one and some handle of the other is that they are apart. */
  areApart(one: readonly Handle[], other: readonly Handle[]): boolean
}

export async function apartnessNow(db: Database): Promise<PeopleApart> {
  const words = identityWords(await db.decisions.where('name').anyOf(['mergePeople', 'splitPerson', 'keepApart', 'addHandle']).toArray())
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
