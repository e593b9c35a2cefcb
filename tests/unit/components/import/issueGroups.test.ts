import { describe, expect, it } from 'vitest'
import type { Issue } from '../../../../electron/contract/records'
import { groupIssues } from '../../../../renderer/components/import/issueGroups'

const issue = (reason: string, position?: number, more: Partial<Issue> = {}): Issue =>
  ({ fact: 'issue', level: 'failed', reason, entry: 'data/tweets.js', ...(position === undefined ? {} : { position }), ...more })

describe('issues of an import', () => {
  it('become one line for each reason, with the first places counted from 1', () => {
    const [group] = groupIssues([0, 16, 20, 33, 40].map((position) => issue('The date is no date', position)))
    expect(group).toMatchObject({ count: 5, where: 'data/tweets.js, records 1, 17, 21 and 2 more' })
  })

  it('name a single record, and an entry without a record', () => {
    expect(groupIssues([issue('a', 7)])[0]!.where).toBe('data/tweets.js, record 8')
    expect(groupIssues([issue('b')])[0]!.where).toBe('data/tweets.js')
    expect(groupIssues([issue('c', undefined, { entry: undefined }), issue('c', undefined, { entry: undefined })])[0]!.where).toBe('2 times')
  })

  it('put failures before warnings, then the most frequent first', () => {
    const groups = groupIssues([issue('w', 1, { level: 'warning' }), issue('w', 2, { level: 'warning' }), issue('one', 1), issue('two', 1), issue('two', 2)])
    expect(groups.map(({ reason }) => reason)).toEqual(['two', 'one', 'w'])
  })
})
