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
