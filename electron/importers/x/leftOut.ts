import type { Entry } from '../sources/source'

const namedFiles = 12

/** What of an archive is not read, in words with counts. */
export function leftOut(entries: readonly Entry[]): string[] {
  let ads = 0
  let media = 0
  let viewer = 0
  const others = new Set<string>()
  for (const { path } of entries) {
    const name = path.slice(path.lastIndexOf('/') + 1)
    if (name.startsWith('._') || path.includes('__MACOSX/') || name === '.DS_Store' || name === 'Thumbs.db' || name === 'desktop.ini') continue
    if (/(?:^|\/)[\w-]*media(?:-part\d+)?(?:\/|\.zip(?:\/|$))/i.test(path)) media++
    else if (/(?:^|\/)(?:assets|css|img|lib)\//i.test(path) || /\.html?$/i.test(name)) viewer++
    else if (/^ad-/i.test(name)) ads++
    // Anything else beside the archive is not of it: other importers speak for that.
    else if (/\.(?:js|txt)$/i.test(name)) others.add(name)
  }
  const words: string[] = []
  if (ads > 0) words.push(`ad data: ${files(ads)}`)
  if (media > 0) words.push(`media: ${files(media)} ${media === 1 ? 'is' : 'are'} listed, not copied`)
  if (viewer > 0) words.push(`the archive's own viewer: ${files(viewer)}`)
  if (others.size > 0) words.push(`other data: ${named([...others])}`)
  return words
}

const files = (count: number): string => (count === 1 ? '1 file' : `${count.toLocaleString('en')} files`)

function named(names: readonly string[]): string {
  const shown = [...names].sort().slice(0, namedFiles)
  const rest = names.length - shown.length
  return rest > 0 ? `${shown.join(', ')} and ${rest.toLocaleString('en')} more` : shown.join(', ')
}
