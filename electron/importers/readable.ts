import type { Importer } from './importer'

/** What can be read, in one sentence that stays short however many importers there are: by the kind of thing a person has. */
export function readableWords(importers: readonly Pick<Importer, 'id' | 'title'>[]): string {
  if (importers.length <= few) return `Full Circle reads: ${importers.map(({ title }) => title).join(', ')}.`
  const named = new Map<string, Set<string>>()
  for (const { id, title } of importers) {
    const { group, name = title } = places.get(normal(id)) ?? { group: others }
    const names = named.get(group) ?? new Set()
    named.set(group, names.add(name))
  }
  const parts = [...groups, others].flatMap((group) => {
    const names = [...(named.get(group) ?? [])]
    return names.length > 0 ? [`${group} (${names.join(', ')})`] : []
  })
  return `Full Circle reads ${parts.slice(0, -1).join('; ')}${parts.length > 1 ? '; and ' : ''}${parts.at(-1)}.`
}

const few = 4
const others = 'other things'

const normal = (id: string) => id.toLowerCase().replace(/[^a-z0-9]/g, '')

/** Kinds of things, with the importers of each: ids, and the name a person knows them by. */
const kinds: readonly (readonly [group: string, ...(readonly [name: string, ...ids: string[]])[]])[] = [
  [
    'archives of networks',
    ['X', 'x'], ['Facebook', 'facebook', 'facebookhtml'], ['Messenger', 'messenger'], ['Instagram', 'instagram'], ['Threads', 'threads'], ['Mastodon', 'mastodon'],
    ['Bluesky', 'bluesky'], ['LinkedIn', 'linkedin'], ['Google+', 'googleplus'], ['Reddit', 'reddit'], ['YouTube', 'youtube'],
  ],
  ['chats', ['WhatsApp', 'whatsapp'], ['Telegram', 'telegram'], ['Signal', 'signal'], ['Discord', 'discord']],
  [
    'blogs and comments',
    ['WordPress', 'wordpress'], ['Disqus', 'disqus'], ['Blogger', 'blogger'], ['Movable Type', 'movabletype'],
    ['Commento', 'commento'], ['Isso', 'isso'], ['remark42', 'remark42'], ['webmentions', 'webmention'],
  ],
  [
    'address books',
    ['vCard', 'vcard'], ['CSV tables', 'contactscsv', 'peopletable'], ['hCard pages', 'hcard'], ['Monica', 'monica'], ['Nametag', 'nametag'], ['Meerkat', 'meerkat'],
    ['friends.md', 'friendsmd'],
  ],
  ['calendars and places', ['iCalendar', 'icalendar'], ['Swarm', 'swarm']],
]
const groups = kinds.map(([group]) => group)
const places = new Map(kinds.flatMap(([group, ...named]) => named.flatMap(([name, ...ids]) => ids.map((id) => [id, { group, name }] as const))))
