const words = 4 // 128 bits of a hash tell blocks apart

/** Numbers hashes in the order they come, in 24 bytes each: a repository has a million. */
export class Digests {
  size = 0
  private hashes = new Uint32Array(words * 1024)
  private slots = new Int32Array(4096).fill(-1)

  /** Its number, given if it has none yet. */
  add(digest: Buffer): number {
    const found = this.find(digest)
    if (found >= 0) return found
    if ((this.size + 1) * 2 > this.slots.length) this.grow()
    const number = this.size++
    if (number * words === this.hashes.length) {
      const larger = new Uint32Array(this.hashes.length * 2)
      larger.set(this.hashes)
      this.hashes = larger
    }
    for (let i = 0; i < words; i++) this.hashes[number * words + i] = digest.readUInt32LE(i * 4)
    this.place(number)
    return number
  }

  /** Its number, or -1. */
  find(digest: Buffer): number {
    const first = digest.readUInt32LE(0)
    const mask = this.slots.length - 1
    for (let slot = first & mask; ; slot = (slot + 1) & mask) {
      const number = this.slots[slot]!
      if (number < 0) return -1
      if (this.equals(number, digest)) return number
    }
  }

  private equals(number: number, digest: Buffer): boolean {
    for (let i = 0; i < words; i++) if (this.hashes[number * words + i] !== digest.readUInt32LE(i * 4)) return false
    return true
  }

  private place(number: number): void {
    const mask = this.slots.length - 1
    let slot = this.hashes[number * words]! & mask
    while (this.slots[slot]! >= 0) slot = (slot + 1) & mask
    this.slots[slot] = number
  }

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 2).fill(-1)
    for (let number = 0; number < this.size; number++) this.place(number)
  }
}
