import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, hour } from '../../../renderer/core/dates'
import { asksOf, keysOf, linksOf, type Linkable } from '../../../renderer/core/threads'

const start = Date.UTC(2019, 4, 1, 10)
const theirs = (id: string, more: Partial<Linkable> = {}): Linkable => ({ id, at: start, kind: 'comment', setting: 'public', direction: 'received', from: 'x:@bea', ...more })
const own = (id: string, more: Partial<Linkable> = {}): Linkable => ({ id, at: start, kind: 'post', setting: 'public', direction: 'sent', ...more })
const linked = (...items: Linkable[]) => [...linksOf(items)].map(([id, { to, evidence }]) => `${id} > ${to.id}: ${evidence}`).sort()

describe('what an item can be found by', () => {
  it('is its id and its own address, not that of the page it stands on', () => {
    expect(keysOf(own('wxr:1', { link: 'https://blog.example/a/' }))).toEqual(['wxr:1', 'blog.example/a'])
    expect(keysOf(own('x:tweet:1', { link: 'https://x.com/i/status/1' }))).toEqual(['x:tweet:1'])
    expect(keysOf(theirs('c', { link: 'https://blog.example/a/#comment-3' }))).toEqual(['c', 'blog.example/a#comment-3'])
    expect(keysOf(theirs('c', { link: 'https://blog.example/a/' }))).toEqual(['c'])
    expect(keysOf(theirs('c', { link: 'https://forum.example/comment/3', answers: ['https://forum.example/a'] }))).toEqual(['c', 'forum.example/comment/3'])
    expect(keysOf(theirs('m', { kind: 'message', link: 'https://x.com/messages/1-2' }))).toEqual(['m'])
  })

  it('is never what it asks for', () => {
    expect([...asksOf(own('x:tweet:1', { text: 'see https://twitter.com/ana/status/1', link: 'https://x.com/i/status/1' }))]).toEqual([])
    expect([...asksOf(theirs('m', { kind: 'message', link: 'https://x.com/messages/1-2' }))]).toEqual([])
    expect([...asksOf(theirs('c', { link: 'https://blog.example/a/#comment-3', answers: ['c2'] }))]).toEqual([['c2', 'says so'], ['blog.example/a', 'same address']])
  })
})

describe('links', () => {
  it('take what a source says before addresses, and addresses before quoted words', () => {
    const words = 'These words are long enough to be quoted.'
    const answer = theirs('b', { at: start + hour, text: `“${words}” https://blog.example/a/`, answers: ['x:tweet:1'] })
    const all = [own('x:tweet:1'), own('wxr:1', { link: 'https://blog.example/a' }), own('q', { text: words })]
    expect(linked(answer, ...all)).toEqual(['b > x:tweet:1: says so'])
    expect(linked(answer, ...all.slice(1))).toEqual(['b > wxr:1: same address'])
    expect(linked(answer, ...all.slice(2))).toEqual(['b > q: quotes these words'])
  })

  it('go both ways, and let nobody answer themselves by quoting', () => {
    const words = 'These words are long enough to be quoted.'
    expect(linked(theirs('a', { text: words }), own('b', { at: start + day, text: `> ${words}` }))).toEqual(['b > a: quotes these words'])
    expect(linked(own('a', { text: words }), own('b', { at: start + day, text: `> ${words}` }))).toEqual([])
  })

  it('let a like or a repost stand for the words it carries', () => {
    const like = own('x:like:7', { kind: 'reaction', setting: 'ambient', from: 'x:id:77', text: 'Guess what day it is', answers: ['x:tweet:7'] })
    const reply = own('x:tweet:8', { kind: 'reply', at: start + hour, answers: ['x:tweet:7'] })
    expect(linked(like, reply)).toEqual(['x:tweet:8 > x:like:7: says so'])
    expect(linked(like, reply, theirs('x:tweet:7', { kind: 'reply' }))).toEqual(['x:like:7 > x:tweet:7: says so', 'x:tweet:8 > x:tweet:7: says so'])
  })

  it('never go round', () => {
    expect(linked(own('a', { answers: ['b'] }), theirs('b', { answers: ['a'] }))).toHaveLength(1)
    expect(linked(own('a', { answers: ['a'] }))).toEqual([])
  })

  it('are the same whatever the order, at most one from each, and never a ring', () => {
    const id = fc.integer({ min: 1, max: 6 }).map((n) => `x:tweet:${n}`)
    const item = fc.tuple(id, fc.array(id, { maxLength: 2 }), fc.nat(20), fc.boolean(), fc.boolean()).map(([own_, answers, days, mine, quotes]): Linkable =>
      (mine ? own : theirs)(own_, { at: start + days * day, answers, text: quotes ? '“the same long words of everybody”' : 'The same long words of everybody' }))
    const items = fc.uniqueArray(item, { selector: (one) => one.id, maxLength: 6 })
    fc.assert(fc.property(items.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))), ([all, shuffled]) => {
      expect(linked(...all)).toEqual(linked(...shuffled))
      const links = linksOf(all)
      for (const { id: first } of all) {
        let at: string | undefined = first
        for (let steps = 0; at !== undefined; steps++) {
          expect(steps).toBeLessThanOrEqual(all.length)
          at = links.get(at)?.to.id
        }
      }
    }))
  })
})
