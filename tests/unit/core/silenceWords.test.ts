import { describe, expect, it } from 'vitest'
import { day } from '../../../renderer/core/dates'
import { rekindledWords, rhythmWords, silenceWords } from '../../../renderer/core/silenceWords'
import type { Silence } from '../../../renderer/core/silences'

const now = Date.UTC(2026, 10, 14, 12)
const ago = (days: number): number => now - days * day
const silence = (days: number, covered: number, uncovered?: Silence['uncovered']): Silence =>
  ({ state: 'few', last: { id: 't', at: ago(days) }, covered: covered * day, median: null, rekindled: [], ...(uncovered ? { uncovered } : {}) })
const march = Date.UTC(2022, 2, 9)

describe('silence in words', () => {
  it.each<[Silence, string]>([
    [{ state: 'few', last: null, covered: 0, median: null, rekindled: [] }, 'Nothing between you yet'],
    [silence(0, 0), 'Last in touch today'],
    [silence(-0.6, 0), 'Last in touch today'],
    [silence(1, 1), 'Last in touch yesterday'],
    [silence(12, 0, { from: ago(12) }), 'Last in touch 12 days ago'],
    [silence(90, 90), 'Last in touch two months ago'],
    [silence(91, 91), 'Quiet for two months (your archives cover all of it)'],
    [silence(426, 426), 'Quiet for 14 months (your archives cover all of it)'],
    [silence(426, 412, { from: ago(14) }), 'Quiet for 14 months (your archives cover nearly all of it)'],
    [silence(366, 366), 'Quiet for 12 months (your archives cover all of it)'],
    [silence(729, 729), 'Quiet for 23 months (your archives cover all of it)'],
    [silence(731, 731), 'Quiet for two years (your archives cover all of it)'],
    [silence(800, 800), 'Quiet for two years and two months (your archives cover all of it)'],
    [silence(426, 411, { from: ago(15) }), 'Quiet for 13 months, as far as your archives reach; unknown since October 2026: no archive reaches further'],
    [silence(3000, 40, { from: march }), 'Unknown since March 2022: no archive reaches further'],
    [silence(3000, 90, { from: march }), 'Unknown since March 2022: no archive reaches further'],
    [silence(3000, 91, { from: march }), 'Quiet for two months, as far as your archives reach; unknown since March 2022: no archive reaches further'],
    [silence(500, 80, { from: ago(490), to: ago(70) }), 'Unknown from July 2025 to September 2026: no archive covers that time'],
    [silence(500, 66, { from: ago(490), to: ago(70) }), 'Unknown from July 2025 to September 2026: no archive covers that time'],
    [silence(500, 65, { from: ago(490), to: ago(70) }), 'Unknown for most of the time since July 2025: no archive covers it'],
    [silence(500, 60, { from: ago(490), to: ago(270) }), 'Unknown for most of the time since July 2025: no archive covers it'],
  ])('%#: %s', (given, words) => expect(silenceWords(given, now, 'UTC')).toBe(words))

  it('speaks in the zone', () => {
    const late = { ...silence(3000, 0, { from: Date.UTC(2022, 2, 31, 23) }) }
    expect(silenceWords(late, now, 'Europe/Vienna')).toBe('Unknown since April 2022: no archive reaches further')
  })
})

it.each<[number | null, string]>([
  [null, ''],
  [0, 'You used to be in touch about once a day'],
  [1.4 * day, 'You used to be in touch about once a day'],
  [1.6 * day, 'You used to be in touch about every two days'],
  [7 * day, 'You used to be in touch about once a week'],
  [9 * day, 'You used to be in touch about every nine days'],
  [61 * day, 'You used to be in touch about every two months'],
])('a rhythm of %s', (median, words) => expect(rhythmWords({ ...silence(1, 1), median })).toBe(words))

it('names what began again', () => {
  const by = { id: 'b', at: Date.UTC(2019, 4, 3, 9) }
  expect(rekindledWords({ after: { id: 'a', at: 0 }, by, covered: 426 * day }, 'UTC')).toBe('In touch again on 3 May 2019, after 14 months of silence')
})
