import { isUtf8 } from 'node:buffer'
import { Failed } from '../../contract/result'
import { jsonAround } from '../formats/jsonAround'
import { jsonElements, jsonObject, type JsonElement } from '../formats/jsonElements'
import { utf16Of } from '../formats/utf16'
import type { Entry } from '../sources/source'
import { list, object, type Json } from '../formats/jsonValues'
import { nameOf } from './names'

/** A message file: what stands around its messages, and the messages themselves, as often as they are wanted. */
export interface ThreadFile {
  readonly entry: Entry
  readonly fields: Json
  /** Bytes held in memory for it. */
  readonly held: number
  /** Throws `Failed` as the entry does. */
  elements(): AsyncIterable<readonly JsonElement[]>
}

/** Bytes. Files up to here are parsed in one piece, and may be held while the other parts of their conversation are looked at. */
const small = 4 * 1024 * 1024

export async function openThreadFile(entry: Entry): Promise<ThreadFile> {
  const whole = entry.size <= small ? await wholeFile(entry) : undefined
  if (whole) {
    const messages = list(whole.messages)
    return { entry, fields: { ...whole, messages: undefined }, held: entry.size, elements: () => elementsOf(messages) }
  }
  return {
    entry,
    fields: object(await quietly(() => jsonAround(entry.open(), 'messages'))) ?? {},
    held: 0,
    elements: () => jsonElements(entry.open(), ['messages']),
  }
}

/** Names of all that wrote in it. */
export async function sendersIn(file: ThreadFile): Promise<Set<string>> {
  const senders = new Set<string>()
  await quietly(async () => {
    for await (const batch of file.elements())
      for (const { value } of batch as readonly { readonly value?: unknown }[]) {
        const message = object(value)
        const sender = nameOf(message?.sender_name ?? message?.senderName)
        if (sender !== undefined && senders.size < mostSenders) senders.add(sender)
      }
  })
  return senders
}

const mostSenders = 5_000

/** Only what is sound: anything else is read message by message, which tells what is wrong and where. */
async function wholeFile(entry: Entry): Promise<Json | undefined> {
  return quietly(async () => {
    const chunks: Uint8Array[] = []
    let size = 0
    for await (const chunk of entry.open()) {
      chunks.push(chunk)
      if ((size += chunk.length) > small) return undefined
    }
    const bytes = Buffer.concat(chunks)
    if (!isUtf8(bytes) || utf16Of(bytes)) return undefined
    const value = object(jsonObject(bytes))
    return Array.isArray(value?.messages) ? value : undefined
  })
}

async function* elementsOf(messages: readonly unknown[]): AsyncGenerator<readonly JsonElement[]> {
  yield await Promise.resolve(messages.map((value, index) => ({ index, offset: 0, value })))
}

/** What cannot be read now is said when its messages are read. */
async function quietly<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (failure) {
    if (failure instanceof Failed) return undefined
    throw failure
  }
}
