import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Fact } from '#contract/records'
import { contactsCsv, peopleTable } from '../../../electron/importers/contactsCsv/index'
import { friendsMd } from '../../../electron/importers/friendsMd/index'
import type { Importer, Outcome } from '../../../electron/importers/importer'
import { meerkat } from '../../../electron/importers/meerkat/index'
import { monica } from '../../../electron/importers/monica/index'
import { nametag } from '../../../electron/importers/nametag/index'
import { memorySource } from './memorySource'

const samples = process.env['FULL_CIRCLE_SAMPLES'] ?? ''
const options = { owner: [], zone: 'Europe/Berlin', region: 'NO', now: Date.UTC(2026, 10, 23), keepPicture: () => Promise.resolve('0'.repeat(64)) }
const all = [monica, nametag, meerkat, friendsMd, contactsCsv, peopleTable]

async function read(path: string): Promise<{ importer: Importer | undefined; outcomes: Outcome[] }> {
  const source = memorySource(new Map([[path.split('/').pop()!, readFileSync(join(samples, path))]]))
  for (const importer of all) {
    const [claim] = await importer.claim(source)
    if (!claim) continue
    const outcomes: Outcome[] = []
    for await (const outcome of importer.read(source, claim, { ...options, owner: claim.owner })) outcomes.push(outcome)
    return { importer, outcomes }
  }
  return { importer: undefined, outcomes: [] }
}

const bucketed = (outcomes: readonly Outcome[]) => outcomes.filter((outcome) => 'at' in outcome && outcome.at && !('warning' in outcome)).length
const facts = (outcomes: readonly Outcome[]): Fact[] => outcomes.flatMap((outcome) => ('facts' in outcome ? [...outcome.facts] : []))
const kinds = (outcomes: readonly Outcome[]) => [...new Set(facts(outcomes).flatMap((fact) => (fact.fact === 'interaction' ? [fact.kind] : [])))].sort()

describe.runIf(samples !== '')('public files of people (needs FULL_CIRCLE_SAMPLES)', () => {
  it.each([
    // Rows counted by hand: quoted line ends are no rows.
    ['contacts-csv/agamm-rolomind/google.csv', 'contacts-csv', 4],
    ['contacts-csv/invented/google-2024.csv', 'contacts-csv', 3],
    ['contacts-csv/invented/google-legacy-utf16le.csv', 'contacts-csv', 1],
    ['contacts-csv/invented/outlook-de-windows1252-semicolon.csv', 'contacts-csv', 1],
    ['contacts-csv/invented/outlook-en.csv', 'contacts-csv', 2],
    ['contacts-csv/invented/thunderbird.csv', 'contacts-csv', 1],
    ['contacts-csv/mozilla-releases-comm-central/basic_addressbook.csv', 'contacts-csv', 1],
    ['contacts-csv/mozilla-releases-comm-central/basic_csv_addressbook.csv', 'contacts-csv', 2],
    ['contacts-csv/mozilla-releases-comm-central/csv_no_header.csv', 'people-table', 2],
    ['contacts-csv/mozilla-releases-comm-central/csv_semicolon.csv', 'people-table', 2],
    ['contacts-csv/mozilla-releases-comm-central/quote.csv', 'contacts-csv', 1],
    ['contacts-csv/mozilla-releases-comm-central/shiftjis_addressbook.csv', 'contacts-csv', 1],
    ['contacts-csv/mozilla-releases-comm-central/utf16_addressbook.csv', 'contacts-csv', 1],
    ['contacts-csv/roundcube-roundcubemail/all.csv', 'contacts-csv', 1],
    ['contacts-csv/roundcube-roundcubemail/email.csv', 'people-table', 4],
    ['contacts-csv/roundcube-roundcubemail/gmail.csv', 'contacts-csv', 1],
    ['contacts-csv/roundcube-roundcubemail/outlook.csv', 'contacts-csv', 1],
    ['contacts-csv/roundcube-roundcubemail/tb_plain.csv', 'contacts-csv', 1],
  ])('reads every row of %s', async (path, importer, rows) => {
    const found = await read(path)
    expect(found.importer?.id).toBe(importer)
    expect(bucketed(found.outcomes)).toBe(rows)
    expect(facts(found.outcomes)).toHaveLength(rows)
    expect(JSON.stringify(found.outcomes)).not.toContain('\uFFFD')
  })

  it('reads the same people from a table as from the cards beside it', async () => {
    const folder = join(samples, 'contacts-csv/roundcube-roundcubemail')
    const { vcard } = await import('../../../electron/importers/vcard/index')
    for (const name of ['all', 'email', 'gmail', 'outlook', 'tb_plain']) {
      const source = memorySource(new Map([['a.vcf', readFileSync(join(folder, `${name}.vcf`))]]))
      const cards: Outcome[] = []
      for (const claim of await vcard.claim(source)) for await (const outcome of vcard.read(source, claim, options)) cards.push(outcome)
      const handles = (outcomes: readonly Outcome[]) => facts(outcomes).map((fact) => (fact.fact === 'person' ? [...fact.handles].sort() : []))
      expect(handles((await read(`contacts-csv/roundcube-roundcubemail/${name}.csv`)).outcomes), name).toEqual(handles(cards))
    }
  })

  it('leaves what is no table of people', async () => {
    for (const path of ['contacts-csv/mozilla-releases-comm-central/basic_ldif_addressbook.ldif', 'contacts-csv/mozilla-releases-comm-central/bug_263304.ldif']) expect((await read(path)).importer).toBeUndefined()
  })

  it('reads every entity of the Monica export', async () => {
    const path = 'monica/naiba-bonds/monica_export.json'
    // All that has an id, but for parts of a contact, types, dates and lists of ids: and the message of a conversation instead of the conversation.
    const written = readFileSync(join(samples, path), 'utf8')
    const whole = JSON.parse(written) as { account: { data: { type: string; values: { data?: { type: string; values: { properties: { messages?: unknown[] } }[] }[] }[] }[] } }
    let entities = 0
    for (const { values } of whole.account.data) {
      for (const { data = [] } of values) {
        entities++
        for (const part of data) {
          if (part.type === 'conversations') entities += part.values.flatMap(({ properties }) => properties.messages ?? []).length
          else if (!['contact_fields', 'addresses', 'pets', 'activities', 'photos', 'documents'].includes(part.type)) entities += part.values.length
        }
      }
    }
    const found = await read(path)
    expect(found.importer?.id).toBe('monica')
    expect(bucketed(found.outcomes)).toBe(entities)
    expect(kinds(found.outcomes)).toEqual(['call', 'event', 'introduction', 'meeting', 'message', 'note'])
  })

  it('reads the Monica dump, zeros of phones included', async () => {
    const { importer, outcomes } = await read('monica/invented/monica-v4-export.sql')
    expect(importer?.id).toBe('monica')
    expect(bucketed(outcomes)).toBe(2)
    expect(JSON.stringify(outcomes)).toContain('0040000000')
    expect(kinds(outcomes)).toEqual(['introduction'])
  })

  it.each([
    ['peers/invented/nametag-export-1.1.json', 'nametag', 3, ['event']],
    ['peers/invented/meerkat-export-2026-03-01.csv', 'meerkat', 5, ['event', 'note']],
    ['peers/JacobEvelyn-friends/friends.md', 'friends-md', 12, ['event', 'note']],
  ])('reads every record of %s', async (path, importer, records, expected) => {
    const found = await read(path)
    expect(found.importer?.id).toBe(importer)
    expect(bucketed(found.outcomes)).toBe(records)
    expect(kinds(found.outcomes)).toEqual(expected)
  })

  it('survives the hostile files', async () => {
    const folder = join(samples, 'hostile')
    if (!existsSync(folder)) return
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!statSync(join(folder, name)).isFile()) continue
      const { outcomes } = await read(`hostile/${name}`)
      expect(outcomes.length, name).toBeLessThan(1000)
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  }, 60_000)
})
