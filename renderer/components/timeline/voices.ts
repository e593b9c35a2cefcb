import type { Handle } from '#contract/handles'
import { showHandle } from '../../core/handles'
import type { PersonDetail, TimelineItem } from '../../core/model'
import { shortName } from '../person/personFacts'

export interface Voices {
  /** Whose words an item holds: the owner's, the person by their short name, or somebody else of a group. */
  readonly speaker: (item: TimelineItem) => string
  /** The other people of an item in words; empty when there are none. */
  readonly others: (item: TimelineItem) => string
}

const most = 6

/** How the people of one timeline are called. `named` knows others by their handles; `owner` is what the owner is called. */
export function voicesOf(person: PersonDetail, named: (handle: Handle) => string | undefined, owner: string): Voices {
  const own = new Set<string>(person.summary.handles)
  const nameOf = (handle: Handle) => named(handle) ?? showHandle(handle)
  return {
    speaker: ({ from, direction, source }) => {
      // Whatever the owner wrote down of a call is in the owner's words.
      if (source === 'journal') return owner
      // Whoever liked or passed on the words, they are their author's.
      if (from !== undefined) return own.has(from) ? shortName(person) : nameOf(from)
      return direction === 'sent' ? owner : direction === 'received' ? shortName(person) : 'Both'
    },
    others: ({ who }) => {
      const list = [...new Set(who.filter((handle) => !own.has(handle)).map(nameOf))]
      return list.length > most ? `${list.slice(0, most - 1).join(', ')} and ${list.length - most + 1} others` : list.join(', ')
    },
  }
}
