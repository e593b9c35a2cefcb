import { nameHandle, type Handle } from '../../contract/handles'
import type { PersonFact } from '../../contract/records'
import { isNobody } from '../meta/names'
import { accountHandle, displayHandle, network } from './handles'

const most = 300_000

/**
 * Which account stands behind a display name: conversations know the one, all other files the other. Only what the archive itself says
 * joins them, and only where a single account fits: the name that a like tells of an account in the follow lists, or the folder of a
 * conversation, which is often called after the account.
 */
export class Accounts {
  private readonly names = new Map<string, { name: string; seen: number }>()
  private readonly followed = new Set<string>()
  /** Names of the other in conversations of two, with the folders. */
  private readonly spoken = new Map<string, Set<string>>()
  private readonly met = new Set<string>()
  private readonly addressed = new Set<string>()

  /** An account with the name the source gives it. */
  see(account: string, name: string | undefined, at: number | null): void {
    if (name === undefined || isNobody(name) || this.names.size >= most) return
    const known = this.names.get(account)
    if (!known || (at ?? 0) > known.seen) this.names.set(account, { name, seen: at ?? 0 })
  }

  follow(account: string): void {
    if (this.followed.size < most) this.followed.add(account)
  }

  /** Somebody the owner wrote to in public. */
  address(account: string): void {
    if (this.addressed.size < most) this.addressed.add(account)
  }

  /** Somebody who takes part in a conversation. */
  meet(name: string): void {
    if (this.met.size < most) this.met.add(name)
  }

  /** Whether the owner has anything to do with an account, by what was read so far. */
  knows(account: string): boolean {
    return this.followed.has(account) || this.addressed.has(account) || this.met.has(account)
  }

  /** The other of a conversation of two, and what its folder is called. */
  talk(name: string, folder: string): void {
    if (this.spoken.size >= most) return
    const folders = this.spoken.get(name) ?? new Set()
    this.spoken.set(name, folders)
    folders.add(folder)
  }

  /**
   * Everybody with a name: names alone, accounts with theirs, and both together where that is certain. Lists show accounts as they were
   * when the export was made, `asOf`.
   */
  *facts(isOwner: (handle: Handle) => boolean, asOf: number | null): Generator<PersonFact> {
    const seen = asOf === null ? {} : { seen: asOf }
    const pairs = this.pairs()
    const paired = new Set(pairs.values())
    for (const [account, { name }] of this.names) {
      const handle = accountHandle(account)
      if (isOwner(handle) || pairs.has(account)) continue
      yield { fact: 'person', id: `ig:account:${account}`, handles: [handle], name, ...seen }
    }
    for (const [account, name] of pairs) {
      const handle = accountHandle(account)
      if (isOwner(handle)) continue
      yield { fact: 'person', id: `ig:account:${account}`, handles: [handle, nameHandle(network, name)], name, ...seen }
    }
    for (const name of this.met) {
      const handle = displayHandle(name)
      if (!isOwner(handle) && !paired.has(name) && isName(handle)) yield { fact: 'person', id: `ig:name:${name}`, handles: [handle], name }
    }
  }

  /** Names that more than one account could have. */
  get unclear(): string[] {
    const pairs = new Set(this.pairs().values())
    return [...this.candidates()].filter(([name, accounts]) => accounts.size > 1 && !pairs.has(name)).map(([name]) => name)
  }

  /** Account to display name, where exactly one fits the other. */
  private pairs(): Map<string, string> {
    const pairs = new Map<string, string>()
    const doubtful = new Set<string>()
    for (const [name, accounts] of this.candidates()) {
      if (accounts.size !== 1) continue
      const [account] = accounts
      if (pairs.has(account!)) doubtful.add(account!)
      pairs.set(account!, name)
    }
    for (const account of doubtful) pairs.delete(account)
    return pairs
  }

  private candidates(): Map<string, Set<string>> {
    const plain = new Map<string, string[]>()
    for (const account of this.followed) {
      push(plain, withoutMarks(account), account)
    }
    const named = new Map<string, string[]>()
    for (const [account, { name }] of this.names) if (this.followed.has(account)) push(named, name, account)
    const found = new Map<string, Set<string>>()
    for (const name of this.met) {
      if (!isName(displayHandle(name))) continue
      const accounts = new Set(named.get(name) ?? [])
      const folders = this.spoken.get(name)
      // Two folders are two people of one name, or one who left and came back.
      if (folders?.size === 1) for (const folder of folders) for (const account of plain.get(slugOf(folder)) ?? []) accounts.add(account)
      if (accounts.size > 0) found.set(name, accounts)
    }
    return found
  }
}

const isName = (handle: Handle): boolean => handle.startsWith(`${network}:name:`)

function push(lists: Map<string, string[]>, key: string, account: string): void {
  const there = lists.get(key)
  if (there) there.push(account)
  else lists.set(key, [account])
}

const withoutMarks = (account: string): string => account.replace(/[._]/g, '')

/** `benx_17841400123` is `benx`. */
const slugOf = (folder: string): string => folder.replace(/_\d{5,}$/, '').toLowerCase()
