// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Operation } from '../../../electron/contract/operations'
import { canonicalDump } from '../../../renderer/db/dump'
import { listFilters } from '../../../renderer/db/filters'
import { listTags } from '../../../renderer/db/groups'
import { readHistory } from '../../../renderer/db/history'
import { libraryCounts } from '../../../renderer/db/imports'
import { mergedPeople } from '../../../renderer/db/merged'
import { listPeople, personDetail, personIdOf } from '../../../renderer/db/people'
import { ignoredHandles, listTrash } from '../../../renderer/db/setAside'
import { openSuggestions } from '../../../renderer/db/suggestions'
import { timelineItems } from '../../../renderer/db/timeline'
import * as edits from '../../../renderer/services/edits'
import type { Library } from '../../../renderer/services/library'
import { account, card, follower, message, records, time } from './facts'
import { newFolder, openAt, wipe, type TestFolder } from './folder'

const [bea, mail, mobile] = ['x:id:20', 'email:bea@example.org', 'tel:+4915112345678']
const xArchive = {
  outcomes: [{ asOf: time('2024-01-01') }, ...records(account('20', [bea, 'x:@bea'], 'Bea Ek', 5), account('30', ['x:id:30', 'x:@shop'], 'The Shop'), message('1', bea, '2020-01-01'), message('2', 'x:id:30', '2020-02-01'), follower('40'))],
}
const cards = { importer: 'vcard', source: 'contacts.vcf', outcomes: [{ asOf: time('2024-01-02') }, ...records(card('1', [mail, mobile], 'Beatrix Ek'))] }

describe('the owner\u2019s word on who is who', () => {
  let folder: TestFolder
  let library: Library
  beforeEach(async () => {
    folder = await newFolder()
    library = await openAt(folder)
    await folder.add(xArchive)
    await folder.add(cards)
    await library.catchUp()
  })
  afterEach(async () => {
    await wipe(library)
    await folder.remove()
  })
  const people = async () => (await listPeople()).map(({ name, handles }) => `${name}: ${handles.join(' ')}`)
  const person = async (handle: string) => (await listPeople()).find(({ handles }) => handles.includes(handle))!
  const rebuilt = async () => {
    await wipe(library)
    library = await openAt(folder)
    await library.catchUp()
  }

  it('merges two with all that is theirs, and undo brings both back', async () => {
    const before = [await people(), await libraryCounts()]
    await edits.mergePeople([await person(bea), await person(mail)])
    expect(await people()).toEqual([`Beatrix Ek: ${bea} ${mail} ${mobile} x:@bea`, 'The Shop: x:id:30 x:@shop'])
    expect(await personIdOf(mail)).toBe(bea)
    expect((await personDetail(mail))!.facts.map(({ name }) => name)).toEqual(['Beatrix Ek', 'Bea Ek'])
    expect(await libraryCounts()).toMatchObject({ people: 2, handles: 6 })
    await edits.undo()
    expect([await people(), await libraryCounts()]).toEqual(before)
  })

  it('shows a name once when a record is split, with whom the source knows best', async () => {
    await edits.splitPerson([[mail], [mobile]])
    expect(await people()).toEqual(['+4915112345678: tel:+4915112345678', `Bea Ek: ${bea} x:@bea`, `Beatrix Ek: ${mail}`, 'The Shop: x:id:30 x:@shop'])
    expect((await personDetail(mail))!.facts).toHaveLength(1)
    expect((await personDetail(mobile))!.facts).toEqual([])
    const dump = await canonicalDump(library.db)
    expect(dump).toContain('"name":"splitPerson"')
    await rebuilt()
    expect(await canonicalDump(library.db)).toBe(dump)
  })

  it('a suggestion turned down is not made again when either of the two has further handles', async () => {
    const archive = (source: string, importer: string, ...handles: string[]) => folder.add({ source, importer, outcomes: records(account(source, handles, 'Ida Lorenz')) })
    await archive('bluesky.zip', 'bluesky', 'bluesky:id:did-ida', 'bluesky:@ida_lorenz')
    await archive('gram.zip', 'instagram', 'instagram:@ida_lorenz')
    const pairs = async () => {
      await library.catchUp()
      await library.suggest()
      return (await openSuggestions()).map(({ left, right }) => [left, right]).filter((pair) => pair.some((id) => id.includes('ida')))
    }
    expect(await pairs()).toEqual([['bluesky:id:did-ida', 'instagram:@ida_lorenz']])
    await edits.keepApart([await person('bluesky:id:did-ida'), await person('instagram:@ida_lorenz')])
    expect(await pairs()).toEqual([])
    await archive('gram2.zip', 'instagram', 'instagram:@ida_lorenz', 'instagram:id:7', 'email:ida@example.org')
    await archive('cards2.vcf', 'vcard', 'card:ida', 'email:ida@example.org', 'tel:+4915199999999')
    expect(await pairs()).toEqual([])
    expect((await person('instagram:@ida_lorenz')).handles.length).toBeGreaterThan(3)
    await edits.undo()
    expect((await pairs()).length).toBeGreaterThan(0)
  })

  it('stays when archives come again, go, and come back', async () => {
    await edits.mergePeople([await person(bea), await person(mail)])
    await edits.keepApart([await person(bea), await person('x:id:30')])
    const dump = await canonicalDump(library.db)
    expect(dump).toContain('"name":"mergePeople"')
    expect(dump).toContain('"name":"keepApart"')
    // A newer archive says that they are one.
    const { id } = await folder.add({ outcomes: [{ asOf: time('2025-01-01') }, ...records(account('99', [bea, 'x:id:30', 'x:@new'], 'Bea Ek'))] })
    await library.catchUp()
    expect((await person(bea)).handles).toContain('x:@new')
    expect((await person('x:id:30')).handles).toEqual(['x:id:30', 'x:@shop'])
    await edits.undoImport(id)
    expect(await canonicalDump(library.db)).toBe(dump)

    const cardsId = (await folder.state()).imports.find(({ header }) => header.importer === 'vcard')!.id
    await edits.undoImport(cardsId)
    expect((await person(bea)).handles).toEqual([bea, mail, mobile, 'x:@bea'])
    await edits.bringBackImport(cardsId)
    expect(await canonicalDump(library.db)).toBe(dump)
  })

  it('has people whom no archive knows, with handles written down by hand', async () => {
    const quin = await edits.createPerson('Quin Aas')
    expect(await people()).toContain(`Quin Aas: ${quin}`)
    await edits.addHandle({ about: quin, handle: 'x:id:40' })
    expect(await people()).toContain(`Quin Aas: x:id:40 ${quin}`)
    // An archive has known the account all the time.
    expect((await personDetail(quin))!.connections).toMatchObject([{ network: 'x', relation: 'follower' }])
    await edits.mergePeople([await person(quin), await person(mail)])
    expect(await person(mail)).toMatchObject({ name: 'Quin Aas', id: 'x:id:40' })
    await edits.undo()
    await edits.undo()
    await edits.undo()
    expect(await people()).toHaveLength(3)
    await edits.redo()
    expect(await people()).toContain(`Quin Aas: ${quin}`)
  })

  it('leaves out who is nobody, whatever comes later, and keeps what they wrote', async () => {
    await edits.ignoreHandles({ handles: ['x:id:30', 'x:@shop'], ignored: true })
    expect(await people()).toHaveLength(2)
    expect(await libraryCounts()).toMatchObject({ people: 2, interactions: 2 })
    await folder.add({ outcomes: [{ asOf: time('2025-01-01') }, ...records(account('30', ['x:id:30', 'x:@shop', 'email:news@shop.example'], 'The Shop'), message('3', 'x:id:30', '2021-02-01'))] })
    await library.catchUp()
    expect(await people()).toHaveLength(2)
    await edits.ignoreHandles({ handles: ['x:id:30', 'x:@shop'], ignored: false })
    expect(await timelineItems('x:id:30')).toHaveLength(2)
    expect((await person('x:id:30')).handles).toEqual(['x:id:30', 'email:news@shop.example', 'x:@shop'])
  })

  it('is not there in lines that make no sense, and these spoil nothing', async () => {
    await edits.keepApart([await person(bea), await person(mail)])
    const shown = async () => [await canonicalDump(library.db), await openSuggestions(), (await readHistory('UTC')).map(({ parts }) => parts), await ignoredHandles(), await listTrash(), await mergedPeople(), await listTags(), await listFilters(), await personDetail(bea)]
    await library.suggest()
    const before = await shown()
    const senseless: unknown[] = [
      { name: 'splitPerson', args: {} }, { name: 'keepApart', args: { groups: 'all' } }, { name: 'keepApart', args: { groups: [[bea], 7, [mail, ''], [null]] } },
      { name: 'mergePeople', args: { handles: 5 } }, { name: 'addHandle', args: {} }, { name: 'ignoreHandles', args: { handles: [bea] } }, { name: 'claimHandles', args: { handles: [{}], mine: 'yes' } },
      { name: 'notePerson', args: { about: bea } }, { name: 'tagPeople', args: { about: [bea], on: true } }, { name: 'putEntry', args: { about: bea, entry: 'e' } }, { name: 'putEntry', args: { about: bea, entry: 'e', value: { entry: 'place' } } },
      { name: 'setStanding', args: { about: bea, standing: 'deleted', on: true } }, { name: 'putFilter', args: { filter: 'f', name: 'F', rule: { all: 3 } } }, { name: 'logMeeting', args: { meeting: 'm', day: '2020-01-01' } },
      { name: 'judgeEvidence', args: { about: bea, item: 'x:message:1', verdict: 'perhaps' } }, { name: 'judgeEvidence', args: { about: bea, item: 'x:message:1', verdict: 'accepted', at: 1e300 } },
      { name: 'judgeEvidence', args: { about: bea, item: 'x:message:1', verdict: 'accepted', place: 'Lund' } }, { name: 'judgeEvidence', args: { about: bea, item: 'x:message:1', verdict: 'accepted', place: { name: 7, latitude: 'north' } } },
      { name: 'judgeEvidence', args: { about: bea, item: 'x:message:1', verdict: 'accepted', place: { latitude: 1e9 } } }, { name: 'judgeEvidence', args: { about: bea, item: 'x:message:1', verdict: 'rejected', day: '2020' } },
      { name: 'judgeStatement', args: { about: bea, statement: 'met before', verdict: true } }, { name: 'judgeStatement', args: { about: bea, verdict: 'accepted' } },
      { name: 'judgeIntroduction', args: { by: '', people: [bea], verdict: 'accepted' } }, { name: 'judgeIntroduction', args: { by: mail, people: [bea, bea], verdict: 'accepted' } },
      { name: 'judgeIntroduction', args: { by: mail, people: bea, verdict: 'accepted' } }, { name: 'judgeIntroduction', args: { by: null, people: [bea, mail], verdict: 'accepted' } },
      { name: 'setCadence', args: { about: [bea], tag: '', days: -30 } }, { name: 'setCadence', args: { about: [bea], tag: '', days: Number.NaN } }, { name: 'setCadence', args: { about: [], tag: ' ', days: 30 } }, { name: 'setCadence', args: { about: bea, tag: '', days: 30 } },
      { name: 'setTopic', args: { about: bea, topic: ['bread'], on: true } }, { name: 'attachPicture', args: { about: bea, item: 'x:message:1', photo: '../secret', on: true } },
      { name: 'renamePerson', version: 2, args: { about: bea, name: 'of tomorrow' } }, { name: 'constructor', args: {} }, { name: 'undo', args: [] },
    ]
    await library.append(...senseless.map((one) => ({ version: 1, ...(one as object) }) as Operation))
    const history = (await readHistory('UTC')).slice(0, senseless.length)
    expect(new Set(history.map(({ parts }) => parts.join('')))).toEqual(new Set(['Did something that a newer version of Full Circle understands']))
    const [dump, ...rest] = await shown()
    expect(dump).toBe(before[0])
    expect(rest[1]).toHaveLength(senseless.length + 1)
    expect([rest[0], ...rest.slice(2)]).toEqual([before[1], ...before.slice(3)])
    await rebuilt()
    expect(await canonicalDump(library.db)).toBe(dump)
  })

  it('knows which handles are the owner\u2019s, also of two kept apart', async () => {
    await edits.keepApart([await person(bea), await person(mail)])
    await edits.claimHandles({ handles: [bea, 'x:@bea'], mine: true })
    await edits.claimHandles({ handles: [mail, mobile], mine: true })
    expect(await people()).toEqual(['The Shop: x:id:30 x:@shop'])
    await edits.claimHandles({ handles: [mobile], mine: false })
    expect(await people()).toEqual(['+4915112345678: tel:+4915112345678', 'The Shop: x:id:30 x:@shop'])
    const dump = await canonicalDump(library.db)
    await rebuilt()
    expect(await canonicalDump(library.db)).toBe(dump)
  })
})

it('an address of a family is nobody as long as nobody writes from it', async () => {
  const folder = await newFolder()
  const library = await openAt(folder)
  const family = 'email:family@example.org'
  await folder.add({ importer: 'vcard', outcomes: [{ asOf: time('2024-01-02') }, ...records(card('1', [family, mobile], 'Anna Ek'), card('2', [family, 'tel:+4915187654321'], 'Bo Ek'))] })
  await library.catchUp()
  expect((await listPeople()).map(({ name }) => name)).toEqual(['Anna Ek', 'Bo Ek'])
  await folder.add({ outcomes: records(message('1', family, '2020-01-01')) })
  await library.catchUp()
  expect((await listPeople()).map(({ name }) => name)).toEqual(['Anna Ek', 'Bo Ek', 'family@example.org'])
  await wipe(library)
  await folder.remove()
})

it('an edit near too many people works everything out, and comes to the same', async () => {
  const folder = await newFolder()
  const library = await openAt(folder)
  const many = Array.from({ length: 2500 }, (_, at) => account(`${at}`, [`x:id:${at + 100}`, `x:@name${at}`, 'email:info@example.org'], `Name ${at}`))
  await folder.add({ outcomes: [{ asOf: time('2024-01-02') }, ...records(...many)] })
  await library.catchUp()
  await edits.mergePeople([{ handles: ['x:id:100'] }, { handles: ['x:id:101'] }])
  expect((await listPeople()).find(({ id }) => id === 'x:id:100')!.handles).toEqual(['x:id:100', 'x:id:101', 'x:@name0', 'x:@name1'])
  const dump = await canonicalDump(library.db)
  await library.deriveAgain()
  expect(await canonicalDump(library.db)).toBe(dump)
  await wipe(library)
  await folder.remove()
}, 60_000)
