// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listPeople } from '../../../renderer/db/people'
import { openSuggestions, suggestionCount, suggestionsAreStale } from '../../../renderer/db/suggestions'
import * as edits from '../../../renderer/services/edits'
import type { Library } from '../../../renderer/services/library'
import { account, card, message, records, time } from './facts'
import { newFolder, openAt, wipe, type TestFolder } from './folder'

const [bea, mail, mobile] = ['x:id:20', 'email:bea@example.org', 'tel:+4915112345678']
const [tom, tomsMail] = ['x:id:30', 'email:tom@example.org']
const beas = `${mail} ? ${bea}`
const toms = `${tomsMail} ? ${tom}`
const xArchive = { outcomes: [{ asOf: time('2024-01-01') }, ...records(account('20', [bea, 'x:@bea_ek'], 'Bea Ek', 5), account('30', [tom, 'x:@toma'], 'Tom Ask'), message('1', bea, '2020-01-01'), message('2', tom, '2020-02-01'))] }
const cards = { importer: 'vcard', source: 'contacts.vcf', outcomes: [{ asOf: time('2024-01-02') }, ...records(card('1', [mail, mobile], 'Bea Ek'), card('2', [tomsMail], 'Tom Ask'))] }
const newerX = { outcomes: [{ asOf: time('2025-01-01') }, ...records(account('20', [bea, 'x:@bea_ek', 'email:bea@work.example'], 'Bea Ek', 9), account('30', [tom, 'x:@toma'], 'Tom Ask'))] }
/** The same account, seen with an id that goes before every other handle of theirs. */
const elsewhere = { importer: 'mastodon', source: 'mastodon.zip', owner: ['mastodon:me@m.example'], outcomes: [{ asOf: time('2025-02-01') }, ...records(account('b', ['mastodon:id:https://m.example/users/bea', mail], 'Bea Ek'))] }

describe('suggestions', () => {
  let folder: TestFolder
  let library: Library
  beforeEach(async () => {
    folder = await newFolder()
    library = await openAt(folder)
    await folder.add(xArchive)
    await folder.add(cards)
    await library.catchUp()
    await library.suggest()
  })
  afterEach(async () => {
    await wipe(library)
    await folder.remove()
  })
  const open = async () => (await openSuggestions()).map(({ left, right }) => `${left} ? ${right}`).sort()
  const person = async (handle: string) => (await listPeople()).find(({ handles }) => handles.includes(handle))!
  /** What is shown at once, and what is found when it is worked out again. */
  const nowAndAnew = async () => {
    const now = await open()
    await library.suggest()
    expect(await open()).toEqual(now)
    return now
  }
  const takeIn = async (archive: Parameters<TestFolder['add']>[0]) => {
    const { id } = await folder.add(archive)
    await library.catchUp()
    await library.suggest()
    return id
  }

  it('are there, with their reasons, and are worked out once', async () => {
    expect(await open()).toEqual([beas, toms])
    expect(await suggestionCount()).toBe(2)
    expect((await openSuggestions()).map(({ confidence, reasons }) => [confidence, ...reasons.map(({ words }) => words)])).toContainEqual(['hint', 'same full name'])
    expect(await library.suggest()).toBe(false)
  })

  it('go with a merge, and come back when it is undone', async () => {
    await edits.mergePeople([await person(bea), await person(mail)])
    expect(await open()).toEqual([toms])
    await edits.undo()
    expect(await nowAndAnew()).toEqual([beas, toms])
    await edits.redo()
    expect(await nowAndAnew()).toEqual([toms])
    // Nobody was left to ask about; now there is again.
    await edits.undo()
    expect(await suggestionsAreStale(library.db)).toBe(true)
    await library.suggest()
    expect(await open()).toEqual([beas, toms])
  })

  it('are not made again of whom a split has divided', async () => {
    await edits.mergePeople([await person(bea), await person(mail)])
    await library.suggest()
    await edits.splitPerson([[bea, 'x:@bea_ek'], [mail, mobile]])
    expect(await person(mail)).toMatchObject({ id: mail })
    expect(await nowAndAnew()).toEqual([toms])
  })

  it('are not made again of whom you keep apart, though both are known by more and under other ids', async () => {
    await edits.keepApart([await person(bea), await person(mail)])
    expect(await nowAndAnew()).toEqual([toms])
    await takeIn(newerX)
    await takeIn(elsewhere)
    expect((await person(bea)).handles).toContain('email:bea@work.example')
    expect((await person(mail)).id).not.toBe(mail)
    expect(await open()).toEqual([toms])

    await wipe(library)
    library = await openAt(folder)
    await library.catchUp()
    await library.suggest()
    expect(await open()).toEqual([toms])
  })

  it('of whom you keep apart come back when that is undone', async () => {
    await edits.keepApart([await person(bea), await person(mail)])
    await library.suggest()
    await edits.undo()
    // What was left out is found by the next working out.
    expect(await suggestionsAreStale(library.db)).toBe(true)
    await library.suggest()
    expect(await open()).toEqual([beas, toms])
  })

  it('stay away when an archive comes again after its import was undone', async () => {
    await edits.keepApart([await person(bea), await person(mail)])
    const cardsId = (await folder.state()).imports.find(({ header }) => header.importer === 'vcard')!.id
    await edits.undoImport(cardsId)
    expect(await nowAndAnew()).toEqual([])
    await edits.bringBackImport(cardsId)
    await library.suggest()
    expect(await open()).toEqual([toms])
  })

  it('leave out who is in the trash, and have them again when they are restored', async () => {
    const about = (await person(mail)).handles
    await edits.setStanding({ about, standing: 'deleted', on: true })
    expect(await nowAndAnew()).toEqual([toms])
    await edits.setStanding({ about, standing: 'deleted', on: false })
    await library.suggest()
    expect(await open()).toEqual([beas, toms])
  })

  it('leave out who is nobody, or yourself, as long as that is so', async () => {
    await edits.ignoreHandles({ handles: [mail, mobile], ignored: true })
    expect(await nowAndAnew()).toEqual([toms])
    await edits.ignoreHandles({ handles: [mail, mobile], ignored: false })
    await edits.claimHandles({ handles: [tomsMail], mine: true })
    expect(await open()).not.toContain(toms)
    await library.suggest()
    expect(await open()).toEqual([beas])
  })

  it('go over to what somebody became, the other way round where it must be', async () => {
    await takeIn({ importer: 'facebook', source: 'facebook.zip', owner: ['facebook:name:Own Er'], outcomes: [{ asOf: time('2025-01-01') }, ...records(account('f', ['a:id:1'], 'Somebody Else'))] })
    expect(await open()).toEqual([beas, toms])
    await edits.mergePeople([await person(bea), await person('a:id:1')])
    const [first] = (await openSuggestions()).filter(({ left, right }) => left === mail || right === mail)
    const other = (await person(bea)).id
    expect([first!.left, first!.right]).toEqual([mail, other].sort())
    for (const { handles } of await listPeople()) for (const { left, right } of await openSuggestions()) expect(handles.includes(left) && handles.includes(right)).toBe(false)
  })

  it('are stale when who may be one has changed, and not for a note', async () => {
    expect(await suggestionsAreStale(library.db)).toBe(false)
    await edits.notePerson({ about: bea, text: 'Likes pears.' })
    expect(await suggestionsAreStale(library.db)).toBe(false)
    await edits.renamePerson({ about: tom, name: 'Tomas Ask' })
    expect(await suggestionsAreStale(library.db)).toBe(true)
    expect(await library.suggest()).toBe(true)
    expect(await suggestionsAreStale(library.db)).toBe(false)
    await folder.add(elsewhere)
    await library.catchUp()
    expect(await suggestionsAreStale(library.db)).toBe(true)
    // What is there stays to be decided meanwhile.
    expect(await suggestionCount()).toBe(2)
  })
})
