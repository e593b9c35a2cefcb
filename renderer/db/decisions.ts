/** Reading what the owner has said. */
import type { Handle } from '#contract/handles'
import type { OperationId } from '#contract/operations'
import { database, type Database } from './database'
import { ownWords, undoneImports, type OwnWords } from './words'

export async function wordsAbout(db: Database, handles: readonly Handle[]): Promise<OwnWords> {
  const rows = await db.decisions.where('about').anyOf([...handles]).distinct().toArray()
  return ownWords(rows, handles)
}

/** The import's undoing that is in force. */
export async function undoingOf(importId: string): Promise<OperationId | undefined> {
  return undoneImports(await database().decisions.where('name').equals('undoImport').toArray()).get(importId)
}

/** The marks, or judgements, of one item that are in force: more than one when it was said again. */
export async function sayingsOf(name: 'markMoment' | 'judgeEvidence', handles: readonly Handle[], item: string): Promise<OperationId[]> {
  const rows = await database().decisions.where('about').anyOf([...handles]).distinct().toArray()
  return rows.filter((row) => row.name === name && !row.undone && (row.args as { item: string }).item === item).map((row) => row.id)
}

/** The imports taken back by operations in force. */
export async function undoneImportIds(db: Database): Promise<ReadonlySet<string>> {
  return new Set(undoneImports(await db.decisions.where('name').equals('undoImport').toArray()).keys())
}

/** What the owner wrote or took away under one key of a list, in force. */
export async function entrySayings(handles: readonly Handle[], entry: string): Promise<OperationId[]> {
  const rows = await database().decisions.where('about').anyOf([...handles]).distinct().toArray()
  return rows.filter((row) => (row.name === 'putEntry' || row.name === 'dropEntry') && !row.undone && (row.args as { entry: string }).entry === entry).map((row) => row.id)
}
