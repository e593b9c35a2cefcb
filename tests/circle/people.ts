/**
 * People invented so that what is true of them is known beforehand: each kind of story is told in the archives and its truth is stated beside it,
 * by the one who invents it. Dates differ from person to person, drawn from a seed.
 */
import type { Operation } from '../../electron/contract/operations'
import { at, day, handleOn, Pen, today, type Lying } from './world'

/** What is so, whatever any rule comes to. Absent lists are empty, absent answers are no. */
export interface Truth {
  readonly stage: 0 | 1 | 2 | 3 | 4
  readonly path: 'online first' | 'met first' | 'unknown'
  /** Days of the words that closed a circle or one more turn of it. */
  readonly closed?: readonly string[]
  /** The latest meeting has had no word since, and that is known. */
  readonly open?: boolean
  readonly neverMet?: boolean
  /** Days of the meetings that nobody has written after since. */
  readonly loops?: readonly string[]
  readonly silence: 'in touch' | 'drifted' | 'unknown' | 'few'
  readonly rekindled?: number
  /** Networks they were left behind on. */
  readonly leftBehind?: readonly string[]
  /** Hints of having met that nobody has judged. */
  readonly candidates?: number
  /** The first meeting was followed by another within 24 months; not said where it is too soon to tell. */
  readonly second?: boolean
  /** How the first meeting came about; online first where nothing is said. */
  readonly way?: 'introduced' | 'event' | 'other'
  /** Who brought them, and whether it is certain. */
  readonly introducedBy?: readonly [key: string, 'confirmed' | 'candidate']
  /** Without them the owner would not know these. */
  readonly onlyThrough?: readonly string[]
  /** Days between touches that the owner wants, and how long it is over on the day of the library. */
  readonly dueFor?: number
  /** Why of the moments marked with them. */
  readonly moments?: readonly string[]
  /** Whether a trip to Graz leads to them, and why. */
  readonly inGraz?: 'never met' | 'long unseen'
  /** Days until their birthday or anniversary, where that is within a week. */
  readonly dates?: readonly (readonly [label: string, inDays: number])[]
  /** Among what the two talk about. */
  readonly topic?: string
  /** Title of what is planned with them within a week. */
  readonly coming?: string
}

export interface Invented {
  readonly key: string
  /** The story in a sentence. */
  readonly story: string
  readonly truth: Truth
  readonly lying: readonly Lying[]
  /** What the owner said of them, in order. */
  readonly said: readonly Operation[]
}

/** Well mixed and the same everywhere (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Random = () => number
type Told = Truth & { readonly said?: readonly Operation[] }
const between = (random: Random, from: string, to: string): number => at(from) + Math.floor((random() * (at(to) - at(from))) / day) * day
const dayOf = (when: number): string => new Date(when).toISOString().slice(0, 10)

/** Touches of both voices, `every` days apart, up to `until`; answers the last. */
function talk(pen: Pen, network: 'x' | 'facebook' | 'mastodon' | 'whatsapp', from: number, count: number, every: number): number {
  let when = from
  for (let n = 0; n < count; n++) {
    when = from + n * every * day
    pen.wrote(network, when, n % 2 === 0 ? 'sent' : 'received')
  }
  return when
}

const kinds: Readonly<Record<string, readonly [story: string, tell: (pen: Pen, random: Random) => Told]>> = {
  stranger: ['only followed and liked', (pen, random) => {
    pen.follows()
    for (let n = 0; n < 12; n++) pen.liked(between(random, '2012-01-01', '2022-06-01'))
    return { stage: 0, path: 'unknown', silence: 'few' }
  }],
  pen: ['has written for years and was never met', (pen, random) => {
    const months = 24 + Math.floor(random() * 80)
    talk(pen, 'whatsapp', today - (10 + 30 * (months - 1)) * day, months, 30)
    return { stage: 1, path: 'online first', neverMet: true, silence: 'in touch' }
  }],
  lost: ['wrote every month and stopped, while the chats cover it', (pen, random) => {
    talk(pen, 'whatsapp', between(random, '2015-01-01', '2019-01-01'), 14, 30)
    return { stage: 1, path: 'online first', neverMet: true, silence: 'drifted' }
  }],
  unknown: ['wrote every month until the archive ends', (pen) => {
    talk(pen, 'facebook', at('2018-01-10'), 24, 30)
    return { stage: 1, path: 'online first', neverMet: true, leftBehind: ['facebook'], silence: 'unknown' }
  }],
  few: ['a word now and then, too few to say anything', (pen, random) => {
    talk(pen, 'x', between(random, '2013-01-01', '2016-01-01'), 4, 40)
    return { stage: 1, path: 'online first', leftBehind: ['x'], silence: 'few' }
  }],
  burst: ['seven words in one month and none after', (pen) => {
    talk(pen, 'x', at('2015-03-02'), 7, 3)
    return { stage: 1, path: 'online first', leftBehind: ['x'], silence: 'few' }
  }],
  eventHint: ['both had joined an event: perhaps met', (pen, random) => {
    talk(pen, 'whatsapp', between(random, '2015-01-01', '2017-01-01'), 9, 30)
    pen.joined(between(random, '2017-03-01', '2018-03-01'), 'Riverside Studios')
    return { stage: 1, path: 'online first', candidates: 1, silence: 'drifted' }
  }],
  eventRejected: ['both had joined an event, and the owner says they did not meet', (pen, random) => {
    talk(pen, 'whatsapp', between(random, '2015-01-01', '2017-01-01'), 9, 30)
    const item = pen.joined(between(random, '2017-03-01', '2018-03-01'), 'Riverside Studios')
    return { stage: 1, path: 'online first', neverMet: true, silence: 'drifted', said: [{ name: 'judgeEvidence', version: 1, args: { about: handleOn(pen.key, 'facebook'), item, verdict: 'rejected' } }] }
  }],
  eventAccepted: ['both had joined an event, and the owner says they did meet there', (pen, random) => {
    const wrote = talk(pen, 'whatsapp', between(random, '2015-01-01', '2016-01-01'), 9, 20)
    const item = pen.joined(wrote + 40 * day, 'Riverside Studios')
    pen.wrote('whatsapp', wrote + 45 * day, 'received')
    return { stage: 4, path: 'online first', closed: [dayOf(wrote + 45 * day)], second: false, silence: 'drifted', said: [{ name: 'judgeEvidence', version: 1, args: { about: handleOn(pen.key, 'facebook'), item, verdict: 'accepted' } }] }
  }],
  metBefore: ['met before the records begin, the owner says', (pen) => {
    talk(pen, 'whatsapp', at('2015-02-01'), 9, 30)
    return { stage: 1, path: 'online first', silence: 'drifted', said: [{ name: 'judgeStatement', version: 1, args: { about: handleOn(pen.key, 'whatsapp'), statement: 'met before', verdict: 'accepted' } }] }
  }],
  openLoop: ['wrote, met, and nobody has written since', (pen, random) => {
    const wrote = talk(pen, 'whatsapp', between(random, '2015-01-01', '2021-01-01'), 9, 20)
    const quiet = 10 + Math.floor(random() * 300)
    const met = wrote + quiet * day
    pen.met(met, 'Café Sperl')
    return { stage: 2, path: 'online first', open: true, loops: [dayOf(met)], second: false, silence: 'drifted', rekindled: quiet > 90 ? 1 : 0 }
  }],
  loopLeft: ['wrote, met, nobody has written since, and the owner leaves it', (pen, random) => {
    const wrote = talk(pen, 'whatsapp', between(random, '2015-01-01', '2021-01-01'), 9, 20)
    const loop = pen.met(wrote + 25 * day, 'Café Sperl')
    return { stage: 2, path: 'online first', open: true, second: false, silence: 'drifted', said: [{ name: 'judgeStatement', version: 1, args: { about: handleOn(pen.key, 'whatsapp'), statement: `loop ${loop}`, verdict: 'rejected' } }] }
  }],
  fresh: ['met last week, and nothing can be said yet', (pen) => {
    talk(pen, 'whatsapp', today - 300 * day, 9, 30)
    pen.met(today - 6 * day, 'Café Sperl')
    return { stage: 2, path: 'online first', open: true, silence: 'in touch' }
  }],
  metUnseen: ['met after the only archive that knows them had ended', (pen) => {
    talk(pen, 'facebook', at('2018-01-10'), 9, 30)
    pen.met(at('2021-08-14'), 'Harbour Steps')
    // The archive goes on without a word for more than a year before it ends: that silence is known, and the meeting ended it.
    return { stage: 2, path: 'online first', second: false, rekindled: 1, silence: 'unknown' }
  }],
  lateAnswer: ['the answer came in the third week: a circle, and no loop any more', (pen, random) => {
    const wrote = talk(pen, 'whatsapp', between(random, '2015-01-01', '2018-01-01'), 9, 20)
    pen.met(wrote + 40 * day, 'Harbour Steps')
    pen.wrote('whatsapp', wrote + 61 * day, 'received')
    return { stage: 4, path: 'online first', closed: [dayOf(wrote + 61 * day)], second: false, silence: 'drifted' }
  }],
  twoTurns: ['wrote, met, wrote; and met and wrote once more', (pen, random) => {
    const first = between(random, '2014-01-01', '2018-01-01')
    talk(pen, 'whatsapp', first - 60 * day, 3, 20)
    for (const met of [first, first + 300 * day]) {
      pen.met(met, 'Harbour Steps')
      pen.wrote('whatsapp', met + 3 * day, 'received')
      pen.wrote('whatsapp', met + 4 * day, 'sent')
    }
    return { stage: 4, path: 'online first', closed: [first + 3 * day, first + 303 * day].map(dayOf), second: true, rekindled: 1, silence: 'drifted' }
  }],
  manyTurns: ['ten turns, and the last meeting is open', (pen, random) => {
    const first = between(random, '2014-06-01', '2016-01-01')
    pen.wrote('whatsapp', first - 10 * day, 'sent')
    for (let turn = 0; turn < 10; turn++) {
      pen.met(first + turn * 180 * day, turn % 2 === 0 ? 'Harbour Steps' : 'Café Sperl')
      pen.wrote('whatsapp', first + turn * 180 * day + 2 * day, 'received')
    }
    // Half a year between a word and the next meeting is long for two who mostly answer within days.
    const last = first + 10 * 180 * day
    pen.met(last, 'Harbour Steps')
    return { stage: 4, path: 'online first', closed: Array.from({ length: 10 }, (_, turn) => dayOf(first + turn * 180 * day + 2 * day)), open: true, loops: [dayOf(last)], second: true, rekindled: 10, silence: 'drifted' }
  }],
  bridged: ['wrote and met, checked in together, and wrote only months later', (pen) => {
    pen.wrote('whatsapp', at('2015-01-05'), 'sent')
    pen.met(at('2015-03-05'), 'Harbour Steps')
    pen.wrote('whatsapp', at('2015-05-20'), 'received')
    pen.checkedIn(at('2015-09-10'), 'Tram Museum')
    pen.wrote('whatsapp', at('2015-12-20'), 'sent')
    return { stage: 3, path: 'online first', second: true, silence: 'few' }
  }],
  grazPen: ['lives in Graz, wrote for a year, never met', (pen) => {
    pen.card(['whatsapp'], { addresses: [{ value: 'Lendkai 5, 8020 Graz' }] })
    talk(pen, 'whatsapp', at('2024-06-10'), 12, 30)
    return { stage: 1, path: 'online first', neverMet: true, inGraz: 'never met', silence: 'drifted' }
  }],
  grazSeen: ['met in Graz years ago, and there is word now and then', (pen) => {
    talk(pen, 'whatsapp', at('2019-01-10'), 4, 30)
    pen.met(at('2019-05-10'), 'Kunsthaus, Graz')
    talk(pen, 'whatsapp', at('2019-05-20'), 3, 30)
    talk(pen, 'whatsapp', at('2026-01-10'), 4, 30)
    return { stage: 4, path: 'online first', closed: ['2019-05-20'], second: false, inGraz: 'long unseen', rekindled: 1, silence: 'in touch' }
  }],
  grazLately: ['met in Graz last month: nothing to catch up with', (pen) => {
    talk(pen, 'whatsapp', at('2026-01-10'), 4, 30)
    pen.met(at('2026-05-02'), 'Kunsthaus, Graz')
    pen.wrote('whatsapp', at('2026-05-05'), 'received')
    return { stage: 4, path: 'online first', closed: ['2026-05-05'], silence: 'few' }
  }],
  wished: ['the owner wants to be in touch every month, and was not for a hundred days', (pen) => {
    talk(pen, 'whatsapp', today - 370 * day, 10, 30)
    return { stage: 1, path: 'online first', neverMet: true, dueFor: 70, silence: 'drifted', said: [{ name: 'setCadence', version: 1, args: { about: [handleOn(pen.key, 'whatsapp')], tag: '', days: 30 } }] }
  }],
  wishedUnknown: ['the owner wants to be in touch, and no archive reaches so far', (pen) => {
    talk(pen, 'facebook', at('2019-01-10'), 11, 30)
    return { stage: 1, path: 'online first', neverMet: true, leftBehind: ['facebook'], silence: 'unknown', said: [{ name: 'setCadence', version: 1, args: { about: [handleOn(pen.key, 'facebook')], tag: '', days: 60 } }] }
  }],
  choir: ['tagged choir, of whom the owner wants to hear every two months', (pen) => {
    talk(pen, 'whatsapp', today - 310 * day, 8, 30)
    return { stage: 1, path: 'online first', neverMet: true, dueFor: 40, silence: 'drifted', said: [
      { name: 'tagPeople', version: 1, args: { about: [handleOn(pen.key, 'whatsapp')], tag: 'choir', on: true } },
      { name: 'setCadence', version: 1, args: { about: [], tag: 'choir', days: 60 } },
    ] }
  }],
  saidMet: ['only a message tells that they met', (pen) => {
    talk(pen, 'whatsapp', at('2024-01-10'), 9, 30)
    pen.wrote('whatsapp', at('2024-10-02'), 'received', 'It was so good to finally meet you in person yesterday!')
    return { stage: 1, path: 'online first', candidates: 1, silence: 'drifted' }
  }],
  saidInGerman: ['the same in German', (pen) => {
    talk(pen, 'whatsapp', at('2024-01-10'), 9, 30)
    pen.wrote('whatsapp', at('2024-10-02'), 'received', 'Schön, dass wir uns gestern endlich persönlich kennengelernt haben!')
    return { stage: 1, path: 'online first', candidates: 1, silence: 'drifted' }
  }],
  saidOtherwise: ['wishes to meet, and meetings on a screen, are none', (pen) => {
    talk(pen, 'whatsapp', at('2024-01-10'), 9, 30)
    pen.wrote('whatsapp', at('2024-10-02'), 'received', 'We really should meet for a coffee some day.')
    pen.wrote('whatsapp', at('2024-10-03'), 'received', 'Great to meet you on Zoom yesterday, the picture froze twice.')
    pen.wrote('whatsapp', at('2024-10-04'), 'sent', 'It was a pity that we did not meet yesterday.')
    return { stage: 1, path: 'online first', neverMet: true, silence: 'drifted' }
  }],
  saidAndBooked: ['the message is about the meeting the calendar has: one encounter', (pen) => {
    talk(pen, 'whatsapp', at('2024-01-10'), 9, 30)
    pen.met(at('2024-10-01T18:00'), `Kitchen of ${pen.key}`)
    pen.wrote('whatsapp', at('2024-10-02T12:00'), 'received', 'It was so good to finally meet you in person yesterday!')
    return { stage: 4, path: 'online first', closed: ['2024-10-02'], silence: 'drifted' }
  }],
  saidAccepted: ['only a message tells that they met, and the owner says when and where', (pen) => {
    talk(pen, 'whatsapp', at('2022-01-10'), 9, 30)
    const item = pen.wrote('whatsapp', at('2022-10-02'), 'received', 'It was so good to finally meet you in person yesterday!')
    return { stage: 4, path: 'online first', closed: ['2022-10-02'], second: false, silence: 'drifted', said: [
      { name: 'judgeEvidence', version: 1, args: { about: handleOn(pen.key, 'whatsapp'), item: `cue:${item}`, verdict: 'accepted', day: '2022-09-30', place: { name: `Terrace of ${pen.key}` } } },
    ] }
  }],
  joinedBoth: ['known for years, and wrote publicly that two should meet', (pen) => {
    talk(pen, 'whatsapp', at('2014-01-10'), 12, 30)
    pen.introduces(at('2023-03-01T10:00'), pen.key.replace('joinedboth', 'joined'), 'Ina, meet my friend, who binds books a street from you.')
    return { stage: 1, path: 'online first', neverMet: true, rekindled: 1, silence: 'drifted' }
  }],
  joined: ['was named to the owner in public, and answered', (pen) => {
    pen.wrote('mastodon', at('2023-03-01T12:00'), 'received', 'Hello Ina! Glue or thread?')
    pen.wrote('mastodon', at('2023-04-05'), 'sent')
    return { stage: 1, path: 'online first', introducedBy: [pen.key.replace('joined', 'joinedboth'), 'candidate'], silence: 'few' }
  }],
  printer: ['talks of letterpress, with a mark and in words', (pen) => {
    for (const [n, text] of ['The #letterpress is oiled again.', 'Who still casts type for a letterpress here?', 'My letterpress and I had a long evening.', 'A #letterpress needs a dry cellar.', 'Bring ink for the letterpress.', 'The letterpress runs.'].entries()) {
      pen.wrote('whatsapp', at('2021-01-10') + n * 40 * day, n % 2 === 0 ? 'sent' : 'received', text)
    }
    return { stage: 1, path: 'online first', neverMet: true, topic: 'letterpress', silence: 'few' }
  }],
  yearsAgo: ['met eight years ago today', (pen) => {
    pen.wrote('whatsapp', at('2018-05-20'), 'sent')
    pen.met(at('2018-06-01T18:00'), `Terrace of ${pen.key}`)
    pen.wrote('whatsapp', at('2018-06-03'), 'received')
    return { stage: 4, path: 'online first', closed: ['2018-06-03'], second: false, silence: 'few' }
  }],
  moment: ['a message that mattered is marked', (pen) => {
    const item = pen.wrote('whatsapp', at('2020-04-12'), 'received', 'The lock is open. Come down to the water.')
    pen.wrote('whatsapp', at('2020-05-12'), 'sent')
    return { stage: 1, path: 'online first', moments: ['She was the first I saw again.'], silence: 'few', said: [{ name: 'markMoment', version: 1, args: { about: handleOn(pen.key, 'whatsapp'), item, why: 'She was the first I saw again.' } }] }
  }],
  birthday: ['has a birthday in three days', (pen) => {
    pen.card(['whatsapp'], { dates: [{ label: 'birthday', month: 6, day: 4, year: 1980, raw: '1980-06-04' }] })
    pen.wrote('whatsapp', at('2025-06-04'), 'sent')
    return { stage: 1, path: 'online first', dates: [['birthday', 3]], silence: 'few' }
  }],
  planned: ['coffee is planned for Thursday', (pen) => {
    talk(pen, 'whatsapp', at('2025-12-10'), 5, 30)
    pen.met(at('2026-06-04T15:00'), `Kitchen of ${pen.key}`, [], `Coffee with ${pen.key}`)
    return { stage: 1, path: 'online first', neverMet: true, coming: `Coffee with ${pen.key}`, silence: 'few' }
  }],
  host: ['known for years, brought the guest along', (pen) => {
    talk(pen, 'whatsapp', at('2014-01-10'), 12, 30)
    const guest = pen.key.replace('host', 'guest')
    pen.met(at('2016-05-07T18:00'), `Allotment of ${pen.key}`, [guest], 'Supper outside')
    pen.wrote('whatsapp', at('2016-05-09'), 'received')
    return { stage: 4, path: 'online first', closed: ['2016-05-09'], second: false, rekindled: 1, silence: 'drifted', onlyThrough: [guest] }
  }],
  guest: ['met first at a supper of somebody known, and the owner says who brought them together', (pen) => {
    const host = pen.key.replace('guest', 'host')
    pen.met(at('2016-05-07T18:00'), `Allotment of ${host}`, [host], 'Supper outside')
    pen.wrote('whatsapp', at('2016-05-20'), 'received')
    return { stage: 4, path: 'met first', closed: ['2016-05-20'], second: false, way: 'introduced', introducedBy: [host, 'confirmed'], silence: 'few', said: [
      { name: 'judgeIntroduction', version: 1, args: { by: handleOn(host, 'whatsapp'), people: [handleOn(pen.key, 'whatsapp')], verdict: 'accepted', day: '2016-05-07' } },
    ] }
  }],
  perhapsBy: ['known for years, and there when the perhaps-guest was met first', (pen) => {
    talk(pen, 'whatsapp', at('2014-01-10'), 12, 30)
    const guest = pen.key.replace('by', 'guest')
    pen.met(at('2015-02-07T18:00'), `Kitchen of ${pen.key}`, [guest], 'Soup')
    pen.wrote('whatsapp', at('2015-02-09'), 'received')
    return { stage: 4, path: 'online first', closed: ['2015-02-09'], second: false, silence: 'drifted' }
  }],
  perhapsGuest: ['met first where somebody known was: perhaps introduced', (pen) => {
    const by = pen.key.replace('guest', 'by')
    pen.met(at('2015-02-07T18:00'), `Kitchen of ${by}`, [by], 'Soup')
    pen.wrote('whatsapp', at('2015-02-20'), 'received')
    return { stage: 4, path: 'met first', closed: ['2015-02-20'], second: false, introducedBy: [by, 'candidate'], silence: 'few', way: 'other' }
  }],
  metFirst: ['met first, and wrote half a year later', (pen, random) => {
    const met = between(random, '2015-01-01', '2020-01-01')
    pen.met(met, 'Tram Museum')
    talk(pen, 'whatsapp', met + 180 * day, 3, 200)
    return { stage: 4, path: 'met first', closed: [dayOf(met + 180 * day)], second: false, way: 'other', silence: 'few' }
  }],
  metOnly: ['met, and nobody ever wrote', (pen, random) => {
    const met = between(random, '2015-01-01', '2020-01-01')
    pen.met(met, 'Tram Museum')
    return { stage: 1, path: 'met first', open: true, loops: [dayOf(met)], second: false, way: 'other', silence: 'few' }
  }],
  rekindled: ['stopped for two years and began again', (pen) => {
    const stopped = talk(pen, 'whatsapp', at('2019-01-10'), 12, 30)
    talk(pen, 'whatsapp', stopped + 800 * day, 52, 30)
    return { stage: 1, path: 'online first', neverMet: true, rekindled: 1, silence: 'in touch' }
  }],
  leftBehind: ['wrote on a network whose archive ends, and nowhere after, though the chats would have it', (pen, random) => {
    talk(pen, 'facebook', at('2019-01-10') + Math.floor(random() * 20) * day, 11, 30)
    return { stage: 1, path: 'online first', neverMet: true, leftBehind: ['facebook'], silence: 'drifted' }
  }],
  movedOn: ['wrote on a network whose archive ends, and went on in the chats', (pen) => {
    talk(pen, 'facebook', at('2019-01-10'), 11, 30)
    talk(pen, 'whatsapp', at('2020-01-20'), 78, 30)
    return { stage: 1, path: 'online first', neverMet: true, silence: 'in touch' }
  }],
}

/** Chats are known of everybody here but those whose only archive has ended. */
const onFacebookAlone = new Set(['unknown', 'metUnseen', 'wishedUnknown'])
const names = ['ada', 'bo', 'cleo', 'dag', 'edda'] as const

/** Some of each kind, by seed. */
export function inventPeople(seed = 15): readonly Invented[] {
  const random = seeded(seed)
  return Object.entries(kinds).flatMap(([kind, [story, tell]]) => names.map((first): Invented => {
    const pen = new Pen(`${first}-${kind.toLowerCase()}`)
    const { said = [], ...truth } = tell(pen, random)
    pen.card(onFacebookAlone.has(kind) ? ['facebook'] : ['x', 'facebook', 'whatsapp', 'swarm', 'mastodon'])
    return { key: pen.key, story, truth, lying: pen.lying, said }
  }))
}

/** Every address they may be listed under. */
export const handlesOf = (key: string): readonly string[] => (['x', 'facebook', 'mastodon', 'whatsapp', 'calendar', 'swarm'] as const).map((network) => handleOn(key, network))
