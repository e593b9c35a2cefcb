import type { Card, PersonFact } from '../contract/records'

/**
 * Several facts with one natural id, in the order they were read, as one: a person whom an archive names more than once. Handles and
 * lists are united; of names the latest seen stays; of single values the first, and a different one is kept under `more`.
 */
export function unitePersons(facts: readonly PersonFact[]): PersonFact {
  return facts.reduce(unite)
}

function unite(a: PersonFact, b: PersonFact): PersonFact {
  const later = (b.seen ?? -Infinity) > (a.seen ?? -Infinity) ? b : a
  const name = later.name ?? a.name ?? b.name
  const seen = a.seen === undefined && b.seen === undefined ? undefined : Math.max(a.seen ?? -Infinity, b.seen ?? -Infinity)
  const kept: [string, unknown][] = []
  const card = a.card && b.card ? uniteCards(a.card, b.card, kept) : (a.card ?? b.card)
  const more = uniteMore(a.more, b.more, kept)
  return {
    fact: 'person',
    id: a.id,
    handles: [...new Set([...a.handles, ...b.handles])],
    ...(name !== undefined && { name }),
    ...(seen !== undefined && { seen }),
    ...((a.me || b.me) && { me: true }),
    // A hint is worth less than a person: it stays one only while nothing else is known.
    ...(a.hint && b.hint && { hint: a.hint }),
    ...(card && { card }),
    ...(more && { more }),
  }
}

/** `kept` receives what the first card contradicts. */
function uniteCards(a: Card, b: Card, kept: [string, unknown][]): Card {
  const united = new Map<string, unknown>(Object.entries(a))
  for (const [field, value] of Object.entries(b)) {
    const before = united.get(field)
    if (before === undefined) united.set(field, value)
    else if (Array.isArray(before) && Array.isArray(value)) united.set(field, unequal([...(before as unknown[]), ...(value as unknown[])]))
    else if (JSON.stringify(before) !== JSON.stringify(value)) kept.push([`card.${field}`, value])
  }
  return Object.fromEntries(united) as Card
}

function uniteMore(a: PersonFact['more'], b: PersonFact['more'], kept: readonly (readonly [string, unknown])[]): PersonFact['more'] {
  const entries = [...Object.entries(a ?? {})]
  const known = new Map<string, string>(entries.map(([key, value]) => [key, JSON.stringify(value)]))
  for (const [key, value] of [...Object.entries(b ?? {}), ...kept]) {
    let name = key
    for (let copy = 2; known.has(name) && known.get(name) !== JSON.stringify(value); copy++) name = `${key} (${copy})`
    if (known.has(name)) continue
    known.set(name, JSON.stringify(value))
    entries.push([name, value])
  }
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}

function unequal(values: readonly unknown[]): unknown[] {
  const seen = new Map<string, unknown>()
  for (const value of values) {
    const text = JSON.stringify(value)
    if (!seen.has(text)) seen.set(text, value)
  }
  return [...seen.values()]
}
