import { describe, expect, it } from 'vitest'
import { circleWords, glyphStage, stageWords, type CircleFacts } from '../../../renderer/core/circleWords'
import { day } from '../../../renderer/core/dates'

const now = Date.UTC(2026, 10, 14, 12)
const nothing: CircleFacts = { stage: 0, path: 'unknown', turns: 0, openTurn: false, firstDirect: null, lastDirect: null, lastEncounter: null, closed: null }
const years = (number: number) => now - number * 366 * day
const full = { stage: 4, path: 'online first', turns: 1, closed: Date.UTC(2026, 7, 6), firstDirect: years(9), lastDirect: now, lastEncounter: Date.UTC(2026, 7, 1) } as const

describe('circleWords', () => {
  it.each<[string, Partial<CircleFacts>]>([
    ['Not placed yet', {}],
    ['Never met, ten years', { stage: 1, path: 'online first', firstDirect: years(10.2), lastDirect: now }],
    ['Never met, fourteen years', { stage: 1, path: 'online first', firstDirect: years(14.2), lastDirect: now }],
    ['Never met, a year', { stage: 1, path: 'online first', firstDirect: years(1.2), lastDirect: now }],
    ['Never met', { stage: 1, path: 'online first', firstDirect: years(0.5), lastDirect: now }],
    ['Never met', { stage: 1, path: 'online first', firstDirect: years(10), lastDirect: years(3) }],
    ['Met first, no word online', { stage: 1, path: 'met first', lastEncounter: years(3) }],
    ['Met, no word since', { stage: 2, path: 'online first', openTurn: true, lastEncounter: now - 11 * day }],
    ['Met, today', { stage: 2, path: 'online first', lastEncounter: now + 13 * 3_600_000 }],
    ['Met, 13 years ago', { stage: 2, path: 'online first', lastEncounter: years(13.2) }],
    ['Bridged', { stage: 3, path: 'online first' }],
    ['Bridged, no word since', { stage: 3, path: 'online first', openTurn: true }],
    ['Closed in August', full],
    ['1 turn', { ...full, closed: Date.UTC(2024, 3, 2) }],
    ['1 turn', { ...full, closed: Date.UTC(2025, 10, 2) }],
    ['Met first, closed in March', { ...full, path: 'met first', closed: Date.UTC(2026, 2, 3) }],
    ['Met first, 1 turn', { ...full, path: 'met first', closed: Date.UTC(2020, 2, 3) }],
    ['3 turns', { ...full, turns: 3 }],
    ['11 turns, one open', { ...full, turns: 11, openTurn: true }],
  ])('%s', (words, facts) => expect(circleWords({ ...nothing, ...facts }, now)).toBe(words))
})

it('draws the present turn', () => {
  expect(glyphStage({ stage: 4, openTurn: true })).toBe(2)
  expect(glyphStage({ stage: 4, openTurn: { id: 'm', at: 0 } })).toBe(2)
  expect(glyphStage({ stage: 4, openTurn: null })).toBe(4)
  expect(glyphStage({ stage: 3, openTurn: true })).toBe(3)
})

it('names stages', () => {
  expect(([0, 1, 2, 3, 4] as const).map((stage) => stageWords(stage, 'online first'))).toEqual(['Not placed', 'Never met', 'Met', 'Bridged', 'Full circle'])
  expect(stageWords(1, 'met first')).toBe('Met first')
})
