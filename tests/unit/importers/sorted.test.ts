import fc from 'fast-check'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Fact, InteractionFact, Line, PersonFact } from '../../../electron/contract/records'
import { createSorted, type SortedCounts } from '../../../electron/importers/sorted'
import { createFiles } from '../../../electron/library/files'
import { useTemporaryFolders } from '../library/temporaryFolder'

const folderOf = useTemporaryFolders()

interface Input {
  readonly fact: Fact
  readonly src?: readonly [number, number]
  readonly counts?: boolean
}

async function sortAll(inputs: readonly Input[], limit?: number): Promise<{ lines: Line[]; text: string; counts: SortedCounts; spilled: boolean }> {
  const folder = join(folderOf(), 'scratch')
  const sorted = createSorted(createFiles(), folder, limit)
  for (const { fact, src, counts } of inputs) {
    sorted.add(fact, src, counts)
    if (sorted.full) await sorted.spill()
  }
  let text = ''
  for await (const block of sorted.blocks()) text += block.toString('utf8')
  const lines = text.split('\n').slice(0, -1).map((line) => JSON.parse(line) as Line)
  return { lines, text, counts: sorted.counts, spilled: existsSync(folder) }
}

const reply = (stream: string, at: number | null, id: string, text = ''): InteractionFact => ({
  fact: 'interaction', id, stream, at, network: 'x', kind: 'reply', setting: 'public', direction: 'sent', who: [stream], ...(text && { text }),
})
const person = (id: string, handles: readonly string[], rest: Partial<PersonFact> = {}): PersonFact => ({ fact: 'person', id, handles, ...rest })

const word = fc.constantFrom('a', 'b', 'é', '👋', '\uFFFD', 'x:@bea', 'x:@béa', 'x:@bea\u0000', 'Ω', '', '\uD800', '\uD801', '\uDC00a')
const interaction = fc
  .record({ stream: word, at: fc.option(fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constantFrom(NaN, 0.5, -0))), id: word, text: fc.string({ maxLength: 40 }), kind: fc.constantFrom('reply' as const, 'message' as const) })
  .map(({ stream, at, id, text, kind }): Fact => ({ ...reply(stream, at, id, text), kind }))
const anyFact: fc.Arbitrary<Fact> = fc.oneof(
  interaction,
  fc.record({ id: word, handles: fc.array(word, { minLength: 1, maxLength: 3 }), name: fc.option(word, { nil: undefined }), seen: fc.option(fc.nat(3), { nil: undefined }) }).map(({ id, handles, name, seen }) => person(id, handles, { ...(name !== undefined && { name }), ...(seen !== undefined && { seen }) })),
  word.map((id): Fact => ({ fact: 'connection', id, network: 'x', handle: id, relation: 'follower' })),
  fc.nat(3).map((from): Fact => ({ fact: 'coverage', network: 'x', account: 'x:id:1', setting: 'public', from, to: 9, directions: ['sent'] })),
)
const inputs = fc.array(fc.record({ fact: anyFact, counts: fc.boolean() }), { maxLength: 60 }).map((all) => all.map((input, index): Input => ({ ...input, src: [0, index] })))

/** The order, said as simply as possible. */
function expectOrdered(lines: readonly Line[]): void {
  const ranks = { person: 0, connection: 1, coverage: 2, interaction: 3 }
  const keys = lines.map((line) => ({
    rank: ranks[line.fact],
    stream: line.fact === 'interaction' ? line.stream : '',
    at: line.fact === 'interaction' ? (line.at ?? -Infinity) : 0,
    id: line.fact === 'coverage' ? '' : line.id,
  }))
  for (let i = 1; i < keys.length; i++) {
    const [a, b] = [keys[i - 1]!, keys[i]!]
    const less = a.rank !== b.rank ? a.rank < b.rank : a.stream !== b.stream ? a.stream < b.stream : a.at !== b.at ? a.at < b.at : a.rank === 2 || a.id < b.id
    expect(less, JSON.stringify([a, b])).toBe(true)
  }
}

describe('sorted', () => {
  it('orders, collapses and counts, in memory and in runs alike', async () => {
    await fc.assert(
      fc.asyncProperty(inputs, fc.constantFrom(128, 512, 2048), async (all, limit) => {
        const inMemory = await sortAll(all)
        const inRuns = await sortAll(all, limit)
        expect(inMemory.spilled).toBe(false)
        expect(inRuns.text).toBe(inMemory.text)
        expect(inRuns.counts).toEqual(inMemory.counts)
        expectOrdered(inMemory.lines)

        const counting = inMemory.lines.filter((line) => line.counts === 1).length
        expect(counting + inMemory.counts.merged).toBe(all.filter((input) => input.counts).length)
        const { lines } = inMemory.counts
        expect(lines.person + lines.connection + lines.coverage + lines.interaction).toBe(inMemory.lines.length)
      }),
      { numRuns: 300 },
    )
  })

  it('keeps the same lines in whatever order they come', async () => {
    const pair = fc.array(interaction, { maxLength: 30 }).chain((facts) =>
      fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length, maxLength: facts.length })))
    await fc.assert(
      fc.asyncProperty(pair, async ([facts, shuffled]) => {
        const first = await sortAll(facts.map((fact) => ({ fact })))
        const second = await sortAll(shuffled.map((fact) => ({ fact })), 512)
        expect(second.text).toBe(first.text)
      }),
      { numRuns: 300 },
    )
  })

  it('loses no line', async () => {
    const facts = Array.from({ length: 5000 }, (_, i) => reply(`x:id:${(i * 7919) % 100}`, (i * 104729) % 100_000, `t${i}`, `Text ${i}`))
    const { lines, counts, spilled } = await sortAll(facts.map((fact, index) => ({ fact, src: [0, index], counts: true })), 64 * 1024)
    expect(spilled).toBe(true)
    expectOrdered(lines)
    expect(new Set(lines.map((line) => line.fact === 'interaction' && line.id)).size).toBe(5000)
    expect(lines.find((line) => line.fact === 'interaction' && line.id === 't1234')).toEqual({ ...facts[1234], src: [0, 1234], counts: 1 })
    expect(counts).toMatchObject({ merged: 0, kinds: { reply: 5000 }, lines: { person: 0, connection: 0, coverage: 0, interaction: 5000 }, from: 0, to: Math.max(...facts.map(({ at }) => at ?? 0)) })
  })

  it('keeps the richer of two records, and the place of the one that counts', async () => {
    const { lines, counts } = await sortAll([
      { fact: reply('x:@bea', 1, 't', 'Hello'), src: [0, 0] },
      { fact: reply('x:@bea', 1, 't', 'Hello, Bea, how are you?'), src: [0, 1], counts: true },
      { fact: reply('x:@bea', 1, 't', 'Hello'), src: [1, 0], counts: true },
    ])
    expect(lines).toEqual([{ ...reply('x:@bea', 1, 't', 'Hello, Bea, how are you?'), src: [0, 1], counts: 1 }])
    expect(counts.merged).toBe(1)
  })

  it('makes two records of one person one', async () => {
    const { lines, counts } = await sortAll([
      { fact: person('vcard:1', ['email:bea@example.org'], { name: 'Bea', seen: 5, card: { emails: [{ value: 'bea@example.org' }], note: 'from the choir', given: 'Bea' } }), src: [0, 0], counts: true },
      { fact: person('vcard:1', ['tel:+491', 'email:bea@example.org'], { name: 'Bea Ek', seen: 9, me: true, card: { emails: [{ value: 'bea@example.org' }, { value: 'b@example.org' }], note: 'tall', family: 'Ek' }, more: { 'X-A': 1 } }), src: [0, 1], counts: true },
    ])
    expect(lines).toEqual([
      {
        fact: 'person', id: 'vcard:1', handles: ['email:bea@example.org', 'tel:+491'], name: 'Bea Ek', seen: 9, me: true,
        card: { emails: [{ value: 'bea@example.org' }, { value: 'b@example.org' }], note: 'from the choir', given: 'Bea', family: 'Ek' },
        more: { 'X-A': 1, 'card.note': 'tall' }, src: [0, 0], counts: 1,
      },
    ])
    expect(counts.merged).toBe(1)
  })

  it('unites somebody who is named very often', async () => {
    const facts = Array.from({ length: 3000 }, (_, i) => person('x:account:7', [`x:@b${i % 5}`], { seen: i, name: `Bea ${i}` }))
    for (const limit of [undefined, 4096]) {
      const { lines } = await sortAll(facts.map((fact) => ({ fact })), limit)
      expect(lines).toEqual([person('x:account:7', ['x:@b0', 'x:@b1', 'x:@b2', 'x:@b3', 'x:@b4'], { seen: 2999, name: 'Bea 2999' })])
    }
  })

  it('takes keys from an archive as plain text', async () => {
    const more = JSON.parse('{"__proto__":{"polluted":true},"constructor":"x"}') as Record<string, unknown>
    const { text } = await sortAll([{ fact: person('__proto__', ['a'], { more }) }, { fact: person('__proto__', ['b'], { more: { y: 1 } }) }])
    expect(text).toContain('"__proto__":{"polluted":true}')
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  it('takes a line larger than its memory', async () => {
    const text = 'ß'.repeat(3_000_000)
    const { lines } = await sortAll([{ fact: reply('b', 1, '1') }, { fact: reply('a', 1, '2', text) }, { fact: reply('a', 2, '3') }], 1024)
    expect(lines.map((line) => line.fact === 'interaction' && line.id)).toEqual(['2', '3', '1'])
    expect(lines[0]).toMatchObject({ text })
  })
})
