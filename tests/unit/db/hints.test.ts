// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PersonFact } from '../../../electron/contract/records'
import { canonicalDump } from '../../../renderer/db/dump'
import { listPeople, personDetail, personIdOf } from '../../../renderer/db/people'
import { notePerson, renamePerson } from '../../../renderer/services/edits'
import type { Library } from '../../../renderer/services/library'
import { account, card, groupMessage, message, records } from './facts'
import { newFolder, openAt, wipe, type TestFolder } from './folder'

const bea = 'email:bea@example.org'
const birthday = (name: string): PersonFact => ({
  fact: 'person', id: `ics:birthday:${name}`, handles: [`calendar:name:${name}`], name, hint: 'sameName', card: { dates: [{ label: 'birthday', month: 4, day: 2, raw: `${name}'s birthday` }] },
})

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

const datesOf = async (handle: string) => (await personDetail((await personIdOf(handle))!))!.facts.flatMap((fact) => fact.card?.dates ?? [])

describe('birthday calendars', () => {
  it('show beside the one person of that name, in any order of imports, and make nobody', async () => {
    await folder.add({ importer: 'icalendar', outcomes: records(birthday('Bea Ek'), birthday('Nobody Known')) })
    await library.catchUp()
    expect(await listPeople()).toEqual([])
    await folder.add({ importer: 'vcard', outcomes: records(card('u1', [bea], 'Bea Ek'), card('u2', ['email:tom@example.org'], 'Tom Lind')) })
    await library.catchUp()
    expect((await listPeople()).map(({ name }) => name)).toEqual(['Bea Ek', 'Tom Lind'])
    expect(await datesOf(bea)).toMatchObject([{ month: 4, day: 2 }])
    expect(await datesOf('email:tom@example.org')).toEqual([])
  })

  it('stay with the person when the owner renames them, and say nothing between two of one name', async () => {
    await folder.add({ importer: 'icalendar', outcomes: records(birthday('Bea Ek')) })
    await folder.add({ importer: 'vcard', outcomes: records(card('u1', [bea], 'Bea Ek')) })
    await library.catchUp()
    await renamePerson({ about: bea, name: 'Beatrix' })
    expect(await datesOf(bea)).toHaveLength(1)
    await folder.add({ importer: 'vcard', source: 'other.vcf', outcomes: records(card('u9', ['email:other@example.org'], 'Bea Ek')) })
    await library.catchUp()
    expect(await datesOf(bea)).toEqual([])
  })

  it('that call another by the same number later show with nobody else, whatever is edited', async () => {
    const numbered = (name: string): PersonFact => ({ fact: 'person', id: 'facebook:birthday:2', handles: [`facebook:name:${name}`], name, hint: 'sameName' })
    await folder.add({ outcomes: [{ asOf: Date.UTC(2020, 0, 1) }, ...records(numbered('Bea Ek'))] })
    await folder.add({ source: 'later.zip', outcomes: [{ asOf: Date.UTC(2021, 0, 1) }, ...records(account('20', [bea], 'Bea Ek'), numbered('Bo Ek'))] })
    await library.catchUp()
    const names = async () => (await listPeople()).map(({ name, otherName = '', alsoNamed = [] }) => [name, otherName, ...alsoNamed])
    expect(await names()).toEqual([['Bea Ek', '']])
    await notePerson({ about: bea, text: 'Keeps bees.' })
    expect(await names()).toEqual([['Bea Ek', '']])
  })
})

describe('groups', () => {
  it('count the words of the person and the owner, not those of the others', async () => {
    const together = (id: string, from: string, at: string) => ({ ...groupMessage(id, 'club', from, at), who: ['x:id:20', 'x:id:30'] })
    await folder.add({
      outcomes: [
        { facts: [account('20', ['x:id:20'], 'Bea Ek'), account('30', ['x:id:30'], 'Cem Ay')] },
        ...records(together('1', 'x:id:30', '2019-01-01'), together('2', 'x:id:30', '2019-01-02'), message('9', 'x:id:20', '2020-01-01')),
      ],
    })
    await library.catchUp()
    const person = (await personDetail('x:id:20'))!
    expect(person.circle.firstDirect?.id).toBe('x:message:9')
    expect(person.summary.firstDirect).toBe(person.circle.firstDirect?.at)
    expect(person.summary.years).toMatchObject([{ year: 2020, online: 1 }])
    expect((await personDetail('x:id:30'))!.circle.firstDirect?.id).toBe('x:message:1')
  })

  it('leave the dump equal when the database is built again', async () => {
    await folder.add({ outcomes: records(groupMessage('1', 'club', 'x:id:30', '2019-01-01')) })
    await library.catchUp()
    const before = await canonicalDump()
    await wipe(library)
    library = await openAt(folder)
    await library.catchUp()
    expect(await canonicalDump()).toEqual(before)
  })
})
