import { idHandle } from '../../contract/handles'
import type { Outcome } from '../importer'
import type { Peer } from './json'

/** More than these are handed out in between, so that a crowd does not fill the memory. */
const most = 40_000

/** Names behind account numbers, gathered from messages: the latest seen stays. */
export class People {
  private readonly names = new Map<string, { name: string; seen: number }>()
  private readonly guesses = new Map<string, { name: string; seen: number }>()
  /** People without a number. */
  private readonly unnumbered = new Map<string, { name: string; seen: number }>()

  see(peer: Peer, at: number | null): void {
    if (peer.name === undefined) return
    keep(peer.user === undefined ? this.unnumbered : this.names, peer.user ?? peer.handle, peer.name, at ?? 0)
  }

  /** A name somebody wrote for an account in a mention: good for those who say nothing themselves. */
  guess(user: string, name: string, at: number | null): void {
    keep(this.guesses, user, name, at ?? 0)
  }

  nameOf(user: string): string | undefined {
    return this.names.get(user)?.name
  }

  get full(): boolean {
    return this.names.size + this.guesses.size + this.unnumbered.size > most
  }

  *take(isOwner: (user: string) => boolean): Generator<Outcome> {
    for (const [user, { name, seen }] of this.names) yield { facts: [{ fact: 'person', id: `telegram:user${user}`, handles: [idHandle('telegram', user)], name, ...(seen > 0 && { seen }), ...(isOwner(user) && { me: true }) }] }
    for (const [user, { name, seen }] of this.guesses)
      if (!this.names.has(user) && !isOwner(user)) yield { facts: [{ fact: 'person', id: `telegram:mentioned:user${user}`, handles: [idHandle('telegram', user)], name, ...(seen > 0 && { seen }) }] }
    for (const [handle, { name, seen }] of this.unnumbered) yield { facts: [{ fact: 'person', id: `telegram:person:${name}`, handles: [handle], name, ...(seen > 0 && { seen }) }] }
    this.names.clear()
    this.guesses.clear()
    this.unnumbered.clear()
  }
}

function keep(map: Map<string, { name: string; seen: number }>, key: string, name: string, seen: number): void {
  const known = map.get(key)
  if (!known || seen >= known.seen) map.set(key, { name, seen })
}
