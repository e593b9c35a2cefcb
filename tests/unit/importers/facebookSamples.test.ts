import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { InteractionFact } from '#contract/records'
import { facebook } from '../../../electron/importers/facebook'
import { facebookHtml } from '../../../electron/importers/facebookHtml'
import type { Importer, Outcome } from '../../../electron/importers/importer'
import { messenger } from '../../../electron/importers/messenger'
import { openSource } from '../../../electron/importers/sources'
import { filesOfFolder, memorySource } from './memorySource'

const samples = process.env['FULL_CIRCLE_SAMPLES'] ?? ''
const folder = join(samples, 'facebook/kenn-io-msgvault/internal/fbmessenger/testdata')
const options = { zone: 'UTC', region: 'US', now: Date.UTC(2026, 10, 22) }

async function read(importer: Importer, name: string): Promise<Outcome[]> {
  const files = new Map([...filesOfFolder(join(folder, name))].map(([label, bytes]) => [`${name}/${label}`, bytes]))
  const source = memorySource(files)
  const outcomes: Outcome[] = []
  for (const claim of await importer.claim(source)) for await (const outcome of importer.read(source, claim, { ...options, owner: claim.owner })) outcomes.push(outcome)
  return outcomes
}

const records = (outcomes: readonly Outcome[]) => outcomes.filter((outcome) => 'at' in outcome && outcome.at && !('warning' in outcome)).length
const interactions = (outcomes: readonly Outcome[]) =>
  outcomes.flatMap((outcome) => ('facts' in outcome ? outcome.facts.filter((fact): fact is InteractionFact => fact.fact === 'interaction') : []))

/** An independent count: how often the mark stands in the files of the kind. */
function marks(name: string, files: RegExp, mark: RegExp): number {
  const paths = readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' }).filter((path) => files.test(path))
  return paths.reduce((sum, path) => sum + (readFileSync(join(folder, name, path), 'utf8').match(mark)?.length ?? 0), 0)
}

describe.runIf(samples !== '' && existsSync(folder))('public Facebook exports (needs FULL_CIRCLE_SAMPLES)', () => {
  it('gives every message of the JSON ones a bucket, and a direction', async () => {
    for (const name of ['json_simple', 'json_group', 'json_multifile', 'json_nontext', 'json_with_media', 'json_with_media_alt', 'corrupt']) {
      const outcomes = await read(facebook, name)
      expect(records(outcomes), name).toBe(marks(name, /message_\d+\.json$/, /"sender_name"/g))
      const text = JSON.stringify(outcomes)
      expect(text, name).not.toMatch(/[\u00c0-\u00ff][\u0080-\u00bf]/)
      if (name === 'json_group') continue // one conversation of three, of whom nothing says who is the owner
      for (const fact of interactions(outcomes)) expect(fact.from === 'facebook:name:Test User', name).toBe(false)
    }
  })

  it('prefers the data where a conversation is there as a page too', async () => {
    const outcomes = await read(facebook, 'mixed')
    expect(interactions(outcomes)).toHaveLength(2)
    expect(outcomes.filter((outcome) => 'skipped' in outcome)).toHaveLength(1)
  })

  it('reads the encrypted ones, with the ids of the others', async () => {
    const encrypted = await read(messenger, 'e2ee_simple')
    expect(records(encrypted)).toBe(marks('e2ee_simple', /_\d+\.json$/, /"senderName"/g))
    const ids = new Set(interactions(await read(facebook, 'json_simple')).map(({ id }) => id))
    expect(interactions(encrypted).filter(({ kind, id }) => kind === 'message' && ids.has(id))).toHaveLength(3)
  })

  it('reads the pages, to the minute', async () => {
    for (const name of ['html_simple', 'html_multi_media', 'html_with_media', 'html_timestamps']) {
      const outcomes = await read(facebookHtml, name)
      expect(records(outcomes), name).toBe(marks(name, /\.html$/, /\d{4}(?:,| at) \d{1,2}:\d\d/g))
    }
    expect(interactions(await read(facebookHtml, 'html_simple')).map(({ at, direction }) => [at, direction])).toEqual([
      [Date.UTC(2020, 8, 13, 12, 26), 'sent'], [Date.UTC(2020, 8, 13, 12, 27), 'received'], [Date.UTC(2020, 8, 13, 12, 28), 'sent'],
    ])
    for (const fact of interactions(await read(facebookHtml, 'html_timestamps'))) expect(fact.at).toBe(Date.UTC(2019, 9, 19, 14, 37))
  })

  it('says of an archive of advertising what it is', async () => {
    const path = join(samples, 'facebook/hestiaAI-hestialabs-experiences/packages/lib/data-samples/facebook.zip')
    const source = await openSource([{ path, name: relative(join(path, '..'), path) }])
    try {
      const [claim] = await facebook.claim(source)
      expect(claim?.recognised).toContain('nothing about people')
      const outcomes: Outcome[] = []
      for await (const outcome of facebook.read(source, claim!, { ...options, owner: [] })) outcomes.push(outcome)
      expect(outcomes.every((outcome) => 'skipped' in outcome)).toBe(true)
    } finally {
      await source.close()
    }
  })
})
