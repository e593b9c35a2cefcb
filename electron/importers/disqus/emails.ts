import { PackedTexts, roomFor, TextNumbers } from '../formats/packedTexts'

/** The e-mail that goes with a name in old exports, unless several do: then the name is that of several people. */
export class Emails {
  private readonly names = new TextNumbers()
  private readonly addresses = new PackedTexts()
  /** Number of the address and one; 0 for a name that has several. */
  private known = new Uint32Array(1024)

  add(name: string, address: string): void {
    const before = this.names.size
    const number = this.names.add(name)
    if (number === before) {
      this.known = roomFor(this.known, number + 1)
      this.known[number] = this.addresses.add(address) + 1
    } else if (this.at(number) !== address) this.known[number] = 0
  }

  get(name: string): string | undefined {
    const number = this.names.find(name)
    return number < 0 ? undefined : this.at(number)
  }

  private at(number: number): string | undefined {
    const address = this.known[number]!
    return address === 0 ? undefined : this.addresses.at(address - 1)
  }
}
