import type { Kind, LeftOut } from '#contract/records'
import { counted } from '../base/amounts'

const words: Record<Kind, readonly [one: string, many: string]> = {
  message: ['message', 'messages'],
  'group-message': ['group message', 'group messages'],
  reply: ['reply', 'replies'],
  mention: ['mention', 'mentions'],
  comment: ['comment', 'comments'],
  'wall-post': ['wall post', 'wall posts'],
  tag: ['tag', 'tags'],
  reaction: ['like', 'likes'],
  repost: ['repost', 'reposts'],
  quote: ['quote', 'quotes'],
  call: ['call', 'calls'],
  poke: ['poke', 'pokes'],
  event: ['event', 'events'],
  'check-in': ['check-in', 'check-ins'],
  introduction: ['introduction', 'introductions'],
  note: ['note', 'notes'],
  post: ['post', 'posts'],
  meeting: ['meeting', 'meetings'],
}

/** `1,204 replies`, `310 messages`: every kind that occurs, most frequent first. */
export function kindCounts(kinds: Readonly<Partial<Record<Kind, number>>>): readonly string[] {
  return (Object.keys(words) as Kind[])
    .map((kind) => ({ kind, n: kinds[kind] ?? 0 }))
    .filter(({ n }) => n > 0)
    .sort((a, b) => b.n - a.n)
    .map(({ kind, n }) => counted(n, words[kind][0], words[kind][1]))
}

/** `1,204 replies`, `3 accounts`: of everything an import can hold. */
function factCount(of: LeftOut, n: number): string {
  if (of === 'person') return counted(n, 'account or card', 'accounts and cards')
  if (of === 'connection') return counted(n, 'connection')
  return counted(n, words[of][0], words[of][1])
}

export const factCounts = (counts: Readonly<Partial<Record<LeftOut, number>>>): readonly string[] =>
  (Object.entries(counts) as [LeftOut, number][]).filter(([, n]) => n > 0).sort(([, a], [, b]) => b - a).map(([of, n]) => factCount(of, n))

/** `messages`, for choosing. */
export const kindName = (of: LeftOut): string => (of === 'person' ? 'cards' : of === 'connection' ? 'connections' : words[of][1])
