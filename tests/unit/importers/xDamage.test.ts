/** Whatever happens to a file of an archive: reading ends, nothing is thrown, prototypes stay as they were. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { xArchive } from '../../../electron/importers/x'
import { filesOfFolder, memorySource, type Files } from './memorySource'

const root = join(import.meta.dirname, '../../fixtures/x')
const files: [label: string, all: Files][] = readdirSync(root).flatMap((name) => {
  const all = filesOfFolder(join(root, name), (label) => label !== 'expected.json')
  return [...all.keys()].map((label): [string, Files] => [label, all])
})
const options = { zone: 'UTC', region: 'DE', now: Date.UTC(2026, 10, 22) }

async function readAll(all: Files): Promise<number> {
  const source = memorySource(all)
  let outcomes = 0
  for (const claim of await xArchive.claim(source)) for await (const outcome of xArchive.read(source, claim, { ...options, owner: claim.owner })) outcomes += Object.keys(outcome).length
  return outcomes
}

const someFile = fc.constantFrom(...files)

describe('damaged X archives', () => {
  it('bytes changed, cut or put in between', async () => {
    const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), remove: fc.nat(40), insert: fc.uint8Array({ maxLength: 12 }) })
    await fc.assert(
      fc.asyncProperty(someFile, fc.array(change, { minLength: 1, maxLength: 4 }), async ([label, all], changes) => {
        let bytes = Buffer.from(all.get(label)!)
        for (const { at, remove, insert } of changes) {
          const start = Math.floor(at * bytes.length)
          bytes = Buffer.concat([bytes.subarray(0, start), insert, bytes.subarray(start + remove)])
        }
        expect(await readAll(new Map(all).set(label, bytes))).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 400 },
    )
  })

  it('values that are something else than expected', async () => {
    const strange = fc.constantFrom('null', '[]', '{}', '-1', '1e400', '"x"', '""', '[null]', '{"__proto__":{"polluted":1}}', 'true', '99999999999999999999', '"\\ud800"')
    await fc.assert(
      fc.asyncProperty(someFile, fc.nat(500), strange, async ([label, all], nth, value) => {
        const text = Buffer.from(all.get(label)!).toString('utf8')
        const values = [...text.matchAll(/:\s?("(?:[^"\\\n]|\\.)*"|true|false|\d+)/g)]
        const match = values[nth % Math.max(1, values.length)]
        if (!match) return
        const changed = `${text.slice(0, match.index)}: ${value}${text.slice(match.index + match[0].length)}`
        expect(await readAll(new Map(all).set(label, Buffer.from(changed)))).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 600 },
    )
    expect((Object.create({}) as Record<string, unknown>).polluted).toBeUndefined()
  })
})

/** Real files are not part of the project; where they lie is said by the environment. */
const samples = process.env['FULL_CIRCLE_SAMPLES']

describe('sample archives', () => {
  it(samples === undefined ? 'are read where FULL_CIRCLE_SAMPLES says they lie (it does not)' : 'are read complete', async () => {
    if (samples === undefined) return
    const folder = join(samples, 'x-archive')
    expect(existsSync(folder)).toBe(true)
    const source = memorySource(filesOfFolder(folder))
    const reasons: Record<string, number> = {}
    const kinds: Record<string, number> = {}
    const count = (counts: Record<string, number>, key: string) => void (counts[key] = (counts[key] ?? 0) + 1)
    const claims = await xArchive.claim(source)
    for (const claim of claims)
      for await (const outcome of xArchive.read(source, claim, { ...options, owner: claim.owner })) {
        if ('skipped' in outcome) count(reasons, outcome.skipped)
        else if ('facts' in outcome) count(kinds, outcome.at ? (outcome.facts[0]?.fact ?? '') : 'whole')
        else if ('failed' in outcome) count(reasons, `failed: ${outcome.failed}`)
      }
    expect(claims.length).toBeGreaterThan(0)
    expect(Object.keys(reasons).filter((reason) => reason.startsWith('failed'))).toEqual([])
    expect(Object.keys(kinds)).toContain('interaction')
  })
})
