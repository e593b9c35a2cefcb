import { describe, expect, it } from 'vitest'
import { attachPicture, confirmMeeting, rejectMeeting } from '../../../renderer/core/encounterEdits'
import { encounterPage, spanOf } from '../../../renderer/core/encounterPage'
import { encountersOf } from '../../../renderer/core/encounters'
import type { Encounter, TimelineItem } from '../../../renderer/core/model'

const at = (text: string) => Date.parse(text)
const now = at('2026-01-01')
const item = (id: string, time: string, more: Partial<TimelineItem> = {}): TimelineItem => ({
  id, at: at(time), network: 'x', kind: 'message', setting: 'private', direction: 'received', who: ['x:id:7'], source: 'i1', sourceLine: 'x.zip', text: id, ...more,
})
const met = (id: string, time: string, more: Partial<TimelineItem> = {}): TimelineItem => item(id, time, { kind: 'event', setting: 'inPerson', direction: 'mutual', grade: 'strong', event: id, title: id, ...more })
const pageOf = (items: readonly TimelineItem[], id: string, hints: readonly TimelineItem[] = []) =>
  encounterPage({ items, hints, encounters: encountersOf([...items, ...hints], now) }, id, now)
const ids = (items: readonly { readonly id: string }[]) => items.map((one) => one.id)

const lunch = met('lunch', '2020-05-10T12:00Z', { until: at('2020-05-10T14:00Z') })
const timeline = [
  item('long before', '2020-05-03T11:00Z'), item('week before', '2020-05-03T13:00Z'), item('ambient', '2020-05-09T10:00Z', { setting: 'ambient', kind: 'reaction' }), item('in a group', '2020-05-09T11:00Z', { byOther: true }),
  lunch, item('at the table', '2020-05-10T13:00Z'), item('week after', '2020-05-17T13:00Z'), item('later', '2020-05-17T15:00Z'),
  item('note', '2020-05-10T20:00Z', { kind: 'note', setting: 'ambient', source: 'journal' }), item('brought', '2020-05-11T09:00Z', { kind: 'introduction', setting: 'bridge' }),
]

describe('the page of one meeting', () => {
  it('tells what was said in the week before, and until a week after its end', () => {
    const page = pageOf(timeline, 'lunch')!
    expect(ids(page.before)).toEqual(['week before'])
    expect(ids(page.after)).toEqual(['at the table', 'week after'])
    expect([ids(page.notes), ids(page.introductions), ids(page.evidence), page.number, page.setAside]).toEqual([['note'], ['brought'], ['lunch'], 1, false])
    expect(pageOf(timeline, 'week after')).toBeUndefined()
  })

  it('knows a date alone as the whole day', () => {
    const dated = { at: at('2020-05-10T12:00Z'), until: at('2020-05-10T12:00Z'), day: '2020-05-10' }
    expect(spanOf(dated)).toEqual({ from: at('2020-05-10T00:00Z'), to: at('2020-05-11T00:00Z') - 1 })
    expect(spanOf({ at: 5, until: 3 })).toEqual({ from: 5, to: 5 })
  })

  it('is found by any record of it, and numbered among the others; hints are no number', () => {
    const items = [met('first', '2019-01-01T10:00Z'), met('perhaps', '2019-06-01T10:00Z', { grade: 'candidate' }), met('also', '2020-05-10T13:00Z', { event: 'another', at: at('2020-05-10T13:00Z') }), lunch, met('last', '2021-01-01T10:00Z')]
    const page = pageOf(items, 'also')!
    expect([page.number, page.previous?.id, page.next?.id]).toEqual([2, 'first', 'last'])
    expect([pageOf(items, 'perhaps')!.number, pageOf(items, 'perhaps')!.next?.id]).toEqual([0, 'lunch'])
  })

  it('still tells of one that was set aside, and of a record set aside among others', () => {
    const aside = pageOf([{ ...lunch, verdict: 'rejected' }, item('week before', '2020-05-03T13:00Z')], 'lunch')!
    expect([aside.setAside, aside.number, ids(aside.evidence), ids(aside.before)]).toEqual([true, 0, ['lunch'], ['week before']])
    const among = pageOf([lunch, met('mistake', '2020-05-10T13:00Z', { verdict: 'rejected', event: 'mistake' })], 'lunch')!
    expect([among.setAside, ids(among.evidence)]).toEqual([false, ['lunch', 'mistake']])
  })

  it('is marked at a record of it, and where words alone hint at it, at the message', () => {
    const message = item('m', '2020-05-11T08:00Z', { why: 'She wrote.' })
    const hint = met('cue:m', '2020-05-10T12:00Z', { grade: 'candidate' })
    const page = pageOf([message], 'cue:m', [hint])!
    expect([page.markable?.id, page.moment?.why, ids(page.evidence), ids(page.after)]).toEqual(['m', 'She wrote.', ['cue:m'], ['m']])
  })
})

describe('what the owner says of a meeting', () => {
  const bea = { id: 'x:id:7', name: 'Bea Ek' }
  const two: Pick<Encounter, 'evidence'> = { evidence: ['lunch', 'cue:m'] }

  it('is said of every record of it, in one act', () => {
    expect(confirmMeeting(bea, two)).toMatchObject({ said: 'You met Bea Ek.', operations: [{ name: 'judgeEvidence', args: { item: 'lunch', verdict: 'accepted' } }, { args: { about: 'x:id:7', item: 'cue:m' } }] })
    expect(confirmMeeting(bea, two, { day: '2020-05-09', place: { name: 'the mill' } }).said).toBe('You met Bea Ek on 9 May 2020 at the mill.')
    expect(confirmMeeting(bea, two, { day: '2020-05-09' }).operations.map(({ args }) => args)).toEqual([{ about: 'x:id:7', item: 'lunch', verdict: 'accepted', day: '2020-05-09' }, { about: 'x:id:7', item: 'cue:m', verdict: 'accepted', day: '2020-05-09' }])
    expect(rejectMeeting(bea, two).operations.map(({ args }) => args)).toEqual(['lunch', 'cue:m'].map((item) => ({ about: 'x:id:7', item, verdict: 'rejected' })))
  })

  it('keeps a picture once, and takes it off wherever it hangs', () => {
    const photo = 'f'.repeat(64)
    expect(attachPicture(bea, two, photo, true).operations).toHaveLength(1)
    expect(attachPicture(bea, two, photo, false).operations).toHaveLength(2)
  })
})
