import { PackedTexts, roomFor, TextNumbers } from '../formats/packedTexts'

/** Who wrote which comment: a blog has a million of them, and each may be answered. Equal signatures are kept once, as bytes. */
export class WrittenBy<Signed> {
  private readonly comments = new TextNumbers()
  private readonly numbers = new TextNumbers()
  private readonly texts = new PackedTexts()
  private signatures = new Uint32Array(1024)

  /** `comment` is its id; empty for one that nothing can answer. Of two with one id the last counts. */
  add(comment: string, signed: Signed): void {
    const text = JSON.stringify(signed)
    const signature = this.numbers.add(text)
    if (signature === this.texts.size) this.texts.add(text)
    if (comment === '') return
    const number = this.comments.add(comment)
    this.signatures = roomFor(this.signatures, number + 1)
    this.signatures[number] = signature
  }

  get(comment: string): Signed | undefined {
    const number = this.comments.find(comment)
    return number < 0 ? undefined : this.signed(this.signatures[number]!)
  }

  /** Every signature there is, once. */
  *all(): Generator<Signed> {
    for (let number = 0; number < this.texts.size; number++) yield this.signed(number)
  }

  private signed(number: number): Signed {
    return JSON.parse(this.texts.at(number)) as Signed
  }
}
