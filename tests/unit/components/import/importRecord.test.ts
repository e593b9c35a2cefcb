import { expect, it } from 'vitest'
import type { ImportTrailer } from '../../../../electron/contract/records'
import { contentCounts, failedCount } from '../../../../renderer/components/import/importRecord'

const trailer: ImportTrailer = {
  format: 'full-circle-import-end', read: 10, merged: 0, skipped: {}, failed: { 'no date': 2, 'no name': 1 }, kinds: { reply: 1, message: 1204 },
  lines: { person: 1, connection: 3, interaction: 1205, coverage: 0, issue: 3 }, from: null, to: null, asOf: 0, entries: [], unlisted: 0, sha256: '',
}

it('says what a file holds, most frequent kind first', () =>
  expect(contentCounts(trailer)).toEqual(['1 account or card', '1,204 messages', '1 reply', '3 connections']))

it('counts what could not be read, whatever the reason', () => expect(failedCount(trailer)).toBe(3))
