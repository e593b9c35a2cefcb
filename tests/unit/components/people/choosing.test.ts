import { describe, expect, it } from 'vitest'
import { allOrNone, moved, nobody, stretched, toggled } from '../../../../renderer/components/people/choosing'

const order = ['a', 'b', 'c', 'd', 'e']
const list = ({ chosen }: typeof nobody) => [...chosen].sort()

describe('choosing people', () => {
  it('takes one in and out', () => {
    const one = toggled(nobody, 'b')
    expect(list(one)).toEqual(['b'])
    expect(list(toggled(one, 'd'))).toEqual(['b', 'd'])
    expect(list(toggled(one, 'b'))).toEqual([])
  })

  it('stretches from where it began, and back', () => {
    const down = stretched(stretched(nobody, order, 'b', 'c'), order, 'c', 'd')
    expect(list(down)).toEqual(['b', 'c', 'd'])
    const back = stretched(down, order, 'd', 'c')
    expect(list(back)).toEqual(['b', 'c'])
    expect(list(stretched(back, order, 'c', 'a'))).toEqual(['a', 'b'])
  })

  it('stretches beside what was chosen before', () => {
    const before = moved(toggled(nobody, 'e'))
    expect(list(stretched(before, order, 'a', 'b'))).toEqual(['a', 'b', 'e'])
    expect(list(stretched(toggled(nobody, 'b'), order, 'b', 'd'))).toEqual(['b', 'c', 'd'])
  })

  it('begins anew when the one it began with is no longer listed', () => {
    const before = toggled(nobody, 'z')
    expect(list(stretched(before, order, 'c', 'd'))).toEqual(['c', 'd', 'z'])
  })

  it('chooses all and nobody, and leaves who is not listed alone', () => {
    const other = toggled(nobody, 'z')
    const all = allOrNone(other, order)
    expect(list(all)).toEqual([...order, 'z'])
    expect(list(allOrNone(all, order))).toEqual(['z'])
    expect(list(allOrNone(toggled(nobody, 'c'), order))).toEqual(order)
  })
})
