import { idHandle, type Handle } from '../../contract/handles'

/** Who wrote which message of one chat: sixteen bytes each, so that replies can be told apart in a chat of millions, by whole crowds. */
export class MessageAuthors {
  private ids = new Float64Array(1024)
  /** Numbers of accounts; below zero the place of a handle that has none. */
  private authors = new Float64Array(1024)
  private used = 0
  private readonly places = new Map<Handle, number>()
  private readonly unnumbered: Handle[] = []

  /** `most`: of a longer chat the older half is given up. */
  constructor(private readonly most = 2 ** 20) {}

  add(id: number, author: Handle): void {
    // Numbers rise within a chat; what does not is not found again.
    if (this.used > 0 && id <= this.ids[this.used - 1]!) return
    if (this.used === this.most) this.forget()
    if (this.used === this.ids.length) this.grow()
    this.ids[this.used] = id
    this.authors[this.used++] = this.numberOf(author)
  }

  of(id: number): Handle | undefined {
    let low = 0
    let high = this.used
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.ids[middle]! < id) low = middle + 1
      else high = middle
    }
    if (low >= this.used || this.ids[low] !== id) return undefined
    const author = this.authors[low]!
    return author < 0 ? this.unnumbered[-author - 1] : idHandle('telegram', String(author))
  }

  private numberOf(author: Handle): number {
    const number = author.startsWith(numbered) ? Number(author.slice(numbered.length)) : NaN
    if (Number.isSafeInteger(number) && idHandle('telegram', String(number)) === author) return number
    let place = this.places.get(author)
    if (place === undefined) this.places.set(author, (place = this.unnumbered.push(author)))
    return -place
  }

  /** Replies are to what is near. */
  private forget(): void {
    const half = this.used >> 1
    this.ids.copyWithin(0, half, this.used)
    this.authors.copyWithin(0, half, this.used)
    this.used -= half
  }

  private grow(): void {
    const larger = (old: Float64Array) => {
      const grown = new Float64Array(old.length * 2)
      grown.set(old)
      return grown
    }
    this.ids = larger(this.ids)
    this.authors = larger(this.authors)
  }
}

const numbered = idHandle('telegram', '')
