/**
 * An import file into the database of the real page, in the real browser, against the same pages put into a bare IndexedDB. Seen from
 * outside: the page catches up as it always does at start, while its tables are watched.
 */
import { mkdir, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { openWindow } from '../e2e/appWindow'
import type { Host } from '../e2e/host'

export interface PageFigures {
  /** From the first transaction of the import to its last. */
  readonly applySeconds: number
  /** From there until everybody's summary is worked out. */
  readonly deriveSeconds: number
  readonly pages: number
  readonly interactions: number
  /** Pages a second into an object store with the same key and indexes, without Dexie and anything around. */
  readonly rawPagesPerSecond: number
}

/** `folder` is empty; the import file of `readLibrary` is moved into a library of its own. */
export async function measurePage(host: Host, folder: string, readLibrary: string): Promise<PageFigures> {
  const library = join(folder, 'Library')
  await mkdir(join(library, 'imports'), { recursive: true })
  const window = await openWindow({ host, folder, flags: ['--library', library], env: { FULL_CIRCLE_PROFILE: join(folder, 'profile') } })
  const { page } = window
  try {
    await page.getByRole('navigation').waitFor()
    await page.waitForFunction(async () => (await indexedDB.databases()).some(({ name }) => name?.startsWith('full-circle-')))
    for (const name of await readdir(join(readLibrary, 'imports'))) await rename(join(readLibrary, 'imports', name), join(library, 'imports', name))
    await page.reload()
    const times = await page.evaluate(watchCatchUp)
    return { ...times, ...(await page.evaluate(putRaw)) }
  } finally {
    await window.close()
  }
}

/** Runs in the page. */
async function watchCatchUp(): Promise<Pick<PageFigures, 'applySeconds' | 'deriveSeconds'>> {
  interface Row {
    readonly key: string
    readonly complete?: boolean
    readonly stale?: boolean
  }
  const result = <T>(request: IDBRequest<T>) => new Promise<T>((done, fail) => {
    request.onsuccess = () => done(request.result)
    request.onerror = () => fail(request.error ?? new Error('the database could not be read'))
  })
  // A page that has just been loaded again may not have opened its database yet.
  const opened = async (): Promise<string> => {
    for (;;) {
      const name = (await indexedDB.databases()).find((database) => database.name?.startsWith('full-circle-'))?.name
      if (name !== undefined) return name
      await new Promise((next) => setTimeout(next, 10))
    }
  }
  const db = await result(indexedDB.open(await opened()))
  let began = 0
  let applied = 0
  for (;;) {
    const rows = await result(db.transaction('applied').objectStore('applied').getAll() as IDBRequest<Row[]>)
    const imports = rows.filter(({ key }) => key.startsWith('import:'))
    const now = performance.now()
    if (began === 0 && imports.length > 0) began = now
    if (applied === 0 && imports.some(({ complete }) => complete)) applied = now
    if (applied > 0 && rows.some(({ key, stale }) => key === 'derived' && stale === false)) {
      db.close()
      return { applySeconds: (applied - began) / 1000, deriveSeconds: (now - applied) / 1000 }
    }
    await new Promise((next) => setTimeout(next, 10))
  }
}

/** Runs in the page. */
async function putRaw(): Promise<Omit<PageFigures, 'applySeconds' | 'deriveSeconds'>> {
  const most = 3000
  const result = <T>(request: IDBRequest<T>) => new Promise<T>((done, fail) => {
    request.onsuccess = () => done(request.result)
    request.onerror = () => fail(request.error ?? new Error('the database could not be read'))
  })
  const name = (await indexedDB.databases()).find((database) => database.name?.startsWith('full-circle-'))!.name!
  const db = await result(indexedDB.open(name))
  const store = db.transaction('pages').objectStore('pages')
  const pages = await result(store.count())
  const some = await result(db.transaction('pages').objectStore('pages').getAll(undefined, most))
  let interactions = 0
  await new Promise<void>((done) => {
    const cursor = db.transaction('pages').objectStore('pages').openCursor()
    cursor.onsuccess = () => {
      if (!cursor.result) return done()
      interactions += (cursor.result.value as { n: number }).n
      cursor.result.continue()
    }
  })
  db.close()

  const opening = indexedDB.open('bench-raw', 1)
  opening.onupgradeneeded = () => {
    const made = opening.result.createObjectStore('pages', { keyPath: ['stream', 'import', 'seq'] })
    made.createIndex('import', 'import')
    made.createIndex('members', 'members', { multiEntry: true })
  }
  const raw = await result(opening)
  const started = performance.now()
  for (let first = 0; first < some.length; first += 100) {
    const transaction = raw.transaction('pages', 'readwrite', { durability: 'strict' })
    const into = transaction.objectStore('pages')
    for (const row of some.slice(first, first + 100)) into.put(row)
    await new Promise<void>((done, fail) => {
      transaction.oncomplete = () => done()
      transaction.onerror = () => fail(transaction.error ?? new Error('a page could not be put'))
    })
  }
  const seconds = (performance.now() - started) / 1000
  raw.close()
  await result(indexedDB.deleteDatabase('bench-raw'))
  return { pages, interactions, rawPagesPerSecond: some.length / seconds }
}
