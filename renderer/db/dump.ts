/** What the tables hold, for the canonical dump: read from the pages and operations as the screens read them. */
import type { Handle } from '#contract/handles'
import type { InteractionFact } from '#contract/records'
import { dumpLines, type DumpedDecision, type DumpTables } from '../core/dump'
import type { Encounter, PersonId, PersonSummary } from '../core/model'
import type { Nominee } from '../core/nominations'
import type { Story } from '../core/story'
import { appliedImports } from './applyImport'
import { readAll } from './buckets'
import { database, type Database } from './database'
import { dumpedIdentity } from './dumpedIdentity'
import { dumpedWords } from './dumpedWords'
import { pagesOf, rowsOf } from './pages'
import { coverageSpans, newestSayings, theirs, type PersonRow, type Saying } from './people'
import { connectionFields, connectionsStream, interactionFields, peopleStream, personOf, type Content } from './rows'
import { Directory } from './streams'
import { ranked } from './timeline'

export function dumpTables(db: Database = database()): DumpTables {
  return {
    people: people(db),
    interactions: interactions(db),
    connections: connections(db),
    encounters: encounters(db),
    stories: stories(db),
    coverage: coverage(db),
    decisions: decisions(db),
    imports: imports(db),
  }
}

/** The whole dump as one text; two libraries with equal content have equal ones. For large libraries take the lines. */
export const canonicalDump = (db: Database = database()): Promise<string> => dumpOf(db, () => true)

/** Only what is worked out from the rest. */
export const derivedDump = (db: Database = database()): Promise<string> => dumpOf(db, (file) => derivedFiles.has(file))
const derivedFiles: ReadonlySet<string> = new Set(['people.ndjson', 'encounters.ndjson', 'stories.ndjson'])

async function dumpOf(db: Database, isWanted: (file: string) => boolean): Promise<string> {
  const parts: string[] = []
  for (const [file, lines] of dumpLines(dumpTables(db))) {
    if (!isWanted(file)) continue
    parts.push(`# ${file}`)
    for await (const line of lines) parts.push(line)
  }
  return parts.join('\n')
}

async function* people(db: Database) {
  const rows = await readAll<PersonRow>(db.people)
  const said = await sayingsByPerson(db, rows)
  for (const [id, summary] of await readAll<PersonSummary>(db.summaries)) {
    const person = rows.get(id)
    if (!person) throw new Error(`the summary of ${id} has no person`)
    const cards = newestSayings(said.get(id) ?? []).flatMap(({ source, fact }) => (fact.card ? [{ source, card: fact.card }] : []))
    yield { ...summary, importedName: person.importedName, cards }
  }
}

async function sayingsByPerson(db: Database, rows: ReadonlyMap<PersonId, PersonRow>): Promise<Map<PersonId, Saying[]>> {
  const imports = ranked(await appliedImports(db))
  const persons = await readAll<PersonId>(db.handles)
  const isTheirs = new Map([...rows].map(([id, row]) => [id, theirs(row)]))
  const said = new Map<PersonId, Saying[]>()
  for await (const page of pagesOf(db, [peopleStream])) {
    const from = imports.get(page.import)
    if (!from) continue
    for (const [, , content] of rowsOf(page)) {
      const fact = personOf(content)
      if (!fact.card) continue
      const saying = { source: from.row.header.importer, rank: from.rank, fact }
      for (const id of new Set(fact.handles.map((handle) => persons.get(handle)))) {
        if (id !== undefined && isTheirs.get(id)!(page.import, fact)) said.set(id, [...(said.get(id) ?? []), saying])
      }
    }
  }
  return said
}

async function* interactions(db: Database): AsyncGenerator<Omit<InteractionFact, 'fact'>[]> {
  const streams = [...(await Directory.load(db)).interactionStreams()].map(([stream]) => stream)
  for await (const { stream, contents } of newestIn(db, streams)) {
    yield contents.map((content) => interactionFields(stream, content))
  }
}

async function* connections(db: Database) {
  for await (const { contents } of newestIn(db, [connectionsStream])) {
    yield* contents.map(connectionFields)
  }
}

async function* encounters(db: Database): AsyncGenerator<Encounter & { person: Handle }> {
  for (const [person, met] of await readAll<readonly Encounter[]>(db.encounters)) for (const encounter of met) yield { ...encounter, person }
}

/** Without when the owner answered. */
async function* stories(db: Database): AsyncGenerator<Story> {
  for (const story of (await readAll<Story>(db.stories)).values()) {
    yield story.nominees === undefined ? story : { ...story, nominees: story.nominees.map(withoutWhen) }
  }
}

const withoutWhen = (nominee: Nominee): Nominee =>
  Object.fromEntries(Object.entries(nominee).filter(([field]) => field !== 'answered')) as unknown as Nominee

async function* coverage(db: Database) {
  yield* await coverageSpans(db)
}

async function* decisions(db: Database): AsyncGenerator<DumpedDecision> {
  yield* dumpedWords(await db.decisions.toArray(), await readAll<PersonId>(db.handles))
  yield* dumpedIdentity(db)
}

async function* imports(db: Database) {
  for (const { header, trailer } of await appliedImports(db)) {
    yield {
      importer: header.importer,
      owner: header.owner,
      files: header.files.map((file) => file.sha256),
      lines: trailer.sha256,
      read: trailer.read,
      kinds: trailer.kinds,
    }
  }
}

/** Stream by stream what the newest archive says under each natural id. */
async function* newestIn(db: Database, streams: readonly string[]): AsyncGenerator<{ stream: string; contents: Content[] }> {
  const applied = ranked(await appliedImports(db))
  let open: { stream: string; newest: Map<string, { rank: number; content: Content }> } | undefined
  const contentsOf = (one: NonNullable<typeof open>) => ({ stream: one.stream, contents: [...one.newest.values()].map(({ content }) => content) })
  for await (const page of pagesOf(db, streams)) {
    const from = applied.get(page.import)
    if (!from) continue
    if (open?.stream !== page.stream) {
      if (open) yield contentsOf(open)
      open = { stream: page.stream, newest: new Map() }
    }
    for (const [, , content] of rowsOf(page)) {
      const known = open.newest.get(content[0])
      if (!known || known.rank < from.rank) open.newest.set(content[0], { rank: from.rank, content })
    }
  }
  if (open) yield contentsOf(open)
}

