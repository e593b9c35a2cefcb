import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coveredSpans, coverageFor, isCovered, uncoveredGaps } from '../../../renderer/core/coverage'
import { day } from '../../../renderer/core/dates'
import type { CoverageSpan } from '../../../renderer/core/model'

const span = (from: number, to: number, more: Partial<CoverageSpan> = {}): CoverageSpan => ({ network: 'x', account: 'x:id:1', setting: 'public', from: from * day, to: to * day, directions: ['sent'], ...more })
const calendar = span(0, 100, { network: 'calendar', setting: 'inPerson' })

describe('isCovered', () => {
  it.each<[string, CoverageSpan[], boolean]>([
    ['by one span', [span(0, 20)], true],
    ['to the last day', [span(0, 10)], true],
    ['by two that meet', [span(0, 5), span(5, 10)], true],
    ['by two that are less than a day apart', [span(0, 5), span(5.9, 10)], true],
    ['not across a hole', [span(0, 5), span(6.1, 10)], false],
    ['not by the other side', [calendar], false],
    ['by private words', [span(0, 20, { setting: 'private' })], true],
    ['not by nothing', [], false],
    ['not by a span turned round', [span(20, 0)], false],
  ])('%s', (_, spans, covered) => expect(isCovered(spans, 'on', 5 * day, 10 * day)).toBe(covered))
})

it('names what is not covered', () => {
  expect(uncoveredGaps([span(2, 4), span(6, 8)], 'on', 0, 10 * day)).toEqual([{ from: 0, to: 2 * day }, { from: 4 * day, to: 6 * day }, { from: 8 * day, to: 10 * day }])
  expect(uncoveredGaps([span(-5, 20)], 'on', 0, 10 * day)).toEqual([])
})

it('splits any time into covered and not', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.nat(60), fc.nat(9)).map(([from, length]) => span(from, from + length))), fc.integer({ min: 0, max: 60 }), (spans, time) => {
    const at = time * day + day / 2
    const inGap = uncoveredGaps(spans, 'on', 0, 100 * day).some(({ from, to }) => from < at && at < to)
    expect(isCovered(spans, 'on', at, at)).toBe(!inGap)
    expect(coveredSpans([...spans].reverse(), 'on')).toEqual(coveredSpans(spans, 'on'))
  }))
})

it('asks only the sources that could hold something of a person', () => {
  expect(coverageFor([span(0, 1), span(0, 1, { network: 'linkedin' }), calendar], ['x', 'email'])).toEqual([span(0, 1), calendar])
})
