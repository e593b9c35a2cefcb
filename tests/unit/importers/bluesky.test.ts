import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cidText, plainJson } from '../../../electron/importers/bluesky/plainJson'
import { bluesky } from '../../../electron/importers/bluesky/index'
import { Digests } from '../../../electron/importers/formats/digests'
import { tidTime } from '../../../electron/importers/bluesky/tids'
import { decodeCbor } from '../../../electron/importers/formats/dagCbor'
import type { Outcome } from '../../../electron/importers/importer'
import { whyUnrecognised } from '../../../electron/importers/unrecognised'
import { memorySource, textFiles } from './memorySource'
import { car, cbor, cidOf, LinkTo, repository, type Value } from './repositories'
import { testImporter } from './testImporter'

testImporter(bluesky, 'bluesky')

const me = 'did:plc:aaaaaaaaaaaaaaaaaaaaaaaa'
const options = { owner: [`bluesky:id:${me}`], zone: 'Asia/Tokyo', region: 'NO', now: Date.UTC(2026, 10, 22) }

async function read(bytes: Uint8Array): Promise<Outcome[]> {
  const source = memorySource(new Map([['repo.car', bytes]]))
  const outcomes: Outcome[] = []
  for (const claim of await bluesky.claim(source)) for await (const outcome of bluesky.read(source, claim, options)) outcomes.push(outcome)
  return outcomes
}

function counted(outcomes: readonly Outcome[]) {
  const counts = new Map<string, number>()
  const add = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1)
  let records = 0
  for (const outcome of outcomes) {
    if ('warning' in outcome) add(outcome.warning)
    if (!('at' in outcome) || !outcome.at || 'warning' in outcome) continue
    records++
    if ('facts' in outcome) for (const fact of outcome.facts) add(fact.fact === 'interaction' ? fact.kind : fact.fact)
    else add('skipped' in outcome ? outcome.skipped : outcome.failed)
  }
  return { records, counts: Object.fromEntries(counts) }
}

const like = (rkey: string, of: string): Record<string, Value> => ({ [`app.bsky.feed.like/${rkey}`]: { $type: 'app.bsky.feed.like', createdAt: '2024-01-01T00:00:00Z', subject: { uri: `at://did:plc:b/app.bsky.feed.post/${of}`, cid: 'x' } } })

describe('DAG-CBOR', () => {
  it('is read as it was written', () => {
    const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 }, fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean(), fc.constant(null), fc.maxSafeInteger(),
        fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(fc.string(), tie('value'), { maxKeys: 4 }),
      ),
    })).value
    fc.assert(fc.property(value, (one) => void expect(plainJson(decodeCbor(cbor(one)))).toEqual(one)))
  })
  it('refuses what is cut, lies about its length, or is not allowed', () => {
    const refused = ['', '61', '9affffffff', 'bb00ffffffffffffff', '9f01ff', '7f6161ff', 'd9d9f760', 'f7', 'f93c00', 'fb7ff0000000000000', 'a10102', '61ff', '0000', '81'.repeat(70) + '00']
    for (const hex of refused) expect(() => decodeCbor(Buffer.from(hex, 'hex')), hex).toThrow(SyntaxError)
  })
  it('never throws anything else', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      try {
        decodeCbor(bytes)
      } catch (error) {
        expect(error).toBeInstanceOf(SyntaxError)
      }
    }))
  })
  it('keeps __proto__ a key', () => {
    const value = plainJson(decodeCbor(cbor(JSON.parse('{"__proto__":{"polluted":true}}') as Value)))
    expect(Object.keys(value as object)).toEqual(['__proto__'])
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })
})

describe('times in keys', () => {
  it('are microseconds', () => {
    expect(new Date(tidTime('3juazpfj7zj2y')!).toISOString().slice(0, 16)).toBe('2023-04-26T07:09')
    for (const none of ['self', '', '3juazpfj7zj2', '3juazpfj7zj21', 'zzzzzzzzzzzzz', '3jua-pfj7zj2y']) expect(tidTime(none)).toBeNull()
  })
})

describe('hashes', () => {
  it('are found again, thousands of them, and no others', () => {
    const digests = new Digests()
    const hash = (n: number) => cidOf(Buffer.from(String(n))).subarray(4)
    for (let n = 0; n < 20_000; n++) expect(digests.add(hash(n))).toBe(n)
    for (let n = 0; n < 20_000; n += 7) expect(digests.find(hash(n))).toBe(n)
    expect(digests.add(hash(5))).toBe(5)
    expect(digests.find(hash(20_001))).toBe(-1)
  })
})

describe('a repository', () => {
  it('gives each of two equal records, and each record once', async () => {
    const { records, counts } = counted(await read(repository({ did: me, records: { ...like('3a', 'x'), ...like('3b', 'x'), ...like('3c', 'y') } })))
    expect(records).toBe(3)
    expect(counts).toEqual({ reaction: 3 })
  })

  it('whose tree runs in a circle ends', async () => {
    // Equal hashes of different blocks cannot be made; a node that lists itself is one that lists its parent twice.
    const leaf = cbor({ e: [], l: null })
    const node = cbor({ e: [], l: new LinkTo(cidOf(leaf)) })
    const commit = cbor({ did: me, version: 3, data: new LinkTo(cidOf(node)), prev: null, rev: '3kkgaaaaaaa2a', sig: Buffer.alloc(1) })
    expect(counted(await read(car(cidOf(commit), [commit, node, leaf, node, leaf])))).toEqual({ records: 0, counts: {} })
  })

  it('with a changed byte loses a record or a branch, and says so', async () => {
    const whole = repository({ did: me, rev: '3kkgaaaaaaa2a', records: Object.assign({}, ...Array.from({ length: 12 }, (_, n) => like(`3k${n}`, `p${n}`))) as Record<string, Value> })
    const wanted = counted(await read(whole)).counts.reaction
    expect(wanted).toBe(12)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 100, max: whole.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const bytes = Buffer.from(whole)
        bytes[at] = bytes[at]! ^ change
        const { counts } = counted(await read(bytes))
        const { reaction = 0, ...rest } = counts
        // Blocks that no tree lists any more may be damaged without harm.
        if (reaction < wanted! && Object.keys(rest).length === 0) expect(await bluesky.claim(memorySource(new Map([['repo.car', bytes]])))).toEqual([])
        expect(reaction).toBeLessThanOrEqual(wanted!)
      }),
      { numRuns: 300 },
    )
  })

  it('passes over a block that is too large for a record', async () => {
    const commitOf = (records: Record<string, Value>) => repository({ did: me, records, stale: [Buffer.alloc(5 * 1024 * 1024)] })
    expect(counted(await read(commitOf(like('3a', 'x')))).counts).toEqual({ reaction: 1 })
  })

  it('is known by its content: an error message named .car is none', async () => {
    for (const bytes of [Buffer.from('{"error":"RepoNotFound","message":"Could not find repo"}'), Buffer.from('\xff'.repeat(64), 'latin1'), Buffer.alloc(64), car(cidOf(cbor('x')), [cbor('x')])])
      expect(await bluesky.claim(memorySource(new Map([['repo.car', bytes]])))).toEqual([])
    const failed = memorySource(textFiles({ 'repo.car': '{"error":"RepoNotFound"}' }))
    expect(await whyUnrecognised(failed.entries, [], '')).toMatch(/the download failed/)
  })
})

const samples = process.env['FULL_CIRCLE_SAMPLES'] ?? ''
describe.runIf(samples !== '')('public repositories (needs FULL_CIRCLE_SAMPLES)', () => {
  const folder = join(samples, 'bluesky/bluesky-social-indigo/testing/testdata')
  const tests = join(samples, 'bluesky/bluesky-social-atproto-interop-tests')

  it('hold what their makers put in', async () => {
    // 26 posts, 22 likes, 15 reposts, 78 follows and a profile, among 682 blocks.
    const made = counted(await read(readFileSync(join(folder, 'fakermaker.repo.car'))))
    expect(made).toEqual({ records: 142, counts: { connection: 78, person: 1, repost: 15, reaction: 22, reply: 23, mention: 22, post: 2 } })
    expect(counted(await read(readFileSync(join(folder, 'greenground.repo.car'))))).toEqual({ records: 2, counts: { connection: 2 } })
  })

  it('may be a part only', async () => {
    const { records, counts } = counted(await read(readFileSync(join(folder, 'repo_slice.car'))))
    expect(records).toBe(5)
    expect(counts).toMatchObject({ mention: 1, 'a record that is not in the file, although its list names it': 3 })
  })

  it('are written in the way the protocol tests', () => {
    const pairs = JSON.parse(readFileSync(join(tests, 'data-model/data-model-fixtures.json'), 'utf8')) as { json: unknown; cbor_base64: string; cid: string }[]
    for (const { json, cbor_base64, cid } of pairs) {
      const bytes = Buffer.from(cbor_base64, 'base64')
      expect(plainJson(decodeCbor(bytes))).toEqual(json)
      expect(cidText(cidOf(bytes))).toBe(cid)
    }
    for (const name of readdirSync(folder).filter((one) => one.endsWith('.cbor'))) expect(plainJson(decodeCbor(readFileSync(join(folder, name))))).toHaveProperty('$type')
    const lines = (name: string) => readFileSync(join(tests, 'syntax', name), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'))
    for (const tid of lines('tid_syntax_valid.txt')) expect(tidTime(tid), tid).not.toBeNull()
    for (const tid of lines('tid_syntax_invalid.txt')) expect(tidTime(tid), tid).toBeNull()
    expect(existsSync(folder)).toBe(true)
  })
})
