import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findTopics, mostFound, type TopicItem } from '../../../../renderer/core/topics/findTopics'

const day = 86_400_000
const said = (texts: readonly string[], more: Partial<TopicItem> = {}): TopicItem[] =>
  texts.map((text, at) => ({ id: `m:${String(at).padStart(4, '0')}`, at: Date.UTC(2020, 0, 1) + at * 3 * day, kind: 'message', setting: 'private', direction: at % 2 ? 'sent' : 'received', text, ...more }))
const words = (texts: readonly string[], names: readonly string[] = ['Bea Ek', 'Ilse Varga'], more: Partial<TopicItem> = {}) =>
  findTopics({ items: said(texts, more), names }).map(({ topic }) => topic)

const english = [
  'The model railway goes up to the coast again', 'I am thinking about the model railway while I sew', 'Bea, did you mend the model railway?',
  'My letterpress is in the shed, you know', 'We should print it on the letterpress', 'I have oiled the Letterpress at last', 'Thanks, that was really lovely!', 'Thanks again, see you tomorrow', 'Really, thanks Bea', 'Have a good day, Ilse',
]
const germanTexts = [
  'Ich war gestern wieder an der Druckerpresse', 'Die Druckerpresse ist endlich geölt', 'Kommst du am Samstag und wir probieren die Druckerpresse aus?',
  'Hast du schon an die Bergtour gedacht?', 'Die Bergtour machen wir im Mai', 'Ich freue mich so auf die Bergtour', 'Danke dir, bis morgen!', 'Liebe Grüße und bis bald', 'Vielen Dank, das war echt schön',
]
const french = [
  'J’ai retrouvé le vieux métier à tisser dans le grenier', 'Le métier est enfin réparé', 'Tu viens voir le métier dimanche ?', 'Merci beaucoup, à bientôt', 'Merci encore pour tout', 'Bisous, à demain',
  'La broderie est presque finie', 'Je te montre la broderie samedi', 'C’est une broderie de ma tante',
]
const spanish = [
  'El faro está cerrado por obras', 'Ayer subimos al faro con los niños', '¿Te acuerdas del faro de noche?', 'Muchas gracias, un abrazo', 'Gracias por todo, besos', 'Vale, hasta mañana',
  'La cerámica se ha roto en el horno', 'Te llevo la cerámica el jueves', 'Esta cerámica es para tu madre',
]

describe('topics are the words that come back', () => {
  it.each([
    ['English', english, ['model railway', 'letterpress']],
    ['German', germanTexts, ['Bergtour', 'Druckerpresse']],
    ['French', french, ['broderie', 'métier']],
    ['Spanish', spanish, ['cerámica', 'faro']],
  ])('in %s, without thanks, greetings and names', (_, texts, topics) => expect(words(texts)).toEqual(topics))

  it('in several languages at once', () => expect(words([...english, ...germanTexts, ...french, ...spanish]).sort()).toEqual(['Bergtour', 'Druckerpresse', 'broderie', 'cerámica', 'faro', 'letterpress', 'model railway', 'métier']))

  it.each<[why: string, texts: readonly string[]]>([
    ['twice is not often', ['The letterpress is here', 'I have the letterpress']],
    ['one sentence sent again speaks of nothing more', ['The letterpress is in the shed', 'The letterpress is in the shed', 'The letterpress is in the shed', 'The letterpress is in the shed']],
    ['a language nobody knows has hashtags and links alone', ['печатница стои вкъщи', 'нашата печатница е стара', 'тази печатница е твоя']],
    ['their names, and parts of them', ['Ek has the key', 'Is that for Ek or for you?', 'It is the house of Ek and Varga', 'The Varga house']],
    ['where greetings come from', ['Greetings from Lisbon, it is warm', 'Love from Lisbon to all of you', 'Hello from Lisbon, I am at the sea']],
    ['laughter', ['hahaha that is it', 'that is hahaha so true', 'and then hahaha we all went']],
    ['numbers and links', ['it is 1974 and https://a.example/letterpress', 'that was in 1974 www.b.example/letterpress', 'so 1974 it is https://c.example/letterpress']],
    ['who is addressed', ['@letterpress that is it', 'that is so @letterpress@print.example', 'I am letterpress@print.example']],
    ['quoted lines', ['> the letterpress is here\nso it is', '> my letterpress\nand mine', '> that letterpress\nwhich one is it']],
  ])('no topic: %s', (_, texts) => expect(words(texts)).toEqual([]))

  it('all on one day are one conversation and no topic', () => {
    const items = said(english).map((item, at) => ({ ...item, at: Date.UTC(2020, 0, 1) + at * 1000 }))
    expect(findTopics({ items, names: [] })).toEqual([])
  })

  it('where they live is no topic', () => expect(words(['The rain in Donostia', 'I am in Donostia with the map', 'You and the Donostia of old'], ['Bea Ek', 'Donostia'])).toEqual([]))
})

describe('what was marked', () => {
  it.each<[texts: readonly string[], topic: string, from: string]>([
    [['#SlowTrains are here', 'more #slowtrains', 'and #SlowTrains'], 'slow trains', 'hashtag'],
    [['#slow_trains!', 'so many #slow_trains'], 'slow trains', 'hashtag'],
    [['това е #влакове', 'пак #влакове'], 'влакове', 'hashtag'],
    [['(#ÖBB)', '#ÖBB again'], 'ÖBB', 'hashtag'],
    [['look https://www.nightjet.example/en?utm_source=x', 'and nightjet again: http://nightjet.example/berths.'], 'nightjet.example', 'site'],
    [['see https://l.facebook.com/l.php?u=https%3A%2F%2Fletters.example%2Fa%3Fb%3D1&h=AT0', 'https://letters.example'], 'letters.example', 'site'],
  ])('%j is %s', (texts, topic, from) => expect(findTopics({ items: said(texts), names: [] })).toMatchObject([{ topic, from, n: texts.length }]))

  it.each<[why: string, texts: readonly string[]]>([
    ['empty ones', ['#ff @bea', '#FF again', '#love it', 'so #love']],
    ['numbers', ['we are #1', 'still #1']],
    ['parts of an address', ['https://a.example/#letters', 'https://b.example/#letters']],
    ['shorteners and everybody’s sites', ['https://t.co/abc https://bit.ly/a', 'https://t.co/def https://bit.ly/b', 'https://www.youtube.com/watch?v=1', 'https://m.youtube.com/watch?v=2', 'https://docs.google.com/a', 'https://docs.google.com/b']],
    ['once', ['#letterpress']],
  ])('no topic: %s', (_, texts) => expect(words(texts)).toEqual([]))

  it('a hashtag and the same word are one topic, with the items of both', () => {
    const [topic, ...more] = findTopics({ items: said(['The letterpress is in the shed', '#letterpress at last', 'I have oiled the letterpress', 'You and your letterpress', 'my #Letterpress']), names: [] })
    expect(more).toEqual([])
    expect(topic).toMatchObject({ key: 'letterpress', from: 'hashtag', n: 5, items: ['m:0000', 'm:0001', 'm:0002', 'm:0003', 'm:0004'] })
  })
})

describe('what counts', () => {
  it.each<[why: string, more: Partial<TopicItem>]>([
    ['what was set aside', { verdict: 'rejected' }],
    ['likes and follows', { setting: 'ambient' }],
    ['what others wrote in a group', { byOther: true }],
    ['what has no time', { at: null }],
  ])('not %s', (_, more) => expect(words(english, [], more)).toEqual([]))

  it('the title of a page once, however often it is commented on', () => {
    const title = { kind: 'comment', setting: 'public', title: 'The letterpress of my aunt' } as const
    expect(words(['I see', 'That is true', 'And then?', 'So it is'], [], title)).toEqual([])
    expect(words(['So it is', 'That is the letterpress', 'It was the letterpress for me'], [], title)).toEqual(['letterpress'])
  })

  const anything = fc.array(fc.record({
    text: fc.oneof(fc.constantFrom(...english, ...germanTexts, ...spanish, '#letterpress', 'https://nightjet.example/a'), fc.string({ maxLength: 60 })),
    at: fc.integer({ min: 0, max: 2000 }), verdict: fc.constantFrom(undefined, undefined, undefined, 'rejected' as const),
  }), { maxLength: 60 }).map((all) => all.map(({ text, at, verdict }, n): TopicItem => ({ id: `m:${n}`, at: at * day, kind: 'message', setting: 'private', direction: 'sent', text, verdict })))

  it('the order of items makes no difference', () => {
    fc.assert(fc.property(anything, fc.nat(), (items, turn) => {
      const turned = [...items.slice(turn % (items.length + 1)), ...items.slice(0, turn % (items.length + 1))].reverse()
      expect(findTopics({ items: turned, names: ['Bea'] })).toEqual(findTopics({ items, names: ['Bea'] }))
    }), { numRuns: 60 })
  })

  it('every topic has as many items as it says, all of them said and none set aside', () => {
    fc.assert(fc.property(anything, (items) => {
      const alive = new Set(items.flatMap(({ id, verdict }) => (verdict ? [] : [id])))
      const found = findTopics({ items, names: [] })
      expect(found.length).toBeLessThanOrEqual(mostFound)
      expect(new Set(found.map(({ key }) => key)).size).toBe(found.length)
      for (const { items: evidence, n } of found) {
        expect(evidence.length).toBe(Math.min(5, n))
        expect(evidence.every((id) => alive.has(id))).toBe(true)
      }
    }), { numRuns: 60 })
  })

  it('likes add nothing', () => {
    fc.assert(fc.property(anything, anything, (items, likes) => {
      const more = likes.map((item) => ({ ...item, id: `like ${item.id}`, setting: 'ambient' as const }))
      expect(findTopics({ items: [...items, ...more], names: [] })).toEqual(findTopics({ items, names: [] }))
    }), { numRuns: 40 })
  })
})
