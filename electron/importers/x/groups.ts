import { tidy } from '../../contract/handles'
import { list, object, text } from '../formats/jsonValues'
import { idOf, unwrap } from './json'
import type { Accounts } from './accounts'
import type { Owner } from './owner'
import { parseTime } from '../formats/writtenTimes'

export interface Group {
  /** Account numbers, smallest first. */
  readonly members: readonly string[]
  readonly title: string
}

interface Gathered {
  readonly members: Set<string>
  name: string | undefined
  named: number
}

const mostMembers = 1000
const namesInTitle = 3

/**
 * Members and names of group conversations. A group message names nobody but its sender, and who joined stands at the end of
 * the file (newest first) or in another piece of the same conversation: so the group file is read once before for this alone.
 */
export class Groups {
  private readonly gathered = new Map<string, Gathered>()
  private readonly described = new Map<string, Group>()

  constructor(
    private readonly owner: Owner,
    private readonly accounts: Accounts,
  ) {}

  gather(value: unknown): void {
    const conversation = unwrap(value)
    const id = text(conversation?.conversationId)
    if (!conversation || id === undefined || id.includes('-')) return
    let group = this.gathered.get(id)
    if (!group) this.gathered.set(id, (group = { members: new Set(), name: undefined, named: -Infinity }))
    for (const item of list(conversation.messages)) for (const event of Object.values(object(item) ?? {})) this.learn(group, event)
  }

  of(conversation: string): Group {
    let group = this.described.get(conversation)
    if (!group) this.described.set(conversation, (group = this.describe(this.gathered.get(conversation))))
    return group
  }

  private learn(group: Gathered, value: unknown): void {
    const event = object(value)
    if (!event) return
    for (const who of [event.senderId, ...list(event.participantsSnapshot), ...list(event.userIds), event.initiatingUserId]) {
      const member = idOf(who)
      if (member !== undefined && group.members.size < mostMembers) group.members.add(member)
    }
    const name = tidy(text(event.name) ?? '')
    const named = parseTime(event.createdAt) ?? 0
    if (name !== '' && named > group.named) {
      group.name = name
      group.named = named
    }
  }

  private describe(group: Gathered | undefined): Group {
    const members = [...(group?.members ?? [])].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
    return { members, title: group?.name ?? this.listed(members.filter((member) => !this.owner.is(member, undefined))) }
  }

  private listed(members: readonly string[]): string {
    const names = members.slice(0, namesInTitle).map((member) => this.accounts.nameOf(member) ?? `X user ${member}`)
    if (members.length > namesInTitle) names.push(members.length === namesInTitle + 1 ? '1 other' : `${members.length - namesInTitle} others`)
    return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}` : (names[0] ?? 'Group')
  }
}
