import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayReader, type SaidDay } from '../../../../renderer/core/cues/days'
import { english } from '../../../../renderer/core/cues/english'
import { french } from '../../../../renderer/core/cues/french'
import { german } from '../../../../renderer/core/cues/german'
import { spanish } from '../../../../renderer/core/cues/spanish'
import { plainText } from '../../../../renderer/core/cues/plainText'

const dayNumber = (text: string) => Date.parse(text) / 86_400_000
const dayText = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10)
/** A Thursday. */
const today = dayNumber('2024-05-09')
const readers = { en: dayReader(english.days), de: dayReader(german.days), fr: dayReader(french.days), es: dayReader(spanish.days) }
const read = (language: keyof typeof readers, words: string, ahead: boolean, on = today): SaidDay | undefined => readers[language].read(` ${plainText(words)}`, on, ahead)

describe('words for a day', () => {
  it.each<[keyof typeof readers, string, boolean, string | undefined]>([
    ['en', 'on thursday', false, '2024-05-02'], ['en', 'on thursday', true, '2024-05-16'], ['en', 'wednesday', false, '2024-05-08'], ['en', 'friday', true, '2024-05-10'], ['en', 'friday', false, '2024-05-03'],
    ['en', 'the day before yesterday', false, '2024-05-07'], ['en', 'three days ago', false, '2024-05-06'], ['en', '12 days ago', false, '2024-04-27'], ['en', '90 days ago', false, undefined],
    ['en', 'on the 3rd of may', false, '2024-05-03'], ['en', 'may 30', true, '2024-05-30'], ['en', 'may 30', false, undefined], ['en', 'december 24th', false, '2023-12-24'], ['en', 'january 2', true, undefined],
    ['en', '30 february', false, undefined], ['en', '3 may 2024', false, '2024-05-03'], ['en', '3 may 1999', false, undefined], ['en', 'you may 3', false, '2024-05-03'], ['en', 'may be', false, undefined], ['en', 'good morning', false, undefined],
    ['de', 'guten morgen', true, undefined], ['de', 'heute morgen', true, '2024-05-09'], ['de', 'morgen abend', true, '2024-05-10'], ['de', 'gestern morgen', false, '2024-05-08'], ['de', 'am Samstagabend', true, '2024-05-11'], ['de', 'vor drei Tagen', false, '2024-05-06'], ['de', 'am 1. Mai', false, '2024-05-01'], ['de', 'hier', false, undefined],
    ['fr', 'hier soir', false, '2024-05-08'], ['fr', 'avant-hier', false, '2024-05-07'], ['fr', 'il y a deux jours', false, '2024-05-07'], ['fr', 'le 1er mai', false, '2024-05-01'], ['fr', 'le 12 août', true, '2024-08-12'], ['fr', 'après-demain', true, '2024-05-11'],
    ['es', 'esta mañana', false, '2024-05-09'], ['es', 'mañana por la mañana', true, '2024-05-10'], ['es', 'por la mañana', true, undefined], ['es', 'pasado mañana', true, '2024-05-11'], ['es', 'ayer por la mañana', false, '2024-05-08'], ['es', 'el 2 de mayo de 2024', false, '2024-05-02'], ['es', 'el miércoles', false, '2024-05-08'],
  ])('%s: %s (ahead %s)', (language, words, ahead, expected) => {
    const said = read(language, words, ahead)
    expect(said && dayText(said.day)).toBe(expected)
    if (said) expect([said.from, said.to]).toEqual([said.day, said.day])
  })

  it('may be of about some day', () => {
    expect(read('en', 'last week', false)).toEqual({ day: today - 7, from: today - 14, to: today - 1 })
    expect(read('de', 'neulich', false)).toEqual({ day: today - 3, from: today - 6, to: today - 1 })
  })

  it('are the first in the clause', () => {
    expect(dayText(read('en', 'yesterday and not on saturday', false)!.day)).toBe('2024-05-08')
  })

  it('name the right day of the week, whenever it is', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 0, max: 6 }), fc.boolean(), (on, weekday, ahead) => {
      const { day } = read('fr', french.days.weekdays[weekday]!, ahead, on)!
      expect(new Date(day * 86_400_000).getUTCDay()).toBe(weekday)
      expect(ahead ? day - on : on - day).toBeGreaterThan(0)
      expect(Math.abs(day - on)).toBeLessThanOrEqual(7)
    }))
  })

  it('are words for a day whatever day they are read on', () => {
    const words = fc.constantFrom('yesterday', 'on saturday', 'may 30', '3 may 1999', 'two days ago', 'good morning', 'nothing')
    fc.assert(fc.property(words, fc.integer({ min: 0, max: 30_000 }), fc.boolean(), (text, on, ahead) => {
      if (read('en', text, ahead, on)) expect(readers.en.names(` ${text}`)).toBe(true)
    }))
    expect(readers.en.names(' good morning')).toBe(false)
  })
})
