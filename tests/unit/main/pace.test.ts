import { describe, expect, it } from 'vitest'
import { Pace } from '../../../electron/main/pace'

describe('pace of a reading', () => {
  it('says nothing in the first second', () => {
    const pace = new Pace()
    expect(pace.add(0, 0, 1000, 0)).toEqual({ rate: 0, secondsLeft: null })
    expect(pace.add(500, 100, 1000, 10)).toEqual({ rate: 0, secondsLeft: null })
  })

  it('tells records a second and the time left', () => {
    const pace = new Pace()
    pace.add(0, 0, 1000, 0)
    expect(pace.add(2000, 200, 1000, 50)).toEqual({ rate: 25, secondsLeft: 8 })
  })

  it('forgets what is older than its window', () => {
    const pace = new Pace(5000)
    for (let second = 0; second <= 10; second += 1) pace.add(second * 1000, second * 10, 10_000, second)
    let last = { rate: 0, secondsLeft: null as number | null }
    for (let second = 11; second <= 20; second += 1) last = pace.add(second * 1000, 100 + (second - 10) * 900, 10_000, 10 + (second - 10) * 100)
    expect(last).toEqual({ rate: 100, secondsLeft: 1 })
  })

  it('does not promise an end while nothing moves', () => {
    const pace = new Pace()
    pace.add(0, 500, 1000, 7)
    expect(pace.add(3000, 500, 1000, 7)).toEqual({ rate: 0, secondsLeft: null })
  })

  it('has no time left when all is read', () => {
    const pace = new Pace()
    pace.add(0, 0, 1000, 0)
    expect(pace.add(2000, 1001, 1000, 10).secondsLeft).toBe(0)
  })
})
