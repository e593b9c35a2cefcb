/** What the archives call their owner. */
import type { PersonFact } from '#contract/records'
import { chooseName, type NameCandidate } from '../core/names'
import type { OwnerKnown } from '../core/ownerGuess'
import { appliedImports } from './applyImport'
import { database } from './database'
import { rowsOfStream } from './pages'
import { peopleStream, personOf } from './rows'

/** The owner's name as the best source gives it; null when no archive says whose it is. */
export async function ownerName(): Promise<string | null> {
  const named: NameCandidate[] = []
  for await (const { fact, source } of ownFacts()) if (fact.name) named.push({ name: fact.name, source, ...(fact.seen !== undefined && { seen: fact.seen }) })
  return chooseName(named)?.name ?? null
}

/** Every address and name that an import says is the owner's, or that the user said was theirs. */
export async function ownerKnown(): Promise<OwnerKnown> {
  const handles = new Set((await appliedImports(database())).flatMap(({ header }) => [...header.owner]))
  const names = new Set<string>()
  for await (const { fact } of ownFacts()) {
    for (const handle of fact.handles) handles.add(handle)
    if (fact.name) names.add(fact.name)
  }
  return { handles: [...handles], names: [...names] }
}

async function* ownFacts(): AsyncIterable<{ readonly fact: PersonFact; readonly source: string }> {
  const db = database()
  const imports = new Map((await appliedImports(db)).map(({ id, header }) => [id, header.importer]))
  for await (const { page, row } of rowsOfStream(db, peopleStream, new Set(imports.keys()))) {
    const fact = personOf(row[2])
    if (fact.me) yield { fact, source: imports.get(page.import) ?? '' }
  }
}
