// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PersonDetail, TimelineItem } from '../../../renderer/core/model'
import { personDetail } from '../../../renderer/db/people'
import { PersonReading } from '../../../renderer/db/personReading'
import * as edits from '../../../renderer/services/edits'
import type { Library } from '../../../renderer/services/library'
import { account, event, groupMessage, message, records, time, tweet } from './facts'
import { newFolder, now, openAt, wipe, type TestFolder } from './folder'

const bea = 'x:id:20'
const at = (hours: number) => new Date(time('2012-01-01') + hours * 3_600_000).toISOString()
/** Two archives of one life, the newer with some of the older's words and others, and a group: 4,200 items in 30 pages. */
const older = { outcomes: [{ asOf: time('2024-01-01') }, ...records(account('20', [bea, 'x:@bea'], 'Bea Ek'),
  ...Array.from({ length: 3000 }, (_, n) => message(`m${n}`, bea, at(n * 10), `said ${n}`)), ...Array.from({ length: 600 }, (_, n) => groupMessage(`g${n}`, 'club', bea, at(n * 40 + 5))), event('e1', bea, '2012-03-02'))] }
const newer = { source: 'newer.zip', outcomes: [{ asOf: time('2025-01-01') }, ...records(...Array.from({ length: 900 }, (_, n) => message(`m${n}`, bea, at(n * 10), `said ${n}, as it is now`)), ...Array.from({ length: 600 }, (_, n) => tweet(`t${n}`, bea, at(n * 50 + 1), `public ${n}`)))] }

let folder: TestFolder
let library: Library
let pagesRead = 0
beforeAll(async () => {
  folder = await newFolder()
  await folder.add(older)
  library = await openAt(folder)
  await library.catchUp()
  library.db.pages.hook('reading', (page) => { pagesRead++; return page })
})
afterAll(async () => {
  await wipe(library)
  await folder.remove()
})

it('shows the beginning before the rest is read, and reads nothing twice', async () => {
  const reading = new PersonReading(library.db)
  const shown: PersonDetail[] = []
  const read = () => reading.read(bea, now, (first) => shown.push(first))
  const pagesOf = async (work: () => Promise<unknown>) => {
    const before = pagesRead
    await work()
    return pagesRead - before
  }
  let before: PersonDetail | null = null
  const follows = async () => {
    const whole = await read()
    expect(whole).toEqual(await personDetail(bea, now))
    const known = new Map(before?.items.map((item) => [item.id, item]))
    const others = whole!.items.filter((item) => known.get(item.id) !== item)
    before = whole
    return others
  }

  await follows()
  expect(shown).toHaveLength(1)
  const { readTo, items, summary, circle, encounters, story } = shown[0]!
  expect(items.length).toBeLessThan(2000)
  expect(items.length).toBeGreaterThan(500)
  // Up to there nothing is missing, and what the tables tell is all there.
  expect(items).toEqual(before!.items.filter((item) => item.at !== null && item.at <= readTo!))
  expect({ summary, circle, encounters, story }).toEqual({ summary: before!.summary, circle: before!.circle, encounters: before!.encounters, story: before!.story })

  await edits.markMoment({ about: bea, item: 'x:message:m1500', why: 'because' })
  expect((await follows()).map(({ id, why }) => [id, why])).toEqual([['x:message:m1500', 'because']])
  await edits.undo()
  expect((await follows()).map(({ id, why }) => [id, why])).toEqual([['x:message:m1500', undefined]])
  await edits.logMeeting({ with: [bea], day: '2015-05-05', text: 'A walk' })
  expect((await follows()).map(({ text }) => text)).toEqual(['A walk'])
  await edits.judgeEvidence({ about: bea, item: 'calendar:e1', verdict: 'rejected' })
  expect((await follows()).map(({ id }) => id)).toEqual(['calendar:e1'])
  expect(await pagesOf(read)).toBeLessThan(3)

  const { id } = await folder.add(newer)
  await library.catchUp()
  const isNew = ({ id: item, text = '' }: TimelineItem) => item.startsWith('x:tweet:') || text.endsWith('as it is now')
  const others = await follows()
  expect(others).toHaveLength(1500)
  expect(others.every(isNew)).toBe(true)
  await edits.undoImport(id)
  expect((await follows()).some(isNew)).toBe(false)
  // A first look is for whoever sees nothing yet.
  expect(shown).toHaveLength(1)
}, 60_000)

it('answers whoever asks meanwhile as well', async () => {
  const reading = new PersonReading(library.db)
  const [first, second] = await Promise.all([reading.read(bea, now), reading.read('x:@bea', now)])
  expect(first).toEqual(await personDetail(bea, now))
  expect(second).toEqual(first)
  expect(await reading.read('x:id:99', now)).toBeNull()
})
