import { describe, expect, it } from 'vitest'
import { hintsOf, type Hinting, type HintsInput } from '../../../../renderer/core/cues/hints'
import { meetingEvidence } from '../../../../renderer/core/meetingEvidence'

const thursday = Date.UTC(2024, 4, 9, 18, 30)
const noon = (day: string) => Date.parse(`${day}T12:00:00Z`)
const message = (text: string, more: Partial<Hinting> = {}): Hinting => ({ id: 'x:1', at: thursday, setting: 'private', kind: 'message', text, cue: true, ...more })
const hints = (items: readonly Hinting[], more: Partial<HintsInput> = {}) => hintsOf({ handles: ['x:id:20', 'x:@bea'], items, met: [], judgements: new Map(), ...more })

describe('words', () => {
  it('hint at a day, under an id of their own', () => {
    expect(hints([message('Great to meet you yesterday')])).toEqual([{
      id: 'cue:x:1', of: 'x:1', at: noon('2024-05-08'), day: '2024-05-08', setting: 'inPerson', kind: 'event', grade: 'candidate',
      within: { from: Date.UTC(2024, 4, 8), to: Date.UTC(2024, 4, 9) - 1 },
    }])
  })

  it('that name no day may be about the days before', () => {
    expect(hints([message('So glad we finally met')])).toMatchObject([{ day: '2024-05-09', loose: true, within: { from: Date.UTC(2024, 4, 7), to: Date.UTC(2024, 4, 10) - 1 } }])
  })

  it.each<[string, Partial<Hinting>]>([
    ['nobody marked as worth reading', { cue: false }], ['without a time', { at: null }], ['of a like', { setting: 'ambient' }], ['of an event', { setting: 'inPerson' }],
    ['by somebody else in a group they share', { byOther: true }],
    ['to a whole channel', { who: Array.from({ length: 9 }, (_, n) => `x:id:${n}`) }],
  ])('are not read %s', (_, more) => expect(hints([message('Great to meet you yesterday', more)])).toEqual([]))

  it.each<[string, Partial<Hinting>, boolean]>([
    ['coffee with @bea yesterday', {}, true],
    ['coffee with @tom yesterday', {}, false],
    ['coffee with @tom and @bea yesterday', {}, true],
    ['coffee with @tom yesterday', { setting: 'public', kind: 'mention' }, true],
    ['@bea coffee with @tom yesterday', { setting: 'public', kind: 'mention' }, false],
    ['coffee with @tom yesterday', { setting: 'public', kind: 'mention', who: ['x:id:20', 'x:id:21'] }, false],
    ['@tom @bea great to meet you both yesterday', { setting: 'public', kind: 'mention', who: ['x:id:20', 'x:id:21'] }, true],
  ])('%s %j: %s', (text, more, isHint) => expect(hints([message(text, more)])).toHaveLength(isHint ? 1 : 0))

  it('go with a message that is set aside, whatever was said of them', () => {
    const message_ = message('Great to meet you yesterday', { verdict: 'rejected' })
    expect(hints([message_])).toMatchObject([{ verdict: 'rejected' }])
    expect(hints([message_], { judgements: new Map([[`cue:${message_.id}`, { verdict: 'accepted' }]]) })).toMatchObject([{ verdict: 'rejected' }])
    expect(meetingEvidence({ handles: ['x:id:20'], items: [message_], met: [], judgements: new Map() })).toMatchObject({ hints: [] })
  })

  it('know screen names on Mastodon with their server and without', () => {
    const items = [message('lunch with @bea@host.example today', { id: 'm:1' }), message('lunch with @bea today', { id: 'm:2' }), message('lunch with @bea@other.example today', { id: 'm:3' })]
    expect(hints(items, { handles: ['mastodon:bea@host.example'] }).map(({ of }) => of)).toEqual(['m:1', 'm:2'])
  })
})

describe('tags', () => {
  const tag = (more: Partial<Hinting> = {}): Hinting => ({ id: 'fb:post:1', at: thursday, setting: 'public', kind: 'tag', text: 'What a view', ...more })

  it('hint at the day of the picture or one of the two before, with everybody tagged', () => {
    const place = { name: 'Uhrturm' }
    expect(hints([tag({ who: ['facebook:name:Bea Ek', 'facebook:name:Tom Lind'], place })])).toMatchObject([{
      id: 'cue:fb:post:1', day: '2024-05-09', grade: 'candidate', loose: true, place, who: ['facebook:name:Bea Ek', 'facebook:name:Tom Lind'],
    }])
  })

  it.each<[string, Partial<Hinting>]>([['without a time', { at: null }], ['with a whole class', { who: Array.from({ length: 21 }, (_, n) => `facebook:name:${n}`) }]])(
    'are none when %s', (_, more) => expect(hints([tag(more)])).toEqual([]))
})

describe('how they met', () => {
  const met = (date: { year?: number; month?: number; day?: number } | undefined, own: boolean, place?: string) =>
    hints([], { met: [{ entry: 'e1', own, value: { entry: 'met', words: 'At the fair', ...(date && { date }), ...(place !== undefined && { place }) } }] })

  it('is a meeting when the owner wrote down the whole date, and a hint when a source did', () => {
    expect(met({ year: 2012, month: 3, day: 4 }, true, 'Graz')).toMatchObject([{ id: 'cue:met:e1', day: '2012-03-04', at: noon('2012-03-04'), grade: 'confirmed', place: { name: 'Graz' } }])
    expect(met({ year: 2012, month: 3, day: 4 }, false)).toMatchObject([{ grade: 'candidate' }])
  })

  it.each([[undefined], [{ year: 2012 }], [{ year: 2012, month: 3 }], [{ month: 3, day: 4 }], [{ year: 2012, month: 2, day: 30 }]])('is none on %j', (date) => expect(met(date, true)).toEqual([]))
})

describe('what the owner says of a hint', () => {
  const item = message('So glad we finally met')
  const judged = (said: NonNullable<ReturnType<HintsInput['judgements']['get']>>) => hints([item], { judgements: new Map([['cue:x:1', said]]) })[0]

  it.each<[string, Parameters<typeof judged>[0], object]>([
    ['no', { verdict: 'rejected' }, { grade: 'candidate', verdict: 'rejected', day: '2024-05-09', loose: true }],
    ['yes', { verdict: 'accepted' }, { grade: 'confirmed', verdict: 'accepted', day: '2024-05-09', loose: true }],
    ['yes, on another day', { verdict: 'accepted', day: '2024-05-04' }, { grade: 'confirmed', day: '2024-05-04', at: noon('2024-05-04'), corrected: true }],
    ['yes, at that time', { verdict: 'accepted', day: '2024-05-04', at: noon('2024-05-04') + 7 }, { grade: 'confirmed', at: noon('2024-05-04') + 7, corrected: true }],
    ['yes, there', { verdict: 'accepted', place: { name: 'Graz' } }, { grade: 'confirmed', day: '2024-05-09', place: { name: 'Graz' }, loose: true }],
    ['yes, on no day at all', { verdict: 'accepted', day: 'soon' }, { grade: 'confirmed', day: '2024-05-09', loose: true }],
  ])('%s', (_, said, expected) => expect(judged(said)).toMatchObject(expected))

  it('gives a time and takes the date away', () => expect(judged({ verdict: 'accepted', at: 5 })).not.toHaveProperty('day'))

  it('is not said of the message', () => {
    expect(hints([item], { judgements: new Map([['x:1', { verdict: 'accepted' }]]) })).toMatchObject([{ grade: 'candidate' }])
  })
})
