import { describe, expect, it } from 'vitest'
import type { InteractionFact } from '#contract/records'
import type { Outcome, ReadOptions } from '../../../electron/importers/importer'
import { wordpress } from '../../../electron/importers/wordpress/index'
import { memorySource, textFiles } from './memorySource'
import { testImporter } from './testImporter'

testImporter(wordpress, 'wordpress')

const now = Date.UTC(2026, 0, 1)

async function read(files: Readonly<Record<string, string>>, options: Partial<ReadOptions> = {}): Promise<Outcome[]> {
  const source = memorySource(textFiles(files))
  const outcomes: Outcome[] = []
  for (const claim of await wordpress.claim(source))
    for await (const outcome of wordpress.read(source, claim, { owner: claim.owner, zone: 'America/New_York', region: 'US', now, ...options })) outcomes.push(outcome)
  return outcomes
}

const interactions = (outcomes: readonly Outcome[]) =>
  outcomes.flatMap((outcome) => ('facts' in outcome ? outcome.facts.filter((fact): fact is InteractionFact => fact.fact === 'interaction') : []))
const found = (outcomes: readonly Outcome[], number: string) => interactions(outcomes).find(({ id }) => id.endsWith(`:${number}`))

const author = (id: number, login: string) =>
  `<wp:author><wp:author_id>${id}</wp:author_id><wp:author_login>${login}</wp:author_login><wp:author_email>${login}@blog.example</wp:author_email><wp:author_display_name>${login.toUpperCase()}</wp:author_display_name></wp:author>`
const comment = (id: number, fields: Readonly<Record<string, string>>) =>
  `<wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_approved>1</wp:comment_approved>${Object.entries(fields).map(([name, value]) => `<wp:comment_${name}>${value}</wp:comment_${name}>`).join('')}</wp:comment>`
const item = (id: number, creator: string, ...comments: readonly string[]) =>
  `<item><title>Post ${id}</title><link>https://blog.example/${id}/</link><dc:creator>${creator}</dc:creator><wp:post_id>${id}</wp:post_id><wp:post_date_gmt>2020-01-01 00:00:00</wp:post_date_gmt><wp:post_type>post</wp:post_type>${comments.join('')}</item>`
const blog = (...inside: readonly string[]) =>
  `<?xml version="1.0"?><rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>B</title><wp:base_blog_url>https://blog.example</wp:base_blog_url>${inside.join('\n')}</channel></rss>`

describe('who is who', () => {
  const both = blog(
    author(1, 'ida'), author(2, 'per'),
    item(10, 'ida', comment(1, { author: 'X', author_email: 'x@x.example' }), comment(2, { author: 'PER', user_id: '2', parent: '1' }), comment(3, { author: 'X', author_email: 'x@x.example', parent: '2' })),
    item(11, 'ida'),
    item(12, 'per', comment(4, { author: 'X', author_email: 'x@x.example' }), comment(5, { author: 'ida', author_email: 'IDA@blog.example', user_id: '0' })),
  )

  it('the author with most posts is the owner, unless another one is chosen', async () => {
    const asIda = await read({ 'a.xml': both })
    expect(interactions(asIda).map(({ id, kind, direction, who }) => [id.split(':').at(-1), kind, direction, ...who])).toEqual([
      ['1', 'comment', 'received', 'email:x@x.example'],
      ['2', 'comment', 'received', 'email:per@blog.example'],
      ['3', 'comment', 'received', 'email:x@x.example'],
      ['10', 'post', 'sent'],
      ['11', 'post', 'sent'],
      ['5', 'comment', 'sent', 'email:per@blog.example'],
    ])
    const asPer = await read({ 'a.xml': both }, { owner: ['email:per@blog.example'] })
    expect(interactions(asPer).map(({ id, kind, direction, who }) => [id.split(':').at(-1), kind, direction, ...who])).toEqual([
      ['2', 'reply', 'sent', 'email:x@x.example'],
      ['3', 'reply', 'received', 'email:x@x.example'],
      ['4', 'comment', 'received', 'email:x@x.example'],
      ['5', 'comment', 'received', 'email:ida@blog.example'],
      ['12', 'post', 'sent'],
    ])
  })

  it('a stranger with the name of the owner is not the owner', async () => {
    const text = blog(author(1, 'ida'), item(10, 'ida', comment(1, { author: 'Ida' }), comment(2, { author: 'Ida', author_url: 'http://www.blog.example/' })))
    const outcomes = await read({ 'a.xml': text })
    expect([found(outcomes, '1')?.kind, found(outcomes, '2')?.kind]).toEqual(['comment', 'post'])
  })

  it('does not depend on the order of files or of their contents', async () => {
    const answer = blog(author(1, 'ida'), item(10, 'ida', comment(2, { author: 'Ida', user_id: '1', parent: '1' })))
    const asked = blog(author(1, 'ida'), item(11, 'ida', comment(1, { author: 'X' })))
    const one = interactions(await read({ 'a.xml': answer, 'b.xml': asked }))
    const two = interactions(await read({ 'a.xml': asked, 'b.xml': answer }))
    expect(new Set(two.map((fact) => JSON.stringify(fact)))).toEqual(new Set(one.map((fact) => JSON.stringify(fact))))
    expect(one.find(({ id }) => id.endsWith(':2'))).toMatchObject({ kind: 'reply', direction: 'sent', who: ['wordpress:name:X (blog.example)'] })
  })
})

describe('times', () => {
  it('are GMT, else the clock of that year, else the zone of the user', async () => {
    const dated = (id: number, date: string, gmt: string) => comment(id, { author: 'X', date, date_gmt: gmt })
    const outcomes = await read({
      'a.xml': blog(item(10, 'ida',
        dated(1, '2021-06-01 12:00:00', '2021-06-01 10:00:00'), dated(2, '2021-06-02 12:00:00', '2021-06-02 10:00:00'), dated(3, '2021-12-02 12:00:00', '2021-12-02 11:00:00'),
        dated(4, '2021-07-01 12:00:00', '0000-00-00 00:00:00'), dated(5, '2018-07-01 12:00:00', ''), dated(6, '1970-01-01 00:00:00', '1970-01-01 00:00:00'), dated(7, '2031-01-01 00:00:00', '2031-01-01 00:00:00'), dated(8, '2021-02-30 00:00:00', '2021-02-30 00:00:00'))),
    })
    const time = (number: string) => [found(outcomes, number)?.at, found(outcomes, number)?.timeNote]
    expect(time('1')).toEqual([Date.UTC(2021, 5, 1, 10), undefined])
    expect(time('4')).toEqual([Date.UTC(2021, 6, 1, 10), 'zone from other comments'])
    expect(time('5')).toEqual([Date.UTC(2018, 6, 1, 16), 'zone assumed'])
    for (const number of ['6', '7', '8']) expect(time(number)).toEqual([null, 'time unknown'])
  })
})

describe('what is kept of a commenter', () => {
  it('is never the address of their computer', async () => {
    const text = blog(item(10, 'ida', comment(1, { author: 'X', author_IP: '192.0.2.1', agent: 'Browser 192.0.2.1' })))
    expect(JSON.stringify(await read({ 'a.xml': text }))).not.toContain('192.0.2.1')
  })

  it('has no part in prototypes', async () => {
    const meta = '<wp:commentmeta><wp:meta_key>__proto__</wp:meta_key><wp:meta_value>x</wp:meta_value></wp:commentmeta>'
    const text = blog(item(10, 'constructor', comment(1, { author: '__proto__', author_email: '__proto__@x.example' }).replace('</wp:comment>', `<wp:__proto__>y</wp:__proto__></wp:comment>${meta}`)))
    expect(interactions(await read({ 'a.xml': text }))).toHaveLength(2)
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  })
})

describe('recognition', () => {
  it('is by the namespace, whatever the name of the file', async () => {
    const claims = await wordpress.claim(memorySource(textFiles({ 'x/one.xml': blog(), 'x/feed.xml': '<rss><channel><item/></channel></rss>', 'x/photo.jpg': blog() })))
    expect(claims.map(({ entries }) => entries)).toEqual([['x/one.xml']])
  })

  it('makes one claim of each blog', async () => {
    const other = blog(author(3, 'uma')).replaceAll('blog.example', 'other.example')
    const claims = await wordpress.claim(memorySource(textFiles({ 'a.xml': blog(author(1, 'ida')), 'b.xml': other, 'c.xml': blog(author(1, 'ida')) })))
    expect(claims.map(({ entries, owner }) => [entries, owner[0]])).toEqual([[['a.xml', 'c.xml'], 'email:ida@blog.example'], [['b.xml'], 'email:uma@other.example']])
  })
})
