/** What of the graph is drawn. */
import type { IntroductionGraph } from '../../core/introductions/graph'
import type { DrawnLink, DrawnPerson } from './layout'

/** Beyond this many steps all stand on one ring. */
const furthest = 12

export function drawn(graph: IntroductionGraph): { readonly people: readonly DrawnPerson[]; readonly links: readonly DrawnLink[] } {
  if (graph.people.length === 0) return { people: [], links: [] }
  const brought = new Map(graph.connectors.map(({ person, brought: whom }) => [person, whom.length]))
  const people: DrawnPerson[] = [{ id: '', depth: 0, brought: 0 }]
  const links: DrawnLink[] = []
  for (const id of graph.people) {
    people.push({ id, depth: Math.min(furthest, graph.chainOf(id).length), brought: brought.get(id) ?? 0 })
    const introducers = graph.introducersOf(id)
    if (introducers.length === 0) links.push({ from: '', to: id, kind: 'known' })
    for (const { by } of introducers) links.push({ from: by, to: id, kind: 'brought' })
    for (const { people: [one, other] } of graph.pairsOf(id)) if (one === id) links.push({ from: one, to: other!, kind: 'pair' })
  }
  // Whoever is nearer is placed first: others stand beyond them.
  return { people: people.sort((a, b) => a.depth - b.depth), links }
}

/** The chain of somebody as the links that are drawn bold. */
export function chainLinks(graph: IntroductionGraph, person: string): ReadonlySet<string> {
  const chain = graph.chainOf(person).map(({ person: id }) => id)
  return new Set([...chain.slice(1).map((by, at) => linkKey(by, chain[at]!)), linkKey('', chain.at(-1)!)])
}

export const linkKey = (from: string, to: string): string => `${from}\n${to}`
