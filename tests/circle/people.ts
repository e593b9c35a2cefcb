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
  readonly turns?: number
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
  /** Who brought them, and whether it is certain. */
  readonly introducedBy?: readonly [key: string, 'confirmed' | 'candidate']
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
    return { stage: 1, path: 'online first', neverMet: true, silence: 'unknown' }
  }],
  few: ['a word now and then, too few to say anything', (pen, random) => {
    talk(pen, 'x', between(random, '2013-01-01', '2016-01-01'), 4, 40)
    return { stage: 1, path: 'online first', silence: 'few' }
  }],
  burst: ['seven words in one month and none after', (pen) => {
    talk(pen, 'x', at('2015-03-02'), 7, 3)
    return { stage: 1, path: 'online first', silence: 'few' }
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
    return { stage: 4, path: 'online first', turns: 1, second: false, silence: 'drifted', said: [{ name: 'judgeEvidence', version: 1, args: { about: handleOn(pen.key, 'facebook'), item, verdict: 'accepted' } }] }
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
    return { stage: 4, path: 'online first', turns: 1, second: false, silence: 'drifted' }
  }],
  twoTurns: ['wrote, met, wrote; and met and wrote once more', (pen, random) => {
    const first = between(random, '2014-01-01', '2018-01-01')
    talk(pen, 'whatsapp', first - 60 * day, 3, 20)
    for (const met of [first, first + 300 * day]) {
      pen.met(met, 'Harbour Steps')
      pen.wrote('whatsapp', met + 3 * day, 'received')
      pen.wrote('whatsapp', met + 4 * day, 'sent')
    }
    return { stage: 4, path: 'online first', turns: 2, second: true, rekindled: 1, silence: 'drifted' }
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
    return { stage: 4, path: 'online first', turns: 10, open: true, loops: [dayOf(last)], second: true, rekindled: 10, silence: 'drifted' }
  }],
  bridged: ['wrote and met, checked in together, and wrote only months later', (pen) => {
    pen.wrote('whatsapp', at('2015-01-05'), 'sent')
    pen.met(at('2015-03-05'), 'Harbour Steps')
    pen.wrote('whatsapp', at('2015-05-20'), 'received')
    pen.checkedIn(at('2015-09-10'), 'Tram Museum')
    pen.wrote('whatsapp', at('2015-12-20'), 'sent')
    return { stage: 3, path: 'online first', second: true, silence: 'few' }
  }],
  metFirst: ['met first, and wrote half a year later', (pen, random) => {
    const met = between(random, '2015-01-01', '2020-01-01')
    pen.met(met, 'Tram Museum')
    talk(pen, 'whatsapp', met + 180 * day, 3, 200)
    return { stage: 4, path: 'met first', turns: 1, second: false, silence: 'few' }
  }],
  metOnly: ['met, and nobody ever wrote', (pen, random) => {
    const met = between(random, '2015-01-01', '2020-01-01')
    pen.met(met, 'Tram Museum')
    return { stage: 1, path: 'met first', open: true, loops: [dayOf(met)], second: false, silence: 'few' }
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
const onFacebookAlone = new Set(['unknown', 'metUnseen'])
const names = ['ada', 'bo', 'cleo', 'dag', 'edda'] as const

/** Some of each kind, by seed. */
export function inventPeople(seed = 15): readonly Invented[] {
  const random = seeded(seed)
  return Object.entries(kinds).flatMap(([kind, [story, tell]]) => names.map((first): Invented => {
    const pen = new Pen(`${first}-${kind.toLowerCase()}`)
    const { said = [], ...truth } = tell(pen, random)
    pen.card(onFacebookAlone.has(kind) ? ['facebook'] : ['x', 'facebook', 'whatsapp', 'swarm'])
    return { key: pen.key, story, truth, lying: pen.lying, said }
  }))
}

/** Every address they may be listed under. */
export const handlesOf = (key: string): readonly string[] => (['x', 'facebook', 'mastodon', 'whatsapp', 'calendar', 'swarm'] as const).map((network) => handleOn(key, network))
