import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { PersonFact } from '#contract/records'
import type { Outcome } from '../../../electron/importers/importer'
import { vcard } from '../../../electron/importers/vcard/index'
import { memorySource } from './memorySource'

const samples = process.env['FULL_CIRCLE_SAMPLES'] ?? ''
const options = { owner: [], zone: 'Europe/Berlin', region: 'US', now: 0, keepPicture: () => Promise.resolve('0'.repeat(64)) }

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)).filter((path) => /\.(vcf|vcard)$/.test(path)).sort()
}

const readFile = (path: string) => readBytes(readFileSync(path), path)

async function readBytes(bytes: Uint8Array, path: string): Promise<Outcome[]> {
  const source = memorySource(new Map([['book.vcf', bytes]]))
  const [claim] = await vcard.claim(source)
  expect(claim, path).toBeDefined()
  const outcomes: Outcome[] = []
  for await (const outcome of vcard.read(source, claim!, options)) outcomes.push(outcome)
  return outcomes
}
/** An independent count: lines that begin a card, whatever the line ends and the width of the letters. */
const beginnings = (path: string) => readFileSync(path, 'latin1').replaceAll('\0', '').split(/[\r\n]+/).filter((line) => /^\W*begin:vcard\s*$/i.test(line)).length

const people = (outcomes: readonly Outcome[]) =>
  outcomes.flatMap((outcome) => ('facts' in outcome ? outcome.facts.filter((fact): fact is PersonFact => fact.fact === 'person') : []))

describe.runIf(samples !== '')('public card files (needs FULL_CIRCLE_SAMPLES)', () => {
  it('reads every card of every file', async () => {
    let cards = 0
    let expected = 0
    for (const path of filesBelow(join(samples, 'vcard'))) {
      const outcomes = await readFile(path)
      const buckets = outcomes.filter((outcome) => 'at' in outcome && outcome.at && !('warning' in outcome))
      cards += buckets.length
      expected += beginnings(path)
      const text = JSON.stringify(outcomes)
      expect(text, path).not.toContain('\uFFFD')
      expect(text, path).not.toContain('"year":1604')
      for (const person of people(outcomes)) {
        expect(person.handles.at(-1), path).toMatch(/^card:/)
        expect(person.name, `${path} ${JSON.stringify(person)}`).toBeTruthy()
      }
    }
    expect(cards).toBe(expected)
    expect(cards).toBeGreaterThan(100)
  })

  it('survives the hostile ones', async () => {
    for (const path of filesBelow(join(samples, 'hostile'))) {
      const outcomes = await readFile(path)
      expect(outcomes.length, path).toBeGreaterThan(0)
      if (path.includes('svg')) expect(outcomes.filter((outcome) => 'warning' in outcome)).toHaveLength(1)
    }
  })

  it('refuses pictures that are bombs or no pictures, and keeps their cards', async () => {
    const folder = join(samples, 'hostile/own-crafted/image')
    for (const name of readdirSync(folder)) {
      const photo = readFileSync(join(folder, name)).toString('base64')
      const outcomes = await readBytes(Buffer.from(`BEGIN:VCARD\nVERSION:3.0\nFN:Bea Ek\nPHOTO;ENCODING=b;TYPE=PNG:${photo}\nEND:VCARD\n`), name)
      expect(outcomes.map((outcome) => ('warning' in outcome ? outcome.warning.slice(0, 26) : 'card')), name).toEqual(['The picture was left out: ', 'card'])
      expect(people(outcomes)[0]!.card?.photo).toBeUndefined()
    }
  })
})
