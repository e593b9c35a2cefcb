/** One row of a dump: cells by column, as text; null is NULL. Numbers stay as they are written, or phones would lose their zeros. */
export interface SqlRow {
  readonly table: string
  readonly cells: ReadonlyMap<string, string | null>
  readonly error?: undefined
}

export interface SqlError {
  readonly table: string
  /** What is wrong, in words. */
  readonly error: string
  readonly snippet: string
  /** The dump ended here. */
  readonly cut?: true
}

const longestRow = 16 * 1024 * 1024
const longestHead = 64 * 1024

/** Reads the rows of `INSERT INTO` statements of a MySQL dump, given in pieces cut anywhere. A dump is read, never run. */
export class SqlRows {
  private rest = ''
  private table = ''
  private columns: readonly string[] = []
  private state: 'between' | 'rows' | 'lost' = 'between'
  private found: (SqlRow | SqlError)[] = []

  push(text: string): (SqlRow | SqlError)[] {
    this.rest += text
    this.run(false)
    return this.take()
  }

  finish(): (SqlRow | SqlError)[] {
    this.run(true)
    if (this.state === 'rows') this.found.push({ table: this.table, error: 'The dump is cut off: its last statement does not end.', snippet: this.rest.slice(0, 200), cut: true })
    return this.take()
  }

  private take(): (SqlRow | SqlError)[] {
    const found = this.found
    this.found = []
    return found
  }

  private run(last: boolean): void {
    let at = 0
    for (;;) {
      const next = this.state === 'rows' ? this.row(at, last) : this.statement(at, last)
      if (next === undefined) break
      at = next
    }
    this.rest = this.rest.slice(at)
  }

  /** To behind the `VALUES` of the next insertion; undefined when it has not come yet. */
  private statement(from: number, last: boolean): number | undefined {
    const { rest } = this
    let at = from
    for (;;) {
      // Statements and comments begin lines; a row that was lost may hold anything, but no line beginning like this.
      const end = rest.indexOf('\n', at)
      if (/^[ \t]*INSERT\b/i.test(rest.slice(at, at + 40))) return this.head(at, last)
      if (end < 0) {
        if (last) return undefined
        const kept = rest.length - at > longestHead ? lastSign(rest, at) : at
        return kept === from ? undefined : kept
      }
      at = end + 1
    }
  }

  private head(at: number, last: boolean): number | undefined {
    const { rest } = this
    const head = /^[ \t]*INSERT (?:IGNORE )?INTO [`"]?(\w{1,64})[`"]? ?\(([^()]*)\) ?VALUES\b/i.exec(rest.slice(at, at + longestHead))
    if (!head) {
      const end = rest.indexOf('\n', at)
      if (!last && rest.length - at < longestHead) return undefined
      return end >= 0 ? end + 1 : last ? undefined : lastSign(rest, at)
    }
    this.table = head[1]!.toLowerCase()
    this.columns = head[2]!.split(',').map((name) => name.replace(/[`"\s]/g, '').toLowerCase())
    this.state = 'rows'
    return at + head[0].length
  }

  /** One `(…)` and what stands behind it. */
  private row(from: number, last: boolean): number | undefined {
    const { rest } = this
    let at = from
    while (at < rest.length && ', \t\r\n'.includes(rest[at]!)) at++
    if (at >= rest.length) return undefined
    if (rest[at] === ';') {
      this.state = 'between'
      return at + 1
    }
    if (rest[at] !== '(') return this.lose(at, 'A row of the dump is damaged.')
    const cells: (string | null)[] = []
    const end = tuple(rest, at + 1, cells)
    if (end === undefined) {
      if (rest.length - at > longestRow) return this.lose(at, 'A row of the dump is larger than 16 MB.')
      if (!last) return undefined
      // A quotation mark is missing: the statements behind it are still whole.
      const next = rest.indexOf('\nINSERT ', at)
      return next < 0 ? undefined : this.lose(at, 'A row of the dump is damaged.')
    }
    if (cells.length === this.columns.length) this.found.push({ table: this.table, cells: new Map(this.columns.map((name, place) => [name, cells[place]!])) })
    else this.found.push({ table: this.table, error: 'A row of the dump has another number of values than its table has columns.', snippet: rest.slice(at, at + 200) })
    return end
  }

  private lose(at: number, error: string): number {
    this.found.push({ table: this.table, error, snippet: this.rest.slice(at, at + 200) })
    this.state = 'lost'
    return at + 1
  }
}

/** Of a line that does not end, all but the last sign can go: what follows then stands behind a sign, and begins no line. */
function lastSign(text: string, from: number): number {
  let at = text.length - 1
  while (at > from && (text[at] === ' ' || text[at] === '\t')) at--
  return at
}

/** Fills `cells` up to the closing bracket; answers the place behind it, or undefined when it has not come yet. */
function tuple(text: string, from: number, cells: (string | null)[]): number | undefined {
  let at = from
  for (;;) {
    while (text[at] === ' ' || text[at] === '\n') at++
    if (text[at] === "'") {
      const end = quoted(text, at + 1, cells)
      if (end === undefined) return undefined
      at = end
    } else {
      const start = at
      while (at < text.length && text[at] !== ',' && text[at] !== ')') at++
      const word = text.slice(start, at).trim()
      cells.push(word.toUpperCase() === 'NULL' ? null : word)
    }
    if (at >= text.length) return undefined
    if (text[at] === ')') return at + 1
    if (text[at] !== ',' && text[at] !== ' ') return undefined
    at++
  }
}

const escapes = new Map([['0', ''], ['n', '\n'], ['r', '\r'], ['t', '\t'], ['b', ''], ['Z', '']])

function quoted(text: string, from: number, cells: (string | null)[]): number | undefined {
  let value = ''
  let start = from
  for (let at = from; ; ) {
    const c = text[at]
    if (c === undefined) return undefined
    if (c === '\\') {
      if (at + 1 >= text.length) return undefined
      value += text.slice(start, at) + (escapes.get(text[at + 1]!) ?? text[at + 1]!)
      start = at += 2
    } else if (c === "'") {
      // Two of them are one inside.
      if (text[at + 1] === "'") {
        value += text.slice(start, at + 1)
        start = at += 2
        continue
      }
      cells.push((value + text.slice(start, at)).replace(/\r\n?/g, '\n'))
      return at + 1
    } else at++
  }
}
