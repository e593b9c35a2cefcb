/** What the page's database says of itself, read from outside the app. */
import type { Page } from '@playwright/test'
import type { ImportRow, LibraryCounts } from '../../renderer/db/database'

export interface Tables {
  readonly imports: readonly ImportRow[]
  readonly counts?: LibraryCounts
  /** There are imports, and all are complete. */
  readonly applied: boolean
  /** And everybody's summary is worked out. */
  readonly derived: boolean
}

export function readTables(page: Page): Promise<Tables> {
  return page.evaluate(async () => {
    const result = <T>(request: IDBRequest<T>) => new Promise<T>((done, fail) => {
      request.onsuccess = () => done(request.result)
      request.onerror = () => fail(request.error ?? new Error('the database could not be read'))
    })
    const { name = '' } = (await indexedDB.databases()).find((database) => database.name?.startsWith('full-circle-')) ?? {}
    if (name === '') return { imports: [], applied: false, derived: false }
    const db = await result(indexedDB.open(name))
    try {
      const transaction = db.transaction(['imports', 'applied'])
      const imports = await result(transaction.objectStore('imports').getAll() as IDBRequest<ImportRow[]>)
      const rows = await result(transaction.objectStore('applied').getAll() as IDBRequest<({ key: string; complete?: boolean; stale?: boolean } & Partial<LibraryCounts>)[]>)
      const complete = rows.filter(({ key }) => key.startsWith('import:'))
      const applied = complete.length > 0 && complete.every((row) => row.complete)
      return {
        imports,
        applied,
        derived: applied && rows.some(({ key, stale }) => key === 'derived' && stale === false),
        counts: rows.find(({ key }) => key === 'counts') as LibraryCounts | undefined,
      }
    } finally {
      db.close()
    }
  })
}
