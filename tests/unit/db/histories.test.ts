/**
 * Random histories of imports, edits, merges, splits, rejections, undos and re-imports, held against a model that says what must
 * be true of the result instead of how it is worked out.
 */
// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Handle } from '../../../electron/contract/handles'
import type { Operation } from '../../../electron/contract/operations'
import type { Verdict } from '../../../electron/contract/words'
import { statements } from '../../../renderer/core/statements'
import { listTagCadences } from '../../../renderer/db/cadences'
import { wordsAbout } from '../../../renderer/db/decisions'
import { canonicalDump } from '../../../renderer/db/dump'
import { listIntroductionWords } from '../../../renderer/db/introductions'
import { listPeople, personDetail } from '../../../renderer/db/people'
import { openSuggestions } from '../../../renderer/db/suggestions'
import * as edits from '../../../renderer/services/edits'
import type { Library } from '../../../renderer/services/library'
import { account, message, records, time } from './facts'
import { newFolder, openAt, wipe, type TestFolder } from './folder'

/** No two of one network that a screen name could go between, no role, no family: evidence here is plain. */
const everybody: readonly Handle[] = ['x:id:20', 'x:id:21', 'x:id:22', 'email:a@example.org', 'email:b@example.org', 'linkedin:id:5', 'mastodon:id:https://m.example/users/c']
const names = ['Bea Ek', 'Tom Ask', 'Bea Ek', 'Bea Ek', 'Tom Ask', 'Bea Ek', 'Bea Ek']

type Pair = readonly [Handle, Handle]
interface Archive {
  readonly pairs: readonly Pair[]
  readonly speaks: readonly Handle[]
}

type Act =
  | { readonly act: 'import'; readonly archive: number }
  | { readonly act: 'undoImport' | 'bringBack'; readonly archive: number }
  | { readonly act: 'merge' | 'apart'; readonly a: number; readonly b: number }
  | { readonly act: 'split'; readonly person: number; readonly mask: number }
  | { readonly act: 'text' | 'note' | 'tag'; readonly person: number; readonly value: string }
  | { readonly act: 'judge' | 'answer' | 'topic' | 'picture'; readonly person: number; readonly key: number; readonly on: boolean; readonly elsewhere: boolean }
  | { readonly act: 'wish'; readonly person: number; readonly days: number; readonly ofTag: boolean }
  | { readonly act: 'introduce'; readonly by: number; readonly a: number; readonly b: number; readonly on: boolean }
  | { readonly act: 'undo' }
  | { readonly act: 'redo' }
  | { readonly act: 'takeBack'; readonly edit: number }

const handle = fc.constantFrom(...everybody)
const archive: fc.Arbitrary<Archive> = fc.record({
  pairs: fc.array(fc.tuple(handle, handle), { maxLength: 4 }),
  speaks: fc.uniqueArray(handle, { minLength: 1, maxLength: 5 }),
})
const small = fc.nat({ max: 20 })
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ act: fc.constant('import' as const), archive: small }) },
  fc.record({ act: fc.constantFrom('undoImport' as const, 'bringBack' as const), archive: small }),
  { weight: 4, arbitrary: fc.record({ act: fc.constantFrom('merge' as const, 'merge' as const, 'apart' as const), a: small, b: small }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('split' as const), person: small, mask: fc.integer({ min: 1, max: 126 }) }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constantFrom('text' as const, 'note' as const, 'tag' as const), person: small, value: fc.constantFrom('one', 'two', 'three') }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constantFrom('judge' as const, 'answer' as const, 'topic' as const, 'picture' as const), person: small, key: fc.nat(2), on: fc.boolean(), elsewhere: fc.boolean() }) },
  fc.record({ act: fc.constant('wish' as const), person: small, days: fc.constantFrom(0, 30, 60), ofTag: fc.boolean() }),
  fc.record({ act: fc.constant('introduce' as const), by: small, a: small, b: small, on: fc.boolean() }),
  { weight: 2, arbitrary: fc.constantFrom({ act: 'undo' as const }, { act: 'redo' as const }) },
  fc.record({ act: fc.constant('takeBack' as const), edit: small }),
)

/** Something the owner said, or an import: whether it stands changes with what is taken back. */
interface Standing {
  stands: boolean
}
interface Said extends Standing {
  readonly operations: readonly string[]
  readonly word?: { readonly kind: 'merge' | 'split' | 'kept'; readonly groups: readonly (readonly Handle[])[] }
  readonly field?: { readonly what: 'text' | 'note' | 'tag'; readonly about: Handle; readonly value: string }
  /** What is one thing of a person, by its key. */
  readonly answer?: { readonly about: Handle; readonly key: string; readonly value: unknown }
  readonly wish?: { readonly tag: string; readonly days: number }
  readonly introduction?: { readonly by: Handle | ''; readonly people: readonly Handle[]; readonly verdict: Verdict }
}
interface Kept extends Standing {
  readonly id: string
  readonly archive: number
}

/** One history on a real folder and a real database, and beside it what was said. */
class History {
  readonly said: Said[] = []
  readonly kept: Kept[] = []
  /** What an edit, by its first operation, brought about: that this stands, or that it does not. */
  private readonly effects = new Map<string, { readonly of: Standing; readonly stands: boolean }>()

  private constructor(readonly folder: TestFolder, public library: Library, private readonly archives: readonly Archive[]) {}

  static async begin(archives: readonly Archive[]): Promise<History> {
    edits.forgetEdits()
    const folder = await newFolder()
    return new History(folder, await openAt(folder), archives)
  }

  async end(): Promise<void> {
    await wipe(this.library)
    await this.folder.remove()
  }

  async do(one: Act): Promise<void> {
    const people = await listPeople()
    const person = (at: number) => people[at % (people.length || 1)]
    switch (one.act) {
      case 'import': return this.import(one.archive % this.archives.length)
      case 'undoImport':
      case 'bringBack': {
        const back = one.act === 'bringBack'
        const kept = this.kept.findLast(({ archive, stands }) => archive === one.archive % this.archives.length && stands !== back)
        if (!kept) return
        await (back ? edits.bringBackImport(kept.id) : edits.undoImport(kept.id))
        return this.brought(edits.editsDone.value.at(-1)!, kept, back)
      }
      case 'merge':
      case 'apart': {
        const [a, b] = [person(one.a), person(one.b)]
        if (!a || !b || a.id === b.id) return
        if (one.act === 'merge') this.note(await edits.mergePeople([a, b]), { word: { kind: 'merge', groups: [[...a.handles, ...b.handles]] } })
        else this.note(await edits.keepApart([a, b]), { word: { kind: 'kept', groups: [a.handles, b.handles] } })
        return
      }
      case 'split': {
        const whole = person(one.person)
        const groups = [true, false].map((side) => (whole?.handles ?? []).filter((_, index) => Boolean((one.mask >> index) & 1) === side)).filter((group) => group.length > 0)
        if (groups.length > 1) this.note(await edits.splitPerson(groups), { word: { kind: 'split', groups } })
        return
      }
      case 'text':
      case 'note':
      case 'tag': {
        const about = person(one.person)
        if (!about) return
        const field = { what: one.act, about: about.id, value: one.value }
        if (one.act === 'text') this.note(await edits.setText({ about: about.id, field: 'nickname', value: one.value }), { field })
        else if (one.act === 'note') this.note(await edits.notePerson({ about: about.id, text: one.value }), { field })
        else this.note(await edits.tagPeople({ about: about.handles, tag: one.value, on: true }), { field })
        return
      }
      case 'judge':
      case 'answer':
      case 'topic':
      case 'picture': {
        const about = person(one.person)?.id
        if (about === undefined) return
        const verdict = one.on ? 'accepted' : 'rejected'
        const item = `x:message:0-${one.key}`
        const place = one.elsewhere && one.on ? { day: '2020-02-02', place: { name: 'Lund' } } : {}
        const statement = [statements.metBefore, statements.loop(item), statements.drift(item)][one.key]!
        const topic = ['figs', 'Bread', 'bread'][one.key]!
        const [operation, key, value] = ({
          judge: [{ name: 'judgeEvidence', version: 1, args: { about, item, verdict, ...place } }, `judge ${item}`, { verdict, ...place }],
          answer: [{ name: 'judgeStatement', version: 1, args: { about, statement, verdict } }, `answer ${statement}`, verdict],
          topic: [{ name: 'setTopic', version: 1, args: { about, topic, on: one.on } }, `topic ${topic.toLowerCase()}`, { topic, on: one.on }],
          picture: [{ name: 'attachPicture', version: 1, args: { about, item, photo: 'a'.repeat(64), on: one.on } }, `picture ${item}`, one.on],
        } satisfies Record<string, readonly [Operation, string, unknown]>)[one.act]
        return this.note(await edits.editTogether('it', operation), { answer: { about, key, value } })
      }
      case 'wish': {
        const about = person(one.person)?.id
        if (one.ofTag) return this.note(await edits.editTogether('it', { name: 'setCadence', version: 1, args: { about: [], tag: 'one', days: one.days } }), { wish: { tag: 'one', days: one.days } })
        if (about !== undefined) this.note(await edits.editTogether('it', { name: 'setCadence', version: 1, args: { about: [about], tag: '', days: one.days } }), { answer: { about, key: 'wish', value: one.days } })
        return
      }
      case 'introduce': {
        const by = one.by % 3 === 0 ? '' : (person(one.by)?.id ?? '')
        const brought = [...new Set([person(one.a)?.id, person(one.b)?.id])].filter((id) => id !== undefined && id !== by) as Handle[]
        if (brought.length === 0 || (brought.length === 1 && by === '')) return
        const introduction = { by, people: brought, verdict: one.on ? 'accepted' as const : 'rejected' as const }
        return this.note(await edits.editTogether('it', { name: 'judgeIntroduction', version: 1, args: introduction }), { introduction })
      }
      case 'takeBack': {
        const standing = this.said.filter(({ stands }) => stands)
        const chosen = standing[one.edit % (standing.length || 1)]
        if (chosen) this.brought(await edits.takeBack('it', ...chosen.operations), chosen, false)
        return
      }
      case 'undo': {
        const effect = this.effects.get((edits.editsDone.value.length > 0 ? await edits.undo() : undefined)?.operations[0] ?? '')
        if (effect) effect.of.stands = !effect.stands
        return
      }
      case 'redo': {
        const effect = this.effects.get((await edits.redo())?.operations[0] ?? '')
        if (effect) effect.of.stands = effect.stands
      }
    }
  }

  private async import(at: number): Promise<void> {
    const { pairs, speaks } = this.archives[at]!
    const named = (own: Handle) => names[everybody.indexOf(own)]!
    const facts = [
      ...pairs.map((own, index) => account(`${at}-${index}`, [...new Set(own)])),
      ...speaks.map((own) => account(`named ${own}`, [own], named(own))),
      ...speaks.map((own, index) => message(`${at}-${index}`, own, '2020-01-05')),
    ]
    const { id } = await this.folder.add({ importer: `x${at}`, outcomes: [{ asOf: time('2021-01-01') }, ...records(...facts)] })
    this.kept.push({ id, archive: at, stands: true })
    await this.library.catchUp()
  }

  private note(done: edits.Edit, what: Pick<Said, 'word' | 'field' | 'answer' | 'wish' | 'introduction'>): void {
    const said: Said = { operations: done.operations, stands: true, ...what }
    this.said.push(said)
    this.brought(done, said, true)
  }

  private brought(done: edits.Edit, of: Standing, stands: boolean): void {
    of.stands = stands
    this.effects.set(done.operations[0]!, { of, stands })
  }

  /** What the archives in force say by themselves. */
  evidence(): Pair[] {
    return this.kept.filter(({ stands }) => stands).flatMap(({ archive: at }) => this.archives[at]!.pairs)
  }

  /** The last word on each pair. */
  words(): Map<string, 'together' | 'apart'> {
    const last = new Map<string, 'together' | 'apart'>()
    for (const { word, stands } of this.said) {
      if (!stands || !word) continue
      word.groups.forEach((group, index) => {
        // Each part of a split stays one; a suggestion turned down says nothing of the two by themselves.
        if (word.kind !== 'kept') for (const a of group) for (const b of group) if (a !== b) last.set(key(a, b), 'together')
        for (const a of group) for (const b of word.groups.slice(index + 1).flat()) last.set(key(a, b), 'apart')
      })
    }
    return last
  }
}

const key = (a: Handle, b: Handle) => [a, b].sort().join('\n')

/** What must be true of who is who. */
function checkPeople(history: History, people: readonly { readonly handles: readonly Handle[] }[]): void {
  const personOf = new Map(people.flatMap(({ handles }, index) => handles.map((own) => [own, index] as const)))
  const words = history.words()
  const apartAcross = (a: number, b: number) => people[a]!.handles.some((one) => people[b]!.handles.some((other) => words.get(key(one, other)) === 'apart'))
  for (const [pair, word] of words) {
    const [a, b] = pair.split('\n').map((own) => personOf.get(own))
    if (a === undefined || b === undefined) continue
    if (word === 'apart') expect(a, `${pair} are kept apart`).not.toBe(b)
    else if (a !== b) expect(apartAcross(a, b), `${pair} are together, or some word keeps them apart`).toBe(true)
  }
  const edges: Pair[] = [...history.evidence().filter(([a, b]) => words.get(key(a, b)) !== 'apart')]
  for (const [a, b] of edges) {
    const [one, other] = [personOf.get(a), personOf.get(b)]
    if (one !== other && one !== undefined && other !== undefined) expect(apartAcross(one, other), `${a} and ${b} are one by evidence`).toBe(true)
  }
  for (const [pair, word] of words) if (word === 'together') edges.push(pair.split('\n') as unknown as Pair)
  // Nobody is one person without a reason.
  for (const { handles } of people) {
    const own = new Set(handles)
    const reached = new Set(handles.slice(0, 1))
    for (let grown = true; grown; ) {
      grown = false
      for (const [a, b] of edges) {
        if (!own.has(a) || !own.has(b) || reached.has(a) === reached.has(b)) continue
        reached.add(a).add(b)
        grown = true
      }
    }
    expect([...reached].sort(), 'connected by words and evidence').toEqual([...handles].sort())
  }
}

/** Everything said and standing is there to be read. */
async function checkFields(history: History, people: readonly { readonly id: Handle; readonly handles: readonly Handle[] }[]): Promise<void> {
  for (const { id, handles } of people) {
    const about = history.said.flatMap(({ field, stands }) => (stands && field && handles.includes(field.about) ? [field] : []))
    const detail = (await personDetail(id))!
    const texts = about.filter(({ what }) => what === 'text').map(({ value }) => value)
    if (texts.length > 0) expect(detail.profile.texts.nickname![0]!.value).toBe(texts.at(-1))
    const readable = new Set([texts.at(-1), ...detail.earlier.filter(({ what }) => what === 'nickname').map(({ words }) => words)])
    for (const text of texts) expect(readable).toContain(text)
    const notes = new Map(about.filter(({ what }) => what === 'note').map(({ about: own, value }) => [own, value]))
    expect(new Map(detail.profile.notes.map((note) => [note.about, note.text]))).toEqual(notes)
    for (const { value } of about.filter(({ what }) => what === 'tag')) expect(detail.profile.tags).toContain(value)
  }
}

/** The last word on each thing of a person counts, whichever of their handles it was said about. */
async function checkAnswers(history: History, people: readonly { readonly handles: readonly Handle[] }[]): Promise<void> {
  const { db } = history.library
  const standing = history.said.filter(({ stands }) => stands)
  for (const { handles } of people) {
    const expected = new Map<string, unknown>()
    for (const { answer } of standing) {
      if (!answer || !handles.includes(answer.about)) continue
      // A plain yes or no leaves when and where it was.
      const before = answer.key.startsWith('judge ') ? (expected.get(answer.key) as object | undefined) : undefined
      expected.set(answer.key, before ? { ...before, ...(answer.value as object) } : answer.value)
    }
    const words = await wordsAbout(db, handles)
    const found = new Map<string, unknown>([
      ...[...words.verdicts].map(([item, judgement]) => [`judge ${item}`, judgement] as const),
      ...[...words.statements].map(([statement, verdict]) => [`answer ${statement}`, verdict] as const),
      ...[...words.topics].map(([topic, on]) => [`topic ${topic.toLowerCase()}`, { topic, on }] as const),
      ...(words.cadence === undefined ? [] : [['wish', words.cadence] as const]),
      ...[...words.pictures.keys()].map((item) => [`picture ${item}`, true] as const),
    ])
    for (const [key, value] of expected) if (value === false) expected.delete(key)
    expect(found).toEqual(expected)
  }
  const wishes = new Map(standing.flatMap(({ wish }) => (wish ? [[wish.tag, wish.days] as const] : [])))
  expect(new Map((await listTagCadences()).map(({ tag, days }) => [tag, days]))).toEqual(new Map([...wishes].filter(([, days]) => days > 0)))
  const idOf = (own: Handle | '') => people.find(({ handles }) => own !== '' && handles.includes(own))?.handles[0] ?? own
  const brought = new Map<string, Verdict>()
  for (const { introduction } of standing) {
    if (!introduction) continue
    const ids = [idOf(introduction.by), ...introduction.people.map(idOf).sort()]
    if (new Set(ids).size === ids.length) brought.set(ids.join('\n'), introduction.verdict)
  }
  expect(new Map((await listIntroductionWords()).map(({ by, people: who, verdict }) => [[by, ...who].join('\n'), verdict]))).toEqual(brought)
}

async function checkSuggestions(history: History): Promise<void> {
  const words = history.words()
  const people = new Map((await listPeople()).map((person) => [person.id, person.handles]))
  for (const { left, right } of await openSuggestions()) {
    for (const one of people.get(left) ?? []) for (const other of people.get(right) ?? []) expect(words.get(key(one, other)), `${one} and ${other} were answered`).not.toBe('apart')
  }
}

it('random histories come to what was said, survive a rebuild, and are undone without a trace', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(archive, { minLength: 2, maxLength: 3 }), fc.array(act, { minLength: 10, maxLength: 14 }), async (archives, acts) => {
      const history = await History.begin(archives)
      try {
        await history.do({ act: 'import', archive: 0 })
        for (const one of acts) {
          await history.do(one)
          checkPeople(history, await listPeople())
        }
        await checkFields(history, await listPeople())
        await checkAnswers(history, await listPeople())
        await history.library.suggest()
        await checkSuggestions(history)

        const dump = await canonicalDump(history.library.db)
        await wipe(history.library)
        history.library = await openAt(history.folder)
        await history.library.catchUp()
        expect(await canonicalDump(history.library.db)).toBe(dump)

        for (const said of history.said.filter(({ stands }) => stands)) await edits.takeBack('it', ...said.operations)
        const bare = await canonicalDump(history.library.db)
        await wipe(history.library)
        history.library = await openAt(history.folder)
        await history.library.catchUp()
        expect(await canonicalDump(history.library.db)).toBe(bare)
        expect(bare.includes('"name":"keepApart"')).toBe(false)
      } finally {
        await history.end()
      }
    }),
    { numRuns: 36 },
  )
}, 300_000)
