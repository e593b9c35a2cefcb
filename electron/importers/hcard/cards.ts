import { createHash } from 'node:crypto'
import { mf2 } from 'microformats-parser'
import { cardHandle, emailHandle, isRoleAddress, phoneHandle, tidy, type Handle } from '../../contract/handles'
import type { Card, Labelled, PersonFact } from '../../contract/records'
import { siteHandle } from '../comments/writers'
import { partialDate } from '../formats/dates'
import { htmlToText } from '../formats/html'
import type { PhoneReader } from '../formats/phones'
import { profileHandle } from '../../contract/profileUrls'
import { addressOf } from './page'

type Item = ReturnType<typeof mf2>['items'][number]

/** Stands for the address of a page that is not known: what is relative to it is dropped. */
const nowhere = 'https://page.invalid/'

/** The people of a page: those it describes, then those it only links to with a word about them (XFN). Undefined when it cannot be read. */
export function peopleOf(html: string, phones: PhoneReader): readonly (PersonFact | 'nobody')[] | undefined {
  try {
    const page = mf2(html, { baseUrl: addressOf(html) ?? nowhere })
    return [...cardsIn(page.items).map((item) => personOf(item, phones) ?? 'nobody'), ...friends(page['rel-urls'])]
  } catch {
    return undefined // it throws for addresses that are none, and for pages deeper than its stack: told as a page that cannot be read
  }
}

/** Cards of the page, and the authors of its entries. An organisation inside a card is no person of its own. */
function cardsIn(items: readonly Item[]): readonly Item[] {
  return items.flatMap((item) => {
    if (item.type?.includes('h-card')) return [item, ...cardsIn(item.children ?? [])]
    const inside = Object.values(item.properties).flatMap((values) => values.filter((value): value is Item => typeof value === 'object' && 'properties' in value))
    return cardsIn([...inside, ...(item.children ?? [])])
  })
}

function personOf(item: Item, phones: PhoneReader): PersonFact | undefined {
  const all = (name: string): readonly string[] => (item.properties[name] ?? []).map(wordsOf).filter((value) => value !== '')
  const first = (name: string): string | undefined => all(name)[0]
  const urls = all('url').filter(isAddress)
  const emails = all('email').map((value) => tidy(value.replace(nowhere, '').replace(/^mailto:/i, '').replace(/\?.*$/, ''))).filter((value) => value.includes('@'))
  const numbers = all('tel').map((value) => value.replace(/^tel:/i, ''))
  const name = tidy(first('name') ?? [first('given-name'), first('family-name')].filter(Boolean).join(' '))
  const organisation = first('org')
  const handles = new Set<Handle>()
  const key = [...all('uid').filter(isAddress), ...urls].map((url) => profileHandle(url) ?? siteHandle(url)).find((handle) => handle !== undefined)
  if (key !== undefined) handles.add(key)
  for (const url of urls) {
    const profile = profileHandle(url)
    if (profile !== undefined) handles.add(profile)
  }
  for (const email of emails) if (!isRoleAddress(email.toLowerCase())) handles.add(emailHandle(email))
  for (const number of numbers) {
    const e164 = phones.e164(number)
    if (e164 !== undefined) handles.add(phoneHandle(e164))
  }
  if (name === '' && handles.size === 0) return undefined
  if (handles.size === 0) handles.add(cardHandle(`hcard-${createHash('sha256').update(JSON.stringify([name.toLowerCase(), tidy(organisation ?? '').toLowerCase()])).digest('hex').slice(0, 32)}`))
  const [best] = handles
  const birthday = first('bday')
  const date = birthday === undefined ? undefined : partialDate(birthday, 'birthday')
  const address = tidy([first('street-address'), first('postal-code'), first('locality'), first('region'), first('country-name')].filter(Boolean).join(', ')) || tidy(first('adr') ?? '')
  const lists = { nicknames: all('nickname'), emails: emails.map(valued), phones: numbers.map(valued), urls: urls.map(valued), labels: all('category') }
  const card: Card = {
    ...part('given', first('given-name')),
    ...part('additional', first('additional-name')),
    ...part('family', first('family-name')),
    ...part('prefix', first('honorific-prefix')),
    ...part('suffix', first('honorific-suffix')),
    ...Object.fromEntries(Object.entries(lists).filter(([, values]) => values.length > 0)),
    ...(date && { dates: [date] }),
    ...(address !== '' && { addresses: [{ value: address }] }),
    ...part('organisation', organisation),
    ...part('jobTitle', first('job-title') ?? first('title') ?? first('role')),
    ...part('note', all('note').join('\n') || undefined),
    ...(organisation !== undefined && organisation === name && { isOrganisation: true }),
  }
  return { fact: 'person', id: `hcard:${best}`, handles: [...handles], ...(name !== '' && { name }), card }
}

const part = <K extends string>(key: K, value: string | undefined) => (value === undefined || tidy(value) === '' ? {} : ({ [key]: key === 'note' ? value.trim() : tidy(value) } as Record<K, string>))

const valued = (value: string): Labelled => ({ value })

/** Text of a property, whatever its kind. Never markup. */
function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value.trim().slice(0, wordsLimit)
  if (typeof value !== 'object' || value === null) return ''
  const { value: words, html } = value as { readonly value?: unknown; readonly html?: unknown }
  return typeof words === 'string' ? words.trim().slice(0, wordsLimit) : typeof html === 'string' ? htmlToText(html.slice(0, wordsLimit)) : ''
}

const wordsLimit = 10_000

const isAddress = (url: string): boolean => /^https?:\/\//i.test(url) && !url.startsWith(nowhere) && url.length < 2000

/** Words of XFN that say something of people; `me` is the page's own. */
const relations = new Map([
  ['friend', 'friend'], ['acquaintance', 'acquaintance'], ['contact', 'contact'], ['met', 'met in person'], ['co-worker', 'co-worker'], ['colleague', 'colleague'],
  ['co-resident', 'co-resident'], ['neighbor', 'neighbour'], ['child', 'child'], ['parent', 'parent'], ['sibling', 'sibling'], ['spouse', 'spouse'], ['kin', 'family'],
  ['muse', 'muse'], ['crush', 'crush'], ['date', 'date'], ['sweetheart', 'sweetheart'],
])

function friends(links: ReturnType<typeof mf2>['rel-urls']): readonly PersonFact[] {
  return Object.entries(links).flatMap(([url, { rels, text }]): PersonFact[] => {
    const labels = [...new Set(rels.flatMap((rel) => relations.get(rel.toLowerCase()) ?? []))]
    const handle = isAddress(url) ? (profileHandle(url) ?? siteHandle(url)) : undefined
    if (labels.length === 0 || handle === undefined) return []
    const name = tidy(text)
    return [{ fact: 'person', id: `hcard:${handle}`, handles: [handle], ...(name !== '' && { name }), card: { labels, urls: [{ value: url }] } }]
  })
}
