/** What lists show of one person, worked out from everything known of them. */
import { handleParts, type Handle } from '#contract/handles'
import type { Card, Setting } from '#contract/records'
import type { Touch } from './cycles'
import { localDate } from './dates'
import { handleOrder, showHandle } from './handles'
import type { Circle, Encounter, PersonId, PersonSummary, YearCount } from './model'
import { chooseName, type NameCandidate } from './names'

/** The part of a timeline item that is counted. */
export interface Counted extends Touch {
  readonly day?: string | undefined
  readonly why?: string | undefined
}

export interface SummaryInput {
  readonly id: PersonId
  readonly handles: readonly Handle[]
  readonly names: readonly NameCandidate[]
  /** The owner's own name for the person; empty or absent for the imported one. */
  readonly renamed?: string | undefined
  readonly note: string
  /** Of the address books, the newest first. */
  readonly cards: readonly Card[]
  readonly items: readonly Counted[]
  readonly encounters: readonly Encounter[]
  readonly circle: Circle
  /** Years are counted in this zone; UTC where none is given, so that every computer derives the same. */
  readonly zone?: string
}

export function summarise(input: SummaryInput): PersonSummary {
  const { id, circle, items, encounters } = input
  const handles = [...input.handles].sort(handleOrder)
  const name = chooseName(input.names, input.renamed) ?? { name: showHandle(handles[0] ?? id) }
  const where = input.cards.flatMap((card) => card.addresses ?? []).map(({ value }) => lineOf(value)).find((line) => line !== '')
  return {
    id,
    ...name,
    handles,
    networks: [...new Set(handles.map((handle) => handleParts(handle).network))],
    stage: circle.stage,
    path: circle.path,
    turns: circle.turns.length,
    openTurn: circle.openTurn !== null,
    openLoops: circle.openLoops.length,
    firstDirect: circle.firstDirect?.at ?? null,
    firstEncounter: circle.firstEncounter?.at ?? null,
    closed: circle.closed?.at ?? null,
    lastDirect: circle.lastDirect?.at ?? null,
    lastEncounter: circle.lastEncounter?.at ?? null,
    counts: countsOf(items),
    years: yearCounts(items, encounters, input.zone),
    ...(where === undefined ? {} : { where }),
    hasNote: input.note.trim() !== '',
    moments: items.filter((item) => item.why !== undefined).length,
  }
}

/** The name the sources give, whatever the owner wrote; the first handle in words when they give none. */
export const importedName = (names: readonly NameCandidate[], handles: readonly Handle[]): string =>
  chooseName(names)?.name ?? showHandle([...handles].sort(handleOrder)[0] ?? '')

/** Direct touches and encounters (hints apart) by year, oldest first. */
export function yearCounts(items: readonly Counted[], encounters: readonly Encounter[], zone = 'UTC'): readonly YearCount[] {
  const years = new Map<number, { parts: [number, number, number, number, number, number]; metParts: number[] }>()
  const yearOf = (year: number) => {
    let known = years.get(year)
    if (!known) years.set(year, (known = { parts: [0, 0, 0, 0, 0, 0], metParts: [] }))
    return known
  }
  for (const { at, day, setting, verdict, byOther } of items) {
    if (at === null || byOther || verdict === 'rejected' || (setting !== 'public' && setting !== 'private')) continue
    const { year, month } = localDate(at, day === undefined ? zone : 'UTC')
    yearOf(year).parts[(month - 1) >> 1]!++
  }
  for (const { at, day, grade } of encounters) {
    if (grade === 'candidate') continue
    const { year, month } = localDate(at, day === undefined ? zone : 'UTC')
    yearOf(year).metParts.push((month - 1) >> 1)
  }
  return [...years]
    .sort(([a], [b]) => a - b)
    .map(([year, { parts, metParts }]) => ({
      year,
      online: parts.reduce((sum, part) => sum + part, 0),
      met: metParts.length,
      parts,
      metParts: metParts.sort((a, b) => a - b),
    }))
}

function countsOf(items: readonly Counted[]): Readonly<Record<Setting, number>> {
  const counts = { public: 0, private: 0, ambient: 0, inPerson: 0, bridge: 0 }
  for (const { setting, verdict } of items) if (verdict !== 'rejected') counts[setting]++
  return counts
}

/** An address on one line. */
const lineOf = (address: string): string =>
  address
    .split(/[\r\n;]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(', ')
