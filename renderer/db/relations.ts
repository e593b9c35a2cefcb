/** What somebody is to others, by the owner's words, and the groups they share. */
import type { Handle } from '#contract/handles'
import type { PersonId, PersonSummary, Profile } from '../core/model'
import { relationsFrom } from '../core/relations'
import { readSome } from './buckets'
import type { Database } from './database'
import { groupsIn } from './groups'
import type { OwnWords } from './words'

/** Inside a transaction that reads decisions, handles and summaries. Who is in the trash, or nobody any more, is left out. */
export async function tiesOf(db: Database, id: PersonId, handles: readonly Handle[], words: OwnWords): Promise<Pick<Profile, 'relations' | 'groups'>> {
  return { relations: await relationsOf(db, handles, words), groups: await sharedGroups(db, id, words) }
}

async function relationsOf(db: Database, handles: readonly Handle[], { relations }: OwnWords): Promise<Profile['relations']> {
  if (relations.length === 0) return []
  const persons = await readSome<PersonId>(db.handles, relations.flatMap(({ about, other }) => [about, other]))
  const summaries = await readSome<PersonSummary>(db.summaries, persons.values())
  return relationsFrom(relations, new Set(handles), (handle) => {
    const summary = summaries.get(persons.get(handle) ?? '')
    return summary && !summary.deleted ? { id: summary.id, name: summary.name } : undefined
  })
}

async function sharedGroups(db: Database, id: PersonId, words: OwnWords): Promise<Profile['groups']> {
  if (words.groups.length === 0) return []
  const mine = new Set(words.groups)
  return (await groupsIn(db))
    .filter((group) => mine.has(group.id))
    .map(({ id: group, name, kind, members }) => ({ id: group, name, kind, others: members.filter((member) => member.id !== id), at: words.joined.get(group)! }))
}
