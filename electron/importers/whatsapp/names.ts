import { nameHandle, phoneHandle, tidy, type Handle } from '../../contract/handles'
import { PhoneReader } from '../formats/phones'

/** Numbers stand with their country, so the region does not matter. */
const phones = new PhoneReader('')

/** An author as the file writes it: a name of the address book, a number, or `~ name` for somebody who is not in it. */
export function authorHandle(network: string, written: string): Handle {
  const name = authorKey(written)
  const number = /^[+(\d][\d\s().\-/]{5,30}$/.test(name) ? phones.e164(name) : undefined
  if (number !== undefined) return phoneHandle(number)
  // What people call themselves is not what the owner calls somebody: the tilde keeps them apart.
  return nameHandle(network, name)
}

/** What a chat with somebody outside the address book is called. Groups are called by words. */
export const isNumber = (name: string): boolean => authorHandle('', name).startsWith('tel:')

/** One spelling for each author: `~\u202FCy`, `~ Cy` and `~Cy` are one. */
export const authorKey = (written: string): string => tidy(written).replace(/^~\s+/, '~')

/** What to call the author; nothing for a number. */
export const authorName = (handle: Handle): string | undefined => {
  const found = /^[a-z]+:name:~?(.+)$/.exec(handle)
  return found?.[1]
}

/** Compares names as file systems leave them: without marks, punctuation and case. */
export function looseName(name: string): string {
  const tidied = tidy(name).toLowerCase()
  const letters = tidied.replace(/[^\p{L}\p{N}]/gu, '')
  return letters === '' ? tidied : letters
}

/** The words in front of the name differ from language to language; with any of them comes the program's name. */
const fileForms: readonly RegExp[] = [
  /^(?:WhatsApp[ -]?chat|Chat WhatsApp|Chat de WhatsApp|Conversa do WhatsApp|Discussion WhatsApp|Czat WhatsApp|WhatsApp-chatt|WhatsApp Sohbeti|Чат WhatsApp|Obrolan WhatsApp)\s?-\s(.+)$/iu,
  /^(?:WhatsApp[ -]?chatt?|Chat de WhatsApp|Chat WhatsApp|Conversa do WhatsApp|Conversación de WhatsApp|Discussion WhatsApp|Conversation WhatsApp|Czat WhatsApp|Chat do WhatsApp|Чат WhatsApp|Obrolan WhatsApp)\s(?:with|mit|met|con|com|avec|med|z|ze|с|contact|dengan)\s(.+)$/iu,
  /^(.+?) ile WhatsApp Sohbeti$/iu,
  /^WhatsApp-keskustelu: (.+)$/iu,
  /^与(.+?)的\s?WhatsApp\s?聊天$/u,
  /^與(.+?)的\s?WhatsApp\s?對話$/u,
  /^(.+?)とのWhatsAppチャット$/u,
  /^(.+?)님?과의? WhatsApp 대화$/u,
  /^محادثة واتساب مع (.+)$/u,
]

/** The chat's name out of the name of its file or zip; `_chat.txt` has none. */
export function chatNameOf(fileName: string): string | undefined {
  const stem = tidy(fileName)
    .replace(/(?:\.(?:txt|zip))+$/i, '')
    // Browsers number what is there already.
    .replace(/ ?\(\d{1,3}\)$/, '')
    .trim()
  for (const form of fileForms) {
    const name = form.exec(stem)?.[1]?.trim()
    if (name) return name
  }
  return undefined
}

/** Where the words around the name are unknown: the speaker whose name the file's name ends or begins with. */
export function nameWithin(fileName: string, names: readonly string[]): string | undefined {
  if (!/whatsapp|واتساب/iu.test(fileName)) return undefined
  const stem = looseName(fileName.replace(/(?:\.(?:txt|zip))+$/i, '').replace(/ ?\(\d{1,3}\)$/, ''))
  const fitting = names.filter((name) => looseName(name).length > 1 && (stem.endsWith(looseName(name)) || stem.startsWith(looseName(name))))
  return fitting.sort((a, b) => b.length - a.length)[0]
}
