import { Failed } from '../contract/result'

/** A hybrid logical clock: goes with the computer's clock, never back, and never behind a time it has seen elsewhere. */
export interface Clock {
  /** The next reading; sorts as text after every reading taken or seen before. */
  next(): string
  /** Takes note of a reading from another journal. Answers false for what is no reading. */
  see(reading: string): boolean
}

/** A reading: UTC ms (13 digits), counter (base 36, 4 digits), device. */
const form = /^(\d{13})-([0-9a-z]{4})-[A-Za-z0-9-]{1,64}$/
const counterEnd = 36 ** 4
/** Readings past the year 2255 are damage, not a computer whose date is wrong: following one would use up the 13 digits. */
const timeEnd = 9 * 10 ** 12

export function createClock(device: string, now: () => number = Date.now): Clock {
  let time = 0
  let counter = -1

  return {
    next() {
      const wall = Math.trunc(now())
      if (wall > time) {
        time = wall
        counter = 0
      } else if (++counter === counterEnd) {
        time++
        counter = 0
      }
      if (time >= timeEnd) throw new Failed('failed', 'The clock of this computer shows an impossible date.')
      return `${String(time).padStart(13, '0')}-${counter.toString(36).padStart(4, '0')}-${device}`
    },

    see(reading) {
      const parts = form.exec(reading)
      if (!parts) return false
      const seenTime = Number(parts[1])
      if (seenTime >= timeEnd) return false
      const seenCounter = Number.parseInt(parts[2]!, 36)
      if (seenTime > time || (seenTime === time && seenCounter > counter)) {
        time = seenTime
        counter = seenCounter
      }
      return true
    },
  }
}
