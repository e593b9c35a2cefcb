import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { InteractionFact } from '#contract/records'
import type { Outcome } from '../../../electron/importers/importer'
import { addressOf, statusAuthor } from '../../../electron/importers/mastodon/actors'
import { mastodon } from '../../../electron/importers/mastodon/index'
import { statusText } from '../../../electron/importers/mastodon/statusText'
import { memorySource, textFiles } from './memorySource'
import { tarOf } from './sources/tars'
import { withDropped } from './sources/zips'
import { testImporter } from './testImporter'

testImporter(mastodon, 'mastodon')

const options = { zone: 'Asia/Tokyo', region: 'NO', now: Date.UTC(2026, 10, 22) }
const me = 'https://fjell.example/users/sol'
const outbox = (...items: unknown[]) => JSON.stringify({ type: 'OrderedCollection', orderedItems: items })
const post = (fields: Record<string, unknown>, to = ['as:Public']) => ({ id: `${me}/statuses/1/activity`, type: 'Create', actor: me, published: '2023-01-05T08:30:00Z', to, object: { id: `${me}/statuses/1`, type: 'Note', content: '<p>x</p>', ...fields } })

async function read(files: Record<string, string>): Promise<Outcome[]> {
  const source = memorySource(textFiles(files))
  const outcomes: Outcome[] = []
  for (const claim of await mastodon.claim(source)) for await (const outcome of mastodon.read(source, claim, { ...options, owner: claim.owner })) outcomes.push(outcome)
  return outcomes
}
const interactions = (outcomes: readonly Outcome[]): InteractionFact[] => outcomes.flatMap((outcome) => ('facts' in outcome ? outcome.facts.filter((fact) => fact.fact === 'interaction') : []))

describe('people of the Fediverse', () => {
  it('are named by the addresses of their posts, where these are Mastodon’s', () => {
    expect(statusAuthor('https://a.example/users/Ben/statuses/1')).toEqual({ uri: 'https://a.example/users/Ben', address: 'ben@a.example' })
    expect(statusAuthor('https://a.example/@ben/1')).toEqual({ address: 'ben@a.example' })
    for (const other of ['https://a.example/notes/9', 'https://a.example/objects/7f', 'https://a.example/ap/users/1/statuses/2']) expect(statusAuthor(other)).toBeUndefined()
  })
  it('have a host, their own or the owner’s', () => {
    expect([addressOf('@Ben@A.example', 'h'), addressOf('ben', 'h.example'), addressOf('ben', undefined), addressOf('not an address', 'h')]).toEqual(['ben@a.example', 'ben@h.example', undefined, undefined])
  })
  it('are one by either name: a mention tells whose server has another name', async () => {
    const outcomes = await read({ 'outbox.json': outbox(post({ tag: [{ type: 'Mention', href: 'https://social.split.example/users/kim', name: '@kim@split.example' }] })) })
    const person = outcomes.flatMap((outcome) => ('facts' in outcome ? outcome.facts.filter((fact) => fact.fact === 'person') : []))
    expect(person.map(({ handles }) => handles)).toEqual([['mastodon:id:https://social.split.example/users/kim', 'mastodon:kim@split.example']])
  })
})

describe('who can read a post', () => {
  const mention = { tag: [{ type: 'Mention', href: 'https://a.example/users/ben', name: '@ben@a.example' }] }
  it.each([
    [['https://www.w3.org/ns/activitystreams#Public'], 'mention', 'public'],
    [[`${me}/followers`], 'mention', 'public'],
    [['https://a.example/users/ben'], 'message', 'private'],
  ])('%s', async (to, kind, setting) => {
    expect(interactions(await read({ 'outbox.json': outbox(post(mention, to)) })).map((fact) => [fact.kind, fact.setting])).toEqual([[kind, setting]])
  })
  it('goes to each of several under one id', async () => {
    const two = { tag: [...mention.tag, { type: 'Mention', href: 'https://a.example/users/ida', name: '@ida@a.example' }] }
    const found = interactions(await read({ 'outbox.json': outbox(post(two)) }))
    expect(new Set(found.map(({ id }) => id)).size).toBe(1)
    expect(found.map(({ stream }) => stream)).toEqual(['mastodon:id:https://a.example/users/ben', 'mastodon:id:https://a.example/users/ida'])
  })
})

describe('words of a post', () => {
  it('keep mentions as words and links once', () => {
    expect(statusText({ content: '<p><a class="u-url mention" href="https://a/@b">@<span>b</span></a> see <a href="https://x.example/?a=1&amp;b=2"><span class="invisible">https://</span><span>x.example/?a=1&amp;b=2</span></a></p><p>two<br>lines</p>' })).toBe(
      '@b see https://x.example/?a=1&b=2\n\ntwo\nlines',
    )
  })
  it('are read in linear time', () => expect(statusText({ content: '<a '.repeat(40_000) }).length).toBeGreaterThan(0))
})

describe('an archive', () => {
  it('in a tar.gz is read like a folder, with the owner at its end', async () => {
    const tar = tarOf([
      { name: 'media_attachments/a.jpg', content: 'x'.repeat(3000) },
      { name: 'outbox.json', content: outbox(post({})) },
      { name: 'actor.json', content: JSON.stringify({ id: me, type: 'Person', preferredUsername: 'sol', name: 'Sol' }) },
    ])
    await withDropped({ 'archive-20240305120000-ab.tar.gz': gzipSync(tar) }, async (source) => {
      const [claim] = await mastodon.claim(source)
      expect(claim!.owner).toEqual([`mastodon:id:${me}`, 'mastodon:sol@fjell.example'])
      expect(claim!.ignored).toEqual(['media: 1 file is listed, not copied'])
      const outcomes: Outcome[] = []
      for await (const outcome of mastodon.read(source, claim!, { ...options, owner: claim!.owner })) outcomes.push(outcome)
      expect(interactions(outcomes).map(({ kind, stream }) => [kind, stream])).toEqual([['post', 'thread:own:mastodon']])
      expect(outcomes).toContainEqual({ asOf: Date.UTC(2024, 2, 5, 12) })
    })
  })

  it('never shows a private key', async () => {
    const outcomes = await read({ 'a/outbox.json': outbox(post({})), 'a/actor.json': JSON.stringify({ id: me, preferredUsername: 'sol', privateKey: 'SECRET', publicKey: { publicKeyPem: 'SECRET' } }) })
    expect(JSON.stringify(outcomes)).not.toContain('SECRET')
  })

  it('is not every folder with an actor or likes', async () => {
    expect(await mastodon.claim(memorySource(textFiles({ 'likes.json': '{"type":"OrderedCollection","orderedItems":[]}', 'actor.json': '{"preferredUsername":"x"}', 'outbox.json': '[1]', 'followers.csv': 'name,age\na,b\n' })))).toEqual([])
  })
})
