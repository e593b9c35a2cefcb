/** First and last of the times seen, UTC ms. */
export class Span {
  first = Infinity
  last = -Infinity

  add(at: number): void {
    if (at < this.first) this.first = at
    if (at > this.last) this.last = at
  }

  get empty(): boolean {
    return this.first > this.last
  }
}

/** The last time that any of them saw; undefined when none saw one. */
export function newestOf(...spans: readonly Span[]): number | undefined {
  const newest = Math.max(...spans.map(({ last }) => last))
  return Number.isFinite(newest) ? newest : undefined
}
