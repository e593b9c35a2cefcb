import { emailHandle, idHandle, screenNameHandle, type Handle } from '../../contract/handles'
import { phoneOf } from './connections'
import type { DataFile } from './dataFiles'
import { object, text, type Json } from '../formats/jsonValues'
import { idOf, screenNameOf, unwrap } from './json'
import { manifestOf, monthsAnnounced, type Announced, type Manifest } from './manifest'
import { firstBytes, smallFile, smallList } from '../smallFiles'

/** Whose archive it is, as far as its small files and first characters tell. */
export interface OwnerFound {
  /** Number first, then the screen name of today, former ones, e-mail, phone. */
  readonly handles: readonly Handle[]
  readonly name?: string
  /** When the newest of its archives was made, UTC ms. */
  readonly generated?: number
  /** What its files should hold. */
  readonly announced: readonly Announced[]
  readonly choices: readonly Handle[]
}

/** Asks in order: manifest, account, the details of old archives, the author of monthly files, the most frequent sender, pictures. */
export async function ownerOf(files: readonly DataFile[]): Promise<OwnerFound> {
  const found = new Gathered()
  const manifests: Manifest[] = []
  for (const file of files.filter(({ type }) => type === 'manifest')) manifests.push(manifestOf(await smallFile(file.entry)))
  manifests.sort((a, b) => (b.generated ?? 0) - (a.generated ?? 0))
  for (const manifest of manifests) found.account(manifest.id, manifest.screenName, manifest.name)
  for (const file of files.filter(({ type }) => type === 'account'))
    for (const record of await smallList(file.entry)) found.accountRecord(unwrap(record))
  for (const file of files.filter(({ type }) => type === 'userDetails')) {
    const details = object(await smallFile(file.entry))
    found.account(idOf(details?.id), screenNameOf(details?.screen_name), text(details?.full_name))
  }
  for (const file of files) await found.former(file)
  const choices = found.known ? [] : await found.fromRecords(files)
  const announced = manifests.flatMap((manifest) => manifest.files)
  for (const { entry } of files.filter(({ type }) => type === 'monthIndex')) announced.push(...monthsAnnounced(await smallFile(entry)))
  const generated = manifests[0]?.generated
  return {
    handles: found.handles,
    ...(found.name !== undefined && { name: found.name }),
    ...(generated !== undefined && { generated }),
    announced,
    choices,
  }
}

/** Handles by how well they name the owner. */
class Gathered {
  private id: string | undefined
  private readonly screenNames = new Set<string>()
  private readonly addresses = new Set<Handle>()
  name: string | undefined

  get known(): boolean {
    return this.id !== undefined || this.screenNames.size > 0
  }

  get handles(): readonly Handle[] {
    return [
      ...(this.id === undefined ? [] : [idHandle('x', this.id)]),
      ...[...this.screenNames].map((name) => screenNameHandle('x', name)),
      ...this.addresses,
    ]
  }

  /** The first source decides who it is; later ones add to the same account only. */
  account(id: string | undefined, screenName: string | undefined, name: string | undefined): boolean {
    if (this.id !== undefined && id !== undefined && id !== this.id) return false
    this.id ??= id
    if (screenName !== undefined) this.screenNames.add(screenName)
    this.name ??= name
    return true
  }

  accountRecord(account: Json | undefined): void {
    if (!account) return
    if (!this.account(idOf(account.accountId), screenNameOf(account.username), text(account.accountDisplayName))) return
    this.address(account.email, account.phoneNumber)
  }

  async former({ type, entry }: DataFile): Promise<void> {
    if (type === 'screenNameChange')
      for (const record of await smallList(entry)) {
        const change = changeIn(record)
        for (const name of [screenNameOf(change?.changedTo), screenNameOf(change?.changedFrom)]) if (name !== undefined) this.screenNames.add(name)
      }
    if (type === 'emailChange')
      for (const record of await smallList(entry)) {
        const change = changeIn(record)
        this.address(change?.changedTo, undefined)
        this.address(change?.changedFrom, undefined)
      }
    if (type === 'phoneNumber') for (const record of await smallList(entry)) this.address(undefined, unwrap(record)?.phoneNumber)
  }

  private address(email: unknown, phone: unknown): void {
    const address = text(email)
    if (address?.includes('@') && address.length < 320) this.addresses.add(emailHandle(address))
    const number = phoneOf(phone)
    if (number !== undefined) this.addresses.add(number)
  }

  /** Answers the other accounts it could be, most likely first. */
  async fromRecords(files: readonly DataFile[]): Promise<readonly Handle[]> {
    const month = files.find(({ type }) => type === 'months')
    if (month) {
      const user = object(unwrap((await smallList(month.entry))[0])?.user)
      this.account(idOf(user?.id_str, user?.id), screenNameOf(user?.screen_name), text(user?.name))
    }
    if (!this.known) {
      const senders = await frequentSenders(files)
      this.account(senders[0], await picturedName(files), undefined)
      return senders.slice(1, 20).map((id) => idHandle('x', id))
    }
    return []
  }
}

/** `{ screenNameChange: { accountId, screenNameChange: { changedAt, changedFrom, changedTo } } }`, however deep it is wrapped. */
export function changeIn(value: unknown): Json | undefined {
  let record = object(value)
  for (let level = 0; level < 4 && record; level++) {
    if (record.changedTo !== undefined || record.changedFrom !== undefined) return record
    record = Object.values(record).map(object).find((inner) => inner !== undefined)
  }
  return undefined
}

const headLength = 1_048_576

/** Who wrote most of the messages in the first megabyte of each file; the one who also received them comes first among equals. */
async function frequentSenders(files: readonly DataFile[]): Promise<string[]> {
  const sent = new Map<string, number>()
  const received = new Map<string, number>()
  for (const file of files.filter(({ type }) => type === 'messages' || type === 'groupMessages')) {
    const head = new TextDecoder().decode(await firstBytes(file.entry, headLength))
    for (const [, role, id] of head.matchAll(/"(senderId|recipientId)"\s{0,9}:\s{0,9}"(\d{1,20})"/g)) {
      const tally = role === 'senderId' ? sent : received
      tally.set(id!, (tally.get(id!) ?? 0) + 1)
    }
  }
  const of = (tally: Map<string, number>, id: string) => tally.get(id) ?? 0
  return [...sent.keys()].sort((a, b) => of(sent, b) - of(sent, a) || of(received, b) - of(received, a) || (a < b ? -1 : 1))
}

/** Pictures are linked below the tweet they belong to, with its author: so tweets with pictures name the owner. */
async function picturedName(files: readonly DataFile[]): Promise<string | undefined> {
  const names = new Map<string, number>()
  for (const file of files.filter(({ type }) => type === 'tweets')) {
    const head = new TextDecoder().decode(await firstBytes(file.entry, headLength))
    const own = new Set([...head.matchAll(/"id_str"\s{0,9}:\s{0,9}"(\d{1,20})"/g)].map((match) => match[1]!))
    for (const [, name, id] of head.matchAll(/\/(?:twitter|x)\.com\/(\w{1,20})\/status\/(\d{1,20})\/(?:photo|video)\//g)) {
      const screenName = screenNameOf(name)
      if (screenName !== undefined && own.has(id!)) names.set(screenName, (names.get(screenName) ?? 0) + 1)
    }
  }
  return [...names].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0]
}
