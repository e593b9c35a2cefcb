/** The traces as archives of importers: facts in the form that each of them gives them. */
import type { Handle } from '../../electron/contract/handles'
import type { Card, Fact, InteractionFact, PersonFact } from '../../electron/contract/records'
import type { Outcome } from '../../electron/importers/importer'
import type { Archive } from '../unit/db/folder'
import type { SourceName, Trace } from './population'

const day = 86_400_000
const owners: Readonly<Record<SourceName, readonly Handle[]>> = {
  vcard: [], x: ['x:id:1', 'x:@owner'], facebook: ['facebook:name:Own Er'], linkedin: ['linkedin:@own-er'], whatsapp: ['whatsapp:name:Own Er'], calendar: ['email:own.er@mail.example'],
}

export function archivesOf(traces: readonly Trace[]): Archive[] {
  const of = (importer: SourceName, source: string, made: string, some: readonly Trace[]): Archive => ({
    importer, source, owner: owners[importer], outcomes: [{ asOf: Date.parse(made) }, ...some.flatMap((trace) => outcomesOf(trace, Date.parse(made)))],
  })
  const from = (source: SourceName) => traces.filter((trace) => trace.source === source)
  return [
    of('x', 'twitter-2014.zip', '2014-06-01', from('x').filter(({ older }) => older)),
    of('x', 'twitter-2022.zip', '2022-11-10', from('x').filter(({ older }) => !older)),
    of('facebook', 'facebook-owner.zip', '2024-02-01', from('facebook')),
    of('linkedin', 'linkedin.zip', '2025-03-01', from('linkedin')),
    of('vcard', 'contacts.vcf', '2026-01-01', from('vcard')),
    of('whatsapp', 'chats.zip', '2026-02-01', from('whatsapp')),
    of('calendar', 'calendar.ics', '2026-02-02', from('calendar')),
  ]
}

function outcomesOf(trace: Trace, made: number): Outcome[] {
  const { source, handles, shown } = trace
  const key = handles.at(-1)!
  const card = cardOf(trace)
  const person: PersonFact = {
    fact: 'person', id: `${source}:${key}`, handles,
    ...(shown === undefined ? {} : { name: shown }),
    ...(source === 'vcard' ? {} : { seen: made }),
    ...(card ? { card } : {}),
  }
  const facts: Fact[] = [person, ...trace.days.map((at, index) => interactionOf(trace, at, index)), ...trace.groups.map((title) => groupMessage(trace, title))]
  return [{ facts: facts }]
}

function cardOf({ card }: Trace): Card | undefined {
  if (!card) return undefined
  const { given, family, emails, phones, organisation, city, birthday, url, photo } = card
  return {
    ...(given === undefined ? {} : { given }),
    ...(family === undefined ? {} : { family }),
    ...(emails === undefined ? {} : { emails: emails.map((value) => ({ value })) }),
    ...(phones === undefined ? {} : { phones: phones.map((value) => ({ value })) }),
    ...(organisation === undefined ? {} : { organisation }),
    ...(city === undefined ? {} : { addresses: [{ value: `Hauptstraße 7, 1010 ${city}` }] }),
    ...(birthday === undefined ? {} : { dates: [{ ...birthday, label: 'birthday', raw: '' }] }),
    ...(url === undefined ? {} : { urls: [{ value: url }] }),
    ...(photo === undefined ? {} : { photo }),
  }
}

const kinds = {
  x: ['reply', 'public'], facebook: ['comment', 'public'], linkedin: ['message', 'private'], whatsapp: ['message', 'private'], vcard: ['message', 'private'], calendar: ['event', 'inPerson'],
} as const

function interactionOf({ source, handles }: Trace, at: number, index: number): InteractionFact {
  const stream = handles[0]!
  const [kind, setting] = kinds[source]
  const time = at * day + (8 + index) * 3_600_000
  const common = { fact: 'interaction', id: `${source}:item:${stream}:${at}:${index}`, stream, at: time, network: source, kind, setting, who: [stream] } as const
  if (source === 'calendar') return { ...common, direction: 'mutual', until: time + 3_600_000, title: `Meeting ${index}`, event: common.id, grade: 'strong' }
  const sent = source === 'x' || index % 2 === 0
  return { ...common, direction: sent ? 'sent' : 'received', ...(sent ? {} : { from: stream }), text: `Item ${index}` }
}

function groupMessage({ source, handles }: Trace, title: string): InteractionFact {
  const from = handles[0]!
  return {
    fact: 'interaction', id: `${source}:group:${title}:${from}`, stream: `thread:${source}:${title}`, at: 16_000 * day, network: source, kind: 'group-message', setting: 'private', direction: 'received',
    who: [from], from, text: 'Who comes?', container: title,
  }
}
