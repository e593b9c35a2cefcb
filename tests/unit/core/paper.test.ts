import { describe, expect, it } from 'vitest'
import type { TimelineItem, TimelineRow } from '../../../renderer/core/model'
import type { Link } from '../../../renderer/core/threads'
import { introductionGraph } from '../../../renderer/core/introductions/graph'
import { introductionsOf } from '../../../renderer/core/introductions/introductions'
import { type PaperChoice, paperIntroductions, paperParts, paperSelection, paperThreads, printedTurns, silenceIsKnown } from '../../../renderer/core/paper'

const item = (id: string, more: Partial<TimelineItem> = {}): TimelineItem => ({
  id, at: Date.UTC(2014, 5, 1), network: 'x', kind: 'reply', setting: 'public', direction: 'sent', who: ['x:@bea'], source: 'i1', sourceLine: 'x.zip', ...more,
})
const own = new Set(['x:@bea'])
const choice: PaperChoice = { privateMessages: false, thirdPeople: false, zone: 'Europe/Vienna' }
const ids = (items: readonly TimelineItem[], more: Partial<PaperChoice> = {}) => paperSelection(items, { ...choice, ...more }, own).items.map(({ id }) => id)

describe('what goes on paper', () => {
  const all = [
    item('reply'),
    item('secret', { setting: 'private', kind: 'message' }),
    item('group', { setting: 'private', kind: 'group-message', from: 'x:@tom', direction: 'received' }),
    item('old', { at: Date.UTC(2009, 0, 1) }),
    item('meeting', { network: 'calendar', setting: 'inPerson', kind: 'event', who: ['x:@bea', 'email:tom@lind.example'] }),
    item('undated', { at: null }),
    item('refused', { verdict: 'rejected' }),
  ]

  it('keeps private messages out until they are switched on', () => {
    expect(ids(all)).toEqual(['reply', 'old', 'meeting', 'undated'])
    expect(ids(all, { privateMessages: true })).toContain('secret')
  })

  it('prints a call that the owner logged: its words are theirs', () => {
    expect(ids([item('logged', { setting: 'private', kind: 'call', source: 'journal' }), item('called', { setting: 'private', kind: 'call' })])).toEqual(['logged'])
  })

  it('keeps the words of third people out until they are switched on, private messages or not', () => {
    expect(ids(all, { privateMessages: true })).not.toContain('group')
    expect(ids(all, { privateMessages: true, thirdPeople: true })).toContain('group')
  })

  it('names no third person where they are off', () => {
    const met = (thirdPeople: boolean) => paperSelection(all, { ...choice, thirdPeople }, own).items.find(({ id }) => id === 'meeting')!.who
    expect(met(false)).toEqual(['x:@bea'])
    expect(met(true)).toEqual(['x:@bea', 'email:tom@lind.example'])
  })

  it('takes years by the calendar of the zone, and a date without a time as written', () => {
    const late = [item('silvester', { at: Date.UTC(2013, 11, 31, 23, 30) }), item('dated', { at: Date.UTC(2013, 11, 31, 12), day: '2013-12-31' })]
    expect(ids(late, { fromYear: 2014, toYear: 2014 })).toEqual(['silvester'])
    expect(ids(late, { fromYear: 2013, toYear: 2013 })).toEqual(['dated'])
  })

  it('leaves undated items out of a range of years', () => expect(ids(all, { fromYear: 2000 })).not.toContain('undated'))
  it('takes chosen networks only', () => expect(ids(all, { networks: ['calendar'] })).toEqual(['meeting']))

  it('counts what stays out, each item once', () => {
    const { items, leftOut } = paperSelection(all, { ...choice, fromYear: 2010, networks: ['x'] }, own)
    expect(leftOut).toEqual({ years: 2, networks: 1, privateMessages: 2, groups: 0, setAside: 1 })
    expect(items.length + Object.values(leftOut).reduce((sum, n) => sum + n, 0)).toBe(all.length)
  })
})

describe('what is said of it', () => {
  const turn = (n: number) => ({ encounter: { id: `m${n}`, at: n }, direct: { id: `r${n}`, at: n + 1 } })

  it('names a turn only when its meeting and its word are both printed', () => {
    const turns = [turn(1), turn(2), turn(3)]
    expect(printedTurns(turns, new Set(['m1', 'm2', 'm3']), new Set(['r1', 'r3', 'm2'])).map(({ number }) => number)).toEqual([1, 3])
    expect(printedTurns(turns, new Set(['m2']), new Set(['r1', 'r2'])).map(({ number }) => number)).toEqual([2])
  })

  it('calls nothing silence where words were left out', () => {
    const messages = [item('reply'), item('secret', { setting: 'private', kind: 'message' })]
    expect(silenceIsKnown(paperSelection(messages, choice, own))).toBe(false)
    expect(silenceIsKnown(paperSelection(messages, { ...choice, privateMessages: true }, own))).toBe(true)
  })
})

describe('conversations on paper', () => {
  const post = item('post', { kind: 'post', who: [] })
  const comment = item('comment', { kind: 'comment', direction: 'received', from: 'x:@bea' })
  const third = item('third', { setting: 'public', kind: 'comment', direction: 'received', from: 'x:@tom', byOther: true })
  const secret = item('secret', { setting: 'private', kind: 'message' })
  const says = (to: TimelineItem): Link<TimelineItem> => ({ to, evidence: 'says so' })
  const printed = (links: ReadonlyMap<string, Link<TimelineItem>>, items: readonly TimelineItem[], more: Partial<PaperChoice> = {}, asides: readonly TimelineItem[] = []) => {
    const all = { ...choice, ...more }
    const found = paperThreads({ links, asides }, paperSelection(items, all, own), all, own)
    return [...[...found.links].map(([id, { to }]) => `${id} > ${to.id}`), ...found.asides.map(({ id }) => id)]
  }

  it('quote the owner and the person', () => {
    expect(printed(new Map([['comment', says(post)]]), [comment])).toEqual(['comment > post'])
    expect(printed(new Map([['comment', says(item('reply'))]]), [item('reply'), comment])).toEqual(['comment > reply'])
  })

  it('quote no third person and no private word that stays out', () => {
    expect(printed(new Map([['comment', says(third)]]), [third, comment])).toEqual([])
    expect(printed(new Map([['comment', says(third)]]), [third, comment], { thirdPeople: true })).toEqual(['comment > third'])
    expect(printed(new Map([['comment', says(secret)]]), [secret, comment])).toEqual([])
    expect(printed(new Map([['comment', says(secret)]]), [secret, comment], { privateMessages: true })).toEqual(['comment > secret'])
  })

  it('keep to the years and networks chosen, and name no third person', () => {
    const old = { ...post, at: Date.UTC(2009, 0, 1) }
    expect(printed(new Map([['comment', says(old)]]), [comment], { fromYear: 2010 })).toEqual([])
    expect(printed(new Map([['comment', says({ ...post, network: 'wordpress' })]]), [comment], { networks: ['x'] })).toEqual([])
    const toTom = item('to-tom', { who: ['x:@tom'] })
    const selection = paperSelection([comment], choice, own)
    expect(paperThreads({ links: new Map([['comment', says(toTom)]]), asides: [] }, selection, choice, own).links.get('comment')?.to.who).toEqual([])
  })

  it('print what the owner answered to nobody only under what it answers', () => {
    const aside = { ...item('aside', { kind: 'post', who: [] }), aside: true }
    expect(printed(new Map([['aside', says(comment)]]), [comment], {}, [aside])).toEqual(['aside > comment', 'aside'])
    expect(printed(new Map([['aside', says(secret)]]), [secret], {}, [aside])).toEqual([])
  })
})

describe('who brought whom, on paper', () => {
  const known = (id: string, since: string) => ({ id, name: id, handles: [id], firstDirect: Date.parse(`${since}T12:00:00Z`), firstEncounter: null, stage: 1 as const })
  const people = [known('bea', '2015-01-01'), known('tomas', '2010-01-01'), known('carl', '2016-01-01'), known('dora', '2016-01-01')]
  const accepted = introductionsOf({
    people,
    hints: [['bea', [{ id: 'met:1', kind: 'met', at: Date.UTC(2015, 6, 1), roughly: 'year', by: 'tomas' }]], ['carl', [{ id: 'monica:1', kind: 'record', at: Date.UTC(2016, 0, 1), by: 'bea' }]]],
    said: [{ by: '', people: ['bea', 'dora'], verdict: 'accepted', day: '2019-05-11', operation: 'a:1', at: 1 }, { by: 'bea', people: ['carl', 'dora'], verdict: 'accepted', operation: 'a:2', at: 2 }],
  }).accepted
  const graph = introductionGraph(accepted, new Map(people.map((each) => [each.id, each])))

  it('says who brought them, whom they brought, and to whom they were introduced', () => {
    expect(paperIntroductions(graph, 'bea', { thirdPeople: true, zone: 'UTC' }, new Set(['monica:1']))).toEqual([
      { by: 'tomas', whom: [{ people: ['bea'], year: 2015 }] },
      { by: 'bea', whom: [{ people: ['carl'], year: 2016 }, { people: ['carl', 'dora'], year: null }] },
      { by: '', whom: [{ people: ['dora'], year: 2019 }] },
    ])
  })

  it('leaves out what rests on words that are not printed, and all of it without third people', () => {
    expect(paperIntroductions(graph, 'bea', { thirdPeople: true, zone: 'UTC' }, new Set()).flatMap(({ whom }) => whom.map((one) => one.people.join(' ')))).toEqual(['bea', 'carl dora', 'dora'])
    expect(paperIntroductions(graph, 'bea', { thirdPeople: false, zone: 'UTC' }, new Set(['monica:1']))).toEqual([])
    expect(paperIntroductions(graph, 'zoe', { thirdPeople: true, zone: 'UTC' }, new Set())).toEqual([])
  })
})

describe('parts of a long document', () => {
  const rowsOf = (years: readonly (readonly [year: number, rows: number])[]) =>
    years.flatMap(([year, count]) => Array.from({ length: count }, (_, at) => ({ kind: at === 0 ? 'year' : 'item', id: `${year} ${at}`, year }) as TimelineRow))
  const lengths = (years: readonly (readonly [number, number])[]) => paperParts(rowsOf(years), 10).map(({ length }) => length)

  it('are whole years, as many as fit', () => expect(lengths([[2001, 4], [2002, 6], [2003, 1], [2004, 9]])).toEqual([10, 10]))
  it('are pieces of a year that is longer than a part', () => expect(lengths([[2001, 3], [2002, 23], [2003, 2]])).toEqual([3, 10, 10, 5]))
  it('are one where there is little or nothing', () => expect([lengths([[2001, 2], [2002, 3]]), lengths([])]).toEqual([[5], [0]]))
  it('hold every row, in order', () => {
    const rows = rowsOf([[2001, 7], [2002, 31], [2003, 1]])
    expect(paperParts(rows, 10).flat()).toEqual(rows)
  })
})
