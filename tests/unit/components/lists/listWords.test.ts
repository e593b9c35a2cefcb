import { describe, expect, it } from 'vitest'
import { allWords, exchangesWords, monthsWords, narrowed, sentence, voicesOf, whereOf, withWords } from '../../../../renderer/components/lists/listWords'

describe('the words of a row', () => {
  it.each([
    [{ mine: 3, theirs: 1 }, 'both'], [{ mine: 3, theirs: 0 }, 'mine'], [{ mine: 0, theirs: 9 }, 'theirs'],
  ] as const)('%j: whose words there are', (told, voices) => expect(voicesOf(told)).toBe(voices))

  it('count months and exchanges', () => {
    expect([monthsWords(2), monthsWords(46)]).toEqual(['two months with words', '46 months with words'])
    expect(sentence(exchangesWords(1))).toBe('One exchange')
    expect(exchangesWords(1742)).toBe('1,742 exchanges')
  })

  it('lead to all of them', () => expect([allWords(1), allWords(2), allWords(1742)]).toEqual(['The one there is', 'All 2', 'All 1,742']))

  it('say where a meeting was: the place, what it was called, or that it was', () => {
    expect(whereOf({ place: { name: 'Café Tejo, Rua das Flores 3, Lisboa' }, title: 'Coffee' })).toBe('Café Tejo in Lisboa')
    expect(whereOf({ place: { address: 'Rua das Flores 3' }, title: 'Coffee' })).toBe('Coffee')
    expect(whereOf({})).toBe('You met')
  })

  it.each([
    [[], [], ''],
    [['a'], [], ''],
    [['a'], ['Anaïs'], 'with Anaïs'],
    [['a', 'b'], ['Anaïs', 'Tatsuya'], 'with Anaïs and Tatsuya'],
    [['a', 'b', 'c'], ['Anaïs'], 'with Anaïs and two others'],
    [['a', 'b', 'c', 'd'], ['Anaïs', 'Tatsuya', 'Bea', 'Kim'], 'with Anaïs, Tatsuya, Bea and one other'],
  ])('who else was there: %j, of whom %j are known', (who, names, words) => expect(withWords({ who }, names)).toBe(words))

  it('a list of guests is not counted out', () => {
    expect(withWords({ who: Array.from({ length: 900 }, (_, at) => `email:${at}@example.org`) }, ['Anaïs'])).toBe('with Anaïs and 49 others')
  })
})

describe('narrowing a list', () => {
  const rows = ['Bartholomew Okafor', '김하늘', 'Çelik']
  const texts = () => ['bartholomew okafor port harcourt', '김하늘 kim ha-neul daegu', 'celik izmir']

  it.each([
    ['', rows], ['  ', rows], ['oka', [rows[0]]], ['HARCOURT bart', [rows[0]]], ['ÇEL', [rows[2]]], ['하늘', [rows[1]]], ['nobody', []],
  ])('%j', (typed, found) => expect(narrowed(rows, texts, typed)).toEqual(found))

  it('asks for the texts only when something was typed', () => {
    expect(narrowed(rows, () => { throw new Error('asked') }, ' ')).toBe(rows)
  })
})
