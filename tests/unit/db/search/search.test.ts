// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InteractionFact } from '../../../../electron/contract/records'
import type { Outcome } from '../../../../electron/importers/importer'
import type { SearchAnswer } from '../../../../renderer/core/search/model'
import { searchAll } from '../../../../renderer/db/search'
import { bringBackImport, claimHandles, ignoreHandles, logMeeting, markMoment, mergePeople, notePerson, putEntry, renamePerson, setStanding, undo, undoImport } from '../../../../renderer/services/edits'
import type { Library } from '../../../../renderer/services/library'
import { account, event, message, records, time, tweet } from '../facts'
import { newFolder, now, openAt, wipe, type TestFolder } from '../folder'

const bea = 'x:id:20'
const cem = 'x:id:30'
const nour = 'x:id:40'
const dmitri = 'x:id:50'

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

const find = (query: string, limit = 20): Promise<SearchAnswer> => searchAll(query, { limit, now, zone: 'UTC' })
const ids = async (query: string) => (await find(query)).words.map(({ id }) => id)
const take = async (...outcomes: Outcome[]) => {
  const { id } = await folder.add({ outcomes })
  await library.catchUp()
  return id
}
const inGroup = (id: string, from: string, at: string, text: string, who = [from]): InteractionFact => ({
  fact: 'interaction', id: `x:message:${id}`, stream: 'thread:x:club', at: time(at), network: 'x', kind: 'group-message', setting: 'private', direction: 'received', who, from, text, container: 'Book club',
})
const own = (id: string, at: string, text: string): InteractionFact => ({
  fact: 'interaction', id: `x:tweet:${id}`, stream: 'thread:own:x', at: time(at), network: 'x', kind: 'post', setting: 'public', direction: 'sent', who: [], text,
})

const people: Outcome[] = [{ facts: [account('20', [bea, 'x:@bea'], 'Bea Ekström', 1), account('30', [cem], 'Cem Aksoy', 1), account('40', [nour], 'نور الدين حداد', 1), account('50', [dmitri], 'Дмитрий Ёлкин', 1)] }]
const talk: Outcome[] = [
  ...people,
  ...records(
    tweet('1', bea, '2011-03-01', 'The green umbrella stands by the door'),
    tweet('2', bea, '2012-05-01', 'Another umbrella, red and small'),
    message('3', cem, '2013-06-01', 'Umbrellas don’t help on the island of Ærø'),
    message('4', nour, '2014-01-01', 'ما زالت قصة المِظلّة الخضراء'),
    message('5', cem, '2015-01-01', '明日は東京駅で会いましょう'),
    message('6', cem, '2016-01-01', 'צה״ל שָׁלוֹם לכולם'),
    event('7', bea, '2017-01-01', 'Café Tejo, Lisboa'),
    own('8', '2018-01-01', 'Nobody is named here, and it rains umbrellas'),
    inGroup('9', cem, '2019-01-01', 'we read about the lighthouse'),
    inGroup('10', bea, '2019-02-01', 'the lighthouse again'),
  ),
]

describe('finding words', () => {
  it('finds a sentence, the newest first, with what matches marked', async () => {
    await take(...talk)
    const answer = await find('umbrella')
    expect(answer.words.map(({ id }) => id)).toEqual(['x:tweet:8', 'x:message:3', 'x:tweet:2', 'x:tweet:1'])
    expect(answer.wordsTotal).toBe(4)
    expect(answer.partial).toBe(false)
    expect(answer.words[3]).toEqual({
      id: 'x:tweet:1', person: bea, name: 'Bea Ekström', who: [bea], at: time('2011-03-01'), network: 'x', setting: 'public', isMoment: false,
      words: { text: 'The green umbrella stands by the door', marks: [[10, 18]] },
    })
    expect(answer.words[0]).toMatchObject({ person: null, name: '' })
  })

  it.each([
    ['whole words that are finished', 'umbrella ', ['x:tweet:2', 'x:tweet:1']],
    ['several, in any order', 'door green', ['x:tweet:1']],
    ['beginnings', 'umbr sta', []],
    ['the last one as a beginning', 'umbrella sta', ['x:tweet:1']],
    ['phrases', '"green umbrella"', ['x:tweet:1']],
    ['no phrase out of order', '"umbrella green"', []],
    ['apostrophes of either kind', "don't", ['x:message:3']],
    ['letters without their accents', 'aero', ['x:message:3']],
    ['Arabic without its vowels', 'المظلة', ['x:message:4']],
    ['Hebrew without its points', 'שלום', ['x:message:6']],
    ['Hebrew abbreviations', 'צה"ל', ['x:message:6']],
    ['signs without blanks', '東京駅', ['x:message:5']],
    ['two of them', '会い', ['x:message:5']],
    ['one of them', '駅', ['x:message:5']],
    ['no run that is not there', '東京会', []],
    ['titles and places', 'tejo', ['calendar:7']],
    ['what was said in a group', 'lighthouse', ['x:message:10', 'x:message:9']],
  ])('finds %s', async (_, query, expected) => {
    await take(...talk)
    expect(await ids(query)).toEqual(expected)
    expect((await find(query)).wordsTotal).toBe(expected.length)
  })

  it.each([
    ['from:bea umbrella', []],
    ['from:cem umbrella', ['x:message:3']],
    ['from:me umbrella', ['x:tweet:8', 'x:tweet:2', 'x:tweet:1']],
    ['with:bea umbrella', ['x:tweet:2', 'x:tweet:1']],
    ['with:"Bea Ekstrom" with:cem umbrella', []],
    [`with:${bea} umbrella`, ['x:tweet:2', 'x:tweet:1']],
    ['from:bea', ['x:message:10']],
    ['with:cem lighthouse', ['x:message:9']],
    ['in:lisboa', ['calendar:7']],
    ['in:"book club"', ['x:message:10', 'x:message:9']],
    ['in:book in:calendar', []],
    ['before:2012 umbrella', ['x:tweet:1']],
    ['after:2011 before:2013 umbrella', ['x:tweet:2']],
    ['after:"june 2013" umbrella', ['x:tweet:8']],
    ['before:"2 march 2011"', ['x:tweet:1']],
    ['is:moment', []],
  ])('filters: %s', async (query, expected) => {
    await take(...talk)
    expect(await ids(query)).toEqual(expected)
  })

  it('says how many there are and hands out the newest of them', async () => {
    await take(...people, ...records(...Array.from({ length: 600 }, (_, n) => tweet(String(n), bea, new Date(Date.UTC(2011, 0, 1 + n)).toISOString(), `boat number ${n} at sea`))))
    const answer = await find('boat', 5)
    expect(answer.wordsTotal).toBe(600)
    expect(answer.words.map(({ id }) => id)).toEqual([599, 598, 597, 596, 595].map((n) => `x:tweet:${n}`))
    const phrase = await find('"at sea"', 5)
    expect(phrase).toMatchObject({ partial: true, atLeast: true })
    expect(phrase.words).toHaveLength(5)
    expect(phrase.wordsTotal).toBeGreaterThan(5)
    expect(phrase.wordsTotal).toBeLessThan(600)
  })
})

describe('what counts', () => {
  it('forgets an import that is taken back, and knows it again when it comes back', async () => {
    const id = await take(...talk)
    expect((await find('umbrella')).wordsTotal).toBe(4)
    await undoImport(id)
    expect((await find('umbrella')).wordsTotal).toBe(0)
    expect((await find('bea')).people).toEqual([])
    await bringBackImport(id)
    expect((await find('umbrella')).wordsTotal).toBe(4)
  })

  it('shows what several archives hold once, in the words of the newest', async () => {
    await take({ asOf: time('2020-01-01') }, ...people, ...records(tweet('1', bea, '2011-03-01', 'an old umbrella'), tweet('2', bea, '2011-04-01', 'still an umbrella')))
    const newer = await take({ asOf: time('2021-01-01') }, ...records(tweet('1', bea, '2011-03-01', 'a new parasol'), tweet('2', bea, '2011-04-01', 'still an umbrella')))
    expect(await ids('umbrella')).toEqual(['x:tweet:2'])
    expect((await find('umbrella')).wordsTotal).toBe(1)
    expect(await ids('parasol')).toEqual(['x:tweet:1'])
    await undoImport(newer)
    expect(await ids('umbrella')).toEqual(['x:tweet:2', 'x:tweet:1'])
    expect(await ids('parasol')).toEqual([])
  })

  it('counts what was said to several people once, and finds it with each', async () => {
    const both = (stream: string): InteractionFact => ({ ...tweet('1', stream, '2011-03-01', 'an umbrella for two'), who: [bea, cem] })
    await take(...people, ...records(both(bea), both(cem)))
    expect((await find('umbrella')).wordsTotal).toBe(1)
    expect(await ids('umbrella')).toEqual(['x:tweet:1'])
    expect(await ids('umbrella with:cem')).toEqual(['x:tweet:1'])
    expect(await ids('umbrella with:bea with:cem')).toEqual([])
  })

  it('leaves out who is in the trash or not a person', async () => {
    await take(...talk)
    await setStanding({ about: [bea, 'x:@bea'], standing: 'deleted', on: true })
    expect(await ids('umbrella')).toEqual(['x:tweet:8', 'x:message:3'])
    expect(await ids('lighthouse')).toEqual(['x:message:9'])
    expect((await find('bea')).people).toEqual([])
    expect((await find('lisboa')).places).toEqual([])
    await undo()
    expect((await find('umbrella')).wordsTotal).toBe(4)
  })

  it('follows merges and new names', async () => {
    await take(...talk)
    await find('umbrella')
    await renamePerson({ about: bea, name: 'Beatrix Holm' })
    expect((await find('beatrix')).people.map(({ id }) => id)).toEqual([bea])
    expect((await find('green umbrella')).words[0]).toMatchObject({ name: 'Beatrix Holm' })
    expect(await ids('with:beatrix umbrella')).toEqual(['x:tweet:2', 'x:tweet:1'])
  })

  it('answers the same after a restart and when the database was made again', async () => {
    await take(...talk)
    await notePerson({ about: bea, text: 'An umbrella of hers is still here' })
    const queries = ['umbrella', 'with:cem lighthouse', '東京駅', 'bea', 'lisboa', '"green umbrella"']
    const before = await Promise.all(queries.map((query) => find(query)))
    library.close()
    library = await openAt(folder)
    expect(await Promise.all(queries.map((query) => find(query)))).toEqual(before)
    await wipe(library)
    library = await openAt(folder)
    await library.catchUp()
    expect(await Promise.all(queries.map((query) => find(query)))).toEqual(before)
  })

  it('says so while something is being imported', async () => {
    await take(...talk)
    const row = (await library.db.imports.toArray())[0]!
    await library.db.imports.put({ ...row, id: 'unfinished', state: 'applying' })
    expect(await find('umbrella')).toMatchObject({ partial: true, wordsTotal: 4 })
    await library.db.imports.delete('unfinished')
    expect(await find('umbrella')).toMatchObject({ partial: false })
  })

  it('answers with people while the words are still being read', async () => {
    await take(...talk)
    let go!: () => void
    const held = new Promise<void>((done) => { go = done })
    const writing = library.db.transaction('rw', library.db.search, () => Dexie.waitFor(held))
    const early = await searchAll('bea', { limit: 5, now, zone: 'UTC', peopleFirst: true })
    expect(early).toMatchObject({ people: [{ id: bea }], words: [], partial: true, wordsFollow: true })
    go()
    await writing
    expect(await searchAll('lighthouse', { limit: 5, now, zone: 'UTC', peopleFirst: true })).toMatchObject({ wordsTotal: 2, partial: false })
  })

  it('ends a search that is overtaken', async () => {
    await take(...talk)
    const control = new AbortController()
    control.abort()
    await expect(searchAll('umbrella', { limit: 5, now, zone: 'UTC', signal: control.signal })).rejects.toThrow(/abort/i)
  })
})

describe('what the owner wrote', () => {
  beforeEach(() => take(...talk))

  it('finds notes, logged meetings, fields and why a moment mattered', async () => {
    await notePerson({ about: bea, text: 'Keeps bees on the roof' })
    await logMeeting({ meeting: 'm1', with: [bea], day: '2026-04-02', place: { name: 'Café Nord' }, text: 'Talked about bees' })
    await putEntry({ about: cem, entry: 'e1', value: { entry: 'field', label: 'Allergy', value: 'bees' } })
    await markMoment({ about: bea, item: 'x:tweet:1', why: 'The first time bees came up' })
    const answer = await find('bees')
    expect(new Set(answer.words.map(({ id }) => id))).toEqual(new Set([`note:${bea}`, 'meeting:m1', `field:e1:${cem}`, 'x:tweet:1']))
    expect(answer.wordsTotal).toBe(4)
    expect(answer.words.find(({ id }) => id === 'meeting:m1')).toMatchObject({ day: '2026-04-02', setting: 'inPerson', network: 'journal', words: { text: 'Talked about bees', marks: [[13, 17]] } })
    expect(await ids('is:moment')).toEqual(['x:tweet:1'])
    expect(await ids('is:moment umbrella')).toEqual(['x:tweet:1'])
    expect((await find('is:moment')).words[0]).toMatchObject({ at: time('2011-03-01'), words: { text: 'The first time bees came up' } })
    expect(await ids('bees before:2012')).toEqual(['x:tweet:1'])
    await markMoment({ about: bea, item: 'x:tweet:2', why: 'Another umbrella of hers' })
    const both = await find('umbrella', 1)
    expect(both.wordsTotal).toBe(4)
    await undo()
    expect(await ids('in:nord bees')).toEqual(['meeting:m1'])
    expect(await ids('from:bea bees')).toEqual([])
    await undo()
    expect(await ids('is:moment')).toEqual([])
  })
})

describe('finding people, places and days', () => {
  beforeEach(() => take(...talk))
  const names = async (query: string) => (await find(query)).people.map(({ id }) => id)

  it.each([
    ['a beginning', 'bea', [bea]],
    ['words in any order', 'ekstrom be', [bea]],
    ['a handle', '@bea', [bea]],
    ['a letter wrong', 'Ekstrem', [bea]],
    ['letters exchanged', 'Aksyo', [cem]],
    ['another script', 'نور', [nour]],
    ['its Latin spelling', 'dmitri', [dmitri]],
    ['its Latin spelling with a letter wrong', 'Dmitrij', [dmitri]],
  ])('finds people by %s', async (_, query, expected) => expect(await names(query)).toEqual(expected))

  it('marks the name, or what else matched', async () => {
    expect((await find('ekst')).people[0]).toEqual({ id: bea, name: { text: 'Bea Ekström', marks: [[4, 8]] } })
    await renamePerson({ about: bea, name: 'Trixi' })
    const [hit] = (await find('ekstr')).people
    expect(hit).toMatchObject({ id: bea, name: { text: 'Trixi', marks: [] } })
    expect(hit!.also?.marks).toHaveLength(1)
  })

  it('finds places with who was met there', async () => {
    expect((await find('lisb')).places).toEqual([{ name: { text: 'Café Tejo, Lisboa', marks: [[11, 15]] }, people: [{ id: bea, name: 'Bea Ekström' }] }])
  })

  it('finds days, months and years', async () => {
    expect((await find('march 2012')).dates).toEqual([{ words: 'March 2012', from: time('2012-03-01'), to: time('2012-04-01') }])
  })

  it('offers the nearest spelling where nothing was found', async () => {
    expect((await find('lihgthouse ')).nearest).toBe('lighthouse')
    expect((await find('umbrella')).nearest).toBeUndefined()
    expect((await find('the líghthoose agaim ')).nearest).toBe('the lighthouse again')
  })

  it('forgets who is not a person', async () => {
    await ignoreHandles({ handles: [cem], ignored: true })
    expect((await find('cem')).people).toEqual([])
    expect(await ids('island')).toEqual([])
    await ignoreHandles({ handles: [cem], ignored: false })
    expect(await ids('island')).toEqual(['x:message:3'])
    await ignoreHandles({ handles: [cem], ignored: true })
    await claimHandles({ handles: [cem], mine: true })
    expect(await ids('island')).toEqual(['x:message:3'])
  })

  it('shows a merged person under their id', async () => {
    await mergePeople([{ handles: [bea, 'x:@bea'] }, { handles: [cem] }])
    expect((await find('island')).words[0]).toMatchObject({ person: bea })
    expect(await ids(`with:${cem} green`)).toEqual(['x:tweet:1'])
  })
})
