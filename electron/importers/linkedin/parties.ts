import type { CsvRecord } from '../csvOutcomes'
import { isOrganisationPage, slugOf, type Party } from './profiles'

export interface Parties {
  readonly sender: Party
  /** The sender's address is that of a company or school. */
  readonly fromOrganisation: boolean
  readonly recipients: readonly Party[]
}

/** More than this is no group of people. */
const most = 500

/** Who wrote a message, and to whom. */
export function partiesOf(row: CsvRecord): Parties {
  const url = row.get('sender profile url')
  const urls = row.get('recipient profile urls').split(',').map((one) => one.trim()).filter((one) => one !== '').slice(0, most)
  return {
    sender: { slug: slugOf(url), name: row.get('from') || undefined },
    fromOrganisation: isOrganisationPage(url),
    recipients: urls.length > 0 ? byAddress(urls, row.get('to')) : namesIn(row.get('to')).map((name) => ({ name })),
  }
}

/** Names belong to addresses in order, when there are as many. A name with a comma spoils the count: then only the address is sure. */
function byAddress(urls: readonly string[], to: string): Party[] {
  const split = to.split(',').map((name) => name.trim())
  const names = split.length === urls.length ? split : namesIn(to)
  return urls.flatMap((url, at) => {
    const slug = slugOf(url)
    if (slug === undefined) return []
    return [{ slug, name: names.length === urls.length ? names[at] || undefined : undefined }]
  })
}

/** `Nora Quist,Zoë Brandt, PhD` are two names. */
function namesIn(to: string): string[] {
  const names: string[] = []
  for (const part of to.split(',').slice(0, most)) {
    const name = part.trim()
    if (name === '') continue
    if (names.length > 0 && isTitle(name)) names[names.length - 1] += `, ${name}`
    else names.push(name)
  }
  return names
}

/** What stands behind a comma and is nobody: `PhD`, `Jr.`, `MBA`, `P.E.` */
const isTitle = (text: string): boolean => text.length <= 12 && !/\s\S+\s/.test(text) && (titles.has(text.toLowerCase().replace(/\./g, '')) || /^(?:[A-Z]{2,6}|(?:[A-Z]\.){2,4})(?:[ -][A-Z]{1,4})?$/.test(text))
const titles = new Set(['phd', 'dphil', 'edd', 'jr', 'sr', 'ii', 'iii', 'iv', 'esq', 'md', 'ba', 'bsc', 'ma', 'msc', 'mba', 'meng', 'dr', 'ing', 'dipl-ing'])
