// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bucketOf, readAll, readOne, writeAll, writeSome } from '../../../renderer/db/buckets'
import { openDatabase, type Database } from '../../../renderer/db/database'
import { PagePacker, pagesOf, rowsOf } from '../../../renderer/db/pages'
import { connectionContent, connectionOf, interactionContent, interactionOf, personContent, personOf, type Content } from '../../../renderer/db/rows'
import { account, card, event, follower, groupMessage, message, tweet } from './facts'

let db: Database
beforeEach(() => {
  db = openDatabase('pages')
})
afterEach(() => db.delete())

const packed = (rows: readonly string[], stream = 'x:id:1') => {
  const packer = new PagePacker('i')
  rows.forEach((text, n) => packer.add(stream, JSON.stringify([0, n, [`id${n}`, text]]), n))
  packer.close()
  return packer.finished
}

describe('pages', () => {
  it('hold at most 200 rows and 60 kB, and every row once', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('ü'.repeat(900), '漢'.repeat(9000), '\ud800', 'x'.repeat(70_000))), { maxLength: 700 }), (texts) => {
        const pages = packed(texts)
        expect(pages.flatMap(rowsOf).map(([, n, content]) => [n, content[1]])).toEqual(texts.map((text, n) => [n, text]))
        for (const page of pages) {
          expect(page.n).toBeLessThanOrEqual(200)
          if (page.n > 1) expect(page.d.length).toBeLessThanOrEqual(60_000)
        }
        expect(pages.map((page) => page.seq)).toEqual(pages.map((_, n) => n))
      }),
      { numRuns: 20 },
    )
  })

  it('know their first and last time', () => {
    expect(packed(['a', 'b', 'c']).map(({ from, to, n }) => [from, to, n])).toEqual([[0, 2, 3]])
  })

  it('are read in the order of the streams, near or far apart', async () => {
    const packer = new PagePacker('i')
    const streams = Array.from({ length: 900 }, (_, n) => `x:id:${String(n).padStart(4, '0')}`)
    for (const stream of streams) for (let n = 0; n < (stream.endsWith('77') ? 450 : 1); n++) packer.add(stream, `[0,${n},["${stream} ${n}"]]`, n)
    packer.close()
    await db.pages.bulkPut(packer.finished)
    const read = async (wanted: string[]) => {
      const found: string[] = []
      for await (const page of pagesOf(db, wanted)) found.push(...rowsOf(page).map(([, , [id]]) => id))
      return found
    }
    const expected = (wanted: string[]) => wanted.flatMap((stream) => Array.from({ length: stream.endsWith('77') ? 450 : 1 }, (_, n) => `${stream} ${n}`))
    for (const wanted of [streams, streams.filter((_, n) => n % 3 === 0), ['x:id:0077', 'x:id:0899'], streams.filter((_, n) => n % 90 === 77), []]) {
      expect(await read([...wanted].reverse())).toEqual(expected(wanted))
    }
    expect(await read(['x:id:nobody', ...streams.slice(0, 20)])).toEqual(expected(streams.slice(0, 20)))
  })
})

describe('rows', () => {
  const through = (content: Content) => JSON.parse(JSON.stringify(content)) as Content

  it('give back what they were made of', () => {
    const facts = [
      tweet('1', 'x:id:2', '2020-01-01'), message('2', 'x:id:2', '2020-01-01'), groupMessage('3', 'club', 'x:id:2', '2020-01-01'), event('4', 'email:a@example.org', '2020-01-01'),
      { ...tweet('5', 'x:id:2', '2020-01-01'), at: null, text: '', day: '2020-01-01', who: ['x:id:2', 'x:id:3'], from: 'x:id:3', more: { __proto__: null, odd: [1] } },
    ]
    for (const fact of facts) expect(interactionOf(fact.stream, through(interactionContent(fact)))).toEqual(fact)
    for (const fact of [account('1', ['x:id:1']), account('2', ['x:id:1', 'x:@a'], 'A', 0), card('u', ['card:u'], 'U')]) expect(personOf(through(personContent(fact)))).toEqual(fact)
    expect(connectionOf(through(connectionContent(follower('7'))))).toEqual(follower('7'))
  })
})

describe('buckets', () => {
  it('take single changes and whole tables alike', async () => {
    const keys = Array.from({ length: 1000 }, (_, n) => `email:${n}@example.org`)
    expect(new Set(keys.map(bucketOf)).size).toBeGreaterThan(200)
    const all = new Map(keys.map((key, n) => [key, n]))
    await writeAll(db.handles, all)
    await writeSome(db.handles, new Map<string, number | undefined>([[keys[3]!, 99], [keys[4]!, undefined], ['__proto__', 7]]))
    all.set(keys[3]!, 99).set('__proto__', 7).delete(keys[4]!)
    expect(await readAll(db.handles)).toEqual(all)
    expect(await readOne(db.handles, '__proto__')).toBe(7)
    const rows = await db.handles.toArray()
    await writeAll(db.handles, all)
    expect((await db.handles.toArray()).map((row) => [row.bucket, [...row.d]])).toEqual(rows.map((row) => [row.bucket, [...row.d]]))
  })
})
