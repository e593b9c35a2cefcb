import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonElements, type JsonElement } from '../../../../electron/importers/formats/jsonElements'
import type { JsonValue } from '../../../../electron/importers/formats/jsonSplitter'
import { jsonNested, type JsonPiece } from '../../../../electron/importers/formats/jsonNested'

type Options = Parameters<typeof jsonElements>[2]

async function* inChunks(bytes: Uint8Array, size: number) {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size)
}
async function elements(bytes: Uint8Array, size: number, path: readonly string[], options: Options = {}): Promise<unknown[]> {
  const all: JsonElement[] = []
  for await (const batch of jsonElements(inChunks(bytes, size), path, options)) all.push(...batch)
  expect(all.flatMap(({ error }) => error ?? [])).toEqual([])
  return all.map((each) => (each as JsonValue).value)
}
async function pieces(bytes: Uint8Array, size: number, options: Options = {}): Promise<JsonPiece[]> {
  const all: JsonPiece[] = []
  for await (const batch of jsonNested(inChunks(bytes, size), [['chats', '*', 'a'], ['a']], options)) all.push(...batch)
  return all
}
/** A reader that takes anything for a record. */
const raw = { read: (text: string) => text }

const lookalike = fc.constantFrom('', 'Hej', ',{"a"', '},{"a":', '{"a":"x"},{"a":1}', ',\n  {\n    "a"', '"},{"a":"', '\\', '\\"', ']', ']}', '"}],"a":[{"a":"', 'ö,{"a"', '👋')
/** Records that hold others of their own look, at any depth, and under their own first name. */
const { record } = fc.letrec<{ record: unknown; value: unknown }>((tie) => ({
  value: fc.oneof({ maxDepth: 4, depthSize: 'small' }, lookalike, fc.integer(), fc.constantFrom(null, true, [], {}), fc.array(tie('record'), { maxLength: 3 }), tie('record')),
  record: fc.oneof(fc.record({ a: tie('value'), b: tie('value') }), fc.record({ a: tie('value') }), fc.record({ b: tie('value'), a: tie('value') })),
}))
const list = fc.array(fc.oneof({ arbitrary: record, weight: 9 }, { arbitrary: lookalike, weight: 1 }), { maxLength: 12 })

interface Style {
  readonly space: string | number
  readonly line: string
  readonly mark: string
  readonly behind: string
}
const style: fc.Arbitrary<Style> = fc.record({ space: fc.constantFrom(0, 1, 2, '\t'), line: fc.constantFrom('\n', '\r\n'), mark: fc.constantFrom('', '\uFEFF'), behind: fc.constantFrom('', '\n', '\r\n\r\n') })
const written = (value: unknown, { space, line, mark, behind }: Style) => Buffer.from(mark + JSON.stringify(value, null, space).replaceAll('\n', line) + behind)
const size = fc.oneof(fc.integer({ min: 1, max: 200 }), fc.constant(100_000))
const runs = { numRuns: 500 }

describe('guesses where a record ends', () => {
  it('read what JSON.parse reads of the whole, whatever follows the list', async () => {
    await fc.assert(
      fc.asyncProperty(list, list, record, style, size, async (inside, behind, field, how, size) => {
        expect(await elements(written(inside, how), size, [])).toEqual(inside)
        const file = written({ b: field, a: inside, c: behind, d: [{ a: behind }] }, how)
        expect(await elements(file, size, ['a'])).toEqual(inside)
      }),
      runs,
    )
  })

  it('read every list and every field of lists in lists', async () => {
    const chat = fc.oneof(fc.record({ name: lookalike, a: list }), fc.record({ a: list, name: lookalike, b: record }))
    await fc.assert(
      fc.asyncProperty(fc.array(chat, { maxLength: 4 }), list, style, size, async (chats, own, how, size) => {
        const fields = chats.flatMap((chat, n) => Object.entries(chat).flatMap(([name, value]) => (name === 'a' ? (value as unknown[]).map((each, i) => [['chats', n, 'a', i], each]) : [[['chats', n, name], value]])))
        const expected = [...fields, ...own.map((each, i) => [['a', i], each]), [['about'], 'x']]
        const file = written({ chats, a: own, about: 'x' }, how)
        expect((await pieces(file, size)).map(({ path, value }) => [path, value])).toEqual(expected)
        const texts = (await pieces(file, size, raw)).map(({ path, value }) => [path, JSON.parse(value as string)])
        expect(texts).toEqual(expected)
      }),
      runs,
    )
  })

  it('take nothing for a record that only a lenient reader would', async () => {
    await fc.assert(
      fc.asyncProperty(list, list, style, size, async (inside, behind, how, size) => {
        const file = written({ a: inside, c: behind }, how)
        const found = await elements(file, size, ['a'], { repair: (text) => ({ repaired: text }) })
        expect(found).toEqual(inside)
      }),
      runs,
    )
  })
})
