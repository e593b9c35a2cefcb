/** A generated archive as a real zip: every count of the import against the counts of its making. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Fact } from '../../../electron/contract/records'
import { openSource } from '../../../electron/importers/sources'
import { xArchive } from '../../../electron/importers/x'
import { generateXArchive } from '../../bench/generateXArchive'

const tweets = Number(process.env['X_TWEETS'] ?? 6000)

describe('a generated X archive', () => {
  it('imports complete, with every count right', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'full-circle-x-'))
    try {
      const file = join(folder, 'twitter-2026.zip')
      const made = await generateXArchive({ file, tweets, seed: 7 })
      const source = await openSource([{ path: file, name: 'twitter-2026.zip' }])
      const started = performance.now()
      const [claim, ...others] = await xArchive.claim(source)
      expect(others).toEqual([])
      expect(claim!.owner[0]).toBe(made.owner)

      const skipped: Record<string, number> = {}
      const kinds: Record<string, number> = {}
      const outcomes = { records: 0, kept: 0, failed: 0, warnings: 0, connections: 0, named: 0, from: Infinity, to: -Infinity, asOf: 0 }
      const count = (fact: Fact) => {
        if (fact.fact === 'connection') outcomes.connections++
        if (fact.fact === 'person' && !fact.me) outcomes.named++
        if (fact.fact !== 'interaction') return
        kinds[fact.kind] = (kinds[fact.kind] ?? 0) + 1
        outcomes.from = Math.min(outcomes.from, fact.at ?? Infinity)
        outcomes.to = Math.max(outcomes.to, fact.at ?? -Infinity)
      }
      let peak = 0
      for await (const outcome of xArchive.read(source, claim!, { owner: claim!.owner, zone: 'UTC', region: 'DE', now: made.generated })) {
        if ('asOf' in outcome) outcomes.asOf = outcome.asOf
        else if ('warning' in outcome) outcomes.warnings++
        else {
          if (outcome.at && (++outcomes.records & 8191) === 0) peak = Math.max(peak, process.memoryUsage().rss)
          if ('facts' in outcome) {
            if (outcome.at) outcomes.kept++
            for (const fact of outcome.facts) count(fact)
          } else if ('skipped' in outcome) skipped[outcome.skipped] = (skipped[outcome.skipped] ?? 0) + 1
          else outcomes.failed++
        }
      }
      const seconds = (performance.now() - started) / 1000
      if (process.env['X_TWEETS']) {
        console.log(`${tweets} tweets, ${Math.round(made.tweetBytes / tweets)} bytes each, ${Math.round(outcomes.records / seconds)} records/s, peak ${Math.round(peak / 1e6)} MB`)
      }
      await source.close()
      const { records, kept, connections, named, from, to } = made
      expect(outcomes).toEqual({ records, kept, failed: 0, warnings: 0, connections, named, from, to, asOf: made.generated })
      expect(skipped).toEqual(made.skipped)
      expect(kinds).toEqual(made.kinds)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
