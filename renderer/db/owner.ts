/** What the archives call their owner. */
import type { PersonFact } from '#contract/records'
import { chooseName, type NameCandidate } from '../core/names'
import type { OwnerKnown } from '../core/ownerGuess'
import { appliedImports } from './applyImport'
import { database } from './database'
import { rowsOfStream } from './pages'
import { peopleStream, personOf } from './rows'
import { claimedHandles } from './setAside'

/** The owner's name as the best source gives it; null when no archive says whose it is. */
export async function ownerName(): Promise<string | null> {
  const named: NameCandidate[] = []
  for await (const { fact, source } of ownFacts()) if (fact.name) named.push({ name: fact.name, source, ...(fact.seen !== undefined && { seen: fact.seen }) })
  return chooseName(named)?.name ?? null
}

/** Every address and name that an import says is the owner's, or that the user said was theirs; without what they said was not. */
export async function ownerKnown(): Promise<OwnerKnown> {
  const db = database()
  const claimed = await claimedHandles(db)
  const handles = new Set((await appliedImports(db)).flatMap(({ header }) => [...header.owner]))
  const names = new Set<string>()
  for await (const { fact } of ownFacts()) {
    if (fact.me) for (const handle of fact.handles) handles.add(handle)
    if (fact.name) names.add(fact.name)
  }
  for (const [handle, by] of claimed) {
    if (by) handles.add(handle)
    else handles.delete(handle)
  }
  return { handles: [...handles], names: [...names] }
}

/** What the archives say of the owner, as far as the owner agrees. */
async function* ownFacts(): AsyncIterable<{ readonly fact: PersonFact; readonly source: string }> {
  const db = database()
  const claimed = await claimedHandles(db)
  const imports = new Map((await appliedImports(db)).map(({ id, header }) => [id, header.importer]))
  for await (const { page, row } of rowsOfStream(db, peopleStream, new Set(imports.keys()))) {
    const fact = personOf(row[2])
    const isOwn = fact.me ? fact.handles.some((handle) => claimed.get(handle) !== null) : !fact.hint && fact.handles.some((handle) => claimed.get(handle))
    if (isOwn) yield { fact, source: imports.get(page.import) ?? '' }
  }
}
