import type { ConnectionFact, Position, Relation } from '../../contract/records'
import type { ListPath } from '../formats/jsonLists'
import type { Outcome } from '../importer'
import { object, type Json } from '../formats/jsonValues'
import { userHandle, userId, type People } from './people'

/** Lists of users.json; each is a list, or an object with one. */
const relations: readonly (readonly [name: string, relation: Relation, id: string])[] = [
  ['friends', 'friend', 'swarm:friend:'],
  ['followers', 'follower', 'swarm:follow:in:'],
  ['following', 'following', 'swarm:follow:out:'],
]

export const userLists: readonly ListPath[] = relations.flatMap(([name]) => [[name, 'items'], [name]])

/** A tie without a date, and who it is with. */
export function userOutcome(value: unknown, at: Position, list: ListPath, people: People, owner: string | undefined): Outcome {
  const user = object(value)
  const id = userId(user?.id)
  if (!user || id === undefined) return { at, failed: 'a user without an id' }
  if (id === owner || user.relationship === 'self') return { at, skipped: 'your own entry among the users' }
  people.see(user, 0)
  const [, relation, key] = relations.find(([name]) => name === list[0])!
  const fact: ConnectionFact = { fact: 'connection', id: key + id, network: 'swarm', handle: userHandle(id), relation }
  return { at, facts: [fact] }
}

/** The owner's own record: under a name of its own, as the file itself, or among the others, marked as `self`. */
export function ownRecord(users: unknown): Json | undefined {
  const file = object(users)
  if (!file) return undefined
  for (const record of [file.self, file.user, file.me, file.own, file].map(object)) if (record && userId(record.id) !== undefined) return record
  for (const [name] of relations)
    for (const item of listOf(file[name])) {
      const record = object(item)
      if (record?.relationship === 'self' && userId(record.id) !== undefined) return record
    }
  return undefined
}

const listOf = (value: unknown): readonly unknown[] => {
  const items = object(value)?.items ?? value
  return Array.isArray(items) ? items : []
}
