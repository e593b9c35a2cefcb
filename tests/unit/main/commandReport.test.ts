import { describe, expect, it } from 'vitest'
import type { CommandReport } from '../../../electron/contract/ipc'
import type { CommandRequest } from '../../../electron/main/commandLine'
import { exitCode, nothingDone, writtenReport } from '../../../electron/main/commandReport'

const report: CommandReport = {
  library: { people: 1, handles: 2, interactions: 3, connections: 0, encounters: 1, imports: 1 },
  imports: [
    {
      source: 'x.zip', importer: 'x', owner: 'x:id:1', guesses: [], read: 4,
      buckets: { created: 3, updated: 0, unchanged: 0, merged: 0, skipped: {}, failed: { 'no date': 1 } },
      kinds: { reply: 3 },
      coverage: [{ network: 'x', from: '2010-11-05', to: '2026-11-01', directions: ['sent'] }],
      issues: [
        { entry: 'data/tweets.js', position: 2, reason: 'no date' },
        { entry: 'data/like.js', position: -1, reason: 'no list' },
        { entry: '', position: -1, reason: 'a part is missing' },
      ],
      seconds: 0.25, bytes: 900, peakRssMb: 80,
    },
  ],
  errors: [],
}
const asked: CommandRequest = { imports: [['x.zip']], check: false, report: 'json' }

describe('report', () => {
  it('is one JSON object with the documented fields', () => {
    const whole: CommandReport = { ...report, exported: { folder: 'dump', files: 3 }, check: { ok: true, problems: [] }, printed: { file: 'out.pdf', pages: 2, items: 9 } }
    const parsed = JSON.parse(writtenReport(whole, 'json')) as Record<string, unknown>
    expect(Object.keys(parsed)).toEqual(['library', 'imports', 'printed', 'check'])
    const { guesses, ...documented } = report.imports[0]!
    expect(parsed['imports']).toEqual([documented])
    expect(guesses).toEqual([])
  })

  it('names guesses only when there are some', () => {
    const guessing = { ...report, imports: [{ ...report.imports[0]!, guesses: ['Dates were guessed.'] }] }
    expect(JSON.parse(writtenReport(guessing, 'json'))).toMatchObject({ imports: [{ source: 'x.zip', guesses: ['Dates were guessed.'] }] })
    expect(writtenReport(guessing, 'text')).toContain('\n  Dates were guessed.\n')
  })

  it('names errors only when there are some', () => {
    expect(JSON.parse(writtenReport({ ...report, errors: ['It rained.'] }, 'json'))).toMatchObject({ errors: ['It rained.'] })
  })

  it('is one object of the same form when nothing could be done', () => {
    const parsed = JSON.parse(writtenReport(nothingDone('There is no "x.zip".'), 'json')) as Record<string, unknown>
    expect(Object.keys(parsed)).toEqual(['library', 'imports', 'errors'])
    expect(parsed['errors']).toEqual(['There is no "x.zip".'])
    expect(exitCode(asked, nothingDone('x'))).toBe(1)
  })

  it('can be read by people, and no name rewrites its lines', () => {
    const text = writtenReport({ ...report, person: { name: 'Bea\u001B[2J\nEk', handles: ['x:id:7'], stage: 4, path: 'online first', turns: 1, kinds: {}, firstDirect: null, firstEncounter: null, closed: null } }, 'text')
    expect(text).toContain('created 3, updated 0')
    expect(text).toContain('data/tweets.js, record 2: no date')
    expect(text).toContain('\n  data/like.js: no list\n  a part is missing\n')
    expect(text).toContain('1 person, 2 handles')
    expect(text).toContain('Bea [2J Ek')
    expect(text).not.toContain('\u001B')
  })
})

describe('exit code', () => {
  it('is 0 only if all that was asked was done', () => {
    expect(exitCode(asked, report)).toBe(0)
    expect(exitCode(asked, { ...report, errors: ['No.'] })).toBe(1)
    expect(exitCode(asked, { ...report, imports: [] })).toBe(1)
    expect(exitCode({ ...asked, person: 'Bea' }, report)).toBe(1)
    expect(exitCode({ ...asked, print: 'out.pdf' }, report)).toBe(1)
    expect(exitCode({ ...asked, export: 'dump' }, report)).toBe(1)
    expect(exitCode({ ...asked, check: true }, { ...report, check: { ok: false, problems: ['x'] } })).toBe(1)
    expect(exitCode({ ...asked, check: true }, { ...report, check: { ok: true, problems: [] } })).toBe(0)
  })
})
