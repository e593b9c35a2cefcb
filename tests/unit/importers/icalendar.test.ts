import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { icalendar } from '../../../electron/importers/icalendar'
import { CalendarSplitter } from '../../../electron/importers/icalendar/components'
import { OwnerFinder } from '../../../electron/importers/icalendar/owner'
import { expanded } from '../../../electron/importers/icalendar/recurrence'
import { calendarTime, duration, instant } from '../../../electron/importers/icalendar/times'
import type { Outcome } from '../../../electron/importers/importer'
import { ianaName, zoneFinder } from '../../../electron/importers/icalendar/zones'
import { memorySource, textFiles } from './memorySource'
import { testImporter } from './testImporter'

testImporter(icalendar, 'icalendar')

const zones = zoneFinder('', () => undefined, 'Europe/Vienna')
const time = (value: string, tzid?: string) => calendarTime(value, { params: new Map(tzid ? [['TZID', tzid]] : []) }, zones)!
const iso = (value: string, tzid?: string) => new Date(instant(time(value, tzid))).toISOString()

describe('whose calendar it is', () => {
  const ownerOf = (events: readonly string[], path = 'Calendar.ics') => {
    const finder = new OwnerFinder()
    const splitter = new CalendarSplitter()
    finder.file(path)
    const text = events.map((lines) => `BEGIN:VEVENT\n${lines}\nEND:VEVENT\n`).join('')
    for (const event of [...splitter.push(Buffer.from(text)), ...splitter.finish()]) finder.event(event)
    return finder.result().owner[0]
  }
  const guest = (name: string) => `ATTENDEE:mailto:${name}@x.example`
  const organiser = (name: string) => `ORGANIZER:mailto:${name}@x.example`

  it('is who only ever organises', () => expect(ownerOf([`${organiser('ilse')}\n${guest('bo')}`, `${organiser('ilse')}\n${guest('nour')}`])).toBe('email:ilse@x.example'))
  it('is not the one guest of events that nobody organised', () => expect(ownerOf([guest('bo'), guest('bo')])).toBeUndefined())
  it('is not a holiday calendar', () => expect(ownerOf([], 'de.austrian#holiday@group.v.calendar.google.com.ics')).toBeUndefined())
  it('has an address with an underscore', () => expect(ownerOf([organiser('ilse_v')], 'Work_ilse_v@x.example.ics')).toBe('email:ilse_v@x.example'))
})

describe('calendar times', () => {
  it.each([
    ['20240715T090000', 'W. Europe Standard Time', '2024-07-15T07:00:00.000Z'],
    ['20240115T090000', 'W. Europe Standard Time', '2024-01-15T08:00:00.000Z'],
    ['20240715T090000', '(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna', '2024-07-15T07:00:00.000Z'],
    ['20240715T090000', '/freeassociation.sourceforge.net/America/New_York', '2024-07-15T13:00:00.000Z'],
    ['20240715T240000', 'UTC', '2024-07-16T00:00:00.000Z'],
    ['2024-05-17T09:00:00Z', undefined, '2024-05-17T09:00:00.000Z'],
    ['20240517', undefined, '2024-05-17T12:00:00.000Z'],
  ])('%s in %s', (value, tzid, expected) => expect(iso(value, tzid)).toBe(expected))

  it('refuses what is no date', () => {
    for (const value of ['', '20240230', '20241301', 'tomorrow', '20240101T250000']) expect(calendarTime(value, { params: new Map() }, zones), value).toBeNull()
  })

  it('reads durations', () => {
    expect(duration('PT1H30M')).toBe(5_400_000)
    expect(duration('-P1D')).toBe(-86_400_000)
    expect(duration('P2W')).toBe(14 * 86_400_000)
    expect(duration('PT')).toBeNull()
  })

  it('knows what is no zone', () => expect(['', 'Nobody Knows Time', 'Customized Time Zone'].map(ianaName)).toEqual([null, null, null]))
})

describe('recurrence', () => {
  const series = (start: string, rules: string[], except: string[] = []) => ({
    start: time(start, 'Europe/Vienna'), rules, extra: [], except: except.map((value) => time(value, 'Europe/Vienna')), exceptRules: [],
  })
  const until = Date.UTC(2027, 0, 1)
  const days = (rules: string[], start = '20240304T180000', except: string[] = []) =>
    expanded(series(start, rules, except), until).starts.map((each) => new Date(instant(each)).toISOString().slice(0, 16))

  it('keeps the hour on the wall when clocks change', () =>
    expect(days(['FREQ=WEEKLY;COUNT=5'])).toEqual(['2024-03-04T17:00', '2024-03-11T17:00', '2024-03-18T17:00', '2024-03-25T17:00', '2024-04-01T16:00']))
  it('counts the start', () => expect(days(['FREQ=DAILY;COUNT=1'])).toHaveLength(1))
  it('ends with UNTIL in UTC', () => expect(days(['FREQ=WEEKLY;UNTIL=20240318T165959Z'])).toHaveLength(2))
  it('ends with UNTIL as a date, that day included', () => expect(days(['FREQ=WEEKLY;UNTIL=20240318'])).toHaveLength(3))
  it('keeps the start when UNTIL lies before it', () => expect(days(['FREQ=WEEKLY;UNTIL=20200101'])).toHaveLength(1))
  it('leaves out exceptions given as dates', () => expect(days(['FREQ=DAILY;COUNT=3'], '20240304T180000', ['20240305'])).toEqual(['2024-03-04T17:00', '2024-03-06T17:00']))
  it('unites several rules', () => expect(days(['FREQ=WEEKLY;COUNT=2', 'FREQ=DAILY;COUNT=2'])).toHaveLength(3))
  it('does not run over into a month the rule leaves out', () =>
    expect(days(['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'], '20240130T100000')).toEqual(['2024-01-30T09:00']))

  it('stops at the limit and says so', () => {
    const { starts, problems } = expanded(series('20240304T180000', ['FREQ=SECONDLY']), until)
    expect(starts).toHaveLength(1_000)
    expect(problems.join()).toContain('first 1,000')
  })
  it('keeps the latest dates of a long series', () => {
    const { starts, problems } = expanded(series('20200101T080000', ['FREQ=DAILY']), until)
    expect(starts).toHaveLength(1_000)
    expect(new Date(instant(starts.at(-1)!)).toISOString()).toBe('2026-12-31T07:00:00.000Z')
    expect(problems.join()).toContain('last 1,000')
  })
  it('keeps the first date of a broken rule and says so', () => {
    const { starts, problems } = expanded(series('20240304T180000', ['FREQ=NOW AND THEN']), until)
    expect(starts).toHaveLength(1)
    expect(problems).toHaveLength(1)
  })
})

describe('what lies ahead', () => {
  const event = (partstat: string) => `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:ahead\r\nDTSTART:20260601T180000Z\r\nDTEND:20260601T200000Z\r\nSUMMARY:Supper\r\nLOCATION:Gasthaus Linde\r\n` +
    `ORGANIZER:mailto:me@example.org\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:me@example.org\r\nATTENDEE;PARTSTAT=${partstat}:mailto:bea@example.org\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`
  const gradeOf = async (partstat: string, now: string) => {
    const source = memorySource(new Map([['mine.ics', new TextEncoder().encode(event(partstat))]]))
    for await (const outcome of icalendar.read(source, (await icalendar.claim(source))[0]!, { owner: ['email:me@example.org'], zone: 'UTC', region: 'AT', now: Date.parse(now) })) {
      if ('facts' in outcome) for (const fact of outcome.facts) if (fact.fact === 'interaction') return fact.grade
    }
    return undefined
  }

  it('is as well proved as what is over: it happens without being read again', async () => {
    expect(await gradeOf('ACCEPTED', '2026-01-01')).toBe('strong')
    expect(await gradeOf('ACCEPTED', '2026-12-01')).toBe('strong')
    expect(await gradeOf('TENTATIVE', '2026-01-01')).toBe('candidate')
  })
})

describe('hostile calendars', () => {
  const fixture = readFileSync(join(import.meta.dirname, '../../fixtures/icalendar/broken/old.ics'))

  it('never throws, whatever byte is flipped', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(fixture.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const bytes = Uint8Array.from(fixture)
        bytes[at] = bytes[at]! ^ change
        const source = memorySource(new Map([['old.ics', bytes]]))
        for (const claim of await icalendar.claim(source))
          for await (const outcome of icalendar.read(source, claim, { owner: claim.owner, zone: 'Europe/Vienna', region: 'AT', now: Date.UTC(2026, 0, 1) })) void outcome
      }),
      { numRuns: 150 },
    )
  })

  const readAll = async (text: string) => {
    const source = memorySource(new Map([['hostile.ics', Buffer.from(text)]]))
    const outcomes: Outcome[] = []
    for (const claim of await icalendar.claim(source))
      for await (const outcome of icalendar.read(source, claim, { owner: claim.owner, zone: 'Europe/Vienna', region: 'AT', now: Date.UTC(2026, 0, 1) })) outcomes.push(outcome)
    return outcomes
  }
  const event = (lines: string) => `BEGIN:VEVENT\r\n${lines}\r\nORGANIZER:mailto:ilse@varga.example\r\nATTENDEE:mailto:bo@lind.example\r\nEND:VEVENT\r\n`
  const day = (index: number) => new Date(Date.UTC(2000, 0, 1) + index * 3_600_000).toISOString().slice(0, 19).replace(/[-:]/g, '')

  it('tells twenty thousand events of one UID apart in one pass', async () => {
    const outcomes = await readAll(`BEGIN:VCALENDAR\r\n${Array.from({ length: 20_000 }, (_, index) => event(`UID:busy\r\nDTSTART:${day(index)}Z`)).join('')}END:VCALENDAR`)
    const ids = new Set(outcomes.flatMap((outcome) => ('facts' in outcome ? outcome.facts : [])).flatMap((fact) => (fact.fact === 'interaction' ? fact.id : [])))
    expect(ids.size).toBe(20_000)
  }, 20_000)

  it('does not repeat a long description a thousand times', async () => {
    const outcomes = await readAll(event(`UID:long\r\nDTSTART:20200101T100000Z\r\nRRULE:FREQ=DAILY\r\nDESCRIPTION:${'word '.repeat(20_000)}`))
    const facts = outcomes.flatMap((outcome) => ('facts' in outcome ? outcome.facts : [])).filter((fact) => fact.fact === 'interaction')
    expect(facts).toHaveLength(1_000)
    expect(JSON.stringify(facts).length).toBeLessThan(10_000_000)
    expect(outcomes.some((outcome) => 'warning' in outcome && outcome.warning.includes('shortened'))).toBe(true)
  })

  it('keeps every field of another program, repeated ones too, and says when they were too long', async () => {
    const guest = 'ATTENDEE;PARTSTAT=ACCEPTED:mailto:bo@lind.example\r\n'
    const fields = await readAll(event(`UID:fields\r\nDTSTART:20200101T100000Z\r\n${guest}X-TEAM:red\r\nX-TEAM:blue\r\nX-SEAT:4`))
    const facts = (outcomes: Outcome[]) => outcomes.flatMap((outcome) => ('facts' in outcome ? outcome.facts : [])).filter((fact) => fact.fact === 'interaction')
    expect(facts(fields)[0]).toMatchObject({ more: { 'X-TEAM': ['red', 'blue'], 'X-SEAT': '4' } })
    expect(fields.some((outcome) => 'warning' in outcome)).toBe(false)
    const long = await readAll(event(`UID:long\r\nDTSTART:20200101T100000Z\r\n${guest}X-ESSAY:${'x'.repeat(5_000)}`))
    expect(facts(long)).toHaveLength(1)
    expect(long.some((outcome) => 'warning' in outcome && outcome.warning.includes('too long'))).toBe(true)
  })

  it('follows few of the rules of one event, and keeps few megabytes of it', async () => {
    const rules = 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\r\n'.repeat(2_000)
    const filler = `X-FILLER:${'x'.repeat(900_000)}\r\n`.repeat(8)
    const outcomes = await readAll(event(`UID:rules\r\nDTSTART:20200130T100000Z\r\n${rules}${filler}SUMMARY:End`))
    const warnings = outcomes.flatMap((outcome) => ('warning' in outcome ? outcome.warning : []))
    expect(warnings.join('\n')).toContain('more than 20 rules')
    expect(warnings.join('\n')).toContain('4 lines without meaning, or too long')
  }, 30_000)

  it('is not stopped by markup that never ends', async () => {
    await readAll(event(`UID:markup\r\nDTSTART:20200101T100000Z\r\nDESCRIPTION:<b>${'<'.repeat(900_000)}`))
    await readAll(event(`UID:blanks\r\nDTSTART:20200101T100000Z\r\nDESCRIPTION:<b>${' '.repeat(900_000)}x`))
  }, 20_000)

  it('reads a deep nest of components without a stack', () => {
    const nest = `BEGIN:VCALENDAR\r\n${'BEGIN:VEVENT\r\nBEGIN:VALARM\r\n'.repeat(5_000)}DTSTART:20240101T000000Z\r\n`
    const splitter = new CalendarSplitter()
    expect([...splitter.push(Buffer.from(nest)), ...splitter.finish()]).toHaveLength(5_000)
  })
})

it('the same calendar read weeks later tells the same dates', async () => {
  const source = memorySource(textFiles({
    'daily.ics': [
      'BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', 'UID:daily-1', 'DTSTART:20261001T080000Z', 'DTEND:20261001T083000Z', 'RRULE:FREQ=DAILY', 'SUMMARY:Swim',
      'ATTENDEE;PARTSTAT=ACCEPTED:mailto:bea@example.org', 'END:VEVENT', 'END:VCALENDAR', '',
    ].join('\r\n'),
  }))
  const [claim] = await icalendar.claim(source)
  const readAt = async (now: number) => {
    const ids: string[] = []
    for await (const outcome of icalendar.read(source, claim!, { owner: ['email:ana@example.org'], zone: 'UTC', region: 'DE', now })) {
      if ('facts' in outcome) for (const fact of outcome.facts) if (fact.fact === 'interaction') ids.push(fact.id)
    }
    return ids
  }
  const early = await readAt(Date.UTC(2026, 10, 2, 9))
  expect(early.length).toBeGreaterThan(365)
  expect(await readAt(Date.UTC(2026, 10, 29, 23))).toEqual(early)
})
