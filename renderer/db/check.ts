/** References between the tables: every one of them must lead somewhere. */
import { Failed } from '#contract/result'
import type { PersonId, PersonSummary } from '../core/model'
import { readAll } from './buckets'
import type { Database } from './database'
import { pagesOf, rowsOf } from './pages'
import type { PersonRow } from './people'
import { connectionsStream, peopleStream } from './rows'
import { Directory } from './streams'

/** What does not fit, in words; empty when all is well. */
export async function checkReferences(db: Database): Promise<string[]> {
  return [...(await checkPeople(db)), ...(await checkPages(db)), ...(await checkImports(db))]
}

async function checkPeople(db: Database): Promise<string[]> {
  const people = await readAll<PersonRow>(db.people)
  const summaries = await readAll<PersonSummary>(db.summaries)
  const handles = await readAll<PersonId>(db.handles)
  const problems: string[] = []
  const count = (n: number, words: string) => n > 0 && problems.push(`${n} ${words}`)
  count([...handles.values()].filter((id) => !people.has(id)).length, 'addresses lead to nobody.')
  count([...people].filter(([id, { handles: own }]) => own.some((handle) => handles.get(handle) !== id)).length, 'people have an address that leads to somebody else.')
  count([...people.keys()].filter((id) => !summaries.has(id)).length, 'people are missing from the list.')
  count([...summaries.keys()].filter((id) => !people.has(id)).length, 'people of the list are not there.')
  return problems
}

async function checkPages(db: Database): Promise<string[]> {
  const directory = await Directory.load(db)
  const imports = new Set((await db.imports.toArray()).filter((row) => row.state === 'applied').map((row) => row.id))
  const streams = [peopleStream, connectionsStream, ...[...directory.interactionStreams()].map(([stream]) => stream)]
  const problems: string[] = []
  const found = { pages: 0, damaged: 0 }
  let open: { stream: string; ids: Set<string> } | undefined
  const close = () => {
    if (open && directory.get(open.stream)?.n !== open.ids.size) problems.push(`The directory counts ${directory.get(open.stream)?.n ?? 0} entries where there are ${open.ids.size}.`)
  }
  for await (const page of pagesOf(db, streams)) {
    found.pages++
    if (open?.stream !== page.stream) {
      close()
      open = { stream: page.stream, ids: new Set() }
    }
    if (!imports.has(page.import)) problems.push('A page belongs to an import that is not there.')
    const rows = rowsOf(page)
    if (rows.length !== page.n) found.damaged++
    for (const [, , content] of rows) open.ids.add(content[0])
  }
  close()
  if (found.damaged > 0) problems.push(`${found.damaged} pages do not hold what they say.`)
  if ((await db.pages.count()) !== found.pages) problems.push('Some pages are in no directory.')
  return [...new Set(problems)]
}

/** Every record of an import ended in exactly one bucket. */
async function checkImports(db: Database): Promise<string[]> {
  const problems: string[] = []
  for (const { header, trailer, buckets, state } of await db.imports.toArray()) {
    if (state !== 'applied') continue
    if (!buckets) throw new Failed('failed', `The import of ${header.source} has no result.`)
    const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((all, n) => all + n, 0)
    const all = buckets.created + buckets.updated + buckets.unchanged + buckets.merged + sum(buckets.skipped) + sum(buckets.failed)
    if (all !== trailer.read) problems.push(`The import of ${header.source} read ${trailer.read} records, but ${all} are accounted for.`)
  }
  return problems
}
