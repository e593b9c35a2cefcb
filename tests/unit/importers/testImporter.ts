/**
 * What every importer owes, tested once for all of them. Each folder `tests/fixtures/<importer>/<case>/` holds things as a
 * user would drop them, `expected.json` (claims and outcomes; `UPDATE_EXPECTED=1` writes it, read it before committing) and,
 * where the case needs them, `options.json` with other read options than the ones below.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Claim, Fact } from '../../../electron/contract/records'
import { Failed } from '../../../electron/contract/result'
import type { Importer, Outcome, ReadOptions } from '../../../electron/importers/importer'
import type { Source } from '../../../electron/importers/sources/source'
import { filesOfFolder, memorySource, type Files } from './memorySource'

/** `fixtureFolder` is the name below `tests/fixtures/`, normally the importer's id. */
export function testImporter(importer: Importer, fixtureFolder: string): void {
  const root = join(import.meta.dirname, '../../fixtures', fixtureFolder)
  const cases = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory())

  describe(`${importer.title}: importer contract`, () => {
    it('has cases', () => expect(cases.length).toBeGreaterThan(0))
    it('leaves what is not its own', () => leavesTheRest(importer))
    for (const { name } of cases) describe(name, () => testCase(importer, join(root, name)))
  })
}

function testCase(importer: Importer, folder: string): void {
  const files = filesOfFolder(folder, (label) => label !== 'expected.json' && label !== 'options.json')
  const options = caseOptions(folder)

  it('reads what is expected', async () => {
    const found = await readAll(importer, memorySource(files), options)
    const file = join(folder, 'expected.json')
    if (process.env['UPDATE_EXPECTED'] === '1') writeFileSync(file, layOut(found))
    expect(existsSync(file), `${file} is missing: run once with UPDATE_EXPECTED=1 and read what it wrote`).toBe(true)
    expect(plain(found)).toEqual(JSON.parse(readFileSync(file, 'utf8')))
    expect(found.length, 'nothing was recognised').toBeGreaterThan(0)
  })

  it('keeps the rules of outcomes', async () => {
    const source = memorySource(files)
    for (const { claim, outcomes } of await readAll(importer, source, options)) checkOutcomes(importer, source, claim, outcomes)
  })

  it('reads the same twice', async () => {
    const first = await readAll(importer, memorySource(files), options)
    expect(await readAll(importer, memorySource(files), options)).toEqual(first)
  })

  it('survives files that are cut anywhere', async () => {
    for (const cut of cutFiles(files)) {
      const found = await readAll(importer, memorySource(cut), options)
      for (const { claim, outcomes } of found) checkOutcomes(importer, memorySource(cut), claim, outcomes)
    }
  })

  it('survives entries that turn out damaged', async () => {
    const failure = new Failed('unreadable', 'The file is damaged.')
    for (const [label, bytes] of files) {
      const half = new Map(files).set(label, bytes.subarray(0, bytes.length >> 1))
      await readAll(importer, memorySource(half, new Map([[label, failure]])), options)
    }
  })
}

const anywhere: ReadOptions = { owner: [], zone: 'Europe/Berlin', region: 'DE', now: Date.UTC(2026, 10, 22, 12) }

interface CaseOptions extends ReadOptions {
  /** False: the owner is the claim's. */
  readonly ownerChosen: boolean
}

function caseOptions(folder: string): CaseOptions {
  const file = join(folder, 'options.json')
  const own = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<ReadOptions>) : {}
  return { ...anywhere, keepPicture, ...own, ownerChosen: own.owner !== undefined }
}

/** Like the real one, without a disk. */
async function keepPicture(bytes: Uint8Array): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))).toString('hex')
}

interface Found {
  readonly claim: Claim
  readonly outcomes: readonly Outcome[]
}

async function readAll(importer: Importer, source: Source, { ownerChosen, ...options }: CaseOptions): Promise<Found[]> {
  const found: Found[] = []
  for (const claim of await importer.claim(source)) {
    const outcomes: Outcome[] = []
    const owner = ownerChosen ? options.owner : claim.owner
    for await (const outcome of importer.read(source, plain(claim), { ...options, owner })) outcomes.push(outcome)
    found.push({ claim, outcomes })
  }
  return found
}

function checkOutcomes(importer: Importer, source: Source, claim: Claim, outcomes: readonly Outcome[]): void {
  const labels = new Set(source.entries.map((entry) => entry.label))
  expect(claim.importer).toBe(importer.id)
  expect(claim.entries.filter((label) => !labels.has(label)), 'claimed entries that the source does not have').toEqual([])
  expect(plain(claim), 'a claim must be plain JSON').toEqual(claim)
  expect(plain(outcomes), 'outcomes must be plain JSON').toEqual(outcomes)

  const buckets = new Map<string, number>()
  for (const outcome of outcomes) {
    if (!('at' in outcome) || outcome.at === undefined) continue
    expect(labels.has(outcome.at.entry), `an outcome lies in ${outcome.at.entry}, which is no entry`).toBe(true)
    if ('warning' in outcome) continue
    const place = `${outcome.at.entry}, record ${outcome.at.index}`
    buckets.set(place, (buckets.get(place) ?? 0) + 1)
    if ('facts' in outcome) expect(outcome.facts.length, `${place} has a bucket and holds nothing`).toBeGreaterThan(0)
  }
  expect([...buckets].filter(([, times]) => times > 1), 'records in more than one bucket').toEqual([])

  checkFacts(outcomes.flatMap((outcome) => ('facts' in outcome ? [...outcome.facts] : [])))
}

/** Facts with one natural id are the same thing: they may differ in how much they know, not in what they are. */
function checkFacts(facts: readonly Fact[]): void {
  const identities = new Map<string, string>()
  for (const fact of facts) {
    if (fact.fact === 'person') expect(fact.handles.length, `${fact.id} has no handle`).toBeGreaterThan(0)
    if (fact.fact === 'coverage') continue
    expect(fact.id).not.toBe('')
    const [key, identity] =
      fact.fact === 'interaction'
        ? [`${fact.fact} ${fact.stream} ${fact.id}`, `${fact.at} ${fact.kind}`]
        : [`${fact.fact} ${fact.id}`, fact.fact === 'connection' ? `${fact.handle} ${fact.relation}` : '']
    const earlier = identities.get(key)
    if (earlier !== undefined) expect(identity, `two different things have the natural id ${key}`).toBe(earlier)
    identities.set(key, identity)
  }
}

/** All entries cut at ten points, then each alone. */
function* cutFiles(files: Files): Generator<Files> {
  const cut = (bytes: Uint8Array, tenth: number) => bytes.subarray(0, Math.floor((bytes.length * tenth) / 10))
  for (let tenth = 0; tenth < 10; tenth++) {
    yield new Map([...files].map(([label, bytes]) => [label, cut(bytes, tenth)]))
    for (const [label, bytes] of files) yield new Map(files).set(label, cut(bytes, tenth))
  }
}

async function leavesTheRest(importer: Importer): Promise<void> {
  const encode = (text: string) => new TextEncoder().encode(text)
  const strange: Files = new Map([
    ['empty.txt', new Uint8Array()],
    ['page.html', encode('<!DOCTYPE html><html><head><title>Log in</title></head><body></body></html>')],
    ['letter.txt', encode('Dear Bea,\n\nsee you on Sunday.\n')],
    ['photo.jpg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0)],
    ['zeros.bin', new Uint8Array(100_000)],
    ['other.json', encode('{"__proto__":{"polluted":true},"items":[1,2,3]}')],
  ])
  expect(await importer.claim(memorySource(strange))).toEqual([])
  expect(await importer.claim(memorySource(new Map()))).toEqual([])
}

const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/** One outcome a line: a change of one record is one changed line. */
function layOut(found: readonly Found[]): string {
  const claims = found.map(({ claim, outcomes }) => {
    const lines = outcomes.map((outcome) => `      ${JSON.stringify(outcome)}`).join(',\n')
    const claimText = JSON.stringify(claim, null, 2).replace(/\n/g, '\n    ')
    return `  {\n    "claim": ${claimText},\n    "outcomes": [\n${lines}\n    ]\n  }`
  })
  return `[\n${claims.join(',\n')}\n]\n`
}
