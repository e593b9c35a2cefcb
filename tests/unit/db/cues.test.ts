// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { InteractionFact } from '../../../electron/contract/records'
import type { Story } from '../../../renderer/core/story'
import { readAll } from '../../../renderer/db/buckets'
import { personDetail, listPeople } from '../../../renderer/db/people'
import { PagePacker } from '../../../renderer/db/pages'
import { judgeEvidence, logMeeting, putEntry, undoImport } from '../../../renderer/services/edits'
import { account, event, groupMessage, message, records, time, tweet } from './facts'
import { mainOf, newFolder, openAt, wipe, type TestFolder } from './folder'
import type { Library } from '../../../renderer/services/library'

const bea = 'x:id:20'
const plain = Array.from({ length: 450 }, (_, n) => message(`p${n}`, bea, '2020-01-02T10:00:00Z', `nothing to see ${n}`))
const hinting = [message('h1', bea, '2020-05-09T18:00:00Z', 'Great to meet you yesterday'), tweet('h2', bea, '2020-05-10', '@bea thank you so much for everything')]
const elsewhere = groupMessage('g1', 'club', bea, '2020-05-09')
const photo: InteractionFact = { ...tweet('t1', bea, '2021-06-01', 'What a view'), id: 'fb:post:1', kind: 'tag', network: 'facebook' }

let folder: TestFolder
let library: Library
beforeEach(async () => {
  folder = await newFolder()
  library = await openAt(folder)
})
afterEach(async () => {
  await wipe(library)
  await folder.remove()
})

const archive = (asOf: string, ...facts: readonly InteractionFact[]) => ({ outcomes: [{ asOf: time(asOf) }, ...records(account('20', [bea, 'x:@bea'], 'Bea Ek'), ...facts)] })
const detail = async () => (await personDetail(bea, Date.UTC(2026, 5, 1)))!
const told = async () => {
  const { encounters, hints = [], items, story, summary, circle } = await detail()
  return {
    encounters: encounters.map(({ id, grade, day, evidence }) => [id, grade, day, evidence]), hints: hints.map(({ id, verdict }) => [id, verdict]),
    cues: items.filter(({ cue }) => cue).map(({ id }) => id), candidates: story.candidates, counts: summary.counts, stage: circle.stage,
  }
}
const candidatesInTable = async () => (await readAll<Story>(library.db.stories)).get(bea)?.candidates
const rebuilt = async () => {
  await wipe(library)
  library = await openAt(folder)
  await library.catchUp()
}

it('pages say which rows are worth reading, and the words become hints', async () => {
  await folder.add(archive('2022-01-01', ...plain, ...hinting, elsewhere, photo))
  await library.catchUp()
  const flagged = (await library.db.pages.toArray()).filter(({ cues }) => cues !== undefined)
  expect(flagged.map(({ cues }) => cues!.length)).toEqual([2])
  const first = await told()
  expect(first).toMatchObject({
    encounters: [['cue:x:message:h1', 'candidate', '2020-05-08', ['cue:x:message:h1']], ['cue:fb:post:1', 'candidate', '2021-06-01', ['cue:fb:post:1']]],
    hints: [['cue:x:message:h1', undefined], ['cue:fb:post:1', undefined]], cues: ['x:message:h1', 'x:tweet:h2'], candidates: 2, stage: 1,
  })
  expect(first.counts).toMatchObject({ inPerson: 0 })
  expect((await detail()).items.some(({ id }) => id.startsWith('cue:'))).toBe(false)
  // The same archive once more, a newer one that repeats it, and the database built anew.
  await folder.add(archive('2022-01-01', ...plain, ...hinting, elsewhere, photo))
  await folder.add(archive('2023-01-01', ...hinting, photo))
  await library.catchUp()
  expect(await told()).toEqual(first)
  await rebuilt()
  expect(await told()).toEqual(first)
})

it('what a newer archive says of a message decides, the older one is undone with its hint', async () => {
  await folder.add(archive('2022-01-01', ...hinting))
  const newer = await folder.add(archive('2023-01-01', message('h1', bea, '2020-05-09T18:00:00Z', 'Great that it worked')))
  await library.catchUp()
  expect((await told()).encounters).toEqual([])
  await undoImport(newer.id)
  expect((await told()).encounters).toHaveLength(1)
})

it('what the owner said of a hint stays, whatever is imported again', async () => {
  await folder.add(archive('2022-01-01', ...hinting, photo))
  await library.catchUp()
  await judgeEvidence({ about: bea, item: 'cue:x:message:h1', verdict: 'accepted', day: '2020-05-07', place: { name: 'Graz' } })
  await judgeEvidence({ about: bea, item: 'cue:fb:post:1', verdict: 'rejected' })
  const judged = await told()
  expect(judged).toMatchObject({
    encounters: [['cue:x:message:h1', 'confirmed', '2020-05-07', ['cue:x:message:h1']]], hints: [['cue:x:message:h1', 'accepted'], ['cue:fb:post:1', 'rejected']], candidates: 0, stage: 4,
  })
  expect((await detail()).encounters[0]).toMatchObject({ place: { name: 'Graz' } })
  expect((await listPeople())[0]).toMatchObject({ stage: 4 })
  await folder.add(archive('2023-01-01', ...hinting, photo, ...plain))
  await library.catchUp()
  expect(await told()).toMatchObject({ encounters: judged.encounters, hints: judged.hints, candidates: 0, stage: 4 })
  await rebuilt()
  expect(await told()).toMatchObject({ encounters: judged.encounters, hints: judged.hints, candidates: 0, stage: 4 })
})

it('a record may be corrected: its day is the owner’s, in the table and on the page', async () => {
  await folder.add(archive('2022-01-01', event('1', bea, '2020-05-09T18:00:00Z'), ...hinting))
  await library.catchUp()
  expect((await told()).encounters).toEqual([['cue:x:message:h1', 'candidate', '2020-05-08', ['cue:x:message:h1']], ['calendar:1', 'strong', undefined, ['calendar:1']]])
  await judgeEvidence({ about: bea, item: 'calendar:1', verdict: 'accepted', day: '2020-05-08' })
  expect((await told()).encounters).toEqual([['calendar:1', 'confirmed', '2020-05-08', ['calendar:1', 'cue:x:message:h1']]])
  expect((await listPeople())[0]).toMatchObject({ firstEncounter: Date.UTC(2020, 4, 8, 12) })
})

it('words of a day ahead hint at a meeting once that day has come', async () => {
  await wipe(library)
  const before = Date.UTC(2024, 4, 9, 20)
  library = await openAt(folder, mainOf(folder), before)
  await folder.add(archive('2024-05-09', message('h3', bea, '2024-05-09T18:00:00Z', 'See you on Saturday')))
  await library.catchUp()
  expect(await candidatesInTable()).toBe(0)
  library.close()
  library = await openAt(folder, mainOf(folder), before + 3 * 86_400_000)
  await library.catchUp()
  expect(await candidatesInTable()).toBe(1)
})

it('the whole date of how they met is a meeting, as long as it stands', async () => {
  await folder.add(archive('2022-01-01', ...hinting))
  await library.catchUp()
  const value = { entry: 'met', words: 'At the fair', date: { year: 2012, month: 3, day: 4 } } as const
  await putEntry({ about: bea, entry: 'e1', value })
  expect((await told()).encounters[0]).toEqual(['cue:met:e1', 'confirmed', '2012-03-04', ['cue:met:e1']])
  expect((await listPeople())[0]).toMatchObject({ firstEncounter: Date.UTC(2012, 2, 4, 12), path: 'met first' })
  await rebuilt()
  expect((await listPeople())[0]).toMatchObject({ firstEncounter: Date.UTC(2012, 2, 4, 12), path: 'met first' })
  await judgeEvidence({ about: bea, item: 'cue:met:e1', verdict: 'rejected' })
  expect((await listPeople())[0]).toMatchObject({ firstEncounter: null })
})

it('what the owner logged is always read', async () => {
  await logMeeting({ meeting: 'm', with: [bea], day: '2020-05-09', text: 'Tom came too' })
  await library.catchUp()
  expect((await told()).cues).toEqual(['meeting:m'])
})

it('a row too long for a page of others keeps its mark, and so do the rows around it', () => {
  const packer = new PagePacker('i')
  const row = (n: number, text: string) => JSON.stringify([0, n, [`id${n}`, text]])
  packer.add('s', row(0, 'a'), 0, undefined, true)
  packer.add('s', row(1, 'x'.repeat(70_000)), 1, undefined, true)
  packer.add('s', row(2, 'b'), 2)
  packer.add('s', row(3, 'c'), 3, undefined, true)
  packer.close()
  expect(packer.finished.map(({ n, cues }) => [n, cues])).toEqual([[1, [0]], [1, [0]], [2, [1]]])
})
