/** What the owner said about who is who, and which two handles that keeps apart. */
import type { Handle } from '#contract/handles'

/** One such word; several are given in the order of the clock. */
export type IdentityWord =
  /** All of them are one person's. */
  | { readonly word: 'together'; readonly handles: readonly Handle[] }
  /** The handles of each group are apart from those of the others. A split makes each group one person; an answer to a suggestion (`kept`) says nothing of that. */
  | { readonly word: 'apart'; readonly groups: readonly (readonly Handle[])[]; readonly kept?: true }
  | { readonly word: 'ignored'; readonly handles: readonly Handle[]; readonly on: boolean }
  | { readonly word: 'mine'; readonly handles: readonly Handle[]; readonly on: boolean }
  /** Somebody with this handle is there, whatever the archives know. */
  | { readonly word: 'known'; readonly handles: readonly Handle[] }

/** Stands for the owner where people are named; no handle is empty. */
export const ownerKey: Handle = ''

/** A word that speaks of pairs: handles of one group are together (unless `kept`), those of two groups are apart. */
export interface PairWord {
  readonly groups: readonly (readonly Handle[])[]
  readonly together: boolean
}

export const pairWords = (words: readonly IdentityWord[]): readonly PairWord[] =>
  words.flatMap((one): PairWord[] => {
    if (one.word === 'together') return [{ groups: [one.handles], together: true }]
    return one.word === 'apart' ? [{ groups: one.groups, together: !one.kept }] : []
  })

/** Handles the owner called theirs, and those they took back, whatever the archives say: the last word about each. */
export function claimedBy(words: readonly IdentityWord[]): { readonly claimed: ReadonlySet<Handle>; readonly denied: ReadonlySet<Handle> } {
  const last = new Map<Handle, boolean>()
  for (const one of words) if (one.word === 'mine') for (const handle of one.handles) last.set(handle, one.on)
  return { claimed: where(last, true), denied: where(last, false) }
}

/** Handles that are nobody's: the last word about each decides, and `this is me` takes it back. */
export function ignoredBy(words: readonly IdentityWord[]): { readonly ignored: ReadonlySet<Handle>; readonly spared: ReadonlySet<Handle> } {
  const last = new Map<Handle, boolean>()
  for (const one of words) {
    if (one.word === 'ignored') for (const handle of one.handles) last.set(handle, one.on)
    if (one.word === 'mine' && one.on) for (const handle of one.handles) last.set(handle, false)
  }
  return { ignored: where(last, true), spared: where(last, false) }
}

const where = (all: ReadonlyMap<Handle, boolean>, value: boolean) => new Set([...all].flatMap(([handle, is]) => (is === value ? [handle] : [])))

interface Mention {
  readonly word: number
  readonly group: number
}

/**
 * Which handles are apart: of all words that name both, the last one decides. Handles named by the same words in the same groups are
 * alike and share one kind, so that a word about thousands of handles costs no more than one about two.
 */
export class Apartness {
  private readonly kinds = new Map<Handle, number>()
  private readonly mentions: (readonly Mention[])[] = []
  /** No word keeps anything apart. */
  readonly none: boolean

  constructor(private readonly words: readonly PairWord[]) {
    const named = new Map<Handle, Mention[]>()
    const touchy = new Set<Handle>()
    words.forEach(({ groups }, word) => {
      const seen = new Set<Handle>()
      groups.forEach((handles, group) => {
        for (const handle of handles) {
          // Who wrote a handle into two groups meant the first.
          if (seen.has(handle)) continue
          seen.add(handle)
          const known = named.get(handle)
          if (known) known.push({ word, group })
          else named.set(handle, [{ word, group }])
          if (groups.length > 1) touchy.add(handle)
        }
      })
    })
    const known = new Map<string, number>()
    for (const handle of touchy) {
      const mentions = named.get(handle)!
      const key = mentions.map(({ word, group }) => `${word}/${group}`).join(' ')
      let kind = known.get(key)
      if (kind === undefined) known.set(key, (kind = this.mentions.push(mentions) - 1))
      this.kinds.set(handle, kind)
    }
    this.none = touchy.size === 0
  }

  /** Undefined for a handle that nothing keeps apart from anything. */
  kindOf(handle: Handle): number | undefined {
    return this.kinds.get(handle)
  }

  /** Handles with a kind. */
  handles(): Iterable<Handle> {
    return this.kinds.keys()
  }

  /** Of two kinds. */
  areApart(a: number, b: number): boolean {
    const [left, right] = [this.mentions[a]!, this.mentions[b]!]
    for (let i = left.length - 1, j = right.length - 1; i >= 0 && j >= 0; ) {
      const [one, other] = [left[i]!, right[j]!]
      if (one.word > other.word) i--
      else if (one.word < other.word) j--
      else {
        if (one.group !== other.group) return true
        if (this.words[one.word]!.together) return false
        i--
        j--
      }
    }
    return false
  }
}
