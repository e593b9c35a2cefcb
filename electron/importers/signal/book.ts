import { idHandle, nameHandle, phoneHandle, screenNameHandle, type Handle } from '../../contract/handles'
import { Failed } from '../../contract/result'
import type { PhoneReader } from '../formats/phones'
import type { Entry } from '../sources/source'
import { text, type Json } from '../formats/jsonValues'
import { framesOf } from './frames'
import { join, numberOf, recipientOf, uuidOf, type Recipient } from './recipients'

/** Recipients and chats of one export, read before its messages: the file does not promise an order. */
export class Book {
  /** When the export was made, UTC ms. */
  made: number | undefined
  account: Json | undefined
  private readonly recipients = new Map<string, Recipient>()
  private readonly chats = new Map<string, string>()
  /** Handle of each contact to its name. */
  private readonly contacts = new Map<Handle, string | undefined>()

  constructor(private readonly phones: PhoneReader) {}

  async read(entry: Entry): Promise<void> {
    try {
      for await (const frames of framesOf(entry.open(), (line) => !line.subarray(0, 12).equals(message))) for (const frame of frames) if ('value' in frame) this.learn(frame.key, frame.value)
    } catch (failure) {
      // Said when the file is read for its messages.
      if (!(failure instanceof Failed)) throw failure
    }
  }

  learn(key: string, value: Json): void {
    const id = text(value.id)
    if (key === 'header') this.made = Number(text(value.backupTimeMs) ?? NaN)
    else if (key === 'account') this.account = value
    else if (key === 'recipient' && id !== undefined) {
      const recipient = recipientOf(value, this.phones)
      this.recipients.set(id, recipient)
      if (recipient.kind === 'contact') this.contacts.set(recipient.handles[0]!, recipient.name)
    }
    if (key === 'chat' && id !== undefined) this.chats.set(id, text(value.recipientId) ?? '')
  }

  recipient(id: unknown): Recipient | undefined {
    return this.recipients.get(text(id) ?? '')
  }

  chat(id: unknown): Recipient | undefined {
    return this.recipient(this.chats.get(text(id) ?? ''))
  }

  /** The contact with that account, for mentions. */
  named(handle: Handle): string | undefined {
    return this.contacts.get(handle)
  }

  /** The export does not state the owner's own account: it is the one member of all groups who is no contact. */
  ownAccount(): Handle | undefined {
    let common: readonly Handle[] | undefined
    for (const recipient of this.recipients.values()) {
      if (recipient.kind !== 'group' || recipient.members.length === 0) continue
      const { members } = recipient
      common = common ? common.filter((handle) => members.includes(handle)) : members.filter((handle) => !this.isContact(handle))
    }
    return common?.length === 1 ? common[0] : undefined
  }

  /** The owner is a member of groups too, and no contact. */
  isContact(handle: Handle): boolean {
    return this.contacts.has(handle)
  }
}

const message = Buffer.from('{"chatItem":')

/** What the account frame says of the owner: handles best first, and a name. */
export function ownerOf(account: Json | undefined, phones: PhoneReader): { readonly handles: readonly Handle[]; readonly name?: string } {
  if (!account) return { handles: [] }
  const [aci, e164, username] = [uuidOf(account.aci), numberOf(account.e164, phones), text(account.username)]
  const name = join(account.givenName, account.familyName)
  const handles: Handle[] = []
  if (aci !== undefined) handles.push(idHandle('signal', aci))
  if (e164 !== undefined) handles.push(phoneHandle(e164))
  if (username !== undefined) handles.push(screenNameHandle('signal', username))
  if (handles.length === 0 && name !== '') handles.push(nameHandle('signal', name))
  return { handles, ...(name !== '' && { name }) }
}
