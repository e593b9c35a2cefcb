/**
 * Who brought whom together, over everybody. Whoever introduced somebody to the owner was known before; what cannot be is no candidate. The
 * owner's last word decides, and a source that records introductions is believed until then.
 */
import { day } from '../dates'
import type { Introducer, Introducers } from '../lists/input'
import type { PersonId, PersonSummary } from '../model'
import { foldName } from '../names'
import { Directory, firstNames, type Introduced } from './directory'
import type { Introduction, IntroductionEvidence, IntroductionHint, IntroductionSaid } from './model'

export interface IntroductionsInput {
  /** Whoever is deleted is nobody here. */
  readonly people: readonly Introduced[]
  /** Of those who have any. */
  readonly hints: Iterable<readonly [PersonId, readonly IntroductionHint[]]>
  /** In the order they were said. */
  readonly said: readonly IntroductionSaid[]
  /** Of the same people as they were before, where it is asked again and again. */
  readonly directory?: Directory
}

export interface Introductions {
  /** Yours and those of records, but for what you set aside. The earliest first, as in the other two. */
  readonly accepted: readonly Introduction[]
  /** Not yet answered. */
  readonly candidates: readonly Introduction[]
  readonly rejected: readonly Introduction[]
}

export const noIntroductions: Introductions = { accepted: [], candidates: [], rejected: [] }

/** Thanks for an introduction may come some time after the first words. */
const afterwards = 60 * day
/** Of more who were there and known, nobody can say which of them it was. */
const mostThere = 2

export function introductionsOf({ people, hints, said, directory = new Directory() }: IntroductionsInput): Introductions {
  directory.catchUp(people)
  const { known } = directory
  const found = new Map<string, Building>()
  const building = (by: PersonId | '', whom: readonly PersonId[]): Building | undefined => {
    const ids = [by, ...whom]
    if (whom.length !== 2 && !(whom.length === 1 && by !== '')) return undefined
    if (new Set(ids).size < ids.length || ids.some((id) => id !== '' && !known.has(id))) return undefined
    const sorted = [...whom].sort()
    const id = [by, ...sorted].join('\n')
    const one = found.get(id) ?? { id, by, people: sorted, evidence: new Map() }
    found.set(id, one)
    return one
  }
  for (const [of, each] of hints) {
    const person = known.get(of)
    if (!person) continue
    for (const hint of each) {
      const other = hint.other === undefined ? undefined : directory.idOf(hint.other)
      if (hint.other !== undefined && other === undefined) continue
      for (const by of introducersIn(hint, person, directory, known)) building(by, other === undefined ? [of] : [of, other])?.evidence.set([of, hint.id, hint.kind, hint.at].join('\n'), evidenceOf(hint, of))
    }
  }
  for (const word of said) {
    const one = building(word.by, word.people)
    if (one) one.said = word
  }
  const all = [...found.values()].map((one) => introduction(one, known)).sort(inOrder)
  return {
    accepted: all.filter(({ grade, verdict }) => grade === 'confirmed' && verdict !== 'rejected'),
    candidates: all.filter(({ grade, verdict }) => grade === 'candidate' && verdict === undefined),
    rejected: all.filter(({ verdict }) => verdict === 'rejected'),
  }
}

interface Building {
  readonly id: string
  readonly by: PersonId | ''
  readonly people: readonly PersonId[]
  /** By what it is and whose. */
  readonly evidence: Map<string, IntroductionEvidence>
  said?: IntroductionSaid
}

/** When somebody was first in touch or met; null where no record tells. */
export function knownSince({ firstDirect, firstEncounter }: Pick<PersonSummary, 'firstDirect' | 'firstEncounter'>): number | null {
  if (firstDirect === null) return firstEncounter
  return firstEncounter === null ? firstDirect : Math.min(firstDirect, firstEncounter)
}

/** Who can have introduced, as the hint says: nobody, one, or (of those who were there) one or two. */
function introducersIn(hint: IntroductionHint, person: Introduced, directory: Directory, known: ReadonlyMap<PersonId, Introduced>): (PersonId | '')[] {
  const { kind, by, among, named, other } = hint
  if (by === '') return other === undefined ? [] : ['']
  // What is written down as an introduction is no guess about dates: none can speak against it.
  const stated = kind === 'record' || kind === 'met' || kind === 'card' || named !== undefined
  const before = (id: PersonId) => stated || wasKnownBefore(known.get(id), person, hint)
  const alone = (id: PersonId | undefined) => (id !== undefined && id !== person.id && known.has(id) && before(id) ? [id] : [])
  if (by !== undefined) return alone(directory.idOf(by))
  if (named !== undefined) return alone(directory.named(named))
  const could = [...new Set((among ?? []).flatMap((handle) => alone(directory.idOf(handle))))]
  if (kind === 'there') return could.length <= mostThere ? could.sort() : []
  const words = foldName(hint.text ?? '')
  const called = could.filter((id) => firstNames(known.get(id)!).some((name) => words.includes(name)))
  return called.length === 1 ? called : could.length === 1 ? could : []
}

function wasKnownBefore(introducer: Introduced | undefined, person: Introduced, { kind, at }: IntroductionHint): boolean {
  const since = introducer && knownSince(introducer)
  const met = knownSince(person)
  const when = at ?? met
  if (since === null || since === undefined || when === null) return false
  if (met !== null && met < when - (kind === 'said' || kind === 'logged' ? afterwards : day)) return false
  return since < Math.min(when, met ?? when)
}

const evidenceOf = ({ id, at, roughly, kind, text }: IntroductionHint, of: PersonId): IntroductionEvidence =>
  ({ id, at, kind, of, ...(roughly === undefined ? {} : { roughly }), ...(text === undefined ? {} : { text }) })

function introduction({ id, by, people, evidence, said }: Building, known: ReadonlyMap<PersonId, Introduced>): Introduction {
  const all = [...evidence.values()].sort((a, b) => order(a.at, b.at) || compare(a.id, b.id) || compare(a.of, b.of) || compare(a.kind, b.kind))
  const sure = said?.verdict === 'accepted' || all.some(({ kind }) => kind === 'record' || kind === 'met')
  const dayAt = said?.day === undefined ? NaN : Date.parse(`${said.day}T12:00:00Z`)
  const dated = all.find(({ at }) => at !== null)
  const since = people.length === 1 ? knownSince(known.get(people[0]!)!) : null
  return {
    id, by, people, evidence: all,
    grade: sure ? 'confirmed' : 'candidate',
    ...(said === undefined ? {} : { verdict: said.verdict, operation: said.operation }),
    ...(said?.text === undefined || said.text.trim() === '' ? {} : { text: said.text }),
    ...(Number.isNaN(dayAt) ? { at: dated?.at ?? since, ...(dated?.roughly === undefined ? {} : { roughly: dated.roughly }) } : { at: dayAt }),
  }
}

const order = (a: number | null, b: number | null): number => (a ?? Infinity) - (b ?? Infinity) || 0
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const inOrder = (a: Introduction, b: Introduction): number => (a.at === b.at ? 0 : a.at === null ? 1 : b.at === null ? -1 : a.at - b.at) || compare(a.id, b.id)

/** By whom each person was introduced to the owner, with what says so: for the page before a meeting. */
export function introducersOf({ accepted }: Pick<Introductions, 'accepted'>): Introducers {
  const all = new Map<PersonId, Introducer[]>()
  for (const { by, people: [person, other], at, evidence } of accepted) {
    if (person === undefined || other !== undefined) continue
    const list = all.get(person) ?? []
    all.set(person, list)
    list.push({ by, ...(at === null ? {} : { at }), evidence: evidence.map(({ id }) => id) })
  }
  return all
}
