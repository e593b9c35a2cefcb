/**
 * What of a relationship goes on paper: private messages and the words of third people stay out until they are switched on. What the owner
 * wrote down of a meeting or a call is no message: it is the owner's to print.
 */
import { localDate } from './dates'
import type { IntroductionGraph } from './introductions/graph'
import type { PersonDetail, PersonId, TimelineItem, TimelineRow, Turn } from './model'
import { isOwnWord, type Link } from './threads'

export interface PaperChoice {
  /** First and last year; absent for all. */
  readonly fromYear?: number
  readonly toYear?: number
  /** Absent for all. */
  readonly networks?: readonly string[]
  readonly privateMessages: boolean
  readonly thirdPeople: boolean
  readonly zone: string
}

export interface PaperSelection {
  readonly items: readonly TimelineItem[]
  /** Counts of what stays out, for the last page. Each item is counted under its first reason. */
  readonly leftOut: { readonly years: number; readonly networks: number; readonly privateMessages: number; readonly groups: number; readonly setAside: number }
}

/** Sent to somebody alone. A call that the owner logged is private too, and in the owner's own words. */
export const isPrivateMessage = ({ setting, source }: Pick<TimelineItem, 'setting' | 'source'>): boolean => setting === 'private' && source !== 'journal'

/** Chooses items for paper. Nothing that is left out leaves a trace but these counts. `own` are the person's handles. */
export function paperSelection(items: readonly TimelineItem[], choice: PaperChoice, own: ReadonlySet<string>): PaperSelection {
  const leftOut = { years: 0, networks: 0, privateMessages: 0, groups: 0, setAside: 0 }
  const chosen: TimelineItem[] = []
  const { fromYear = -Infinity, toYear = Infinity } = choice
  const everyYear = choice.fromYear === undefined && choice.toYear === undefined
  for (const item of items) {
    const year = item.at === null ? null : localDate(item.at, item.day ? 'UTC' : choice.zone).year
    if (item.verdict === 'rejected') leftOut.setAside++
    else if (year === null ? !everyYear : year < fromYear || year > toYear) leftOut.years++
    else if (choice.networks && !choice.networks.includes(item.network)) leftOut.networks++
    else if (isPrivateMessage(item) && !choice.privateMessages) leftOut.privateMessages++
    // The words of somebody else in a group are theirs: they are not the person's to print.
    else if (item.from !== undefined && !own.has(item.from) && !choice.thirdPeople) leftOut.groups++
    else chosen.push(choice.thirdPeople ? item : withoutOthers(item, own))
  }
  return { items: chosen, leftOut }
}

/** The conversations of what goes on paper: what stays out is not quoted either. Words of the owner's follow the years and networks chosen. */
export function paperThreads(
  { links, asides }: Pick<PersonDetail, 'links' | 'asides'>, { items }: PaperSelection, choice: PaperChoice, own: ReadonlySet<string>,
): { readonly links: ReadonlyMap<string, Link<TimelineItem>>; readonly asides: readonly TimelineItem[] } {
  const there = new Map(items.map((item) => [item.id, item]))
  const printed = new Map<string, Link<TimelineItem>>()
  const shown = paperSelection(asides, choice, own).items.filter(({ id }) => there.has(links.get(id)?.to.id ?? ''))
  for (const item of shown) there.set(item.id, item)
  for (const [id, { to, evidence }] of links) {
    if (!there.has(id)) continue
    const answered = there.get(to.id) ?? (isOwnWord(to) && to.setting === 'public' ? paperSelection([to], choice, own).items[0] : undefined)
    if (answered) printed.set(id, { to: answered, evidence })
  }
  return { links: printed, asides: shown }
}

/** The turns of which both the meeting and the word are printed, with their numbers: what is left out closes nothing on paper. */
export const printedTurns = (turns: readonly Turn[], encounters: ReadonlySet<string>, items: ReadonlySet<string>): readonly (Turn & { readonly number: number })[] =>
  turns.flatMap((turn, index) => (encounters.has(turn.encounter.id) && items.has(turn.direct.id) ? [{ ...turn, number: index + 1 }] : []))

/**
 * Rows in parts that are printed one after another, each on pages of its own: whole years, as many as fit; a year of more rows than that in pieces.
 * 10,000 rows at once took the engine 41 s and 3.5 GB, and 17 s in parts of 1,250 (processor time).
 */
export function paperParts(rows: readonly TimelineRow[], most = 1250): readonly (readonly TimelineRow[])[] {
  const years: TimelineRow[][] = []
  for (const row of rows) {
    const last = years.at(-1)
    if (!last || row.kind === 'year' || last.length === most) years.push([row])
    else last.push(row)
  }
  const parts: TimelineRow[][] = [[]]
  for (const year of years) {
    const last = parts.at(-1)!
    if (last.length === 0 || last.length + year.length <= most) last.push(...year)
    else parts.push(year)
  }
  return parts
}

/** Whether silence between what is printed was silence: only when no word was left out. */
export const silenceIsKnown = ({ leftOut }: PaperSelection): boolean =>
  leftOut.years + leftOut.networks + leftOut.privateMessages + leftOut.groups === 0

/** Without the handles of third people. */
function withoutOthers(item: TimelineItem, own: ReadonlySet<string>): TimelineItem {
  return item.who.every((handle) => own.has(handle)) ? item : { ...item, who: item.who.filter((handle) => own.has(handle)) }
}

/** One line of “Who brought whom”. Names are of people, the owner's under an empty id. */
export interface PaperIntroduction {
  readonly by: PersonId | ''
  /** Each one person, or two who were introduced to each other; the year where it is known. */
  readonly whom: readonly { readonly people: readonly PersonId[]; readonly year: number | null }[]
}

/**
 * Who brought the person, whom they brought, and to whom they were introduced. All of it names third people, so it goes on paper only with them; and only
 * what the owner or a record says, or what rests on something printed: words that stay out leave no trace here either.
 */
export function paperIntroductions(graph: IntroductionGraph, person: PersonId, { thirdPeople, zone }: Pick<PaperChoice, 'thirdPeople' | 'zone'>, printed: ReadonlySet<string>): readonly PaperIntroduction[] {
  if (!thirdPeople) return []
  const lines = new Map<PersonId | '', PaperIntroduction['whom'][number][]>()
  for (const one of new Set([...graph.introducersOf(person), ...graph.broughtBy(person), ...graph.pairsOf(person)])) {
    if (one.verdict !== 'accepted' && !one.evidence.some(({ id, kind }) => kind === 'met' || printed.has(id))) continue
    const others = one.people.length === 2 && one.people.includes(person) ? one.people.filter((id) => id !== person) : one.people
    const line = lines.get(one.by) ?? []
    lines.set(one.by, line)
    line.push({ people: others, year: one.at === null ? null : localDate(one.at, one.roughly === undefined ? zone : 'UTC').year })
  }
  return [...lines].map(([by, whom]) => ({ by, whom }))
}
