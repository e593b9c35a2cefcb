import type { Buckets, ImportHeader, ImportTrailer } from '#contract/records'
import { counted } from '../base/amounts'
import { kindCounts } from './kindWords'

/** An import that was kept, and what applying it did; `buckets` is null until then. */
export interface ImportRecord {
  readonly id: string
  readonly header: ImportHeader
  readonly trailer: ImportTrailer
  readonly buckets: Buckets | null
  readonly state: 'applying' | 'applied' | 'undone'
}

/** What a file holds, in exact counts: people, ties and every kind of touch. */
export function contentCounts({ lines, kinds }: Pick<ImportTrailer, 'lines' | 'kinds'>): readonly string[] {
  return [
    ...(lines.person > 0 ? [counted(lines.person, 'account or card', 'accounts and cards')] : []),
    ...kindCounts(kinds),
    ...(lines.connection > 0 ? [counted(lines.connection, 'connection')] : []),
  ]
}

export const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((total, n) => total + n, 0)

/** How many records could not be read. */
export const failedCount = (trailer: Pick<ImportTrailer, 'failed'>): number => sum(trailer.failed)

/** Why records are not in the library, for a line of a report. */
export const skippedWords = (reason: string): string => (reason.startsWith('left out') ? reason : `left out: ${reason}`)
