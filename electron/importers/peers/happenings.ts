import { containerStream, type Handle } from '../../contract/handles'
import type { Grade, InteractionFact, Place } from '../../contract/records'
import type { When } from './times'

/** What people wrote down themselves about others, as interactions. */
export interface Noted {
  readonly network: string
  /** Natural id. */
  readonly id: string
  readonly when: When
  readonly title?: string | undefined
  readonly text?: string | undefined
  readonly container?: string | undefined
  readonly more?: Readonly<Record<string, unknown>> | undefined
}

/** With more people than this it lies in a stream of its own. */
const mostPeople = 12

const base = ({ network, id, when, title, text, container, more }: Noted) => ({
  fact: 'interaction' as const,
  id,
  ...when,
  network,
  ...(text && { text }),
  ...(title && { title }),
  ...(container && { container }),
  ...(more && Object.keys(more).length > 0 && { more }),
})

/** A dated note about people: no contact with them. */
export const notes = (noted: Noted, people: readonly Handle[]): InteractionFact[] =>
  spread(noted, people, { ...base(noted), kind: 'note', setting: 'ambient', direction: 'sent', who: people })

/** Time spent together: one event with several people. The owner says so. */
export const meetings = (noted: Noted, people: readonly Handle[], { place, grade = 'confirmed', kind = 'event' }: { place?: Place; grade?: Grade; kind?: 'event' | 'meeting' } = {}): InteractionFact[] =>
  spread(noted, people, { ...base(noted), kind, setting: 'inPerson', direction: 'mutual', who: people, ...(place && { place }), event: noted.id, grade })

/** The same from afar: on the phone, in letters. */
export const talks = (noted: Noted, people: readonly Handle[]): InteractionFact[] =>
  spread(noted, people, { ...base(noted), kind: 'event', setting: 'private', direction: 'mutual', who: people })

/** A call that took place. The words about it are the owner's, whoever rang. */
export const calls = (noted: Noted, people: readonly Handle[]): InteractionFact[] =>
  spread(noted, people, { ...base(noted), kind: 'call', setting: 'private', direction: 'mutual', who: people })

/** The last time the owner spoke with somebody, of which nothing else is known. */
export const lastTalks = (noted: Noted, person: Handle): InteractionFact[] =>
  spread(noted, [person], { ...base(noted), kind: 'note', setting: 'private', direction: 'mutual', who: [person] })

/** Who made the owner know whom: the person stands first. */
export const introductions = (noted: Noted, introducer: Handle, person: Handle): InteractionFact[] =>
  spread(noted, [person, introducer], { ...base(noted), kind: 'introduction', setting: 'bridge', direction: 'mutual', who: [person, introducer], event: noted.id, grade: 'confirmed' })

/** Words for having got to know each other where nobody sees the other. */
const online = /\b(?:online|twitter|tweets?|x\.com|facebook|instagram|linkedin|mastodon|discord|slack|reddit|forum|chat|blog|e-?mails?|internet|tinder|bumble|hinge|okcupid|zoom|telegram|whatsapp|irc|video call|website|on the web)\b/i

/** The day the owner and somebody first met; a hint only where the words speak of a network. */
export const firstMeetings = (noted: Noted, person: Handle): InteractionFact[] =>
  meetings(noted, [person], { kind: 'meeting', grade: online.test((noted.text ?? '').slice(0, 2000)) ? 'candidate' : 'confirmed' })

function spread({ network, id }: Noted, people: readonly Handle[], interaction: Omit<InteractionFact, 'stream'>): InteractionFact[] {
  if (people.length > mostPeople) return [{ ...interaction, stream: containerStream(network, id.slice(network.length + 1)) }]
  return people.map((stream) => ({ ...interaction, stream }))
}
