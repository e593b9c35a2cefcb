import type { Issue } from '#contract/records'
import { listed } from '../base/amounts'

export interface IssueGroup {
  readonly level: Issue['level']
  readonly reason: string
  /** How many of the listed issues say so. */
  readonly count: number
  /** `data/tweets.js, records 3, 17 and 4 more`. */
  readonly where: string
  /** All of them, in the order of the source. */
  readonly issues: readonly Issue[]
}

/** Issues that say the same become one line with the first places. Failures first, then the most frequent. */
export function groupIssues(issues: readonly Issue[]): readonly IssueGroup[] {
  const groups = new Map<string, Issue[]>()
  for (const issue of issues) {
    const key = `${issue.level} ${issue.reason}`
    const group = groups.get(key)
    if (group) group.push(issue)
    else groups.set(key, [issue])
  }
  return [...groups.values()]
    .map((group): IssueGroup => {
      const [first] = group as [Issue, ...Issue[]]
      return { level: first.level, reason: first.reason, count: group.length, where: places(group), issues: group }
    })
    .sort((a, b) => (a.level === b.level ? b.count - a.count : a.level === 'failed' ? -1 : 1))
}

/** `data/tweets.js, record 18`. An issue of the source as a whole has no place. */
export const placeOf = ({ entry, position }: Issue): string =>
  [...(entry ? [entry] : []), ...(position === undefined ? [] : [`record ${position + 1}`])].join(', ')

const shown = 3

/** Records are counted from 1 for people, from 0 in the files. */
function places(issues: readonly Issue[]): string {
  const entry = issues[0]?.entry
  const same = issues.filter((issue) => issue.entry === entry && issue.position !== undefined)
  const numbers = same.slice(0, shown).map((issue) => String((issue.position ?? 0) + 1))
  const more = issues.length - numbers.length
  if (numbers.length === 0) return [entry ?? '', more > 1 ? `${more} times` : ''].filter(Boolean).join(', ')
  const all = listed([...numbers, ...(more > 0 ? [`${more} more`] : [])])
  return [entry, `${issues.length === 1 ? 'record' : 'records'} ${all}`].filter(Boolean).join(', ')
}
