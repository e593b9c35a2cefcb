import type { Handle } from '../../contract/handles'
import { csvRecords, type CsvRecord } from '../csvOutcomes'
import type { CsvOptions } from '../formats/csv'
import { instantOf } from '../formats/utcTimes'
import type { Entry } from '../sources/source'
import { hashedId } from '../naturalIds'
import { partiesOf } from './parties'
import { isPlaceholder, nameKey, partyHandle, type Owner, type Party, type Profiles } from './profiles'

interface Conversation {
  readonly slugs: Set<string>
  /** Key to name, of those that came without an address. */
  readonly names: Map<string, string>
  /** Everybody but the owner, once it is asked for: then all rows are known. */
  others?: readonly Handle[]
}

/** More than this are not gathered: then each row speaks for itself. */
const mostConversations = 300_000
const mostPeople = 500

/** Who takes part in each conversation, gathered over all its rows before any of them is judged: one row names only its own two ends. */
export class Conversations {
  private readonly byId = new Map<string, Conversation>()

  constructor(
    private readonly owner: Owner,
    private readonly profiles: Profiles,
  ) {}

  async gather(entry: Entry, options: CsvOptions, now: number): Promise<void> {
    for await (const row of csvRecords(entry, options)) {
      if (isDraft(row)) continue
      const { sender, recipients } = partiesOf(row)
      const at = instantOf(row.get('date'), now)
      // An advertiser's name is nobody's; whether it is one shows when all rows are known.
      const parties = [...(isSuspect(row) && sender.slug === undefined ? [] : [sender]), ...recipients]
      for (const party of parties) {
        this.owner.learn(party)
        this.profiles.see(party.slug, party.name, at)
      }
      this.see(conversationKey(row), parties)
    }
  }

  /** Everybody but the owner, in the order of their handles; nobody for a conversation of closed accounts. */
  others(row: CsvRecord): readonly Handle[] {
    const conversation = this.byId.get(conversationKey(row)) ?? conversationOf(partiesOf(row))
    return (conversation.others ??= this.othersOf(conversation))
  }

  private othersOf(conversation: Conversation): Handle[] {
    const slugs = [...conversation.slugs].filter((slug) => !this.owner.is({ slug }))
    const nameless = [...conversation.names.values()].filter((name) => !this.owner.is({ name }) && !this.isNamed(conversation, name))
    const handles = [...slugs.map((slug) => partyHandle({ slug })), ...nameless.map((name) => partyHandle({ name }))]
    return handles.filter((handle) => handle !== undefined).sort()
  }

  /** The address of somebody whom this row only names, where another row of the conversation gives it. */
  resolved(row: CsvRecord, party: Party): Party {
    if (party.slug !== undefined || party.name === undefined) return party
    const found = [...(this.byId.get(conversationKey(row))?.slugs ?? [])].filter((slug) => this.profiles.isCalled(slug, party.name!))
    return found.length === 1 ? { slug: found[0], name: party.name } : party
  }

  private isNamed({ slugs }: Conversation, name: string): boolean {
    return [...slugs].some((slug) => this.profiles.isCalled(slug, name))
  }

  private see(key: string, parties: readonly Party[]): void {
    let known = this.byId.get(key)
    if (!known) {
      if (this.byId.size >= mostConversations) return
      this.byId.set(key, (known = { slugs: new Set(), names: new Map() }))
    }
    add(known, parties)
  }
}

function conversationOf({ sender, recipients }: { readonly sender: Party; readonly recipients: readonly Party[] }): Conversation {
  const conversation: Conversation = { slugs: new Set(), names: new Map() }
  add(conversation, [sender, ...recipients])
  return conversation
}

function add({ slugs, names }: Conversation, parties: readonly Party[]): void {
  for (const { slug, name } of parties) {
    if (slugs.size + names.size >= mostPeople) return
    if (slug !== undefined) slugs.add(slug)
    else if (name !== undefined && !isPlaceholder(name)) names.set(nameKey(name), name)
  }
}

/** The id of the conversation; where a row has none, its people. */
export function conversationKey(row: CsvRecord): string {
  const id = row.get('conversation id')
  if (id !== '') return id.slice(0, 200)
  const { sender, recipients } = partiesOf(row)
  return hashedId(...[sender, ...recipients].map(({ slug, name }) => slug ?? name ?? '').sort())
}

export const isDraft = (row: CsvRecord): boolean => [row.get('is message draft'), row.get('is conversation draft')].some((value) => value.toLowerCase() === 'yes')

/** Perhaps an advertisement: its sender has no address. */
export function isSuspect(row: CsvRecord): boolean {
  if (row.get('sender profile url') !== '' || isPlaceholder(row.get('from'))) return false
  return row.get('conversation title') !== '' || row.get('folder').toUpperCase() === 'SPAM' || /%FIRSTNAME%|class="?spinmail/i.test(row.get('content'))
}
