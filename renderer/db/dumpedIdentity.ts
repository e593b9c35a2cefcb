/**
 * The owner's words about who is who for the canonical dump: what they change against the archives alone, and the suggestions that
 * stand turned down. Words that come to nothing, like a merge that was split again, leave no trace.
 */
import type { Handle } from '#contract/handles'
import type { DumpedDecision } from '../core/dump'
import type { Identity } from '../core/identity'
import { handleOrder } from '../core/handles'
import type { PersonId } from '../core/model'
import type { Database, DecisionRow } from './database'
import { groupsOf, identityOperations, identityWords } from './identityWords'
import { identityOf, readEvidence } from './stated'
import { Directory } from './streams'
import { inOrder } from './words'

export async function* dumpedIdentity(db: Database): AsyncGenerator<DumpedDecision> {
  if ((await db.decisions.where('name').anyOf([...identityOperations]).count()) === 0) return
  const evidence = await readEvidence(db, await Directory.load(db))
  const words = identityWords(evidence.decisions)
  const said = identityOf(evidence, words)
  // Who is nobody or was created by hand is told as such.
  const alone = identityOf(evidence, words.filter(({ word }) => word === 'ignored' || word === 'known'))

  for (const handles of divided(alone, said)) yield { name: 'splitPerson', args: { groups: handles } }
  for (const handles of divided(said, alone)) yield { name: 'mergePeople', args: { handles: handles.flat().sort(handleOrder) } }
  for (const handle of said.me) if (!alone.me.has(handle)) yield { name: 'claimHandles', args: { handle, mine: true } }
  for (const handle of alone.me) if (!said.me.has(handle)) yield { name: 'claimHandles', args: { handle, mine: false } }
  for (const handle of said.ignored) yield { name: 'ignoreHandles', args: { handle } }
  for (const people of keptApart(said, evidence.decisions)) yield { name: 'keepApart', args: { people } }
}

/** The people of the one who are several of the other, as these are; the owner is told apart elsewhere. */
function divided(one: Identity, other: Identity): (readonly Handle[])[][] {
  const wholes = new Map<PersonId, Map<PersonId, Handle[]>>()
  for (const [handle, id] of one.personOf) {
    const whose = other.me.has(handle) ? undefined : (other.personOf.get(handle) ?? handle)
    if (whose === undefined) continue
    const parts = wholes.get(id) ?? new Map<PersonId, Handle[]>()
    wholes.set(id, parts)
    parts.set(whose, [...(parts.get(whose) ?? []), handle])
  }
  return [...wholes.values()]
    .filter((parts) => parts.size > 1)
    .map((parts) => [...parts.values()].map((handles) => handles.sort(handleOrder)).sort(([a], [b]) => handleOrder(a!, b!)))
}

/** Pairs of people that some turned-down suggestion speaks of, as long as the last word on them is that they are two. */
function keptApart(identity: Identity, decisions: readonly DecisionRow[]): (readonly [PersonId, PersonId])[] {
  const pairs = new Map<string, readonly [PersonId, PersonId]>()
  const answers = inOrder(decisions.filter(({ name }) => name === 'keepApart'))
  for (const { args } of answers) {
    const people = groupsOf(args).map((group) => new Set(group.map((handle) => identity.personOf.get(handle)).filter((id) => id !== undefined)))
    people.forEach((some, index) => {
      for (const a of some) {
        for (const b of people.slice(index + 1).flatMap((others) => [...others])) {
          const pair = a < b ? ([a, b] as const) : ([b, a] as const)
          if (a !== b && !pairs.has(pair.join('\n')) && identity.areApart(a, b)) pairs.set(pair.join('\n'), pair)
        }
      }
    })
  }
  return [...pairs.values()]
}
