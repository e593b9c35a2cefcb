import { expect, it } from 'vitest'
import { itemWords, meetingWords, partName, sourceWords } from '../../../../renderer/components/review/partWords'
import type { PersonPart } from '../../../../renderer/core/parts'

const part = (handle: string, more: Partial<PersonPart> = {}): PersonPart => ({ handle, names: ['Željko Đurđević'], sources: [], items: 0, from: null, to: null, meetings: 0, ...more })
const at = (year: number) => Date.UTC(year, 5, 1)

it('a handle says itself, a card the name on it', () => {
  expect(partName(part('x:@zeljko_tisk'))).toBe('@zeljko_tisk')
  expect(partName(part('card:77'))).toBe('Željko Đurđević')
  expect(partName(part('card:77', { names: [] }))).toBe('a card without a name')
})

it('how much came with it, and when', () => {
  expect(itemWords(part('x:@z', { items: 1102, from: at(2013), to: at(2022) }), 'UTC')).toBe('1,102 items, 2013 to 2022')
  expect(itemWords(part('x:@z', { items: 3, from: at(2021), to: at(2021) }), 'UTC')).toBe('3 items, 2021')
  expect(itemWords(part('x:@z', { items: 1 }), 'UTC')).toBe('1 item')
  expect(itemWords(part('x:@z'), 'UTC')).toBe('nothing but the address')
  expect(itemWords(part('card:77'), 'UTC')).toBe('the card itself')
  expect([0, 1, 4].map((meetings) => meetingWords(part('x:@z', { meetings })))).toEqual(['', '1 meeting', '4 meetings'])
})

it('where it is from', () => {
  expect(['vcard', 'icalendar', 'linkedin', 'you'].map(sourceWords)).toEqual(['from your address book', 'from your calendar', 'from LinkedIn', 'as you wrote'])
})
