import type { ColumnRole } from '#contract/records'
import { networkName } from '../base/networks'

export interface RoleGroup {
  readonly name: string
  readonly roles: readonly { readonly role: ColumnRole; readonly words: string }[]
}

const group = (name: string, words: Readonly<Partial<Record<ColumnRole, string>>>): RoleGroup =>
  ({ name, roles: Object.entries(words).map(([role, text]) => ({ role: role as ColumnRole, words: text! })) })

const plain: readonly RoleGroup[] = [
  group('Name', {
    name: 'whole name', given: 'given name', additional: 'middle name', family: 'family name', prefix: 'title before the name', suffix: 'after the name',
    nickname: 'nickname', phonetic: 'how it is spoken', maiden: 'maiden name', pronouns: 'pronouns',
  }),
  group('To reach them', { email: 'e-mail address', phone: 'phone number', url: 'web page', address: 'postal address' }),
  group('About them', {
    organisation: 'organisation', department: 'department', jobTitle: 'job title', relation: 'related person', label: 'group or label', note: 'note',
    howMet: 'how you met', birthday: 'birthday', anniversary: 'anniversary', date: 'another date', lastContact: 'last contact with them', id: 'number of the row in its program',
  }),
]
const services = ['x', 'facebook', 'instagram', 'linkedin', 'mastodon', 'bluesky', 'threads', 'whatsapp', 'telegram', 'signal', 'discord', 'reddit', 'youtube', 'github', 'skype']

/** All meanings a column can have. A guess of some other service is among them. */
export function roleGroups(guesses: readonly ColumnRole[]): readonly RoleGroup[] {
  const known = new Set<ColumnRole>(services.map((service): ColumnRole => `handle:${service}`))
  const others = guesses.filter((role): role is `handle:${string}` => role.startsWith('handle:') && !known.has(role))
  const accounts = [...known, ...others] as `handle:${string}`[]
  return [...plain, { name: 'Account', roles: [...new Set(accounts)].map((role) => ({ role, words: `account on ${networkName(role.slice('handle:'.length))}` })) }]
}

/** Columns with the same meaning that only one can have: of several, the first with something in it counts. */
export const lonely: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['name', 'given', 'family', 'birthday', 'id', 'pronouns', 'prefix', 'suffix'])
