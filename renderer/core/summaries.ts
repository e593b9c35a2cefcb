/** What lists show of one person, worked out from everything known of them. */
import { handleParts, tidy, type Handle } from '#contract/handles'
import type { Setting } from '#contract/records'
import type { Touch } from './cycles'
import { localDate } from './dates'
import { handleOrder, showHandle } from './handles'
import type { Circle, Encounter, PersonId, PersonSummary, Profile, YearCount } from './model'
import { chooseName, foldName, isPlaceholder, type NameCandidate } from './names'
import { nameFromParts } from './nameParts'
import { birthdayOf, placeOf } from './profile'
import { isDirect, rejected, type Touches } from './touches'

/** The part of a timeline item that is counted. */
export interface Counted extends Touch {
  readonly day?: string | undefined
  readonly why?: string | undefined
}

/** What the owner and the sources say of somebody. */
export interface WordsInput {
  readonly names: readonly NameCandidate[]
  /** The owner's own names for the person. */
  readonly words: {
    /** Empty for the imported one. */
    readonly name: string
    /** The same, unless it is but the name they were created with. */
    readonly renamed: string
    /** The name they were created with by hand, where nobody has another. */
    readonly created: string
  }
  /** Relations and groups are not looked at. */
  readonly profile: Profile
  /** Ids of the groups they are in. */
  readonly groups: readonly string[]
}

export interface SummaryInput extends WordsInput {
  readonly id: PersonId
  readonly handles: readonly Handle[]
  readonly touches: Touches
  readonly encounters: readonly Encounter[]
  readonly circle: Circle
}

export function summarise({ id, circle, touches, encounters, handles: given, ...words }: SummaryInput): PersonSummary {
  const handles = [...given].sort(handleOrder)
  const touched: Touched = {
    id,
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
    counts: countsOf(touches),
    years: yearsOf(touches, encounters),
    moments: [...touches.full.values()].filter((item) => item.why !== undefined).length,
  }
  return { ...touched, ...toldOf(handles, words) }
}

/** The summary once other words are said of the same person, without a look at the timeline. */
export function retold(summary: PersonSummary, words: WordsInput): PersonSummary {
  const {
    id, handles, networks, stage, path, turns, openTurn, openLoops, firstDirect, firstEncounter, closed, lastDirect, lastEncounter, counts, years, moments,
  } = summary
  const touched: Touched = {
    id, handles, networks, stage, path, turns, openTurn, openLoops, firstDirect, firstEncounter, closed, lastDirect, lastEncounter, counts, years, moments,
  }
  return { ...touched, ...toldOf(handles, words) }
}

/** What words decide, of the owner's and of the sources. */
type Told = Pick<PersonSummary, 'name' | 'otherName' | 'where' | 'hasNote' | 'tags' | 'groups' | 'favourite' | 'archived' | 'deleted' | 'birthday' | 'alsoNamed'>
/** What only the timeline and the handles decide. */
type Touched = Omit<PersonSummary, keyof Told>

function toldOf(handles: readonly Handle[], input: WordsInput): Told {
  const { profile, groups } = input
  const name = shownName(input) ?? { name: showHandle(handles[0] ?? '') }
  const where = placeOf(profile)
  const birthday = birthdayOf(profile)
  const alsoNamed = otherNames(input, [name.name, ...('otherName' in name ? [name.otherName] : [])])
  return {
    ...name,
    ...(where === undefined ? {} : { where }),
    hasNote: profile.notes.length > 0,
    ...(profile.tags.length === 0 ? {} : { tags: profile.tags }),
    ...(groups.length === 0 ? {} : { groups }),
    ...(profile.favourite ? { favourite: true } : {}),
    ...(profile.archived ? { archived: true } : {}),
    ...(profile.deleted ? { deleted: true } : {}),
    ...(birthday === undefined ? {} : { birthday }),
    ...(alsoNamed.length === 0 ? {} : { alsoNamed }),
  }
}

/**
 * What the owner calls them; else the name of the parts the owner wrote; else the one they were created with; else the sources', unless
 * they have none.
 */
function shownName({ names, words: { name, renamed, created }, profile }: WordsInput) {
  const imported = chooseName(names)
  const isNamed = imported !== null || created !== ''
  return chooseName(names, renamed || nameFromParts(profile.texts, isNamed) || name || (imported === null ? created : ''))
}

/** In text order, at most as many as anybody reads. */
function otherNames({ names, words, profile: { texts } }: WordsInput, shown: readonly (string | undefined)[]): string[] {
  const candidates = [words.name, words.created, ...names.map(({ name }) => name), ...(texts.nickname ?? []).map(({ value }) => value), ...(texts.maiden ?? []).map(({ value }) => value)]
  const known = new Set(shown.flatMap((name) => (name === undefined ? [] : [foldName(name)])))
  const others: string[] = []
  for (const name of candidates.map(tidy).sort()) {
    if (isPlaceholder(name) || known.has(foldName(name))) continue
    known.add(foldName(name))
    others.push(name)
  }
  return others.slice(0, namesAtMost)
}

const namesAtMost = 12

/** The name the sources give, whatever the owner wrote; where they give none, what they were created as, else the first handle in words. */
export const importedName = (names: readonly NameCandidate[], handles: readonly Handle[], created = ''): string =>
  chooseName(names)?.name ?? (tidy(created) || showHandle([...handles].sort(handleOrder)[0] ?? ''))

/** Direct touches and encounters (hints apart) by year, oldest first. */
export function yearCounts(items: readonly Counted[], encounters: readonly Encounter[], zone = 'UTC'): readonly YearCount[] {
  const years = new Years()
  for (const { at, day, setting, verdict, byOther } of items) {
    if (at === null || verdict === 'rejected' || !isDirect({ setting, byOther })) continue
    const { year, month } = localDate(at, day === undefined ? zone : 'UTC')
    years.of(year).parts[(month - 1) >> 1]!++
  }
  return years.with(encounters, zone)
}

/** The same in UTC, so that every computer derives the same. Of touches in order, only where two months meet does a calendar have to be asked. */
function yearsOf({ at, sort, flags, sorts, length }: Touches, encounters: readonly Encounter[]): readonly YearCount[] {
  const years = new Years()
  const direct = sorts.map(isDirect)
  let parts: number[] = []
  let part = 0
  let ends = -Infinity
  // Those without a time come last.
  for (let place = 0; place < length && !Number.isNaN(at[place]!); place++) {
    if (!direct[sort[place]!] || flags[place]! & rejected) continue
    if (at[place]! >= ends) {
      const date = new Date(at[place]!)
      part = date.getUTCMonth() >> 1
      parts = years.of(date.getUTCFullYear()).parts
      date.setUTCHours(0, 0, 0, 0)
      ends = date.setUTCMonth(date.getUTCMonth() + 1, 1)
    }
    parts[part]!++
  }
  return years.with(encounters, 'UTC')
}

class Years {
  private readonly years = new Map<number, { readonly parts: [number, number, number, number, number, number]; readonly metParts: number[] }>()

  of(year: number) {
    let known = this.years.get(year)
    if (!known) this.years.set(year, (known = { parts: [0, 0, 0, 0, 0, 0], metParts: [] }))
    return known
  }

  with(encounters: readonly Encounter[], zone: string): readonly YearCount[] {
    for (const { at, day, grade } of encounters) {
      if (grade === 'candidate') continue
      const { year, month } = localDate(at, day === undefined ? zone : 'UTC')
      this.of(year).metParts.push((month - 1) >> 1)
    }
    return [...this.years]
      .sort(([a], [b]) => a - b)
      .map(([year, { parts, metParts }]) => ({
        year,
        online: parts.reduce((sum, part) => sum + part, 0),
        met: metParts.length,
        parts,
        metParts: metParts.sort((a, b) => a - b),
      }))
  }
}

function countsOf({ sort, flags, sorts, length }: Touches): Readonly<Record<Setting, number>> {
  const each = new Uint32Array(sorts.length)
  for (let place = 0; place < length; place++) if ((flags[place]! & rejected) === 0) each[sort[place]!]!++
  const counts = { public: 0, private: 0, ambient: 0, inPerson: 0, bridge: 0 }
  for (const [number, { setting }] of sorts.entries()) counts[setting] += each[number]!
  return counts
}
