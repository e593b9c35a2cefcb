import { gunzipSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { InteractionFact } from '#contract/records'
import { disqus } from '../../../electron/importers/disqus/index'
import type { Outcome } from '../../../electron/importers/importer'
import { memorySource } from './memorySource'
import { testImporter } from './testImporter'

testImporter(disqus, 'disqus')

const packed = readFileSync(join(import.meta.dirname, '../../fixtures/disqus/packed/harbourbread-2015-04-01T10%3A00%3A00.000000-all.xml.gz'))

async function read(bytes: Uint8Array, name = 'export', owner?: readonly string[]): Promise<Outcome[]> {
  const source = memorySource(new Map([[name, bytes]]))
  const outcomes: Outcome[] = []
  for (const claim of await disqus.claim(source))
    for await (const outcome of disqus.read(source, claim, { owner: owner ?? claim.owner, zone: 'UTC', region: 'US', now: Date.UTC(2026, 0, 1) })) outcomes.push(outcome)
  return outcomes
}

const interactions = (outcomes: readonly Outcome[]) =>
  outcomes.flatMap((outcome) => ('facts' in outcome ? outcome.facts.filter((fact): fact is InteractionFact => fact.fact === 'interaction') : []))

describe('an export', () => {
  it('is read packed and unpacked, told by its bytes', async () => {
    const one = interactions(await read(packed, 'a.xml'))
    expect(one).toEqual(interactions(await read(gunzipSync(packed), 'b.xml')))
    expect(one.length).toBeGreaterThan(5)
  })

  it('that is cut inside its wrapping gives what was whole', async () => {
    const outcomes = await read(packed.subarray(0, packed.length - 200), 'a.xml.gz')
    expect(interactions(outcomes).length).toBeGreaterThan(3)
    expect(outcomes.some((outcome) => 'warning' in outcome)).toBe(true)
  })

  it('keeps the number of a comment whoever the owner is', async () => {
    const mine = interactions(await read(packed, 'a.gz'))
    const theirs = interactions(await read(packed, 'a.gz', ['disqus:@jweil']))
    expect(theirs.map(({ id }) => id)).toEqual(mine.map(({ id }) => id))
    expect(theirs.find(({ id }) => id.endsWith(':203'))).toMatchObject({ kind: 'reply', direction: 'received', who: ['disqus:@mirasol'] })
    expect(theirs.find(({ id }) => id.endsWith(':202'))).toMatchObject({ kind: 'reply', direction: 'sent', who: ['disqus:@mirasol'] })
  })
})
