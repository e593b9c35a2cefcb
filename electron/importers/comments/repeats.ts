import { roomFor, TextNumbers } from '../formats/packedTexts'

/** How often an id has come before: of exact repeats the second gets `-1`, the third `-2`. */
export class Repeats {
  private readonly ids = new TextNumbers()
  private times = new Uint32Array(1024)

  once(id: string): string {
    const number = this.ids.add(id)
    this.times = roomFor(this.times, number + 1)
    const before = this.times[number]!++
    return before === 0 ? id : `${id}-${before}`
  }
}
