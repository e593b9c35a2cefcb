/** The lists, each asked of everybody at once: who is in it, and what it says of them. */
import { introductionGraph } from '../../renderer/core/introductions/graph'
import { introducersOf, introductionsOf } from '../../renderer/core/introductions/introductions'
import { dueTouches } from '../../renderer/core/lists/cadence'
import { coming } from '../../renderer/core/lists/coming'
import { comingDates } from '../../renderer/core/lists/comingDates'
import { leftBehind } from '../../renderer/core/lists/leftBehind'
import { neverMet } from '../../renderer/core/lists/neverMet'
import { openLoops } from '../../renderer/core/lists/openLoops'
import { secondMeetings } from '../../renderer/core/lists/secondMeetings'
import { trip } from '../../renderer/core/lists/trip'
import type { PersonSummary } from '../../renderer/core/model'
import { allMoments } from '../../renderer/core/moments'
import { onThisDay } from '../../renderer/core/onThisDay'
import { closingsIn, yearsWith } from '../../renderer/core/yearReview'
import { venuesOf, visitsOf } from '../../renderer/core/venues'
import type { Answers } from './measure'
import type { Invented, Truth } from './people'
import { day, nameOf, today } from './world'

export type Beside = (key: string, what: string, truth: unknown, answer: unknown) => void
const zone = 'UTC'

export function compareLists(invented: readonly Invented[], known: Answers, beside: Beside): void {
  /** Whoever has something in the truth, with it, beside what the list says: both in text order. */
  const list = (what: string, truthOf: (truth: Truth) => readonly string[] | undefined, said: Iterable<readonly [person: Pick<PersonSummary, 'name'>, words: string]>) => {
    const truth = new Map(invented.map(({ key, truth }) => [nameOf(key), truthOf(truth) ?? []]))
    const answers = new Map<string, string[]>()
    for (const [{ name }, words] of said) answers.set(name, [...(answers.get(name) ?? []), words])
    for (const { key } of invented) beside(key, what, [...truth.get(nameOf(key))!].sort(), (answers.get(nameOf(key)) ?? []).sort())
    const strange = [...answers.keys()].filter((name) => !truth.has(name))
    if (strange.length > 0) beside('everybody', what, [], strange)
  }
  const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)
  const { people, stories, encounters, coverage, said, tags } = known
  const now = today

  const never = neverMet(known)
  list('never met', ({ neverMet: is }) => (is ? ['is'] : []), never.map(({ person }) => [person, 'is']))
  beside('everybody', 'never met, longest first', [...never].sort((a, b) => monthsOf(invented, b.person) - monthsOf(invented, a.person)).map(({ person }) => monthsOf(invented, person)), never.map(({ months }) => months))
  list('open loops', ({ loops }) => loops, openLoops(known).map(({ person, at }) => [person, dayOf(at)]))
  list('left behind', ({ leftBehind: networks }) => networks, leftBehind({ people, stories, coverage, now }).map(({ person, network }) => [person, network]))

  const introductions = introductionsOf({ people, hints: [...stories].map(([id, story]) => [id, story.introductions ?? []] as const), said })
  const introducers = introducersOf(introductions)
  const named = new Map(people.map((person) => [person.id, person]))
  const brought = [...introductions.accepted, ...introductions.candidates].filter(({ people: whom }) => whom.length === 1)
  list('introduced by', ({ introducedBy }) => introducedBy && [`${nameOf(introducedBy[0])}, ${introducedBy[1]}`], brought.map(({ by, people: [whom], grade }) => [named.get(whom!)!, `${named.get(by)!.name}, ${grade}`]))
  const graph = introductionGraph(introductions.accepted, named)
  list('only through', ({ onlyThrough }) => onlyThrough?.map(nameOf), graph.connectors.flatMap(({ person }) => graph.onlyThrough(person).map((id) => [named.get(person)!, named.get(id)!.name] as const)))

  const meetings = secondMeetings({ ...known, introducers, now })
  list('second meetings', ({ second, way = 'online' }) => (second === undefined ? [] : [`${way}: ${second ? 'again' : 'once'}`]),
    meetings.flatMap(({ way, again, once }) => [...again.map(({ person }) => [person, `${way}: again`] as const), ...once.map(({ person }) => [person, `${way}: once`] as const)]))
  list('trip to Graz', ({ inGraz }) => inGraz && [inGraz], trip({ ...known, city: 'graz', now }).map(({ person, kind }) => [person, kind]))
  list('how often', ({ dueFor }) => (dueFor === undefined ? [] : [`${dueFor} days`]), dueTouches({ people, stories, tags, now }).map(({ person, due }) => [person, `${Math.floor((now - due) / day)} days`]))
  list('dates', ({ dates = [] }) => dates.map(([label, inDays]) => `${label} in ${inDays}`), comingDates({ people, stories, now, zone, days: 7 }).map(({ person, label, inDays }) => [person, `${label} in ${inDays}`]))
  list('before a meeting', ({ coming: title }) => (title === undefined ? [] : [title]), coming({ ...known, introducers, pairs: [], now, zone }).flatMap(({ title, people: there }) => there.map(({ person }) => [person, title ?? ''] as const)))
  list('moments', ({ moments }) => moments, allMoments(stories, zone).map(({ person, why }) => [named.get(person)!, why] as const))
  const memory = onThisDay({ stories, encounters }, now, zone)
  const thatDay = invented.filter(({ lying }) => lying.some(({ fact }) => fact.fact === 'interaction' && fact.grade === 'strong' && dayOf(fact.at ?? 0).slice(5) === dayOf(now).slice(5) && fact.at! < now))
  beside('everybody', 'on this day', true, memory !== null && memory.people.every((id) => thatDay.some(({ key }) => nameOf(key) === named.get(id)!.name)))
  for (const year of yearsWith({ stories, encounters }, now, zone)) {
    const days = invented.flatMap(({ truth: { closed = [] } }) => closed).filter((each) => each.startsWith(String(year)))
    beside(String(year), 'circles closed in a year', days.length, closingsIn(stories, year, zone).length)
  }
  list('topics', ({ topic }) => (topic === undefined ? [] : [topic]), invented.flatMap(({ key, truth: { topic } }) => {
    const person = people.find(({ name }) => name === nameOf(key))!
    return topic !== undefined && known.topics.get(person.id)?.some(({ topic: found }) => found === topic) ? [[person, topic] as const] : []
  }))
  const places = new Set(invented.flatMap(({ lying }) => lying.flatMap(({ fact }) => (fact.fact === 'interaction' && fact.grade === 'strong' && fact.at! < now ? [fact.place!.name!] : []))))
  const venues = venuesOf([...encounters].flatMap(([id, all]) => visitsOf(id, all.filter(({ grade }) => grade === 'strong'))))
  beside('everybody', 'places', [...places].sort(), venues.map(({ name }) => name).sort())
  beside('everybody', 'encounters are somebody’s', [], [...encounters.keys()].filter((id) => !named.has(id)))
}

/** Months with a word, counted from what lies in the archives. */
function monthsOf(invented: readonly Invented[], person: PersonSummary): number {
  const { lying } = invented.find(({ key }) => nameOf(key) === person.name)!
  return new Set(lying.flatMap(({ fact }) => (fact.fact === 'interaction' && fact.at !== null && (fact.setting === 'public' || fact.setting === 'private') ? [new Date(fact.at).toISOString().slice(0, 7)] : []))).size
}
