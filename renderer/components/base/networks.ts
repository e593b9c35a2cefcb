/** How networks are called and which ink their tick has. Archives may name any network: what is not known here is shown as it is, in `other`. */
const known = new Map<string, { readonly name: string; readonly ink: string }>([
  ['x', { name: 'X', ink: 'x' }],
  ['facebook', { name: 'Facebook', ink: 'facebook' }],
  ['linkedin', { name: 'LinkedIn', ink: 'linkedin' }],
  ['mastodon', { name: 'Mastodon', ink: 'mastodon' }],
  ['wordpress', { name: 'WordPress', ink: 'wordpress' }],
  ['swarm', { name: 'Swarm', ink: 'swarm' }],
  ['calendar', { name: 'Calendar', ink: 'calendar' }],
  ['icalendar', { name: 'Calendar', ink: 'calendar' }],
  ['contacts', { name: 'Address book', ink: 'contacts' }],
  ['card', { name: 'Address book', ink: 'contacts' }],
  ['vcard', { name: 'Address book', ink: 'contacts' }],
  ['tel', { name: 'Phone', ink: 'contacts' }],
  ['url', { name: 'Web', ink: 'blog' }],
  ['email', { name: 'Mail', ink: 'mail' }],
  ['mail', { name: 'Mail', ink: 'mail' }],
  ['whatsapp', { name: 'WhatsApp', ink: 'whatsapp' }],
  ['telegram', { name: 'Telegram', ink: 'telegram' }],
  ['signal', { name: 'Signal', ink: 'signal' }],
  ['instagram', { name: 'Instagram', ink: 'instagram' }],
  ['bluesky', { name: 'Bluesky', ink: 'bluesky' }],
  ['threads', { name: 'Threads', ink: 'threads' }],
  ['discord', { name: 'Discord', ink: 'discord' }],
  ['reddit', { name: 'Reddit', ink: 'reddit' }],
  ['youtube', { name: 'YouTube', ink: 'youtube' }],
  ['blog', { name: 'Blog', ink: 'blog' }],
  ['journal', { name: 'Written by you', ink: 'other' }],
])

export const networkName = (network: string): string => known.get(network)?.name ?? network

/** The class that sets the ink of a source mark or a coverage bar. */
export const networkInk = (network: string): string => known.get(network)?.ink ?? 'other'
