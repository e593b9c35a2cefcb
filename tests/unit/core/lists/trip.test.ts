import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Place } from '../../../../electron/contract/records'
import { day } from '../../../../renderer/core/dates'
import { cityOf, nextWithPlace, trip } from '../../../../renderer/core/lists/trip'
import type { Ahead } from '../../../../renderer/core/lists/told'
import { known, met, somebody, start, tale, touches, type One } from './invented'

const now = start + 3000 * day
const to = (city: string, ...all: readonly One[]) => trip({ ...known(...all), city, now })
const short = (city: string, ...all: readonly One[]): string[] => to(city, ...all).map(({ person, kind, why }) => `${person.id} ${kind}: ${why.map(({ kind: reason }) => reason).join('+')}`)
const living = (where: string, id = 'a'): One => [somebody(id, { where }), tale(id)]
const seen = (place: Place | undefined, days = 0, id = 'a'): One => [somebody(id), tale(id), [met('m', days, place ? { place } : {})]]

describe('a trip', () => {
  it.each<[string, string, One, string[]]>([
    ['where somebody lives', 'Daegu', living('Daegu'), ['a never met: lives']],
    ['as part of an address', 'wien', living('Herrengasse 14, 1010 Wien'), ['a never met: lives']],
    ['without accents', 'Sao Paulo', living('São Paulo, Brasil'), ['a never met: lives']],
    ['with accents', 'Görlitz', living('GORLITZ'), ['a never met: lives']],
    ['in another script', '대구', living('대구'), ['a never met: lives']],
    ['to a part of a word', 'Wien', living('Wiener Neustadt'), []],
    ['to a word of a longer name', 'York', living('York, England'), ['a never met: lives']],
    ['two words in order', 'New York', living('New York NY'), ['a never met: lives']],
    ['two words apart', 'New York', living('New Cross, York'), []],
    ['two words turned round', 'York New', living('New York'), []],
    ['nowhere', '  ', living(''), []],
    ['to several blanks', 'New   York', living('New, York'), ['a never met: lives']],
    ['between marks', '(Wien)', living('Wien!'), ['a never met: lives']],
    ['by an address without a name', 'Graz', seen({ address: 'Graz' }), ['a long unseen: venue']],
    ['to punctuation', ' , ', living('Wien'), []],
    ['elsewhere', 'Graz', living('Wien'), []],
    ['where nobody says anything', 'Graz', [somebody('a'), tale('a')], []],
    ['by the name of a venue', 'Graz', seen({ name: 'Kunsthaus Graz' }), ['a long unseen: venue']],
    ['by its address', 'Graz', seen({ name: 'Kunsthaus', address: 'Lendkai 1, 8020 Graz' }), ['a long unseen: venue']],
    ['by a venue without words', 'Graz', seen({ latitude: 47, longitude: 15 }), []],
    ['by an encounter anywhere', 'Graz', seen(undefined), []],
    ['seen a year ago to the day', 'Graz', seen({ name: 'Graz' }, 2635), []],
    ['seen a day before that', 'Graz', seen({ name: 'Graz' }, 2634), ['a long unseen: venue']],
    ['by both', 'Graz', [somebody('a', { where: 'Graz' }), tale('a'), [met('m', 0, { place: { name: 'Graz' } })]], ['a long unseen: lives+venue']],
    ['by the last venue that says where', 'Graz', [somebody('a'), tale('a'), [met('m', 0, { place: { name: 'Graz' } }), met('n', 9)]], ['a long unseen: venue']],
    ['not by an older one', 'Graz', [somebody('a'), tale('a'), [met('m', 0, { place: { name: 'Graz' } }), met('n', 9, { place: { name: 'Linz' } })]], []],
    ['perhaps met there', 'Graz', [somebody('a'), tale('a'), [met('m', 0, { grade: 'candidate', place: { name: 'Graz' } })]], []],
    ['somebody with few words', 'Graz', [somebody('a', { where: 'Graz' }), tale('a', { months: 1 })], []],
    ['somebody met before the records', 'Graz', [somebody('a', { where: 'Graz' }), tale('a', { metBefore: ['met before'] })], []],
    ['somebody archived', 'Graz', [somebody('a', { where: 'Graz', archived: true }), tale('a')], []],
  ])('%s', (_, city, one, expected) => expect(short(city, one)).toEqual(expected))

  it('says why, and shows the evidence', () => {
    const person = somebody('a', { where: 'Graz' })
    const story = tale('a', { months: 4, silence: { state: 'few', last: { id: 'w', at: start + 99 * day }, covered: 0, median: null, rekindled: [] } })
    expect(to('graz', [person, story, [met('m', 3, { place: { name: 'Kunsthaus', address: 'Lendkai 1, Graz' } })]])).toEqual([{
      person, kind: 'long unseen', months: 4, seen: { id: 'm', at: start + 3 * day }, last: { id: 'w', at: start + 99 * day },
      why: [{ kind: 'lives', where: 'Graz' }, { kind: 'venue', where: 'Lendkai 1, Graz', encounter: { id: 'm', at: start + 3 * day } }],
    }])
    expect(to('wien', living('Wien'))[0]).toEqual({ person: somebody('a', { where: 'Wien' }), kind: 'never met', months: 3, last: { id: 'x 80', at: start + 80 * day }, why: [{ kind: 'lives', where: 'Wien' }] })
  })

  it('counts a long encounter from its end', () => {
    const long = (until: number): One => [somebody('a'), tale('a'), [met('m', 0, { until: start + until * day, place: { name: 'Graz' } })]]
    expect([short('Graz', long(2634)).length, short('Graz', long(2636)).length]).toEqual([1, 0])
  })

  it('shows the encounter where there is no touch', () => {
    const none = tale('a', { networks: [], silence: { state: 'few', last: null, covered: 0, median: null, rekindled: [] } })
    expect(to('Graz', [somebody('a'), none, [met('m', 0, { place: { name: 'Graz' } })]])[0]).toMatchObject({ last: { id: 'm', at: start } })
  })

  it('names who was never met first, then by months and the latest touch', () => {
    const one = (id: string, months: number, last: number): One => [somebody(id, { where: 'Graz' }), tale(id, { months, networks: [touches('x', 6, 0, last)] })]
    const unseen = (id: string): One => [somebody(id), tale(id, { months: 99 }), [met('m', 0, { place: { name: 'Graz' } })]]
    const all = [unseen('a'), one('c', 3, 9), one('b', 3, 9), one('d', 3, 10), unseen('f'), one('e', 4, 1)]
    for (const people of [all, [...all].reverse()]) expect(to('Graz', ...people).map(({ person }) => person.id)).toEqual(['e', 'd', 'b', 'c', 'a', 'f'])
  })

  it('finds a city by whole words however it is written', () => {
    const word = fc.stringMatching(/^[a-zé]{1,6}$/)
    fc.assert(fc.property(fc.array(word, { minLength: 1, maxLength: 3 }), fc.array(word, { maxLength: 3 }), fc.array(word, { maxLength: 3 }), (city, before, after) => {
      const text = [...before, ...city.map((each) => each.toUpperCase()), ...after].join(', ')
      expect(to(city.join(' '), living(text))).toHaveLength(1)
      expect(to(`${city.join(' ')} zzzzzzz`, living(text))).toHaveLength(0)
    }))
  })
})

describe('the next planned place', () => {
  const ahead = (id: string, days: number, place?: Place): Ahead => ({ id, item: id, at: start + days * day, ...(place ? { place } : {}) })
  const next = (...all: readonly (readonly Ahead[])[]) => nextWithPlace(known(...all.map((some, at): One => [somebody(`p${at}`), tale(`p${at}`, { ahead: some })])).stories, start)?.id

  it.each<[string, readonly (readonly Ahead[])[], string | undefined]>([
    ['nothing', [], undefined],
    ['no place', [[ahead('a', 1)]], undefined],
    ['a place that is no word', [[ahead('a', 1, { name: '14' })]], undefined],
    ['a point', [[ahead('a', 1, { latitude: 1, longitude: 1 })]], undefined],
    ['over', [[ahead('a', 0, { name: 'Graz' })]], undefined],
    ['the first that says where', [[ahead('a', 1), ahead('b', 3, { name: 'Graz' })], [ahead('c', 2, { name: 'Linz' })]], 'c'],
    ['the later of two in text order, and sooner', [[ahead('a', 3, { name: 'Graz' }), ahead('b', 2, { name: 'Linz' })], [ahead('a0', 3, { name: 'Graz' })]], 'b'],
    ['nobody planned anything', [[]], undefined],
    ['of two at once the first in text order', [[ahead('b', 2, { name: 'Graz' })], [ahead('a', 2, { name: 'Linz' })], [ahead('c', 2, { name: 'Linz' })]], 'a'],
  ])('%s', (_, all, id) => expect(next(...all)).toBe(id))

  it.each<[Place | undefined, string]>([
    [undefined, ''],
    [{}, ''],
    [{ name: 'Daegu' }, 'Daegu'],
    [{ name: 'Café Sperl', address: 'Gumpendorfer Straße 11, 1060 Wien' }, 'Wien'],
    [{ address: 'Gumpendorfer Straße 11, 1060 Wien, Austria' }, 'Wien'],
    [{ address: 'Lendkai 1, A-8020 Graz' }, 'Graz'],
    [{ address: '10 Downing Street, London SW1A 2AA, UK' }, 'London'],
    [{ address: '10 Downing Street; London' }, 'London'],
    [{ address: '1 Main Street\nSpringfield IL 62701\nUSA' }, 'Springfield IL'],
    [{ address: 'Kunsthaus, Graz' }, 'Graz'],
    [{ name: 'Caffè San Marco, Via Battisti 18, Trieste' }, 'Trieste'],
    [{ address: 'Rua das Flores 3, 1200-192 Lisboa, Portugal' }, 'Lisboa'],
    [{ address: 'Szeroka 24 b, 31-053 Kraków' }, 'Kraków'],
    [{ address: 'Hauptplatz 3a, Linz, Austria' }, 'Linz'],
    [{ address: '12, 3' }, ''],
    [{ name: '  Daegu , ' }, 'Daegu'],
  ])('the city of %j is %s', (place, city) => expect(cityOf(place)).toBe(city))
})
