import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonElements, jsonObject, type JsonElement } from '../../../../electron/importers/formats/jsonElements'

async function* inChunks(bytes: Uint8Array, size: number) {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size)
}

async function split(input: string | Uint8Array, { path = [] as string[], size = 64 } = {}): Promise<JsonElement[]> {
  const bytes = typeof input === 'string' ? Buffer.from(input) : input
  const all: JsonElement[] = []
  for await (const batch of jsonElements(inChunks(bytes, size), path)) all.push(...batch)
  return all
}
const values = (elements: readonly JsonElement[]) => elements.flatMap((e) => (e.error === undefined ? [e.value] : []))
const errors = (elements: readonly JsonElement[]) => elements.flatMap((e) => (e.error === undefined ? [] : [e.error]))

const tweets = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    tweet: { id_str: `${1000 + i}`, full_text: `Hej "Bea" \\ ${i} 👋 {[,]}`, entities: { urls: [], hashtags: [{ text: 'ö', indices: ['0', '4'] }] } },
  }))
const wrapped = (list: unknown) => `window.YTD.tweets.part0 = ${JSON.stringify(list, null, 2)}\n`

describe('jsonElements', () => {
  it('equals JSON.parse for any list, in any chunks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue(), { maxLength: 8 }), fc.integer({ min: 1, max: 90 }), fc.constantFrom(0, 1, 2), async (list, size, space) => {
        const text = JSON.stringify(list, null, space)
        const found = await split(text, { size })
        expect(values(found)).toEqual(JSON.parse(text))
        expect(errors(found)).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  it('is not led astray by texts that look like the beginning of the next record', async () => {
    const tricky = fc.constantFrom('', 'Hej', ',{"a"', '},{"a":', '{"a":"x"},{"a":1}', ',\n  {\n    "a"', '"},{"a":"', '\\', '\\"', ']', ']}', 'ö,{"a"')
    const element = fc.oneof(
      fc.record({ a: fc.oneof(tricky, fc.array(tricky, { maxLength: 3 }), fc.array(fc.record({ a: tricky }), { maxLength: 3 })) }),
      fc.record({ b: tricky, a: fc.integer() }),
      tricky,
    )
    await fc.assert(
      fc.asyncProperty(fc.array(element, { maxLength: 30 }), fc.integer({ min: 1, max: 2000 }), fc.constantFrom(0, 2), async (list, size, space) => {
        const found = await split(JSON.stringify(list, null, space), { size })
        expect(values(found)).toEqual(list)
        expect(errors(found)).toEqual([])
        expect(found.map(({ index }) => index)).toEqual(list.map((_, index) => index))
      }),
      { numRuns: 1000 },
    )
  })

  it('counts levels in records that all begin alike', async () => {
    const nested = (levels: number) => `{"a":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`
    const text = `[${[2, 3, 100, 101, 4, 5000, 5].map(nested).join(',')}]`
    for (const size of [7, 64, 100_000]) {
      const found = await split(text, { size })
      expect(found.map(({ error }) => error?.slice(-16))).toEqual([undefined, undefined, undefined, '100 levels deep.', undefined, '100 levels deep.', undefined])
    }
  })

  it('finds a list at a path, whatever stands beside it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue(), { maxLength: 4 }), fc.jsonValue(), fc.integer({ min: 1, max: 40 }), async (list, other, size) => {
        const text = JSON.stringify({ list: other, '"chats"': { list: [0] }, chats: { about: other, list }, after: other })
        expect(values(await split(text, { path: ['chats', 'list'], size }))).toEqual(JSON.parse(JSON.stringify(list)))
      }),
    )
  })

  it('gives the complete elements of a file cut at any byte, and says that it is cut', async () => {
    const list = tweets(4)
    const bytes = Buffer.from(wrapped(list))
    const end = bytes.lastIndexOf(']')
    for (let cut = 0; cut <= end; cut++) {
      const found = await split(bytes.subarray(0, cut), { size: 50 })
      const good = values(found)
      expect(good).toEqual(list.slice(0, good.length))
      expect(found.at(-1)).toMatchObject({ cut: true })
      // Never less than what a comma has closed.
      expect(good.length).toBeGreaterThanOrEqual(bytes.subarray(0, cut).toString().split('\n  },').length - 1)
    }
  })

  it('loses at most the two records beside a flipped byte, and reports it', async () => {
    const list = tweets(6)
    const text = wrapped(list)
    const bytes = Buffer.from(text)
    // How records begin is learnt from the first one: damage to its very beginning leaves nothing to go by.
    const first = bytes.indexOf('"tweet"') + 7
    for (let at = first; at < bytes.length - 3; at++) {
      for (const byte of [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d, 0x2c, 0x0a, 0x00, 0xff]) {
        if (bytes[at] === byte) continue
        const bad = Buffer.from(bytes)
        bad[at] = byte
        const found = await split(bad, { size: 200 })
        const whole = new Set(values(found).map((v) => JSON.stringify(v)))
        const lost = list.filter((tweet) => !whole.has(JSON.stringify(tweet)))
        expect(lost.length, `byte ${at} = ${byte}: ${JSON.stringify(errors(found))}`).toBeLessThanOrEqual(2)
        if (values(found).length < list.length) expect(errors(found).length).toBeGreaterThan(0)
      }
    }
  })

  it('states where each element and each fault lies', async () => {
    const text = 'x.y = [{"a":1}, {"a":}, {"a":2}];'
    expect(await split(text)).toEqual([
      { index: 0, offset: 7, value: { a: 1 } },
      { index: 1, offset: 16, error: 'The record is not valid JSON.', snippet: '{"a":}' },
      { index: 2, offset: 24, value: { a: 2 } },
    ])
  })

  it('takes assignments, marks, UTF-16 and loose ends', async () => {
    for (const text of ['[1,2]', '\uFEFF[1,2]', 'window.YTD.like.part0 = [1,2];\n', 'Grailbird.data.tweets_2015_01 =\n[1,2]', 'var tweet_index =  [ 1, 2, ] ;', '[1,2],']) {
      expect(values(await split(text, { size: 3 })), text).toEqual([1, 2])
      expect(errors(await split(text))).toEqual([])
      if (text.length > 3) expect(values(await split(Buffer.from(text, 'utf16le'), { size: 6 }))).toEqual([1, 2])
    }
  })

  it('reads what is not UTF-8 by the fallback and says so', async () => {
    expect(await split(Buffer.from('["h\xe9"]', 'latin1'))).toEqual([{ index: 0, offset: 1, value: 'hé', fallback: 'windows-1252' }])
  })

  it('refuses what is no list, in words', async () => {
    expect(errors(await split(''))).toEqual(['The file is empty.'])
    expect(errors(await split('<html><a href="x[1]">'))).toEqual(['The file holds no JSON.'])
    expect(errors(await split('{"a":1}'))).toEqual(['The file holds no list.'])
    expect(errors(await split('{"a":{"b":1}}', { path: ['a', 'c'] }))).toEqual(['The file holds nothing named “c”.'])
    expect(errors(await split('{"a":{"b":1}}', { path: ['a', 'b'] }))).toEqual(['The file holds no list named “a › b”.'])
    expect(errors(await split('{"a":{"b":{}}}', { path: ['a', 'b'] }))).toEqual(['The file holds no list named “a › b”.'])
  })

  it('keeps to the limits of depth and size, and goes on behind them', async () => {
    const deep = `[{"a":${'['.repeat(200)}${']'.repeat(200)}},{"a":2}]`
    expect(errors(await split(deep))).toEqual(['The record is nested more than 100 levels deep.'])
    expect(values(await split(deep))).toEqual([{ a: 2 }])
    const large = `["${'x'.repeat(17 * 1024 * 1024)}",{"a":2}]`
    const found = await split(large, { size: 65_536 })
    expect(found).toEqual([
      { index: 0, offset: 1, error: 'The record is larger than 16 MB.', snippet: '' },
      { index: 1, offset: large.length - 8, value: { a: 2 } },
    ])
    const batches: JsonElement[] = []
    for await (const batch of jsonElements(inChunks(Buffer.from(large), 65_536), [], { sizeLimit: 20 * 1024 * 1024 })) batches.push(...batch)
    expect(errors(batches)).toEqual([])
    expect((await split('['.repeat(100_000), { size: 5000 })).at(-1)).toMatchObject({ cut: true })
  })

  it('does not touch prototypes', async () => {
    const [found] = await split('[{"__proto__":{"admin":true}}]')
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
    expect(Object.keys((found as { value: object }).value)).toEqual(['__proto__'])
  })
})

describe('jsonObject', () => {
  it('reads small wrapped files', () => {
    expect(jsonObject(Buffer.from('window.__THAR_CONFIG = {"a":[1]};\n'))).toEqual({ a: [1] })
    expect(jsonObject(Buffer.from('\uFEFF[ ]'))).toEqual([])
    expect(jsonObject(Buffer.from('\uFEFFx = {"ä":"ö"}', 'utf16le'))).toEqual({ ä: 'ö' })
  })
  it('refuses the rest in words', () => {
    for (const text of ['', 'hello', '{"a":', '{"a":1} alert(1)', 'alert({"a":1})', `${'['.repeat(300)}${']'.repeat(300)}`]) {
      expect(() => jsonObject(Buffer.from(text)), text).toThrow(/^The file/)
    }
  })
})

const samples = process.env['FULL_CIRCLE_SAMPLES']
const suite = samples ? join(samples, 'hostile/nst-JSONTestSuite/test_parsing') : ''

describe.runIf(existsSync(suite))('the public JSON test suite (needs FULL_CIRCLE_SAMPLES)', () => {
  /** Refused by the letter of JSON, harmless here: a comma before the closing bracket, and a mark. */
  const tolerated = /extra_comma|number_and_comma|trailing_comma|comma_after_close/
  for (const name of existsSync(suite) ? readdirSync(suite) : []) {
    const bytes = readFileSync(join(suite, name))
    if (!name.endsWith('.json')) continue
    it(name, async () => {
      const found = await split(bytes, { size: 7 })
      if (name.startsWith('y_') && bytes[bytes.findIndex((b) => b > 32)] === 0x5b) {
        expect(values(found)).toEqual(JSON.parse(bytes.toString()))
      }
      if (name.startsWith('n_') && !tolerated.test(name)) expect(errors(found)).not.toEqual([])
    })
  }
})
