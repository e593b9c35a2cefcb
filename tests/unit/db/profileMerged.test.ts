// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeNote } from '../../../renderer/core/personEdits'
import { canonicalDump } from '../../../renderer/db/dump'
import { listGroups, listTags } from '../../../renderer/db/groups'
import { listPeople, personDetail } from '../../../renderer/db/people'
import { listTrash } from '../../../renderer/db/setAside'
import * as edits from '../../../renderer/services/edits'
import type { Library } from '../../../renderer/services/library'
import { account, card, records, time, tweet } from './facts'
import { newFolder, openAt, wipe, type Archive, type TestFolder } from './folder'

const bea = 'x:id:20'
const mail = 'email:bea@example.org'
const tom = 'x:id:30'
const network: Archive = {
  source: 'twitter.zip',
  outcomes: [{ asOf: time('2020-01-01') }, { facts: [account('20', [bea], 'Bea'), account('30', [tom], 'Tom Lind')] }, ...records(tweet('1', bea, '2016-03-01'), tweet('2', tom, '2016-03-02'))],
}
const book: Archive = { importer: 'vcard', source: 'contacts.vcf', outcomes: [{ asOf: time('2021-01-01') }, ...records(card('u1', [mail], 'Beatrix Ek'))] }

let folder: TestFolder
let library: Library
beforeEach(async () => {
  folder = await newFolder()
  library = await openAt(folder)
  for (const archive of [network, book]) await folder.add(archive)
  await library.catchUp()

  await edits.notePerson({ about: bea, text: 'Sings.' })
  await edits.notePerson({ about: mail, text: 'Likes tea.' })
  await edits.tagPeople({ about: [bea], tag: 'Choir', on: true })
  await edits.tagPeople({ about: [mail], tag: 'Abroad', on: true })
  await edits.tagPeople({ about: [mail], tag: 'Choir', on: false })
  await edits.putEntry({ about: bea, value: { entry: 'language', name: 'Finnish' } })
  await edits.putEntry({ about: mail, value: { entry: 'language', name: 'Sami' } })
  await edits.setText({ about: mail, field: 'nickname', value: 'Trixie' })
  await edits.setText({ about: bea, field: 'nickname', value: 'Bee' })
  await edits.renamePerson({ about: bea, name: 'Bea of the choir' })
  await edits.renamePerson({ about: mail, name: 'Beatrix' })
  await edits.putGroup({ group: 'g', name: 'Singers', kind: 'group' })
  await edits.joinGroup({ group: 'g', about: [bea, mail, tom], on: true })
  await edits.relatePeople({ about: bea, other: mail, relation: 'sibling', on: true })
  await edits.relatePeople({ about: mail, other: tom, relation: 'parent', on: true })
  await edits.setStanding({ about: [bea], standing: 'favourite', on: true })
})
afterEach(async () => {
  await wipe(library)
  await folder.remove()
})

const detail = async (handle: string) => (await personDetail(handle))!
const merge = async () => edits.mergePeople([(await detail(bea)).summary, (await detail(mail)).summary])
/** All that the person's page shows of the owner's words. */
const shown = async (handle: string) => {
  const { summary, profile, note, earlier } = await detail(handle)
  return { summary, profile, note, earlier }
}
const names = async () => (await listPeople()).map(({ name }) => name)

/** What both had, on one page. */
async function isAllThere(): Promise<void> {
  const { summary, profile, note, earlier } = await shown(mail)
  expect(summary).toMatchObject({ id: bea, name: 'Beatrix', tags: ['Abroad', 'Choir'], groups: ['g'], favourite: true, hasNote: true })
  expect(note).toBe('Sings.\n\nLikes tea.')
  expect(profile.notes.map(({ about }) => about)).toEqual([bea, mail])
  expect(profile.entries.language.map(({ value }) => value.name)).toEqual(['Finnish', 'Sami'])
  expect(profile.texts.nickname!.map(({ value }) => value)).toEqual(['Bee'])
  expect(profile.texts.given).toMatchObject([{ value: 'Beatrix', by: [{ source: 'vcard' }] }])
  expect(earlier.map(({ what, words }) => [what, words])).toEqual([['name', 'Bea of the choir'], ['nickname', 'Trixie']])
  expect(profile.relations.map(({ relation, other }) => [relation, other.name])).toEqual([['parent', 'Tom Lind']])
  expect((await detail(tom)).profile.relations.map(({ relation, other }) => [relation, other.id])).toEqual([['child', bea]])
  expect((await listGroups())[0]!.members.map(({ name }) => name)).toEqual(['Beatrix', 'Tom Lind'])
  expect(await listTags()).toEqual([{ tag: 'Abroad', count: 1 }, { tag: 'Choir', count: 1 }])
}

it('the dump has every word, from the side it was said', async () => {
  await edits.putFilter({ filter: 'f', name: 'Met', rule: { is: 'met', met: true } })
  await edits.logMeeting({ meeting: 'm', with: [tom], day: '2025-02-03', kind: 'call' })
  const parts = (await canonicalDump()).split('\n# ').find((part) => part.startsWith('decisions.ndjson'))!
  const said = parts.split('\n').slice(1).map((line) => JSON.parse(line) as { name: string; args: Record<string, unknown> })
  const of = (name: string) => said.filter((one) => one.name === name).map(({ args }) => args)
  expect(of('relatePeople')).toEqual([{ about: mail, other: tom, relation: 'parent' }, { about: bea, other: mail, relation: 'sibling' }])
  expect(of('tagPeople')).toEqual([{ about: mail, tag: 'Choir', on: false }, { about: mail, tag: 'Abroad', on: true }, { about: bea, tag: 'Choir', on: true }])
  expect(of('joinGroup')).toHaveLength(3)
  expect(of('logMeeting')).toMatchObject([{ kind: 'call', with: [tom] }])
  expect(new Set(said.map(({ name }) => name))).toEqual(new Set([
    'renamePerson', 'notePerson', 'setText', 'putEntry', 'tagPeople', 'joinGroup', 'setStanding', 'relatePeople', 'putGroup', 'putFilter', 'logMeeting',
  ]))
})

describe('two who become one', () => {
  it('keep every word either had, after another import and in a rebuilt database as well', async () => {
    await merge()
    await isAllThere()
    await folder.add({ ...book, source: 'again.vcf' })
    await folder.add({ ...network, source: 'again.zip', outcomes: [...network.outcomes, ...records(tweet('9', bea, '2022-01-01'))] })
    await library.catchUp()
    await isAllThere()
    await wipe(library)
    library = await openAt(folder)
    await library.catchUp()
    await isAllThere()
  })

  it.each([['taken back', async () => void (await edits.undo())], ['split', async () => void (await edits.splitPerson([[bea], [mail]]))]])('are each as before when it is %s', async (_, apart) => {
    const before = [await shown(bea), await shown(mail), await shown(tom)]
    const dump = await canonicalDump()
    await merge()
    expect(await names()).toEqual(['Beatrix', 'Tom Lind'])
    await apart()
    expect([await shown(bea), await shown(mail), await shown(tom)]).toEqual(before)
    expect(await canonicalDump()).toBe(dump)
  })

  it('have one note once it is written anew, also when they are taken apart', async () => {
    await merge()
    const { operations, words } = writeNote(await detail(bea), 'Sings, likes tea.')
    await edits.editTogether(words, ...operations)
    expect((await detail(mail)).note).toBe('Sings, likes tea.')
    expect((await detail(mail)).earlier.filter(({ what }) => what === 'note').map(({ words: said }) => said)).toEqual(['Likes tea.', 'Sings.'])
    await edits.splitPerson([[bea], [mail]])
    expect([(await detail(bea)).note, (await detail(mail)).note]).toEqual(['Sings, likes tea.', ''])
    await edits.undo()
    await edits.undo()
    expect((await detail(mail)).note).toBe('Sings.\n\nLikes tea.')
  })

  it('lose a tag when it is taken off as one, and are both in the trash', async () => {
    await merge()
    const { handles } = (await detail(bea)).summary
    await edits.tagPeople({ about: handles, tag: 'Choir', on: false })
    await edits.joinGroup({ group: 'g', about: handles, on: false })
    expect((await detail(mail)).summary.tags).toEqual(['Abroad'])
    expect((await listGroups())[0]!.members.map(({ name }) => name)).toEqual(['Tom Lind'])
    await edits.setStanding({ about: handles, standing: 'deleted', on: true })
    expect((await listTrash()).map(({ id }) => id)).toEqual([bea])
    await edits.splitPerson([[bea], [mail]])
    expect((await listTrash()).map(({ id }) => id)).toEqual([bea, mail])
    expect(await names()).toEqual(['Tom Lind'])
  })
})
