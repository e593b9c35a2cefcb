import type { Handle } from '../../contract/handles'
import type { Ask, Claim } from '../../contract/records'
import type { Entry, Source } from '../sources/source'
import { holdsCards } from '../vcard/files'
import { plainOrder } from './dateOrder'
import { isChatText, lookAt, sameName, type ChatFile } from './files'
import { authorHandle } from './names'
import { dayWords } from '../formats/dayWords'

/** What reading needs to know of the claim; the importer's own. */
export interface ClaimDetail {
  readonly files: readonly ChatFile[]
  /** Contacts that were sent around, lying beside the chats. */
  readonly cards: readonly string[]
}

export interface ClaimWords {
  readonly network: 'whatsapp' | 'signal'
  readonly importer: string
  readonly title: string
}

/** The year behind the one in which an export can have been made; a claim knows no clock. */
const lastYear = 2100
const mostChoices = 60

/** One claim for all chats dropped together: they come from one phone. */
export async function claims(source: Source, { network, importer, title }: ClaimWords): Promise<readonly Claim[]> {
  const entries: Entry[] = []
  const files: ChatFile[] = []
  for (const entry of source.entries) {
    if (!(await isChatText(entry, network))) continue
    const file = await lookAt(entry, lastYear)
    if (!file) continue
    entries.push(entry)
    files.push(file)
  }
  if (files.length === 0) return []
  const sent = new Map(entries.map((entry, index) => [folderOf(entry), new Set(files[index]!.cards)]))
  const beside = source.entries.filter((entry) => entry.root !== entry.path && sent.has(folderOf(entry)))
  const cards: Entry[] = []
  for (const entry of beside) if (sent.get(folderOf(entry))!.has(baseOf(entry)) && (await holdsCards(entry))) cards.push(entry)
  const owner = ownersOf(files, network)
  const detail: ClaimDetail = { files, cards: cards.map(({ label }) => label) }
  const read = [...entries, ...cards]
  return [
    {
      importer,
      title,
      source: [...new Set(entries.map(({ root }) => root))].join(', '),
      recognised: recognised(files),
      owner: owner.found,
      ...(owner.choices.length > 0 && { ownerChoices: owner.choices }),
      asks: asksOf(files),
      entries: read.map(({ label }) => label),
      bytes: read.reduce((sum, { size }) => sum + size, 0),
      ignored: leftOut(beside.filter((entry) => isMedia.test(entry.path) && !read.includes(entry)).length),
      detail,
    },
  ]
}

/** Where media and cards lie beside their chat. */
const folderOf = (entry: Entry): string => `${entry.root}/${entry.path}`.replace(/[^/]*$/, '')
const baseOf = (entry: Entry): string => entry.path.slice(entry.path.lastIndexOf('/') + 1)

const isMedia = /\.(?:jpe?g|png|webp|gif|heic|mp4|mov|3gp|opus|ogg|m4a|mp3|aac|amr|pdf|docx?|xlsx?|pptx?|zip|vcf|txt)$/i

const leftOut = (media: number): string[] =>
  media === 0 ? [] : [`media: ${media.toLocaleString('en')} ${media === 1 ? 'file is' : 'files are'} listed, not copied`]

/**
 * In a chat of two that is named after one of them, the other is the owner; else whoever speaks in all of several chats. Nobody
 * when that leaves more than one.
 */
function ownersOf(files: readonly ChatFile[], network: string): { readonly found: readonly Handle[]; readonly choices: readonly Handle[] } {
  const votes = new Map<Handle, { private: number; files: number; messages: number }>()
  for (const { speakers, group, name } of files) {
    const other = group || name === undefined ? undefined : (speakers.find((speaker) => sameName(speaker.name, name)) ?? speakers.find((speaker) => speaker.name.startsWith('~')))
    for (const speaker of speakers) {
      const handle = authorHandle(network, speaker.name)
      let vote = votes.get(handle)
      if (!vote) votes.set(handle, (vote = { private: 0, files: 0, messages: 0 }))
      vote.files++
      vote.messages += speaker.count
      if (!group && name !== undefined && speaker !== other && (other || speakers.length === 1)) vote.private++
    }
  }
  const ranked = [...votes].sort(([a, x], [b, y]) => y.private - x.private || y.files - x.files || y.messages - x.messages || (a < b ? -1 : 1))
  const everywhere = ranked.filter(([, vote]) => vote.files === files.length)
  const best = ranked[0]
  const found = best && best[1].private > 0 ? [best[0]] : files.length > 1 && everywhere.length === 1 ? [everywhere[0]![0]] : []
  return { found, choices: ranked.slice(0, mostChoices).map(([handle]) => handle) }
}

function asksOf(files: readonly ChatFile[]): readonly Ask[] {
  const open = files.filter((file) => !file.certain)
  const asked = open[0] ?? files[0]!
  const samples = [...new Set((open.length > 0 ? open : files).flatMap((file) => file.dates))].slice(0, 6)
  return [{ ask: 'dateOrder', guess: plainOrder(asked.order), certain: open.length === 0, samples }, { ask: 'zone' }]
}

const listed = 5

/** `Ben (4 July 2021 to 5 August 2022, 412 messages), Trip (group, …) and 3 more chats`. */
function recognised(files: readonly ChatFile[]): string {
  const described = files.slice(0, listed).map(({ name, group, speakers, days, messages }) => {
    const who = name ?? speakers.slice(0, 3).map((speaker) => speaker.name).join(', ')
    const more = name === undefined && speakers.length > 3 ? ` and ${speakers.length - 3} more` : ''
    const when = days[0] === days[1] ? words(days[0]) : `${words(days[0])} to ${words(days[1])}`
    return `${who}${more} (${group ? `group in which ${speakers.length} write, ` : ''}${when}, ${messages.toLocaleString('en')} ${messages === 1 ? 'message' : 'messages'})`
  })
  const rest = files.length - described.length
  if (rest > 0) described.push(`${rest} more ${rest === 1 ? 'chat' : 'chats'}`)
  return described.length > 1 ? `${described.slice(0, -1).join(', ')} and ${described.at(-1)!}` : described[0]!
}

const words = (day: string): string => (day === '' ? 'an unreadable date' : dayWords(Date.parse(`${day}T12:00:00Z`)))
