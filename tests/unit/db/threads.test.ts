// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Fact, InteractionFact } from '../../../electron/contract/records'
import { checkReferences } from '../../../renderer/db/check'
import { canonicalDump } from '../../../renderer/db/dump'
import { libraryCounts } from '../../../renderer/db/imports'
import { listPeople, personDetail } from '../../../renderer/db/people'
import { bringBackImport, undoImport } from '../../../renderer/services/edits'
import type { Library } from '../../../renderer/services/library'
import { covers, records, time } from './facts'
import { newFolder, openAt, wipe, type Archive, type TestFolder } from './folder'

const bea = 'email:bea@example.org'
const cem = 'email:cem@example.org'

const post = (id: string, at: string, text: string, more: Partial<InteractionFact> = {}): InteractionFact => ({
  fact: 'interaction', id: `x:tweet:${id}`, stream: 'thread:own:x', at: time(at), network: 'x', kind: 'post', setting: 'public', direction: 'sent', who: [], text,
  link: `https://x.com/i/status/${id}`, ...more,
})
const entry = (slug: string, at: string, text: string): InteractionFact =>
  post(slug, at, text, { id: `wxr:blog.example:post:${slug}`, network: 'wordpress', stream: 'thread:own:wordpress', link: `https://blog.example/${slug}/` })
const comment = (id: string, by: string, at: string, more: Partial<InteractionFact> = {}): InteractionFact => ({
  fact: 'interaction', id: `disqus:blog:${id}`, stream: by, at: time(at), network: 'disqus', kind: 'comment', setting: 'public', direction: 'received', who: [by], from: by, text: `comment ${id}`, ...more,
})
const mail = (id: string, by: string, at: string, text: string, more: Partial<InteractionFact> = {}): InteractionFact =>
  comment(id, by, at, { id: `mail:${id}`, network: 'mail', kind: 'message', setting: 'private', text, ...more })

const lighthouse = 'The lighthouse keeps its lamp for those who row home late.'
const tweets: Archive = { source: 'twitter.zip', outcomes: [{ facts: [covers('2015-01-01', '2020-01-01')] }, ...records(
  post('100', '2019-05-01T10:00Z', lighthouse),
  post('101', '2019-05-01T10:05Z', 'And in winter it burns all day.', { answers: ['x:tweet:100'] }),
  post('102', '2019-06-01T10:00Z', 'You are right, Bea.', { answers: ['disqus:blog:9'] }),
  post('103', '2019-06-02T10:00Z', 'Somebody wrote: “what a lovely small map of the whole harbour”', {}),
  post('104', '2019-04-01', 'Said to Cem', { stream: cem, who: [cem], kind: 'reply' }),
)] }
const blog: Archive = { importer: 'wordpress', source: 'blog.xml', outcomes: records(entry('harbour', '2019-05-20', 'A map of the harbour.')) }

let folder: TestFolder
let library: Library
beforeEach(async () => {
  folder = await newFolder()
  library = await openAt(folder)
})
afterEach(async () => {
  await wipe(library)
  await folder.remove()
})

const add = async (archive: Archive) => {
  const { id } = await folder.add(archive)
  await library.catchUp()
  return id
}
/** What is shown with what, and why. */
async function shown(person: string): Promise<string[]> {
  const detail = await personDetail(person)
  const links = [...(detail?.links ?? [])].map(([id, { to, evidence }]) => `${id} > ${to.id}: ${evidence}`)
  return [...links, ...(detail?.asides ?? []).map(({ id }) => `aside ${id}`)].sort()
}

describe('what somebody says under the owner’s words', () => {
  const cases: readonly (readonly [string, InteractionFact, string])[] = [
    ['by the id', comment('1', bea, '2019-05-02', { answers: ['x:tweet:100'] }), 'disqus:blog:1 > x:tweet:100: says so'],
    ['by an address as written', comment('2', bea, '2019-05-02', { answers: ['https://twitter.com/ana_d/status/100?s=20'] }), 'disqus:blog:2 > x:tweet:100: says so'],
    ['by the page it stands on', comment('3', bea, '2019-05-21', { link: 'http://www.blog.example/harbour/?utm_source=feed#comment-3' }), 'disqus:blog:3 > wxr:blog.example:post:harbour: same address'],
    ['by a link in its words', mail('4', bea, '2019-05-30', 'Have you seen https://mobile.twitter.com/i/web/status/100, Ana?'), 'mail:4 > x:tweet:100: same address'],
    ['by a quotation within seven days', mail('5', bea, '2019-05-07', '> keeps its LAMP for those\n> who row home late\n\nSo true.'), 'mail:5 > x:tweet:100: quotes these words'],
    ['by marks of quotation', mail('6', bea, '2019-05-03', 'I liked “The lighthouse keeps its lamp for those …” best.'), 'mail:6 > x:tweet:100: quotes these words'],
    ['by words to a third person', comment('7', bea, '2019-04-02', { answers: ['x:tweet:104'] }), 'disqus:blog:7 > x:tweet:104: says so'],
  ]
  it.each(cases)('is linked with them %s, in either order, until one import is taken back', async (_, fact, link) => {
    const own = [await add(tweets), await add(blog)]
    const theirs = await add({ importer: 'other', source: 'other.zip', outcomes: records(fact) })
    expect(await shown(bea)).toEqual([link])
    for (const id of own) await undoImport(id)
    expect(await shown(bea)).toEqual([])
    for (const id of own) await bringBackImport(id)
    expect(await shown(bea)).toEqual([link])
    await undoImport(theirs)
    expect(await shown(bea)).toEqual([])
    expect(await library.db.ownPublic.where('[import+section+part]').between([theirs, 0, 0], [theirs, 9, Infinity]).count()).toBe(0)
  })

  it('is not linked by few words, after a week, before they were said, or by a home page', async () => {
    await add(tweets)
    await add(blog)
    await add({ importer: 'other', outcomes: records(
      mail('1', bea, '2019-05-02', 'You said “keeps its lamp”.'),
      mail('2', bea, '2019-05-09T12:00Z', `> ${lighthouse}`),
      mail('3', bea, '2019-04-30', `> ${lighthouse}`),
      mail('4', bea, '2019-05-25', 'Your blog https://blog.example/ is nice'),
    ) })
    expect(await shown(bea)).toEqual([])
  })

  it('shows what the owner answered to nobody in particular', async () => {
    await add({ importer: 'other', outcomes: records(comment('9', bea, '2019-05-31', { text: 'The map has the north on the wrong side.' }), comment('8', bea, '2019-05-31T12:00Z', { text: 'What a lovely small map of the whole harbour!' })) })
    await add(tweets)
    expect(await shown(bea)).toEqual(['aside x:tweet:102', 'aside x:tweet:103', 'x:tweet:102 > disqus:blog:9: says so', 'x:tweet:103 > disqus:blog:8: quotes these words'])
    const { summary, items } = (await personDetail(bea))!
    expect(items.map(({ id }) => id)).toEqual(['disqus:blog:9', 'disqus:blog:8'])
    expect(summary.counts.public).toBe(2)
  })
})

it('what covers somebody is what they were met on, also where no handle says so', async () => {
  await add({ importer: 'wordpress', outcomes: [{ facts: [{ ...covers('2019-01-01', '2020-01-01'), network: 'disqus', directions: ['sent', 'received'] }] }, ...records(comment('1', bea, '2019-05-02'))] })
  await add(tweets)
  expect((await personDetail(bea))!.coverage.map(({ network }) => network)).toEqual(['disqus'])
  expect((await personDetail(cem))!.coverage.map(({ network }) => network)).toEqual(['x'])
})

describe('the owner’s words to nobody', () => {
  it('make nobody a person and count in nobody’s summary', async () => {
    await add(tweets)
    await add(blog)
    expect((await listPeople()).map(({ id, counts }) => [id, counts.public])).toEqual([[cem, 1]])
    expect((await libraryCounts()).handles).toBe(1)
    expect(await checkReferences(library.db)).toEqual([])
  })

  it('are shown as the newest archive has them', async () => {
    const rewritten = (asOf: string, text: string, answers: string[] = []): Archive => ({ outcomes: [{ asOf: time(asOf) }, ...records(post('100', '2019-05-01T10:00Z', text, { answers }))] })
    await add({ importer: 'other', outcomes: records(mail('1', bea, '2019-05-02', '> the first wording of these words'), comment('2', bea, '2019-05-02', { answers: ['x:tweet:100'] })) })
    await add(rewritten('2020-01-01', 'The first wording of these words'))
    expect(await shown(bea)).toEqual(['disqus:blog:2 > x:tweet:100: says so', 'mail:1 > x:tweet:100: quotes these words'])
    await add(rewritten('2021-01-01', 'Another wording'))
    expect(await shown(bea)).toEqual(['disqus:blog:2 > x:tweet:100: says so'])
    expect((await personDetail(bea))!.links.get('disqus:blog:2')!.to.text).toBe('Another wording')
  })
})

const at = fc.integer({ min: 1, max: 28 }).map((n) => `2020-01-${String(n).padStart(2, '0')}`)
const number = fc.integer({ min: 1, max: 4 }).map(String)
const words = fc.constantFrom('first words of the harbour in the snow', 'other words, of a garden behind the station', 'short')
const reference = number.chain((n) => fc.constantFrom(`x:tweet:${n}`, `https://twitter.com/ana_d/status/${n}`, `https://x.com/i/web/status/${n}`, `disqus:blog:${n}`))
const person = fc.constantFrom(bea, cem)
/** Few ids and addresses, so that archives meet, contradict and repeat each other. */
const fact: fc.Arbitrary<Exclude<Fact, { fact: 'coverage' }>> = fc.oneof(
  fc.tuple(number, at, words, fc.array(reference, { maxLength: 1 })).map(([n, day, text, answers]) => post(n, day, text, { answers })),
  fc.tuple(number, person, at, words, fc.array(reference, { maxLength: 1 })).map(([n, by, day, text, answers]) => comment(n, by, day, { text, answers })),
  fc.tuple(number, person, at, words).map(([n, by, day, text]) => mail(n, by, day, `“${text}”`)),
  fc.tuple(number, person, at, words).map(([n, to, day, text]) => post(n, day, text, { stream: to, who: [to], kind: 'reply' })),
)
const archive = fc.record({ asOf: at, facts: fc.array(fact, { minLength: 1, maxLength: 8 }) }).map(({ asOf, facts }): Archive => ({ outcomes: [{ asOf: time(asOf) }, ...records(...facts)] }))
const history = fc.array(archive, { minLength: 2, maxLength: 4 }).chain((archives) => fc.record({
  archives: fc.constant(archives),
  order: fc.shuffledSubarray(archives, { minLength: archives.length, maxLength: archives.length }),
  undone: fc.subarray(archives),
}))

it('links archives the same whatever the order of imports and undos', async () => {
  await fc.assert(
    fc.asyncProperty(history, async ({ archives, order, undone }) => {
      const state = async (imports: readonly Archive[], takenBack: readonly Archive[]) => {
        const there = await newFolder()
        const opened = await openAt(there)
        const ids = new Map<Archive, string>()
        for (const one of imports) {
          ids.set(one, (await there.add(one)).id)
          await opened.catchUp()
          // Taken back and brought back as soon as it is there, and taken back for good at the end.
          if (takenBack.includes(one)) await undoImport(ids.get(one)!)
          if (takenBack.includes(one)) await bringBackImport(ids.get(one)!)
        }
        for (const one of takenBack) await undoImport(ids.get(one)!)
        const found = { dump: await canonicalDump(opened.db), threads: [await shown(bea), await shown(cem)], problems: await checkReferences(opened.db) }
        await wipe(opened)
        await there.remove()
        return found
      }
      const left = archives.filter((one) => !undone.includes(one))
      const straight = await state(left, [])
      expect(straight.problems).toEqual([])
      expect(await state(order, undone)).toEqual(straight)
    }),
    { numRuns: 30 },
  )
  library.close()
  library = await openAt(folder)
}, 60_000)
