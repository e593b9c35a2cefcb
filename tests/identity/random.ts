/** Chance that is the same every time. */
export class Chance {
  constructor(private state: number) {}

  /** 0 to 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }

  /** 0 to below `n`. */
  below(n: number): number {
    return Math.floor(this.next() * n)
  }

  is(share: number): boolean {
    return this.next() < share
  }

  of<T>(all: readonly T[]): T {
    return all[this.below(all.length)]!
  }

  /** The first ones far more often than the last. */
  common<T>(all: readonly T[]): T {
    return all[Math.floor(all.length * this.next() ** 1.7)]!
  }

  weighed<T extends string>(shares: Readonly<Record<T, number>>): T {
    const entries = Object.entries(shares) as [T, number][]
    let left = this.next() * entries.reduce((sum, [, share]) => sum + share, 0)
    for (const [key, share] of entries) if ((left -= share) < 0) return key
    return entries.at(-1)![0]
  }

  digits(n: number): string {
    return Array.from({ length: n }, () => this.below(10)).join('')
  }
}
