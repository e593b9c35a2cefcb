/** What is said between the owner and one account, in the shapes the importers give it. */
import { ownStream, type Handle } from '../../../electron/contract/handles'
import type { InteractionFact } from '../../../electron/contract/records'
import type { Chance } from '../../identity/random'
import type { Network } from './people'
import { textOf, titleOf } from './words'

export const lifeEnd = Date.UTC(2026, 9, 30, 20)
const year = 365.25 * 86_400_000
export const lifeBegan = Math.floor((lifeEnd - 16 * year) / 1000) * 1000

export interface Said {
  readonly handle: Handle
  /** A number of whom it is said with: what they talk about. */
  readonly topic: number
  readonly at: number
  readonly serial: number
  readonly direction: 'sent' | 'received'
  /** Of what was said before on this network between the two. */
  readonly before: string | undefined
}

/** Times of one stream in order: most of what is said answers what was said a moment before. */
export function* moments(chance: Chance, count: number, [from, to]: readonly [number, number]): Generator<number> {
  const start = lifeBegan + (lifeEnd - lifeBegan) * from
  const span = (lifeEnd - lifeBegan) * (to - from)
  let at = 0
  for (let n = 0; n < count; n++) {
    const drawn = start + (span * (n + chance.next())) / count
    at = Math.min(lifeEnd, n > 0 && chance.is(0.6) ? at + 20_000 + chance.next() ** 3 * 4_000_000 : Math.max(at + 1000, drawn))
    yield Math.floor(at / 1000) * 1000
  }
}

type Touch = (said: Said, chance: Chance) => InteractionFact

export const touchOn: Readonly<Record<Network, Touch>> = {
  x(said, chance) {
    const { handle, at, serial, direction, before } = said
    if (direction === 'received' || chance.is(0.6)) return { ...message(said, chance), id: `x:dm:${snowflake(at, serial)}`, network: 'x' }
    // Of what is public an X archive has the owner's side alone.
    const id = snowflake(at, serial)
    return {
      fact: 'interaction', id: `x:tweet:${id}`, stream: handle, at, network: 'x', kind: before === undefined ? 'mention' : 'reply', setting: 'public', direction: 'sent', who: [handle],
      text: textOf(chance, said.topic), link: `https://x.com/i/status/${id}`, answers: [`x:tweet:${snowflake(at - 600_000, serial)}`],
    }
  },

  facebook(said, chance) {
    const { handle, at, direction } = said
    if (direction === 'received' || chance.is(0.75)) return { ...message(said, chance), id: `fb:msg:${hash(chance)}`, network: 'facebook' }
    return {
      fact: 'interaction', id: `fb:comment:${hash(chance)}`, stream: handle, at, network: 'facebook', kind: 'comment', setting: 'public', direction: 'sent', who: [handle],
      text: textOf(chance, said.topic), title: `Ana Sample commented on ${handle.slice(14)}'s post.`,
    }
  },

  whatsapp(said, chance) {
    const { handle, at, direction } = said
    const id = `whatsapp:${hash(chance)}`
    if (!chance.is(0.02)) return { ...message(said, chance), id, timeNote: 'zone assumed', network: 'whatsapp' }
    return { fact: 'interaction', id, stream: handle, at, timeNote: 'zone assumed', network: 'whatsapp', kind: 'call', setting: 'private', direction, who: [handle], ...(direction === 'received' && { from: handle }), text: 'Voice call' }
  },

  linkedin: (said, chance) => ({ ...message(said, chance), id: `linkedin:message:${hash(chance)}`, network: 'linkedin' }),

  wordpress(said, chance) {
    const { handle, at, serial, direction, before } = said
    const post = 1 + (serial % 400)
    const page = `https://ana.example/notes/${post}/`
    return {
      fact: 'interaction', id: `wxr:ana.example/notes:${serial}`, stream: handle, at, network: 'wordpress', kind: direction === 'received' ? 'comment' : 'reply', setting: 'public', direction, who: [handle],
      text: textOf(chance, said.topic), link: `${page}#comment-${serial}`, answers: before === undefined ? [`wxr:ana.example/notes:post:${post}`, page] : [before], container: titleOf(post, 3),
      ...(direction === 'received' && { from: handle }),
    }
  },
}

function message({ handle, topic, at, direction }: Said, chance: Chance): Omit<InteractionFact, 'id' | 'network'> {
  return { fact: 'interaction', stream: handle, at, kind: 'message', setting: 'private', direction, who: [handle], ...(direction === 'received' && { from: handle }), text: textOf(chance, topic) }
}

/** Said in a group: `from` is undefined where the owner said it. */
export function groupMessage(network: 'whatsapp' | 'facebook', group: number, at: number, from: Handle | undefined, chance: Chance): InteractionFact {
  const others = from === undefined ? [] : [from]
  return {
    fact: 'interaction', id: `${network === 'facebook' ? 'fb:msg' : 'whatsapp'}:${hash(chance)}`, stream: `thread:${network}:group${group}`, at, network, kind: 'group-message', setting: 'private',
    direction: from === undefined ? 'sent' : 'received', who: others, ...(from !== undefined && { from }), text: textOf(chance, group), container: titleOf(group),
  }
}

/** The owner's public words to nobody in particular; some go on with what was said before. */
export function ownPost(at: number, serial: number, before: string | undefined, chance: Chance): InteractionFact {
  const id = snowflake(at, serial)
  return {
    fact: 'interaction', id: `x:tweet:${id}`, stream: ownStream('x'), at, network: 'x', kind: 'post', setting: 'public', direction: 'sent', who: [], text: textOf(chance, serial % 50),
    link: `https://x.com/i/status/${id}`, ...(before !== undefined && chance.is(0.2) && { answers: [before] }),
  }
}

/** In each guest's stream under one id. */
export function meeting(number: number, at: number, guests: readonly Handle[]): InteractionFact[] {
  const id = `ics:life-${number}@ana.example`
  const place = number % 300
  return guests.map((stream) => ({
    fact: 'interaction', id, stream, at, until: at + (1 + (number % 4)) * 3_600_000, network: 'calendar', kind: 'event', setting: 'inPerson', direction: 'mutual', who: guests, title: titleOf(number), container: 'Private',
    place: { name: `Café ${titleOf(place, 1)}`, ...(place % 3 > 0 && { latitude: 36 + (place % 20), longitude: -8 + (place % 29) }) }, event: id, grade: 'strong',
  }))
}

/** X numbers its records by their time. */
const snowflake = (at: number, serial: number): string => String((BigInt(Math.max(0, at - 1_288_834_974_657)) << 22n) | BigInt(serial & 0x3fffff))

/** As long as the hashes of records without a number of their own. */
function hash(chance: Chance): string {
  let text = ''
  for (let part = 0; part < 4; part++) text += Math.floor(chance.next() * 4_294_967_296).toString(16).padStart(8, '0')
  return text
}
