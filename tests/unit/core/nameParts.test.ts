import { expect, it } from 'vitest'
import type { Profile } from '../../../renderer/core/model'
import { nameFromParts } from '../../../renderer/core/nameParts'

const told = (value: string | undefined, source: string): NonNullable<Profile['texts']['given']> => (value === undefined ? [] : [{ entry: '', value, by: [{ source }] }])
const own = (value?: string) => told(value, 'you')
const card = (value?: string) => told(value, 'vcard')

it.each([
  ['nothing of the owner', card('Bea'), card('Ek'), true, ''],
  ['both parts', own('Bea'), own('Ek'), true, 'Bea Ek'],
  ['one part, the other from a card', card('Bea'), own('Lund'), true, 'Bea Lund'],
  ['half a name beside a whole one', own('Bea'), card(), true, ''],
  ['half a name and no other', own('Bea'), card(), false, 'Bea'],
  ['where the family comes first', own('花子'), own('山田'), true, '山田花子'],
  ['two scripts', own('Hanako'), own('山田'), true, 'Hanako 山田'],
])('%s', (_, given, family, isNamed, expected) => {
  expect(nameFromParts({ given, family }, isNamed)).toBe(expected)
})
