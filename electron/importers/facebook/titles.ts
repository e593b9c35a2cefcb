import { NameIndex } from './nameIndex'
import { isNobody } from '../meta/names'
import type { Names } from './names'

/** Whom a title like `Ana Sample commented on Ben Example's photo.` is about. */
export interface Counterpart {
  readonly name?: string
  /** Not among the names of the archive: read from between the words that stand around known ones. For the user to check. */
  readonly guessed?: true
  /** Name of the group or page. */
  readonly place?: string
  /** What the title says without the owner's name. */
  readonly rest: string
}

interface Form {
  readonly before: string
  readonly after: string
  times: number
}

const mostForms = 300
const listedForms = 20

/**
 * Reads titles without knowing their language. The longest name of the archive that stands in a title is whom it is about; the fixed words around such
 * names are learned, and show where in other titles an unknown name stands. One archive has one language, hence few forms.
 */
export class Titles {
  private readonly people: NameIndex
  private readonly places: NameIndex
  private readonly owners: NameIndex
  private readonly forms = new Map<string, Form>()
  private readonly unknown = new Map<string, number>()
  private ordered: Form[] | undefined

  constructor(private readonly names: Names) {
    this.people = new NameIndex(names.all)
    this.places = new NameIndex(names.places)
    this.owners = new NameIndex(names.ownerNames)
    for (const [before, after] of knownForms) this.forms.set(`${before}\n${after}`, { before, after, times: 0 })
  }

  /** To be told of all titles before any is read. */
  learn(title: string): void {
    const rest = this.withoutOwner(title)
    const found = this.known(rest)
    if (!found) return
    const [before, after] = around(rest, found)
    // Words are needed on one side at least, or anything would fit.
    if (before.trim().length + after.trim().length < 4) return
    const key = `${before}\n${after}`
    const form = this.forms.get(key)
    if (form) form.times++
    else if (this.forms.size < mostForms) this.forms.set(key, { before, after, times: 1 })
    this.ordered = undefined
  }

  /** `guess` allows names that the archive does not know otherwise. */
  read(title: string, { guess }: { readonly guess: boolean }): Counterpart {
    const rest = this.withoutOwner(title)
    const person = this.known(rest)
    const place = this.places.longestIn(person ? `${rest.slice(0, person.from)}\n${rest.slice(person.to)}` : rest)?.name
    if (person) return { name: person.name, rest, ...(place !== undefined && { place }) }
    if (place !== undefined || !guess) return { rest, ...(place !== undefined && { place }) }
    const name = this.between(rest)
    return name === undefined ? { rest } : { name, guessed: true, rest }
  }

  /** Whoever a title begins with did what it tells of. */
  isByOwner(title: string): boolean {
    return this.ownerIn(title)?.from === 0
  }

  /** Everybody the archive knows whom a title names: `was with Ben Example and Cleo Dahl.` */
  everybody(title: string): readonly string[] {
    const found: string[] = []
    let rest = this.withoutOwner(title).slice(0, 1_000)
    for (let person = this.known(rest); person && found.length < 50; person = this.known(rest)) {
      found.push(person.name)
      rest = `${rest.slice(0, person.from)}\n${rest.slice(person.to)}`
    }
    return found
  }

  /** Counts a title that names nobody. */
  missed({ rest, place }: Counterpart): void {
    if (rest === '' || place !== undefined) return
    if (this.unknown.size < 1_000 || this.unknown.has(rest)) this.unknown.set(rest, (this.unknown.get(rest) ?? 0) + 1)
  }

  /** Titles that name nobody, the most frequent first. */
  get unresolved(): readonly (readonly [rest: string, times: number])[] {
    return [...this.unknown].sort(([a, times], [b, others]) => others - times || (a < b ? -1 : 1)).slice(0, listedForms)
  }

  private withoutOwner(title: string): string {
    const owner = this.ownerIn(title)
    return owner ? (title.slice(0, owner.from) + title.slice(owner.to)).trim() : title.trim()
  }

  /** Where the owner's name stands as words of its own: `Ana Sample Senior` is not `Ana Sample`. */
  private ownerIn(title: string): { readonly from: number; readonly to: number } | undefined {
    const owner = this.owners.longestIn(title)
    const other = owner && this.people.longestIn(title)
    if (!other || other.name.length <= owner.name.length || other.from > owner.from || other.to < owner.to) return owner
    return this.owners.longestIn(`${title.slice(0, other.from)}${'\n'.repeat(other.to - other.from)}${title.slice(other.to)}`)
  }

  /** A name that is part of the name of a group or page is nobody's. */
  private known(rest: string): { readonly name: string; readonly from: number; readonly to: number } | undefined {
    const person = this.people.longestIn(rest)
    if (!person) return undefined
    const place = this.places.longestIn(rest)
    return place && place.name.length > person.name.length && place.from <= person.from && place.to >= person.to ? undefined : person
  }

  private between(rest: string): string | undefined {
    this.ordered ??= [...this.forms.values()].sort((a, b) => b.before.length + b.after.length - a.before.length - a.after.length || b.times - a.times || (a.before + a.after < b.before + b.after ? -1 : 1))
    const text = rest.replace(/[’ʼ]/g, "'")
    for (const { before, after } of this.ordered) {
      if (text.length <= before.length + after.length || !text.startsWith(before) || !text.endsWith(after)) continue
      const name = rest.slice(before.length, rest.length - after.length).trim()
      if (looksLikeName(name) && this.names.isPerson(name) && !this.names.places.has(name)) return name
    }
    return undefined
  }
}

/** What stands before and after the name, apostrophes plain. */
function around(rest: string, { from, to }: { readonly from: number; readonly to: number }): readonly [string, string] {
  const text = rest.replace(/[’ʼ]/g, "'")
  return [text.slice(0, from), text.slice(to)]
}

/** Forms of which exports were seen, for archives that solve none by themselves. */
const knownForms: readonly (readonly [string, string])[] = [
  ...['post', 'photo', 'video', 'link', 'reel', 'album', 'event', 'status', 'story', 'comment', 'life event', 'activity', 'memory', 'note', 'poll', 'question'].flatMap((thing) =>
    ['commented on ', 'replied to ', 'likes ', 'liked ', 'reacted to '].map((deed) => [deed, `'s ${thing}.`] as const),
  ),
  ['hat ', 's Beitrag kommentiert.'],
  ['hat ', 's Foto kommentiert.'],
  ['hat auf ', 's Kommentar geantwortet.'],
  ['さんが', 'さんの投稿にコメントしました。'],
  ['さんが', 'さんの写真にコメントしました。'],
  ['đã bình luận về ảnh của ', '.'],
  ['đã bình luận về bài viết của ', '.'],
]

/** Not `his own`, `a post`, `chính mình`: a name begins with a capital, or in a script that has none. */
function looksLikeName(name: string): boolean {
  if (name.length < 2 || name.length > 80 || name.split(' ').length > 6 || isNobody(name) || /[.!?:"“”\n]\s/.test(name)) return false
  const first = name[0]!
  return first !== first.toLowerCase() || (first === first.toUpperCase() && /\p{L}/u.test(first) && !/^(?:自分|自身)/.test(name))
}
