/**
 * Reading one person for their page, in steps: who they are and how the timeline begins first, the rest in short turns. What was read is
 * kept, so that after an edit or another import only what is new is read and made.
 */
import type { Handle, Stream } from '#contract/handles'
import { circleKept } from '../core/circleKept'
import { coverageFor } from '../core/coverage'
import { hintId, hintsOf, type Hint, type HintsInput } from '../core/cues/hints'
import { networksOf } from '../core/handles'
import { hintItems } from '../core/meetingEvidence'
import type { CoverageSpan, Encounter, PersonDetail, PersonId, PersonSummary, Profile, TimelineItem } from '../core/model'
import { profileOf } from '../core/profile'
import { storyOf, type Story } from '../core/story'
import { linksOf } from '../core/threads'
import { appliedImports } from './applyImport'
import { readOne } from './buckets'
import type { Database } from './database'
import { wordsAbout } from './decisions'
import { rowsOf } from './pages'
import { coverageSpans, factsOf, sayingsOn, type PersonRow, type Saying } from './people'
import { isStale } from './progress'
import { tiesOf } from './relations'
import { cardsOf, importedNameOf, toldBy } from './standing'
import { Threads } from './threads'
import { ranked, TimelineMerge, type Ranked } from './timeline'
import { inTurns } from './turns'
import type { OwnWords } from './words'

type PageKey = readonly [stream: Stream, importId: string, seq: number]

/** Everything about somebody but the timeline itself: as large as their story, however much they wrote. */
interface Head {
  readonly id: PersonId
  readonly person: PersonRow
  readonly summary: PersonSummary
  readonly story: Story
  readonly encounters: readonly Encounter[]
  readonly words: OwnWords
  readonly spans: readonly CoverageSpan[]
  readonly sayings: readonly (Saying & { readonly file: string })[]
  readonly ties: Pick<Profile, 'relations' | 'groups'>
  readonly imports: Ranked
  /** Something was said that the tables do not tell yet. */
  readonly stale: boolean
}

/** Pages read at once, of up to 60 kB each: 5 to 10 ms to unpack and make items of. */
const pagesAtOnce = 8
/** So many items make some screens of rows, however many fold into one. */
const firstItems = 600

export class PersonReading {
  private merge: TimelineMerge | undefined
  private threads: Threads | undefined
  /** Whose pages were read, and which. */
  private of = ''
  private imports: readonly string[] = []
  private done = new Set<string>()
  private encounters = new Map<string, { readonly text: string; readonly encounter: Encounter }>()
  private hints = new WeakMap<TimelineItem, readonly Hint[]>()
  private whole: PersonDetail | null = null
  private before: Promise<unknown> = Promise.resolve()

  constructor(private readonly db: Database) {}

  /** The person as they are now; null for nobody. `early` is given what may be shown until then, where there is much to read. */
  async read(handle: Handle, now: number, early: (first: PersonDetail) => void = () => undefined): Promise<PersonDetail | null> {
    // A live query asks again as soon as something changes: whoever reads meanwhile goes first.
    const before = this.before
    let done!: () => void
    this.before = new Promise<void>((ended) => { done = ended })
    await before
    try {
      return (this.whole = await this.readNow(handle, now, early))
    } finally {
      done()
    }
  }

  private async readNow(handle: Handle, now: number, early: (first: PersonDetail) => void): Promise<PersonDetail | null> {
    const { db } = this
    const head = await this.headOf(handle, now)
    if (!head) return null
    // An edit is shown once, when all that follows from it is known: some milliseconds later.
    if (head.stale && this.whole?.summary.id === head.id) return this.whole
    const keys = await pageKeysOf(db, head)
    this.follow(head, keys)
    const merge = this.merge!
    let left = keys.filter((key) => !this.done.has(key.join('\n')))
    const shown = this.whole?.summary.handles.some((one) => head.person.handles.includes(one)) === true
    if (!shown && this.done.size === 0 && left.length > 2 * pagesAtOnce) {
      const { to, items } = await this.beginning(left, head)
      early(await this.detail(head, items, { links: linksOf(items), asides: [] }, now, to))
      left = left.filter((key) => !this.done.has(key.join('\n')))
    }
    for (let from = 0; from < left.length; from += pagesAtOnce) await this.readPages(left.slice(from, from + pagesAtOnce))
    await inTurns(merge.making())
    const items = merge.items(head.words)
    return await this.detail(head, items, await this.threads!.of(items, head.imports), now)
  }

  private async headOf(handle: Handle, now: number): Promise<Head | null> {
    const { db } = this
    return db.transaction('r', [db.handles, db.people, db.summaries, db.stories, db.encounters, db.pages, db.imports, db.coverage, db.decisions, db.applied], async () => {
      const id = (await readOne<PersonId>(db.handles, handle)) ?? handle
      const [person, summary, story, encounters, applied, stale] = await Promise.all([
        readOne<PersonRow>(db.people, id), readOne<PersonSummary>(db.summaries, id), readOne<Story>(db.stories, id), readOne<readonly Encounter[]>(db.encounters, id), appliedImports(db), isStale(db),
      ])
      if (!person || !summary) return null
      const [words, spans, sayings] = [await wordsAbout(db, person.handles), await coverageSpans(db), await sayingsOn(db, person)]
      return {
        id, person, summary, story: story ?? untold(id, now), encounters: encounters ?? [], words, spans, sayings, ties: await tiesOf(db, id, person.handles, words), imports: ranked(applied), stale,
      }
    })
  }

  /** Goes on with what was read, unless some of it does not count any more. */
  private follow({ person, imports }: Head, keys: readonly PageKey[]): void {
    const order = [...imports.keys()]
    const there = new Set(keys.map((key) => key.join('\n')))
    const of = [...person.handles].sort().join('\n')
    const known = order.filter((id) => this.imports.includes(id))
    if (this.merge && of === this.of && known.join('\n') === this.imports.join('\n') && [...this.done].every((key) => there.has(key))) {
      this.merge.follow(imports)
    } else {
      this.merge = new TimelineMerge(person.handles, imports)
      this.threads = new Threads(this.db)
      this.done = new Set()
      this.hints = new WeakMap()
      this.of = of
    }
    this.imports = order
  }

  private async readPages(keys: readonly PageKey[]): Promise<number[]> {
    const pages = await this.db.pages.bulkGet(keys.map((key): [Stream, string, number] => [...key]))
    return pages.map((page, at) => {
      // Gone since it was listed: a live query asks again.
      if (!page) return Infinity
      this.merge!.add(page, rowsOf(page))
      this.done.add(keys[at]!.join('\n'))
      return page.to ?? -Infinity
    })
  }

  /**
   * The pages of one stream and import lie in order of time, so the first of each are read until some screens of items are complete: up to
   * `to` nothing is missing.
   */
  private async beginning(keys: readonly PageKey[], { words }: Head): Promise<{ readonly to: number; readonly items: readonly TimelineItem[] }> {
    const runs = new Map<string, { readonly left: PageKey[]; to: number }>()
    for (const key of keys) {
      const name = `${key[0]}\n${key[1]}`
      const known = runs.get(name)
      if (known) known.left.push(key)
      else runs.set(name, { left: [key], to: -Infinity })
    }
    for (;;) {
      const to = Math.min(...[...runs.values()].map((run) => run.to))
      const items = this.merge!.items(words).filter(({ at }) => at !== null && at <= to)
      if (to === Infinity || items.length >= firstItems) return { to, items }
      const next = [...runs.values()].filter((run) => run.to === to)
      const reached = await this.readPages(next.map(({ left }) => left.shift()!))
      next.forEach((run, at) => { run.to = run.left.length === 0 ? Infinity : reached[at]! })
    }
  }

  private async detail({ person, summary, story, words, spans, sayings, ties, ...head }: Head, items: readonly TimelineItem[], threads: Pick<PersonDetail, 'links' | 'asides'>, now: number, readTo?: number): Promise<PersonDetail> {
    const encounters = this.known(head.encounters)
    const profile = profileOf({ words, sources: cardsOf(sayings), ...ties })
    const told = toldBy(words, profile)
    const hinting = items.filter(({ kind, cue }) => cue === true || kind === 'tag')
    const hints = [...(await inTurns(this.hintsIn(hinting, person.handles, told.judgements))), ...hintsOf({ handles: person.handles, items: [], met: told.met, judgements: told.judgements })]
    return {
      summary,
      circle: circleKept(summary, story, encounters, now),
      encounters,
      story,
      items,
      hints: hintItems(hints.filter(({ of }) => words.verdicts.get(of)?.verdict !== 'rejected'), hinting, told.met),
      ...threads,
      facts: factsOf(sayings),
      connections: person.connections,
      coverage: coverageFor(spans, new Set([...networksOf(person.handles, []), ...(person.networks ?? []), ...items.map(({ network }) => network)])),
      note: words.note,
      profile,
      earlier: words.earlier,
      ...(words.namedAt === undefined ? {} : { namedAt: words.namedAt }),
      importedName: importedNameOf(sayings, person.handles, words.created),
      ...(readTo === undefined ? {} : { readTo }),
    }
  }

  /** Words are read once: of 48,000 items the few hundred with cues take 40 ms. */
  private *hintsIn(items: readonly TimelineItem[], handles: readonly Handle[], judgements: HintsInput['judgements']): Generator<undefined, Hint[]> {
    const hints: Hint[] = []
    for (const item of items) {
      const judged = judgements.has(hintId(item.id))
      const known = judged ? undefined : this.hints.get(item)
      const found = known ?? hintsOf({ handles, items: [item], met: [], judgements })
      hints.push(...found)
      if (known) continue
      if (!judged) this.hints.set(item, found)
      yield
    }
    return hints
  }

  /** Encounters that are as they were are the same objects as before, so that what was made of them still stands. */
  private known(encounters: readonly Encounter[]): readonly Encounter[] {
    const before = this.encounters
    this.encounters = new Map(encounters.map((encounter) => {
      const text = JSON.stringify(encounter)
      const known = before.get(encounter.id)
      return [encounter.id, known?.text === text ? known : { text, encounter }]
    }))
    return [...this.encounters.values()].map(({ encounter }) => encounter)
  }
}

const untold = (id: PersonId, now: number): Story => storyOf({ id, handles: [], items: [], met: [], judgements: new Map(), verdicts: new Map(), coverage: [], now }).story

/** Of the imports that count, in the order of streams, imports and time. */
async function pageKeysOf(db: Database, { person, imports }: Head): Promise<PageKey[]> {
  const own = await Promise.all(person.handles.map((handle) => db.pages.where('[stream+import+seq]').between([handle], [handle, [[]]]).primaryKeys()))
  const shared = await db.pages.where('members').anyOf([...person.handles]).primaryKeys()
  const keys = new Map([...own.flat(), ...shared].map((key): [string, PageKey] => [key.join('\n'), key]))
  return [...keys.values()].filter(([, importId]) => imports.has(importId))
}
