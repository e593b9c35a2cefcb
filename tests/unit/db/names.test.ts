// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalDump } from '../../../renderer/db/dump'
import { personDetail, personIdOf } from '../../../renderer/db/people'
import { bringBackImport, undoImport } from '../../../renderer/services/edits'
import type { Library } from '../../../renderer/services/library'
import { account, card, groupMessage, message, records, time, tweet } from './facts'
import { newFolder, openAt, wipe, type Archive } from './folder'

/** Imports archives one after the other and takes some of them back. */
async function withLibrary<T>(archives: readonly Archive[], undone: readonly Archive[], ask: (library: Library) => Promise<T>): Promise<T> {
  const folder = await newFolder()
  const library = await openAt(folder)
  const ids = new Map<Archive, string>()
  for (const one of archives) {
    ids.set(one, (await folder.add(one)).id)
    await library.catchUp()
  }
  for (const one of undone) await undoImport(ids.get(one)!)
  const answer = await ask(library)
  await wipe(library)
  await folder.remove()
  return answer
}

/** Messages know numbers, mentions know both, an address book knows screen names. */
const messages: Archive = { source: 'messages.zip', outcomes: [{ asOf: time('2019-01-01') }, ...records(message('1', 'x:id:20', '2018-01-01'), groupMessage('2', 'club', 'x:id:21', '2018-01-02'))] }
const mentions: Archive = { source: 'tweets.zip', outcomes: [{ asOf: time('2020-01-01') }, { facts: [account('20', ['x:id:20', 'x:@bea'], 'Bea Ek', time('2019-05-01'))] }, ...records(tweet('3', 'x:@bea', '2016-01-01'))] }
const book: Archive = { importer: 'vcard', source: 'contacts.vcf', outcomes: [{ asOf: time('2021-01-01') }, ...records(card('u1', ['email:bea@example.org', 'x:@bea'], 'Bea Ekström'))] }

it('a number known from messages has the name that another archive knows, with who said so and when', async () => {
  for (const order of [[messages, mentions, book], [book, mentions, messages], [mentions, messages, book]]) {
    await withLibrary(order, [], async () => {
      const bea = (await personDetail((await personIdOf('x:id:20'))!))!
      expect(bea.summary.name).toBe('Bea Ekström')
      expect(bea.summary.handles).toEqual(['x:id:20', 'email:bea@example.org', 'x:@bea'])
      expect(bea.items.map(({ id }) => id)).toEqual(['x:tweet:3', 'x:message:1'])
      expect(bea.facts.map(({ source, file, name, handles, seen }) => [source, file, name, handles, seen])).toEqual([
        ['vcard', 'contacts.vcf', 'Bea Ekström', ['email:bea@example.org', 'x:@bea'], undefined],
        ['x', 'tweets.zip', 'Bea Ek', ['x:id:20', 'x:@bea'], time('2019-05-01')],
      ])
      expect((await personDetail('x:id:21'))?.summary.name).toBe('X user 21')
    })
  }
})

it('and loses it with the archive that knew it', async () => {
  await withLibrary([messages, mentions, book], [mentions], async () => {
    expect((await personDetail((await personIdOf('x:id:20'))!))!.summary.name).toBe('X user 20')
    expect((await personDetail((await personIdOf('x:@bea'))!))!.summary.name).toBe('Bea Ekström')
  })
})

const id = fc.constantFrom('x:id:20', 'x:id:21', 'x:id:22')
const screenName = fc.constantFrom('x:@bea', 'x:@bea_ek')
const date = fc.integer({ min: 1, max: 28 }).map((n) => time(`2020-01-${String(n).padStart(2, '0')}`))
const naming = fc.tuple(id, screenName, fc.constantFrom('Bea Ek', 'Bea Ekström', undefined), date).map(([number, name, called, seen]) => ({ facts: [account(`${number.slice(5)}:${name}`, [number, name], called, seen)] }))
const speaking = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.oneof(id, screenName), fc.boolean()).map(([n, who, sent]) => records(sent ? tweet(String(n), who, '2019-01-01') : message(String(n), who, '2019-01-01'))[0]!)
const archive = fc.tuple(date, fc.array(naming, { maxLength: 3 }), fc.array(speaking, { maxLength: 3 })).map(([asOf, names, words]): Archive => ({ outcomes: [{ asOf }, ...names, ...words] }))
const history = fc.array(archive, { minLength: 2, maxLength: 4 }).chain((all) => fc.record({
  all: fc.constant(all), order: fc.shuffledSubarray(all, { minLength: all.length }), undone: fc.subarray(all), back: fc.boolean(),
}))

it('whatever the order of imports and undos, a screen name belongs to the number it was last seen with', async () => {
  await fc.assert(
    fc.asyncProperty(history, async ({ all, order, undone, back }) => {
      const left = back ? all : all.filter((one) => !undone.includes(one))
      const straight = await withLibrary(left, [], async ({ db }) => {
        await holdersAreRight(left)
        return canonicalDump(db)
      })
      const other = await withLibrary(order, undone, async ({ db }) => {
        const rows = await db.imports.toArray()
        if (back) for (const row of rows) if (row.state === 'undone') await bringBackImport(row.id)
        return canonicalDump(db)
      })
      expect(other).toBe(straight)
    }),
    { numRuns: 30 },
  )
}, 60_000)

/** Counted anew from the archives: of one natural id the latest archive's word, of several numbers the one seen last, then the larger. */
async function holdersAreRight(archives: readonly Archive[]): Promise<void> {
  const said = archives.flatMap(({ outcomes }) => outcomes.flatMap((outcome) => ('facts' in outcome ? outcome.facts.flatMap((fact) => (fact.fact === 'person' ? [fact] : [])) : [])))
  for (const name of ['x:@bea', 'x:@bea_ek']) {
    const naming_ = said.filter(({ handles }) => handles.includes(name))
    const numbers = new Set(naming_.map(({ handles }) => handles[0]!))
    const person = await personIdOf(name)
    if (numbers.size === 0 || person === undefined) continue
    // One number at most holds it; which of two archives speaks of a number is the database's to say, and the dump holds that.
    const holders = (await Promise.all([...numbers].map(async (number) => [number, await personIdOf(number)] as const))).filter(([, holder]) => holder === person)
    expect(holders.length).toBe(1)
    const last = Math.max(...naming_.map(({ seen }) => seen!))
    const latest = naming_.filter(({ seen }) => seen === last).map(({ handles }) => handles[0]!)
    const sure = new Set(naming_.map(({ id: natural }) => natural)).size === naming_.length
    if (sure) expect(holders[0]![0]).toBe(latest.sort().at(-1))
  }
}
