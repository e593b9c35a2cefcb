import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logLanguages, logWords } from '../../../../renderer/core/logLine/languages'
import { readLogLine, type LogContext } from '../../../../renderer/core/logLine/readLogLine'
import { leftOut, textWithout } from '../../../../renderer/core/logLine/restOfLine'
import { context, people } from './line'

/** `words=candidates` of everybody named. */
const read = (line: string, more: Partial<LogContext> = {}) => {
  const { kind, people: named, day, at, place, text } = readLogLine(line, { ...context, ...more })
  return {
    kind, who: named.map(({ words, candidates }) => `${words}=${candidates.join('|')}`), text,
    ...(day && { day }), ...(at !== undefined && { at: new Date(at).toISOString() }), ...(place && { place: place.name }),
  }
}

describe('one line', () => {
  it.each([
    ['Met Bea and Tom at Café Tejo last Friday, talked about her move', { kind: 'meeting', who: ['Bea=bea', 'Tom=tom|tom ash'], day: '2026-11-20', place: 'Café Tejo', text: 'talked about her move' }],
    ['met bea and tom at cafe tejo', { kind: 'meeting', who: ['bea=bea', 'tom=tom|tom ash'], place: 'Café Tejo', text: '' }],
    ['Lunch with Bea in Lisbon yesterday at 1pm. She brought pears.', { kind: 'meeting', who: ['Bea=bea'], day: '2026-11-22', at: '2026-11-22T12:00:00.000Z', place: 'Lisbon', text: 'Lunch. She brought pears.' }],
    ['Had coffee with Tom Ash and Zofia Bielska on 12 May, she paid', { kind: 'meeting', who: ['Tom Ash=tom ash', 'Zofia Bielska='], day: '2026-05-12', text: 'coffee, she paid' }],
    ['Met Bea, Tom & Zofia Bielska in Porto', { kind: 'meeting', who: ['Bea=bea', 'Tom=tom|tom ash', 'Zofia Bielska='], place: 'Porto', text: '' }],
    ['Ran into Bea, Lovely evening', { kind: 'meeting', who: ['Bea=bea'], text: 'Lovely evening' }],
    ['Last Friday, met May at the old station', { kind: 'meeting', who: ['May=may'], day: '2026-11-20', place: 'old station', text: '' }],
    ['Met Sun on Saturday in a hurry', { kind: 'meeting', who: ['Sun=sun'], day: '2026-11-21', text: 'in a hurry' }],
    ['I saw Nour and نور الدين حداد at the harbour', { kind: 'meeting', who: ['Nour=nour', 'نور الدين حداد=nour'], place: 'harbour', text: '' }],
    ['Met Tom and Tom', { kind: 'meeting', who: ['Tom=tom|tom ash', 'Tom=tom ash|tom'], text: '' }],
    ["Met Bea's brother", { kind: 'meeting', who: [], text: "Bea's brother" }],
    ['Met Bea in May', { kind: 'meeting', who: ['Bea=bea'], text: 'in May' }],
    ['We sat together', { kind: 'meeting', who: [], text: 'We sat together' }],
    ['coffee with Zofia @ Armazém 12 today', { kind: 'meeting', who: ['Zofia='], day: '2026-11-23', place: 'Armazém 12', text: 'coffee' }],
    ['Talked with Bea about Tom', { kind: 'meeting', who: ['Bea=bea'], text: 'Talked about Tom' }],
    ['Met Maria Jose and Zeljko', { kind: 'meeting', who: ['Maria Jose=maría', 'Zeljko=željko'], text: '' }],
    ['Called Zeljko at 9:30, his mother is better', { kind: 'call', who: ['Zeljko=željko'], day: '2026-11-23', at: '2026-11-23T08:30:00.000Z', text: 'his mother is better' }],
    ['Called Bea at 21:30', { kind: 'call', who: ['Bea=bea'], day: '2026-11-22', at: '2026-11-22T20:30:00.000Z', text: '' }],
    ['Spoke on the phone with Bea last week', { kind: 'call', who: ['Bea=bea'], day: '2026-11-16', text: '' }],
    ['Note: Bea prefers tea', { kind: 'note', who: ['Bea=bea'], text: 'Bea prefers tea' }],
    ['Note about Bea: allergic to nuts', { kind: 'note', who: ['Bea=bea'], text: 'allergic to nuts' }],
    ['Remember that Will likes maps', { kind: 'note', who: ['Will=will'], text: 'Will likes maps' }],
    ['', { kind: 'meeting', who: [], text: '' }],
  ])('%s', (line, expected) => expect(read(line)).toEqual(expected))
})

describe('in other languages', () => {
  it.each([
    ['Bea und Tom am Freitag im Café Tejo getroffen, über den Umzug geredet', { kind: 'meeting', who: ['Bea=bea', 'Tom=tom|tom ash'], day: '2026-11-20', place: 'Café Tejo', text: 'über den Umzug geredet' }],
    ['Habe gestern Bea getroffen', { kind: 'meeting', who: ['Bea=bea'], day: '2026-11-22', text: '' }],
    ['Traf Bea vorgestern in Graz', { kind: 'meeting', who: ['Bea=bea'], day: '2026-11-21', place: 'Graz', text: '' }],
    ['Mit Bea telefoniert: sie kommt im Mai', { kind: 'call', who: ['Bea=bea'], text: 'sie kommt im Mai' }],
    ['Notiz zu Bea: mag Tee', { kind: 'note', who: ['Bea=bea'], text: 'mag Tee' }],
    ['J’ai vu Bea hier chez Anaïs, elle va bien', { kind: 'meeting', who: ['Bea=bea'], day: '2026-11-22', place: 'Anaïs', text: 'elle va bien' }],
    ['Dîner avec Tom et Bea vendredi dernier au Café Tejo', { kind: 'meeting', who: ['Tom=tom|tom ash', 'Bea=bea'], day: '2026-11-20', place: 'Café Tejo', text: 'Dîner' }],
    ['Appelé Bea avant-hier', { kind: 'call', who: ['Bea=bea'], day: '2026-11-21', text: '' }],
    ['Vi a Bea ayer en Lisboa', { kind: 'meeting', who: ['Bea=bea'], day: '2026-11-22', place: 'Lisboa', text: '' }],
    ['Quedé con María José anteayer, hace calor', { kind: 'meeting', who: ['María José=maría'], day: '2026-11-21', text: 'hace calor' }],
    ['Llamé a Bea hace dos semanas', { kind: 'call', who: ['Bea=bea'], day: '2026-11-09', text: '' }],
  ])('%s', (line, expected) => expect(read(line)).toEqual(expected))
})

it('leaves out what the owner took out, and looks again', () => {
  const without = new Set([leftOut('person', 'Tom'), leftOut('day', 'last Friday')])
  expect(read('Met Bea and Tom at Café Tejo last Friday', { without })).toEqual({ kind: 'meeting', who: ['Bea=bea'], place: 'Café Tejo', text: 'and Tom last Friday' })
})

it('steps over whom the owner took out', () => {
  expect(read('Met Bea, Tom and Zofia', { without: new Set([leftOut('person', 'Bea'), leftOut('person', 'Tom')]) })).toEqual({ kind: 'meeting', who: ['Zofia='], text: 'Bea, Tom' })
})

it('offers nobody who is in the trash', () => {
  expect(readLogLine('Met Tom Verhoef', context).people).toEqual([{ from: 4, to: 15, words: 'Tom Verhoef', candidates: [] }])
})

describe('whatever is written', () => {
  const names = people.flatMap(({ name, otherName, alsoNamed = [] }) => [name, otherName ?? name, ...alsoNamed])
  const said = logLanguages.flatMap((language) => {
    const { first, with: withs, and, at, loose, about, did, done } = logWords[language]
    return [...Object.values(first).flat(), ...Object.values(done).flat(), ...withs, ...and, ...at, ...loose, ...about, ...did]
  })
  const days = ['last Friday', 'yesterday', 'gestern', 'hier', 'ayer', '12 May', '3.4.2025', 'at 9:30', 'tomorrow', 'in 2099', 'hace dos días', '31/12/2030', 'May', 'sat']
  const piece = fc.oneof(fc.constantFrom(...names), fc.constantFrom(...said), fc.constantFrom(...days), fc.constantFrom(',', ': ', '. ', '—', "'s", '@', '\n', '&', 'Café Tejo', 'the old station', 'Zofia', '😀'), fc.string({ unit: 'grapheme', maxLength: 12 }))
  const line = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(' '))
  const now = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2060, 0) })
  const zone = fc.constantFrom('UTC', 'Europe/Vienna', 'America/St_Johns', 'Pacific/Apia', 'Asia/Kathmandu', 'Pacific/Chatham')

  it('keeps what it recognises apart and inside the line, loses no word, and never looks ahead', () => {
    fc.assert(
      fc.property(line, now, zone, (line, now, zone) => {
        const understood = readLogLine(line, { ...context, now, zone })
        let end = 0
        for (const { from, to } of understood.stretches) {
          expect(from).toBeGreaterThanOrEqual(end)
          expect(to).toBeGreaterThan(from)
          end = to
        }
        expect(end).toBeLessThanOrEqual(line.length)
        // Counted without the code under test: every letter and digit is either recognised or in the text, in order.
        const letters = (text: string) => text.match(/[\p{L}\p{M}\p{N}]/gu)?.join('') ?? ''
        let rest = ''
        for (let at = 0, index = 0; at < line.length; at++) {
          while (index < understood.stretches.length && understood.stretches[index]!.to <= at) index++
          const stretch = understood.stretches[index]
          if (!stretch || stretch.stays || at < stretch.from) rest += line[at]
        }
        expect(letters(understood.text)).toBe(letters(rest))
        for (const { from, to, words } of understood.people) expect(line.slice(from, to)).toBe(words)
        expect(understood.people.every((one) => understood.stretches.some(({ what, from, to }) => what === 'person' && from <= one.from && one.to <= to))).toBe(true)
        const today = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now)
        if (understood.day !== undefined) expect(understood.day <= today, `${understood.day} is not after ${today}`).toBe(true)
        if (understood.at !== undefined) expect(understood.at).toBeLessThanOrEqual(now)
      }),
      { numRuns: 1000 },
    )
  })

  it('reads the same line the same way, and its text has nothing more to tidy', () => {
    fc.assert(
      fc.property(line, (line) => {
        const once = readLogLine(line, context)
        expect(readLogLine(line, context)).toEqual(once)
        expect(textWithout(once.text, [])).toBe(once.text)
      }),
      { numRuns: 1000 },
    )
  })

  it('does not depend on the zone of the computer', () => {
    const before = process.env['TZ']
    const lines = ['Met Bea last Friday at 18:00', 'Met Bea yesterday at 0:30', 'Called Tom on 12 May at 23:15', 'Bea gestern um 8 Uhr getroffen', 'Met Bea today']
    const all = ['UTC', 'America/St_Johns', 'Pacific/Apia', 'Asia/Kathmandu', 'Europe/Vienna', 'America/Los_Angeles'].map((zone) => {
      process.env['TZ'] = zone
      return lines.map((line) => readLogLine(line, context))
    })
    if (before === undefined) delete process.env['TZ']
    else process.env['TZ'] = before
    for (const each of all) expect(each).toEqual(all[0])
    expect(all[0]!.map(({ day }) => day)).toEqual(['2026-11-20', '2026-11-22', '2026-05-12', '2026-11-22', '2026-11-23'])
  })

  it.each(['a', '1', ' ', ',', 'A', 'Bea ', 'and ', 'met ', 'at ', '12:', "'", '\n', '@', 'é', '盛', '\u0301'])('takes 40,000 times %j calmly', (letter) => {
    const line = letter.repeat(Math.ceil(40_000 / letter.length))
    readLogLine(line.slice(0, 100), context)
    const began = performance.now()
    const { text } = readLogLine(line, context)
    expect(performance.now() - began).toBeLessThan(500)
    expect(text.length).toBeLessThanOrEqual(line.length)
  })
})
