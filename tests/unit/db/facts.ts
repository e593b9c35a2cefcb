/** Invented archives as outcomes of importers. */
import type { ConnectionFact, CoverageFact, InteractionFact, PersonFact } from '../../../electron/contract/records'
import type { Outcome } from '../../../electron/importers/importer'

export const time = (text: string) => Date.parse(text)

export const tweet = (id: string, to: string, at: string, text = `tweet ${id}`): InteractionFact => ({
  fact: 'interaction', id: `x:tweet:${id}`, stream: to, at: time(at), network: 'x', kind: 'reply', setting: 'public', direction: 'sent', who: [to], text,
})

export const message = (id: string, from: string, at: string, text = `message ${id}`): InteractionFact => ({
  fact: 'interaction', id: `x:message:${id}`, stream: from, at: time(at), network: 'x', kind: 'message', setting: 'private', direction: 'received', who: [from], from, text,
})

export const groupMessage = (id: string, thread: string, from: string, at: string): InteractionFact => ({
  fact: 'interaction', id: `x:message:${id}`, stream: `thread:x:${thread}`, at: time(at), network: 'x', kind: 'group-message', setting: 'private',
  direction: 'received', who: [from], from, text: `group message ${id}`, container: 'Book club',
})

export const event = (id: string, with_: string, at: string, place = 'Café Nord'): InteractionFact => ({
  fact: 'interaction', id: `calendar:${id}`, stream: with_, at: time(at), until: time(at) + 3_600_000, network: 'calendar', kind: 'event', setting: 'inPerson',
  direction: 'mutual', who: [with_], title: 'Lunch', place: { name: place }, event: `calendar:${id}`, grade: 'strong',
})

export const account = (id: string, handles: readonly string[], name?: string, seen?: number): PersonFact => ({
  fact: 'person', id: `x:account:${id}`, handles, ...(name === undefined ? {} : { name }), ...(seen === undefined ? {} : { seen }),
})

export const card = (uid: string, handles: readonly string[], name: string): PersonFact => ({
  fact: 'person', id: `vcard:${uid}`, handles, name, card: { given: name.split(' ')[0]!, emails: [] },
})

export const follower = (id: string): ConnectionFact => ({ fact: 'connection', id: `x:follower:${id}`, network: 'x', handle: `x:id:${id}`, relation: 'follower' })

export const covers = (from: string, to: string): CoverageFact => ({
  fact: 'coverage', network: 'x', account: 'x:id:1', setting: 'public', from: time(from), to: time(to), directions: ['sent'],
})

/** Each fact as an input record of its own. */
export const records = (...facts: readonly (InteractionFact | PersonFact | ConnectionFact)[]): Outcome[] =>
  facts.map((fact, index) => ({ at: { entry: 'data/records.js', index }, facts: [fact] }))
