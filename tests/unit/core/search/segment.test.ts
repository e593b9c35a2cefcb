import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ByteReader, ByteWriter } from '../../../../renderer/core/search/bytes'
import { matchTexts } from '../../../../renderer/core/search/matching'
import { countBits, emptyBits, postingsLength, readPostings, writePostings } from '../../../../renderer/core/search/postings'
import { clausesOf, wordsOfAll } from '../../../../renderer/core/search/query'
import { hash32 } from '../../../../renderer/core/hashes'
import { inSeveral, placeMark, Segment, SegmentWriter, type IndexedDoc } from '../../../../renderer/core/search/segment'
import { TermTable, TermTableWriter, termBytes, termText } from '../../../../renderer/core/search/termTable'
import { tokensOf } from '../../../../renderer/core/search/tokens'

describe('numbers as bytes', () => {
  it('come back as they were', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.nat(), fc.maxSafeNat())), fc.array(fc.integer()), (numbers, signed) => {
      const writer = new ByteWriter(1)
      for (const number of numbers) writer.number(number)
      for (const number of signed) writer.signed(number)
      const reader = new ByteReader(writer.view())
      expect(numbers.map(() => reader.number())).toEqual(numbers)
      expect(signed.map(() => reader.signed())).toEqual(signed.map((number) => number + 0))
      expect(reader.at).toBe(writer.length)
    }))
  })
})

describe('places of a word', () => {
  const places = fc.integer({ min: 1, max: 65_536 })
  const some = places.chain((most) => fc.record({ most: fc.constant(most), docs: fc.uniqueArray(fc.integer({ min: 0, max: most - 1 }), { minLength: 1, maxLength: 400 }) }))
  const dense = fc.record({ most: fc.constant(2000), docs: fc.uniqueArray(fc.integer({ min: 0, max: 1999 }), { minLength: 900, maxLength: 2000 }) })

  it('come back as they were', () => {
    fc.assert(fc.property(fc.oneof(some, dense), ({ most, docs }) => {
      const sorted = Uint16Array.from(docs).sort()
      const into = new ByteWriter()
      into.byte(7)
      const size = writePostings(sorted, 0, sorted.length, most, into)
      expect(into.length).toBe(1 + postingsLength(size, most))
      const bits = emptyBits(most)
      readPostings(into.view(), 1, size, sorted.length, most, bits)
      expect(countBits(bits)).toBe(sorted.length)
      for (const doc of sorted) expect((bits[doc >> 5]! >>> (doc & 31)) & 1).toBe(1)
    }))
  })

  it('never take more than a bit for each place there is', () => {
    const all = Uint16Array.from({ length: 65_536 }, (_, doc) => doc)
    const into = new ByteWriter()
    expect(writePostings(all, 0, all.length, 65_536, into)).toBe(0)
    expect(into.length).toBe(8192)
  })

  it('are bits for the words that stand in half of all, which are asked for most', () => {
    const half = Uint16Array.from({ length: 30_000 }, (_, at) => 2 * at)
    expect(writePostings(half, 0, half.length, 60_001, new ByteWriter())).toBe(0)
  })
})

describe('the table of words', () => {
  it('finds every word, and where the next one would stand', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }), { maxLength: 200 }), fc.string({ unit: 'binary', maxLength: 4 }), (words, sought) => {
      const sorted = [...words].sort((a, b) => (a < b ? -1 : 1))
      const into = new ByteWriter()
      const writer = new TermTableWriter(into)
      sorted.forEach((word, at) => writer.add(word, 1, at))
      const table = new TermTable(into.view().slice(), 65_536)
      expect(table.size).toBe(sorted.length)
      for (const [at, word] of sorted.entries()) {
        expect(termText(termBytes(word))).toBe(word)
        expect(table.seek(termBytes(word))).toMatchObject({ docs: 1, placeOrSize: at })
      }
      expect(table.seek(termBytes(sought))?.text()).toBe(sorted.find((word) => word >= sought))
    }))
  })
})

const doc = (fields: Partial<IndexedDoc>): IndexedDoc => ({ page: 0, stream: 'x:id:1', isContainer: false, id: 'x:1', at: 0, who: ['x:id:1'], texts: [], where: [], ...fields })

function segmentOf(docs: readonly IndexedDoc[]): Segment {
  const writer = new SegmentWriter()
  for (const one of docs) writer.add(one)
  const { head, body } = writer.finish()
  return new Segment(JSON.parse(JSON.stringify(head)) as typeof head, body.slice())
}

const docsOf = (bits: Uint32Array, docs: number) => Array.from({ length: docs }, (_, at) => at).filter((at) => ((bits[at >> 5]! >>> (at & 31)) & 1) === 1)

describe('a segment', () => {
  it('knows of each interaction where it is, when, by whom and with whom', () => {
    const docs = [
      doc({ id: 'a', at: 5000, from: 'x:id:1' }),
      doc({ id: 'b', at: null, who: ['x:id:1', 'x:id:2'] }),
      doc({ id: 'c', page: 1, at: -1500, from: 'x:id:9' }),
      doc({ id: 'd', page: 4, stream: 'thread:x:7', isContainer: true, at: 1.7e12, who: ['x:id:2', 'x:id:3'], from: 'x:id:2' }),
      doc({ id: 'e', page: 4, stream: 'thread:x:7', isContainer: true, at: 1.6e12, who: [] }),
    ]
    const segment = segmentOf(docs)
    expect([...segment.pageNumbers]).toEqual([0, 1, 4])
    expect([...segment.pageFirsts]).toEqual([0, 2, 3, 5])
    expect([...segment.pageStreams].map((stream) => segment.streams[stream])).toEqual(['x:id:1', 'x:id:1', 'thread:x:7'])
    expect([...segment.times]).toEqual([5, NaN, -2, 1.7e9, 1.6e9])
    expect([...segment.ids]).toEqual(['a', 'b', 'c', 'd', 'e'].map(hash32))
    const streams = ['x:id:1', 'x:id:1', 'x:id:1', 'thread:x:7', 'thread:x:7']
    expect(streams.map((stream, at) => segment.authorOf(at, stream))).toEqual(['x:id:1', undefined, 'x:id:9', 'x:id:2', undefined])
    expect(segment.companyOf[1]).toBe(inSeveral)
    expect([2, 3, 4].map((at) => segment.companyNumber(at))).toEqual([undefined, 0, 1])
    expect(segment.companies.map((company) => company.map((handle) => segment.handles[handle]))).toEqual([['x:id:2', 'x:id:3'], []])
  })

  it('keeps what was said apart from where it was said', () => {
    const segment = segmentOf([doc({ texts: ['a walk'], where: ['Lisbon'] }), doc({ texts: ['Lisbon'] })])
    expect(docsOf(segment.find({ term: 'lisbon', prefix: false }), 2)).toEqual([1])
    expect(docsOf(segment.find({ term: `${placeMark}lis`, prefix: true }), 2)).toEqual([0])
  })

  const signs = ['a', 'b', 'é', 'ø', 'ß', 'Å', ' ', ' ', '\'', '’', '"', '-', '_', '東', '京', '駅', 'が', 'ส', 'ว', 'م', 'ُ', 'ש', '🎉', '𠮷', '\u0301', '1', '.']
  const text = fc.oneof(fc.string({ unit: fc.constantFrom(...signs), maxLength: 30 }), fc.lorem({ maxCount: 8 }), fc.string({ unit: 'binary', maxLength: 20 }))

  it('finds the same as looking through the texts', () => {
    fc.assert(fc.property(fc.array(fc.array(text, { maxLength: 2 }), { minLength: 1, maxLength: 60 }), fc.array(text, { maxLength: 2 }), (all, typed) => {
      const segment = segmentOf(all.map((texts, at) => doc({ page: Math.floor(at / 7), texts })))
      // Words of the texts, whole and begun, and others.
      const asked = [...typed, ...all.flat().flatMap((one) => [one, one.slice(0, 5), `${one.slice(2, 9)} `])].slice(0, 40)
      for (const query of asked) {
        const clauses = clausesOf(query)
        if (clauses.length === 0) continue
        const looked = all.flatMap((texts, at) => (matchTexts(texts, clauses) ? [at] : []))
        const found = wordsOfAll(clauses).map((word) => new Set(docsOf(segment.find(word), all.length)))
        const both = all.flatMap((_, at) => (found.every((docs) => docs.has(at)) ? [at] : []))
        // Words that stand together are looked at one by one afterwards.
        if (clauses.some(({ together }) => together)) expect(both).toEqual(expect.arrayContaining(looked))
        else expect(both).toEqual(looked)
      }
    }), { numRuns: 60 })
  })

  it('finds every text by all of its words', () => {
    fc.assert(fc.property(fc.array(text, { minLength: 1, maxLength: 40 }), (all) => {
      const segment = segmentOf(all.map((one) => doc({ texts: [one] })))
      all.forEach((one, at) => {
        for (const { term } of tokensOf(one)) expect(docsOf(segment.find({ term, prefix: false }), all.length)).toContain(at)
      })
    }), { numRuns: 60 })
  })
})
