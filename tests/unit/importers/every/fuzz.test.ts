/** Any truncation and any byte turned, of any fixture: records and issues, never an exception, and nothing left on prototypes. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { importers } from '../../../../electron/importers'
import { filesOfFolder, memorySource, type Files } from '../memorySource'
import { cases, type Case } from './cases'

/** Long enough for a busy machine: what is judged is what comes out, not when. */
const patience = 240_000

const runs = Number(process.env['FULL_CIRCLE_FUZZ_RUNS'] ?? 40)

const groups = [...new Set(cases.map(({ group }) => group))]
describe.each(groups)('%s', (group) => {
  const own = cases.filter((one) => one.group === group).map((one) => ({ one, files: filesOf(one) })).filter(({ files }) => files.size > 0)

  it('answers every damage with outcomes', { timeout: patience }, async () => {
    const damages = fc.nat({ max: own.length - 1 }).chain((at) => fc.tuple(fc.constant(at), fc.constantFrom(...own[at]!.files.keys()), damage))
    await fc.assert(
      fc.asyncProperty(damages, async ([at, label, how]) => {
        const { one, files } = own[at]!
        await readAll(one, new Map(files).set(label, damaged(files.get(label)!, how)))
      }),
      { numRuns: runs },
    )
    expect(Object.keys(Object.prototype)).toEqual([])
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})

/** Places are shares of the file, 0 to 1. */
type Damage =
  | { readonly cutAt: number }
  | { readonly turned: readonly (readonly [place: number, byte: number])[] }
  | { readonly doubledAt: number; readonly bytes: number }

const place = fc.double({ min: 0, max: 1, noNaN: true })
const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.record({ cutAt: place }),
  fc.record({ turned: fc.array(fc.tuple(place, fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 4 }) }),
  fc.record({ doubledAt: place, bytes: fc.nat({ max: 200 }) }),
)

function damaged(bytes: Uint8Array, how: Damage): Uint8Array {
  const at = (share: number) => Math.floor(share * bytes.length)
  if ('cutAt' in how) return bytes.subarray(0, at(how.cutAt))
  if ('doubledAt' in how) return Buffer.concat([bytes.subarray(0, at(how.doubledAt) + how.bytes), bytes.subarray(at(how.doubledAt))])
  const copy = Uint8Array.from(bytes)
  for (const [share, byte] of how.turned) if (at(share) < copy.length) copy[at(share)] = byte
  return copy
}

async function readAll({ options }: Case, files: Files): Promise<void> {
  const source = memorySource(files)
  const labels = new Set(source.entries.map(({ label }) => label))
  for (const importer of importers) {
    for (const claim of await importer.claim(source)) {
      const { owner = claim.owner, zone = 'Europe/Berlin', region = 'DE', answers } = options
      const keepPicture = () => Promise.resolve('0'.repeat(64))
      const seen = new Set<string>()
      for await (const outcome of importer.read(source, claim, { owner, zone, region, now: Date.UTC(2026, 10, 22), keepPicture, ...(answers && { answers }) })) {
        if (!('at' in outcome) || !outcome.at || 'warning' in outcome) continue
        expect(labels.has(outcome.at.entry), `${importer.id}: no such entry: ${outcome.at.entry}`).toBe(true)
        const place = `${outcome.at.entry} ${outcome.at.index}`
        expect(seen.has(place), `${importer.id}: two buckets for ${place}`).toBe(false)
        seen.add(place)
      }
    }
  }
}

function filesOf(one: Case): Files {
  const files = new Map<string, Uint8Array>()
  for (const { path, name } of one.dropped) {
    if (!statSync(path).isDirectory()) files.set(name, readFileSync(path))
    else if (readdirSync(path).length > 0) for (const [label, bytes] of filesOfFolder(join(path, '..'), (label) => label.startsWith(`${name}/`), name)) files.set(label, bytes)
  }
  return files
}
