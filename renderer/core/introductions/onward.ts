/** Whom the owner could introduce to each other: two whom they have met, who are not known to know each other, and who have something in common. */
import type { Handle } from '#contract/handles'
import { day } from '../dates'
import { tookPlace } from '../encounters'
import { cityOf } from '../lists/trip'
import type { Encounter, PersonId, PersonSummary } from '../model'
import { foldName } from '../names'
import { statements, verdictOf, verdictOn } from '../statements'
import type { Story } from '../story'
import type { Introductions } from './introductions'

export interface OnwardInput {
  /** Everybody; who is archived or in the trash is suggested to nobody. */
  readonly people: ReadonlyMap<PersonId, PersonSummary>
  readonly stories: ReadonlyMap<PersonId, Pick<Story, 'verdicts'>>
  readonly encounters: ReadonlyMap<PersonId, readonly Encounter[]>
  readonly introductions: Pick<Introductions, 'accepted' | 'candidates'>
  /** What the owner talks about with somebody, as it is written. */
  readonly topicsOf?: (person: PersonId) => readonly string[]
  /** Whether the owner said what they are to each other. */
  readonly related?: (one: PersonId, other: PersonId) => boolean
}

/** What two have in common: topics and tags as they are written, or a city. */
export type IntroduceReason = { readonly kind: 'shared'; readonly words: readonly string[] } | { readonly kind: 'city'; readonly city: string }

/** `left` is the one that was asked about. */
export interface IntroducePair {
  readonly left: PersonId
  readonly right: PersonId
  /** At least one. */
  readonly reasons: readonly IntroduceReason[]
}

export interface OnwardQuestion {
  readonly person: PersonId
  /** The first with them. */
  readonly encounter: Encounter
  /** The best first; may be none. */
  readonly pairs: readonly IntroducePair[]
}

/** After a first encounter the question stands for so long. */
const asked = 7 * day
const mostPairs = 3
const enoughShared = 2
/** Two of more people at one meeting need not have spoken. */
const party = 12
/** What more than so many have in common is no reason to meet. */
const everybodys = 40

/** One question for each first encounter of the last seven days, until it is answered; the latest first. */
export function onwardQuestions(input: OnwardInput & { readonly now: number }): OnwardQuestion[] {
  const { people, stories, encounters, now } = input
  const fresh = [...people.values()].flatMap((person) => {
    const at = person.firstEncounter
    if (at === null || now - at > asked || !isThere(person)) return []
    const encounter = encounters.get(person.id)?.find((one) => one.at === at && one.grade !== 'candidate')
    const verdicts = stories.get(person.id)?.verdicts ?? {}
    return encounter && tookPlace(encounter, now) && verdictOn(verdicts, statements.onward, encounter) === undefined ? [{ person: person.id, encounter }] : []
  })
  fresh.sort((a, b) => b.encounter.at - a.encounter.at || compare(a.person, b.person))
  const pairs = onwardPairs(input, fresh.map(({ person }) => person))
  return fresh.map((one) => ({ ...one, pairs: pairs.get(one.person) ?? [] }))
}

/** For each of some people whom to introduce them to, the best first. `among`: only these. */
export function onwardPairs(input: OnwardInput, of: Iterable<PersonId>, among?: Iterable<PersonId>, most = mostPairs): Map<PersonId, IntroducePair[]> {
  const { people, introductions, encounters, related } = input
  const wanted = [...new Set(of)].flatMap((id) => people.get(id) ?? []).filter(isMet)
  const found = new Map<PersonId, IntroducePair[]>()
  if (wanted.length === 0) return found
  const others = (among === undefined ? [...people.values()] : [...new Set(among)].flatMap((id) => people.get(id) ?? [])).filter(isMet)
  const idOf = handlesOf(people.values())
  const groups = new Map(others.map((other) => [other.id, new Set(other.groups)]))
  const thingsOf = remembered((person: PersonSummary) => things(person, input.topicsOf))
  const common = new Map<string, number>()
  for (const other of others) for (const key of thingsOf(other).keys()) common.set(key, (common.get(key) ?? 0) + 1)
  for (const person of wanted) {
    const acquainted = acquaintances(person.id, introductions, encounters.get(person.id) ?? [], idOf)
    const pairs = others.flatMap((other): (IntroducePair & { readonly last: number })[] => {
      if (other.id === person.id || acquainted.has(other.id) || related?.(person.id, other.id) === true) return []
      if (person.groups?.some((group) => groups.get(other.id)!.has(group)) === true || isDismissed(person, other, input)) return []
      const reasons = reasonsFor(person, other, thingsOf, common)
      return reasons.length === 0 ? [] : [{ left: person.id, right: other.id, reasons, last: Math.max(other.lastEncounter ?? 0, other.lastDirect ?? 0) }]
    })
    pairs.sort((a, b) => weight(b) - weight(a) || b.last - a.last || compare(a.right, b.right))
    found.set(person.id, pairs.slice(0, most).map(({ left, right, reasons }) => ({ left, right, reasons })))
  }
  return found
}

/** Every two of some people who could be introduced to each other, each pair once, the best first: before a meeting where they all will be. */
export function pairsAmong(input: OnwardInput, ids: Iterable<PersonId>): IntroducePair[] {
  const all = [...new Set(ids)]
  return [...onwardPairs(input, all, all, all.length).values()].flat().filter(({ left, right }) => left < right)
    .sort((a, b) => weight(b) - weight(a) || compare(a.left, b.left) || compare(a.right, b.right))
}

const isThere = ({ archived, deleted }: PersonSummary): boolean => !archived && !deleted
const isMet = (person: PersonSummary): boolean => isThere(person) && person.firstEncounter !== null
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const weight = ({ reasons }: IntroducePair): number => reasons.reduce((sum, reason) => sum + (reason.kind === 'city' ? 2 : reason.words.length), 0)

function reasonsFor(person: PersonSummary, other: PersonSummary, thingsOf: (person: PersonSummary) => ReadonlyMap<string, string>, common: ReadonlyMap<string, number>): IntroduceReason[] {
  const reasons: IntroduceReason[] = []
  const theirs = thingsOf(other)
  const shared = [...thingsOf(person)].filter(([key]) => theirs.has(key) && common.get(key)! <= everybodys).map(([, words]) => words)
  if (shared.length >= enoughShared) reasons.push({ kind: 'shared', words: shared.slice(0, 4) })
  const city = cityOf({ address: person.where ?? '' })
  if (city !== '' && foldName(city) === foldName(cityOf({ address: other.where ?? '' }))) reasons.push({ kind: 'city', city })
  return reasons
}

/** Topics and tags by their folded words: a tag that is a topic as well is one thing. */
function things({ id, tags = [] }: PersonSummary, topicsOf: OnwardInput['topicsOf']): Map<string, string> {
  return new Map([...tags, ...(topicsOf?.(id) ?? [])].map((words) => [foldName(words.replace(/^#/, '')), words]))
}

/** Who is known to know somebody: of an introduction, if only perhaps, and of meetings with few people. */
function acquaintances(id: PersonId, { accepted, candidates }: OnwardInput['introductions'], met: readonly Encounter[], idOf: (handle: Handle) => PersonId | undefined): Set<PersonId> {
  const known = new Set<PersonId>()
  for (const { by, people } of [...accepted, ...candidates]) {
    if (by !== id && !people.includes(id)) continue
    for (const each of [by, ...people]) known.add(each)
  }
  for (const { who = [] } of met) {
    const there = who.length > party ? [] : who.flatMap((handle) => idOf(handle) ?? [])
    for (const each of there) known.add(each)
  }
  return known
}

/** Turned down for good, from either side and whichever of their handles was named. */
function isDismissed(one: PersonSummary, other: PersonSummary, { stories }: OnwardInput): boolean {
  const turnedDown = (of: PersonSummary, whom: PersonSummary) => {
    const verdicts = stories.get(of.id)?.verdicts
    return verdicts !== undefined && [whom.id, ...whom.handles].some((handle) => verdictOf(verdicts, statements.introduce(handle)) === 'rejected')
  }
  return turnedDown(one, other) || turnedDown(other, one)
}

function handlesOf(people: Iterable<PersonSummary>): (handle: Handle) => PersonId | undefined {
  const ids = new Map<Handle, PersonId>()
  for (const { id, handles } of people) for (const handle of [id, ...handles]) ids.set(handle, id)
  return (handle) => ids.get(handle)
}

function remembered<T>(work: (person: PersonSummary) => T): (person: PersonSummary) => T {
  const known = new Map<PersonId, T>()
  return (person) => {
    const before = known.get(person.id)
    if (before !== undefined) return before
    const made = work(person)
    known.set(person.id, made)
    return made
  }
}

/** `Both have to do with harbours and maps. Both are in Graz.` */
export function reasonWords(reasons: readonly IntroduceReason[]): string {
  return reasons.map((reason) => (reason.kind === 'city' ? `Both are in ${reason.city}.` : `Both have to do with ${listed(reason.words)}.`)).join(' ')
}

/** A note to both, for the owner to change and copy. */
export function introductionNote(left: Pick<PersonSummary, 'name'>, right: Pick<PersonSummary, 'name'>, reasons: readonly IntroduceReason[]): string {
  const why = reasons.map((reason) => (reason.kind === 'city' ? `you are both in ${reason.city}` : `${listed(reason.words)} made me think of you both`)).join(', and ')
  return [
    `Dear ${firstName(left.name)}, dear ${firstName(right.name)},`,
    `I should like you to know each other: ${left.name}, meet ${right.name}.${why === '' ? '' : ` ${why.slice(0, 1).toUpperCase()}${why.slice(1)}.`}`,
    'The rest is yours.',
  ].join('\n\n')
}

const firstName = (name: string): string => name.trim().split(/\s+/)[0]!
const listed = (words: readonly string[]): string => new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(words)
