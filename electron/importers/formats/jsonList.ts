const quote = 34
const comma = 44
const colon = 58
const backslash = 92
const listOpen = 91
const objectOpen = 123
const nameLimit = 4096

/** What may stand in front of the value: nothing, or an assignment: `window.YTD.tweets.part0 = `, `var tweet_index = `. */
export const assignment = /^\uFEFF?\s*(?:(?:var|let|const)\s)?[\w$.\s]*=?\s*$/

/** Finds the list at a path of a JSON file, without holding more than a name of it: `['chats', 'list']`, or the file itself for `[]`. */
export class ListFinder {
  /** Why there is no such list, in words; set as soon as that is known. */
  problem: string | undefined

  private readonly prefix: number[] = []
  private started = false
  /** Names of the path that led here, and brackets open inside the object they led to. */
  private matched = 0
  private depth = 0
  private inString = false
  private escaped = false
  private atName = true
  private name: number[] = []
  /** Behind the colon of the name that is sought. */
  private armed = false

  constructor(private readonly path: readonly string[]) {}

  /** Where in the chunk the first element begins, or undefined when the list has not come yet. */
  find(chunk: Uint8Array): number | undefined {
    for (let i = 0; i < chunk.length && !this.problem; i++) {
      if (this.started ? this.step(chunk[i]!) : this.start(chunk[i]!)) return i + 1
    }
    return undefined
  }

  /** What is missing when the file has ended. */
  ended(): string {
    if (this.problem) return this.problem
    if (this.started) return 'The file ends before its list begins.'
    return this.prefix.length ? 'The file holds no JSON.' : 'The file is empty.'
  }

  private start(byte: number): boolean {
    if (byte !== listOpen && byte !== objectOpen) {
      this.prefix.push(byte)
      if (this.prefix.length > nameLimit) this.problem = 'The file holds no JSON.'
      return false
    }
    if (!assignment.test(new TextDecoder().decode(Uint8Array.from(this.prefix)))) {
      this.problem = 'The file holds no JSON.'
      return false
    }
    this.started = true
    return this.enter(byte)
  }

  /** A bracket where the path leads on or ends. */
  private enter(byte: number): boolean {
    const arrived = this.matched === this.path.length
    if (byte === listOpen && arrived) return true
    if (byte === objectOpen && !arrived) {
      this.depth = 0
      this.atName = true
    } else {
      this.problem = arrived ? `The file holds no list${this.where()}.` : `The file holds nothing named “${this.path[this.matched]}”.`
    }
    return false
  }

  private where(): string {
    return this.path.length ? ` named “${this.path.join(' › ')}”` : ''
  }

  private step(byte: number): boolean {
    if (this.inString) {
      this.inText(byte)
      return false
    }
    if (byte <= 32) return false
    if (this.armed) {
      this.armed = false
      this.matched++
      return this.enter(byte)
    }
    if (byte === quote) {
      this.inString = true
      this.name = []
    } else if (byte === comma && this.depth === 0) this.atName = true
    else if (byte === colon && this.depth === 0 && this.atName) {
      this.atName = false
      this.armed = this.readName() === this.path[this.matched]
    } else if (byte === listOpen || byte === objectOpen) this.depth++
    else if (byte === listOpen + 2 || byte === objectOpen + 2) {
      if (--this.depth < 0) this.problem = `The file holds nothing named “${this.path[this.matched]}”.`
    }
    return false
  }

  private inText(byte: number): void {
    if (!this.escaped && byte === quote) {
      this.inString = false
      return
    }
    this.escaped = !this.escaped && byte === backslash
    if (this.depth === 0 && this.atName && this.name.length < nameLimit) this.name.push(byte)
  }

  private readName(): string {
    const raw = new TextDecoder().decode(Uint8Array.from(this.name))
    if (!raw.includes('\\')) return raw
    try {
      return String(JSON.parse(`"${raw}"`))
    } catch {
      return raw // a name that is no JSON cannot be the one that is sought
    }
  }
}
