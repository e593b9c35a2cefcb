import type { RingYear } from '../../core/yearRings'

/** The least count of each density. */
const counts = [0, 1, 3, 6, 12, 25, 50]

/** An invented friendship for the welcome page: every month's density as a figure from 0 to 6, meetings as parts of the year. */
export const exampleYears: readonly RingYear[] = [
  year(2011, '000012232431', [0.9]),
  year(2012, '245543324566', [0.15, 0.7, 0.86], { moments: [0.12], introductions: [0.16] }),
  year(2013, '664454364215', [0.18, 0.5, 0.84], { moments: [0.24], introductions: [0.2] }),
  year(2014, '531121254323', [0.58]),
  year(2015, '122152343125', [0.42, 0.66]),
  year(2016, '434352246435', [0.97]),
  year(2017, '201312021142', [0.33, 0.56], { moments: [0.53] }),
  year(2018, '211122434324', [], { introductions: [0.36] }),
  year(2019, '354364223655', [0.22]),
  year(2020, '445532456644', []),
  year(2021, '222113425343', [0.8]),
  year(2022, '235112453214', [0.3, 0.72], { moments: [0.34] }),
  year(2023, '000000000000', [0.26], { covered: false }),
  year(2024, '100200312001', [0.64], { moments: [0.28] }),
  year(2025, '112021302102', [0.5]),
  year(2026, '313201123210', [0.38, 0.9]),
]

function year(year: number, densities: string, encounters: readonly number[], more: Partial<RingYear> = {}): RingYear {
  const months = [...densities].map((figure) => counts[Number(figure)] ?? 0)
  return { year, months, encounters, moments: [], introductions: [], covered: true, ...more }
}
