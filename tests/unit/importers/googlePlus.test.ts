import { describe, expect, it } from 'vitest'
import type { Fact, InteractionFact } from '../../../electron/contract/records'
import { contentOf } from '../../../electron/importers/googlePlus/content'
import { googlePlus } from '../../../electron/importers/googlePlus/index'
import { profileOf } from '../../../electron/importers/googlePlus/authors'
import { profileHandle } from '../../../electron/contract/profileUrls'
import { memorySource, textFiles } from './memorySource'
import { testImporter } from './testImporter'

testImporter(googlePlus, 'google-plus')

const options = { zone: 'America/Los_Angeles', region: 'US', now: Date.UTC(2026, 10, 22) }
const ada = { displayName: 'Ada', profilePageUrl: 'https://plus.google.com/+Ada', resourceName: 'users/100000000000000000001' }
const kofi = { displayName: 'Kofi', profilePageUrl: 'https://plus.google.com/100000000000000000002', resourceName: 'users/100000000000000000002' }
const post = (more: object) => ({ url: 'https://plus.google.com/+Ada/posts/aaaaaaaaaaa', creationTime: '2013-05-01 18:00:00+0200', author: ada, content: '', ...more })

async function read(files: Readonly<Record<string, string>>): Promise<InteractionFact[]> {
  const source = memorySource(textFiles(files))
  const facts: Fact[] = []
  for (const claim of await googlePlus.claim(source))
    for await (const outcome of googlePlus.read(source, claim, { ...options, owner: claim.owner })) if ('facts' in outcome) facts.push(...outcome.facts)
  return facts.filter((fact) => fact.fact === 'interaction')
}
const json = (value: unknown) => read({ '20130501 - a.json': JSON.stringify(value) })

describe('posts', () => {
  it('have one id in HTML and JSON, and so have their comments', async () => {
    const inJson = await json(post({ content: 'hello', comments: [{ creationTime: '2013-05-01 19:00:00+0200', content: 'hi', author: kofi }] }))
    const inHtml = await read({
      '20130501 - a.html':
        '<div><a class="author" href="https://plus.google.com/+Ada">Ada</a> - <a href="https://plus.google.com/+Ada/posts/aaaaaaaaaaa">2013-05-01 16:00:00+0000</a></div><div class="main-content">hello</div>' +
        '<div class="comments"><div class="comment"><a class="author" href="https://plus.google.com/100000000000000000002">Kofi</a><span class="time"> - 2013-05-01 17:00:00+0000</span><div class="comment-content">hi</div></div></div>',
    })
    expect(inHtml).toEqual(inJson)
    expect(inJson).toHaveLength(2)
  })
  it.each([
    ['named people alone are a message', { users: [kofi] }, 'message', 'private'],
    ['circles beside them make it public', { users: [kofi], circles: [{ type: 'CIRCLE_TYPE_PUBLIC' }] }, 'post', 'public'],
    ['circles alone make it public', { circles: [{ type: 'CIRCLE_TYPE_YOUR_CIRCLES' }] }, 'post', 'public'],
  ])('shown to: %s', async (_, visibleToStandardAcl, kind, setting) => {
    expect(await json(post({ content: 'hello', postAcl: { visibleToStandardAcl } }))).toMatchObject([{ kind, setting, direction: 'sent' }])
  })
  it('to the owner alone are nobody’s', async () => expect(await json(post({ content: 'x', postAcl: { visibleToStandardAcl: { users: [ada] } } }))).toEqual([]))
  it('keep two comments of one second apart', async () => {
    const comment = { creationTime: '2013-05-01 19:00:00+0200', author: kofi }
    const ids = (await json(post({ comments: [{ ...comment, content: 'a' }, { ...comment, content: 'b' }] }))).map(({ id }) => id)
    expect(new Set(ids).size).toBe(3)
  })
})

describe('addresses', () => {
  it.each([
    ['https://plus.google.com/100000000000000000001', { id: '100000000000000000001' }],
    ['https://plus.google.com/u/0/+Ana%C3%89?x', { custom: 'AnaÉ' }],
    ['https://plus.google.com/communities/1', undefined],
    ['https://example.org/+Ada', undefined],
  ])('%s', (address, profile) => expect(profileOf(address)).toEqual(profile))
  it('on a card are the same accounts', () => {
    expect(profileHandle('https://plus.google.com/100000000000000000002')).toBe('google-plus:id:100000000000000000002')
    expect(profileHandle('http://plus.google.com/+IlseVarga')).toBe('google-plus:@ilsevarga')
    expect(profileHandle('https://plus.google.com/communities/100')).toBeUndefined()
  })
  it('in a text become mentions once, and plain words', () => {
    const { words, mentioned } = contentOf('+<a class="proflink" href="https://plus.google.com/+Kofi">Kofi</a> and +<a oid="100000000000000000002" href="https://plus.google.com/+Kofi">Kofi</a> <a href="https://plus.google.com/+X/posts/1">see</a>')
    expect(mentioned.map(({ handle }) => handle)).toEqual(['google-plus:@kofi', 'google-plus:id:100000000000000000002'])
    expect(words).toBe('+Kofi and +Kofi see (https://plus.google.com/+X/posts/1)')
  })
  it('are found without going through the text again and again', () => {
    for (const text of ['<a '.repeat(40_000), '<a href="'.repeat(20_000), '<'.repeat(40_000)]) expect(contentOf(text).mentioned).toEqual([])
  })
})
