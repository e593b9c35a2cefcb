import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressesIn, addressKeys, idKey } from '../../../renderer/core/addresses'

const page = (address: string) => addressKeys(address)?.page

describe('addresses', () => {
  it.each([
    ['https://twitter.com/Ana_D/status/100?s=20', 'x:tweet:100'],
    ['http://mobile.twitter.com/ana_d/statuses/100', 'x:tweet:100'],
    ['https://x.com/i/web/status/100', 'x:tweet:100'],
    ['https://x.com/i/status/100/photo/1', 'x:tweet:100'],
    ['https://social.example/@ana/109000000000000001', 'mastodon:social.example/109000000000000001'],
    ['https://social.example/users/ana/statuses/109000000000000001/activity', 'mastodon:social.example/109000000000000001'],
    ['https://bsky.app/profile/ana.example/post/3kabcdefgh22a', 'bluesky:post:3kabcdefgh22a'],
    ['https://youtu.be/dQw4w9WgXcQ?si=x', 'youtube:dQw4w9WgXcQ'],
    ['https://www.youtube.com/watch?t=4&v=dQw4w9WgXcQ', 'youtube:dQw4w9WgXcQ'],
    ['https://www.youtube.com/watch?v=dQw4w9WgXcQ&lc=Ugx.1-a', 'youtube:comment:Ugx.1-a'],
    ['https://old.reddit.com/r/boats/comments/ab1/a_boat/cd2/', 'reddit:comment:cd2'],
    ['https://www.reddit.com/r/boats/comments/ab1/a_boat/', 'reddit:post:ab1'],
    ['http://www.Blog.example:80/2019/The-Harbour/index.html?utm_source=feed&fbclid=1', 'blog.example/2019/the-harbour'],
    ['//blog.example/?p=12&replytocom=3', 'blog.example?p=12'],
    ['https://blog.example/caf%C3%A9/', 'blog.example/café'],
    ['https://blog.example/50%/', 'blog.example/50%'],
  ])('%s is %s', (address, key) => expect(page(address)).toBe(key))

  it('tells a comment from its page', () => {
    expect(addressKeys('https://blog.example/harbour/#comment-12')).toEqual({ whole: 'blog.example/harbour#comment-12', page: 'blog.example/harbour' })
    expect(addressKeys('https://blog.example/harbour/#top')).toEqual({ whole: 'blog.example/harbour', page: 'blog.example/harbour' })
  })

  it.each(['https://blog.example', 'http://www.blog.example/', 'mailto:ana@example.org', 'javascript:alert(1)', 'blog.example/harbour', '', `https://a.example/${'x'.repeat(2000)}`])(
    '%s names nothing that was said', (address) => expect(addressKeys(address)).toBeUndefined())

  it('brings ids that are addresses to the form of addresses', () => {
    expect(idKey('mastodon:https://social.example/users/ana/statuses/109000000000000001')).toBe(page('https://social.example/@ana/109000000000000001'))
    expect(idKey('at://did:plc:abc/app.bsky.feed.post/3kabcdefgh22a')).toBe(page('https://bsky.app/profile/did:plc:abc/post/3kabcdefgh22a'))
    expect(idKey('x:tweet:100')).toBe('x:tweet:100')
  })

  it('finds them in words', () => {
    expect(addressesIn('See (https://a.example/b), <http://c.example/d> and “HTTPS://e.example/f?g=1”. ftp://no.example/x ://')).toEqual([
      'https://a.example/b', 'http://c.example/d', 'HTTPS://e.example/f?g=1',
    ])
    expect(addressesIn('https://a.example/b '.repeat(100))).toHaveLength(20)
  })

  it('is never upset', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl({ withFragments: true, withQueryParameters: true })), (text) => {
      for (const address of [text, ...addressesIn(text)]) expect(addressKeys(address)?.page.length ?? 1).toBeGreaterThan(0)
    }))
    for (const text of ['://'.repeat(40_000), 'http'.repeat(40_000), `https://a.example/${'/'.repeat(40_000)}`]) expect(addressesIn(text).length).toBeLessThanOrEqual(20)
  })
})
