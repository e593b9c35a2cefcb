/** Numbers as bytes: small ones take one, seven bits to a byte, the last without the high bit. */

export class ByteWriter {
  private bytes: Uint8Array
  length = 0

  constructor(capacity = 1024) {
    this.bytes = new Uint8Array(capacity)
  }

  byte(value: number): void {
    if (this.length === this.bytes.length) this.room(1)
    this.bytes[this.length++] = value
  }

  /** Whole, from 0 up to 2^53. */
  number(value: number): void {
    if (this.length + 8 > this.bytes.length) this.room(8)
    const { bytes } = this
    let rest = value
    // Beyond 31 bits the operators on bits would lose what is above.
    while (rest > 0x7fffffff) {
      bytes[this.length++] = (rest % 128) | 0x80
      rest = Math.floor(rest / 128)
    }
    while (rest > 0x7f) {
      bytes[this.length++] = (rest & 0x7f) | 0x80
      rest >>>= 7
    }
    bytes[this.length++] = rest
  }

  /** Small either side of 0: 0, -1, 1, -2, 2. */
  signed(value: number): void {
    this.number(value < 0 ? -2 * value - 1 : 2 * value)
  }

  put(bytes: Uint8Array): void {
    if (this.length + bytes.length > this.bytes.length) this.room(bytes.length)
    this.bytes.set(bytes, this.length)
    this.length += bytes.length
  }

  clear(): void {
    this.length = 0
  }

  /** Until something is written again. */
  view(): Uint8Array {
    return this.bytes.subarray(0, this.length)
  }

  private room(more: number): void {
    const larger = new Uint8Array(Math.max(2 * this.bytes.length, this.length + more))
    larger.set(this.bytes.subarray(0, this.length))
    this.bytes = larger
  }
}

export class ByteReader {
  constructor(
    readonly bytes: Uint8Array,
    public at = 0,
  ) {}

  byte(): number {
    return this.bytes[this.at++]!
  }

  number(): number {
    let value = 0
    let scale = 1
    for (;;) {
      const byte = this.bytes[this.at++]!
      value += (byte & 0x7f) * scale
      if (byte < 0x80) return value
      scale *= 128
    }
  }

  signed(): number {
    const value = this.number()
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2
  }
}
