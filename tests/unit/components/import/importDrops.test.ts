import { describe, expect, it } from 'vitest'
import type { CoverageFact, ImportHeader, ImportTrailer } from '../../../../electron/contract/records'
import { coverageRows } from '../../../../renderer/components/import/coverageRows'
import { orders, readAs } from '../../../../renderer/components/import/dateOrders'
import { bucketsOf, dropsOf, previousOf, totalsOf } from '../../../../renderer/components/import/importDrops'
import type { ImportRecord } from '../../../../renderer/components/import/importRecord'

const record = (id: string, time: number, header: Partial<ImportHeader> = {}, more: Partial<ImportRecord> = {}): ImportRecord => ({
  id,
  header: { format: 'full-circle-import', version: 1, id, importer: 'x', importerVersion: 1, app: '0', time, source: 'a.zip', files: [], owner: ['x:id:1'], ...header },
  trailer: {
    format: 'full-circle-import-end', read: 10, merged: 1, skipped: { 'ad data': 2 }, failed: {}, kinds: { message: 3 }, unlisted: 0,
    lines: { person: 1, connection: 0, interaction: 3, coverage: 0, issue: 0 }, from: null, to: null, asOf: 0, entries: [], sha256: id,
  } satisfies ImportTrailer,
  buckets: { created: 7, updated: 0, unchanged: 0, merged: 1, skipped: { 'ad data': 2 }, failed: {} },
  state: 'applied',
  ...more,
})

describe('what was dropped together', () => {
  it('stands together, in the order of reading; older imports stand alone', () => {
    const drops = dropsOf([record('c', 3, { drop: 'd1' }), record('b', 2, { drop: 'd1' }), record('a', 1)])
    expect(drops.map(({ id, records }) => [id, records.map((one) => one.id)])).toEqual([['d1', ['b', 'c']], ['a', ['a']]])
  })

  it('is counted as if it were one import', () => {
    const records = [record('a', 1), record('b', 2)]
    expect(totalsOf(records.map(({ trailer }) => trailer))).toMatchObject({ read: 20, merged: 2, skipped: { 'ad data': 4 }, kinds: { message: 6 }, lines: { person: 2 } })
    expect(bucketsOf(records)).toEqual({ created: 14, updated: 0, unchanged: 0, merged: 2, skipped: { 'ad data': 4 }, failed: {} })
    expect(bucketsOf([records[0]!, record('c', 3, {}, { buckets: null, state: 'applying' })])).toBeNull()
  })
})

describe('the import before', () => {
  const now = record('now', 10, { drop: 'd' })

  it('is the latest of the same importer and account that counts', () => {
    const all = [now, record('old', 1), record('newer', 5), record('undone', 6, {}, { state: 'undone' }), record('other', 7, { owner: ['x:id:2'] }), record('ics', 8, { importer: 'icalendar' })]
    expect(previousOf(now, all)?.id).toBe('newer')
  })

  it('is not a part of the same drop, nor a later one', () => {
    expect(previousOf(now, [now, record('part', 9, { drop: 'd' }), record('later', 11)])).toBeUndefined()
  })

  it('of what belongs to nobody is the one with the same name but for numbers', () => {
    const book = record('b', 10, { importer: 'vcard', owner: [], source: 'contacts (2).vcf' })
    expect(previousOf(book, [record('a', 1, { importer: 'vcard', owner: [], source: 'contacts.vcf' })])?.id).toBe('a')
    expect(previousOf(book, [record('a', 1, { importer: 'vcard', owner: [], source: 'office.vcf' })])).toBeUndefined()
  })
})

describe('coverage over the years', () => {
  const span = (network: string, setting: CoverageFact['setting'], from: string, to: string, directions: CoverageFact['directions'] = ['sent']): CoverageFact =>
    ({ fact: 'coverage', network, account: `${network}:id:1`, setting, from: Date.parse(from), to: Date.parse(to), directions })

  it('is one row per network and setting; exports that follow each other are one bar', () => {
    const rows = coverageRows([
      span('x', 'public', '2012-01-01', '2014-01-01'), span('x', 'public', '2010-01-01', '2012-01-01'), span('x', 'public', '2020-01-01', '2021-01-01'),
      span('x', 'private', '2010-01-01', '2011-01-01', ['sent', 'received']), span('facebook', 'private', '2009-01-01', '2010-01-01', ['received']),
    ])
    expect(rows.map(({ network, setting, spans, sides }) => [network, setting, spans.length, sides])).toEqual([
      ['facebook', 'private', 1, 'their side only'], ['x', 'public', 2, 'your side only'], ['x', 'private', 1, 'both sides'],
    ])
  })
})

describe('a date', () => {
  it('is shown as each order reads it, and not at all where it is none', () => {
    expect((['dmy', 'mdy', 'ymd'] as const).map((order) => readAs('03/04/2015', order))).toEqual(['3 April 2015', '4 March 2015', ''])
    expect((['dmy', 'mdy'] as const).map((order) => readAs('31.12.98', order))).toEqual(['31 December ’98', ''])
    expect(readAs('2015-02-30', 'ymd')).toBe('')
    expect(readAs('soon', 'dmy')).toBe('')
    expect(Object.keys(orders)).toEqual(['dmy', 'mdy', 'ymd'])
  })
})
