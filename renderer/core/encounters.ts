/**
 * Fuses what one person's sources say of the same time and place into encounters: a calendar event, the check-in made there and
 * the meeting logged by hand are one encounter with three pieces of evidence.
 */
import type { Grade, Kind, Place, Setting } from '#contract/records'
import { day as dayLength, hour } from './dates'
import type { Encounter } from './model'
import { isKnownPlace, isSamePlace } from './places'

/** The part of a timeline item that encounters are made of. */
export interface Meeting {
  readonly id: string
  readonly at: number | null
  readonly until?: number | undefined
  readonly day?: string | undefined
  readonly setting: Setting
  readonly kind: Kind
  readonly event?: string | undefined
  readonly place?: Place | undefined
  readonly title?: string | undefined
  readonly grade?: Grade | undefined
  readonly verdict?: 'accepted' | 'rejected' | undefined
}

/** Two records at one place this far apart are still one encounter. */
const reach = 6 * hour

/**
 * Encounters in order of time. One encounter: the same `event`; or overlapping, or within 6 h, at the same place or with a place
 * unknown on one side. What has only a date belongs to an encounter of that day, else to one within 6 h of it (its zone is
 * unknown). What has no time and what lies ahead are left out; accepted evidence and logged meetings confirm. Rejected evidence proves nothing,
 * and still holds together what it joined: setting it aside takes meetings away and never makes two of one.
 */
export function encountersOf(items: Iterable<Meeting>, now: number): readonly Encounter[] {
  const evidence = new Map<string, Evidence>()
  for (const item of items) if (isEvidence(item) && item.at <= now) evidence.set(item.id, asEvidence(item))
  const sorted = [...evidence.values()].sort(inOrder)
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
  return clusters.flatMap(fuse).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

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
  readonly evidence: Evidence[]
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
    if (isSamePlace(one.place, cluster.place)) return cluster
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

  around({ from, to }: Evidence): Iterable<Cluster> {
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
    return !sameDay && !near ? 0 : (sameDay ? 2 : 0) + (isSamePlace(one.place, cluster.place) ? 1 : 0) + 1
  }
  let best: Cluster | undefined
  let bestScore = 0
  for (const cluster of days.around(one)) {
    const value = score(cluster)
    if (value > bestScore || (value > 0 && value === bestScore && cluster.from < best!.from)) [best, bestScore] = [cluster, value]
  }
  return best
}

const isCompatible = (one: Evidence, cluster: Cluster): boolean =>
  !isKnownPlace(one.place) || !isKnownPlace(cluster.place) || isSamePlace(one.place, cluster.place)

function place(one: Evidence, cluster: Cluster | undefined, clusters: Cluster[], events: Map<string, Cluster>): void {
  const timed = one.day === undefined
  if (!cluster) {
    cluster = { from: one.from, to: one.to, timed, place: undefined, evidence: [] }
    clusters.push(cluster)
  } else if (timed || !cluster.timed) {
    cluster.from = Math.min(cluster.from, one.from)
    cluster.to = Math.max(cluster.to, one.to)
  }
  if (!isKnownPlace(cluster.place)) cluster.place = one.place
  cluster.evidence.push(one)
  if (one.event !== undefined && !events.has(one.event)) events.set(one.event, cluster)
}

function fuse({ evidence: all }: Cluster): Encounter[] {
  const evidence = all.filter(({ verdict }) => verdict !== 'rejected')
  if (evidence.length === 0) return []
  const sorted = [...evidence].sort((a, b) => gradeRank[a.grade] - gradeRank[b.grade] || inOrder(a, b))
  const byTime = [...evidence].sort(inOrder)
  const when = whenOf(byTime)
  const whole = evidence.length === all.length ? when : whenOf([...all].sort(inOrder))
  const title = sorted.find((one) => one.title)?.title
  const where = sorted.find((one) => one.place?.name)?.place ?? sorted.find((one) => isKnownPlace(one.place))?.place
  return [{
    id: byTime.find((one) => one.event !== undefined)?.event ?? byTime[0]!.id,
    ...when,
    grade: sorted[0]!.grade,
    ...(title === undefined ? {} : { title }),
    ...(where === undefined ? {} : { place: where }),
    evidence: byTime.map((one) => one.id),
    ...(whole.at === when.at && whole.until === when.until && whole.day === when.day ? {} : { whole }),
  }]
}

/** Of evidence in order: a date alone counts only where nothing says a time. */
function whenOf(byTime: readonly Evidence[]): Pick<Encounter, 'at' | 'until' | 'day'> {
  const timed = byTime.filter((one) => one.day === undefined)
  const times = timed.length > 0 ? timed : byTime
  const at = Math.min(...times.map((one) => one.at))
  const until = Math.max(at, ...times.map((one) => Math.max(one.at, one.until ?? one.at)))
  const day = timed.length > 0 ? undefined : byTime[0]!.day
  return { at, until, ...(day === undefined ? {} : { day }) }
}

/** Best first. */
const gradeRank: Readonly<Record<Grade, number>> = { confirmed: 0, strong: 1, candidate: 2 }
