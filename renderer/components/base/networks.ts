import { networkName as nameOf } from '../../core/handles'

/** Networks and importers whose ink is named otherwise than they are. */
const inks = new Map([
  ['icalendar', 'calendar'], ['card', 'contacts'], ['vcard', 'contacts'], ['tel', 'contacts'], ['email', 'mail'], ['url', 'blog'],
  ['contacts-csv', 'contacts'], ['people-table', 'contacts'], ['monica', 'contacts'], ['nametag', 'contacts'], ['meerkat', 'contacts'], ['friends-md', 'contacts'],
  ['messenger', 'facebook'], ['facebookHtml', 'facebook'], ['hcard', 'contacts'],
  ...['blogger', 'disqus', 'movable-type', 'commento', 'isso', 'remark42', 'webmention'].map((network) => [network, 'blog'] as const),
])
const inked = new Set([
  'x', 'facebook', 'linkedin', 'mastodon', 'wordpress', 'swarm', 'calendar', 'contacts', 'whatsapp', 'telegram', 'signal', 'mail', 'instagram',
  'bluesky', 'threads', 'discord', 'reddit', 'youtube', 'blog',
])

/** The class that sets the ink of a source mark or a coverage bar. Archives may name any network: what is not known is `other`. */
export function networkInk(network: string): string {
  const ink = inks.get(network) ?? network
  return inked.has(ink) ? ink : 'other'
}

const importers = new Map([['icalendar', 'calendar'], ['contacts', 'vcard']])
const importerNames = new Map([
  ['contacts-csv', 'Contacts'], ['people-table', 'Table of people'], ['facebookHtml', 'Facebook'], ['hcard', 'Saved pages'],
])

/** The name of a network, or of what an importer reads. */
export const networkName = (network: string): string => importerNames.get(network) ?? nameOf(importers.get(network) ?? network)
