/** What two people talk about: found in their words, tagged or added by the owner, and what two others have in common. */
import { topicKey } from './topicKey'

export interface Topic {
  /** As a person would write it: `letterpress`, `night train`, `nightjet.com`. */
  readonly topic: string
  /** `topicKey` of it: equal for the same topic with other people. */
  readonly key: string
  /** Where it is from; `owner` is a topic written by hand. */
  readonly from: 'hashtag' | 'site' | 'words' | 'tag' | 'owner'
  /** In how many items it was found; 0 where it is the owner's word alone. */
  readonly n: number
  /** Natural ids of a few of them, oldest first. */
  readonly items: readonly string[]
}

/** What was found with one person, best first: more than is shown, because some of it is everybody's. */
export type FoundTopics = readonly Topic[]

/** At most so many found ones show; the owner's own always do. */
export const mostTopics = 12

export interface ToldTopics {
  /** Keys of what is talked about with so many people that it says nothing of one. */
  readonly common?: ReadonlySet<string>
  /** The owner's tags. */
  readonly tags?: readonly string[]
  /** What the owner added or took off, as it was written, the last said last. */
  readonly topics?: ReadonlyMap<string, boolean>
}

/** What shows: the owner's topics, the tags, then what was found. What was taken off stays off however often it is found. */
export function topicsShown(found: FoundTopics, { common, tags = [], topics = new Map() }: ToldTopics): readonly Topic[] {
  const evidence = new Map(found.map((topic) => [topic.key, topic]))
  const last = new Map([...topics].map(([topic, on]) => [topicKey(topic), on]))
  const off = new Set([...last].flatMap(([key, on]) => (on ? [] : [key])))
  const shown = new Map<string, Topic>()
  const own = (words: readonly string[], from: Topic['from']) => {
    for (const topic of words) {
      const key = topicKey(topic)
      const { n = 0, items = [] } = evidence.get(key) ?? {}
      if (key !== '' && !off.has(key) && !shown.has(key)) shown.set(key, { topic, key, from, n, items })
    }
  }
  own([...topics].flatMap(([topic, on]) => (on ? [topic] : [])), 'owner')
  own(tags, 'tag')
  for (const topic of found) {
    if (shown.size >= mostTopics) break
    if (!off.has(topic.key) && !common?.has(topic.key) && !shown.has(topic.key)) shown.set(topic.key, topic)
  }
  return [...shown.values()]
}

/** What is talked about with both, each with the evidence of either side; what more items speak of first. */
export function sharedTopics(one: readonly Topic[], other: readonly Topic[]): readonly { readonly topic: string; readonly one: Topic; readonly other: Topic }[] {
  const others = new Map(other.map((topic) => [topic.key, topic]))
  return one
    .flatMap((topic) => {
      const same = others.get(topic.key)
      return same ? [{ topic: topic.topic, one: topic, other: same }] : []
    })
    .sort((a, b) => b.one.n + b.other.n - (a.one.n + a.other.n) || (a.one.key < b.one.key ? -1 : 1))
}

/** Keys that a fifth of the people, and at least six, have in common. */
export function commonTopics(all: Iterable<FoundTopics>): Set<string> {
  const people = new Map<string, number>()
  let n = 0
  for (const found of all) {
    n++
    for (const { key } of found) people.set(key, (people.get(key) ?? 0) + 1)
  }
  const least = Math.max(6, n / 5)
  return new Set([...people].flatMap(([key, of]) => (of >= least ? [key] : [])).sort())
}
