/**
 * Fuses what one person's sources say of the same time and place into encounters: a calendar event, the check-in made there and
 * the meeting logged by hand are one encounter with three pieces of evidence.
 */
import type { Handle } from '#contract/handles'
import type { Grade, Kind, Place, Setting } from '#contract/records'
import { day as dayLength, happensAt, hasHappened, hour } from './dates'
import type { Encounter } from './model'
import { isHintId, type Hint } from './cues/hints'
import { isKnownPlace, isSamePlace } from './places'

/** The part of a timeline item that encounters are made of. */
export interface Meeting {
  readonly id: string
  readonly at: number | null
  readonly until?: number | undefined
  readonly day?: string | undefined
  readonly setting: Setting
  readonly kind: Kind
  readonly network?: string | undefined
  readonly event?: string | undefined
  readonly place?: Place | undefined
  /** What its source calls the place, among all its places: equal ones are one place, whatever they are named. */
  readonly venue?: string | undefined
  readonly title?: string | undefined
  readonly grade?: Grade | undefined
  readonly verdict?: 'accepted' | 'rejected' | undefined
  /** Everybody it names; absent where that is the person alone. */
  readonly who?: readonly Handle[] | undefined
  /** The owner said when it was: that counts, whatever records beside it say. */
  readonly corrected?: true | undefined
  /** Of hints: which days they may be about. */
  readonly within?: Hint['within'] | undefined
  readonly loose?: true | undefined
}

/** Two records at one place this far apart are still one encounter. */
const reach = 6 * hour

/**
 * Encounters in order of time. One encounter: the same `event`; or overlapping, or within 6 h, at the same place or with a place
 * unknown on one side. What has only a date belongs to an encounter of that day, else to one within 6 h of it (its zone is
 * unknown). What has no time and what lies ahead (`hasHappened`) are left out; accepted evidence and logged meetings confirm. Rejected evidence proves nothing,
 * and still holds together what it joined, at the times it had: setting it aside takes meetings away, makes no two of one and moves none.
 *
 * Hints (`cue:…`) come last and change nothing of what records say: one joins a meeting of a day that it may be about, else the hints of its own
 * day are an encounter by themselves. `own`: the person's handles, who is there anyway.
 */
export function encountersOf(items: Iterable<Meeting>, now: number, own: readonly Handle[] = []): readonly Encounter[] {
  const evidence = new Map<string, Evidence>()
  for (const item of items) if (isEvidence(item) && hasHappened(item, now)) evidence.set(item.id, asEvidence(item))
  const all = [...evidence.values()].sort(inOrder)
  const sorted = all.filter(({ id }) => !isHintId(id))
  const clusters: Cluster[] = []
  const events = new Map<string, Cluster>()
  for (const one of sorted) if (one.day === undefined) place(one, joinTimed(one, clusters, events), clusters, events)
  const days = new Days(clusters)
  for (const one of sorted) {
    if (one.day === undefined) continue
    const cluster = joinDated(one, days, events)
    place(one, cluster, clusters, events)
    days.add(cluster ?? clusters.at(-1)!)
  }
  joinHints(all.filter(({ id }) => isHintId(id)), clusters, days)
  return clusters.flatMap((cluster) => fuse(cluster, own)).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

/** Whether an encounter took place: one with a date alone was made of what had happened, so that its day has begun somewhere. */
export const tookPlace = (encounter: Pick<Encounter, 'at' | 'day'>, now: number): boolean => takesPlaceAt(encounter) <= now

/** From when on it counts as one that took place, UTC ms. */
export const takesPlaceAt = ({ at, day }: Pick<Encounter, 'at' | 'day'>): number => happensAt({ at, day, network: 'journal' })

/** In person, or a check-in made together, which is both an encounter and a bridge. */
function isEvidence(item: Meeting): item is Meeting & { readonly at: number } {
  if (item.at === null) return false
  return item.setting === 'inPerson' || (item.setting === 'bridge' && item.kind === 'check-in')
}

interface Evidence extends Meeting {
  readonly at: number
  readonly from: number
  readonly to: number
  readonly grade: Grade
}

interface Cluster {
  from: number
  to: number
  /** Of the timed evidence; dates alone say no time. */
  timed: boolean
  place: Place | undefined
  readonly venues: Set<string>
  readonly evidence: Evidence[]
  readonly hints: Evidence[]
}

function asEvidence(item: Meeting & { readonly at: number }): Evidence {
  const grade = item.kind === 'meeting' || item.verdict === 'accepted' ? 'confirmed' : (item.grade ?? 'candidate')
  const until = Math.max(item.until ?? item.at, item.at)
  if (item.day === undefined) return { ...item, grade, from: item.at, to: until }
  // `at` is noon of the day; midnight at its end is no longer that day.
  return { ...item, grade, from: item.at - dayLength / 2, to: Math.max(until, item.at + dayLength / 2) - 1 }
}

const inOrder = (a: Evidence, b: Evidence): number => a.from - b.from || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

function joinTimed(one: Evidence, clusters: readonly Cluster[], events: ReadonlyMap<string, Cluster>): Cluster | undefined {
  const same = one.event === undefined ? undefined : events.get(one.event)
  if (same) return same
  let best: Cluster | undefined
  // Newest first. A cluster far back can still reach here only if it is long, so the look back is short but for long ones.
  for (let at = clusters.length - 1; at >= 0 && at >= clusters.length - lookBack; at--) {
    const cluster = clusters[at]!
    if (one.from - cluster.to > reach || !isCompatible(one, cluster)) continue
    if (isThere(one, cluster)) return cluster
    best ??= cluster
  }
  return best
}

/** More than this many encounters at once are no encounters; it bounds the work. */
const lookBack = 50

/** Clusters by the UTC days they touch, so that a date finds its neighbours at once. */
class Days {
  private readonly clusters = new Map<number, Set<Cluster>>()

  constructor(clusters: readonly Cluster[]) {
    for (const cluster of clusters) this.add(cluster)
  }

  add(cluster: Cluster): void {
    for (const day of daysOf(cluster.from, cluster.to)) {
      const known = this.clusters.get(day)
      if (known) known.add(cluster)
      else this.clusters.set(day, new Set([cluster]))
    }
  }

  around({ from, to }: { readonly from: number; readonly to: number }): Iterable<Cluster> {
    return new Set(daysOf(from - reach, to + reach).flatMap((day) => [...(this.clusters.get(day) ?? [])]))
  }
}

/** Day numbers; of something that goes on for more than a year, those of the first. */
function daysOf(from: number, to: number): number[] {
  const first = Math.floor(from / dayLength)
  const last = Math.min(Math.floor(to / dayLength), first + 366)
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

function joinDated(one: Evidence, days: Days, events: ReadonlyMap<string, Cluster>): Cluster | undefined {
  const same = one.event === undefined ? undefined : events.get(one.event)
  if (same) return same
  const score = (cluster: Cluster): number => {
    if (!isCompatible(one, cluster)) return 0
    const sameDay = cluster.from < one.to && cluster.to >= one.from
    const near = cluster.timed && cluster.from < one.to + reach && cluster.to >= one.from - reach
    return !sameDay && !near ? 0 : (sameDay ? 2 : 0) + (isThere(one, cluster) ? 1 : 0) + 1
  }
  let best: Cluster | undefined
  let bestScore = 0
  for (const cluster of days.around(one)) {
    const value = score(cluster)
    if (value > bestScore || (value > 0 && value === bestScore && cluster.from < best!.from)) [best, bestScore] = [cluster, value]
  }
  return best
}

/** At the same place, as far as anybody says. */
const isCompatible = (one: Evidence, cluster: Cluster): boolean => !isKnownPlace(one.place) || !isKnownPlace(cluster.place) || isThere(one, cluster)

const isThere = (one: Evidence, cluster: Cluster): boolean =>
  (one.venue !== undefined && cluster.venues.has(one.venue)) || isSamePlace(one.place, cluster.place)

function place(one: Evidence, cluster: Cluster | undefined, clusters: Cluster[], events: Map<string, Cluster>): void {
  const timed = one.day === undefined
  if (!cluster) {
    cluster = { from: one.from, to: one.to, timed, place: undefined, venues: new Set(), evidence: [], hints: [] }
    clusters.push(cluster)
  } else if (timed || !cluster.timed) {
    cluster.from = Math.min(cluster.from, one.from)
    cluster.to = Math.max(cluster.to, one.to)
  }
  if (!isKnownPlace(cluster.place)) cluster.place = one.place
  if (one.venue !== undefined) cluster.venues.add(one.venue)
  cluster.evidence.push(one)
  if (one.event !== undefined && !events.has(one.event)) events.set(one.event, cluster)
}

/** In order: those that name their day before the loose ones, so that `see you tonight` has its evening when `great to see you` comes the day after. */
function joinHints(hints: readonly Evidence[], clusters: Cluster[], days: Days): void {
  for (const one of [...hints.filter(({ loose }) => !loose), ...hints.filter(({ loose }) => loose)]) {
    const cluster = meetingFor(one, days)
    if (cluster) {
      cluster.hints.push(one)
      if (!isRecorded(cluster) && !isKnownPlace(cluster.place)) cluster.place = one.place
    } else {
      const own: Cluster = { from: one.from, to: one.to, timed: false, place: one.place, venues: new Set(), evidence: [], hints: [one] }
      clusters.push(own)
      days.add(own)
    }
  }
}

/** What took place in the days the hint may be about: what records say before other hints, then the latest. */
function meetingFor(one: Evidence, days: Days): Cluster | undefined {
  const { from, to } = one.within ?? one
  let best: Cluster | undefined
  for (const cluster of days.around({ from, to })) {
    const recorded = isRecorded(cluster)
    // Days are those of UTC, and evenings go past midnight.
    const near = recorded && cluster.timed ? reach : 0
    if (cluster.from > to + near || cluster.to < from - near || !isCompatible(one, cluster)) continue
    if (!best || (recorded !== isRecorded(best) ? recorded : cluster.from > best.from || (cluster.from === best.from && firstId(cluster) < firstId(best)))) best = cluster
  }
  return best
}

/** Some record says so, or did before it was set aside. */
const isRecorded = ({ evidence }: Cluster): boolean => evidence.length > 0
const firstId = ({ evidence, hints }: Cluster): string => (evidence[0] ?? hints[0]!).id

function fuse({ evidence: all, hints }: Cluster, own: readonly Handle[]): Encounter[] {
  const records = all.filter(isStanding)
  const evidence = [...records, ...hints.filter(isStanding)]
  if (evidence.length === 0) return []
  const sorted = [...evidence].sort((a, b) => gradeRank[a.grade] - gradeRank[b.grade] || inOrder(a, b))
  // What a mere hint says of place and company is said of nothing but itself.
  const telling = records.length === 0 ? sorted : sorted.filter((one) => !isHintId(one.id) || one.grade === 'confirmed')
  const byTime = [...evidence].sort(inOrder)
  const proving = records.length > 0 ? [...records].sort(inOrder) : byTime
  const when = whenOf(proving, byTime)
  const everything = [...all, ...hints].sort(inOrder)
  const whole = everything.length === evidence.length ? when : whenOf(all.length > 0 ? [...all].sort(inOrder) : everything, everything)
  const title = telling.find((one) => one.title)?.title
  const where = [telling.find((one) => one.corrected && isKnownPlace(one.place)), telling.find((one) => one.place?.name), telling.find((one) => isKnownPlace(one.place))].find((one) => one)?.place
  const who = whoOf(telling, own)
  return [{
    id: proving.find((one) => one.event !== undefined)?.event ?? proving[0]!.id,
    ...when,
    grade: sorted[0]!.grade,
    ...(title === undefined ? {} : { title }),
    ...(where === undefined ? {} : { place: where }),
    evidence: byTime.map((one) => one.id),
    ...(whole.at === when.at && whole.until === when.until && whole.day === when.day ? {} : { whole }),
    ...(who.length === 0 ? {} : { who }),
  }]
}

const isStanding = ({ verdict }: Evidence): boolean => verdict !== 'rejected'

/**
 * Of evidence in order: what the owner corrected counts alone, a date alone only where nothing says a time. A corrected date leaves the hour to a
 * record of that day.
 */
function whenOf(proving: readonly Evidence[], all: readonly Evidence[]): Pick<Encounter, 'at' | 'until' | 'day'> {
  const corrected = all.filter((one) => one.corrected)
  const exact = corrected.filter((one) => one.day === undefined)
  const ofThatDay = proving.filter((one) => one.day === undefined && corrected.some((said) => one.at >= said.from && one.at <= said.to))
  const counting = exact.length > 0 ? exact : corrected.length > 0 ? (ofThatDay.length > 0 ? ofThatDay : corrected) : proving
  const timed = counting.filter((one) => one.day === undefined)
  const times = timed.length > 0 ? timed : counting
  const at = Math.min(...times.map((one) => one.at))
  const until = Math.max(at, ...times.map((one) => Math.max(one.at, one.until ?? one.at)))
  const day = timed.length > 0 ? undefined : times[0]!.day
  return { at, until, ...(day === undefined ? {} : { day }) }
}

/** Everybody but the person themselves is left out where there is nobody else. */
function whoOf(evidence: readonly Evidence[], own: readonly Handle[]): readonly Handle[] {
  const all = new Set(evidence.flatMap(({ who }) => who ?? []))
  const others = [...all].filter((handle) => !own.includes(handle)).sort()
  if (others.length === 0 || all.size === 1) return []
  return [...[...all].filter((handle) => own.includes(handle)), ...others.slice(0, mostThere)].sort()
}

/** A table has room for so many. Of a hall full of guests nobody says who was there with whom, and everybody's encounters would carry all their names. */
const mostThere = 24

/** Best first. */
const gradeRank: Readonly<Record<Grade, number>> = { confirmed: 0, strong: 1, candidate: 2 }
