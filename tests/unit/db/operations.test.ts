// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { JournalLine, Operation } from '../../../electron/contract/operations'
import { Touches } from '../../../renderer/core/touches'
import { canonicalDump } from '../../../renderer/db/dump'
import { libraryCounts } from '../../../renderer/db/imports'
import { applyOperations, undoneBy } from '../../../renderer/db/operations'
import { openDatabase } from '../../../renderer/db/database'
import { listPeople, personDetail, personIdOf } from '../../../renderer/db/people'
import { timelineItems } from '../../../renderer/db/timeline'
import { isUnderstood } from '../../../renderer/db/understood'
import { ownWords } from '../../../renderer/db/words'
import { dropEntry, judgeEvidence, logMeeting, markMoment, notePerson, putEntry, redo, renamePerson, undo, undoImport, unmark } from '../../../renderer/services/edits'
import type { Library } from '../../../renderer/services/library'
import { account, event, records, time, tweet } from './facts'
import { newFolder, openAt, wipe, type TestFolder } from './folder'

const bea = 'x:id:20'
const archive = {
  outcomes: [
    { asOf: time('2024-01-01') },
    { facts: [account('20', [bea, 'x:@bea'], 'Bea Ek')] },
    ...records(tweet('1', bea, '2016-03-01'), tweet('2', bea, '2022-06-05'), event('e1', bea, '2022-06-01T12:00Z')),
  ],
}

describe('edits', () => {
  let folder: TestFolder
  let library: Library
  beforeEach(async () => {
    folder = await newFolder()
    library = await openAt(folder)
    await folder.add(archive)
    await library.catchUp()
  })
  afterEach(async () => {
    await wipe(library)
    await folder.remove()
  })
  const summary = async () => (await listPeople())[0]!

  it('shows what was saved, and takes it back', async () => {
    await renamePerson({ about: 'x:@bea', name: 'Bee' })
    await notePerson({ about: bea, text: 'Met at the fair.' })
    expect(await summary()).toMatchObject({ name: 'Bee', hasNote: true })
    expect(await personDetail(bea)).toMatchObject({ note: 'Met at the fair.', importedName: 'Bea Ek' })
    await undo()
    await undo()
    expect(await summary()).toMatchObject({ name: 'Bea Ek', hasNote: false })
    await redo()
    expect((await summary()).name).toBe('Bee')
    await undo()
    expect((await summary()).name).toBe('Bea Ek')
  })

  it('reads no timeline for what is not about time', async () => {
    const reading = vi.spyOn(Touches.prototype, 'placesOf')
    const meet = { entry: 'met', words: 'at a fair', date: { year: 2015, month: 3, day: 2 } } as const
    const place = { entry: 'place', name: 'Lund' } as const
    const reads = async (edit: Promise<unknown>) => {
      await edit
      const read = reading.mock.calls.length > 0
      reading.mockClear()
      return read
    }
    expect(await reads(putEntry({ about: bea, entry: 'e', value: place }))).toBe(false)
    expect((await summary()).where).toBe('Lund')
    expect(await reads(dropEntry({ about: bea, entry: 'e' }))).toBe(false)
    expect((await summary()).where).toBeUndefined()
    expect(await reads(putEntry({ about: bea, entry: 'm', value: meet }))).toBe(true)
    expect((await summary()).firstEncounter).toBe(time('2015-03-02T12:00Z'))
    expect(await reads(putEntry({ about: bea, entry: 'm', value: place }))).toBe(true)
    expect(await summary()).toMatchObject({ where: 'Lund', firstEncounter: time('2022-06-01T12:00Z') })
    expect(await reads(undo())).toBe(true)
    expect((await summary()).firstEncounter).toBe(time('2015-03-02T12:00Z'))
    expect(await reads(dropEntry({ about: bea, entry: 'm' }))).toBe(true)
    expect((await summary()).firstEncounter).toBe(time('2022-06-01T12:00Z'))
  })

  it('keeps what a later word replaced in sight', async () => {
    await renamePerson({ about: bea, name: 'Bee' })
    await renamePerson({ about: bea, name: 'Beatrix' })
    await notePerson({ about: bea, text: 'one' })
    const detail = (await personDetail(bea))!
    expect(detail.earlier).toMatchObject([{ what: 'name', words: 'Bee' }])
    expect(detail.earlier[0]!.at).toBeGreaterThan(Date.UTC(2026, 0, 1))
    await undo()
    await undo()
    expect((await personDetail(bea))!.earlier).toEqual([])
  })

  it('marks a moment, writes its why anew, and unmarks it', async () => {
    await markMoment({ about: bea, item: 'x:tweet:1', why: 'how it began' })
    await markMoment({ about: bea, item: 'x:tweet:1', why: 'the very first word' })
    expect((await timelineItems(bea))[0]).toMatchObject({ why: 'the very first word' })
    expect((await summary()).moments).toBe(1)
    await unmark([bea], 'x:tweet:1')
    expect((await timelineItems(bea))[0]!.why).toBeUndefined()
    await undo()
    expect((await timelineItems(bea))[0]!.why).toBe('the very first word')
  })

  it('puts a logged meeting into the timeline, also of somebody new', async () => {
    await logMeeting({ with: [bea, 'person:4f'], day: '2025-02-03', text: 'A walk', place: { name: 'The harbour' } })
    const items = await timelineItems(bea)
    expect(items.at(-1)).toMatchObject({ kind: 'meeting', setting: 'inPerson', grade: 'confirmed', source: 'journal', day: '2025-02-03', text: 'A walk' })
    expect(await personIdOf('person:4f')).toBe('person:4f')
    expect(await libraryCounts()).toMatchObject({ people: 2, encounters: 2, handles: 3 })
    await undo()
    expect(await timelineItems(bea)).toHaveLength(3)
    expect(await personIdOf('person:4f')).toBeUndefined()
    expect(await libraryCounts()).toMatchObject({ people: 1, encounters: 1, handles: 2 })
  })

  it('lets a rejected meeting change the stage, for every later import as well', async () => {
    expect((await summary()).stage).toBe(4)
    await judgeEvidence({ about: bea, item: 'calendar:e1', verdict: 'rejected' })
    expect((await summary()).stage).toBe(1)
    await folder.add({ ...archive, source: 'again.zip' })
    await library.catchUp()
    expect((await summary()).stage).toBe(1)
  })

  it('has everything again after the database was lost', async () => {
    await renamePerson({ about: bea, name: 'Bee' })
    await logMeeting({ with: [bea], day: '2025-02-03' })
    await markMoment({ about: bea, item: 'x:tweet:1', why: 'first' })
    await undo()
    const second = await folder.add({ outcomes: records(tweet('7', 'x:id:30', '2020-01-01')) })
    await library.catchUp()
    await undoImport(second.id)
    const before = await canonicalDump(library.db)
    expect(before).toContain('Bee')
    await library.deriveAgain()
    expect(await canonicalDump(library.db)).toBe(before)
    await wipe(library)
    library = await openAt(folder)
    await library.catchUp()
    expect(await canonicalDump(library.db)).toBe(before)
  })
})

describe('what is in force', () => {
  const undoRow = (id: string, operation: string) => ({ id, clock: id, name: 'undo' as const, args: { operation }, about: [], undone: false })

  it('follows undos of undos', () => {
    expect([...undoneBy([undoRow('a:2', 'a:1')])]).toEqual(['a:1'])
    expect([...undoneBy([undoRow('a:2', 'a:1'), undoRow('a:3', 'a:2')])]).toEqual(['a:2'])
    expect([...undoneBy([undoRow('a:2', 'a:1'), undoRow('a:3', 'a:2'), undoRow('a:4', 'a:1')])].sort()).toEqual(['a:1', 'a:2'])
  })

  it('leaves what a newer version logged to that version', () => {
    const line = (kind?: string): JournalLine => ({ name: 'logMeeting', version: 1, args: { meeting: 'm', with: [bea], day: '2020-01-01', ...(kind && { kind }) }, seq: 1, clock: '0', device: 'a', check: '' } as JournalLine)
    expect([undefined, 'meeting', 'call', 'note'].map((kind) => isUnderstood(line(kind)))).toEqual([true, true, true, true])
    expect(['letter', 'constructor'].map((kind) => isUnderstood(line(kind)))).toEqual([false, false])
  })

  it('ends for undos in a ring', () => {
    expect(() => undoneBy([undoRow('a:1', 'a:2'), undoRow('a:2', 'a:1')])).not.toThrow()
  })

  it('does not depend on the order of arrival, nor on repetition', async () => {
    const operations: Operation[] = [
      { name: 'renamePerson', version: 1, args: { about: bea, name: 'One' } },
      { name: 'renamePerson', version: 1, args: { about: bea, name: 'Two' } },
      { name: 'undo', version: 1, args: { operation: 'b:2' } },
      { name: 'notePerson', version: 1, args: { about: bea, text: 'n' } },
      { name: 'undo', version: 1, args: { operation: 'a:3' } },
      { name: 'undo', version: 1, args: { operation: 'b:4' } },
    ]
    // Two devices took turns, so both journals have holes in their numbers.
    const lines = operations.map((operation, at): JournalLine => ({
      ...operation, seq: at + 1, clock: `000000000000${at}-0000`, device: at % 2 === 0 ? 'a' : 'b', check: '',
    }))
    let number = 0
    const settled = async (order: readonly JournalLine[]) => {
      const db = openDatabase(`order-${++number}`)
      for (const line of order) await applyOperations(db, [line])
      const rows = await db.decisions.toArray()
      await db.delete()
      return { words: ownWords(rows, [bea]), rows }
    }
    const expected = await settled(lines)
    expect(expected.words).toMatchObject({ name: 'Two', note: '' })
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...lines, ...lines], { minLength: 12 }), async (order) => {
        expect(await settled(order)).toEqual(expected)
      }),
      { numRuns: 30 },
    )
  })
})
