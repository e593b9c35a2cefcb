import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../../electron/importers/importer'
import { instagram } from '../../../electron/importers/instagram/index'
import { openSource } from '../../../electron/importers/sources/index'
import type { Entry } from '../../../electron/importers/sources/source'

const samples = process.env['FULL_CIRCLE_SAMPLES'] ?? ''
const options = { zone: 'Europe/Berlin', region: 'CH', now: Date.UTC(2026, 10, 22) }

async function parsed(entry: Entry): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const chunks: Uint8Array[] = []
  for await (const chunk of entry.open()) chunks.push(chunk)
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, readonly unknown[]>
}

describe.runIf(samples !== '')('a public sample of 2021 (needs FULL_CIRCLE_SAMPLES)', () => {
  it('is read to the last record', async () => {
    const path = join(samples, 'instagram/hestiaAI-hestialabs-experiences/packages/lib/data-samples/instagram.zip')
    const source = await openSource([{ path, name: 'instagram.zip' }])
    const claims = await instagram.claim(source)
    expect(claims).toHaveLength(1)
    expect(claims[0]!.ownerName).toBe('John Lennon')
    const buckets = new Map<string, number>()
    const kinds = new Map<string, number>()
    for await (const outcome of instagram.read(source, claims[0]!, { ...options, owner: claims[0]!.owner })) tally(outcome, buckets, kinds)

    let expected = 0
    const lists: readonly (readonly [form: RegExp, list: string])[] = [
      [/message_1\.json$/, 'messages'], [/followers\.json$/, 'relationships_followers'], [/following\.json$/, 'relationships_following'], [/liked_posts\.json$/, 'likes_media_likes'], [/liked_comments\.json$/, 'likes_comment_likes'],
    ]
    for (const entry of source.entries) for (const [form, list] of lists) if (form.test(entry.path) && !entry.path.includes('__MACOSX')) expected += (await parsed(entry))[list]!.length
    await source.close()
    expect([...buckets.values()].reduce((sum, count) => sum + count, 0)).toBe(expected)
    expect(Object.fromEntries(buckets)).toMatchInlineSnapshot(`
      {
        "a like of an account that you neither follow nor wrote to": 312,
        "kept": 1204,
      }
    `)
    expect(Object.fromEntries(kinds)).toMatchInlineSnapshot(`
      {
        "follower": 96,
        "following": 389,
        "message received": 356,
        "message sent": 361,
        "reaction sent": 2,
      }
    `)
  })
})

function tally(outcome: Outcome, buckets: Map<string, number>, kinds: Map<string, number>): void {
  if (!('at' in outcome) || !outcome.at || 'warning' in outcome) return
  const bucket = 'skipped' in outcome ? outcome.skipped : 'failed' in outcome ? outcome.failed : 'kept'
  buckets.set(bucket, (buckets.get(bucket) ?? 0) + 1)
  if ('facts' in outcome) for (const fact of outcome.facts) count(kinds, fact.fact === 'interaction' ? `${fact.kind} ${fact.direction}` : fact.fact === 'connection' ? fact.relation : fact.fact)
}

const count = (kinds: Map<string, number>, kind: string): unknown => kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
