import { type Handle } from '../../contract/handles'

import { Failed } from '../../contract/result'
import { type JsonFind, type JsonPattern, jsonValues } from '../formats/jsonWalker'
import type { PhoneReader } from '../formats/phones'
import type { Outcome, ReadOptions } from '../importer'
import { Ordinals } from '../naturalIds'
import { dayOf, instantOf, whenOf } from '../peers/times'
import type { Entry } from '../sources/source'
import { pictureLimit, whyNot } from '../vcard/photo'
import { contactFacts, contactHandle, nameOf, type Named, tagsOf } from './contact'
import { activityMeaning, contactEntry, type EntryContext, type Meaning, messageMeaning, unknownKind } from './entries'
import { type Entity, entityOf, kindName, list, type Properties, propertiesOf, text } from '../peers/properties'

/** What the SQL export knows of a first meeting, and JSON does not. */
export type MetWords = ReadonlyMap<string, { readonly where?: string | undefined; readonly info?: string | undefined }>

const entities: JsonPattern = ['account', 'data', '*', 'values', '*']
const outline: readonly JsonPattern[] = [['export_date'], ['account', 'data', '*', 'type'], entities, ['account', 'instance', '*', '*']]
const journal: JsonPattern = ['account', 'properties', 'journal_entries', '*']

interface Type {
  readonly name: string
  readonly protocol: string
}

/** What of the whole file must be known before its first contact is told. */
class Index {
  exported: unknown
  readonly kinds = new Map<number, string>()
  readonly types = new Map<string, Type>()
  readonly people = new Map<string, Named>()
  readonly activities = new Map<string, Handle[]>()
  readonly activityDays = new Map<string, string>()
  readonly relations = new Map<string, { readonly of: string; readonly type: string }[]>()
  readonly own = new Set<string>()
  /** Photo to contacts, and what became of the photo. */
  readonly avatars = new Set<string>()
  readonly pictures = new Map<string, string>()
  readonly problems = new Map<string, string>()

  add({ path, value }: JsonFind): void {
    if (path[0] === 'export_date') this.exported = value
    else if (path[1] === 'instance') this.type(value)
    else if (path[3] === 'type') this.kinds.set(path[2] as number, kindName(value))
    else if (path[3] === 'values') this.entity(entityOf(value), propertiesOf(value))
  }

  private type(value: unknown): void {
    // A list of types, or a collection of them.
    for (const each of Array.isArray(value) ? list(value) : [value]) {
      const { key, properties } = entityOf(each)
      const name = text(properties, 'name')
      if (key !== undefined && name !== undefined) this.types.set(key, { name, protocol: text(properties, 'protocol') ?? '' })
    }
  }

  /** Told apart by what they hold: the kind of a collection may stand behind its values. */
  private entity({ key, properties }: Entity, shell: Properties): void {
    const me = text(properties, 'me_contact')
    if (me !== undefined) this.own.add(me.toLowerCase())
    const of = text(properties, 'of_contact')?.toLowerCase()
    const is = text(properties, 'contact_is')?.toLowerCase()
    if (of !== undefined && is !== undefined) push(this.relations, is, { of, type: text(properties, 'type') ?? 'related' })
    if (key === undefined) return
    const day = dayOf(whenOf(text(properties, 'happened_at'), Number.MAX_SAFE_INTEGER, true))
    if (day !== undefined) this.activityDays.set(key, day)
    if (!['first_name', 'last_name', 'nickname', 'is_partial', 'avatar'].some((name) => properties.has(name))) return
    this.people.set(key, { handle: contactHandle(key), name: nameOf(properties) })
    const photo = text(propertiesOf(properties.get('avatar')), 'avatar_photo')
    if (photo !== undefined) this.avatars.add(photo.toLowerCase())
    for (const { kind, values } of collections(shell)) {
      if (kind === 'activity') for (const uuid of values) if (typeof uuid === 'string') push(this.activities, uuid.toLowerCase(), contactHandle(key))
    }
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}

function collections(shell: Properties): { readonly kind: string; readonly values: readonly unknown[] }[] {
  return list(shell.get('data')).map((collection) => {
    const properties = propertiesOf(collection)
    return { kind: kindName(properties.get('type')), values: list(properties.get('values')) }
  })
}

/** The JSON export of version 4: once for what belongs together, once more for its photos if they are wanted, then record by record. */
export async function* readJson(entry: Entry, phones: PhoneReader, options: ReadOptions, met: MetWords): AsyncGenerator<Outcome> {
  const index = new Index()
  let broken: string | undefined
  try {
    for await (const finds of jsonValues(entry.open(), outline)) {
      for (const find of finds) {
        if (find.cut) broken = find.error
        else index.add(find)
      }
    }
  } catch (failure) {
    if (!(failure instanceof Failed)) throw failure
    broken = failure.message
  }
  const exported = instantOf(index.exported, options.now)
  if (exported !== undefined) yield { asOf: exported }
  if (options.keepPicture && index.avatars.size > 0) await keepPictures(entry, index, options.keepPicture)
  yield* new JsonReader(entry, index, phones, options, met).outcomes()
  if (broken !== undefined) yield { warning: `${entry.label}: ${broken}` }
}

async function keepPictures(entry: Entry, index: Index, keep: NonNullable<ReadOptions['keepPicture']>): Promise<void> {
  try {
    for await (const finds of jsonValues(entry.open(), [entities], { sizeLimit: 2 * pictureLimit })) {
      for (const { value } of finds) {
        const { key, properties } = entityOf(value)
        if (key === undefined || !index.avatars.has(key)) continue
        const bytes = dataOf(text(properties, 'dataUrl'))
        const problem = bytes ? whyNot(bytes) : 'it holds no picture'
        if (bytes && problem === undefined) {
          try {
            index.pictures.set(key, await keep(bytes))
          } catch (failure) {
            if (!(failure instanceof Failed) || failure.code !== 'refused') throw failure
            index.problems.set(key, failure.message)
          }
        } else index.problems.set(key, problem!)
      }
    }
  } catch (failure) {
    // Said when the records are read.
    if (!(failure instanceof Failed)) throw failure
  }
}

function dataOf(url: string | undefined): Uint8Array | undefined {
  const comma = url?.slice(0, 200).indexOf(',') ?? -1
  return url !== undefined && comma > 0 && url.startsWith('data:') ? Buffer.from(url.slice(comma + 1), 'base64') : undefined
}

class JsonReader {
  private next = 0
  private readonly context: EntryContext

  constructor(
    private readonly entry: Entry,
    private readonly index: Index,
    private readonly phones: PhoneReader,
    private readonly options: ReadOptions,
    private readonly met: MetWords,
  ) {
    this.context = { now: options.now, ordinals: new Ordinals(), typeName: (id) => (id === undefined ? undefined : index.types.get(id.toLowerCase())?.name) }
  }

  async *outcomes(): AsyncGenerator<Outcome> {
    try {
      for await (const finds of jsonValues(this.entry.open(), [entities, journal])) {
        for (const find of finds) {
          if (find.cut) continue
          if (find.error !== undefined) yield { at: this.at(), failed: find.error, snippet: find.snippet ?? '' }
          else if (find.path[1] === 'properties') yield { at: this.at(), ...contactEntry('journal-entry', entityOf(find.value), '', this.context)! }
          else yield* this.record(this.index.kinds.get(find.path[2] as number) ?? '', find.value)
        }
      }
    } catch (failure) {
      // Said once, by the first pass.
      if (!(failure instanceof Failed)) throw failure
    }
  }

  private at() {
    return { entry: this.entry.label, index: this.next++ }
  }

  private *record(kind: string, value: unknown): Generator<Outcome> {
    const entity = entityOf(value)
    switch (kind) {
      case 'contact': return yield* this.contact(entity, propertiesOf(value))
      case 'activity': return yield this.outcome(activityMeaning(entity, this.others(this.index.activities.get(entity.key ?? '') ?? []), this.context))
      case 'user': return yield this.user(entity)
      case 'photo': return yield this.outcome({ skipped: this.index.pictures.has(entity.key ?? '') ? 'A photo: it became the picture of a contact.' : 'A photo: only the one beside a name is taken over.' })
      default: yield this.outcome(contactEntry(kind, entity, '', this.context) ?? unknownKind(kind))
    }
  }

  private outcome(meaning: Meaning): Outcome {
    return { at: this.at(), ...meaning }
  }

  private others(handles: readonly Handle[]): Handle[] {
    const own = new Set([...this.index.own].map(contactHandle))
    return [...new Set(handles)].filter((handle) => !own.has(handle))
  }

  private user({ key, properties }: Entity): Outcome {
    const email = text(properties, 'email')?.toLowerCase()
    const me = text(properties, 'me_contact')?.toLowerCase()
    const handles = [...(email === undefined ? [] : [`email:${email}`]), ...(me === undefined ? [] : [contactHandle(me)])]
    if (handles.length === 0) return { at: this.at(), skipped: 'A user without an address.' }
    const name = nameOf(properties)
    return { at: this.at(), facts: [{ fact: 'person', id: `monica:user:${email ?? key ?? me}`, handles, ...(name !== '' && { name }), me: true }] }
  }

  private *contact(entity: Entity, shell: Properties): Generator<Outcome> {
    const { index, options } = this
    const { key, properties } = entity
    const at = this.at()
    if (key === undefined) return yield { at, failed: 'A contact without an id.', snippet: nameOf(properties) }
    const parts = collections(shell)
    const of = (kind: string) => parts.filter((part) => part.kind === kind).flatMap(({ values }) => values).map(entityOf)
    const gender = text(properties, 'gender')
    const introducer = text(properties, 'first_met_through')?.toLowerCase() ?? ''
    const through = index.own.has(introducer) ? undefined : index.people.get(introducer)
    const photo = text(propertiesOf(properties.get('avatar')), 'avatar_photo')?.toLowerCase()
    const picture = photo === undefined ? undefined : index.pictures.get(photo)
    const { where, info } = this.met.get(key) ?? {}
    const facts = contactFacts({
      key, properties,
      updated: shell.get('updated_at'),
      birth: dateOf(properties, 'birthdate'),
      death: dateOf(properties, 'deceased_date'),
      firstMet: dateOf(properties, 'first_met_date'),
      ...(through && { through }),
      ...(where !== undefined && { metWhere: where }),
      ...(info !== undefined && { metInfo: info }),
      tags: tagsOf(properties.get('tags')),
      ...(gender !== undefined && { gender: this.context.typeName(gender) ?? gender }),
      fields: of('contact-field').map(({ properties: field }) => ({ data: text(field, 'data') ?? '', ...this.fieldType(field) })),
      addresses: of('address').map((each) => each.properties),
      pets: of('pet').map((each) => each.properties),
      relations: (index.relations.get(key) ?? []).flatMap(({ of: other, type }) => {
        const named = index.people.get(other)
        return named && named.name !== '' ? [{ ...named, label: type }] : []
      }),
      reminders: of('reminder').flatMap(({ properties: reminder }) => [text(reminder, 'initial_date'), text(reminder, 'title')].filter(Boolean).join(' ') || []),
      ...(picture !== undefined && { photo: picture }),
      me: index.own.has(key),
      days: this.daysOf(parts),
    }, this.phones, options.now)
    if (photo !== undefined && index.problems.has(photo)) yield { at, warning: `The picture was left out: ${index.problems.get(photo)!}.` }
    yield facts.length > 0 ? { at, facts } : { at, skipped: 'A contact without a name.' }
    for (const { kind, values } of parts) yield* this.entries(kind, values, contactHandle(key), index.own.has(key))
  }

  private fieldType(field: Properties): { type: string; protocol: string } {
    const id = text(field, 'type') ?? ''
    const type = this.index.types.get(id.toLowerCase())
    return { type: type?.name ?? id, protocol: type?.protocol ?? '' }
  }

  private *entries(kind: string, values: readonly unknown[], person: Handle, me: boolean): Generator<Outcome> {
    // These are parts of the contact, or lists of what stands elsewhere.
    if (['contact-field', 'address', 'pet', 'activity', 'photo', 'document'].includes(kind)) return
    for (const entity of values.map(entityOf)) {
      if (me) yield this.outcome({ skipped: 'With yourself.' })
      else if (kind === 'conversation') {
        const title = this.context.typeName(text(entity.properties, 'contact_field_type'))
        for (const message of list(entity.properties.get('messages')).map(entityOf)) {
          yield this.outcome(messageMeaning(message, person, { key: entity.key ?? String(entity.created), ...(title !== undefined && { title }) }, this.context))
        }
      } else yield this.outcome(contactEntry(kind, entity, person, this.context) ?? unknownKind(kind))
    }
  }

  /** Days of activities, calls and messages with the contact. */
  private daysOf(parts: ReturnType<typeof collections>): Set<string> {
    const { now } = this.options
    const days = new Set<string>()
    const add = (written: unknown) => {
      const day = dayOf(whenOf(written, now))
      if (day !== undefined) days.add(day)
    }
    for (const { kind, values } of parts) {
      for (const value of values) {
        if (kind === 'activity') {
          const day = typeof value === 'string' ? this.index.activityDays.get(value.toLowerCase()) : undefined
          if (day !== undefined) days.add(day)
        } else if (kind === 'call') add(entityOf(value).properties.get('called_at'))
        else if (kind === 'conversation') {
          add(entityOf(value).properties.get('happened_at'))
          for (const message of list(entityOf(value).properties.get('messages'))) add(entityOf(message).properties.get('written_at'))
        }
      }
    }
    return days
  }
}

function dateOf(properties: Properties, name: string): Properties {
  const date = propertiesOf(properties.get(name))
  return date.has('properties') ? propertiesOf(date.get('properties')) : date
}


