import { expect, it } from 'vitest'
import { bytes, counted, duration, listed, spanWords } from '../../../../renderer/components/base/amounts'

it('counts things', () => expect([counted(1, 'record'), counted(2359, 'record'), counted(2, 'reply', 'replies')]).toEqual(['1 record', '2,359 records', '2 replies']))
it('says sizes', () => expect([bytes(0), bytes(999), bytes(61_204_000), bytes(1_234_567_890)]).toEqual(['0 bytes', '999 bytes', '61.2 MB', '1.23 GB']))
it('says how long, no more exact than an estimate', () =>
  expect([duration(0.2), duration(1), duration(51.4), duration(600), duration(7300)]).toEqual(['less than a second', '1 second', '51 seconds', '10 minutes', '2 hours']))
it('lists', () => expect(listed(['a', 'b', 'c'])).toBe('a, b and c'))
it('says from when to when, or the one day', () => {
  expect(spanWords(Date.UTC(2012, 4, 1, 12), Date.UTC(2013, 6, 9, 12))).toBe('From 1 May 2012 to 9 July 2013')
  expect(spanWords(Date.UTC(2012, 4, 1, 11), Date.UTC(2012, 4, 1, 12))).toBe('On 1 May 2012')
})
