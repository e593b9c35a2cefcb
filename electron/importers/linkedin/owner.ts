import { emailHandle, nameHandle, screenNameHandle, type Handle } from '../../contract/handles'
import { CsvRecord } from '../csvOutcomes'
import { csvPreview } from '../formats/csv'
import { headerScore, type FileType, type LinkedInFile } from './files'
import { fullName, isPlaceholder, nameKey, slugOf } from './profiles'
import { partiesOf } from './parties'

export interface OwnerFound {
  /** Best first; empty when nothing tells. */
  readonly handles: readonly Handle[]
  readonly name?: string
  readonly choices: readonly Handle[]
}

const headLength = 256 * 1024

/**
 * Whose export it is: no file states the owner's address. Their own side of invitations tells it, then who takes part in every
 * conversation; the name stands in the profile. Looks at the beginnings of files only.
 */
export async function ownerOf(files: readonly LinkedInFile[]): Promise<OwnerFound> {
  const heads = async (type: FileType): Promise<CsvRecord[]> => {
    const all: CsvRecord[] = []
    for (const { entry } of files.filter((file) => file.type === type)) {
      const preview = csvPreview(await entry.head(headLength), { header: headerScore })
      for (const row of preview?.rows ?? []) if (row.error === undefined) all.push(new CsvRecord(preview!.header, row.cells))
    }
    return all
  }
  const profileName = (await heads('profile')).map((row) => fullName(row.get('first name'), row.get('last name'))).find((name) => name !== '')
  const slugs = new Counts()
  const names = new Counts()
  for (const row of await heads('invitations')) {
    const own = row.get('direction').toUpperCase() === 'OUTGOING' ? (['inviterprofileurl', 'from'] as const) : (['inviteeprofileurl', 'to'] as const)
    slugs.add(slugOf(row.get(own[0])))
    names.add(row.get(own[1]))
  }
  const inMessages = everywhere(await heads('messages'))
  const ownName = profileName ?? names.best(1)
  const isCalledSo = (one: string) => ownName !== undefined && inMessages.nameOf.get(one) === nameKey(ownName)
  const slug = slugs.best(1) ?? inMessages.slugs.best(inMessages.conversations * nearly, isCalledSo) ?? only([...inMessages.nameOf.keys()].filter(isCalledSo))
  const name = ownName ?? (slug === undefined ? inMessages.names.best(inMessages.conversations * nearly) : inMessages.writtenName.get(slug))
  const emails = (await heads('emails')).filter((row) => row.get('confirmed').toLowerCase() !== 'no')
  const ordered = [...emails].sort((a, b) => Number(b.get('primary').toLowerCase() === 'yes') - Number(a.get('primary').toLowerCase() === 'yes'))
  const handles = [
    ...(slug === undefined ? [] : [screenNameHandle('linkedin', slug)]),
    ...(name === undefined ? [] : [nameHandle('linkedin', name)]),
    ...ordered.flatMap((row) => (row.get('email address').includes('@') ? [emailHandle(row.get('email address'))] : [])),
  ]
  const choices = slug === undefined ? [...new Set([...slugs.all(), ...inMessages.slugs.all()])].map((one) => screenNameHandle('linkedin', one)) : []
  return { handles: [...new Set(handles)], ...(name !== undefined && { name }), choices: choices.filter((choice) => !handles.includes(choice)).slice(0, 20) }
}

const only = (found: readonly string[]): string | undefined => (found.length === 1 ? found[0] : undefined)

/** "Nearly every conversation": one with an advertiser lacks the owner's address. */
const nearly = 0.8

function everywhere(rows: readonly CsvRecord[]) {
  const conversations = new Map<string, { slugs: Set<string>; names: Set<string> }>()
  const nameOf = new Map<string, string>()
  const writtenName = new Map<string, string>()
  for (const row of rows) {
    const id = row.get('conversation id')
    const known = conversations.get(id) ?? { slugs: new Set(), names: new Set() }
    conversations.set(id, known)
    const { sender, recipients } = partiesOf(row)
    for (const { slug, name } of [sender, ...recipients]) {
      if (slug !== undefined) known.slugs.add(slug)
      if (name === undefined || isPlaceholder(name)) continue
      known.names.add(name)
      if (slug !== undefined && !nameOf.has(slug)) {
        nameOf.set(slug, nameKey(name))
        writtenName.set(slug, fullName(name))
      }
    }
  }
  const slugs = new Counts()
  const names = new Counts()
  for (const one of conversations.values()) {
    for (const slug of one.slugs) slugs.add(slug)
    for (const name of one.names) names.add(name)
  }
  return { conversations: conversations.size, slugs, names, nameOf, writtenName }
}

class Counts {
  private readonly counts = new Map<string, number>()

  add(value: string | undefined): void {
    if (value !== undefined && !isPlaceholder(value)) this.counts.set(value, (this.counts.get(value) ?? 0) + 1)
  }

  /** The one counted most and at least so often; of several, the one that fits, else none. */
  best(least: number, fits?: (value: string) => boolean): string | undefined {
    const most = Math.max(0, ...this.counts.values())
    const tops = [...this.counts].filter(([, count]) => count === most && count >= least).map(([value]) => value)
    return tops.length === 1 ? tops[0] : tops.find((value) => fits?.(value))
  }

  all(): string[] {
    return [...this.counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([value]) => value)
  }
}
