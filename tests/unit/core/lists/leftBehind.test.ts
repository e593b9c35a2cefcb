import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../../../../renderer/core/dates'
import { leftBehind } from '../../../../renderer/core/lists/leftBehind'
import type { CoverageSpan, Proof } from '../../../../renderer/core/model'
import { statements } from '../../../../renderer/core/statements'
import { covered, known, somebody, start, tale, touches, type One } from './invented'

/** X ends on day 1000. */
const x = covered('x', -1000, 1000)
const behind = (one: One, coverage: readonly CoverageSpan[] = [x], days = 3000) =>
  leftBehind({ ...known(one), coverage, now: start + days * day }).map(({ network, after }) => [network, after])
const on = (...networks: string[]): string[] => networks.map((network) => `${network}:id:7`)
const bea = (more: Parameters<typeof tale>[1] = {}, networks = on('x')): One => [somebody('bea', { handles: networks }), tale('bea', more)]
const lastTouch = (last: Proof | null) => ({ silence: { state: 'few' as const, last, covered: 0, median: null, rekindled: [] } })

describe('left behind', () => {
  it.each<[string, One, readonly CoverageSpan[], number, readonly (readonly [string, string])[]]>([
    ['where nothing covers the year after', bea(), [x], 3000, [['x', 'unknown']]],
    ['where another network of theirs covers it', bea({}, on('x', 'mail')), [x, covered('mail', 0, 1366)], 3000, [['x', 'silent']]],
    ['where it covers not all of it', bea({}, on('x', 'mail')), [x, covered('mail', 0, 1364)], 3000, [['x', 'unknown']]],
    ['where it begins too late', bea({}, on('x', 'mail')), [x, covered('mail', 1010, 3000)], 3000, [['x', 'unknown']]],
    ['where a network covers it on which they are not known', bea(), [x, covered('mail', 0, 3000)], 3000, [['x', 'unknown']]],
    ['where a network covers it on which they spoke', bea({ networks: [touches('mail', 3, 0, 20), touches('x', 6, 0, 80)] }), [x, covered('mail', 0, 3000)], 3000, [['x', 'silent']]],
    ['where a calendar covers it', bea(), [x, covered('calendar', 0, 3000, { setting: 'inPerson' })], 3000, [['x', 'unknown']]],
    ['not before the year is over', bea(), [x], 1364, []],
    ['once it is', bea(), [x], 1366, [['x', 'unknown']]],
    ['not while an archive goes on', bea(), [x, covered('x', 900, 2999)], 3000, []],
    ['not while one of another kind goes on', bea(), [x, covered('x', 900, 2999, { setting: 'public' })], 3000, []],
    ['not on what no archive covers', bea({ networks: [touches('journal', 6, 0, 80)] }), [x], 3000, []],
    ['not who was heard of after it', bea(lastTouch({ id: 'm', at: start + 1001 * day })), [x], 3000, []],
    ['who was heard of on the last day', bea(lastTouch({ id: 'm', at: start + 1000 * day })), [x], 3000, [['x', 'unknown']]],
    ['not without a touch', bea({ networks: [], ...lastTouch(null) }), [x], 3000, []],
    ['not as the owner says', bea({ verdicts: { [statements.leftBehind('x')]: 'rejected' } }), [x], 3000, []],
    ['as the owner says', bea({ verdicts: { [statements.leftBehind('x')]: 'accepted' } }), [x], 3000, [['x', 'unknown']]],
    ['on each of two', bea({ networks: [touches('facebook', 2, 0, 20), touches('x', 6, 0, 15)] }), [x, covered('facebook', -10, 30)], 3000, [['facebook', 'silent'], ['x', 'unknown']]],
    ['not on what only calendars cover', bea({ networks: [touches('calendar', 6, 0, 80)] }), [covered('calendar', 0, 100, { setting: 'inPerson' })], 3000, []],
    ['nobody in the trash', [somebody('bea', { deleted: true }), tale('bea')], [x], 3000, []],
  ])('%s', (_, one, coverage, days, expected) => expect(behind(one, coverage, days)).toEqual(expected))

  it('ends with the same day a year later, leap year or not', () => {
    const ended = Date.UTC(2023, 1, 28)
    const span = { ...x, to: ended }
    const at = (now: number) => leftBehind({ ...known(bea()), coverage: [span], now }).length
    expect([at(Date.UTC(2024, 1, 28) - 1), at(Date.UTC(2024, 1, 28))]).toEqual([0, 1])
  })

  it('names the touches there and when it ended, by network and the latest touch', () => {
    const one = (id: string, last: number): One => [somebody(id, { handles: on('x') }), tale(id, { networks: [touches('x', 4, 3, last)] })]
    const coverage = [x, covered('facebook', -10, 100)]
    const all = [one('a', 50), one('c', 60), one('b', 60), [somebody('d'), tale('d', { networks: [touches('facebook', 2, 1, 9)] })]] as const
    const found = leftBehind({ ...known(...all), coverage, now: start + 3000 * day })
    expect(leftBehind({ ...known(...[...all].reverse()), coverage, now: start + 3000 * day })).toEqual(found)
    expect(found.map(({ person, network }) => `${person.id} ${network}`)).toEqual(['d facebook', 'b x', 'c x', 'a x'])
    expect(found.at(-1)).toEqual({
      person: somebody('a', { handles: on('x') }), network: 'x', direct: 4, first: { id: 'x 3', at: start + 3 * day }, last: { id: 'x 50', at: start + 50 * day }, ended: start + 1000 * day, after: 'unknown',
    })
  })

  it('asks of each what covers their networks', () => {
    const coverage = [x, covered('mail', 0, 3000)]
    const all = [bea({}, on('x')), [somebody('cem', { handles: on('x', 'mail') }), tale('cem')] as const, [somebody('dag', { handles: on('xmail', 'x') }), tale('dag')] as const]
    for (const people of [all, [...all].reverse()]) {
      const found = leftBehind({ ...known(...people), coverage, now: start + 3000 * day })
      expect(found.map(({ person, after }) => `${person.id} ${after}`)).toEqual(['bea unknown', 'cem silent', 'dag unknown'])
    }
  })

  it('is never called silent where nothing covers the year', () => {
    const span = fc.tuple(fc.constantFrom('x', 'mail', 'facebook'), fc.integer({ min: -500, max: 2000 }), fc.nat(2000)).map(([network, from, length]) => covered(network, from, from + length))
    fc.assert(fc.property(fc.array(span, { maxLength: 6 }), fc.nat(4000), (coverage, days) => {
      const input = { ...known(bea({}, on('x', 'mail'))), now: start + days * day }
      for (const { network, ended, after } of leftBehind({ ...input, coverage })) {
        expect(network).toBe('x')
        expect(ended + 365 * day).toBeLessThanOrEqual(input.now)
        const elsewhere = coverage.filter((each) => each.network === 'mail')
        if (after === 'silent') expect(elsewhere.some(({ from, to }) => from <= ended + day && to > ended)).toBe(true)
      }
      expect(leftBehind({ ...input, coverage: [...coverage].reverse() })).toEqual(leftBehind({ ...input, coverage }))
    }))
  })
})
