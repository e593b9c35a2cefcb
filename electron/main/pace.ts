/** How fast a reading goes, from its last seconds. The clock is passed in. */
export class Pace {
  readonly #window: number
  #samples: { readonly at: number; readonly bytes: number; readonly records: number }[] = []

  /** `window`: how many milliseconds back it looks. */
  constructor(window = 5_000) {
    this.#window = window
  }

  /** Records a second and seconds left after this sample; 0 and null until a second has passed. */
  add(at: number, bytes: number, totalBytes: number, records: number): { rate: number; secondsLeft: number | null } {
    this.#samples.push({ at, bytes, records })
    while (this.#samples.length > 2 && at - this.#samples[1]!.at >= this.#window) this.#samples.shift()
    const first = this.#samples[0]!
    const seconds = (at - first.at) / 1000
    if (seconds < 1) return { rate: 0, secondsLeft: null }
    const bytesPerSecond = (bytes - first.bytes) / seconds
    return {
      rate: Math.max(0, Math.round((records - first.records) / seconds)),
      secondsLeft: bytesPerSecond > 0 ? Math.ceil(Math.max(0, totalBytes - bytes) / bytesPerSecond) : null,
    }
  }
}
