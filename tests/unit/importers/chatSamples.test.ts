/** Public chat exports are not part of the project; where they lie is said by the environment. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { discord } from '../../../electron/importers/discord'
import type { Importer, Outcome } from '../../../electron/importers/importer'
import { signal } from '../../../electron/importers/signal'
import { telegram } from '../../../electron/importers/telegram'
import { whatsapp } from '../../../electron/importers/whatsapp'
import { memorySource } from './memorySource'

const samples = process.env['FULL_CIRCLE_SAMPLES'] ?? ''

/** Records counted another way: lines that begin with a date, messages of the parsed file. */
const dated = (text: string) => text.split('\n').filter((line) => /^\u200e?\[?\d{1,4}[-./]\d{1,2}[-./]\d{1,4},? \d/.test(line)).length
function messages(text: string): number {
  const file = JSON.parse(text) as { messages?: unknown[]; chats?: { list: { messages: unknown[] }[] } }
  return file.messages?.length ?? file.chats!.list.reduce((sum, chat) => sum + chat.messages.length, 0)
}

const sources: readonly (readonly [importer: Importer, folder: string, count: (text: string) => number, least: number])[] = [
  [whatsapp, 'whatsapp', dated, 3000],
  [telegram, 'telegram', messages, 12],
  [signal, 'signal', dated, 2],
  [discord, 'discord', messages, 14],
]

async function read(importer: Importer, path: string): Promise<Outcome[]> {
  const source = memorySource(new Map([[basename(path), readFileSync(path)]]))
  const claims = await importer.claim(source)
  expect(claims, path).toHaveLength(1)
  const owner = claims[0]!.owner.length > 0 ? claims[0]!.owner : claims[0]!.ownerChoices!.slice(0, 1)
  const outcomes: Outcome[] = []
  for await (const outcome of importer.read(source, claims[0]!, { owner, zone: 'UTC', region: 'DE', now: Date.UTC(2026, 10, 22) })) outcomes.push(outcome)
  return outcomes
}

describe.runIf(samples !== '')('public chats (needs FULL_CIRCLE_SAMPLES)', () => {
  for (const [importer, folder, count, least] of sources) {
    it(`${importer.title}: every message of every file has one outcome, none fails`, async () => {
      const below = join(samples, folder)
      expect(existsSync(below)).toBe(true)
      let records = 0
      for (const name of readdirSync(below, { recursive: true, encoding: 'utf8' }).filter((each) => /\.(txt|json)$/.test(each))) {
        const path = join(below, name)
        const outcomes = await read(importer, path)
        const buckets = outcomes.filter((outcome) => 'at' in outcome && outcome.at && !('warning' in outcome))
        expect(buckets, path).toHaveLength(count(readFileSync(path, 'utf8')))
        expect(outcomes.filter((outcome) => 'failed' in outcome || 'warning' in outcome), path).toEqual([])
        expect(JSON.stringify(outcomes), path).not.toContain('\uFFFD')
        records += buckets.length
      }
      expect(records).toBeGreaterThanOrEqual(least)
    })
  }

  it('two parts of one chat keep apart what is different and give the same ids for what is the same', async () => {
    const folder = join(samples, 'whatsapp/lucasrodes-whatstk/chats/whatsapp')
    const ids = (outcomes: readonly Outcome[]) => outcomes.flatMap((outcome) => ('facts' in outcome ? outcome.facts.flatMap((fact) => (fact.fact === 'interaction' ? [fact.id] : [])) : []))
    const first = ids(await read(whatsapp, join(folder, 'lorem-merge-part1.txt')))
    expect(new Set(first).size).toBe(300)
    expect(ids(await read(whatsapp, join(folder, 'lorem-merge-part1.txt')))).toEqual(first)
  })
})
