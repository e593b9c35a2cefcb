// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Handle } from '../../../electron/contract/handles'
import type { Operation } from '../../../electron/contract/operations'
import type { PersonFact } from '../../../electron/contract/records'
import type { Outcome } from '../../../electron/importers/importer'
import { readAll } from '../../../renderer/db/buckets'
import { checkReferences } from '../../../renderer/db/check'
import type { Database } from '../../../renderer/db/database'
import { canonicalDump } from '../../../renderer/db/dump'
import { listIntroductionWords } from '../../../renderer/db/introductions'
import { listPeople } from '../../../renderer/db/people'
import * as edits from '../../../renderer/services/edits'
import type { Library } from '../../../renderer/services/library'
import { account, card, covers, event, follower, groupMessage, message, records, time, tweet } from './facts'
import { newFolder, openAt, wipe, type TestFolder } from './folder'

/** The owner (`x:id:1`), two accounts of one screen name, a family's address, a role's, a land line, names, a follower. */
const everybody: readonly Handle[] = [
  'x:id:1', 'x:id:20', 'x:id:21', 'x:id:3', 'x:@bea', 'email:a@example.org', 'email:family@example.org', 'email:info@example.org', 'tel:+4930123456', 'tel:+4915112345678',
  'calendar:name:Bea Ek', 'facebook:name:Bo Ek',
]
const names = ['Bea Ek', 'Beatrix Ek', 'Bo Ek', 'Cy Dahl', undefined]
const handle = fc.constantFrom(...everybody)
const some = fc.uniqueArray(handle, { minLength: 1, maxLength: 3 })
const day = fc.integer({ min: 1, max: 28 }).map((n) => `2020-01-${String(n).padStart(2, '0')}`)
const number = fc.integer({ min: 1, max: 5 }).map(String)

const birthday = (id: string, name: string): PersonFact => ({ fact: 'person', id: `facebook:birthday:${id}`, handles: [`facebook:name:${name}`], name, hint: 'sameName' })
const fact = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(number, some, fc.constantFrom(...names), fc.nat(3)).map(([id, handles, name, seen]) => account(id, handles, name, seen)) },
  fc.tuple(number, some, fc.constantFrom('Bea Ek', 'Bo Ek')).map(([uid, handles, name]) => card(uid, handles, name)),
  fc.tuple(number, handle, day).map((args) => message(...args)),
  fc.tuple(number, handle, day).map((args) => event(...args)),
  fc.tuple(number, fc.constantFrom('club', 'choir'), handle, day).map((args) => groupMessage(...args)),
  fc.tuple(number, fc.constantFrom('Bea Ek', 'Bo Ek')).map((args) => birthday(...args)),
  number.map(follower),
  fc.tuple(number, handle, day).map(([id, to, at]) => ({ ...tweet(`${id}`, to, at, 'So great to meet you yesterday!') })),
)
/** Sometimes it covers a time; now and then it speaks of another owner as well. */
const archive = fc.record({ asOf: day, facts: fc.array(fact, { minLength: 3, maxLength: 10 }), until: fc.option(day), owner: fc.constantFrom(['x:id:1'], ['x:id:1'], ['x:id:1', 'email:a@example.org']) })
  .map(({ asOf, facts, until, owner }) => ({
    owner, outcomes: [{ asOf: time(asOf) }, ...records(...facts), ...(until === null ? [] : [{ facts: [covers('2019-01-01', `2020${until.slice(4)}`)] }])],
  }))

const groups = fc.tuple(some, some).map(([one, other]) => [one, other.filter((each) => !one.includes(each))].filter((group) => group.length > 0))
const operation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 3, arbitrary: some.map((handles): Operation => ({ name: 'mergePeople', version: 1, args: { handles } })) },
  { weight: 3, arbitrary: groups.map((each): Operation => ({ name: 'splitPerson', version: 1, args: { groups: each } })) },
  { weight: 2, arbitrary: groups.map((each): Operation => ({ name: 'keepApart', version: 1, args: { groups: each } })) },
  fc.tuple(handle, handle).map(([about, own]): Operation => ({ name: 'addHandle', version: 1, args: { about, handle: own } })),
  fc.tuple(some, fc.boolean()).map(([handles, ignored]): Operation => ({ name: 'ignoreHandles', version: 1, args: { handles, ignored } })),
  fc.tuple(some, fc.boolean()).map(([handles, mine]): Operation => ({ name: 'claimHandles', version: 1, args: { handles, mine } })),
  fc.constantFrom('p', 'q').map((person): Operation => ({ name: 'createPerson', version: 1, args: { person, name: person === 'p' ? 'Bea Ek' : 'Quin' } })),
  fc.tuple(handle, fc.constantFrom('person:p', 'person:q')).map(([own, person]): Operation => ({ name: 'mergePeople', version: 1, args: { handles: [own, person] } })),
  fc.tuple(handle, day).map(([own, on]): Operation => ({ name: 'logMeeting', version: 1, args: { meeting: on, with: [own, 'person:r'], day: on } })),
)
/** What is said of people without saying who they are. */
const verdict = fc.constantFrom('accepted' as const, 'rejected' as const)
const item = fc.oneof(number.map((id) => `x:message:${id}`), number.map((id) => `calendar:${id}`), day.map((on) => `meeting:${on}`), number.map((id) => `cue:x:message:${id}`))
const otherOperation: fc.Arbitrary<Operation> = fc.oneof(
  fc.tuple(some, fc.boolean()).map(([about, on]): Operation => ({ name: 'tagPeople', version: 1, args: { about, tag: 'club', on } })),
  fc.tuple(some, fc.boolean()).map(([about, on]): Operation => ({ name: 'joinGroup', version: 1, args: { group: 'g', about, on } })),
  fc.tuple(some, fc.constantFrom('favourite', 'archived', 'deleted'), fc.boolean()).map(([about, standing, on]): Operation => ({ name: 'setStanding', version: 1, args: { about, standing, on } })),
  fc.tuple(handle, fc.constantFrom('Bo Ek', '')).map(([about, name]): Operation => ({ name: 'renamePerson', version: 1, args: { about, name } })),
  fc.tuple(handle, fc.constantFrom('Likes figs.', '')).map(([about, text]): Operation => ({ name: 'notePerson', version: 1, args: { about, text } })),
  fc.tuple(handle, fc.constantFrom('Be', '')).map(([about, value]): Operation => ({ name: 'setText', version: 1, args: { about, field: 'nickname', value } })),
  fc.tuple(handle, fc.constantFrom('met before', 'loop calendar:1', 'drift x:message:1'), verdict).map(([about, statement, said]): Operation => ({ name: 'judgeStatement', version: 1, args: { about, statement, verdict: said } })),
  fc.tuple(fc.constantFrom<Handle | ''>('', ...everybody), some, verdict).map(([by, people, said]): Operation => ({ name: 'judgeIntroduction', version: 1, args: { by, people: people.slice(0, 2), verdict: said } })),
  fc.tuple(fc.oneof(some, fc.constant([])), fc.constantFrom(0, 60)).map(([about, days]): Operation => ({ name: 'setCadence', version: 1, args: { about, tag: about.length === 0 ? 'club' : '', days } })),
  fc.tuple(handle, fc.boolean()).map(([about, on]): Operation => ({ name: 'setTopic', version: 1, args: { about, topic: 'figs', on } })),
  fc.tuple(handle, item, fc.boolean()).map(([about, of, on]): Operation => ({ name: 'attachPicture', version: 1, args: { about, item: of, photo: 'a'.repeat(64), on } })),
  fc.tuple(handle, day).map(([about, on]): Operation => ({ name: 'putEntry', version: 1, args: { about, entry: 'm', value: { entry: 'met', words: 'at a fair', date: { year: 2019, month: 12, day: Number(on.slice(8)) } } } })),
  handle.map((about): Operation => ({ name: 'dropEntry', version: 1, args: { about, entry: 'm' } })),
  handle.map((about): Operation => ({ name: 'putEntry', version: 1, args: { about, entry: 'e', value: { entry: 'place', name: 'Lund' } } })),
  fc.tuple(handle, item).map(([about, of]): Operation => ({ name: 'markMoment', version: 1, args: { about, item: of, why: 'because' } })),
  fc.tuple(handle, item, verdict, fc.option(day, { nil: undefined })).map(([about, of, said, on]): Operation => ({ name: 'judgeEvidence', version: 1, args: { about, item: of, verdict: said, ...(on && { day: on, place: { name: 'Lund' } }) } })),
)

/** Setting up costs more than a step: few histories, all of them long. */
const steps = (most: number) => ({ minLength: most - 2, maxLength: most })

/** Everything derived, word for word. */
async function tables(db: Database): Promise<unknown> {
  const read = await Promise.all([db.people, db.handles, db.unlisted, db.hints, db.summaries, db.encounters, db.met, db.stories].map((table) => readAll(table)))
  return [...read.map((one) => [...one].sort(([a], [b]) => (a < b ? -1 : 1))), await db.applied.get('counts')]
}

it('an edit comes to what deriving everything anew does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(archive, { minLength: 1, maxLength: 2 }), fc.array(fc.oneof(operation, otherOperation), steps(8)), fc.nat(), async (archives, operations, back) => {
      const folder = await newFolder()
      const library = await openAt(folder)
      for (const one of archives) await folder.add(one)
      await library.catchUp()
      const done: string[] = []
      const check = async () => {
        const local = await tables(library.db)
        expect(await checkReferences(library.db)).toEqual([])
        await library.deriveAgain()
        expect(local).toEqual(await tables(library.db))
      }
      await check()
      for (const one of operations) {
        done.push(...(await library.append(one)))
        await check()
      }
      await library.append({ name: 'undo', version: 1, args: { operation: done[back % done.length]! } })
      await check()
      await wipe(library)
      await folder.remove()
    }),
    { numRuns: 16 },
  )
}, 240_000)

/** What happens to a library: archives come and go, and between them things are said. */
const act = fc.oneof(
  { weight: 3, arbitrary: fc.record({ take: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ back: fc.nat(2) }) },
  { weight: 3, arbitrary: fc.oneof(operation, otherOperation) },
)

it('an archive that comes or goes comes to what deriving everything anew does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.tuple(archive, archive, archive), fc.array(act, steps(9)), async (archives, acts) => {
      const folder = await newFolder()
      const library = await openAt(folder)
      await folder.add(archives[0])
      await library.catchUp()
      const kept: { readonly id: string; undoing?: string }[] = []
      for (const one of acts) {
        if ('take' in one) {
          kept.push({ id: (await folder.add(archives[one.take]!)).id })
          await library.catchUp()
        } else if ('back' in one) {
          const file = kept[one.back % (kept.length || 1)]
          if (!file) continue
          const operation: Operation = file.undoing === undefined ? { name: 'undoImport', version: 1, args: { import: file.id } } : { name: 'undo', version: 1, args: { operation: file.undoing } }
          const [id] = await library.append(operation)
          if (file.undoing === undefined) file.undoing = id!
          else delete file.undoing
        } else await library.append(one)
        const local = await tables(library.db)
        expect(await checkReferences(library.db)).toEqual([])
        await library.deriveAgain()
        expect(local).toEqual(await tables(library.db))
      }
      await wipe(library)
      await folder.remove()
    }),
    { numRuns: 24 },
  )
}, 240_000)

it('who only spoke in a group is counted without it once the archive goes, also where it knew people by name alone', async () => {
  const folder = await newFolder()
  const library = await openAt(folder)
  await folder.add({ outcomes: records(account('20', ['x:id:20'], 'Bea Ek'), message('1', 'x:id:20', '2020-01-01')) })
  const { id } = await folder.add({ source: 'group.zip', outcomes: records(groupMessage('2', 'club', 'x:id:20', '2020-01-02'), birthday('9', 'Cy Dahl')) })
  await library.catchUp()
  expect((await listPeople())[0]!.counts.private).toBe(2)
  await library.append({ name: 'undoImport', version: 1, args: { import: id } })
  expect((await listPeople())[0]!.counts.private).toBe(1)
  const local = await tables(library.db)
  await library.deriveAgain()
  expect(local).toEqual(await tables(library.db))
  await wipe(library)
  await folder.remove()
})

it('whom only an introduction names is nobody in the library, and the word waits for them', async () => {
  const folder = await newFolder()
  const library = await openAt(folder)
  await folder.add({ outcomes: records(account('20', ['x:id:20'], 'Bea Ek'), account('21', ['x:id:21'], 'Tom Ask')) })
  await library.catchUp()
  await library.append({ name: 'judgeIntroduction', version: 1, args: { by: 'email:umi@example.org', people: ['x:id:20', 'x:id:21'], verdict: 'accepted' } })
  expect((await listPeople()).map(({ id }) => id)).toEqual(['x:id:20', 'x:id:21'])
  expect(await listIntroductionWords()).toMatchObject([{ by: 'email:umi@example.org', people: ['x:id:20', 'x:id:21'] }])
  await folder.add({ importer: 'vcard', outcomes: records(card('1', ['email:umi@example.org', 'tel:+4915112345678'], 'Umi')) })
  await library.catchUp()
  expect(await listIntroductionWords()).toMatchObject([{ by: (await listPeople()).find(({ name }) => name === 'Umi')!.id }])
  await wipe(library)
  await folder.remove()
})

it('an edit of very many comes to what deriving everything anew does', async () => {
  const folder = await newFolder()
  const library = await openAt(folder)
  const about = Array.from({ length: 120 }, (_, at) => `x:id:${100 + at}`)
  const facts = about.flatMap((own, at) => [account(`${at}`, [own, `x:@p${at}`], `Person ${at}`), message(`${at}`, own, '2020-01-01'), event(`${at % 7}`, own, '2020-01-02')])
  await folder.add({ outcomes: records(...facts, card('1', [about[0]!, 'email:a@example.org'], 'Ann')) })
  await library.catchUp()
  const acts = [
    () => edits.tagPeople({ about, tag: 'club', on: true }),
    () => edits.setStanding({ about: [...about.slice(1), 'x:@nobody'], standing: 'favourite', on: true }),
    () => edits.notePerson({ about: about[5]!, text: 'Likes figs.' }),
    edits.undo,
    edits.undo,
    edits.undo,
    edits.redo,
  ]
  for (const act of acts) {
    await act()
    const local = await tables(library.db)
    await library.deriveAgain()
    expect(local).toEqual(await tables(library.db))
  }
  expect((await listPeople()).filter(({ tags }) => tags?.includes('club'))).toHaveLength(about.length)
  await wipe(library)
  await folder.remove()
})

const newest = fc.shuffledSubarray([0, 1, 2], { minLength: 3, maxLength: 3 })

it('the order of imports does not show, whatever the owner said between them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.tuple(archive, archive, archive), newest, fc.array(operation, steps(6)), async (archives, order, operations) => {
      const folder = await newFolder()
      const library = await openAt(folder)
      for (const one of archives.slice(0, 2)) await folder.add(one)
      await library.catchUp()
      for (const one of operations) await library.append(one)
      await folder.add(archives[2])
      await library.catchUp()
      const dump = await canonicalDump(library.db)
      await wipe(library)
      const rebuilt = await openAt(folder)
      await rebuilt.catchUp()
      expect(await canonicalDump(rebuilt.db)).toBe(dump)
      await wipe(rebuilt)
      await folder.remove()

      const turned = await newFolder()
      const other = await openAt(turned)
      for (const at of order) {
        await turned.add(archives[at]!)
        await other.catchUp()
      }
      await other.append(...operations)
      expect(await canonicalDump(other.db)).toBe(dump)
      await wipe(other)
      await turned.remove()
    }),
    { numRuns: 14 },
  )
}, 240_000)

/** A library with some archives and some words, and somebody in it to work with. */
async function begun(archives: readonly { readonly outcomes: readonly Outcome[] }[], operations: readonly Operation[]): Promise<{ library: Library; folder: TestFolder }> {
  const folder = await newFolder()
  const library = await openAt(folder)
  for (const one of archives) await folder.add(one)
  await library.catchUp()
  for (const one of operations) await library.append(one)
  return { folder, library }
}

const history = fc.tuple(fc.array(archive, { minLength: 1, maxLength: 2 }), fc.array(operation, { maxLength: 6 }))

it('merging and then splitting, or undoing, gives back what was there', async () => {
  await fc.assert(
    fc.asyncProperty(history, fc.array(fc.nat(), { minLength: 2, maxLength: 4 }), async ([archives, operations], chance) => {
      const { library, folder } = await begun(archives, operations)
      const people = await listPeople()
      const chosen = [...new Set(chance.map((at) => people[at % (people.length || 1)]))].filter((one) => one !== undefined)
      if (chosen.length > 1) {
        const before = await canonicalDump(library.db)
        await edits.mergePeople(chosen)
        expect(await listPeople()).not.toEqual(people)
        await edits.splitPerson(chosen.map(({ handles }) => handles))
        expect(await canonicalDump(library.db)).toBe(before)
        await edits.undo()
        expect(await canonicalDump(library.db)).not.toBe(before)
        await edits.undo()
        expect(await canonicalDump(library.db)).toBe(before)
        await edits.redo()
        await edits.redo()
        expect(await canonicalDump(library.db)).toBe(before)
      }
      await wipe(library)
      await folder.remove()
    }),
    { numRuns: 16 },
  )
}, 240_000)
