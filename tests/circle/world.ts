/**
 * The archives an invented owner has kept for fifteen years, and the words to say what lies in them. What an archive can hold is stated here;
 * what follows from it is stated in `truth.ts` by whoever invents the people, never worked out by the app's rules.
 */
import { emailHandle, idHandle, nameHandle, phoneHandle, type Handle } from '../../electron/contract/handles'
import type { Card, CoverageFact, Direction, Fact, Place } from '../../electron/contract/records'

export const day = 86_400_000
export const hour = 3_600_000
/** The clock of everything below. */
export const today = Date.UTC(2026, 5, 1, 9)
const begin = Date.UTC(2011, 5, 1)

/** Networks with what they can hold and from when to when. X is public in one direction only, its messages in both; it ends in 2022, Facebook in 2019. */
const sources = {
  x: { from: begin, to: Date.UTC(2022, 10, 12), holds: [['public', ['sent']], ['private', ['sent', 'received']]] },
  facebook: { from: begin, to: Date.UTC(2019, 11, 31), holds: [['private', ['sent', 'received']]] },
  mastodon: { from: Date.UTC(2022, 10, 1), to: Date.UTC(2026, 4, 31), holds: [['public', ['sent', 'received']]] },
  whatsapp: { from: Date.UTC(2014, 0, 1), to: Date.UTC(2026, 4, 31), holds: [['private', ['sent', 'received']]] },
  calendar: { from: Date.UTC(2012, 1, 1), to: Date.UTC(2026, 5, 30), holds: [['inPerson', ['mutual']]] },
} as const satisfies Record<string, { from: number; to: number; holds: readonly (readonly [CoverageFact['setting'], readonly Direction[]])[] }>

export type Source = keyof typeof sources | 'swarm' | 'vcard'
type Network = keyof typeof sources

const owner: Readonly<Record<Source, Handle>> = {
  x: idHandle('x', '1'), facebook: nameHandle('facebook', 'Ina Holm'), mastodon: 'mastodon:ina@pier.example', whatsapp: phoneHandle('+4366455500001'),
  calendar: emailHandle('ina@holm.example'), swarm: idHandle('swarm', '1'), vcard: emailHandle('ina@holm.example'),
}

/** A person's address on a network: from their key alone, so that two people can name each other. */
export function handleOn(key: string, network: Network | 'swarm'): Handle {
  switch (network) {
    case 'x': return idHandle('x', numberOf(key))
    case 'facebook': return nameHandle('facebook', key)
    case 'mastodon': return `mastodon:${key}@pier.example`
    case 'whatsapp': return phoneHandle(`+43664${numberOf(key)}`)
    case 'calendar': return emailHandle(`${key}@${key}.example`)
    case 'swarm': return idHandle('swarm', numberOf(key))
  }
}

/** Nine digits, the same for the same key. */
const numberOf = (key: string): string => String([...key].reduce((sum, letter) => (sum * 131 + letter.codePointAt(0)!) % 900_000_000, 7) + 100_000_000)

export const at = (text: string): number => Date.parse(text.length === 10 ? `${text}T10:00:00Z` : `${text}:00Z`)

/** Something that lies in an archive. */
export interface Lying {
  readonly source: Source
  readonly fact: Fact
}

/** The words in which the invented people's archives are written down. Each call has a natural id that follows from what it says. */
export class Pen {
  readonly lying: Lying[] = []
  private n = 0

  constructor(readonly key: string) {}

  /** A direct touch: a public reply, a message. Answers its natural id. */
  wrote(network: Exclude<Network, 'calendar'>, when: number, direction: 'sent' | 'received', text = 'The map you asked about is back from the binder.'): string {
    const handle = handleOn(this.key, network)
    const id = `${network}:${this.key}:${this.n++}`
    const publicly = network === 'mastodon' || (network === 'x' && direction === 'sent')
    this.put(network, {
      fact: 'interaction', id, stream: handle, at: when, network, kind: publicly ? 'reply' : 'message', setting: publicly ? 'public' : 'private', direction, who: [handle],
      ...(direction === 'received' ? { from: handle } : {}), text,
    })
    return id
  }

  liked(when: number): void {
    const handle = handleOn(this.key, 'x')
    this.put('x', { fact: 'interaction', id: `x:like:${this.key}:${this.n++}`, stream: handle, at: when, network: 'x', kind: 'reaction', setting: 'ambient', direction: 'sent', who: [handle] })
  }

  follows(): void {
    this.put('x', { fact: 'connection', id: `x:follow:${this.key}`, network: 'x', handle: handleOn(this.key, 'x'), relation: 'following' })
  }

  /** A calendar entry with a place where all of them were. Answers its natural id; the same day and place is the same entry. */
  met(when: number, place: string, others: readonly string[] = [], title = 'Coffee', where: Place = { name: place }): string {
    const id = `ics:${new Date(when).toISOString().slice(0, 13)}-${place.replace(/\W+/g, '').toLowerCase()}`
    const who = [this.key, ...others].sort().map((key) => handleOn(key, 'calendar'))
    this.put('calendar', {
      fact: 'interaction', id, stream: handleOn(this.key, 'calendar'), at: when, until: when + 2 * hour, network: 'calendar', kind: 'event', setting: 'inPerson', direction: 'mutual', who, title, place: where, event: id, grade: 'strong',
    })
    return id
  }

  /** An event of the network that both had joined: a hint. */
  joined(when: number, place: string): string {
    const handle = handleOn(this.key, 'facebook')
    const id = `facebook:event:${this.key}:${this.n++}`
    this.put('facebook', { fact: 'interaction', id, stream: handle, at: when, network: 'facebook', kind: 'event', setting: 'inPerson', direction: 'mutual', who: [handle], title: 'Open studio', place: { name: place }, event: id, grade: 'candidate' })
    return id
  }

  /** A check-in made together: a bridge, and proof of having met. */
  checkedIn(when: number, place: string): string {
    const handle = handleOn(this.key, 'swarm')
    const id = `swarm:checkin:${this.key}:${this.n++}`
    this.put('swarm', { fact: 'interaction', id, stream: handle, at: when, network: 'swarm', kind: 'check-in', setting: 'bridge', direction: 'mutual', who: [handle], place: { name: place }, event: id, grade: 'strong' })
    return id
  }

  /** In a chat of several. `by`: who wrote it; the owner when absent. */
  inGroup(chat: string, when: number, others: readonly string[], by: string | undefined, text: string): string {
    const id = `whatsapp:${chat}:${new Date(when).toISOString()}`
    const who = [this.key, ...others].sort().map((key) => handleOn(key, 'whatsapp'))
    this.put('whatsapp', {
      fact: 'interaction', id, stream: `thread:whatsapp:${chat}`, at: when, network: 'whatsapp', kind: 'group-message', setting: 'private', direction: by === undefined ? 'sent' : 'received', who, text, container: chat,
      ...(by === undefined ? {} : { from: handleOn(by, 'whatsapp') }),
    })
    return id
  }

  /** A public word of theirs to the owner that names somebody else; it stands with both of them. */
  introduces(when: number, other: string, text: string): void {
    const [from, named] = [handleOn(this.key, 'mastodon'), handleOn(other, 'mastodon')]
    for (const stream of [from, named]) {
      this.put('mastodon', { fact: 'interaction', id: `mastodon:${this.key}:intro`, stream, at: when, network: 'mastodon', kind: 'mention', setting: 'public', direction: 'received', who: [from, named].sort(), from, text })
    }
  }

  /** What makes all of the addresses one person's. */
  card(networks: readonly (Network | 'swarm')[], card: Card = {}): void {
    this.put('vcard', { fact: 'person', id: `vcard:${this.key}`, name: nameOf(this.key), handles: [...new Set(['calendar' as const, ...networks])].map((network) => handleOn(this.key, network)), card })
  }

  private put(source: Source, fact: Fact): void {
    this.lying.push({ source, fact })
  }
}

/** `bea-ek` is Bea Ek. */
export const nameOf = (key: string): string => key.split('-').map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join(' ')

/** What lies in each archive, with what it covers and whose it is. */
export function archivesOf(lying: readonly Lying[]): readonly { readonly importer: string; readonly source: string; readonly owner: readonly Handle[]; readonly facts: readonly Fact[] }[] {
  const files: Readonly<Record<Source, readonly [importer: string, file: string]>> = {
    x: ['x', 'twitter-2022.zip'], facebook: ['facebook', 'facebook-ina.zip'], mastodon: ['mastodon', 'archive.tar.gz'], whatsapp: ['whatsapp', 'chats.zip'],
    calendar: ['icalendar', 'Private.ics'], swarm: ['swarm', 'checkins.zip'], vcard: ['vcard', 'contacts.vcf'],
  }
  return (Object.keys(files) as Source[]).map((source) => {
    const unique = new Map(lying.filter((one) => one.source === source).map(({ fact }) => [fact.fact === 'interaction' ? `${fact.id} ${fact.stream}` : JSON.stringify(fact), fact]))
    const [importer, file] = files[source]
    const me: Fact = { fact: 'person', id: `${source}:me`, handles: [owner[source]], name: 'Ina Holm', me: true, seen: today }
    return { importer, source: file, owner: [owner[source]], facts: [me, ...coverageOf(source), ...unique.values()] }
  })
}

function coverageOf(source: Source): CoverageFact[] {
  if (source === 'swarm' || source === 'vcard') return []
  const { from, to, holds } = sources[source]
  return holds.map(([setting, directions]): CoverageFact => ({ fact: 'coverage', network: source, account: owner[source], setting, from, to, directions }))
}
