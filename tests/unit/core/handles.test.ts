import { describe, expect, it } from 'vitest'
import { isRoleAddress } from '../../../electron/contract/handles'
import { handleOrder, isStrong, networkName, profileUrl, showHandle } from '../../../renderer/core/handles'

describe('handleOrder', () => {
  it('puts platform ids first and what was made by hand last', () => {
    const ordered = [
      'linkedin:id:9', 'x:id:12', 'email:bea@example.org', 'tel:+4930123456', 'mastodon:bea@social.example', 'x:@bea', 'url:example.org/bea',
      'calendar:name:Bea Ek', 'card:77', 'person:0b1',
    ]
    expect([...ordered].reverse().sort(handleOrder)).toEqual(ordered)
  })
})

describe('isStrong', () => {
  it.each([
    'x:id:1', 'x:@bea', 'email:bea@example.org', 'email:bea+club@example.org', 'tel:+4930123456', 'mastodon:bea@social.example', 'url:example.org/bea',
    'card:uid-1', 'person:0b1',
  ])('%s proves who it is', (handle) => expect(isStrong(handle)).toBe(true))

  it.each([
    'calendar:name:Bea Ek', 'facebook:name:Bea', 'email:info@example.org', 'email:no-reply@example.org', 'email:noreply+77@example.org',
    'email:1234+bea@users.noreply.github.com', 'email:room@resource.calendar.google.com', 'email:nonsense', 'tel:5550101', 'tel:+0301', 'thread:x:1', 'x:id:',
  ])('%s proves nothing', (handle) => expect(isStrong(handle)).toBe(false))
})

it('knows role addresses by name or host', () => {
  for (const email of ['do_not_reply@shop.example', 'no-reply@a.example', 'bea@users.noreply.github.com', 'a1@group.calendar.google.com']) expect(isRoleAddress(email), email).toBe(true)
  for (const email of ['informatica@example.org', 'bea@a.example', 'information@a.example', 'info.bea@a.example']) expect(isRoleAddress(email), email).toBe(false)
})

it.each([
  ['x:@bea', '@bea'],
  ['x:id:12345', 'X user 12345'],
  ['linkedin:id:4', 'LinkedIn user 4'],
  ['email:bea@example.org', 'bea@example.org'],
  ['tel:+4930123456', '+4930123456'],
  ['mastodon:bea@social.example', '@bea@social.example'],
  ['mastodon:id:https://social.example/users/bea', '@bea@social.example'],
  ['mastodon:id:https://social.example/@bea', '@bea@social.example'],
  ['mastodon:id:https://social.example/ap/users/123', 'social.example/ap/users/123'],
  ['calendar:name:Bea: Ek', 'Bea: Ek'],
  ['card:uid-1', 'a card without a name'],
])('%s reads %s', (handle, words) => expect(showHandle(handle)).toBe(words))

it.each([
  ['x:@bea', 'https://x.com/bea'],
  ['x:id:12345', 'https://x.com/i/user/12345'],
  ['linkedin:@bea-ek', 'https://www.linkedin.com/in/bea-ek'],
  ['email:bea@example.org', 'mailto:bea@example.org'],
  ['email:b?cc=eve@example.org', 'mailto:b%3Fcc%3Deve@example.org'],
  ['tel:+4930123456', 'tel:+4930123456'],
  ['tel:5550101', undefined],
  ['mastodon:bea@social.example', 'https://social.example/@bea'],
  ['mastodon:id:https://social.example/users/bea', 'https://social.example/users/bea'],
  ['mastodon:id:javascript://social.example/users/bea', undefined],
  ['mastodon:id:https://bea@social.example/x', undefined],
  ['disqus:@bea', 'https://disqus.com/by/bea/'],
  ['blogger:id:77', 'https://www.blogger.com/profile/77'],
  ['url:example.org/bea', 'https://example.org/bea'],
  ['url:javascript:alert(1)', undefined],
  ['x:@bea/../../eve?x', 'https://x.com/bea%2F..%2F..%2Feve%3Fx'],
  ['calendar:name:Bea', undefined],
])('%s is seen at %s', (handle, url) => expect(profileUrl(handle)).toBe(url))

it('names networks', () => {
  expect(['x', 'email', 'linkedin', 'discord'].map(networkName)).toEqual(['X', 'E-mail', 'LinkedIn', 'Discord'])
})
