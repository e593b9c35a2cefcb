/** What the tables know of everybody listed, for finding out who may be one: names, addresses, work, places, archives. Bulk work: in the worker. */
import { handleParts, isRoleAddress, type Handle } from '#contract/handles'
import type { Card, ImportHeader, PersonFact } from '#contract/records'
import { handleOrder, profileUrl } from '../core/handles'
import type { PersonId, PersonSummary } from '../core/model'
import type { Known } from '../core/suggestions/known'
import { accountNetwork } from '../core/suggestions/traits'
import { appliedImports } from './applyImport'
import { readAll } from './buckets'
import type { Database } from './database'
import { pagesOf, rowsOf } from './pages'
import { peopleStream, personOf } from './rows'
import { isContainer, isOwnStream, type StreamEntry } from './streams'

export interface KnownPerson extends Known {
  readonly summary: PersonSummary
  /** Some card says that it is a firm's. */
  readonly isOrganisation: boolean
  /** E-mail addresses on cards that are a role's. */
  readonly roles: readonly string[]
}

/** Those in the trash are left out. */
export async function knownPeople(db: Database, pause: () => Promise<void>): Promise<readonly KnownPerson[]> {
  const headers = new Map((await appliedImports(db)).map(({ id, header }) => [id, header]))
  const accounts = accountsOf(headers.values())
  const [personOfHandle, streams] = [await readAll<PersonId>(db.handles), await readAll<StreamEntry>(db.streams)]
  await pause()
  const people = new Map<PersonId, Gathered>()
  for (const summary of (await readAll<PersonSummary>(db.summaries)).values()) if (!summary.deleted) people.set(summary.id, gathered(summary))
  await pause()
  const of = (handle: Handle) => people.get(personOfHandle.get(handle) ?? '')

  for await (const page of pagesOf(db, [peopleStream])) {
    const header = headers.get(page.import)
    if (!header) continue
    for (const [, , content] of rowsOf(page)) {
      const fact = personOf(content)
      if (fact.me || fact.hint) continue
      takeFact(of(spokenOf(fact)), fact)
      for (const handle of fact.handles) addArchive(of(handle), handle, page.import, header, accounts)
    }
    await pause()
  }
  for (const [stream, { imports, members = [] }] of streams) {
    for (const handle of isContainer(stream) ? members : [stream]) {
      for (const id of imports) {
        const header = headers.get(id)
        if (header) addArchive(of(handle), handle, id, header, accounts)
      }
    }
  }
  await pause()
  await addThreads(db, streams, of, pause)
  return [...people.values()].map(knownFrom)
}

type Lists = { readonly [K in 'names' | 'archives' | 'emails' | 'phones' | 'employers' | 'addresses' | 'pages' | 'photos' | 'threads' | 'roles']: Set<string> }

interface Gathered extends Lists {
  readonly summary: PersonSummary
  readonly birthdays: Map<string, Known['birthdays'][number]>
  isOrganisation: boolean
}

function gathered(summary: PersonSummary): Gathered {
  const { name, otherName, alsoNamed = [], birthday, where } = summary
  return {
    summary,
    names: new Set([name, ...(otherName === undefined ? [] : [otherName]), ...alsoNamed]),
    archives: new Set(), emails: new Set(), phones: new Set(), employers: new Set(), photos: new Set(), threads: new Set(), roles: new Set(),
    addresses: new Set(where === undefined ? [] : [where]),
    pages: new Set(),
    birthdays: new Map(birthday ? [[JSON.stringify(birthday), birthday]] : []),
    isOrganisation: false,
  }
}

/** A record's handles can be those of several people, when some of them are shared: what is nobody else's says whose it is. */
const spokenOf = ({ handles }: PersonFact): Handle => handles.find(isOwn) ?? [...handles].sort(handleOrder)[0]!
const isOwn = (handle: Handle): boolean => {
  const { network, kind } = handleParts(handle)
  return kind === 'id' || network === 'card' || kind === 'screenName' || network === 'mastodon'
}

function takeFact(person: Gathered | undefined, { name, handles, card }: PersonFact): void {
  if (!person) return
  if (name !== undefined) person.names.add(name)
  for (const handle of handles) {
    const { network, kind, value } = handleParts(handle)
    if (kind !== 'address') continue
    if (network === 'email') addEmail(person, value)
    else if (network === 'tel') person.phones.add(value)
    else if (network === 'url') person.pages.add(value)
  }
  if (card) takeCard(person, card)
}

function takeCard(person: Gathered, card: Card): void {
  const { given, family, maiden, nicknames = [], emails = [], phones = [], organisation, addresses = [], dates = [], urls = [], note, photo, isOrganisation } = card
  if (given !== undefined && family !== undefined) {
    person.names.add(`${given} ${family}`)
    for (const nickname of nicknames) person.names.add(`${nickname} ${family}`)
  }
  if (given !== undefined && maiden !== undefined) person.names.add(`${given} ${maiden}`)
  for (const { value } of emails) addEmail(person, value)
  // A number that could be read stands among the handles.
  for (const { value } of phones) if (![...person.phones].some((known) => known.startsWith('+') && ends(known) === ends(value))) person.phones.add(value.replace(/^\+/, ''))
  if (organisation !== undefined) person.employers.add(organisation)
  for (const { value } of addresses) person.addresses.add(value)
  for (const { label, year, month, day } of dates) {
    if (label !== 'birthday') continue
    const date = { ...(year === undefined ? {} : { year }), ...(month === undefined ? {} : { month }), ...(day === undefined ? {} : { day }) }
    person.birthdays.set(JSON.stringify(date), date)
  }
  for (const { value } of urls) person.pages.add(value)
  for (const page of note?.match(/(?:https?:\/\/|www\.)[^\s<>"']{3,200}/gi) ?? []) person.pages.add(page)
  if (photo !== undefined) person.photos.add(photo)
  if (isOrganisation) person.isOrganisation = true
}

/** What a role answers is nobody's. */
function addEmail(person: Gathered, address: string): void {
  const email = address.trim().toLowerCase()
  if (email.includes('@')) (isRoleAddress(email) ? person.roles : person.emails).add(email)
}

const ends = (phone: string): string => phone.replace(/\D/g, '').slice(-8)

/** An archive of a network knows its accounts apart; those it knows by name only, as of the day it was made. */
function addArchive(person: Gathered | undefined, handle: Handle, importId: string, { importer, owner }: ImportHeader, accounts: ReadonlyMap<Handle, Handle>): void {
  const network = person && accountNetwork(handle)
  if (network === undefined) return
  const account = owner.find((one) => handleParts(one).network === network)
  if (account === undefined && importer !== network) return
  person!.archives.add(handleParts(handle).kind === 'name' ? `${network} import ${importId}` : `${network} account ${account === undefined ? '' : accounts.get(account)!}`)
}

/** One of the owner's handles for each account: one archive of it calls the owner by the number, an older one by the screen name. */
function accountsOf(headers: Iterable<ImportHeader>): ReadonlyMap<Handle, Handle> {
  let accounts: ReadonlySet<Handle>[] = []
  for (const { owner } of headers) {
    for (const network of new Set(owner.map((handle) => handleParts(handle).network))) {
      const own = owner.filter((handle) => handleParts(handle).network === network)
      const isKnown = (account: ReadonlySet<Handle>) => own.some((handle) => account.has(handle))
      accounts = [...accounts.filter((account) => !isKnown(account)), new Set([...own, ...accounts.filter(isKnown).flatMap((account) => [...account])])]
    }
  }
  return new Map(accounts.flatMap((account) => {
    const [least] = [...account].sort()
    return [...account].map((handle) => [handle, least!] as const)
  }))
}

/** The title of each group stands with each of its messages: one is enough. */
async function addThreads(db: Database, streams: ReadonlyMap<string, StreamEntry>, of: (handle: Handle) => Gathered | undefined, pause: () => Promise<void>): Promise<void> {
  const groups = [...streams].filter(([stream, { members }]) => isContainer(stream) && !isOwnStream(stream) && members !== undefined && members.length <= mostMembers)
  for (const [stream, { members = [] }] of groups.sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, mostGroups)) {
    const page = await db.pages.where('[stream+import+seq]').between([stream, '', -Infinity], [stream, [[]]]).first()
    const title = page && rowsOf(page).map(([, , content]) => (content[9] as { readonly container?: string } | 0 | undefined) || undefined).find((extras) => extras?.container)?.container
    if (title !== undefined) for (const handle of members) of(handle)?.threads.add(title)
    await pause()
  }
}
/** A crowd is no circle of friends, and each group is a read of its own. */
const mostMembers = 60
const mostGroups = 3000

function knownFrom({ summary, birthdays, isOrganisation, ...lists }: Gathered): KnownPerson {
  const { id, handles, counts } = summary
  const sorted = (set: ReadonlySet<string>) => [...set].sort()
  const [shown, ...others] = lists.names
  return {
    summary, id, handles, isOrganisation,
    roles: sorted(lists.roles),
    names: [shown!, ...others.sort()],
    archives: sorted(lists.archives),
    emails: sorted(lists.emails),
    phones: sorted(lists.phones),
    employers: sorted(lists.employers),
    addresses: sorted(lists.addresses),
    birthdays: [...birthdays].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, date]) => date),
    pages: [...new Set([...lists.pages, ...handles.flatMap((handle) => (accountNetwork(handle) === undefined ? [] : (profileUrl(handle) ?? [])))])].sort(),
    photos: sorted(lists.photos),
    threads: sorted(lists.threads),
    first: earliest(summary.firstDirect, summary.firstEncounter),
    last: latest(summary.lastDirect, summary.lastEncounter),
    touches: counts.public + counts.private + counts.inPerson,
  }
}

const earliest = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Math.min(a, b))
const latest = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Math.max(a, b))
