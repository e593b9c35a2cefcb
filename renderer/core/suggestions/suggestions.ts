/** Who may be one person: pairs worth a look, with every reason in words. The same people give the same suggestions, in whatever order they come. */
import type { PersonId, Suggestion, SuggestionReason } from '../model'
import { pairsToCompare } from './blocks'
import { compare, type Compared, type Weighed } from './comparing'
import { countsOf } from './counts'
import { sharedDays } from './days'
import type { Days, Known } from './known'
import { traitsOf, type Traits } from './traits'
import { confidenceOf, weight } from './weights'

export interface SuggestOptions {
  /** Whether the owner has said that they are two, or something else settles it. */
  readonly isApart: (one: PersonId, other: PersonId) => boolean
  /** Days of people who could be one if they share some. Asked once; those who are not answered for share none. */
  readonly daysOf: (people: readonly PersonId[]) => Promise<ReadonlyMap<PersonId, Days>>
  /** Lets others work in between. */
  readonly pause: () => Promise<void>
}

export async function suggest(people: readonly Known[], { isApart, daysOf, pause }: SuggestOptions): Promise<readonly Suggestion[]> {
  const traits: Traits[] = []
  for (const known of [...people].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))) {
    traits.push(traitsOf(known))
    if (traits.length % 500 === 0) await pause()
  }
  const counts = countsOf(traits)
  await pause()
  const open: { readonly a: Traits; readonly b: Traits; readonly compared: Compared }[] = []
  let count = 0
  for (const [n, m] of await through(pairsToCompare(traits), pause)) {
    if (++count % 2000 === 0) await pause()
    const a = traits[n]!
    const b = traits[m]!
    if (toldApart(a, b) || isApart(a.known.id, b.known.id)) continue
    const compared = compare(a, b, counts)
    if (compared.refused || compared.sum + weight.addressed >= least) open.push({ a, b, compared })
  }
  const days = await daysOf(peopleOf(open.filter(({ compared }) => couldGain(compared)).slice(0, mostWithDays)))
  const found: Found[] = []
  for (const { a, b, compared } of open) {
    const [left, right] = [days.get(a.known.id), days.get(b.known.id)]
    const weighed = left && right ? compare(a, b, counts, sharedDays(left, right)) : compared
    const one = suggestionOf(a.known.id, b.known.id, weighed)
    if (one) found.push(one)
  }
  found.sort((a, b) => rank[a.suggestion.confidence] - rank[b.suggestion.confidence] || b.sum - a.sum || (a.suggestion.id < b.suggestion.id ? -1 : 1))
  return inBatches(found.map(({ suggestion }) => suggestion))
}

/** What the weakest suggestion weighs. */
const least = 3
const rank = { strong: 0, likely: 1, hint: 2 } as const
/** Reading the days of more pairs would take longer than they are worth. */
const mostWithDays = 1500

interface Found {
  readonly suggestion: Suggestion
  readonly sum: number
}

async function through<T>(work: Generator<undefined, T>, pause: () => Promise<void>): Promise<T> {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    await pause()
  }
}

/** An account archive that lists both knows that they are two. */
function toldApart({ archives: a }: Traits, { archives: b }: Traits): boolean {
  for (const archive of a) if (b.has(archive)) return true
  return false
}

/** Shared days would change the word. */
const couldGain = ({ sum, reasons }: Compared): boolean =>
  reasons.some(({ kind }) => kind === 'nameAlike' || kind === 'sameName' || kind === 'sameHandle') && confidenceOf(sum) !== confidenceOf(sum + weight.addressed)

const peopleOf = (pairs: readonly { readonly a: Traits; readonly b: Traits }[]): PersonId[] => [...new Set(pairs.flatMap(({ a, b }) => [a.known.id, b.known.id]))].sort()

function suggestionOf(left: PersonId, right: PersonId, { reasons, sum, refused }: Compared): Found | undefined {
  const confidence = confidenceOf(sum) ?? (refused ? 'hint' : undefined)
  if (confidence === undefined || reasons.every(({ kind }) => kind === 'clash')) return undefined
  return { suggestion: { id: `${left}\n${right}`, left, right, confidence, reasons: reasons.map(plain) }, sum }
}

const plain = ({ kind, words, left, right }: Weighed): SuggestionReason => ({ kind, words, left, right })

/** Same name and one thing more in common: several of these can be decided in one go. */
function inBatches(suggestions: readonly Suggestion[]): Suggestion[] {
  const sizes = new Map<string, number>()
  for (const suggestion of suggestions) for (const batch of batchesOf(suggestion)) sizes.set(batch, (sizes.get(batch) ?? 0) + 1)
  return suggestions.map((suggestion) => {
    const batch = batchesOf(suggestion).find((one) => sizes.get(one)! > 1)
    return batch === undefined ? suggestion : { ...suggestion, batch }
  })
}

/** From the narrowest to the widest. */
function batchesOf({ reasons }: Suggestion): string[] {
  const of = (kind: SuggestionReason['kind']) => reasons.find((reason) => reason.kind === kind)
  if (!of('sameName') || of('clash')) return []
  const work = of('sameWork')
  const place = of('samePlace')
  return [
    ...(work ? [`same name and same employer: ${work.left}`, 'same name and same employer'] : []),
    ...(of('sameBirthday') ? ['same name and same birthday'] : []),
    ...(of('sameHandle') ? ['same name and one handle on two networks'] : []),
    ...(place ? [`same name and same place: ${place.left}`, 'same name and same place'] : []),
  ]
}

