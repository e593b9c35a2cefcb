import { describe, expect, it } from 'vitest'
import type { TimelineItem } from '../../../renderer/core/model'
import { partsBySource, partsOf, splitGroups, type PersonPart } from '../../../renderer/core/parts'

const handles = ['x:id:7', 'email:bea@example.org', 'x:@bea']
const item = (id: string, who: readonly string[], date: string | null, more: Partial<TimelineItem> = {}): TimelineItem => ({
  id, at: date === null ? null : Date.parse(date), network: 'x', kind: 'reply', setting: 'public', direction: 'sent', who, source: 'import-1', sourceLine: '', ...more,
})
const imports = new Map([['import-1', { source: 'x', file: 'twitter.zip' }], ['import-2', { source: 'icalendar', file: 'calendar.ics' }]])
const parts = (items: readonly TimelineItem[], more: Partial<Parameters<typeof partsOf>[0]> = {}) =>
  new Map(partsOf({ handles, items, encounters: [], facts: [], imports, ...more }).map((part) => [part.handle, part]))

describe('what each handle brought', () => {
  it('counts its items from the first to the last, and those without a time as well', () => {
    const found = parts([item('a', ['x:id:7'], '2013-02-01'), item('b', ['x:id:7', 'x:@tom'], '2019-02-01'), item('c', ['x:id:7'], null), item('d', ['x:@bea'], '2015-01-01')])
    expect(found.get('x:id:7')).toMatchObject({ items: 3, from: Date.parse('2013-02-01'), to: Date.parse('2019-02-01'), sources: [{ source: 'x', file: 'twitter.zip' }] })
    expect(found.get('x:@bea')).toMatchObject({ items: 1 })
    expect(found.get('email:bea@example.org')).toEqual({ handle: 'email:bea@example.org', names: [], sources: [], items: 0, from: null, to: null, meetings: 0 })
  })

  it('the author of what stands in a group has a part in it, words of others none', () => {
    const found = parts([item('a', ['x:@tom'], '2013-02-01', { from: 'x:@bea' }), item('b', ['x:id:7'], '2013-02-02', { from: 'x:@tom', byOther: true })])
    expect(found.get('x:@bea')!.items).toBe(1)
    expect(found.get('x:id:7')!.items).toBe(0)
  })

  it('counts encounters by the handles that were there, hints apart', () => {
    const items = [item('a', ['email:bea@example.org'], '2013-02-01', { source: 'import-2' }), item('b', ['x:@bea'], '2013-02-01'), item('c', ['x:@bea'], '2014-02-01', { source: 'journal' })]
    const encounter = (grade: 'strong' | 'candidate', ...evidence: string[]) => ({ id: evidence[0]!, at: 0, until: 0, grade, evidence })
    const found = parts(items, { encounters: [encounter('strong', 'a', 'b'), encounter('strong', 'c'), encounter('candidate', 'b')] })
    expect(found.get('email:bea@example.org')).toMatchObject({ meetings: 1, sources: [{ source: 'icalendar', file: 'calendar.ics' }] })
    expect(found.get('x:@bea')).toMatchObject({ meetings: 2, sources: [{ source: 'x', file: 'twitter.zip' }, { source: 'you' }] })
  })

  it('knows who states it and under which names, each once', () => {
    const fact = (name: string | undefined, ...stated: string[]) => ({ source: 'vcard', file: 'contacts.vcf', handles: stated, ...(name === undefined ? {} : { name }) })
    const found = parts([], { facts: [fact('Bea Ek', 'x:@bea', 'email:bea@example.org'), fact('Bea Ek', 'x:@bea'), fact('Beatrix Ek', 'x:@bea'), fact(undefined, 'x:id:9')] })
    expect(found.get('x:@bea')).toMatchObject({ names: ['Bea Ek', 'Beatrix Ek'], sources: [{ source: 'vcard', file: 'contacts.vcf' }] })
    expect([...found.keys()]).toEqual(handles)
  })
})

describe('taking apart', () => {
  it('the chosen ones and the rest, in the order they had; somebody has to be on both sides', () => {
    expect(splitGroups(handles, new Set(['x:@bea', 'x:id:7']))).toEqual([['x:id:7', 'x:@bea'], ['email:bea@example.org']])
    expect(splitGroups(handles, new Set())).toBeUndefined()
    expect(splitGroups(handles, new Set(handles))).toBeUndefined()
    expect(splitGroups(handles, new Set(['x:@somebody-else']))).toBeUndefined()
  })

  it('by source: what each archive knows', () => {
    const part = (handle: string, ...files: string[]): PersonPart => ({ handle, names: [], sources: files.map((file) => ({ source: 'x', file })), items: 0, from: null, to: null, meetings: 0 })
    expect(partsBySource([part('x:id:7', '2014.zip'), part('x:@bea', '2014.zip', '2020.zip'), part('email:bea@example.org')])).toEqual([
      { source: 'x', file: '2014.zip', key: 'x\n2014.zip', handles: ['x:id:7', 'x:@bea'] },
      { source: 'x', file: '2020.zip', key: 'x\n2020.zip', handles: ['x:@bea'] },
    ])
  })
})
