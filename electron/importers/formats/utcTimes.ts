import { parseTime } from './writtenTimes'
import { plausibleTime } from './epochs'

/** `2026-02-10 18:00:00 UTC`, `2023/06/05 15:47:58 UTC`, or without a zone, which means UTC. UTC ms; null when it cannot be a time. */
export function instantOf(written: string, now: number): number | null {
  const text = written.trim().replace(/ ?(?:UTC|GMT)$/i, 'Z').replace(/^(\d{4})\/(\d\d)\/(\d\d)/, '$1-$2-$3')
  return plausibleTime(parseTime(text), now)
}
