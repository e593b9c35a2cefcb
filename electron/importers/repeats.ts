import type { PersonFact } from '../contract/records'
import { compareKeys, type SortedLine } from './lineOrder'
import { unitePersons } from './unitedPersons'

/** Lines with one key, made one. */
export interface Group {
  readonly line: SortedLine
  /** Input records that count on a line of which there was one already. */
  readonly repeated: number
}

/** The lines come in order, equal ones in the order they were read. */
export function* grouped(lines: Iterable<SortedLine>): Generator<Group> {
  let group: SortedLine[] = []
  let repeated = 0
  for (const line of lines) {
    if (group.length > 0 && compareKeys(group[0]!, line) !== 0) {
      const one = united(group)
      yield { line: one.line, repeated: repeated + one.repeated }
      group = []
      repeated = 0
    } else if (group.length === groupLimit) {
      const one = united(group)
      group = [one.line]
      repeated += one.repeated
    }
    group.push(line)
  }
  if (group.length === 0) return
  const one = united(group)
  yield { line: one.line, repeated: repeated + one.repeated }
}

/** Lines of one key that are held at once: an archive may name somebody a million times. */
const groupLimit = 256

function united(group: readonly SortedLine[]): Group {
  const first = group[0]!
  if (group.length === 1) return { line: first, repeated: 0 }
  const counting = group.filter((line) => line.counts)
  const richest = group.reduce((best, line) => (isRicher(line.fact, best.fact) ? line : best))
  // The line stands where the record that counts stands, so that the report can point at it.
  const place = counting[0] ?? first
  const { rank, stream, at, id } = first
  const fact = rank === 0 ? unitedPerson(group) : richest.fact
  return {
    line: { rank, stream, at, id, kind: richest.kind, counts: counting.length > 0, entry: place.entry, index: place.index, fact },
    repeated: Math.max(0, counting.length - 1),
  }
}

/** The longer one says more. Which of two equally long ones stays must only not depend on the order. */
const isRicher = (a: Buffer, b: Buffer): boolean => a.length > b.length || (a.length === b.length && Buffer.compare(a, b) < 0)

function unitedPerson(group: readonly SortedLine[]): Buffer {
  const facts = group.map((line) => line.fact).filter((fact, index, all) => index === 0 || !fact.equals(all[index - 1]!))
  if (facts.length === 1) return facts[0]!
  return Buffer.from(JSON.stringify(unitePersons(facts.map((fact) => JSON.parse(fact.toString('utf8')) as PersonFact))))
}
