// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Card, PersonFact } from '../../../electron/contract/records'
import { entryKey } from '../../../renderer/core/entryKeys'
import { canonicalDump } from '../../../renderer/db/dump'
import { listFilters } from '../../../renderer/db/filters'
import { listGroups, listTags } from '../../../renderer/db/groups'
import { libraryCounts } from '../../../renderer/db/imports'
import { findPeople, listPeople, personDetail } from '../../../renderer/db/people'
import { ignoredHandles, listTrash, ownHandles } from '../../../renderer/db/setAside'
import * as edits from '../../../renderer/services/edits'
import type { Library } from '../../../renderer/services/library'
import { account, records, time, tweet } from './facts'
import { newFolder, openAt, wipe, type Archive, type TestFolder } from './folder'

const bea = 'x:id:20'
const mail = 'email:bea@example.org'
const tom = 'x:id:30'
const ada = 'x:id:40'

const cardOf = (card: Card): PersonFact => ({ fact: 'person', id: 'vcard:bea', handles: [mail], name: 'Beatrix Ek', card })
const book = (card: Card, asOf = '2021-01-01'): Archive => ({ importer: 'vcard', source: 'contacts.vcf', owner: ['email:me@example.org'], outcomes: [{ asOf: time(asOf) }, ...records(cardOf(card))] })
const berlin: Card = { given: 'Beatrix', family: 'Ek', addresses: [{ value: 'Berlin', label: 'home' }], dates: [{ label: 'birthday', month: 4, day: 2, raw: '--04-02' }], labels: ['Choir'] }
const network: Archive = {
  source: 'twitter.zip',
  outcomes: [
    { asOf: time('2020-01-01') }, { facts: [account('20', [bea, 'x:@bea'], 'Bea'), account('30', [tom], 'Tom Lind'), account('40', [ada], 'Ada Berg')] },
    ...records(tweet('1', bea, '2016-03-01'), tweet('2', tom, '2016-03-02'), tweet('3', ada, '2016-03-03')),
  ],
}

let folder: TestFolder
let library: Library
beforeEach(async () => {
  folder = await newFolder()
  library = await openAt(folder)
  for (const archive of [network, book(berlin)]) await folder.add(archive)
  await library.catchUp()
})
afterEach(async () => {
  await wipe(library)
  await folder.remove()
})

const profile = async (handle: string) => (await personDetail(handle))!.profile
const summary = async (handle: string) => (await personDetail(handle))!.summary
const listed = async () => (await listPeople()).map(({ name }) => name)
const rebuilt = async () => {
  await wipe(library)
  library = await openAt(folder)
  await library.catchUp()
}

describe('a person', () => {
  it('is found by any handle, with what the sources say', async () => {
    expect((await personDetail('x:@bea'))!.summary.id).toBe(bea)
    expect(await personDetail('x:id:99')).toBeNull()
    expect((await profile(mail)).entries.place).toEqual([{ entry: entryKey({ entry: 'place', name: 'Berlin' }), value: { entry: 'place', name: 'Berlin', label: 'home' }, by: [{ source: 'vcard', file: 'contacts.vcf' }] }])
    expect(await summary(mail)).toMatchObject({ where: 'Berlin', birthday: { month: 4, day: 2 }, tags: ['Choir'], hasNote: false })
  })

  it("shows the owner's words in lists as well, and goes back with undo", async () => {
    const before = await canonicalDump()
    await edits.setText({ about: mail, field: 'family', value: 'Lund' })
    await edits.setText({ about: mail, field: 'nickname', value: 'Bee' })
    await edits.putEntry({ about: mail, value: { entry: 'place', name: 'Oslo' } })
    await edits.putEntry({ about: mail, entry: entryKey({ entry: 'date', label: 'birthday', date: { month: 4, day: 2 } }), value: { entry: 'date', label: 'birthday', date: { year: 1980, month: 4, day: 3 } } })
    await edits.tagPeople({ about: [mail], tag: 'Friends', on: true })
    await edits.tagPeople({ about: [mail], tag: 'Choir', on: false })
    await edits.setStanding({ about: [mail], standing: 'favourite', on: true })
    await edits.setStanding({ about: [mail], standing: 'archived', on: true })
    expect(await summary(mail)).toMatchObject({
      name: 'Beatrix Lund', otherName: 'Beatrix Ek', alsoNamed: ['Bee'], where: 'Oslo', birthday: { year: 1980, month: 4, day: 3 }, tags: ['Friends'], favourite: true, archived: true,
    })
    expect(await findPeople('beatrix lund')).toHaveLength(1)
    expect((await findPeople('bee')).map(({ id }) => id)).toEqual([mail])
    await edits.renamePerson({ about: mail, name: 'B.' })
    expect((await summary(mail)).name).toBe('B.')
    const dump = await canonicalDump()
    await rebuilt()
    expect(await canonicalDump()).toBe(dump)
    for (let n = 0; n < 9; n++) await edits.undo()
    expect(await canonicalDump()).toBe(before)
  })

  it('keeps what was taken away or written anew over a later archive', async () => {
    const home = entryKey({ entry: 'place', name: 'Berlin' })
    const day = entryKey({ entry: 'date', label: 'birthday', date: { month: 4, day: 2 } })
    await edits.dropEntry({ about: mail, entry: home })
    await edits.putEntry({ about: mail, entry: day, value: { entry: 'date', label: 'birthday', date: { year: 1980, month: 4, day: 2 } } })
    await edits.tagPeople({ about: [mail], tag: 'Choir', on: false })
    await folder.add(book({ ...berlin, addresses: [{ value: 'BERLIN', label: 'flat' }, { value: 'Lund' }], nicknames: ['Bee'] }, '2023-01-01'))
    await library.catchUp()
    const { entries, tags, texts } = await profile(mail)
    expect(entries.place.map(({ value }) => value.name)).toEqual(['Lund'])
    expect(entries.date).toMatchObject([{ entry: day, value: { date: { year: 1980 } }, by: [{ source: 'you' }] }])
    expect(tags).toEqual([])
    expect(texts.nickname).toMatchObject([{ value: 'Bee', by: [{ source: 'vcard', file: 'contacts.vcf' }] }])
    await edits.undo()
    await edits.undo()
    await edits.undo()
    expect((await profile(mail)).entries.place.map(({ value }) => value.name)).toEqual(['BERLIN', 'Lund'])
  })
})

it('somebody written down by hand has that name until another is written, and again without it', async () => {
  const nils = await edits.createPerson('Nils Öberg')
  expect(await listed()).toContain('Nils Öberg')
  expect(await personDetail(nils)).toMatchObject({ importedName: 'Nils Öberg', summary: { name: 'Nils Öberg', id: nils } })
  await edits.renamePerson({ about: nils, name: 'Nisse' })
  expect(await personDetail(nils)).toMatchObject({ summary: { name: 'Nisse', alsoNamed: ['Nils Öberg'] }, earlier: [{ what: 'name', words: 'Nils Öberg' }] })
  await edits.renamePerson({ about: nils, name: '' })
  expect((await summary(nils)).name).toBe('Nils Öberg')
  await edits.mergePeople([await summary(nils), await summary(mail)])
  expect(await summary(nils)).toMatchObject({ id: mail, name: 'Beatrix Ek', alsoNamed: ['Nils Öberg'] })
})

describe('relations', () => {
  it('are seen from both sides, with the name that shows', async () => {
    await edits.relatePeople({ about: bea, other: tom, relation: 'parent', on: true })
    expect((await profile(bea)).relations).toEqual([{ relation: 'parent', other: { id: tom, name: 'Tom Lind' }, about: bea, otherHandle: tom, stored: 'parent', at: expect.any(Number) }])
    await edits.renamePerson({ about: bea, name: 'Bee' })
    const [fromTom] = (await profile(tom)).relations
    expect(fromTom).toEqual({ relation: 'child', other: { id: bea, name: 'Bee' }, about: bea, otherHandle: tom, stored: 'parent', at: expect.any(Number) })
    await edits.relatePeople({ about: fromTom!.about, other: fromTom!.otherHandle, relation: fromTom!.stored, on: false })
    expect((await profile(bea)).relations).toEqual([])
  })
})

describe('groups', () => {
  it('hold people, in the list and on their pages, as long as there is the group', async () => {
    await edits.putGroup({ group: 'g2', name: 'Singers', kind: 'group' })
    await edits.putGroup({ group: 'g1', name: 'Eks', kind: 'family' })
    await edits.joinGroup({ group: 'g1', about: [bea, tom, ada], on: true })
    await edits.joinGroup({ group: 'g1', about: [ada], on: false })
    expect(await listGroups()).toEqual([{ id: 'g1', name: 'Eks', kind: 'family', members: [{ id: bea, name: 'Bea' }, { id: tom, name: 'Tom Lind' }] }, { id: 'g2', name: 'Singers', kind: 'group', members: [] }])
    expect((await profile(bea)).groups).toEqual([{ id: 'g1', name: 'Eks', kind: 'family', others: [{ id: tom, name: 'Tom Lind' }], at: expect.any(Number) }])
    expect((await summary(bea)).groups).toEqual(['g1'])
    await edits.setStanding({ about: [tom], standing: 'deleted', on: true })
    expect((await listGroups())[0]!.members.map(({ id }) => id)).toEqual([bea])
    await edits.putGroup({ group: 'g1', name: 'The Eks', kind: 'family' })
    await edits.dropGroup({ group: 'g2' })
    expect((await listGroups()).map(({ name }) => name)).toEqual(['The Eks'])
    await edits.dropGroup({ group: 'g1' })
    expect(await listGroups()).toEqual([])
    expect((await profile(bea)).groups).toEqual([])
    await edits.undo()
    expect((await profile(bea)).groups).toHaveLength(1)
  })
})

it('tags are counted, the labels of the sources among them, the trash left out', async () => {
  await edits.tagPeople({ about: [bea, tom], tag: 'Choir', on: true })
  await edits.tagPeople({ about: [ada], tag: 'Abroad', on: true })
  await edits.tagPeople({ about: [ada], tag: 'choir', on: true })
  expect(await listTags()).toEqual([{ tag: 'Abroad', count: 1 }, { tag: 'Choir', count: 4 }])
  await edits.setStanding({ about: [ada, tom], standing: 'deleted', on: true })
  expect(await listTags()).toEqual([{ tag: 'Choir', count: 2 }])
})

it('filters stay in the order they were first kept, whatever is changed later', async () => {
  const filter = (id: string, name: string) => edits.putFilter({ filter: id, name, rule: { is: 'met', met: true } })
  await filter('f2', 'Met')
  await filter('f1', 'Seen')
  await filter('f2', 'Met once')
  expect(await listFilters()).toEqual([{ id: 'f2', name: 'Met once', rule: { is: 'met', met: true } }, { id: 'f1', name: 'Seen', rule: { is: 'met', met: true } }])
  await edits.dropFilter({ filter: 'f2' })
  expect((await listFilters()).map(({ id }) => id)).toEqual(['f1'])
  await edits.undo()
  expect((await listFilters()).map(({ id }) => id)).toEqual(['f2', 'f1'])
})

describe('the trash', () => {
  it('holds who was deleted; no archive brings them back, the owner does', async () => {
    await edits.relatePeople({ about: bea, other: tom, relation: 'friend', on: true })
    await edits.setStanding({ about: [tom], standing: 'deleted', on: true })
    expect(await listed()).toEqual(['Ada Berg', 'Bea', 'Beatrix Ek'])
    expect(await findPeople('Tom')).toEqual([])
    expect((await listTrash()).map(({ name }) => name)).toEqual(['Tom Lind'])
    expect((await libraryCounts()).people).toBe(3)
    expect((await profile(bea)).relations).toEqual([])
    expect((await profile(tom)).deleted).toBe(true)
    await folder.add({ ...network, source: 'again.zip', outcomes: [...network.outcomes, ...records(tweet('9', tom, '2022-01-01'))] })
    await library.catchUp()
    expect(await listed()).toEqual(['Ada Berg', 'Bea', 'Beatrix Ek'])
    await edits.setStanding({ about: [tom], standing: 'deleted', on: false })
    expect(await listed()).toContain('Tom Lind')
    expect(await listTrash()).toEqual([])
    expect((await profile(bea)).relations).toHaveLength(1)
  })
})

describe('words about whom no list shows', () => {
  const words = async () => {
    await edits.renamePerson({ about: tom, name: 'Tommy' })
    await edits.notePerson({ about: tom, text: 'Bakes.' })
    await edits.tagPeople({ about: [tom], tag: 'Bakers', on: true })
  }
  const back = async () => {
    expect(await listed()).toContain('Tommy')
    expect(await summary(tom)).toMatchObject({ hasNote: true, tags: ['Bakers'] })
    const dump = await canonicalDump()
    await rebuilt()
    expect(await canonicalDump()).toBe(dump)
  }

  it('wait with them in the trash', async () => {
    await edits.setStanding({ about: [tom], standing: 'deleted', on: true })
    await words()
    expect(await listTags()).not.toContainEqual(expect.objectContaining({ tag: 'Bakers' }))
    expect((await listTrash()).map(({ name }) => name)).toEqual(['Tommy'])
    await edits.setStanding({ about: [tom], standing: 'deleted', on: false })
    await back()
  })

  it('wait while the handle is nobody’s', async () => {
    await edits.ignoreHandles({ handles: [tom], ignored: true })
    await words()
    expect(await listTags()).not.toContainEqual(expect.objectContaining({ tag: 'Bakers' }))
    expect((await ignoredHandles()).map(({ name }) => name)).toEqual(['Tommy'])
    await edits.ignoreHandles({ handles: [tom], ignored: false })
    await back()
  })
})

describe('what is nobody and what is mine', () => {
  it('ignored handles are listed with the name a source has, the latest first', async () => {
    const one = await edits.ignoreHandles({ handles: [tom], ignored: true })
    await edits.ignoreHandles({ handles: [ada, 'email:news@example.org'], ignored: true })
    const ignored = await ignoredHandles()
    expect(ignored.map(({ handle, name }) => [handle, name])).toEqual([[ada, 'Ada Berg'], ['email:news@example.org', undefined], [tom, 'Tom Lind']])
    expect(ignored[2]!.operation).toBe(one.operations[0])
    await edits.ignoreHandles({ handles: [ada], ignored: false })
    expect((await ignoredHandles()).map(({ handle }) => handle)).toEqual(['email:news@example.org', tom])
    await edits.claimHandles({ handles: [tom], mine: true })
    expect((await ignoredHandles()).map(({ handle }) => handle)).toEqual(['email:news@example.org'])
  })

  it('own handles are listed with who says so, and end when the owner says so', async () => {
    expect(await ownHandles()).toEqual([{ handle: 'email:me@example.org', by: [{ source: 'vcard', file: 'contacts.vcf' }] }, { handle: 'x:id:1', by: [{ source: 'x', file: 'twitter.zip' }] }])
    await edits.claimHandles({ handles: ['x:id:1', 'tel:+4930123'], mine: true })
    expect((await ownHandles()).map(({ handle, by }) => [handle, by.map(({ source }) => source)])).toEqual([['email:me@example.org', ['vcard']], ['tel:+4930123', ['you']], ['x:id:1', ['you', 'x']]])
    await edits.claimHandles({ handles: ['x:id:1'], mine: false })
    expect((await ownHandles()).map(({ handle }) => handle)).toEqual(['email:me@example.org', 'tel:+4930123'])
  })
})
