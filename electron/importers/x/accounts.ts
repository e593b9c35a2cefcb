import { idHandle, screenNameHandle, tidy, type Handle } from '../../contract/handles'
import type { PersonFact } from '../../contract/records'

interface Account {
  name: string | undefined
  nameSeen: number
  /** Screen name to when it was last seen with this id, UTC ms. */
  readonly screenNames: Map<string, number>
}

/** More accounts than this are written out in between, so that a hostile archive cannot fill the memory. */
const most = 300_000

/**
 * Who stands behind ids and screen names, gathered over the whole archive: messages and followers know nothing but ids, tweets
 * name both. Names change and screen names change hands, so each is kept with the date it was last seen.
 */
export class Accounts {
  private readonly byId = new Map<string, Account>()
  /** Names of accounts that are gone (`-1`), by screen name. */
  private readonly gone = new Map<string, { name: string; seen: number }>()
  /** Screen names read out of a text: good for naming an id nothing else names. */
  private readonly guesses = new Map<string, { screenName: string; seen: number }>()

  see(id: string | undefined, screenName: string | undefined, name: string | undefined, at: number | null): void {
    const seen = at ?? 0
    if (id === undefined) {
      if (screenName === undefined || name === undefined) return
      const known = this.gone.get(screenName)
      if (!known) this.gone.set(screenName, { name, seen })
      else if (seen > known.seen) {
        known.name = name
        known.seen = seen
      }
      return
    }
    if (screenName === undefined && name === undefined) return
    let account = this.byId.get(id)
    if (!account) this.byId.set(id, (account = { name: undefined, nameSeen: -1, screenNames: new Map() }))
    if (name !== undefined && seen > account.nameSeen) {
      account.name = name
      account.nameSeen = seen
    }
    if (screenName !== undefined) {
      const last = account.screenNames.get(screenName)
      if (last === undefined || seen > last) account.screenNames.set(screenName, seen)
    }
  }

  guess(id: string, screenName: string, at: number | null): void {
    const seen = at ?? 0
    const known = this.guesses.get(id)
    if (!known || seen > known.seen) this.guesses.set(id, { screenName, seen })
  }

  /** What a person would call the account; nothing when the archive only knows its number. */
  nameOf(id: string): string | undefined {
    const account = this.byId.get(id)
    const name = tidy(account?.name ?? '')
    if (name !== '') return name
    const screenName = account ? latest(account.screenNames)?.[0] : this.guesses.get(id)?.screenName
    return screenName && `@${screenName}`
  }

  get full(): boolean {
    return this.byId.size + this.gone.size + this.guesses.size > most
  }

  /**
   * Everything gathered, as facts, and forgets it. `x:account:<id>` holds the display name and the latest screen name; a screen
   * name without a display name, or one given up later, is a fact of its own, so that an export which knows less never takes
   * a name away.
   */
  *take(isOwner: (id: string | undefined, screenName: string | undefined) => boolean): Generator<PersonFact> {
    const taken = new Set<string>()
    for (const [id, account] of this.byId) {
      for (const screenName of account.screenNames.keys()) taken.add(screenName)
      yield* factsOf(id, account, isOwner(id, undefined))
    }
    for (const [id, { screenName, seen }] of this.guesses)
      if (!this.byId.has(id) && !taken.has(screenName)) yield pair(id, screenName, seen, isOwner(id, undefined))
    for (const [screenName, { name, seen }] of this.gone)
      if (!taken.has(screenName) && !isOwner(undefined, screenName) && tidy(name) !== '')
        yield { fact: 'person', id: `x:account:@${screenName}`, handles: [screenNameHandle('x', screenName)], name: tidy(name), ...seenAt(seen) }
    this.byId.clear()
    this.guesses.clear()
    this.gone.clear()
  }
}

function* factsOf(id: string, account: Account, me: boolean): Generator<PersonFact> {
  const current = latest(account.screenNames)
  const name = tidy(account.name ?? '')
  if (name !== '') {
    const handles: Handle[] = [idHandle('x', id)]
    if (current) handles.push(screenNameHandle('x', current[0]))
    const seen = current ? current[1] : account.nameSeen
    yield { fact: 'person', id: `x:account:${id}`, handles, name, ...seenAt(seen), ...(me && { me }) }
  }
  for (const [screenName, seen] of account.screenNames)
    if (name === '' || screenName !== current?.[0]) yield pair(id, screenName, seen, me)
}

const pair = (id: string, screenName: string, seen: number, me: boolean): PersonFact => ({
  fact: 'person',
  id: `x:account:${id}:@${screenName}`,
  handles: [idHandle('x', id), screenNameHandle('x', screenName)],
  ...seenAt(seen),
  ...(me && { me }),
})

const seenAt = (seen: number) => (seen > 0 ? { seen } : {})

function latest(screenNames: ReadonlyMap<string, number>): readonly [string, number] | undefined {
  let found: readonly [string, number] | undefined
  for (const entry of screenNames) if (!found || entry[1] > found[1] || (entry[1] === found[1] && entry[0] < found[0])) found = entry
  return found
}
