/** The steps of applying on one database. Keeps the directory of streams in memory between the steps. */
import type { Applier } from './applier'
import { ImportApplier, removeImport } from './applyImport'
import { layoutVersion, type Database } from './database'
import { derive, touch, type Touched } from './derive'
import { applyOperations, forgetOperations } from './operations'
import { Spoken } from './spoken'
import { Directory } from './streams'

export function createApplying(db: Database): Applier {
  let directory: Directory | undefined
  let applier: ImportApplier | undefined
  let touched = nothing()
  const streams = async () => (directory ??= await Directory.load(db))

  /** After a failure memory and tables may differ: both begin again from what is written. */
  const orForget = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (error) {
      directory = undefined
      applier = undefined
      touched = { ...nothing(), all: true }
      throw error
    }
  }

  return {
    async prepare() {
      const row = await db.applied.get('layout')
      if (row?.key === 'layout' && row.version === layoutVersion) return false
      const empty = row === undefined && (await db.applied.count()) === 0
      // Last what says that there is something: cut off in the middle, it begins again.
      if (!empty) for (const table of [...db.tables.filter(({ name }) => name !== db.applied.name), db.applied]) await table.clear()
      directory = undefined
      await db.applied.put({ key: 'layout', version: layoutVersion })
      return !empty
    },

    beginImport: (file) => orForget(streams().then(async (all) => {
      applier = await ImportApplier.begin(db, all, file)
    })),

    lines: (lines) => orForget(begun(applier).lines(lines)),

    finishImport: () => orForget(begun(applier).finish().then(({ buckets, spoken }) => {
      applier = undefined
      touched.spoken.include(spoken)
      return buckets
    })),

    operations: (lines) => orForget(applyOperations(db, lines).then((changed) => {
      touch(touched, changed)
      return { imports: changed.some((row) => row.name === 'undoImport') }
    })),

    forgetOperations: (device, seq) => orForget(forgetOperations(db, device, seq).then((changed) => {
      touch(touched, changed)
    })),

    takeBack: (file) => orForget(streams().then(async (all) => {
      const row = await db.imports.get(file.id)
      const undone = { id: file.id, header: file.header, trailer: file.trailer }
      touched.spoken.include(await removeImport(db, all, row ?? { ...undone, buckets: null, state: 'applying' }, true))
    })),

    forgetImport: (id) => orForget(streams().then(async (all) => {
      const row = await db.imports.get(id)
      if (row) touched.spoken.include(await removeImport(db, all, row, false))
    })),

    derive: (now, whom) => orForget(derive(db, streams, whom === 'all' ? { ...touched, all: true } : touched, now, whom === 'due').then(() => {
      touched = nothing()
    })),

    // Its tables of names and letters are read when they are wanted.
    suggest: async () => (await import('./suggesting')).suggestAnew(db),

    // So are the word lists of eleven languages.
    topics: async () => (await import('./topicWork')).topicsAnew(db),

    close: () => db.close(),
  }
}

const nothing = (): Touched => ({ all: false, spoken: new Spoken(), handles: new Set(), who: new Set(), timelines: new Set(), entries: new Set() })

function begun(applier: ImportApplier | undefined): ImportApplier {
  if (!applier) throw new Error('no import has begun')
  return applier
}
