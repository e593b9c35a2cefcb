import { cardHandle, emailHandle, type Handle, idHandle, nameHandle, tidy } from '../../contract/handles'
import type { CoverageFact, PersonFact } from '../../contract/records'
import { list, type Properties, propertiesOf, text } from '../peers/properties'
import { dayOf, whenOf } from '../peers/times'
import { isEmail } from '../vcard/accounts'

/** Who is in the file, before the first of them is told. */
export class People {
  exported: unknown
  user: Properties = propertiesOf(undefined)
  readonly fieldNames = new Map<string, string>()
  private readonly names = new Map<string, string>()
  /** Ids of those who have a name; several have the same. */
  private readonly byName = new Map<string, string[]>()
  private readonly days = new Map<Handle, Set<string>>()
  private span: { from: number; to: number } | undefined

  constructor(private readonly now: number) {}

  add(person: Properties): void {
    const id = text(person, 'id')
    const name = nameOf(person)
    if (id === undefined) return
    this.names.set(id, name)
    if (name !== '') this.byName.set(name, [...(this.byName.get(name) ?? []), id])
  }

  journal(entry: Properties): void {
    const { at, day } = whenOf(text(entry, 'date'), this.now, true)
    if (day === undefined || at === null) return
    this.span = { from: Math.min(at, this.span?.from ?? at), to: Math.max(at, this.span?.to ?? at) }
    for (const handle of this.of(entry)) {
      const known = this.days.get(handle)
      if (known) known.add(day)
      else this.days.set(handle, new Set([day]))
    }
  }

  /** Those of a journal entry: by their ids, in older files by their names alone. */
  of(entry: Properties): Handle[] {
    const ids = list(entry.get('peopleIds')).filter((id): id is string => typeof id === 'string' && id !== '')
    if (ids.length > 0) return [...new Set(ids.map(personHandle))]
    const names = list(entry.get('people')).flatMap((name) => (typeof name === 'string' && tidy(name) !== '' ? [tidy(name)] : []))
    return [...new Set(names.map((name) => {
      const same = this.byName.get(name) ?? []
      return same.length === 1 ? personHandle(same[0]!) : nameHandle('nametag', name)
    }))]
  }

  /** Facts for those of whom only the name is known. */
  bare(handles: readonly Handle[]): PersonFact[] {
    const prefix = nameHandle('nametag', '')
    return handles.filter((handle) => handle.startsWith(prefix)).map((handle) => ({ fact: 'person', id: handle, handles: [handle], name: handle.slice(prefix.length) }))
  }

  name(id: string): string | undefined {
    return this.names.get(id) || undefined
  }

  metOn(handle: Handle, when: ReturnType<typeof whenOf>): boolean {
    const day = dayOf(when)
    return day !== undefined && (this.days.get(handle)?.has(day) ?? false)
  }

  owner(): PersonFact | undefined {
    const email = text(this.user, 'email')
    const name = text(this.user, 'name')
    return email !== undefined && isEmail(email) ? { fact: 'person', id: `nametag:user:${email.toLowerCase()}`, handles: [emailHandle(email)], ...(name !== undefined && { name }), me: true } : undefined
  }

  coverage(account: Handle | undefined): CoverageFact | undefined {
    return this.span && { fact: 'coverage', network: 'nametag', account: account ?? nameHandle('nametag', text(this.user, 'name') ?? 'you'), setting: 'inPerson', ...this.span, directions: ['mutual'] }
  }
}

export const personHandle = (id: string): Handle => idHandle('nametag', id)

/** Cards that Nametag gives other programs carry its ids; short ones could be anybody's. */
export const cardHandles = (id: string): Handle[] => (/^[\w-]{16,}$/.test(id) ? [cardHandle(id.toLowerCase())] : [])

export function nameOf(person: Properties): string {
  const parts = ['name', 'middleName', 'surname', 'secondLastName'].flatMap((part) => text(person, part) ?? [])
  return tidy(text(person, 'displayNameOverride') ?? (parts.join(' ') || (text(person, 'nickname') ?? '')))
}
