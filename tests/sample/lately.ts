/** What happened lately, and what is told of it: so that the first screen of the sample has something to say. Fixed, and after everything dealt by lot. */

/** Met, and nobody wrote afterwards: person, day, place. */
export const metLately: readonly (readonly [key: string, day: string, place: string])[] = [
  ['huong', '2026-10-03', 'Darkroom, Graz'],
  ['ingrid', '2026-10-17', 'Station, Narvik'],
  ['giulia', '2026-10-24', 'Map room, Genoa'],
]

/** Words received: after years of silence, and thanks. */
export const wroteLately: readonly (readonly [key: string, network: 'facebook' | 'whatsapp', time: string, text: string])[] = [
  ['samuel', 'facebook', '2026-10-28T19:12:00Z', 'I found your map of the hives in a coat I had not worn since the move. They are still where you drew them.'],
  ['birgit', 'whatsapp', '2026-11-09T07:40:00Z', 'Thank you so much for the bulbs, and for coming although it rained.'],
]

/** Meetings of these days in earlier years, written down by hand: person, day, place, words. */
export const onTheseDays: readonly (readonly [key: string, day: string, place: string, text: string])[] = [
  ['zeljko', '2014-11-14', 'Print shop, Ljubljana', 'We carried the type case up four floors. The lift worked all along, a neighbour told us at the top.'],
  ['nour', '2019-11-23', 'Radio house, Vienna', 'He played the slow one in his coat, because the heating was off. Nobody left.'],
]

/** What was marked of the last year: person, the day of it, whether it was a meeting, and why. */
export const markedLately: readonly (readonly [key: string, day: string, met: boolean, why: string])[] = [
  ['huong', '2026-05-15', true, 'The first picture of hers that I saw while it was still wet.'],
  ['celestine', '2026-07-18', true, 'I stood in the smell that I had only read about.'],
  ['rafael', '2026-08-06', true, 'He had come for the reeds and stayed for the soup.'],
  ['tatsuya', '2026-10-02', false, 'He wrote before I had unpacked.'],
  ['yael', '2026-11-02', false, 'She asked how the train was, and then how I was.'],
]
