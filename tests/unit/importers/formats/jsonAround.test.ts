import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonAround } from '../../../../electron/importers/formats/jsonAround'

async function* chunked(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size))
}

const read = (text: string, size = 7) => jsonAround(chunked(Buffer.from(text), size), 'messages')

describe('what stands around a list', () => {
  it('is the object without the elements', async () => {
    expect(await read('{"participants":[{"name":"A"}],"messages":[{"a":"]\\"}"},[1,[2]]],"title":"T","messages2":[1]}')).toEqual({
      participants: [{ name: 'A' }], messages: [], title: 'T', messages2: [1],
    })
    expect(await read('\ufeff  {"title":"messages","x":{"messages":[1]},"messages":[]}')).toEqual({ title: 'messages', x: { messages: [1] }, messages: [] })
  })

  it('agrees with a parser, wherever the chunks are cut', async () => {
    const json = fc.jsonValue({ maxDepth: 4 })
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), json), fc.array(json), fc.integer({ min: 1, max: 20 }), fc.boolean(), async (fields, messages, size, first) => {
        delete fields['messages']
        const value = first ? { messages, ...fields } : { ...fields, messages }
        const text = JSON.stringify(value)
        expect(await read(text, size)).toEqual({ ...(JSON.parse(text) as object), messages: [] })
      }),
    )
  })

  it('is what came before the end of a file that breaks off', async () => {
    const text = '{"participants":[{"name":"A"}],"messages":[{"a":1},{"b":"x"}],"title":"Bea"}'
    for (let end = 0; end < text.length; end++) {
      const found = await read(text.slice(0, end))
      if (end > text.indexOf(',"messages"')) expect(found).toMatchObject({ participants: [{ name: 'A' }] })
    }
    expect(await read(text.slice(0, -5))).toEqual({ participants: [{ name: 'A' }], messages: [] })
  })

  it('is nothing for what is no object, too deep or too large', async () => {
    for (const text of ['', '[1]', 'hello', '<html>', `{"a":${'['.repeat(200)}`, `{"a":"${'x'.repeat(2_000_000)}"}`]) expect(await read(text, 65_536)).toBeUndefined()
  })
})
