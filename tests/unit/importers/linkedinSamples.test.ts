import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { linkedIn } from '../../../electron/importers/linkedin/index'
import { filesOfFolder, memorySource, type Files } from './memorySource'

const samples = process.env['FULL_CIRCLE_SAMPLES'] ?? ''
const folder = join(samples, 'linkedin')

/** Records read, and how many of them ended in each way. */
async function read(files: Files) {
  const source = memorySource(files)
  const counts = new Map<string, number>()
  const add = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1)
  let records = 0
  for (const claim of await linkedIn.claim(source))
    for await (const outcome of linkedIn.read(source, claim, { owner: claim.owner, zone: 'Europe/Oslo', region: 'NO', now: Date.UTC(2026, 10, 22) })) {
      if (!('at' in outcome) || !outcome.at || 'warning' in outcome) continue
      records++
      if ('facts' in outcome) for (const fact of outcome.facts) add(fact.fact === 'interaction' ? fact.kind : fact.fact)
      else add('skipped' in outcome ? outcome.skipped : outcome.failed)
    }
  return { records, counts: Object.fromEntries(counts) }
}

const one = (name: string, path: string): Files => new Map([[name, readFileSync(join(folder, path))]])

/** Lines that begin a record, counted without any reader of tables. */
const lines = (path: string, begins: RegExp): number => readFileSync(join(folder, path), 'utf8').split('\n').filter((line) => begins.test(line)).length

describe.runIf(samples !== '')('public LinkedIn tables (needs FULL_CIRCLE_SAMPLES)', () => {
  it('reads every record of the corpora, in all three ways of quoting', async () => {
    const corpora = 'Hermione-Granger-1176-linkedin-analyzer'
    expect((await read(one('Comments.csv', `${corpora}/comments-corpus.csv`))).records).toBe(lines(`${corpora}/comments-corpus.csv`, /^[^,]*,https:\/\/www\.linkedin\.com\/feed\/update/))
    expect((await read(one('Shares.csv', `${corpora}/shares-corpus.csv`))).records).toBe(lines(`${corpora}/shares-corpus.csv`, /urn:li:share:\d/))
    expect((await read(one('messages.csv', `${corpora}/messages-corpus.csv`))).records).toBe(lines(`${corpora}/messages-corpus.csv`, /^conv-\d/))
    // Some of these records span lines without any mark of their own: 220 by its authors.
    expect((await read(one('Connections.csv', `${corpora}/connections-corpus.csv`))).records).toBe(220)
    expect((await read(one('messages.csv', `${corpora}/MessagesThreads.csv`))).counts).toEqual({ message: 4 })
  })

  it('reads what other programs test with', async () => {
    const files = filesOfFolder(join(folder, 'labeldekho-linkedin-network-intelligence'))
    const rows = lines('labeldekho-linkedin-network-intelligence/Connections.csv', /linkedin\.com\/in\//) + lines('labeldekho-linkedin-network-intelligence/Messages.csv', /^conv\d/)
    const { records, counts } = await read(files)
    expect(records).toBe(rows)
    expect(counts).toEqual({ person: 10, connection: 10, message: 11 })
  })

  it('reads the two invented exports, apart and together', async () => {
    const found = await Promise.all(readdirSync(join(folder, 'invented')).map((name) => read(new Map([...filesOfFolder(join(folder, 'invented', name))].map(([label, bytes]) => [`${name}/${label}`, bytes])))))
    expect(found.map(({ records }) => records)).toEqual([6, 21])
    const together = await read(filesOfFolder(join(folder, 'invented')))
    expect(together.records).toBe(27)
    expect(together.counts).toMatchObject({ message: 3, 'group-message': 2, 'a draft that was never sent': 1, 'an advertisement or sponsored message': 1, comment: 4, post: 1 })
  })
})
