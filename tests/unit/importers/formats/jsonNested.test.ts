import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonNested, type JsonPiece, type NestedPath } from '../../../../electron/importers/formats/jsonNested'

async function* inChunks(bytes: Uint8Array, size: number) {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size)
}
const lists: readonly NestedPath[] = [['contacts', 'list'], ['chats', 'list', '*', 'messages'], ['messages']]

async function pieces(input: string | Uint8Array, size = 64, read?: (text: string) => unknown): Promise<JsonPiece[]> {
  const all: JsonPiece[] = []
  const bytes = typeof input === 'string' ? Buffer.from(input) : input
  for await (const some of jsonNested(inChunks(bytes, size), lists, read ? { read } : {})) all.push(...some)
  return all
}
const errors = (found: readonly JsonPiece[]) => found.flatMap(({ error }) => (error === undefined ? [] : [error]))

/** What the pieces say of the object they came from. */
function rebuilt(found: readonly JsonPiece[]): Map<string, unknown> {
  return new Map(found.filter(({ error }) => error === undefined).map(({ path, value }) => [path.join('/'), value]))
}
function taken(value: unknown, path: string[] = []): [string, unknown][] {
  const leading = lists.filter((list) => list.length >= path.length && path.every((name, i) => list[i] === '*' || list[i] === name))
  const inner = leading.some((list) => list.length > path.length) || (Array.isArray(value) && leading.some((list) => list.length === path.length))
  if (inner && typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([name, member]) => (leading.some((list) => list.length === path.length) ? [[[...path, name].join('/'), member] as [string, unknown]] : taken(member, [...path, name])))
  return [[path.join('/'), value]]
}

const chat = (name: string, from: number, count: number) => ({
  name,
  type: 'private_group',
  id: from,
  messages: Array.from({ length: count }, (_, i) => ({ id: from + i, type: 'message', text: ['see "[', { type: 'link', text: `{${i}}` }], reactions: [{ recent: [{ from: 'Ö' }] }, { recent: [] }] })),
})
const file = (space: number) => JSON.stringify({ about: 'x', contacts: { about: 'y', list: [{ id: 1 }, { id: 2 }] }, chats: { about: 'z', list: [chat('A', 10, 3), chat('B', 20, 3), chat('C', 30, 2)] }, other: [1] }, null, space)

describe('jsonNested', () => {
  it('gives every value once, in any chunks', async () => {
    const messages = fc.array(fc.jsonValue(), { maxLength: 4 })
    const chats = fc.array(fc.record({ name: fc.string(), other: fc.jsonValue(), messages }), { maxLength: 4 })
    const strange = fc.jsonValue()
    await fc.assert(
      fc.asyncProperty(fc.record({ about: strange, contacts: fc.record({ about: strange, list: messages }), chats: fc.record({ list: fc.oneof(chats, strange) }), messages: fc.oneof(messages, strange) }), fc.integer({ min: 1, max: 90 }), fc.constantFrom(0, 1, 2), async (value, size, space) => {
        const text = JSON.stringify(value, null, space)
        const found = await pieces(text, size)
        expect(errors(found)).toEqual([])
        const plain = JSON.parse(text) as Record<string, unknown>
        expect([...rebuilt(found)].sort(([a], [b]) => (a < b ? -1 : 1))).toEqual(Object.entries(plain).flatMap(([name, member]) => taken(member, [name])).filter(([, member]) => member !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)))
      }),
      { numRuns: 600 },
    )
  })

  it('gives the complete values of a file cut at any byte, and says that it is cut', async () => {
    const whole = rebuilt(await pieces(file(1)))
    const bytes = Buffer.from(file(1))
    for (let cut = 0; cut < bytes.length; cut++) {
      const found = await pieces(bytes.subarray(0, cut), 50)
      expect(found.at(-1)?.error).toBeDefined()
      for (const [path, value] of rebuilt(found)) expect(value, `${cut} ${path}`).toEqual(whole.get(path))
    }
  })

  it('loses what is beside a flipped byte, and puts nothing into another list', async () => {
    const ids = new Map([['A', 10], ['B', 20], ['C', 30]])
    const bytes = Buffer.from(file(1))
    // What stands before is one small list.
    const first = bytes.indexOf('"chats"')
    for (let at = first; at < bytes.length - 20; at++) {
      for (const byte of [[0x22, 0x5d], [0x7b], [0x5c, 0x7d], [0x2c, 0x0a]][at % 4]!) {
        if (bytes[at] === byte) continue
        const bad = Buffer.from(bytes)
        bad[at] = byte
        const found = await pieces(bad, 200)
        let name: unknown
        let of: unknown
        for (const { path, value, error } of found) {
          if (path[2] !== of) name = undefined
          of = path[2]
          if (error !== undefined) continue
          if (path[3] === 'name') name = value
          if (path[3] !== 'messages' || path.length !== 5) continue
          const { id } = value as { id: unknown }
          if (typeof id === 'number' && id >= 10 && id < 40 && ids.has(String(name))) expect(Math.floor(id / 10) * 10, `byte ${at} = ${byte}: ${JSON.stringify(path)}`).toBe(ids.get(String(name)))
        }
      }
    }
  })

  it('keeps what another conversation says when one is damaged', async () => {
    const found = await pieces(file(1).replace('see \\"[', 'see "['))
    expect(errors(found).length).toBeGreaterThan(0)
    expect(found.filter(({ path, error }) => path[3] === 'messages' && error === undefined)).toHaveLength(7)
    expect(rebuilt(found).get('chats/list/1/name')).toBe('B')
    expect(rebuilt(found).get('other')).toEqual([1])
  })

  it('goes on behind a damaged name', async () => {
    const found = await pieces(file(1).replace('"name": "B"', '"name": "B "the" E"'))
    expect(errors(found)).toHaveLength(1)
    expect(rebuilt(found).get('chats/list/1/type')).toBe('private_group')
    expect(found.filter(({ path }) => path[3] === 'messages')).toHaveLength(8)
  })

  it('reads what is not quite JSON as it is told to', async () => {
    const found = await pieces('{"messages":[{"a":"\\x1F"}],"b":"\\x41"}', 5, (text) => JSON.parse(text.replaceAll('\\x', '\\u00')) as unknown)
    expect(found).toEqual([{ path: ['messages', 0], value: { a: '\u001F' } }, { path: ['b'], value: 'A' }])
  })

  it('says what is no JSON at all', async () => {
    expect(errors(await pieces(''))).toEqual(['The file is empty.'])
    expect(errors(await pieces('<html>'))).toEqual(['The file holds no JSON.'])
    expect(errors(await pieces('['.repeat(100_000)))).toHaveLength(1)
    expect(errors(await pieces('{"a":'.repeat(50_000), 4096))).toHaveLength(1)
  })
})
