/** Measures what an edit takes on the database of wherever this runs: the page of the app, or in memory where it only must be seen to work. */
import type { Handle } from '../../electron/contract/handles'
import type { JournalLine, Operation } from '../../electron/contract/operations'
import type { ImportHeader, ImportTrailer, InteractionFact, Line } from '../../electron/contract/records'
import type { Applier } from '../../renderer/db/applier'
import { createApplying } from '../../renderer/db/applying'
import { databaseName, openDatabase } from '../../renderer/db/database'
import { peopleLines } from './searchData'

export interface EditFigures {
  readonly people: number
  readonly interactions: number
  readonly edits: readonly EditFigure[]
}

export interface EditFigure {
  readonly edit: string
  /** Median: writing the operation, and everything that follows from it. */
  readonly applyMs: number
  readonly deriveMs: number
  /** The same for taking it back. */
  readonly undoMs: number
}

const encoder = new TextEncoder()
const importId = 'bench'
const now = Date.UTC(2026, 10, 2)
const day = 86_400_000
/** Of an ordinary person. */
const few = 3

/** One person has `most` interactions, everybody else a few. */
export async function runEdits(people: number, most: number, tell: (text: string) => void = () => undefined): Promise<EditFigures> {
  await deleted()
  const applying = createApplying(openDatabase('edits-bench'))
  try {
    tell('taking in')
    const interactions = await takeIn(applying, people, most)
    tell('who is who')
    await applying.derive(now, 'all')
    const edits: EditFigure[] = []
    for (const [edit, operations] of editsOf(people)) {
      tell(edit)
      edits.push(await measured(applying, edit, operations))
    }
    return { people, interactions, edits }
  } finally {
    applying.close()
    await deleted()
  }
}

/** What is measured, each a few times where it is quick. The first person is the one with very many interactions. */
function* editsOf(people: number): Generator<readonly [edit: string, operations: readonly Operation[]]> {
  const some = Array.from({ length: 7 }, (_, at) => 1 + Math.floor(((at + 1) * people) / 9))
  const note = (person: number): Operation => ({ name: 'notePerson', version: 1, args: { about: handleOf(person), text: `Likes ${person}.` } })
  const mark = (person: number): Operation => ({ name: 'markMoment', version: 1, args: { about: handleOf(person), item: `x:message:${person}-1`, why: 'because' } })
  const log = (person: number): Operation => ({ name: 'logMeeting', version: 1, args: { meeting: `m${person}`, with: [handleOf(person)], day: '2020-05-05' } })
  const merge = (one: number, other: number): Operation => ({ name: 'mergePeople', version: 1, args: { handles: [handleOf(one), handleOf(other)] } })
  const favourites = (count: number): Operation => ({ name: 'setStanding', version: 1, args: { about: firstHandles(count), standing: 'favourite', on: true } })
  const tagged = (count: number): Operation => ({ name: 'tagPeople', version: 1, args: { about: firstHandles(count), tag: 'club', on: true } })
  yield ['a note', some.map(note)]
  yield ['a note on the largest', [0, 0, 0].map(note)]
  yield ['a mark', some.map(mark)]
  yield ['a mark on the largest', [0, 0, 0].map(mark)]
  yield ['a log entry', some.map(log)]
  yield ['a log entry with the largest', [0, 0, 0].map(log)]
  yield ['a merge of two', some.map((person) => merge(person, person + 1))]
  yield ['a merge with the largest', [1, 2, 3].map((person) => merge(0, person))]
  yield ['1,000 favourites', [favourites(Math.min(1000, people))]]
  yield ['a tag for 1,000', [tagged(Math.min(1000, people))]]
  yield ['all favourites', [favourites(people)]]
  yield ['a tag for all', [tagged(people)]]
  yield ['a note after all that', some.map(note)]
  yield ['a merge after all that', some.map((person) => merge(person, person + 1))]
}

const handleOf = (person: number): Handle => `x:id:${2000 + person}`
const firstHandles = (count: number): Handle[] => Array.from({ length: count }, (_, person) => handleOf(person))

let seq = 0

/** The operations stay in force: as a journal grows, so do the figures. */
async function measured(applying: Applier, edit: string, operations: readonly Operation[]): Promise<EditFigure> {
  const times: { apply: number; derive: number; undo: number }[] = []
  for (const operation of operations) {
    const apply = await timed(() => applying.operations([lineOf(operation)]))
    const done = `here:${seq}`
    const derive = await timed(() => applying.derive(now, 'touched'))
    const back = (of: string) => timed(async () => {
      await applying.operations([lineOf({ name: 'undo', version: 1, args: { operation: of } })])
      await applying.derive(now, 'touched')
    })
    const undo = await back(done)
    await back(`here:${seq}`)
    times.push({ apply, derive, undo })
  }
  const median = (of: 'apply' | 'derive' | 'undo') => times.map((one) => one[of]).sort((a, b) => a - b)[Math.floor(times.length / 2)]!
  return { edit, applyMs: median('apply'), deriveMs: median('derive'), undoMs: median('undo') }
}

function lineOf(operation: Operation): JournalLine {
  seq++
  return { ...operation, seq, clock: `${String(now).padStart(13, '0')}${seq.toString(36).padStart(4, '0')}here`, device: 'here', check: '' }
}

async function takeIn(applying: Applier, people: number, most: number): Promise<number> {
  await applying.prepare()
  const interactions = most + few * (people - 1)
  const header: ImportHeader = { format: 'full-circle-import', version: 1, id: importId, importer: 'x', importerVersion: 1, app: 'bench', time: now, source: 'bench.zip', files: [], owner: ['x:id:1'] }
  const trailer: ImportTrailer = {
    format: 'full-circle-import-end', read: interactions + people, merged: 0, skipped: {}, failed: {}, kinds: {}, lines: { person: people, connection: 0, interaction: interactions, coverage: 0, issue: 0 },
    from: null, to: null, asOf: now, entries: ['messages.js', 'people.js'], unlisted: 0, sha256: '0',
  }
  await applying.beginImport({ id: importId, header, trailer })
  for (const lines of messageLines(people, most)) await applying.lines(encoder.encode(lines))
  for (const lines of peopleLines(people)) await applying.lines(encoder.encode(lines))
  await applying.finishImport()
  return interactions
}

/** With a meeting every hundred messages, and one with everybody. */
function* messageLines(people: number, most: number): Generator<string> {
  let batch: string[] = []
  for (let person = 0, said = 0; person < people; person++) {
    const handle = handleOf(person)
    const count = person === 0 ? most : few
    for (let n = 0; n < count; n++, said++) {
      const received = n % 2 === 0
      const base = { fact: 'interaction', stream: handle, at: now - 5000 * day + Math.floor((n * 5000 * day) / count), who: [handle], src: [0, said], counts: 1 } as const
      const line: Line<InteractionFact> = n % 100 === (count === few ? 2 : 99)
        ? { ...base, id: `x:event:${person}-${n}`, network: 'calendar', kind: 'event', setting: 'inPerson', direction: 'mutual', event: `x:event:${person}-${n}`, grade: 'strong', place: { name: 'Café Nord' } }
        : { ...base, id: `x:message:${person}-${n}`, network: 'x', kind: 'message', setting: 'private', direction: received ? 'received' : 'sent', text: `Words of the usual length that somebody says to somebody, number ${n}.`, ...(received ? { from: handle } : {}) }
      batch.push(JSON.stringify(line))
      if (batch.length >= 1000) {
        yield batch.join('\n')
        batch = []
      }
    }
  }
  if (batch.length > 0) yield batch.join('\n')
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

async function deleted(): Promise<void> {
  await new Promise<void>((done, fail) => {
    const request = indexedDB.deleteDatabase(databaseName('edits-bench'))
    request.onsuccess = () => done()
    request.onerror = () => fail(request.error ?? new Error('the database could not be deleted'))
  })
}
