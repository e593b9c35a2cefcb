import { expect, it } from 'vitest'
import { typedHandle } from '../../../../renderer/components/import/typedHandle'

it.each([
  ['@Bea', 'x:@bea'],
  [' bea_ek ', 'x:@bea_ek'],
  ['Bea@Example.org', 'email:bea@example.org'],
  ['+49 (30) 123-456', 'tel:+4930123456'],
  ['mastodon:bea@host.example', 'mastodon:bea@host.example'],
])('understands %s', (typed, handle) => expect(typedHandle(typed, 'x')).toBe(handle))

it.each(['', '   ', 'Bea Ek', '@', 'a@b'])('does not guess at "%s"', (typed) => expect(typedHandle(typed, 'x')).toBeNull())
