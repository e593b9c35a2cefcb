/** Keeps a long run of work from blocking its process: when to report, when to let messages and timers through. */
export interface Pace {
  /** True at most five times a second. */
  reportDue(): boolean
  /** True when the process has been busy for 40 ms. */
  turnDue(): boolean
  turn(): Promise<void>
  /** Highest resident memory seen at the reports, MB. */
  peakRssMb(): number
}

export const rssMb = (): number => Math.round(process.memoryUsage.rss() / 1024 / 1024)

export function createPace(): Pace {
  let reported = performance.now()
  let turned = reported
  let peak = rssMb()
  return {
    reportDue() {
      const now = performance.now()
      if (now - reported < 200) return false
      reported = now
      peak = Math.max(peak, rssMb())
      return true
    },
    turnDue: () => performance.now() - turned >= 40,
    async turn() {
      await new Promise<void>((resolve) => setImmediate(resolve))
      turned = performance.now()
    },
    peakRssMb() {
      peak = Math.max(peak, rssMb())
      return peak
    },
  }
}
