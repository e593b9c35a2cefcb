import { cardHandle, type Handle, tidy } from '../../contract/handles'
import type { Card, DateOrder, InteractionFact, Labelled, PartialDate, PersonFact } from '../../contract/records'
import { partialDate } from '../formats/dates'
import type { PhoneReader } from '../formats/phones'
import { serviceHandle } from '../../contract/profileUrls'
import { lastTalks } from '../peers/happenings'
import { whenOf } from '../peers/times'
import { addressHandles, isEmail } from '../vcard/accounts'
import { contentKey, uidOf } from '../vcard/identity'
import { AddressParts } from './addresses'
import { listed, labelOf, plainCell, primaryFirst, splitCell, type LabelledCell } from './cells'
import { tableDate } from './dates'
import { type Meaning, ignored } from './meanings'
import { wordMeaning } from './words'

export interface RowRules {
  readonly names: readonly string[]
  readonly columns: readonly Meaning[]
  readonly order: DateOrder
  readonly now: number
  readonly phones: PhoneReader
  /** Google: ` ::: ` between several values of one cell, `* ` before what comes first or is its own. */
  readonly google: boolean
  /** In front of the table's own numbers of its rows. */
  readonly idSpace: string
}

export interface RowRead {
  /** Nothing when the row names nobody. */
  readonly facts: readonly (PersonFact | InteractionFact)[]
  readonly warnings: readonly string[]
}

const salutation = /^(?:mr|mrs|ms|miss|mx|herr|frau|hr|fr|mme|mlle|m|monsieur|madame|sr|sra|sig|pan|pani)\.?$/i
const cellLimit = 1000
const unknownLimit = 100

/** What one row says of one person. */
export function readRow(cells: readonly string[], rules: RowRules): RowRead {
  return new Row(cells, rules).read()
}

class Row {
  private readonly texts = new Map<string, string[]>()
  private readonly labels = new Map<string, string>()
  private readonly services = new Map<string, string>()
  private readonly emails: LabelledCell[] = []
  private readonly phones: LabelledCell[] = []
  private readonly urls: LabelledCell[] = []
  private readonly dates: PartialDate[] = []
  private readonly relations: Labelled[] = []
  private readonly notes: string[] = []
  private readonly howMet: string[] = []
  private readonly groups = new Set<string>()
  private readonly accounts: Handle[] = []
  private readonly birth = new Map<string, string>()
  private readonly addresses = new AddressParts()
  private readonly unknown = new Map<string, string>()
  private readonly warnings = new Set<string>()

  constructor(
    private readonly cells: readonly string[],
    private readonly rules: RowRules,
  ) {}

  read(): RowRead {
    const { cells, rules } = this
    // Labels may stand behind what they label.
    cells.forEach((cell, at) => {
      const { role, group } = rules.columns[at] ?? ignored
      const value = plainCell(cell)
      if (group === undefined || value === '') return
      if (role === 'labelOf') this.labels.set(group, value)
      if (role === 'service' || role === 'emailType') this.services.set(group, value)
    })
    cells.forEach((cell, at) => {
      const value = plainCell(cell)
      if (value !== '') this.cell(value, rules.columns[at], rules.names[at] ?? `column ${at + 1}`)
    })
    const person = this.person()
    return { facts: person ? [person, ...this.lastContact(person.handles.at(-1)!)] : [], warnings: [...this.warnings] }
  }

  private cell(value: string, meaning: Meaning | undefined, header: string): void {
    // More cells than columns.
    if (!meaning) return this.keep(header, value)
    const { role, label, group } = meaning
    switch (role) {
      case 'email': return this.email(value, meaning)
      case 'emailName': return this.text('emailName', value)
      case 'phone': return this.phone(value, meaning)
      case 'url': return this.several(this.urls, value, meaning)
      case 'birthday': case 'anniversary': case 'date': return this.date(value, role === 'date' ? (this.labelIn(group) ?? label ?? 'date') : role)
      case 'birthYear': case 'birthMonth': case 'birthDay': return void this.birth.set(role, value)
      case 'relation': return this.relation(value, meaning)
      case 'address': return void this.addresses.whole(value, label)
      case 'part': return this.addresses.part(group!, meaning.part!, splitCell(value, this.rules.google), label ?? this.labelIn(group))
      case 'label': return this.inGroups(listed(value, /[;,\n]/).filter((each) => each !== 'myContacts'))
      case 'group': return this.inGroups(splitCell(value, true).flatMap((each) => labelOf(each) ?? []))
      case 'note': return void this.notes.push(label === undefined ? value.trim() : `${label}: ${value.trim()}`)
      case 'custom': return this.custom(value, group)
      case 'lastContact': return this.text(role, value)
      case 'howMet': return void this.howMet.push(tidy(value))
      case 'ignore': return this.keep(header, value)
      case 'labelOf': case 'service': case 'emailType': return undefined
      default: return role.startsWith('handle:') ? this.account(role.slice(7), value, group) : this.text(role, value)
    }
  }

  private inGroups(groups: readonly string[]): void {
    for (const each of groups) this.groups.add(each)
  }

  private text(role: string, value: string): void {
    const known = this.texts.get(role)
    const plain = tidy(value)
    if (known) known.push(plain)
    else this.texts.set(role, [plain])
  }

  private keep(header: string, value: string): void {
    if (this.unknown.size >= unknownLimit || header === '') return
    this.unknown.set(header, value.length > cellLimit ? `${value.slice(0, cellLimit)}…` : value)
  }

  private labelIn(group: string | undefined): string | undefined {
    const label = group === undefined ? undefined : this.labels.get(group)
    return label === undefined ? undefined : tidy(label.replace(/^\* ?/, '')) || undefined
  }

  private several(into: LabelledCell[], value: string, { label, group }: Meaning): void {
    const own = group === undefined ? undefined : this.labels.get(group)
    const primary = own?.startsWith('*') ?? false
    const named = label ?? this.labelIn(group)
    for (const each of splitCell(value, this.rules.google)) {
      const plain = into === this.urls ? each.trim() : tidy(each)
      if (plain !== '') into.push({ value: plain, primary, ...(named !== undefined && { label: named }) })
    }
  }

  private email(value: string, meaning: Meaning): void {
    // Outlook writes names of its own server where there is no address.
    const type = meaning.group === undefined ? undefined : this.services.get(meaning.group)
    if (type?.toUpperCase() === 'EX' || /^\/o=/i.test(value)) {
      const shown = this.displayed(meaning.group)
      if (shown) this.several(this.emails, shown, { role: 'email' })
      return
    }
    const several = this.rules.google ? [value] : listed(value.replace(/^mailto:/i, ''), /[;,|\n]/)
    for (const each of several) this.several(this.emails, angled(each), meaning)
  }

  /** The address in brackets behind the name that Outlook shows. */
  private displayed(group: string | undefined): string | undefined {
    const at = this.rules.columns.findIndex((column) => column.role === 'emailName' && column.group === group)
    const found = /\(([^()\s]{1,320})\)\s*$/.exec(plainCell(this.cells[at] ?? '').slice(0, 1000))?.[1]
    return found !== undefined && isEmail(found) ? found : undefined
  }

  private phone(value: string, meaning: Meaning): void {
    const several = this.rules.google ? splitCell(value, true) : listed(value, /[;|\n]|, /)
    for (const each of several) {
      const number = each.trim().replace(/^'/, '')
      if (/^\d[.,]\d+e\+?\d+$/i.test(number)) this.warnings.add('A phone number was destroyed by a spreadsheet before it came here; it is kept as it stands.')
      this.several(this.phones, number, meaning)
    }
  }

  private date(value: string, label: string): void {
    const known = label !== 'birthday' && wordMeaning(label)?.role
    const date = tableDate(value, known === 'anniversary' || known === 'birthday' ? known : label, this.rules.order, this.rules.now)
    if (date) this.dates.push(date)
  }

  private relation(value: string, { label, group }: Meaning): void {
    const named = label ?? this.labelIn(group)
    const several = label === 'child' ? listed(value, /[;,\n]/) : splitCell(value, this.rules.google)
    for (const each of several.map(tidy)) if (each !== '') this.relations.push({ value: each, ...(named !== undefined && { label: named }) })
    if (label === 'referred by') this.howMet.push(`Referred by ${tidy(value)}`)
  }

  private custom(value: string, group: string | undefined): void {
    const label = this.labelIn(group)
    for (const each of splitCell(value, this.rules.google).map((text) => text.trim())) {
      if (label !== undefined && wordMeaning(label)?.role === 'howMet') this.howMet.push(tidy(each))
      else this.notes.push(label === undefined ? each : `${label}: ${each}`)
    }
  }

  private account(service: string, value: string, group: string | undefined): void {
    // There people are known by their numbers.
    if (service === 'whatsapp') return this.phone(value, { role: 'phone', label: 'WhatsApp' })
    const stated = service === '' ? (group === undefined ? '' : (this.services.get(group) ?? this.labelIn(group) ?? '')) : service
    const services = splitCell(stated, this.rules.google)
    splitCell(value, this.rules.google).forEach((each, at) => {
      const name = tidy(each)
      const handle = serviceHandle(services[at] ?? services[0] ?? '', name.includes('/') && !/^https?:/i.test(name) ? `https://${name}` : name)
      if (handle) this.accounts.push(handle)
      if (/^https?:\/\//i.test(name)) this.urls.push({ value: name, primary: false })
      else if (!handle) this.keep(stated || service, name)
    })
  }

  private first(role: string): string | undefined {
    return this.texts.get(role)?.find((value) => value !== '')
  }

  private person(): PersonFact | undefined {
    const { rules } = this
    const emails = primaryFirst(this.emails)
    const phones = primaryFirst(this.phones)
    const urls = primaryFirst(this.urls)
    const given = this.first('given')
    const additional = this.first('additional')
    const family = this.texts.get('family')?.join(' ')
    const prefix = this.first('prefix')
    const suffix = this.first('suffix')
    const nicknames = [...new Set(this.texts.get('nickname'))]
    const organisation = this.first('organisation')
    // Mr and Frau are no part of a name.
    const parts = [prefix && salutation.test(prefix) ? undefined : prefix, given, additional, family, suffix].filter(Boolean).join(' ')
    const written = this.first('name')
    const shown = this.first('emailName')?.replace(/\s?\([^()]*\)$/, '')
    const named = [written, parts, nicknames[0], shown, organisation].find(Boolean)
    const birthday = this.birthday()
    const note = [...new Set(this.notes)].join('\n\n')
    const card: Card = {
      ...(given && { given }),
      ...(additional && { additional }),
      ...(family && { family }),
      ...(prefix && { prefix }),
      ...(suffix && { suffix }),
      ...(nicknames.length > 0 && { nicknames }),
      ...phoneticOf(this.texts.get('phonetic')),
      ...(this.first('maiden') && { maiden: this.first('maiden')! }),
      ...(emails.length > 0 && { emails }),
      ...(phones.length > 0 && { phones }),
      ...(urls.length > 0 && { urls }),
      ...((birthday ?? this.dates.length > 0) && { dates: oneBirthday(birthday ? [birthday, ...this.dates] : this.dates) }),
      ...(this.relations.length > 0 && { relations: this.relations }),
      ...this.addresses.all(),
      ...(organisation && { organisation }),
      ...(this.first('department') && { department: this.first('department')! }),
      ...(this.first('jobTitle') && { jobTitle: this.first('jobTitle')! }),
      ...(this.groups.size > 0 && { labels: [...this.groups] }),
      ...(note !== '' && { note }),
      ...(this.howMet.length > 0 && { howMet: [...new Set(this.howMet)].join('; ') }),
      ...(this.first('pronouns') && { pronouns: this.first('pronouns')! }),
    }
    const handles = [...new Set([...addressHandles(card, rules.phones), ...this.accounts])]
    const name = named ?? emails[0]?.value ?? phones[0]?.value ?? urls[0]?.value
    const id = this.first('id')
    if (name === undefined && handles.length === 0) return undefined
    const key = id === undefined ? contentKey(card, name ?? handles.join(' '), rules.phones) : ownKey(id, rules.idSpace)
    const more = this.unknown.size > 0 ? { columns: Object.fromEntries(this.unknown) } : undefined
    // An address without a name is somebody who was written to once: of use where the address turns up, not in a list of people.
    const bare = named === undefined && handles.length > 0 && Object.keys(card).every((field) => ['emails', 'labels'].includes(field))
    return {
      fact: 'person',
      id: `contacts:${key}`,
      handles: [...handles, cardHandle(key)],
      ...(!bare && name !== undefined && { name }),
      ...(!bare && { card }),
      ...(bare ? { more: { card, ...more } } : more && { more }),
    }
  }

  /** Only where the user says that a column is this. */
  private lastContact(own: Handle): InteractionFact[] {
    const { order, now } = this.rules
    const { year, month, day } = tableDate(this.first('lastContact') ?? '', '', order, now) ?? {}
    if (year === undefined || month === undefined || day === undefined) return []
    const when = whenOf([year, month, day].map((part) => String(part).padStart(2, '0')).join('-'), now, true)
    return when.at === null ? [] : lastTalks({ network: 'contacts', id: `contacts:last-contact:${own}:${when.day!}`, when, title: 'Last contact', container: 'imported' }, own)
  }

  private birthday(): PartialDate | undefined {
    const [year, month, day] = ['birthYear', 'birthMonth', 'birthDay'].map((part) => this.birth.get(part)?.trim() ?? '') as [string, string, string]
    if ([year, month, day].every((part) => part === '')) return undefined
    const two = (part: string) => part.padStart(2, '0')
    if (month !== '' && day !== '') return tableDate(`${/^\d{4}$/.test(year) ? year : '-'}-${two(month)}-${two(day)}`, 'birthday', this.rules.order, this.rules.now)
    return partialDate([year, month, day].filter((part) => part !== '').join('-'), 'birthday')
  }
}

/** A UUID is the same everywhere; a number only in this table. */
function ownKey(id: string, space: string): string {
  const uid = uidOf(id)
  return /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/.test(uid) ? uid : `${space}-${uid}`
}

/** `Nora <nora@…>`. */
function angled(text: string): string {
  const open = text.lastIndexOf('<')
  const close = text.indexOf('>', open)
  return open >= 0 && close > open ? text.slice(open + 1, close) : text
}

/** The whole in one column, or its parts in several. */
function phoneticOf(values: readonly string[] = []): { phonetic?: string } {
  const whole = values.find((value) => values.every((other) => value.includes(other)))
  const phonetic = whole ?? values.join(' ')
  return phonetic === '' ? {} : { phonetic }
}

function oneBirthday(dates: readonly PartialDate[]): PartialDate[] {
  const first = dates.find(({ label }) => label === 'birthday')
  return dates.filter((date) => date.label !== 'birthday' || date === first)
}
