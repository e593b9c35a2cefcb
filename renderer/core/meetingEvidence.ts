/**
 * All that says or hints that the owner and one person met, as `encountersOf` fuses it: the records, with what the owner corrected in them, and the
 * hints of words, photo tags and how they met.
 */
import { dayLength } from './cues/days'
import { hintsOf, type EvidenceJudgement, type Hint, type Hinting, type HintsInput } from './cues/hints'
import type { Meeting } from './encounters'
import type { TimelineItem } from './model'

export interface MeetingEvidence {
  /** What `encountersOf` takes. */
  readonly meetings: readonly Meeting[]
  /** To be shown: not those whose message was set aside itself. */
  readonly hints: readonly Hint[]
}

export function meetingEvidence<I extends Hinting & Meeting>(input: HintsInput & { readonly items: readonly I[] }): MeetingEvidence {
  const { items, judgements } = input
  const records = judgements.size === 0 ? items : items.map((item) => corrected(item, judgements.get(item.id)))
  const all = hintsOf(input)
  if (all.length === 0) return { meetings: records, hints: all }
  const gone = new Set(items.flatMap(({ id, verdict }) => (verdict === 'rejected' ? [id] : [])))
  return { meetings: [...records, ...all], hints: gone.size === 0 ? all : all.filter(({ of }) => !gone.has(of)) }
}

/** A record on the day, at the time and place the owner gave it, set aside since or not: a no moves nothing. */
function corrected<M extends Meeting>(item: M, said: EvidenceJudgement | undefined): M {
  if (said === undefined || (said.day === undefined && said.at === undefined && said.place === undefined)) return item
  const placed = said.place === undefined ? item : { ...item, place: said.place, venue: undefined, corrected: true as const }
  if (said.at !== undefined) {
    const lasted = item.at === null || item.until === undefined || item.day !== undefined ? undefined : item.until - item.at
    return { ...placed, at: said.at, day: undefined, until: lasted === undefined ? undefined : said.at + lasted, corrected: true as const }
  }
  const noon = said.day === undefined ? NaN : Date.parse(`${said.day}T12:00:00Z`)
  return Number.isNaN(noon) ? placed : { ...placed, at: noon, day: said.day, until: undefined, corrected: true as const }
}

/** The hints as items of their own, for the timeline: what the words say, and whose words they are. In order of time. */
export function hintItems(hints: readonly Hint[], items: readonly TimelineItem[], met: HintsInput['met']): TimelineItem[] {
  const wanted = new Set(hints.map(({ of }) => of))
  const sources = new Map(items.flatMap((item) => (wanted.has(item.id) ? [[item.id, item] as const] : [])))
  const found = new Map(met.map((one) => [`met:${one.entry}`, one]))
  return hints
    .flatMap((hint): TimelineItem[] => {
      const item = sources.get(hint.of)
      const entry = found.get(hint.of)
      return item ? [fromItem(hint, item)] : entry ? [fromEntry(hint, entry)] : []
    })
    .sort((a, b) => a.at! - b.at! || (a.id < b.id ? -1 : 1))
}

const base = ({ id, at, day, grade, place, verdict }: Hint) => ({
  id, at, ...(day === undefined ? {} : { day }), kind: 'event' as const, setting: 'inPerson' as const, direction: 'mutual' as const, grade,
  ...(place === undefined ? {} : { place }), ...(verdict === undefined ? {} : { verdict }),
})

/** Whose words they are, and of what kind, stays as the message has it. */
function fromItem(hint: Hint, { network, who, from, text, title, link, container, source, sourceLine, kind, direction }: TimelineItem): TimelineItem {
  const given = { from, text, title, link, container }
  const told = kind === 'tag' ? 'read from who is tagged in' : 'read from the words of'
  const item: Record<string, unknown> = { ...base(hint), kind, direction, network, who, source, sourceLine: `${told} ${sourceLine}`, ...timeNote(hint) }
  for (const [key, value] of Object.entries(given)) if (value !== undefined) item[key] = value
  return item as unknown as TimelineItem
}

function fromEntry(hint: Hint, { value, own }: HintsInput['met'][number]): TimelineItem {
  return {
    ...base(hint), network: 'journal', who: [], source: own ? 'journal' : 'profile', sourceLine: own ? 'written by you, as how you met' : 'read from how you met, as a source has it',
    ...(value.words === undefined || value.words.trim() === '' ? {} : { text: value.words }),
  }
}

/** What is not known for certain about the day. */
function timeNote({ loose, day, within, verdict }: Hint): Pick<TimelineItem, 'timeNote'> {
  if (day === undefined || verdict === 'accepted') return {}
  return { timeNote: loose ? (within.to - within.from > 3 * dayLength ? 'about this day, as the words say' : 'this day or one of the two before') : 'the day the words name' }
}
