/**
 * Facts as rows without keys, the way pages hold them: `[entry, index, content]`, entry and index -1 when the archive
 * says it as a whole. `content` is what two imports are compared by.
 */
import type { Handle, Stream } from '#contract/handles'
import type { Card, ConnectionFact, Direction, InteractionFact, Kind, Line, PersonFact, Relation, Setting } from '#contract/records'

export type Row = readonly [entry: number, index: number, content: Content]
export type Content = readonly [id: string, ...rest: unknown[]]

/** Streams of facts that are not interactions. No handle begins with `~`. */
export const peopleStream: Stream = '~people'
export const connectionsStream: Stream = '~connections'

type Extras = Partial<
  Pick<InteractionFact, 'until' | 'day' | 'timeNote' | 'title' | 'link' | 'container' | 'place' | 'event' | 'grade' | 'more'>
>
type InteractionContent = [
  id: string, at: number | null, network: string, kind: Kind, setting: Setting, direction: Direction,
  who: readonly Handle[] | 0, from: Handle | 0 | 1, text: string | 0, extras: Extras | 0,
]
type PersonContent = [id: string, handles: readonly Handle[], name: string | 0, seen: number | null, me: 0 | 1, card: Card | 0, more: Extras['more'] | 0]
type ConnectionContent = [id: string, network: string, handle: Handle, relation: Relation, since: number | null, more: Extras['more'] | 0]

/** `who` is 0 when it is the stream alone, `from` 1 when it is the stream: the most common cases. */
export function interactionContent(fact: InteractionFact): InteractionContent {
  return [
    fact.id, fact.at, fact.network, fact.kind, fact.setting, fact.direction,
    fact.who.length === 1 && fact.who[0] === fact.stream ? 0 : fact.who,
    fact.from === undefined ? 0 : fact.from === fact.stream ? 1 : fact.from,
    fact.text ?? 0,
    extrasOf(fact),
  ]
}

export function interactionOf(stream: Stream, content: Content): InteractionFact {
  const [id, at, network, kind, setting, direction, who, from, text, extras] = content as InteractionContent
  return {
    fact: 'interaction', id, stream, at, network, kind, setting, direction,
    who: who === 0 ? [stream] : who,
    ...(from === 0 ? {} : { from: from === 1 ? stream : from }),
    ...(text === 0 ? {} : { text }),
    ...(extras === 0 ? {} : extras),
  }
}

export const personContent = (fact: PersonFact): PersonContent => [
  fact.id, fact.handles, fact.name ?? 0, fact.seen ?? null, fact.me ? 1 : 0, fact.card ?? 0, fact.more ?? 0,
]

export function personOf(content: Content): PersonFact {
  const [id, handles, name, seen, me, card, more] = content as PersonContent
  return {
    fact: 'person', id, handles,
    ...(name === 0 ? {} : { name }),
    ...(seen === null ? {} : { seen }),
    ...(me ? { me: true } : {}),
    ...(card === 0 ? {} : { card }),
    ...(more === 0 ? {} : { more }),
  }
}

export const connectionContent = (fact: ConnectionFact): ConnectionContent => [
  fact.id, fact.network, fact.handle, fact.relation, fact.since ?? null, fact.more ?? 0,
]

export function connectionOf(content: Content): ConnectionFact {
  const [id, network, handle, relation, since, more] = content as ConnectionContent
  return {
    fact: 'connection', id, network, handle, relation,
    ...(since === null ? {} : { since }),
    ...(more === 0 ? {} : { more }),
  }
}

export const sourceOf = (line: Line): readonly [number, number] => line.src ?? [-1, -1]

function extrasOf(fact: InteractionFact): Extras | 0 {
  const { until, day, timeNote, title, link, container, place, event, grade, more } = fact
  const extras = { until, day, timeNote, title, link, container, place, event, grade, more }
  return Object.values(extras).some((value) => value !== undefined) ? extras : 0
}
