import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { circleOf } from '../../../renderer/core/cycles'
import { day, hour } from '../../../renderer/core/dates'
import { encountersOf } from '../../../renderer/core/encounters'
import type { CoverageSpan, TimelineItem, TimelineRow } from '../../../renderer/core/model'
import type { Link } from '../../../renderer/core/threads'
import { TimelineFolding, timelineRows, yearInPersonWords, yearOnlineWords } from '../../../renderer/core/timeline'

const start = Date.UTC(2012, 1, 23, 18)
const now = Date.UTC(2016, 0, 1)
const item = (id: string, at: number | null, more: Partial<TimelineItem> = {}): TimelineItem => ({
  id, at, network: 'x', kind: 'message', setting: 'private', direction: 'received', who: ['x:id:7'], source: 'i1', sourceLine: 'x.zip', ...more,
})
const meeting = (id: string, at: number | null, more: Partial<TimelineItem> = {}) =>
  item(id, at, { network: 'calendar', kind: 'event', setting: 'inPerson', direction: 'mutual', grade: 'strong', ...more })
const span = (setting: CoverageSpan['setting'], from: number, to: number): CoverageSpan => ({ network: 'x', account: 'x:id:1', setting, from, to, directions: ['sent'] })
const always = [span('private', Date.UTC(2000, 0), now), span('inPerson', Date.UTC(2000, 0), now)]

function rowsOf(items: readonly TimelineItem[], { coverage = always, order = 'oldest', zone = 'UTC' }: { coverage?: CoverageSpan[]; order?: 'oldest' | 'newest'; zone?: string } = {}) {
  const encounters = encountersOf(items, now)
  return timelineRows(items, { encounters, circle: circleOf({ touches: items, encounters, coverage, now }), coverage, order, zone })
}
const ids = (rows: readonly TimelineRow[]) => rows.map(({ id }) => id)
const threadOf = (rows: readonly TimelineRow[]) => rows.filter(({ kind }) => kind === 'item' || kind === 'fold').map(({ id, from, side }) => `${id} ${from}>${side}`)

const first = item('a', start - 290 * day)
const lisbon = meeting('m', start, { title: 'Cartocamp', place: { name: 'Lisbon' } })
const again = item('r', start + 9 * day)

describe('the thread', () => {
  it('crosses to a meeting and back to the words after it', () => {
    expect(threadOf(rowsOf([first, lisbon, again]))).toEqual(['item:a on>on', 'meet:m on>off', 'item:r off>on'])
    expect(threadOf(rowsOf([first, lisbon, again], { order: 'newest' }))).toEqual(['item:r on>on', 'meet:m on>off', 'item:a off>on'])
  })

  it('begins where the first row is', () => {
    expect(threadOf(rowsOf([lisbon, again]))).toEqual(['meet:m off>off', 'item:r off>on'])
  })

  it('does not cross for a hint, nor for what is planned', () => {
    const rows = rowsOf([first, meeting('hint', start, { grade: 'candidate' }), again, meeting('planned', now + day)])
    expect(threadOf(rows)).toEqual(['item:a on>on', 'meet:hint on>off', 'item:r on>on', 'item:planned on>off'])
    expect(rows.find(({ id }) => id === 'meet:hint')?.grade).toBe('candidate')
    expect(rows.find(({ id }) => id === 'item:planned')).toMatchObject({ grade: 'candidate', words: 'Planned' })
  })

  it('stays where it is for a bridge', () => {
    const bridge = item('b', start + day, { setting: 'bridge', kind: 'introduction' })
    expect(threadOf(rowsOf([first, lisbon, bridge, again]))).toEqual(['item:a on>on', 'meet:m on>off', 'item:b off>both', 'item:r off>on'])
  })

  it('is not moved by years and remarks', () => {
    const rows = rowsOf([first, meeting('m', start), item('b', start + 400 * day)])
    expect(rows.map(({ kind, from, side }) => `${kind} ${from}>${side}`)).toEqual(
      ['year on>on', 'item on>on', 'quiet on>on', 'year on>on', 'item on>off', 'quiet off>off', 'year off>off', 'item off>on'])
  })
})

describe('rows', () => {
  it('show one encounter once, with all its evidence', () => {
    const rows = rowsOf([first, lisbon, meeting('check-in', start + hour, { kind: 'check-in', place: { name: 'Lisbon' } })])
    expect(rows.at(-1)).toMatchObject({ id: 'meet:m', side: 'off', grade: 'strong', encounter: { evidence: ['m', 'check-in'] }, items: [{ id: 'm' }, { id: 'check-in' }] })
  })

  it('say which turn a touch closes, how long after and after where', () => {
    expect(rowsOf([first, lisbon, again]).at(-1)?.closes).toEqual({ turn: 1, days: 9, place: 'Lisbon' })
  })

  it('count days from the date where it has no time', () => {
    const dated = meeting('m', Date.UTC(2012, 1, 23, 12), { day: '2012-02-23', kind: 'meeting' })
    const next = item('r', Date.UTC(2012, 1, 25, 3))
    expect(rowsOf([first, dated, next]).at(-1)?.closes?.days).toBe(2)
    expect(rowsOf([first, dated, next], { zone: 'America/Lima' }).at(-1)?.closes?.days).toBe(1)
  })

  it('leave out what was set aside and put what has no date at the end', () => {
    const items = [first, meeting('no', start, { verdict: 'rejected' }), item('undated', null), meeting('somewhen', null)]
    expect(ids(rowsOf(items)).slice(-3)).toEqual(['year:none', 'item:somewhen', 'item:undated'])
    expect(ids(rowsOf(items, { order: 'newest' })).slice(-3)).toEqual(['year:none', 'item:somewhen', 'item:undated'])
    expect(ids(rowsOf(items))).not.toContain('item:no')
  })

  it('begin each year with what it holds', () => {
    const hint = meeting('hint', start + 60 * day, { grade: 'candidate' })
    const like = item('like', start + day, { setting: 'ambient', kind: 'reaction' })
    const years = rowsOf([first, lisbon, again, hint, like]).filter(({ kind }) => kind === 'year')
    expect(years.map(({ year, count, words }) => [year, count, words])).toEqual([
      [2011, { on: 1, off: 0, perhaps: 0 }, 'one post or message, no meeting'], [2012, { on: 1, off: 2, perhaps: 1 }, 'one post or message, two meetings, one of them perhaps'],
    ])
    expect(yearOnlineWords({ on: 214 })).toBe('214 posts and messages')
    expect(yearOnlineWords({ on: 0 })).toBe('nothing written')
    expect(yearInPersonWords({ off: 1, perhaps: 1 })).toBe('one meeting, perhaps')
  })

  it('keep what the owner wrote down apart from touches: a note counts nowhere and folds with nothing', () => {
    const written = { network: 'journal', source: 'journal' }
    const around = [1, 2, 3, 4].map((hours) => item(`near${hours}`, start + 40 * day + hours * hour))
    const note = item('note', start + 40 * day + 2.5 * hour, { ...written, kind: 'note', setting: 'ambient', direction: 'sent' })
    const rows = rowsOf([first, note, ...around])
    expect(rows.find(({ id }) => id === 'item:note')).toMatchObject({ kind: 'item', side: 'on' })
    expect(rows.filter(({ kind }) => kind === 'year').map(({ count }) => count?.on)).toEqual([1, 4])
    const call = item('call', start + 100 * day, { ...written, kind: 'call', setting: 'private', direction: 'mutual' })
    expect(rowsOf([first, call]).at(-1)).toMatchObject({ id: 'item:call', side: 'on' })
    expect(rowsOf([first, call]).filter(({ kind }) => kind === 'year').map(({ count }) => count?.on)).toEqual([1, 1])
  })

  it('begin a year where it began for the reader', () => {
    const late = item('a', Date.UTC(2013, 0, 1, 2))
    expect(rowsOf([late], { zone: 'America/Lima' })[0]).toMatchObject({ kind: 'year', year: 2012 })
    expect(rowsOf([{ ...late, at: Date.UTC(2013, 0, 1, 12), day: '2013-01-01' }], { zone: 'Pacific/Kiritimati' })[0]).toMatchObject({ year: 2013 })
  })
})

describe('bursts', () => {
  const burst = (count: number, gap: number) => Array.from({ length: count }, (_, index) => item(`b${index}`, start + 40 * day + index * gap))
  const kinds = (items: readonly TimelineItem[]) => rowsOf([first, ...items]).filter(({ kind }) => kind !== 'year' && kind !== 'quiet').map(({ kind, items: all }) => `${kind} ${all.length}`)

  it.each<[string, TimelineItem[], string[]]>([
    ['four within 14 days', burst(4, (14 * day) / 3), ['item 1', 'fold 4']],
    ['four within a little more', burst(4, (14 * day) / 3 + 1), ['item 1', 'item 1', 'item 1', 'item 1', 'item 1']],
    ['three', burst(3, hour), ['item 1', 'item 1', 'item 1', 'item 1']],
    ['forty over weeks, in folds of 14 days', burst(40, day), ['item 1', 'fold 15', 'fold 15', 'fold 10']],
    ['not across a meeting', [...burst(6, day), meeting('m', start + 42.5 * day)], ['item 1', 'item 1', 'item 1', 'item 1', 'item 1', 'item 1', 'item 1', 'item 1']],
    ['not a marked one', burst(5, hour).map((each, index) => (index === 2 ? { ...each, why: 'It mattered.' } : each)), ['item 1', 'item 1', 'item 1', 'item 1', 'item 1', 'item 1']],
    ['not across the new year', Array.from({ length: 6 }, (_, index) => item(`b${index}`, Date.UTC(2012, 11, 29, 12) + index * day)), ['item 1', 'item 1', 'item 1', 'item 1', 'item 1', 'item 1', 'item 1']],
  ])('%s', (_, items, expected) => expect(kinds(items)).toEqual(expected))

  it('keep the first word and the one that closes apart', () => {
    const rows = rowsOf([first, item('a2', first.at! + 1), item('a3', first.at! + 2), item('a4', first.at! + 3), item('a5', first.at! + 4), lisbon, again, ...burst(4, hour)])
    expect(ids(rows).filter((id) => !/^(?:year|quiet)/.test(id))).toEqual(['item:a', 'fold:item:a2', 'meet:m', 'item:r', 'fold:item:b0'])
  })

  it('stand at their last line, and fold the same either way', () => {
    const items = [first, ...burst(20, day)]
    const folds = (order: 'oldest' | 'newest') => rowsOf(items, { order }).filter(({ kind }) => kind === 'fold')
    expect(folds('oldest')[0]).toMatchObject({ at: start + 54 * day, items: { length: 15 } })
    expect(folds('newest').map(({ id, items: all }) => [id, all.length])).toEqual(folds('oldest').map(({ id, items: all }) => [id, all.length]).reverse())
  })

  it('of meetings count as so many', () => {
    const rows = rowsOf([first, lisbon, ...[1, 2, 3, 4].map((index) => meeting(`m${index}`, start + index * 2 * day))])
    expect(rows.at(-1)).toMatchObject({ kind: 'fold', side: 'off', items: { length: 4 } })
    expect(rows.find(({ id }) => id === 'year:2012')?.count).toEqual({ on: 0, off: 5, perhaps: 0 })
  })
})

describe('what is not known', () => {
  it('is said in words at its first row, and the guide is hatched', () => {
    const coverage = [span('private', start - 300 * day, now), span('inPerson', start - 22 * day, start + 20 * day)]
    const rows = rowsOf([first, lisbon, again, item('z', start + 100 * day)], { coverage })
    const cover = rows.filter(({ kind }) => kind === 'cover')
    expect(cover.map(({ lane, words, covered }) => [lane, words, covered])).toEqual([
      ['off', 'Nothing covers this side before 1 February 2012.', { on: true, off: false }], ['off', 'Nothing covers this side after 14 March 2012.', { on: true, off: false }],
    ])
    expect(rows.filter(({ kind }) => kind === 'item').map(({ covered }) => covered.off)).toEqual([false, true, true, false])
  })

  it('names a hole from when to when', () => {
    const coverage = [span('private', start - 300 * day, start), span('private', start + 60 * day, now), always[1]!]
    const rows = rowsOf([first, again, item('z', start + 100 * day)], { coverage })
    expect(rows.find(({ kind }) => kind === 'cover')).toMatchObject({ lane: 'on', words: 'Nothing covers this side from 23 Feb to 23 April 2012.' })
  })

  it('is a whole side when no source speaks of it', () => {
    const rows = rowsOf([first, again], { coverage: [always[0]!] })
    expect(rows.filter(({ kind }) => kind === 'cover').map(({ lane, words }) => [lane, words])).toEqual([['off', 'No source covers this side.']])
  })
})

describe('quiet', () => {
  const quiet = (items: readonly TimelineItem[], coverage = always, order: 'oldest' | 'newest' = 'oldest') => rowsOf(items, { coverage, order }).filter(({ kind }) => kind === 'quiet').map(({ words }) => words)

  it('is said of 90 days and more', () => {
    expect(quiet([first, item('b', first.at! + 90 * day)])).toEqual(['Quiet for two months, in the middle of what is covered.'])
    expect(quiet([first, item('b', first.at! + 90 * day - 1)])).toEqual([])
  })

  it('is broken by a meeting, not by a like or a hint', () => {
    const items = [first, item('b', first.at! + 130 * day)]
    expect(quiet([...items, meeting('m', first.at! + 60 * day)])).toEqual([])
    expect(quiet([...items, meeting('m', first.at! + 60 * day, { grade: 'candidate' }), item('like', first.at! + 70 * day, { setting: 'ambient' })])).toHaveLength(1)
  })

  it('is never said of time that is not covered', () => {
    expect(quiet([first, item('b', first.at! + 200 * day)], [span('private', first.at!, first.at! + 199 * day), always[1]!])).toEqual([])
  })

  it('stands between the two in either order', () => {
    for (const order of ['oldest', 'newest'] as const) {
      const rows = ids(rowsOf([first, item('b', first.at! + 200 * day)], { order })).filter((id) => !id.startsWith('year'))
      expect(rows[1]).toMatch(/^quiet/)
    }
  })
})

describe('any timeline', () => {
  const any = fc.record({ id: fc.nat(200).map(String), at: fc.option(fc.integer({ min: 0, max: 900 }).map((days) => start + days * day), { freq: 12 }), shape: fc.nat(5) }).map(({ id, at, shape }) =>
    shape === 0 ? meeting(id, at) : shape === 1 ? meeting(id, at, { grade: 'candidate' }) : shape === 2 ? item(id, at, { setting: 'ambient' }) : shape === 3 ? item(id, at, { setting: 'bridge', kind: 'introduction' }) : item(id, at))
  const list = fc.uniqueArray(any, { selector: ({ id }) => id, maxLength: 40 })
  const order = fc.constantFrom('oldest' as const, 'newest' as const)

  it('is the same whatever order the items come in', () => {
    fc.assert(fc.property(list, order, (items, shown) => {
      expect(rowsOf([...items].reverse(), { order: shown })).toEqual(rowsOf(items, { order: shown }))
    }))
  })

  it('shows every item once and hangs together', () => {
    fc.assert(fc.property(list, order, (items, shown) => {
      const rows = rowsOf(items, { order: shown })
      expect(rows.flatMap((row) => row.items.map(({ id }) => id)).sort()).toEqual(items.map(({ id }) => id).sort())
      expect(new Set(ids(rows)).size).toBe(rows.length)
      let side = rows[0]?.from
      for (const row of rows) {
        expect(row.from).toBe(side)
        if ((row.kind === 'item' || row.kind === 'fold') && row.side !== 'both' && row.grade !== 'candidate') side = row.side
      }
      const times = rows.flatMap(({ kind, at }) => (at === null || kind === 'year' ? [] : [at]))
      expect([...times].sort((a, b) => (shown === 'oldest' ? a - b : b - a))).toEqual(times)
    }))
  })
})

it('draws 50,000 items in a moment', () => {
  const items = Array.from({ length: 50_000 }, (_, index) => (index % 500 === 0 ? meeting(`${index}`, start + index * hour) : item(`${index}`, start + index * hour)))
  expect(rowsOf(items, { zone: 'Europe/Vienna' }).length).toBeGreaterThan(100)
}, 30_000)

describe('conversations', () => {
  const post = item('post', start - day, { kind: 'post', setting: 'public', direction: 'sent', who: [] })
  const comment = (id: string, at: number, more: Partial<TimelineItem> = {}) => item(id, at, { kind: 'comment', setting: 'public', ...more })
  const linkTo = (...pairs: readonly (readonly [string, TimelineItem])[]) => new Map(pairs.map(([id, to]): [string, Link<TimelineItem>] => [id, { to, evidence: 'says so' }]))
  const shown = (items: readonly TimelineItem[], links: ReadonlyMap<string, Link<TimelineItem>>, order: 'oldest' | 'newest' = 'oldest') => {
    const encounters = encountersOf(items, now)
    const circle = circleOf({ touches: items.filter(({ aside }) => !aside), encounters, coverage: always, now })
    return timelineRows(items, { encounters, circle, coverage: always, order, zone: 'UTC', links })
  }
  const lines = (rows: readonly TimelineRow[]) => rows.filter(({ kind }) => kind === 'item').map(({ items: [one], thread }) => {
    const its = thread?.get(one!.id)
    return `${its?.joined ? '+' : ''}${one!.id}${its?.above ? ` > ${its.above.to.id}` : ''}`
  })
  const first_ = comment('a', start)
  const other = comment('b', start + hour)
  const answer = comment('c', start + 2 * day, { direction: 'sent' })

  it('stand together under what they answer, whatever was said meanwhile', () => {
    const links = linkTo(['a', post], ['c', first_])
    expect(lines(shown([first_, other, answer], links))).toEqual(['a > post', '+c', 'b'])
    expect(lines(shown([first_, other, answer], links, 'newest'))).toEqual(['a > post', '+c', 'b'])
    expect(lines(shown([first_, other, answer], new Map()))).toEqual(['a', 'b', 'c'])
  })

  it('show what they answer once, above the first', () => {
    const links = linkTo(['a', post], ['b', post], ['c', first_])
    expect(lines(shown([first_, other, answer], links))).toEqual(['a > post', '+b', '+c > a'])
  })

  it('are joined by what no archive holds, too', () => {
    const two = [first_, other, answer].map((one) => (one === other ? one : { ...one, answers: ['https://page.example/a'] }))
    expect(lines(shown(two, new Map()))).toEqual(['a', '+c', 'b'])
  })

  it('keep their own place after a meeting, in another year, after a fortnight, and when they close a turn', () => {
    const late = comment('d', start + 20 * day)
    expect(lines(shown([first_, late], linkTo(['d', first_])))).toEqual(['a', 'd'])
    expect(lines(shown([first_, other, late], linkTo(['d', first_])))).toEqual(['a', 'b', 'd > a'])
    expect(lines(shown([first_, meeting('m', start + day), answer], linkTo(['c', first_])))).toEqual(['a', 'm', 'c > a'])
    const silvester = comment('y', Date.UTC(2012, 11, 31, 23))
    expect(lines(shown([silvester, comment('z', Date.UTC(2013, 0, 1, 1))], linkTo(['z', silvester])))).toEqual(['y', 'z'])
  })

  it('leave private messages in the order they were written', () => {
    const said = item('a', start)
    expect(lines(shown([said, item('b', start + hour), item('c', start + 2 * hour)], linkTo(['c', said])))).toEqual(['a', 'b', 'c > a'])
  })

  it('count no word of the owner’s to nobody', () => {
    const aside = { ...answer, kind: 'post', aside: true } as const
    const rows = shown([first_, aside], linkTo(['c', first_]))
    expect(lines(rows)).toEqual(['a', '+c'])
    expect(rows.find(({ kind }) => kind === 'year')?.count?.on).toBe(1)
  })

  it('count as one touch of a burst', () => {
    const three = [other, comment('d', start + 2 * hour), comment('e', start + 3 * hour)]
    const folds = (items: readonly TimelineItem[], links: ReadonlyMap<string, Link<TimelineItem>>) => shown([item('early', start - 290 * day), ...items], links).filter(({ kind }) => kind === 'fold').map(({ items: all }) => all.map(({ id }) => id))
    expect(folds([first_, answer, ...three], linkTo(['c', first_]))).toEqual([['a', 'c', 'b', 'd', 'e']])
    expect(folds([first_, answer, ...three.slice(1)], linkTo(['c', first_]))).toEqual([])
  })

  it('fold as any burst does when they are long, and hold every item once', () => {
    const many = Array.from({ length: 9 }, (_, n) => comment(`n${n}`, start + n * hour, n % 2 ? { direction: 'sent' } : {}))
    const rows = shown([first, ...many], linkTo(...many.slice(1).map((one, n) => [one.id, many[n]!] as const)))
    expect(rows.filter(({ kind }) => kind === 'fold').map(({ items, thread }) => [items.length, [...(thread ?? [])].length])).toEqual([[9, 8]])

    const kinds = fc.constantFrom<Partial<TimelineItem>>({ setting: 'public', kind: 'comment' }, { setting: 'public', kind: 'comment', direction: 'sent' }, {}, { setting: 'inPerson', kind: 'event', direction: 'mutual', grade: 'strong' }, { setting: 'ambient', kind: 'reaction' })
    const history = fc.array(fc.tuple(fc.nat(60), kinds, fc.option(fc.nat(12))), { maxLength: 14 })
    fc.assert(fc.property(history, fc.constantFrom<'oldest' | 'newest'>('oldest', 'newest'), (all, order) => {
      const items = all.map(([days, more], n) => item(`i${n}`, start + days * day + n, more))
      const links = linkTo(...all.flatMap(([, , to], n) => (to === null || to === n || !items[to] ? [] : [[`i${n}`, items[to]] as const])))
      const rows = shown(items, links, order)
      expect(rows.flatMap((row) => row.items.map(({ id }) => id)).sort()).toEqual(items.map(({ id }) => id).sort())
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
      const meetings = rows.filter(({ side, kind }) => side === 'off' && kind === 'item').map(({ at }) => at!)
      expect(meetings).toEqual([...meetings].sort((a, b) => (order === 'oldest' ? a - b : b - a)))
    }))
  })
})

describe('a timeline that changes', () => {
  const kinds = fc.constantFrom<Partial<TimelineItem>>(
    {}, { direction: 'sent' }, { setting: 'public', kind: 'comment' }, { setting: 'inPerson', kind: 'event', direction: 'mutual', grade: 'strong' }, { setting: 'inPerson', kind: 'event', direction: 'mutual', grade: 'candidate' },
    { setting: 'ambient', kind: 'reaction' }, { day: '2013-01-01' }, { why: 'because' }, { verdict: 'rejected' })
  const made = fc.array(fc.record({ hours: fc.nat(24 * 800), more: kinds, to: fc.option(fc.nat(40)), undated: fc.boolean() }), { maxLength: 40 })
  const changes = fc.array(fc.record({ at: fc.nat(40), more: fc.constantFrom<Partial<TimelineItem>>({ why: 'kept' }, { verdict: 'rejected' }, { text: 'other' }), how: fc.constantFrom('say', 'drop', 'unlink', 'add') }), { maxLength: 4 })
  const zones = fc.constantFrom('UTC', 'Europe/Vienna', 'Pacific/Kiritimati', 'America/Los_Angeles')

  it('is folded anew only where it changed, and stands as if it had been folded at once', () => {
    fc.assert(fc.property(made, changes, zones, fc.constantFrom<'oldest' | 'newest'>('oldest', 'newest'), (all, edits, zone, order) => {
      const folding = new TimelineFolding()
      const check = (items: readonly TimelineItem[], links: ReadonlyMap<string, Link<TimelineItem>>) => {
        const encounters = encountersOf(items, now)
        const options = { encounters, circle: circleOf({ touches: items, encounters, coverage: always, now }), coverage: always, order, zone, links }
        const work = folding.rows(items, options)
        let step = work.next()
        while (!step.done) step = work.next()
        expect(step.value).toEqual(timelineRows(items, options))
        return step.value
      }
      let items = all.map(({ hours, more, undated }, n) => item(`i${n}`, undated && n % 7 === 0 ? null : more.day ? Date.UTC(2013, 0, 1, 12) : start + hours * hour, more))
      const pairs = all.flatMap(({ to }, n): (readonly [string, Link<TimelineItem>])[] => (to === null || to === n || !items[to] ? [] : [[`i${n}`, { to: items[to]!, evidence: 'says so' }]]))
      let links: ReadonlyMap<string, Link<TimelineItem>> = new Map(pairs)
      const rows = check(items, links)
      const years = rows.filter(({ kind }) => kind === 'year').map(({ year }) => year!)
      expect(new Set(years).size).toBe(years.length)
      for (const { at, more, how } of edits) {
        if (how === 'say') items = items.map((one, n) => (n === at ? { ...one, ...more } : one))
        else if (how === 'drop') items = items.filter((_, n) => n !== at)
        else if (how === 'unlink') links = new Map([...links].filter((_, n) => n !== at))
        else items = [...items, item(`new${at}${items.length}`, start + at * 20 * day)]
        check(items, links)
      }
    }))
  })
})
