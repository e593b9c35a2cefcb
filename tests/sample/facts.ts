/** Turns the invented people into facts, one list per archive they would have come from. Seeded: the same on every machine. */
import { cardHandle, emailHandle, idHandle, nameHandle, phoneHandle, screenNameHandle, type Handle } from '../../electron/contract/handles'
import type { CoverageFact, Direction, Fact, InteractionFact, Kind, Setting } from '../../electron/contract/records'
import { metLately, wroteLately } from './lately'
import { people, type Invented, type Network } from './people'
import { marked, placed } from './where'
import { after, before, hints, otherTongues, replies, talk } from './words'

export interface Archive {
  readonly importer: string
  readonly source: string
  readonly entry: string
  readonly title: string
  readonly owner: readonly Handle[]
  readonly facts: readonly Fact[]
}

const day = 86_400_000
export const sampleEnd = Date.UTC(2026, 10, 14, 18)
const xEnd = Date.UTC(2022, 10, 12, 9)

/** Small, well-mixed and the same everywhere (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const ownerHandles = {
  x: [idHandle('x', '100200300'), screenNameHandle('x', 'ilse_varga')],
  mastodon: ['mastodon:ilse@night.example'],
  facebook: [nameHandle('facebook', 'Ilse Varga')],
  instagram: [screenNameHandle('instagram', 'ilse.varga')],
  whatsapp: [phoneHandle('+436645550100')],
  telegram: [idHandle('telegram', '55501')],
  linkedin: [screenNameHandle('linkedin', 'ilse-varga')],
  wordpress: [emailHandle('ilse@varga.example')],
  calendar: [emailHandle('ilse@varga.example')],
} as const satisfies Record<string, readonly Handle[]>

const xId = (person: Invented) => String(400_000_000 + people.indexOf(person) * 7_919)
const email = (person: Invented) => emailHandle(`${person.key}@${person.key}.example`)

/** The handle a person has on a network; the address book ties them together. */
export function handleOn(person: Invented, network: Network | 'calendar' | 'swarm'): Handle {
  switch (network) {
    case 'x':
      return idHandle('x', xId(person))
    case 'mastodon':
      return `mastodon:${person.key}@harbour.example`
    case 'wordpress':
    case 'calendar':
      return email(person)
    case 'facebook':
      return nameHandle('facebook', person.name)
    case 'whatsapp':
      return phoneHandle(`+4915550${String(1000 + people.indexOf(person))}`)
    case 'telegram':
      return idHandle('telegram', String(77_000 + people.indexOf(person)))
    case 'linkedin':
      return screenNameHandle('linkedin', person.key)
    case 'instagram':
      return screenNameHandle('instagram', `${person.key}.makes`)
    case 'swarm':
      return idHandle('swarm', String(31_000 + people.indexOf(person)))
  }
}

export function archives(): readonly Archive[] {
  const random = seeded(20_110_509)
  const lists = new Map<string, Fact[]>()
  const into = (importer: string, ...facts: Fact[]) => { const list = lists.get(importer); if (list) list.push(...facts); else lists.set(importer, [...facts]) }
  let serial = 0

  for (const person of people) {
    const say = deck(sentencesOf(person), random)
    const answer = deck(replies, random)
    into('vcard', card(person))
    for (const network of new Set(person.writes.map(([each]) => each))) into(network, { fact: 'person', id: `${network}:account:${person.key}`, handles: accountHandles(person, network), name: person.native ?? person.name, seen: sampleEnd - 400 * day })
    if (person.writes.some(([network]) => network === 'x')) into('x', { fact: 'connection', id: `x:follow:out:${xId(person)}`, network: 'x', handle: handleOn(person, 'x'), relation: 'following' })

    for (const [at, place, follow] of person.met ?? []) {
      const start = Date.parse(`${at}T17:30:00Z`)
      const together = people.filter((other) => other.met?.some(([date, where]) => date === at && where === place))
      into('icalendar', meeting(person, together, start, place))
      const network = openOn(person, start)
      if (network && random() < 0.85) into(network, touch(person, network, start - Math.ceil(random() * 12) * day, filled(pick(before, random), place, random), random() < 0.5 ? 'sent' : 'received', `s${++serial}`))
      if (follow && network) into(network, touch(person, network, start + Math.ceil(1 + random() * 12) * day, filled(pick(after, random), place, random), random() < 0.5 ? 'sent' : 'received', `s${++serial}`))
    }
    for (const [at, place] of person.bridges ?? []) into('swarm', checkIn(person, Date.parse(`${at}T08:10:00Z`), place))
    if (person.bridges) into('swarm', { fact: 'person', id: `swarm:account:${person.key}`, handles: [handleOn(person, 'swarm')], name: person.name })

    for (const [network, from, to] of person.writes) {
      for (let year = from; year <= to; year++) {
        const share = person.pace / person.writes.filter(([, a, b]) => a <= year && year <= b).length
        for (let n = Math.round(share * (0.3 + random() * 0.4)); n > 0; n--) {
          const at = Date.UTC(year, 0, 1) + Math.floor(random() * 365) * day + Math.floor(6 + random() * 16) * 3_600_000
          if (at > latest(network) || at < earliest(network) || isAfterSilentMeeting(person, at)) continue
          // A thread: one says something, the other answers, on the networks that keep both.
          const text = random() < 0.06 && person.tongue ? pick(otherTongues[person.tongue] ?? replies, random) : filled(say(), person.city, random)
          const direction: Direction = random() < 0.5 ? 'sent' : 'received'
          into(network, touch(person, network, at, marked(text, person.topic, network, serial), direction, `s${++serial}`))
          if (random() < 0.45) into(network, touch(person, network, at + Math.floor(1 + random() * 30) * 3_600_000, answer(), direction === 'sent' ? 'received' : 'sent', `s${++serial}`))
        }
      }
    }
  }

  const called = (key: string) => people.find((person) => person.key === key)!
  for (const [key, day, place] of metLately) into('icalendar', meeting(called(key), [called(key)], Date.parse(`${day}T17:30:00Z`), place))
  for (const [index, [key, network, time, text]] of wroteLately.entries()) into(network, touch(called(key), network, Date.parse(time), text, 'received', `late${index + 1}`))

  for (const [index, [key, network, time, by, text]] of hints.entries()) into(network, touch(called(key), network, Date.parse(time), text, by === 'me' ? 'sent' : 'received', `hint${index + 1}`))

  for (const network of Object.keys(ownerHandles)) {
    const importer = network === 'calendar' ? 'icalendar' : network
    const owner = ownerHandles[network as keyof typeof ownerHandles]
    into(importer, { fact: 'person', id: `${network}:me`, handles: [...owner], name: 'Ilse Varga', me: true, seen: sampleEnd })
    into(importer, ...coverage(network, owner[0], lists.get(importer) ?? []))
  }
  into('swarm', { fact: 'coverage', network: 'swarm', account: idHandle('swarm', '30999'), setting: 'inPerson', from: Date.UTC(2012, 1, 1), to: Date.UTC(2019, 11, 31), directions: ['mutual'] })

  return [...lists].map(([importer, facts]) => ({ importer, ...named(importer), owner: ownerHandles[(importer === 'icalendar' || importer === 'vcard' || importer === 'swarm' ? 'calendar' : importer) as keyof typeof ownerHandles], facts }))
}

function named(importer: string): { source: string; entry: string; title: string } {
  const names: Record<string, [source: string, entry: string, title: string]> = {
    x: ['twitter-2022-11-12.zip', 'data/tweets.js', 'X archive'], mastodon: ['archive-20261113.tar.gz', 'outbox.json', 'Mastodon archive'], wordpress: ['slow-trains.wordpress.xml', 'slow-trains.wordpress.xml', 'WordPress comments'],
    facebook: ['facebook-ilse.zip', 'messages/inbox', 'Facebook archive'], whatsapp: ['WhatsApp chats.zip', '_chat.txt', 'WhatsApp chats'], telegram: ['result.json', 'result.json', 'Telegram export'],
    linkedin: ['Complete_LinkedInDataExport.zip', 'messages.csv', 'LinkedIn archive'], instagram: ['instagram-ilse.zip', 'messages/inbox', 'Instagram archive'], icalendar: ['Private.ics', 'Private.ics', 'Calendar'],
    vcard: ['contacts.vcf', 'contacts.vcf', 'Address book'], swarm: ['swarm-export.zip', 'checkins1.json', 'Check-ins'],
  }
  const [source, entry, title] = names[importer]!
  return { source, entry, title }
}

const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)]!
/** Deals all of a list in a random order before any of it comes again: nobody repeats themselves within a season. */
function deck<T>(list: readonly T[], random: () => number): () => T {
  let left: T[] = []
  return () => {
    if (left.length === 0) left = [...list].map((item) => ({ item, key: random() })).sort((a, b) => a.key - b.key).map(({ item }) => item)
    return left.pop()!
  }
}

/** People talk about their own subject most, and about two others. */
function sentencesOf(person: Invented): readonly string[] {
  const topics = Object.keys(talk) as (keyof typeof talk)[]
  const first = topics.indexOf(person.topic)
  return [0, 4, 7].flatMap((step) => talk[topics[(first + step) % topics.length]!])
}

const weekdays = ['Monday', 'Tuesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const filled = (text: string, place: string, random: () => number) => text.replace('{place}', place.split(',').at(-1)!.trim()).replace('{day}', pick(weekdays, random))

/** The network on which the two write at a time; private ones first, as people do around a meeting. */
function openOn(person: Invented, at: number): Network | undefined {
  const year = new Date(at).getUTCFullYear()
  const open = person.writes.filter(([network, from, to]) => from <= year && year <= to && at + 14 * day < latest(network)).map(([network]) => network)
  return open.find((network) => ['whatsapp', 'telegram', 'facebook', 'instagram'].includes(network)) ?? open[0]
}

const latest = (network: Network) => (network === 'x' ? xEnd : sampleEnd)
const earliest = (network: Network) => (network === 'wordpress' ? Date.UTC(2011, 4, 9) : Date.UTC(2011, 5, 1))

/** Where the story says that nobody wrote after meeting, nothing is made up for the month that follows. */
const isAfterSilentMeeting = (person: Invented, at: number) =>
  (person.met ?? []).some(([date, , follow]) => !follow && at > Date.parse(date) - day && at < Date.parse(date) + 45 * day)

const isPrivate = (network: Network) => ['whatsapp', 'telegram', 'facebook', 'instagram', 'linkedin'].includes(network)

function touch(person: Invented, network: Network, at: number, text: string, direction: Direction, id: string): InteractionFact {
  const handle = handleOn(person, network)
  const hush = network === 'x' && direction === 'received' // what others write on X is only in the messages
  const secret = isPrivate(network) || hush
  const setting: Setting = secret ? 'private' : 'public'
  const kind: Kind = secret ? 'message' : network === 'wordpress' ? 'comment' : 'reply'
  return {
    fact: 'interaction', id: `${network}:${id}`, stream: handle, at: Math.min(at, latest(network)), network, kind, setting, direction: network === 'mastodon' ? 'sent' : direction, who: [handle],
    ...(direction === 'received' && network !== 'mastodon' && { from: handle }), text, ...(kind === 'comment' && { title: 'Slow trains' }),
  }
}

function meeting(person: Invented, together: readonly Invented[], start: number, place: string): InteractionFact {
  const id = `ics:${new Date(start).toISOString().slice(0, 10)}-${place.length}@varga.example`
  const handles = together.map((each) => handleOn(each, 'calendar'))
  return {
    fact: 'interaction', id, stream: handleOn(person, 'calendar'), at: start, until: start + 3 * 3_600_000, network: 'calendar', kind: 'event', setting: 'inPerson', direction: 'mutual', who: handles,
    title: together.length > 2 ? `Evening at ${place.split(',')[0]}` : `${person.name.split(' ')[0]}, ${place.split(',').at(-1)!.trim()}`, container: 'Private', place: placed(place), event: id, grade: 'strong',
  }
}

function checkIn(person: Invented, at: number, place: string): InteractionFact {
  const id = `swarm:checkin:${new Date(at).toISOString().slice(0, 10)}-${person.key}`
  const handle = handleOn(person, 'swarm')
  return { fact: 'interaction', id, stream: handle, at, network: 'swarm', kind: 'check-in', setting: 'bridge', direction: 'mutual', who: [handle], place: placed(place), event: id, grade: 'strong' }
}

function accountHandles(person: Invented, network: Network): Handle[] {
  return network === 'x' ? [handleOn(person, 'x'), screenNameHandle('x', person.key)] : [handleOn(person, network)]
}

function card(person: Invented): Fact {
  const [given, ...family] = person.name.split(' ')
  const networks = [...new Set(person.writes.map(([network]) => network))]
  return {
    fact: 'person', id: `vcard:${person.key}`, name: person.name,
    handles: [email(person), ...networks.map((network) => handleOn(person, network)), ...(person.bridges ? [handleOn(person, 'swarm')] : []), cardHandle(person.key)],
    card: {
      given: given!, family: family.join(' '), emails: [{ value: `${person.key}@${person.key}.example`, label: 'home' }], addresses: [{ value: person.city, label: 'home' }],
      ...(person.native && { phonetic: person.native }), ...(person.job && { jobTitle: person.job }), ...(person.notes && { note: person.notes }),
      ...(person.birthday && { dates: [{ label: 'birthday', month: person.birthday[0], day: person.birthday[1], ...(person.birthday[2] && { year: person.birthday[2] }), raw: '' }] }),
    },
  }
}

function coverage(network: string, account: Handle, facts: readonly Fact[]): CoverageFact[] {
  const times = facts.flatMap((fact) => (fact.fact === 'interaction' && fact.at !== null ? [fact.at] : []))
  if (times.length === 0) return []
  const from = network === 'calendar' ? Date.UTC(2012, 1, 1) : Math.min(...times)
  const to = network === 'x' ? xEnd : sampleEnd
  const span = { fact: 'coverage', network, account, from, to } as const
  if (network === 'calendar') return [{ ...span, setting: 'inPerson', directions: ['mutual'] }]
  if (network === 'x') return [{ ...span, setting: 'public', directions: ['sent'] }, { ...span, setting: 'private', directions: ['sent', 'received'] }]
  if (network === 'mastodon') return [{ ...span, setting: 'public', directions: ['sent'] }]
  return [{ ...span, setting: network === 'wordpress' ? 'public' : 'private', directions: ['sent', 'received'] }]
}
