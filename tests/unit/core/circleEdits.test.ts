import { expect, it } from 'vitest'
import { drifted } from '../../../renderer/core/circleEdits'

const bea = { id: 'x:id:7', name: 'Bea Ek' }

it('says whether two have drifted since a touch', () => {
  const operation = (verdict: string) => [{ name: 'judgeStatement', version: 1, args: { about: 'x:id:7', statement: 'drift x:tweet:12', verdict } }]
  expect(drifted(bea, 'x:tweet:12', false)).toEqual({ said: 'You and Bea Ek have not lost touch.', words: 'the answer', operations: operation('rejected') })
  expect(drifted(bea, 'x:tweet:12', true)).toEqual({ said: 'You and Bea Ek have lost touch.', words: 'the answer', operations: operation('accepted') })
})
