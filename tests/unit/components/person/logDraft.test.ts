import { describe, expect, it } from 'vitest'
import { draftOf, emptyDraft, useLogDraft, type Draft, type LogPerson, type LogReading } from '../../../../renderer/components/person/logDraft'
import type { LogEntry } from '../../../../renderer/core/logLine/logEntry'
import { context } from '../../core/logLine/line'

const tom: LogPerson = { id: 'tom', name: 'Tom Lindgren', handles: ['tom'] }
const ash: LogPerson = { id: 'tom ash', name: 'Tom Ash', handles: ['tom ash'] }
const bea: LogPerson = { id: 'email:bea@example.org', name: 'Beatrix Ek', handles: ['email:bea@example.org', 'x:@bea', 'card:1'] }
const known = new Map([tom, ash, bea].flatMap((person) => person.handles.map((handle) => [handle, person] as const)))
const entry: LogEntry = { meeting: 'm1', kind: 'meeting', with: ['x:@bea', 'card:1', 'x:id:9'], day: '2026-11-20', time: '', text: 'rain', moment: false }
const opened = (draft: Draft, more: Partial<LogReading> = {}) => useLogDraft(draft, () => ({ ...context, today: '2026-11-23', known, about: [], entry: null, ...more }))

describe('two of one first name', () => {
  it('are chosen each for themselves', () => {
    const log = opened({ ...emptyDraft(), line: 'Met Tom and Tom at Café Tejo' })
    expect(log.chips.value.map(({ id }) => id)).toEqual(['tom', 'tom ash'])
    log.pick(log.chips.value[1]!, '')
    expect(log.chips.value.map(({ id }) => id)).toEqual(['tom', null])
    expect(log.outcome.value).toMatchObject({ with: ['tom'], newPeople: ['Tom'] })
    log.remove(log.chips.value[0]!)
    expect(log.outcome.value).toMatchObject({ with: [], newPeople: ['Tom'], text: '' })
    log.remove(log.chips.value[0]!)
    expect(log.chips.value).toEqual([])
  })
})

describe('an entry opened again', () => {
  const log = () => opened(draftOf(entry, known), { entry })

  it('shows each person once, and an address where nobody has it any more', () => {
    expect(log().chips.value.map(({ name }) => name)).toEqual(['Beatrix Ek', 'X user 9'])
  })

  it('keeps the handles it names: people who were merged may be taken apart again', () => {
    expect(log().outcome.value.with).toEqual(['x:@bea', 'card:1', 'x:id:9'])
  })

  it('drops all of somebody who is taken out, and takes in whoever is added', () => {
    const changed = log()
    changed.remove(changed.chips.value[0]!)
    changed.add({ id: 'tom', name: 'Tom Lindgren' })
    expect(changed.outcome.value.with).toEqual(['x:id:9', 'tom'])
  })
})
