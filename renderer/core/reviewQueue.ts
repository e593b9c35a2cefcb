/** The order in which suggestions are looked at, and what deciding several of them in one go comes to. */
import type { PersonId, Suggestion } from './model'

/** One line of the queue: a pair, or pairs that can be decided in one go. */
export interface QueueEntry {
  readonly key: string
  /** What the pairs have in common; absent for a single pair. */
  readonly batch?: string
  readonly suggestions: readonly Suggestion[]
}

export interface QueueState {
  /** Keys put off, in the order they were: they come last. */
  readonly later: readonly string[]
  /** Batches that are to be looked at pair by pair. */
  readonly oneByOne: ReadonlySet<string>
  /** Keys that are decided, whatever the list still says. */
  readonly gone: ReadonlySet<string>
}

/** In the order of the suggestions; a batch stands where its first pair does. */
export function queueOf(suggestions: readonly Suggestion[], { later, oneByOne, gone }: QueueState): QueueEntry[] {
  const open = suggestions.filter(({ id }) => !gone.has(id))
  const batches = new Map<string, Suggestion[]>()
  for (const suggestion of open) {
    const { batch } = suggestion
    if (batch === undefined || oneByOne.has(batch)) continue
    const known = batches.get(batch)
    if (known) known.push(suggestion)
    else batches.set(batch, [suggestion])
  }
  const entries: QueueEntry[] = []
  for (const suggestion of open) {
    const pairs = suggestion.batch === undefined ? undefined : batches.get(suggestion.batch)
    if (!pairs || pairs.length < 2) entries.push({ key: suggestion.id, suggestions: [suggestion] })
    else if (pairs[0] === suggestion) entries.push({ key: batchKey(suggestion.batch!), batch: suggestion.batch!, suggestions: pairs })
  }
  const place = new Map(later.map((key, at) => [key, at + 1]))
  return entries.map((entry, at) => ({ entry, at })).sort((a, b) => (place.get(a.entry.key) ?? 0) - (place.get(b.entry.key) ?? 0) || a.at - b.at).map(({ entry }) => entry)
}

/** No id of a suggestion begins with a line feed. */
export const batchKey = (batch: string): string => `\n${batch}`

/** Whoever is joined to whom, over any number of pairs: each set is one person. */
export function mergedSets(pairs: readonly Pick<Suggestion, 'left' | 'right'>[]): readonly (readonly PersonId[])[] {
  const sets = new Map<PersonId, Set<PersonId>>()
  for (const { left, right } of pairs) {
    const one = sets.get(left) ?? new Set([left])
    const other = sets.get(right) ?? new Set([right])
    for (const id of other) one.add(id)
    for (const id of one) sets.set(id, one)
  }
  return [...new Set(sets.values())].map((set) => [...set])
}

/** The same suggestion seen from the other side. */
export const turned = ({ left, right, reasons, ...rest }: Suggestion): Suggestion => ({
  ...rest,
  left: right,
  right: left,
  reasons: reasons.map((reason) => ({ ...reason, left: reason.right, right: reason.left })),
})

/** Which comes first after one that is decided: the next one still open, else the last before it. */
export function nextKey(entries: readonly Pick<QueueEntry, 'key'>[], decided: string): string | null {
  const at = entries.findIndex(({ key }) => key === decided)
  return (entries[at + 1] ?? entries[at - 1])?.key ?? null
}
