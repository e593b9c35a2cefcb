import { type Handle } from '../../contract/handles'
import { Failed } from '../../contract/result'
import { linesOfText } from '../formats/csvText'
import type { PhoneReader } from '../formats/phones'
import { type SqlError, type SqlRow, SqlRows } from '../formats/sqlDump'
import type { Outcome, ReadOptions } from '../importer'
import { Ordinals } from '../naturalIds'
import { dayOf, instantOf, whenOf } from '../peers/times'
import type { Entry } from '../sources/source'
import { contactFacts, contactHandle, nameOf, type Named } from './contact'
import { activityMeaning, contactEntry, type EntryContext, type Meaning, messageMeaning } from './entries'
import type { MetWords } from './json'
import { type Entity, kindName, type Properties, text } from '../peers/properties'

/** Tables whose rows are records; those of all others are parts of these, or Monica's own. */
const recordTables = new Set([
  'contacts', 'notes', 'calls', 'activities', 'messages', 'life_events', 'gifts', 'debts', 'tasks', 'reminders', 'relationships', 'documents', 'photos', 'entries', 'days', 'users', 'address_books', 'addressbook_subscriptions',
])
const partTables = new Set([
  'accounts', 'special_dates', 'contact_fields', 'contact_field_types', 'activity_contact', 'activity_types', 'activity_type_categories', 'conversations', 'relationship_types', 'relationship_type_groups', 'tags', 'contact_tag', 'addresses',
  'places', 'pets', 'pet_categories', 'genders', 'life_event_types', 'life_event_categories',
])
/** Monica's own books: settings, logs, invoices. */
const ownTables = new Set([
  'api_usage', 'audit_logs', 'cache', 'changelogs', 'changelog_user', 'companies', 'contact_logs', 'contact_photo', 'countries', 'crons', 'currencies', 'default_activity_types', 'default_activity_type_categories', 'default_contact_field_types',
  'default_contact_modules', 'default_life_event_categories', 'default_life_event_types', 'default_relationship_types', 'default_relationship_type_groups', 'emotion_activity', 'emotion_call', 'emotions', 'emotions_primary', 'emotions_secondary',
  'failed_jobs', 'gift_photo', 'import_job_reports', 'import_jobs', 'export_jobs', 'instances', 'invitations', 'jobs', 'journal_entries', 'logs', 'metadata_love_relationships', 'migrations', 'modules', 'notifications', 'oauth_access_tokens',
  'occupations', 'password_resets', 'recovery_codes', 'reminder_outbox', 'reminder_rules', 'reminder_sent', 'sessions', 'statistics', 'subscriptions', 'synctokens', 'synctoken', 'term_user', 'terms', 'u2f_key', 'users_settings', 'weather', 'webauthn_keys',
  'life_event_contact', 'settings', 'subscription_items', 'activity_statistics', 'personal_access_tokens',
])

type Row = Properties

/** What of the whole dump must be known before its first contact is told. */
export class SqlIndex {
  private readonly accounts: Row[] = []
  private readonly users: Row[] = []
  private readonly contacts = new Map<string, Row>()
  private readonly byId = new Map<string, Map<string, Row>>()
  private readonly byContact = new Map<string, Map<string, Row[]>>()
  private readonly activityPeople = new Map<string, string[]>()
  private days: Map<string, string[]> | undefined
  readonly unknown = new Map<string, number>()
  exported: string | undefined
  private header = ''

  add({ table, cells }: SqlRow): void {
    switch (table) {
      case 'accounts': return void this.accounts.push(cells)
      case 'users': return void this.users.push(cells)
      case 'contacts': return void this.contacts.set(id(cells), cells)
      case 'activity_contact': return push(this.activityPeople, text(cells, 'activity_id') ?? '', text(cells, 'contact_id') ?? '')
      case 'contact_fields': case 'addresses': case 'pets': case 'contact_tag': return this.ofContact(table, cells, 'contact_id')
      case 'relationships': return this.ofContact(table, cells, 'contact_is')
      case 'reminders': return this.ofContact(table, only(cells, ['initial_date', 'title', 'contact_id']), 'contact_id')
      // Only when they were: for the day of the last talk.
      case 'calls': return this.ofContact('days', only(cells, ['called_at', 'contact_id']), 'contact_id')
      case 'activities': return this.keep(table, only(cells, ['happened_at', 'id']))
      case 'conversations': this.ofContact('days', only(cells, ['happened_at', 'contact_id']), 'contact_id')
    }
    if (partTables.has(table)) this.keep(table, cells)
    else if (!recordTables.has(table) && !ownTables.has(table)) this.unknown.set(table, (this.unknown.get(table) ?? 0) + 1)
  }

  head(start: string): void {
    this.exported = /^# Export date: (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)/m.exec(start)?.[1]
    this.header = /^# (.{1,200}) dump of data/m.exec(start)?.[1] ?? ''
  }

  private keep(table: string, cells: Row): void {
    let known = this.byId.get(table)
    if (!known) this.byId.set(table, (known = new Map()))
    known.set(id(cells), cells)
  }

  private ofContact(table: string, cells: Row, column: string): void {
    let known = this.byContact.get(table)
    if (!known) this.byContact.set(table, (known = new Map()))
    push(known, text(cells, column) ?? '', cells)
  }

  row(table: string, key: string | undefined): Row | undefined {
    return key === undefined ? undefined : this.byId.get(table)?.get(key)
  }

  rows(table: string, contact: string): readonly Row[] {
    return this.byContact.get(table)?.get(contact) ?? []
  }

  /** Whose dump it is, where rows have no UUID of their own. */
  get account(): string {
    return text(this.accounts[0] ?? none, 'uuid') ?? text(this.users[0] ?? none, 'email')?.toLowerCase() ?? this.header
  }

  contactRow(contact: string | undefined): Row | undefined {
    return contact === undefined ? undefined : this.contacts.get(contact)
  }

  keyOf(table: string, cells: Row): string {
    return text(cells, 'uuid')?.toLowerCase() ?? `${this.account}:${table}:${id(cells)}`
  }

  named(contact: string | undefined): Named | undefined {
    const row = this.contactRow(contact)
    return row && { handle: contactHandle(this.keyOf('contacts', row)), name: nameOf(row) }
  }

  isOwn(contact: string): boolean {
    return this.users.some((user) => text(user, 'me_contact_id') === contact)
  }

  /** Handles of those who took part, the owner left out. */
  people(activity: string): Handle[] {
    return [...new Set((this.activityPeople.get(activity) ?? []).filter((contact) => !this.isOwn(contact)).flatMap((contact) => this.named(contact)?.handle ?? []))]
  }

  daysOf(contact: string, now: number): Set<string> {
    const days = this.rows('days', contact).map((row) => dayOf(whenOf(text(row, 'called_at') ?? text(row, 'happened_at'), now)))
    return new Set([...days, ...(this.activityDays(now).get(contact) ?? [])].filter((day) => day !== undefined))
  }

  private activityDays(now: number): ReadonlyMap<string, string[]> {
    if (this.days) return this.days
    this.days = new Map()
    for (const [activity, people] of this.activityPeople) {
      const day = dayOf(whenOf(text(this.row('activities', activity) ?? none, 'happened_at'), now, true))
      if (day !== undefined) for (const contact of people) push(this.days, contact, day)
    }
    return this.days
  }

  met(): MetWords {
    return new Map([...this.contacts.values()].flatMap((row) => {
      const where = text(row, 'first_met_where')
      const info = text(row, 'first_met_additional_info')
      return where === undefined && info === undefined ? [] : [[this.keyOf('contacts', row), { where, info }] as const]
    }))
  }
}

const none: Row = new Map()
const id = (cells: Row): string => text(cells, 'id') ?? ''
const only = (cells: Row, names: readonly string[]): Row => new Map(names.map((name) => [name, cells.get(name)]))

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}

/** Reads the dump for what belongs together. */
export async function indexSql(entry: Entry): Promise<{ index: SqlIndex; broken?: string }> {
  const index = new SqlIndex()
  index.head(Buffer.from(await entry.head(4096)).toString())
  let broken: string | undefined
  try {
    for await (const rows of sqlRows(entry)) {
      for (const row of rows) {
        if (row.error === undefined) index.add(row)
        else if (row.cut) broken = row.error
      }
    }
  } catch (failure) {
    if (!(failure instanceof Failed)) throw failure
    broken = failure.message
  }
  return { index, ...(broken !== undefined && { broken }) }
}

/** Users stand near the end of the alphabet: a dump is small enough to be looked through for them, up to a point. */
const lookedThrough = 8 * 1024 * 1024

/** The address of the first user that the dump names. */
export async function firstUser(entry: Entry): Promise<string | undefined> {
  if (entry.size > lookedThrough) return undefined
  try {
    for await (const rows of sqlRows(entry)) for (const row of rows) if (row.error === undefined && row.table === 'users') return text(row.cells, 'email')?.toLowerCase()
  } catch (failure) {
    if (!(failure instanceof Failed)) throw failure
  }
  return undefined
}

async function* sqlRows(entry: Entry): AsyncGenerator<readonly (SqlRow | SqlError)[]> {
  const rows = new SqlRows()
  for await (const { text: piece } of linesOfText(entry.open())) yield rows.push(piece)
  yield rows.finish()
}

/** The SQL export, record by record. */
export async function* readSql(entry: Entry, index: SqlIndex, phones: PhoneReader, options: ReadOptions): AsyncGenerator<Outcome> {
  const reader = new SqlReader(index, phones, options)
  let next = 0
  try {
    for await (const rows of sqlRows(entry)) {
      for (const row of rows) {
        if (row.error !== undefined) {
          if (!row.cut && (recordTables.has(row.table) || row.table === '')) yield { at: { entry: entry.label, index: next++ }, failed: row.error, snippet: row.snippet }
          else if (!row.cut) yield { warning: `${row.error} (${row.table})`, snippet: row.snippet }
        } else if (recordTables.has(row.table)) yield { at: { entry: entry.label, index: next++ }, ...reader.meaning(row) }
      }
    }
  } catch (failure) {
    // Said once, by the first pass.
    if (!(failure instanceof Failed)) throw failure
  }
  for (const [table, count] of index.unknown) yield { warning: `${entry.label}: ${count} rows of the table “${table}”, which is not known, were left out.` }
}

class SqlReader {
  private readonly context: EntryContext

  constructor(
    private readonly index: SqlIndex,
    private readonly phones: PhoneReader,
    private readonly options: ReadOptions,
  ) {
    const types = ['activity_types', 'life_event_types']
    this.context = { now: options.now, ordinals: new Ordinals(), typeName: (key) => types.map((table) => text(index.row(table, key) ?? none, 'name')).find(Boolean) }
  }

  meaning({ table, cells }: SqlRow): Meaning {
    const { index } = this
    const entity: Entity = { key: index.keyOf(table, cells), created: cells.get('created_at'), properties: cells }
    switch (table) {
      case 'contacts': return this.contact(cells)
      case 'users': return this.user(cells)
      case 'photos': return { skipped: 'A photo: the dump does not hold it.' }
      case 'activities': {
        const name = text(index.row('activity_types', text(cells, 'activity_type_id')) ?? none, 'name')
        return activityMeaning(entity, index.people(id(cells)), { ...this.context, typeName: () => name })
      }
      case 'messages': {
        const conversation = index.row('conversations', text(cells, 'conversation_id'))
        return this.with(text(cells, 'contact_id') ?? text(conversation ?? none, 'contact_id'), (person) => {
          const title = text(index.row('contact_field_types', text(conversation ?? none, 'contact_field_type_id')) ?? none, 'name')
          const key = conversation ? index.keyOf('conversations', conversation) : (text(cells, 'conversation_id') ?? '')
          return messageMeaning(entity, person, { key, ...(title !== undefined && { title }) }, this.context)
        })
      }
      case 'notes': case 'calls': case 'life_events': case 'gifts': case 'debts': case 'tasks': {
        const name = text(index.row('life_event_types', text(cells, 'life_event_type_id')) ?? none, 'name')
        return this.with(text(cells, 'contact_id'), (person) => contactEntry(kindName(table), entity, person, { ...this.context, typeName: () => name })!)
      }
      default: return contactEntry(kindName(table), entity, '', this.context)!
    }
  }

  private with(contact: string | undefined, meaning: (person: Handle) => Meaning): Meaning {
    const named = this.index.named(contact)
    if (!named) return { skipped: 'Of a contact that the dump does not hold.' }
    return this.index.isOwn(contact!) ? { skipped: 'With yourself.' } : meaning(named.handle)
  }

  private user(cells: Row): Meaning {
    const email = text(cells, 'email')?.toLowerCase()
    const me = this.index.named(text(cells, 'me_contact_id'))
    const handles = [...(email === undefined ? [] : [`email:${email}`]), ...(me ? [me.handle] : [])]
    if (handles.length === 0) return { skipped: 'A user without an address.' }
    const name = nameOf(cells)
    return { facts: [{ fact: 'person', id: `monica:user:${email ?? this.index.keyOf('users', cells)}`, handles, ...(name !== '' && { name }), me: true }] }
  }

  private contact(cells: Row): Meaning {
    const { index, options } = this
    const own = id(cells)
    const part = (column: string) => index.row('special_dates', text(cells, column)) ?? none
    const introducer = text(cells, 'first_met_through_contact_id')
    const through = introducer === undefined || index.isOwn(introducer) ? undefined : index.named(introducer)
    const where = text(cells, 'first_met_where')
    const info = text(cells, 'first_met_additional_info')
    const gender = text(index.row('genders', text(cells, 'gender_id')) ?? none, 'name')
    const facts = contactFacts({
      key: index.keyOf('contacts', cells),
      properties: cells,
      updated: cells.get('updated_at'),
      birth: part('birthday_special_date_id'),
      death: part('deceased_special_date_id'),
      firstMet: part('first_met_special_date_id'),
      ...(through && { through }),
      ...(where !== undefined && { metWhere: where }),
      ...(info !== undefined && { metInfo: info }),
      tags: index.rows('contact_tag', own).flatMap((row) => text(index.row('tags', text(row, 'tag_id')) ?? none, 'name') ?? []),
      ...(gender !== undefined && { gender }),
      fields: index.rows('contact_fields', own).map((row) => {
        const type = index.row('contact_field_types', text(row, 'contact_field_type_id')) ?? none
        return { data: text(row, 'data') ?? '', type: text(type, 'name') ?? '', protocol: text(type, 'protocol') ?? '' }
      }),
      addresses: index.rows('addresses', own).map((row) => new Map([...row, ...(index.row('places', text(row, 'place_id')) ?? none)])),
      pets: index.rows('pets', own).map((row) => new Map([...row, ['category', text(index.row('pet_categories', text(row, 'pet_category_id')) ?? none, 'name')]])),
      relations: index.rows('relationships', own).flatMap((row) => {
        const other = index.named(text(row, 'of_contact'))
        const label = text(index.row('relationship_types', text(row, 'relationship_type_id')) ?? none, 'name') ?? text(row, 'relationship_type_name') ?? 'related'
        return other && other.name !== '' ? [{ ...other, label }] : []
      }),
      reminders: index.rows('reminders', own).flatMap((row) => [text(row, 'initial_date'), text(row, 'title')].filter(Boolean).join(' ') || []),
      me: index.isOwn(own),
      days: index.daysOf(own, options.now),
    }, this.phones, options.now)
    return facts.length > 0 ? { facts } : { skipped: 'A contact without a name.' }
  }
}

/** The day the dump was made, UTC ms. */
export const exportedAt = (index: SqlIndex, now: number): number | undefined => instantOf(index.exported, now)

