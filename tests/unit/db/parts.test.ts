// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import type { PersonFact } from '../../../electron/contract/records'
import { undoMerges } from '../../../renderer/core/identityEdits'
import { canonicalDump } from '../../../renderer/db/dump'
import { mergedPeople } from '../../../renderer/db/merged'
import { personParts } from '../../../renderer/db/parts'
import { personDetail, personIdOf } from '../../../renderer/db/people'
import { addHandle, editTogether, keepApart, logMeeting, mergePeople, splitPerson, undo } from '../../../renderer/services/edits'
import type { Library } from '../../../renderer/services/library'
import { account, card, event, message, records, time, tweet } from './facts'
import { newFolder, now, openAt, wipe, type Archive } from './folder'

/** Bea writes as x:id:20, is in the address book with a mail address, and was met under it; the notary shares nothing but the name. */
const tweets: Archive = {
  source: 'twitter.zip',
  outcomes: [{ facts: [account('20', ['x:id:20', 'x:@bea'], 'Bea')] }, ...records(tweet('1', 'x:id:20', '2013-05-01'), tweet('2', 'x:id:20', '2022-05-01'), message('3', 'x:@bea', '2015-02-01'))],
}
const book: Archive = { importer: 'vcard', source: 'contacts.vcf', outcomes: records(card('u1', ['email:bea@example.org'], 'Bea Ek'), card('u2', ['email:notary@example.org'], 'Bea Ek')) }
const calendar: Archive = { importer: 'icalendar', source: 'calendar.ics', outcomes: records(event('lunch', 'email:bea@example.org', '2019-06-01T10:00Z'), event('dinner', 'email:bea@example.org', '2020-06-01T10:00Z')) }

async function withLibrary(archives: readonly Archive[], work: (library: Library) => Promise<void>): Promise<void> {
  const folder = await newFolder()
  const library = await openAt(folder)
  for (const archive of archives) await folder.add(archive)
  await library.catchUp()
  await work(library)
  await wipe(library)
  await folder.remove()
}

const personOf = async (handle: string) => (await personDetail((await personIdOf(handle))!))!
const partsOf = async (handle: string) => (await personParts((await personIdOf(handle))!, now))!

it('says of each handle what came with it, from where, and how often you met', async () => {
  await withLibrary([tweets, book, calendar], async () => {
    await mergePeople([(await personOf('x:id:20')).summary, (await personOf('email:bea@example.org')).summary])
    await logMeeting({ with: ['x:@bea'], day: '2021-01-02' })
    const { parts, merges } = await partsOf('x:@bea')
    expect(parts.map(({ handle, items, meetings, names, sources }) => [handle, items, meetings, names, sources.map(({ source, file }) => `${source} ${file ?? ''}`)])).toEqual([
      ['x:id:20', 2, 0, ['Bea'], ['x twitter.zip']],
      ['email:bea@example.org', 2, 2, ['Bea Ek'], ['vcard contacts.vcf', 'icalendar calendar.ics']],
      ['x:@bea', 2, 1, ['Bea'], ['x twitter.zip', 'you ']],
    ])
    expect(parts[0]).toMatchObject({ from: time('2013-05-01'), to: time('2022-05-01') })
    expect(merges).toHaveLength(1)
    expect(await personParts('x:id:nobody', now)).toBeNull()
  })
})

it('lists who is one by the word of the owner and by several sources, and nobody else', async () => {
  const both = { ...book, outcomes: records({ fact: 'person', id: 'vcard:u3', handles: ['email:tom@example.org', 'x:@tom'], name: 'Tom Arden' } satisfies PersonFact) }
  const tom = { source: 'later.zip', outcomes: [{ facts: [account('30', ['x:id:30', 'x:@tom'], 'Tom')] }, ...records(tweet('9', 'x:id:30', '2020-01-01'))] }
  await withLibrary([tweets, book, calendar, both, tom], async () => {
    expect(await mergedPeople()).toMatchObject([{ id: 'x:id:30', by: 'evidence' }])
    await mergePeople([(await personOf('email:notary@example.org')).summary, (await personOf('email:bea@example.org')).summary])
    expect(await mergedPeople()).toMatchObject([{ id: 'email:bea@example.org', by: 'you' }, { id: 'x:id:30', by: 'evidence' }])
    // The same people, united by the sources already: no merge of yours.
    await mergePeople([(await personOf('x:id:30')).summary])
    expect((await mergedPeople()).map(({ by }) => by)).toEqual(['you', 'evidence'])
    await addHandle({ about: 'x:id:20', handle: 'email:bea-at-work@example.org' })
    expect(await mergedPeople()).toHaveLength(2)
  })
})

it('taken apart again, nobody is merged any more, and the library is what it was', async () => {
  await withLibrary([tweets, book, calendar], async (library) => {
    const before = await canonicalDump(library.db)
    const [bea, card_] = [(await personOf('x:id:20')).summary, (await personOf('email:bea@example.org')).summary]
    await mergePeople([bea, card_])
    expect((await personOf('email:bea@example.org')).summary.id).toBe('x:id:20')
    await splitPerson([card_.handles, bea.handles])
    expect((await personOf('email:bea@example.org')).summary.id).toBe('email:bea@example.org')
    expect(await mergedPeople()).toEqual([])
    expect((await partsOf('x:id:20')).merges).toEqual([])
    expect(await canonicalDump(library.db)).toBe(before)
  })
})

it('an answer to a suggestion is in the dump, also of people merged before it, and no merge undoes that of another pair', async () => {
  await withLibrary([tweets, book, calendar], async (library) => {
    await mergePeople([(await personOf('x:id:20')).summary, (await personOf('email:bea@example.org')).summary])
    await keepApart([(await personOf('x:id:20')).summary, (await personOf('email:notary@example.org')).summary])
    const kept = '{"args":{"people":["email:notary@example.org","x:id:20"]},"name":"keepApart"}'
    expect((await canonicalDump(library.db)).split('\n')).toContain(kept)
    const { merges } = await partsOf('x:id:20')
    const { words, operations } = undoMerges(merges)
    await editTogether(words, ...operations)
    expect((await canonicalDump(library.db)).split('\n')).toContain(kept)
    await mergePeople([(await personOf('x:id:20')).summary, (await personOf('email:notary@example.org')).summary])
    expect((await canonicalDump(library.db)).split('\n')).not.toContain(kept)
  })
})

it('undoing the whole merge takes back each word that made it, and can be taken back', async () => {
  await withLibrary([tweets, book, calendar], async (library) => {
    const before = await canonicalDump(library.db)
    await mergePeople([(await personOf('x:id:20')).summary, (await personOf('email:bea@example.org')).summary])
    await mergePeople([(await personOf('x:id:20')).summary, (await personOf('email:notary@example.org')).summary])
    const { merges } = await partsOf('email:notary@example.org')
    expect(merges).toHaveLength(2)
    expect(merges[0]!.at).toBeGreaterThan(merges[1]!.at)
    const { words, operations } = undoMerges(merges)
    const undone = await editTogether(words, ...operations)
    expect(await mergedPeople()).toEqual([])
    expect(await canonicalDump(library.db)).toBe(before)
    await undo(undone)
    expect((await partsOf('email:notary@example.org')).parts).toHaveLength(4)
    await undo()
    await undo()
    expect(await canonicalDump(library.db)).toBe(before)
  })
})
