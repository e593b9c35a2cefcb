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

type Extras = Pick<
  InteractionFact,
  'until' | 'day' | 'timeNote' | 'title' | 'link' | 'answers' | 'container' | 'place' | 'event' | 'grade' | 'more'
>
type InteractionContent = [
  id: string, at: number | null, network: string, kind: Kind, setting: Setting, direction: Direction,
  who: readonly Handle[] | 0, from: Handle | 0 | 1, text: string | 0, extras: Extras | 0,
]
type PersonContent = [id: string, handles: readonly Handle[], name: string | 0, seen: number | null, me: 0 | 1 | 2, card: Card | 0, more: Extras['more'] | 0]
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

export const interactionOf = (stream: Stream, content: Content): InteractionFact => ({ fact: 'interaction', ...interactionFields(stream, content) })

/** The interaction without saying that it is one. */
export function interactionFields(stream: Stream, content: Content): Omit<InteractionFact, 'fact'> {
  const [id, at, network, kind, setting, direction, who, from, text, extras] = content as InteractionContent
  return {
    id, stream, at, network, kind, setting, direction,
    who: who === 0 ? [stream] : who,
    ...(from === 0 ? {} : { from: from === 1 ? stream : from }),
    ...(text === 0 ? {} : { text }),
    ...(extras === 0 ? {} : extras),
  }
}

export const personContent = (fact: PersonFact): PersonContent => [
  fact.id, fact.handles, fact.name ?? 0, fact.seen ?? null, fact.me ? 1 : fact.hint ? 2 : 0, fact.card ?? 0, fact.more ?? 0,
]

export function personOf(content: Content): PersonFact {
  const [id, handles, name, seen, me, card, more] = content as PersonContent
  return {
    fact: 'person', id, handles,
    ...(name === 0 ? {} : { name }),
    ...(seen === null ? {} : { seen }),
    ...(me === 1 ? { me: true } : me === 2 ? { hint: 'sameName' } : {}),
    ...(card === 0 ? {} : { card }),
    ...(more === 0 ? {} : { more }),
  }
}

export const connectionContent = (fact: ConnectionFact): ConnectionContent => [
  fact.id, fact.network, fact.handle, fact.relation, fact.since ?? null, fact.more ?? 0,
]

export const connectionOf = (content: Content): ConnectionFact => ({ fact: 'connection', ...connectionFields(content) })

export function connectionFields(content: Content): Omit<ConnectionFact, 'fact'> {
  const [id, network, handle, relation, since, more] = content as ConnectionContent
  return {
    id, network, handle, relation,
    ...(since === null ? {} : { since }),
    ...(more === 0 ? {} : { more }),
  }
}

export const sourceOf = (line: Line): readonly [number, number] => line.src ?? [-1, -1]

function extrasOf(fact: InteractionFact): Extras | 0 {
  const { until, day, timeNote, title, link, answers, container, place, event, grade, more } = fact
  const none = until === undefined && day === undefined && timeNote === undefined && title === undefined && link === undefined && answers === undefined &&
    container === undefined && place === undefined && event === undefined && grade === undefined && more === undefined
  return none ? 0 : { until, day, timeNote, title, link, answers, container, place, event, grade, more } as Extras
}

/** What stories are worked out from: an interaction without what only its card shows. Nothing is copied: it points into the row. */
export type Evidence = Pick<InteractionFact, 'id' | 'at' | 'network' | 'kind' | 'setting' | 'direction' | 'text' | 'until' | 'day' | 'event' | 'place' | 'title' | 'grade'> & {
  /** Absent where it is the stream alone. */
  readonly who?: readonly Handle[]
  /** Who else than the owner wrote it; absent where that is the stream. */
  readonly from?: Handle
  readonly venue?: string | undefined
}

export function evidenceOf(content: Content): Evidence {
  const [id, at, network, kind, setting, direction, who, from, text, extras] = content as InteractionContent
  const { until, day, event, place, title, grade } = extras === 0 ? ({} as Extras) : extras
  return {
    id, at, network, kind, setting, direction, until, day, event, place, title, grade, venue: venueOf(content),
    who: who === 0 ? undefined : who, from: typeof from === 'string' ? from : undefined, text: text === 0 ? undefined : text,
  } as Evidence
}

/** What the source calls the place among its own: check-ins keep it beside the place, in what no other reader knows. */
export function venueOf(content: Content): string | undefined {
  const [, , network, , , , , , , extras] = content as InteractionContent
  const venue = extras === 0 ? undefined : extras.more?.venue
  return typeof venue === 'string' ? `${network}:${venue}` : undefined
}

/** Whether an interaction in a container is by, to or with one of the handles. */
export function concerns(content: Content, handles: ReadonlySet<Handle>): boolean {
  const [, , , , , , who, from] = content as InteractionContent
  return (typeof from === 'string' && handles.has(from)) || (who !== 0 && who.some((handle) => handles.has(handle)))
}

/** A word of the owner's that everybody could read. */
export function isOwnPublic(content: Content): boolean {
  const [, , , , setting, direction, , from] = content as InteractionContent
  return setting === 'public' && direction === 'sent' && from === 0
}

/** Whether somebody else than these handles (and than the owner) wrote it. */
export function isByOther(content: Content, handles: ReadonlySet<Handle>): boolean {
  const from = (content as InteractionContent)[7]
  return typeof from === 'string' && !handles.has(from)
}
