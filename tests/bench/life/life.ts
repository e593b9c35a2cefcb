/**
 * One invented life of any size: sixteen years, six archives and an address book, people who write as unevenly as people do (Zipf). Seeded: the same life every
 * time. Facts come one after another, so a million of them take no more memory than a thousand.
 */
import { emailHandle, idHandle, nameHandle, phoneHandle, screenNameHandle, type Handle, type Stream } from '../../../electron/contract/handles'
import type { Card, ConnectionFact, CoverageFact, Direction, Fact, InteractionFact, PersonFact } from '../../../electron/contract/records'
import type { Outcome } from '../../../electron/importers/importer'
import { Chance } from '../../identity/random'
import { asciiOf, humansOf, type Human, type Network } from './people'
import { groupMessage, lifeBegan, lifeEnd, meeting, moments, ownPost, touchOn } from './touches'
import { titleOf } from './words'

export interface LifeOptions {
  /** Exactly so many lines of import files. */
  readonly interactions: number
  /** So many the app comes to list; a twentieth of the interactions unless said otherwise. */
  readonly people?: number
}

export interface LifeArchive {
  readonly importer: string
  readonly title: string
  readonly source: string
  readonly owner: readonly Handle[]
  outcomes(): Generator<Outcome>
}

/** Exact, once all outcomes have been read. */
export interface LifeCounts {
  readonly interactions: number
  readonly people: number
  readonly streams: number
  /** Whom most is said with; `count` is what their timeline holds. */
  readonly biggest: { readonly handle: Handle; readonly name: string; readonly count: number }
  /** Happenings in person. */
  readonly meetings: number
}

export interface Life {
  readonly humans: readonly Human[]
  readonly archives: readonly LifeArchive[]
  counts(): LifeCounts
}

/** Shares of all that is no direct touch. */
const groupShare = 0.05
const ownShare = 0.05
const meetingShare = 0.02
const minute = 60_000

export const ownerHandles = {
  x: [idHandle('x', '1000'), screenNameHandle('x', 'ana_sample')],
  facebook: [nameHandle('facebook', 'Ana Sample')],
  whatsapp: [phoneHandle('+4915550001000')],
  linkedin: [screenNameHandle('linkedin', 'ana-sample')],
  wordpress: [emailHandle('ana@ana.example')],
  icalendar: [emailHandle('ana@ana.example')],
  vcard: [],
} as const satisfies Record<string, readonly Handle[]>

export function lifeOf({ interactions, people = Math.max(5, Math.round(interactions / 20)) }: LifeOptions): Life {
  const inGroups = Math.round(interactions * groupShare)
  const own = Math.round(interactions * ownShare)
  const met = Math.round(interactions * meetingShare)
  const humans = humansOf(people, interactions - inGroups - own - met)
  const tally = { interactions: 0, biggest: 0, meetings: 0, streams: new Set<Stream>() }
  const count = (fact: InteractionFact, human: Human | undefined): InteractionFact => {
    tally.interactions++
    tally.streams.add(fact.stream)
    if (human?.number === 0) tally.biggest++
    return fact
  }

  function* direct(network: Network, entry: string): Generator<Outcome> {
    let index = 0
    for (const human of humans) {
      const handle = human.accounts.get(network)
      if (handle === undefined) continue
      const chance = new Chance(human.number * 31 + network.length * 1009)
      let before: string | undefined
      for (const at of moments(chance, human.touches.get(network)!, human.active)) {
        const fact = touchOn[network]({ handle, topic: human.number, at, serial: index, direction: chance.is(0.5) ? 'sent' : 'received', before }, chance)
        before = fact.id
        yield { at: { entry, index: index++ }, facts: [count(fact, human)] }
      }
      yield* said(human, network, handle)
    }
  }

  function* groups(network: 'whatsapp' | 'facebook', entry: string, messages: number): Generator<Outcome> {
    const chance = new Chance(network.length * 77)
    const writers = humans.filter(({ accounts }) => accounts.has(network))
    const many = Math.max(2, Math.round(Math.sqrt(people)))
    const weights = Array.from({ length: many }, (_, group) => 1 / (group + 1))
    const whole = weights.reduce((sum, weight) => sum + weight, 0)
    let left = messages
    for (let group = many - 1, index = 0; group >= 0; group--) {
      const members = Array.from({ length: 3 + chance.below(28) }, () => uneven(writers, chance))
      const size = group === 0 ? left : Math.min(left, Math.floor((messages * weights[group]!) / whole))
      left -= size
      const begins = chance.next() * 0.7
      for (const at of moments(chance, size, [begins, begins + 0.3])) {
        const human = chance.is(0.25) ? undefined : uneven(members, chance)
        yield { at: { entry, index: index++ }, facts: [count(groupMessage(network, group, at, human?.accounts.get(network), chance), human)] }
      }
    }
  }

  function* posts(): Generator<Outcome> {
    const chance = new Chance(404)
    let before: string | undefined
    let index = 0
    for (const at of moments(chance, own, [0, 1])) {
      const fact = ownPost(at, 3_000_000 + index, before, chance)
      before = fact.id
      yield { at: { entry: 'data/tweets.js', index: index++ }, facts: [count(fact, undefined)] }
    }
  }

  function* calendar(): Generator<Outcome> {
    const chance = new Chance(505)
    const reachable = humans.filter(hasEmail)
    const known = new Set<Human>()
    for (let left = met, number = 0; left > 0; number++) {
      const guests = new Set<Human>()
      const wanted = Math.min(left, reachable.length, chance.is(0.6) ? 1 : 2 + chance.below(4))
      while (guests.size < wanted) guests.add(chance.is(0.5) ? uneven(reachable, chance) : chance.of(reachable))
      left -= wanted
      const at = Math.floor((lifeBegan + chance.next() * (lifeEnd - lifeBegan)) / (15 * minute)) * 15 * minute
      const facts = meeting(number, at, [...guests].map(({ email }) => email))
      const told = [...guests]
      facts.forEach((fact, place) => count(fact, told[place]))
      tally.meetings++
      for (const human of guests) known.add(human)
      yield { at: { entry: 'ana.ics', index: number }, facts }
    }
    for (const { email, name } of known) yield { facts: [{ fact: 'person', id: `ics:guest:${email}`, handles: [email], name, seen: lifeEnd }] }
  }

  function* cards(): Generator<Outcome> {
    let index = 0
    for (const human of humans) if (human.card !== undefined) yield { at: { entry: 'contacts.vcf', index: index++ }, facts: [cardOf(human)] }
  }

  function* followers(): Generator<Outcome> {
    for (let index = 0; index < people / 2; index++) {
      const id = String(900_000_000 + index * 17)
      yield { at: { entry: 'data/follower.js', index }, facts: [{ fact: 'connection', id: `x:follow:in:${id}`, network: 'x', handle: idHandle('x', id), relation: 'follower' }] }
    }
  }

  const inWhatsapp = Math.round(inGroups * 0.7)
  const archive = (importer: keyof typeof ownerHandles, title: string, source: string, network: string, parts: readonly (() => Generator<Outcome>)[]): LifeArchive => ({
    importer, title, source, owner: ownerHandles[importer],
    *outcomes() {
      for (const part of parts) yield* part()
      const owner: readonly Handle[] = ownerHandles[importer]
      if (owner.length > 0) yield { facts: [{ fact: 'person', id: `${importer}:me`, handles: owner, name: 'Ana Sample', me: true, seen: lifeEnd }, ...coverageOf(network, owner[0]!)] }
      yield { asOf: lifeEnd }
    },
  })
  return {
    humans,
    archives: [
      archive('x', 'X archive', 'twitter-2026-10-31.zip', 'x', [() => direct('x', 'data/direct-messages.js'), posts, followers]),
      archive('facebook', 'Facebook export', 'facebook-ana.zip', 'facebook', [() => direct('facebook', 'messages/inbox'), () => groups('facebook', 'messages/inbox/groups', inGroups - inWhatsapp)]),
      archive('whatsapp', 'WhatsApp chats', 'WhatsApp chats.zip', 'whatsapp', [() => direct('whatsapp', '_chat.txt'), () => groups('whatsapp', 'groups.txt', inWhatsapp)]),
      archive('linkedin', 'LinkedIn export', 'Complete_LinkedInDataExport_10-31-2026.zip', 'linkedin', [() => direct('linkedin', 'messages.csv')]),
      archive('wordpress', 'WordPress comments', 'notes.WordPress.2026-10-31.xml', 'wordpress', [() => direct('wordpress', 'notes.WordPress.2026-10-31.xml')]),
      archive('icalendar', 'Calendar', 'ana.ics', 'calendar', [calendar]),
      archive('vcard', 'Address book', 'contacts.vcf', 'vcard', [cards]),
    ],
    counts: () => ({
      interactions: tally.interactions, people, streams: tally.streams.size, meetings: tally.meetings,
      biggest: { handle: [...humans[0]!.accounts.values()][0]!, name: humans[0]!.name, count: tally.biggest },
    }),
  }
}

/** The first ones far more often than the last (Zipf). */
const uneven = <T>(all: readonly T[], chance: Chance): T => all[Math.min(all.length - 1, Math.floor(Math.exp(chance.next() * Math.log(all.length + 1))) - 1)]!

const hasEmail = ({ card, accounts, mailOnLinkedin }: Human) => card !== undefined || accounts.has('wordpress') || mailOnLinkedin

/** What an archive says of an account besides what was written. */
function* said({ number, name, email, mailOnLinkedin, invented }: Human, network: Network, handle: Handle): Generator<Outcome> {
  const seen = lifeEnd - (number % 900) * 86_400_000
  const since = lifeBegan + (number % 5000) * 86_400_000
  const person = (id: string, more: Partial<PersonFact> = {}): PersonFact => ({ fact: 'person', id, handles: [handle], name, ...more })
  const tie = (id: string, relation: ConnectionFact['relation']): ConnectionFact => ({ fact: 'connection', id, network, handle, relation, ...(network !== 'x' && { since }) })
  const screenName = `${asciiOf(invented.given)}_${number}`
  const facts: Readonly<Record<Network, readonly Fact[]>> = {
    x: [person(`x:account:${handle.slice(5)}`, { handles: [handle, screenNameHandle('x', screenName)], seen }), ...(number % 3 > 0 ? [tie(`x:follow:out:${handle.slice(5)}`, 'following')] : [])],
    facebook: [person(`fb:person:${name}`), ...(number % 4 > 0 ? [tie(`fb:friend:${name}`, 'friend')] : [])],
    whatsapp: [person(`whatsapp:person:${handle}`)],
    linkedin: [
      person(`linkedin:contact:${number}`, { handles: [handle, ...(mailOnLinkedin ? [email] : [])], seen: lifeEnd, card: { organisation: `${titleOf(number % 700)} Ltd`, jobTitle: titleOf(number % 90, 1) } }),
      tie(`linkedin:connection:${number}`, 'friend'),
    ],
    wordpress: [person(`wordpress:commenter:${handle}`, { seen })],
  }
  yield { facts: facts[network] }
}

function cardOf({ number, invented, name, email, phone, accounts, card }: Human): PersonFact {
  const { given, family, short } = invented
  const month = 1 + (number % 12)
  const day = 1 + (number % 28)
  const address: Card = {
    given, family, emails: [{ value: email.slice(6), label: 'home' }], phones: [{ value: phone.slice(4), label: 'cell' }],
    ...(short !== undefined && { nicknames: [short] }),
    ...(number % 3 === 0 && { dates: [{ label: 'birthday', year: 1950 + (number % 55), month, day, raw: `${1950 + (number % 55)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` }] }),
    ...(number % 4 === 0 && { addresses: [{ value: `${titleOf(number % 200, 1)} ${number % 90}, ${titleOf(number % 40, 1)}`, label: 'home' }] }),
    ...(number % 5 === 0 && { organisation: `${titleOf(number % 700)} Ltd` }),
    ...(number % 9 === 0 && { labels: [['Friends', 'Work', 'Family'][number % 3]!] }),
  }
  return { fact: 'person', id: `vcard:life-${number}`, handles: [...new Set([email, phone, ...accounts.values(), card!])], name, card: address }
}

function coverageOf(network: string, account: Handle): CoverageFact[] {
  const one = (setting: CoverageFact['setting'], directions: readonly Direction[]): CoverageFact => ({ fact: 'coverage', network, account, setting, from: lifeBegan, to: lifeEnd, directions })
  const both = ['sent', 'received'] as const
  if (network === 'calendar') return [one('inPerson', ['mutual'])]
  if (network === 'wordpress') return [one('public', both)]
  return [one('private', both), ...(network === 'x' || network === 'facebook' ? [one('public', ['sent'])] : [])]
}
