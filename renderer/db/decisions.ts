/** Reading what the owner has said. */
import type { Handle } from '#contract/handles'
import type { OperationId } from '#contract/operations'
import { database, type Database, type DecisionRow } from './database'
import { ownWords, undoneImports, type OwnWords } from './words'

export const wordsAbout = async (db: Database, handles: readonly Handle[]): Promise<OwnWords> => ownWords(await rowsAbout(db, handles), handles)

/** Every operation about some of the handles. One that names very many people is read once, not once for each of the handles. */
export async function rowsAbout(db: Database, handles: Iterable<Handle>): Promise<DecisionRow[]> {
  const wanted = new Set(handles)
  // Asking for each of very many takes longer than reading all there are.
  if (wanted.size > many && (await db.decisions.count()) < wanted.size * rowsAsFast) return (await db.decisions.toArray()).filter(({ about }) => about.some((handle) => wanted.has(handle)))
  const ids = new Set(await db.decisions.where('about').anyOf([...wanted]).primaryKeys())
  return (await db.decisions.bulkGet([...ids])).filter((row) => row !== undefined)
}

const many = 50
/** Rows read in the time that one handle is asked for. */
const rowsAsFast = 20

/** The import's undoing that is in force. */
export async function undoingOf(importId: string): Promise<OperationId | undefined> {
  return undoneImports(await database().decisions.where('name').equals('undoImport').toArray()).get(importId)
}

/** The marks, or judgements, of one item that are in force: more than one when it was said again. */
export async function sayingsOf(name: 'markMoment' | 'judgeEvidence', handles: readonly Handle[], item: string): Promise<OperationId[]> {
  const rows = await rowsAbout(database(), handles)
  return rows.filter((row) => row.name === name && !row.undone && (row.args as { item: string }).item === item).map((row) => row.id)
}

/** The owner's answers to some statements about a person, in force. */
export async function answersOf(handles: readonly Handle[], statements: readonly string[]): Promise<OperationId[]> {
  const wanted = new Set(statements)
  const rows = await rowsAbout(database(), handles)
  return rows.filter((row) => row.name === 'judgeStatement' && !row.undone && wanted.has((row.args as { statement: string }).statement)).map((row) => row.id)
}

/** The imports taken back by operations in force. */
export async function undoneImportIds(db: Database): Promise<ReadonlySet<string>> {
  return new Set(undoneImports(await db.decisions.where('name').equals('undoImport').toArray()).keys())
}

/** What the owner wrote or took away under one key of a list, in force. */
export async function entrySayings(handles: readonly Handle[], entry: string): Promise<OperationId[]> {
  const rows = await rowsAbout(database(), handles)
  return rows.filter((row) => (row.name === 'putEntry' || row.name === 'dropEntry') && !row.undone && (row.args as { entry: string }).entry === entry).map((row) => row.id)
}
