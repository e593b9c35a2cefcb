import { describe, expect, it } from 'vitest'
import { introductionsAt } from '../../../../renderer/core/introductions/atEncounter'
import { introductionsOf } from '../../../../renderer/core/introductions/introductions'
import type { IntroductionHint, IntroductionSaid } from '../../../../renderer/core/introductions/model'
import type { Encounter } from '../../../../renderer/core/model'
import { at, hint, person, said } from './making'

const people = [person('kim', '2010-01-01'), person('bea', '2020-05-10'), person('tom', '2020-05-10'), person('ann', '2012-01-01')]
const dinner: Encounter = { id: 'dinner', at: Date.parse('2020-05-10T18:00Z'), until: Date.parse('2020-05-10T21:00Z'), grade: 'strong', evidence: ['dinner', 'cue:dm', 'meeting:1'] }
const here = (hints: readonly (readonly [string, readonly IntroductionHint[]])[], words: readonly IntroductionSaid[] = [], there = ['bea', 'kim']) =>
  introductionsAt(introductionsOf({ people, hints, said: words }), dinner, new Set(there)).map(({ id, grade }) => [id.replace('\n', ' > ').replace('\n', ' + '), grade])

describe('introduced at a meeting', () => {
  it.each<[string, Partial<IntroductionHint> & { readonly id: string }, string | undefined]>([
    ['was whoever came with somebody known', { id: 'dinner', at: dinner.at, kind: 'there', among: ['kim'] }, 'candidate'],
    ['is what was written down of it', { id: 'meeting:1', at: at('2020-05-10'), kind: 'logged', by: 'kim' }, 'candidate'],
    ['is what a message says that hints at it', { id: 'dm', at: at('2020-05-12'), kind: 'said', by: 'kim' }, 'candidate'],
    ['is what a source has of that day', { id: 'x:9', at: at('2020-05-10'), kind: 'record', by: 'kim' }, 'confirmed'],
    ['is what was written of how they met, with that day', { id: 'met:e', at: at('2020-05-10'), kind: 'met', by: 'kim' }, 'confirmed'],
    ['is not what was said a week later', { id: 'x:9', at: at('2020-05-17'), kind: 'record', by: 'kim' }, undefined],
    ['is not what is known by its month', { id: 'met:e', at: at('2020-05-10'), roughly: 'month', kind: 'met', by: 'kim' }, undefined],
    ['is nobody by somebody who was elsewhere', { id: 'x:9', at: at('2020-05-10'), kind: 'record', by: 'ann' }, undefined],
  ])('%s', (_, { id, ...more }, grade) => {
    expect(here([['bea', [hint(id, more)]]])).toEqual(grade === undefined ? [] : [[`${more.by ?? 'kim'} > bea`, grade]])
  })

  it('are two to each other, and what the owner says of that day', () => {
    const word = (by: string, whom: readonly string[], day: string): IntroductionSaid => ({ ...said(by, whom), day })
    expect(here([], [word('', ['bea', 'kim'], '2020-05-10')])).toEqual([[' > bea + kim', 'confirmed']])
    expect(here([], [word('', ['bea', 'tom'], '2020-05-10')])).toEqual([])
    expect(here([], [word('kim', ['bea'], '2020-05-10'), word('kim', ['tom'], '2020-05-10')], ['bea', 'kim', 'tom'])).toHaveLength(2)
    expect(here([], [word('kim', ['bea'], '2020-05-14')])).toEqual([])
  })

  it('is not what was put aside', () => {
    const hints = [['bea', [hint('x:9', { at: at('2020-05-10'), kind: 'record', by: 'kim' })]]] as const
    expect(here(hints, [said('kim', ['bea'], 'rejected')])).toEqual([])
  })
})
