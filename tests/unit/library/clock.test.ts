import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createClock } from '../../../electron/library/clock'

const laptop = 'laptop'

describe('clock', () => {
  it('writes time, counter and device', () => {
    expect(createClock(laptop, () => 1_762_128_000_000).next()).toBe('1762128000000-0000-laptop')
    expect(createClock(laptop, () => 5).next()).toBe('0000000000005-0000-laptop')
  })

  it('sorts as text in the order of reading, whatever the computer\'s clock does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4_000_000_000_000 }), { minLength: 2 }), (times) => {
        let at = 0
        const clock = createClock(laptop, () => times[at++]!)
        const readings = times.map(() => clock.next())
        expect([...readings].sort()).toEqual(readings)
        expect(new Set(readings).size).toBe(readings.length)
      }),
      { numRuns: 1000 },
    )
  })

  it('goes on after every reading it has seen elsewhere', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 4_000_000_000_000 }), fc.integer({ min: 0, max: 36 ** 4 - 1 }))), (seen) => {
        const clock = createClock(laptop, () => 1_762_128_000_000)
        for (const [time, counter] of seen) {
          const reading = `${String(time).padStart(13, '0')}-${counter.toString(36).padStart(4, '0')}-zebra`
          expect(clock.see(reading)).toBe(true)
          expect(clock.next() > reading).toBe(true)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('does not run out of counts within one millisecond', () => {
    const clock = createClock(laptop, () => 1_000)
    clock.see('0000000001000-zzzz-other')
    expect(clock.next()).toBe('0000000001001-0000-laptop')
  })

  it('does not follow what is no reading, nor one that would use up its digits', () => {
    const clock = createClock(laptop, () => 1_000)
    for (const text of ['', '1000-0000-a', '9999999999999-0000-other', '0000000002000-0000-', '0000000002000-ZZZZ-a']) expect(clock.see(text)).toBe(false)
    expect(clock.next()).toBe('0000000001000-0000-laptop')
  })
})
