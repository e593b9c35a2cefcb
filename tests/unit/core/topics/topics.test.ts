import { describe, expect, it } from 'vitest'
import { siteOf } from '../../../../renderer/core/topics/sites'
import { topicKey } from '../../../../renderer/core/topics/topicKey'
import { commonTopics, mostTopics, sharedTopics, topicsShown, type Topic } from '../../../../renderer/core/topics/topics'

const topic = (words: string, n = 3, from: Topic['from'] = 'words'): Topic => ({ topic: words, key: topicKey(words), from, n, items: [`${words} 1`] })
const shown = (...args: Parameters<typeof topicsShown>) => topicsShown(...args).map(({ topic: words }) => words)

describe('one topic or two', () => {
  it.each([
    ['#Trains', 'train'], ['trains', 'train'], ['Ferries', 'ferry'], ['churches', 'church'], ['boxes', 'box'], ['glass', 'glass'], ['bus', 'bus'], ['tennis', 'tennis'], ['Métiers', 'metier'],
    ['night trains', 'night train'], ['nightjets.example', 'nightjets.example'], ['letters.news', 'letters.news'], ['  Slow   trains ', 'slow train'],
  ])('%s is %s', (words, key) => expect(topicKey(words)).toBe(key))
})

describe('the site of a link', () => {
  it.each([
    ['https://www.example.org/a?utm_source=b#c', 'example.org'], ['http://m.example.org', 'example.org'], ['www.example.org/', 'example.org'], ['https://anna.wordpress.example/2012', 'anna.wordpress.example'],
    ['https://example.org).', 'example.org'], ['https://EXAMPLE.org:8080/x', 'example.org'], ['https://me:pass@example.org/', 'example.org'], ['https://www.google.com/url?q=https%3A%2F%2Fexample.org%2F&sa=D', 'example.org'],
    ['https://bücher.example/', 'bücher.example'],
  ])('%s is %s', (link, site) => expect(siteOf(link)).toBe(site))

  it.each(['https://t.co/a', 'https://bit.ly/a', 'https://en.wikipedia.org/wiki/A', 'https://click.shop.example/a', 'https://www.google.co.uk/search?q=a', 'http://192.168.1.1/', 'http://localhost:3000', 'https://', 'www.', 'https://l.facebook.com/l.php?u=https%3A%2F%2', 'https://x.com/a'])(
    '%s says nothing', (link) => expect(siteOf(link)).toBeUndefined())
})

describe('what shows', () => {
  const found = [topic('train', 9), topic('thanks', 7), topic('soup', 4)]
  it.each<[why: string, told: Parameters<typeof topicsShown>[1], topics: readonly string[]]>([
    ['what was found', {}, ['train', 'thanks', 'soup']],
    ['not what everybody talks about', { common: new Set(['thank']) }, ['train', 'soup']],
    ['not what was taken off, in any spelling', { topics: new Map([['Trains', false]]) }, ['thanks', 'soup']],
    ['the owner’s own first', { topics: new Map([['Ferries', true]]) }, ['Ferries', 'train', 'thanks', 'soup']],
    ['the owner’s own though everybody talks about it', { topics: new Map([['Thanks', true]]), common: new Set(['thank']) }, ['Thanks', 'train', 'soup']],
    ['tags before what was found, each once', { tags: ['Trains', 'family'] }, ['Trains', 'family', 'thanks', 'soup']],
    ['not a tag that is taken off as a topic', { tags: ['family'], topics: new Map([['family', false]]) }, ['train', 'thanks', 'soup']],
    ['the last word about one topic', { topics: new Map([['train', false], ['Trains', true]]) }, ['Trains', 'thanks', 'soup']],
    ['the last word about one topic, the other way', { topics: new Map([['Trains', true], ['train', false]]) }, ['thanks', 'soup']],
  ])('%s', (_, told, topics) => expect(shown(found, told)).toEqual(topics))

  it('an own topic has the items it was found in', () => expect(topicsShown(found, { topics: new Map([['Trains', true]]) })[0]).toEqual({ topic: 'Trains', key: 'train', from: 'owner', n: 9, items: ['train 1'] }))

  it('no more than a dozen, but for the owner’s own', () => {
    const many = Array.from({ length: 20 }, (_, at) => topic(`topic${String.fromCharCode(97 + at)}`))
    expect(shown(many, {})).toHaveLength(mostTopics)
    expect(shown(many, { tags: Array.from({ length: 15 }, (_, at) => `tag${String.fromCharCode(97 + at)}`) })).toHaveLength(15)
  })
})

describe('what many have', () => {
  it('in common is what a fifth of them, and six at least, talk about', () => {
    const people = Array.from({ length: 40 }, (_, at) => [topic('weather'), ...(at < 8 ? [topic('boats')] : []), ...(at < 7 ? [topic('birds')] : [])])
    expect([...commonTopics(people)]).toEqual(['boat', 'weather'])
    expect([...commonTopics(people.slice(0, 5))]).toEqual([])
  })

  it('two have in common, with the evidence of either', () => {
    const one = [topic('Trains', 2), topic('soup', 9), topic('maps', 4)]
    const other = [topic('train', 5), topic('map', 4), topic('birds', 3)]
    expect(sharedTopics(one, other)).toEqual([{ topic: 'maps', one: one[2], other: other[1] }, { topic: 'Trains', one: one[0], other: other[0] }])
    expect(sharedTopics(one, [])).toEqual([])
  })
})
