import type { Source } from './source'

type Warning = Source['warnings'][number]

/** At most 20 of one reason are listed; the rest are counted, so that a hostile archive cannot fill the report. */
const listed = 20

/** Collects what was seen while opening. */
export class Warnings {
  private readonly byReason = new Map<string, { entries: (string | undefined)[]; count: number }>()

  add(reason: string, entry?: string): void {
    const group = this.byReason.get(reason) ?? { entries: [], count: 0 }
    group.count++
    if (group.entries.length < listed) group.entries.push(entry)
    this.byReason.set(reason, group)
  }

  list(): readonly Warning[] {
    return [...this.byReason].flatMap(([reason, { entries, count }]) => [
      ...entries.map((entry) => (entry === undefined ? { reason } : { entry, reason })),
      ...(count > entries.length ? [{ reason: `${reason} (${count - entries.length} more of these)` }] : []),
    ])
  }
}
