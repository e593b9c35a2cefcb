/** Who wrote which message of one chat: twelve bytes each, so that replies can be told apart in a chat of millions. */
export class MessageAuthors {
  private ids = new Float64Array(1024)
  private authors = new Int32Array(1024)
  private used = 0
  private readonly numbers = new Map<string, number>()
  private readonly users: string[] = []

  add(id: number, author: string): void {
    // Numbers rise within a chat; what does not is not found again.
    if (this.used > 0 && id <= this.ids[this.used - 1]!) return
    if (this.used === most) this.forget()
    if (this.used === this.ids.length) this.grow()
    let number = this.numbers.get(author)
    if (number === undefined) this.numbers.set(author, (number = this.users.push(author) - 1))
    this.ids[this.used] = id
    this.authors[this.used++] = number
  }

  of(id: number): string | undefined {
    let low = 0
    let high = this.used
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.ids[middle]! < id) low = middle + 1
      else high = middle
    }
    return low < this.used && this.ids[low] === id ? this.users[this.authors[low]!] : undefined
  }

  /** Replies are to what is near: of a very long chat the older half is given up. */
  private forget(): void {
    const half = this.used >> 1
    this.ids.copyWithin(0, half, this.used)
    this.authors.copyWithin(0, half, this.used)
    this.used -= half
  }

  private grow(): void {
    const [ids, authors] = [new Float64Array(this.used * 2), new Int32Array(this.used * 2)]
    ids.set(this.ids)
    authors.set(this.authors)
    this.ids = ids
    this.authors = authors
  }
}

const most = 2 ** 21
