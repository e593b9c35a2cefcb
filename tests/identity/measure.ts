/** Takes the invented archives in as a library does, and compares what became of them with what is true. */
import type { PersonId, Suggestion } from '../../renderer/core/model'
import { knownOf, type Known } from '../../renderer/core/suggestions/known'
import { suggest } from '../../renderer/core/suggestions/suggestions'
import { readAll } from '../../renderer/db/buckets'
import { suggestAnew } from '../../renderer/db/suggesting'
import { openSuggestions } from '../../renderer/db/suggestions'
import { newFolder, openAt, wipe } from '../unit/db/folder'
import { archivesOf } from './archives'
import { inventPopulation, type Naming, type Trace } from './population'

export interface Figures {
  readonly people: number
  readonly traces: number
  /** Pairs of traces of one person. */
  readonly truePairs: number
  readonly automatic: { readonly pairs: number; readonly wrong: number; readonly precision: number; readonly recall: number; readonly examples: readonly string[] }
  /** Recall of what is one already, or becomes one when every true suggestion is taken. */
  readonly together: { readonly recall: number }
  readonly words: Readonly<Record<Suggestion['confidence'], { readonly all: number; readonly right: number }>>
  /** By how the two traces name the person: pairs, and those that nothing found. */
  readonly classes: readonly { readonly naming: string; readonly pairs: number; readonly missed: number }[]
  readonly seconds: { readonly takeIn: number; readonly suggest: number }
  readonly missed: readonly string[]
  /** Suggestions that are not true, surest first. */
  readonly falseOnes: readonly string[]
}

export async function measure(size: number, seed: number, say: (text: string) => void = () => undefined): Promise<Figures> {
  const { people, traces } = inventPopulation(size, seed)
  const folder = await newFolder()
  const library = await openAt(folder)
  try {
    say(`Taking in ${traces.length} records of ${people.length} people`)
    let since = performance.now()
    for (const archive of archivesOf(traces)) await folder.add(archive)
    const { problems } = await library.catchUp()
    if (problems.length > 0) throw new Error(problems.join(' '))
    const takeIn = (performance.now() - since) / 1000
    say('Working out suggestions')
    since = performance.now()
    await suggestAnew(library.db)
    const suggest = (performance.now() - since) / 1000
    const personOf = await readAll<PersonId>(library.db.handles)
    return { people: people.length, traces: traces.length, seconds: { takeIn, suggest }, ...compare(traces, personOf, await openSuggestions()) }
  } finally {
    await wipe(library)
    await folder.remove()
  }
}

function compare(traces: readonly Trace[], personOf: ReadonlyMap<string, PersonId>, suggestions: readonly Suggestion[]): Omit<Figures, 'people' | 'traces' | 'seconds'> {
  // What a record is known by: the handle that nobody else can have.
  const found = traces.map((trace) => {
    const own = trace.source === 'vcard' ? trace.handles.at(-1)! : trace.handles[0]!
    const id = personOf.get(own)
    if (id === undefined) throw new Error(`${own} is nobody`)
    return { trace, id }
  })
  const members = new Map<PersonId, Trace[]>()
  for (const { trace, id } of found) members.set(id, [...(members.get(id) ?? []), trace])

  let pairs = 0
  let wrong = 0
  const wrongOnes: string[] = []
  for (const together of members.values()) {
    eachPair(together, (a, b) => {
      pairs++
      if (a.person === b.person) return
      wrong++
      wrongOnes.push(`${wordsOf(a)}  ≠  ${wordsOf(b)}`)
    })
  }

  const joined = new Sets()
  const words = { strong: { all: 0, right: 0 }, likely: { all: 0, right: 0 }, hint: { all: 0, right: 0 } }
  const truth = (id: PersonId) => new Set((members.get(id) ?? []).map(({ person }) => person))
  const falseOnes: string[] = []
  for (const { left, right, confidence, reasons } of suggestions) {
    const there = truth(right)
    const isRight = [...truth(left)].some((person) => there.has(person))
    words[confidence].all++
    if (!isRight) {
      falseOnes.push(`${confidence} ${reasons.map(({ words: why }) => why).join(', ')}: ${members.get(left)?.map(wordsOf).join(' + ')}  ?  ${members.get(right)?.map(wordsOf).join(' + ')}`)
      continue
    }
    words[confidence].right++
    joined.join(left, right)
  }

  const byPerson = new Map<number, { trace: Trace; id: PersonId }[]>()
  for (const one of found) byPerson.set(one.trace.person, [...(byPerson.get(one.trace.person) ?? []), one])
  let truePairs = 0
  let automatic = 0
  let together = 0
  const classes = new Map<string, { pairs: number; missed: number }>()
  const missedOnes: string[] = []
  for (const all of byPerson.values()) {
    eachPair(all, (a, b) => {
      truePairs++
      const naming = classOf(a.trace.naming, b.trace.naming)
      const counted = classes.get(naming) ?? { pairs: 0, missed: 0 }
      classes.set(naming, counted)
      counted.pairs++
      if (a.id === b.id) automatic++
      if (joined.of(a.id) === joined.of(b.id)) together++
      else {
        counted.missed++
        missedOnes.push(`${naming}: ${wordsOf(a.trace)}  =  ${wordsOf(b.trace)}`)
      }
    })
  }
  return {
    truePairs,
    automatic: { pairs, wrong, precision: pairs === 0 ? 1 : (pairs - wrong) / pairs, recall: automatic / truePairs, examples: wrongOnes.slice(0, 20) },
    together: { recall: together / truePairs },
    words,
    classes: [...classes].map(([naming, counted]) => ({ naming, ...counted })).sort((a, b) => b.missed - a.missed || b.pairs - a.pairs),
    missed: missedOnes,
    falseOnes,
  }
}

/** How long the rules alone take for so many listed people: each record is one, and nobody is merged yet. */
export async function timeOf(listed: number, seed: number): Promise<{ readonly people: number; readonly suggestions: number; readonly seconds: number }> {
  const { traces } = inventPopulation(Math.ceil(listed / 2.5), seed)
  const people = traces.slice(0, listed).map(knownFrom)
  const since = performance.now()
  const suggestions = await suggest(people, { isApart: () => false, daysOf: () => Promise.resolve(new Map()), pause: () => Promise.resolve() })
  return { people: people.length, suggestions: suggestions.length, seconds: (performance.now() - since) / 1000 }
}

function knownFrom({ source, shown, handles, card, groups, days, older }: Trace, n: number): Known {
  const of = (network: string) => handles.flatMap((handle) => (handle.startsWith(`${network}:`) ? [handle.slice(network.length + 1)] : []))
  return knownOf(`${handles[0]!} ${n}`, {
    handles, names: shown === undefined ? [] : [shown], archives: source === 'vcard' || source === 'calendar' ? [] : [`${source} ${older ? 'older' : 'account'}`], emails: of('email'), phones: of('tel'), threads: groups,
    employers: card?.organisation === undefined ? [] : [card.organisation], addresses: card?.city === undefined ? [] : [card.city], birthdays: card?.birthday ? [card.birthday] : [],
    pages: card?.url === undefined ? [] : [card.url], photos: card?.photo === undefined ? [] : [card.photo], touches: days.length,
  })
}

/** By the harder of the two. */
const hardness: readonly Naming[] = ['full', 'turned', 'with middle', 'firm in name', 'short', 'slip', 'native', 'initials', 'married', 'one word', 'whimsical', 'nothing']
const classOf = (a: Naming, b: Naming): string => {
  const [easier, harder] = hardness.indexOf(a) <= hardness.indexOf(b) ? [a, b] : [b, a]
  return harder === easier ? harder : `${harder} and ${easier}`
}

const wordsOf = ({ person, source, shown, handles, card }: Trace): string => `${person} ${source} ${shown ?? '(no name)'} ${handles.join(' ')} ${JSON.stringify(card ?? {})}`

function eachPair<T>(all: readonly T[], what: (a: T, b: T) => void): void {
  all.forEach((a, index) => all.slice(index + 1).forEach((b) => what(a, b)))
}

/** Who becomes one when suggestions are taken. */
class Sets {
  private readonly parents = new Map<PersonId, PersonId>()

  of(id: PersonId): PersonId {
    let at = id
    for (let next = this.parents.get(at); next !== undefined && next !== at; next = this.parents.get(at)) at = next
    return at
  }

  join(a: PersonId, b: PersonId): void {
    this.parents.set(this.of(a), this.of(b))
  }
}
