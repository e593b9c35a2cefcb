import { afterWords } from '../../core/dates'
import type { TimelineRow } from '../../core/model'

/** A hint of a meeting: the thread does not cross to it. */
export const isPerhaps = (row: TimelineRow): boolean => row.grade === 'candidate' && row.side === 'off'

/** Words about a stretch of time, or the head of a year: nothing that happened. */
export const isRemark = (row: TimelineRow): boolean => row.kind === 'cover' || row.kind === 'quiet' || row.kind === 'year'

/** The side the thread runs on in a row. */
export const threadOf = (row: TimelineRow): 'on' | 'off' => (row.side === 'both' || isPerhaps(row) || isRemark(row) ? row.from : row.side)

/** `Full circle, nine days after Lisbon`; empty where a row closes nothing. */
export const closingWords = ({ closes }: TimelineRow): string =>
  closes ? `${closes.turn === 1 ? 'Full circle' : `Turn ${closes.turn}`}, ${afterWords(closes.days, closes.place)}` : ''
