// First: Dexie looks for an IndexedDB when it is loaded.
import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { InteractionFact } from '../../../electron/contract/records'
import { storyOf, type StoryItem } from '../../../renderer/core/story'
import { readAll } from '../../../renderer/db/buckets'
import type { PersonId } from '../../../renderer/core/model'
import type { Encounter } from '../../../renderer/core/model'
import type { Story } from '../../../renderer/core/story'
import { judgeEvidence, logMeeting, markMoment } from '../../../renderer/services/edits'
import { coverageSpans } from '../../../renderer/db/people'
import { timelineItems } from '../../../renderer/db/timeline'
import { covers, event, groupMessage, message, records, time, tweet } from './facts'
import { newFolder, now, openAt, wipe } from './folder'

const bea = 'x:id:20'
const [number, day] = [fc.integer({ min: 1, max: 12 }).map(String), fc.integer({ min: 0, max: 4000 }).map((n) => new Date(time('2016-01-01') + n * 86_400_000).toISOString().slice(0, 10))]
const text = fc.constantFrom('Thank you so much for coming!', 'So great to meet you yesterday', 'a plain word', ' ')
/** Few ids, so that archives overlap and contradict one another; some days are the same and some lie ahead. */
const fact: fc.Arbitrary<InteractionFact> = fc.oneof(
  fc.tuple(number, day, text).map(([id, at, words]) => tweet(id, bea, at, words)),
  fc.tuple(number, day, text).map(([id, at, words]) => message(id, bea, at, words)),
  fc.tuple(number, day).map(([id, at]) => ({ ...message(`old${id}`, bea, at), at: null })),
  fc.tuple(number, day).map(([id, at]) => ({ ...tweet(`like${id}`, bea, at), kind: 'reaction' as const, setting: 'ambient' as const })),
  fc.tuple(number, fc.constantFrom(bea, 'x:id:21'), day).map(([id, from, at]) => ({ ...groupMessage(id, 'club', from, at), who: [bea, 'x:id:21'] })),
  fc.tuple(number, day).map(([id, at]) => event(id, bea, at)),
)
const archive = fc.record({ asOf: day, facts: fc.array(fact, { maxLength: 25 }), from: day, to: day })

/** The order of what is the same is the same as well, so that both are compared as they are written. */
it('what is kept of a relationship is what its timeline says, item by item', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(archive, { minLength: 1, maxLength: 3 }), fc.array(fc.nat(), { maxLength: 3 }), async (archives, judged) => {
      const folder = await newFolder()
      const library = await openAt(folder)
      for (const { asOf, facts, from, to } of archives) await folder.add({ outcomes: [{ asOf: time(asOf) }, { facts: [covers(from, to)] }, ...records(...facts)] })
      await library.catchUp()
      const before = await timelineItems(bea)
      for (const [n, at] of judged.entries()) {
        const item = before[at % Math.max(1, before.length)]
        if (!item) continue
        if (n === 0) await markMoment({ about: bea, item: item.id, why: 'because' })
        else if (n === 1) await judgeEvidence({ about: bea, item: item.id, verdict: 'rejected' })
        else await logMeeting({ with: [bea], day: '2019-03-04', text: 'Thank you for the walk' })
      }
      const [stories, encounters] = [await readAll<Story>(library.db.stories), await readAll<readonly Encounter[]>(library.db.encounters)]
      for (const id of [bea, 'x:id:21'] satisfies PersonId[]) {
        const items = await timelineItems(id)
        const kept = stories.get(id)
        if (!kept) continue
        const told = storyOf({
          id, handles: [id], items: items.map((item): StoryItem => ({ ...item, who: item.who.length === 1 && item.who[0] === id ? undefined : item.who })), met: [],
          judgements: new Map(items.flatMap(({ id: of, verdict }) => (verdict === undefined ? [] : [[of, { verdict }] as const]))),
          verdicts: new Map(), answered: new Map(items.flatMap(({ id: of, why }) => (why === undefined ? [] : [[`marked ${of}`, 0] as const]))), coverage: await coverageSpans(library.db), now,
        })
        const withoutTimes = (story: Story) => JSON.parse(JSON.stringify(story, (key, value: unknown) => (key === 'answered' ? 0 : value))) as unknown
        expect(withoutTimes(kept)).toEqual(withoutTimes(told.story))
        expect(encounters.get(id) ?? []).toEqual(told.encounters)
      }
      await wipe(library)
      await folder.remove()
    }),
    { numRuns: 30 },
  )
}, 60_000)
