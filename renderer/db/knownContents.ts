/**
 * What other imports say in one stream: by natural id, the newest one's content as a hash. The owner's own words lie in one stream, hundreds
 * of thousands of them, so this is a table of numbers: 18 bytes for each place instead of 150. An id is known by 53 bits of its
 * hash; two ids that share them would be counted wrong, and nothing would be lost.
 */
import { hash53 } from '../core/hashes'

export class KnownContents {
  private ids = new Float64Array(32)
  private contents = new Float64Array(32)
  private ranks = new Uint16Array(32)
  private used = 0

  /** Of several, the one with the highest rank stays. */
  add(id: string, content: string, rank: number): void {
    if (2 * this.used >= this.ids.length) this.grow()
    const key = keyOf(id)
    const at = this.place(key)
    if (this.ids[at] === 0) this.used++
    else if (this.ranks[at]! >= rank) return
    this.ids[at] = key
    this.contents[at] = hash53(content)
    this.ranks[at] = rank
  }

  /** How the content of an id stands to the newest one known; undefined when nobody else has it. */
  get(id: string): { readonly rank: number; isSame(content: string): boolean } | undefined {
    const at = this.place(keyOf(id))
    return this.ids[at] === 0 ? undefined : { rank: this.ranks[at]!, isSame: (content) => this.contents[at] === hash53(content) }
  }

  /** Where a key stands, or may stand. */
  private place(key: number): number {
    const mask = this.ids.length - 1
    let at = (key % 2 ** 32) & mask
    while (this.ids[at] !== 0 && this.ids[at] !== key) at = (at + 1) & mask
    return at
  }

  private grow(): void {
    const { ids, contents, ranks } = this
    this.ids = new Float64Array(2 * ids.length)
    this.contents = new Float64Array(2 * ids.length)
    this.ranks = new Uint16Array(2 * ids.length)
    for (let from = 0; from < ids.length; from++) {
      if (ids[from] === 0) continue
      const at = this.place(ids[from]!)
      this.ids[at] = ids[from]!
      this.contents[at] = contents[from]!
      this.ranks[at] = ranks[from]!
    }
  }
}

/** Zero stands for an empty place. */
const keyOf = (id: string): number => hash53(id) || 1
