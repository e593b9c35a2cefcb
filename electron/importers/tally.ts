import type { Fact, ImportTrailer, Issue, Position } from '../contract/records'
import type { Outcome } from './importer'

/** Counts what becomes of each input record, so that the sum of the buckets is the number of records read. */
export interface Tally {
  /** Takes one outcome; hands on its facts with their place and which of them counts. */
  take(outcome: Outcome, keep: (fact: Fact, src: readonly [number, number] | undefined, counts: boolean) => void): void
  warn(reason: string, entry?: string): void
  readonly read: number
  /** Where reading stands, for words about a failure. */
  readonly last: Position | undefined
  readonly issues: readonly Issue[]
  /** The date the archive states for itself. */
  readonly asOf: number | undefined
  result(): Pick<ImportTrailer, 'read' | 'skipped' | 'failed' | 'entries' | 'unlisted'>
}

const listedIssues = 10_000
const snippetLength = 200

/** Of the facts of one record, the one that says what the record is. */
const weight: Readonly<Record<Fact['fact'], number>> = { interaction: 3, connection: 2, person: 1, coverage: 0 }

export function createTally(): Tally {
  const skipped = new Map<string, number>()
  const failed = new Map<string, number>()
  const entries = new Map<string, number>()
  const issues: Issue[] = []
  let read = 0
  let unlisted = 0
  let last: Position | undefined
  let asOf: number | undefined

  const count = (bucket: Map<string, number>, reason: string) => bucket.set(reason, (bucket.get(reason) ?? 0) + 1)
  const list = (level: Issue['level'], reason: string, at?: Partial<Position>, snippet?: string) => {
    if (issues.length >= listedIssues) return unlisted++
    return issues.push({
      fact: 'issue',
      level,
      reason,
      ...(at?.entry !== undefined && { entry: at.entry }),
      ...(at?.index !== undefined && { position: at.index }),
      ...(snippet !== undefined && snippet !== '' && { snippet: snippet.slice(0, snippetLength) }),
    })
  }
  const place = ({ entry, index }: Position): readonly [number, number] => {
    let number = entries.get(entry)
    if (number === undefined) {
      number = entries.size
      entries.set(entry, number)
    }
    return [number, index]
  }

  return {
    take(outcome, keep) {
      if ('asOf' in outcome) {
        asOf = Math.max(asOf ?? -Infinity, outcome.asOf)
        return
      }
      if (outcome.at) last = outcome.at
      if ('warning' in outcome) return void list('warning', outcome.warning, outcome.at, outcome.snippet)
      if (outcome.at) read++
      if ('skipped' in outcome) return void count(skipped, outcome.skipped)
      if ('failed' in outcome) {
        count(failed, outcome.failed)
        return void list('failed', outcome.failed, outcome.at, outcome.snippet)
      }
      if (!outcome.at) return outcome.facts.forEach((fact) => keep(fact, undefined, false))
      if (outcome.facts.length === 0) return void count(skipped, 'nothing in it to keep')
      const src = place(outcome.at)
      let main = outcome.facts[0]!
      for (const fact of outcome.facts) if (weight[fact.fact] > weight[main.fact]) main = fact
      for (const fact of outcome.facts) keep(fact, src, fact === main)
    },
    warn: (reason, entry) => void list('warning', reason, { entry }),
    get read() {
      return read
    },
    get last() {
      return last
    },
    issues,
    get asOf() {
      return asOf
    },
    result: () => ({
      read,
      skipped: Object.fromEntries(skipped),
      failed: Object.fromEntries(failed),
      entries: [...entries.keys()],
      unlisted,
    }),
  }
}
