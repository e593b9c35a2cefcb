import { type Handle, idHandle, nameHandle, tidy } from '../../contract/handles'
import type { Card, DateOrder, PersonFact } from '../../contract/records'
import { listed } from '../contactsCsv/cells'
import { tableDate } from '../contactsCsv/dates'
import type { PhoneReader } from '../formats/phones'
import { hashedId } from '../naturalIds'
import { meetings, notes } from '../peers/happenings'
import { instantOf, whenOf } from '../peers/times'
import type { Fact } from '../../contract/records'
import { addressHandles } from '../vcard/accounts'
import type { TableRecord } from './tables'

export interface Context {
  readonly contacts: Contacts
  readonly order: DateOrder
  readonly now: number
  readonly phones: PhoneReader
}

type Told = { readonly facts: readonly Fact[] } | { readonly skipped: string } | { readonly failed: string; readonly snippet: string }

interface Meant {
  readonly outcome: Told
  readonly warning?: string
}

const contactHandle = (id: string): Handle => idHandle('meerkat', id)
const nameOf = (record: TableRecord): string => tidy(`${record.get('Firstname')} ${record.get('Lastname')}`) || tidy(record.get('Nickname'))

/** Who is in the file, and what belongs to them, before the first of them is told. */
export class Contacts {
  private readonly byName = new Map<string, string[]>()
  private readonly ids = new Set<string>()
  private readonly relations = new Map<string, { readonly value: string; readonly label: string; readonly handle?: Handle }[]>()
  private readonly reminders = new Map<string, string[]>()

  constructor(private readonly now: number) {}

  add(record: TableRecord): void {
    if (record.table === 'CONTACTS') {
      const id = record.get('ID')
      this.ids.add(id)
      for (const name of new Set([nameOf(record), tidy(record.get('Firstname'))])) if (name !== '') push(this.byName, name, id)
    } else if (record.table === 'RELATIONSHIPS') {
      const value = tidy(record.get('Name')) || tidy(record.get('Related Contact Name'))
      const other = record.get('Related Contact ID')
      if (value !== '') push(this.relations, record.get('Contact ID'), { value, label: record.get('Type').toLowerCase() || 'related', ...(other !== '' && { handle: contactHandle(other) }) })
    } else if (record.table === 'REMINDERS') {
      const { day } = whenOf(record.get('Remind At'), Math.max(this.now, 4e12), true)
      push(this.reminders, record.get('Contact ID'), [day, record.get('Message'), record.get('Recurrence')].filter(Boolean).join(' '))
    }
  }

  has(id: string): boolean {
    return this.ids.has(id)
  }

  relationsOf = (id: string) => this.relations.get(id) ?? []
  remindersOf = (id: string) => this.reminders.get(id) ?? []

  /** Somebody of whom an activity gives the name alone. */
  named(name: string): { readonly handle: Handle; readonly known: boolean; readonly several: boolean } {
    const ids = [...new Set(this.byName.get(name) ?? [])]
    if (ids.length === 1) return { handle: contactHandle(ids[0]!), known: true, several: false }
    return { handle: nameHandle('meerkat', name), known: false, several: ids.length > 1 }
  }
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}

export function meaning(record: TableRecord, context: Context): Meant {
  switch (record.table) {
    case 'CONTACTS': return { outcome: contact(record, context) }
    case 'ACTIVITIES': return activity(record, context)
    case 'NOTES': return { outcome: note(record, context) }
    case 'RELATIONSHIPS': return { outcome: { skipped: 'A relationship: it stands on the card of the contact.' } }
    case 'REMINDERS': return { outcome: { skipped: 'A reminder: kept with the person, not set up.' } }
    default: return { outcome: { skipped: `Of a table that is not known: ${record.table}.` } }
  }
}

const columns = new Set(['ID', 'Firstname', 'Lastname', 'Nickname', 'Gender', 'Email', 'Phone', 'Birthday', 'Address', 'How We Met', 'Food Preference', 'Work Information', 'Contact Information', 'Circles', 'Created At', 'Updated At'])

function contact(record: TableRecord, { contacts, order, now, phones }: Context): Told {
  const of = (column: string) => tidy(record.get(column))
  const id = of('ID')
  if (id === '') return { failed: 'A contact without an id.', snippet: record.cells.join(',').slice(0, 200) }
  const birthday = tableDate(record.get('Birthday'), 'birthday', order, now)
  const circles = [...new Set(listed(record.get('Circles'), /;/).map(tidy))]
  const relations = contacts.relationsOf(id)
  const note = [
    ...[['Food', 'Food Preference'], ['Work', 'Work Information'], ['Contact', 'Contact Information']].flatMap(([label, column]) => (record.get(column!) === '' ? [] : [`${label}: ${record.get(column!)}`])),
    ...record.others(columns).map(([name, value]) => `${name}: ${value}`),
  ].join('\n\n')
  const card: Card = {
    ...(of('Firstname') && { given: of('Firstname') }),
    ...(of('Lastname') && { family: of('Lastname') }),
    ...(of('Nickname') && { nicknames: [of('Nickname')] }),
    ...(of('Email') && { emails: [{ value: of('Email') }] }),
    ...(of('Phone') && { phones: [{ value: of('Phone') }] }),
    ...(birthday && { dates: [birthday] }),
    ...(relations.length > 0 && { relations: relations.map(({ value, label }) => ({ value, label })) }),
    ...(of('Address') && { addresses: [{ value: record.get('Address').split('\n').map(tidy).filter(Boolean).join(', ') }] }),
    ...(circles.length > 0 && { labels: circles }),
    ...(note !== '' && { note }),
    ...(of('How We Met') && { howMet: of('How We Met') }),
  }
  const name = nameOf(record)
  const handles = [...new Set([...addressHandles(card, phones), contactHandle(id)])]
  if (name === '' && handles.length === 1) return { skipped: 'A contact without a name.' }
  const seen = instantOf(record.get('Updated At'), now)
  const reminders = contacts.remindersOf(id)
  const linked = relations.flatMap(({ label, handle }) => (handle === undefined ? [] : [{ label, handle }]))
  const more = { ...(of('Gender') && { gender: of('Gender') }), ...(linked.length > 0 && { relations: linked }), ...(reminders.length > 0 && { reminders }) }
  return { facts: [{ fact: 'person', id: `meerkat:contact:${id}`, handles, ...(name !== '' && { name }), ...(seen !== undefined && { seen }), card, ...(Object.keys(more).length > 0 && { more }) }] }
}

/** Activities name their people, and nothing else of them. */
function activity(record: TableRecord, { contacts, now }: Context): Meant {
  const names = [...new Set(listed(record.get('Contact Names'), /;/).map(tidy))]
  if (names.length === 0) return { outcome: { skipped: 'An activity with nobody.' } }
  const found = names.map((name) => ({ name, ...contacts.named(name) }))
  const when = whenOf(record.get('Date'), now, true)
  const title = record.get('Title')
  const place = tidy(record.get('Location'))
  const id = `meerkat:activity:${record.get('ID') || hashedId(when.at, title)}`
  const strangers = found.filter(({ known }) => !known).map(({ name, handle }): PersonFact => ({ fact: 'person', id: handle, handles: [handle], name }))
  const several = found.filter((one) => one.several).map(({ name }) => name)
  return {
    outcome: { facts: [...meetings({ network: 'meerkat', id, when, title, text: record.get('Description') }, found.map(({ handle }) => handle), place === '' ? {} : { place: { name: place } }), ...strangers] },
    ...(several.length > 0 && { warning: `Several contacts are called ${several.join(', ').slice(0, 100)}: which of them took part is not known.` }),
  }
}

function note(record: TableRecord, { contacts, now }: Context): Told {
  const contactId = record.get('Contact ID')
  const name = tidy(record.get('Contact Name'))
  const text = record.get('Content')
  if (text === '') return { skipped: 'A note without words.' }
  // The contact may have been deleted; its name is left.
  const known = contacts.has(contactId)
  if (!known && name === '') return { skipped: 'A note on nobody.' }
  const handle = known ? contactHandle(contactId) : contacts.named(name).handle
  const dated = whenOf(record.get('Date'), now, true)
  const when = dated.at === null ? whenOf(record.get('Created At'), now) : dated
  const id = `meerkat:note:${record.get('ID') || hashedId(when.at, text)}`
  const stranger: PersonFact[] = known || contacts.named(name).known ? [] : [{ fact: 'person', id: handle, handles: [handle], name }]
  return { facts: [...notes({ network: 'meerkat', id, when, text }, [handle]), ...stranger] }
}
