import { describe, expect, it } from 'vitest'
import { callShapes } from '../../../electron/main/callShapes'
import { cadenceWords, plainCadences } from '../../../renderer/core/cadenceWords'
import { closeLoop, metBefore, notLeftBehind, notProposed, wishTouch, wishTouchOf } from '../../../renderer/core/listEdits'

const bea = { id: 'x:@bea', name: 'Bea Ek' }

describe('answers to the lists', () => {
  it.each([
    [metBefore(bea), 'met before', 'accepted', 'You met Bea Ek before your records begin.'],
    [notProposed(bea, 'never met'), 'proposed never met', 'rejected', 'Bea Ek is not on the first screen any more.'],
    [closeLoop(bea, 'calendar:1', 'in touch'), 'loop calendar:1', 'accepted', 'You and Bea Ek have been in touch.'],
    [closeLoop(bea, 'calendar:1', 'left'), 'loop calendar:1', 'rejected', 'Left as it is: Bea Ek.'],
    [notLeftBehind(bea, 'x'), 'left behind x', 'rejected', 'Bea Ek was not left behind on X.'],
  ])('%#', (edit, statement, verdict, said) => {
    expect(edit.said).toBe(said)
    expect(edit.operations).toEqual([{ name: 'judgeStatement', version: 1, args: { about: 'x:@bea', statement, verdict } }])
    // Main takes them.
    expect(callShapes.append([edit.operations])).toEqual([edit.operations])
  })

  it('wish for touch with one, or with all who have a tag, and end it', () => {
    expect(wishTouch(bea, 61)).toMatchObject({ said: 'In touch with Bea Ek about every two months.', operations: [{ args: { about: ['x:@bea'], tag: '', days: 61 } }] })
    expect(wishTouchOf('choir', 365)).toMatchObject({ said: 'In touch with everybody tagged “choir” about once a year.', operations: [{ args: { about: [], tag: 'choir', days: 365 } }] })
    expect(wishTouch(bea, 0).said).toBe('No wish any more for Bea Ek.')
    expect(wishTouchOf('choir', 0).said).toBe('No wish any more for “choir”.')
    for (const { operations } of [wishTouch(bea, 61), wishTouchOf('choir', 0)]) expect(callShapes.append([operations])).toEqual([operations])
  })

  it.each([
    [1, 'about once a day'], [7, 'about once a week'], [10, 'about every ten days'], [14, 'about every two weeks'], [30, 'about once a month'], [45, 'about every 45 days'],
    [61, 'about every two months'], [91, 'about every three months'], [175, 'about every 25 weeks'], [182, 'about every six months'], [183, 'about every six months'], [365, 'about once a year'], [730, 'about every two years'],
  ])('%i days are said %j', (days, words) => expect(cadenceWords(days)).toBe(words))

  it('offer only what reads well', () => {
    expect(plainCadences.map(cadenceWords)).toEqual([
      'about every two weeks', 'about once a month', 'about every two months', 'about every three months', 'about every six months', 'about once a year',
    ])
  })
})
