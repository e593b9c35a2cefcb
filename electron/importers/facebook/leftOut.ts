import type { Entry } from '../sources/source'

const namedFiles = 12

/** What of a download is not read, in words with counts. `rest` is what the files are called that nothing else is said of. */
export function leftOut(entries: readonly Entry[], rest = 'other data'): string[] {
  const counts = new Map<string, number>()
  const others = new Set<string>()
  for (const { path } of entries) {
    const kind = kinds.find(([, form]) => form.test(path))?.[0]
    if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1)
    else if (/\.(?:json|html?|csv)$/i.test(path)) others.add(path.slice(path.lastIndexOf('/') + 1))
  }
  const words = kinds.flatMap(([kind]) => {
    const count = counts.get(kind)
    if (count === undefined) return []
    return [kind === media ? `${media}: ${files(count)} ${count === 1 ? 'is' : 'are'} listed, not copied` : `${kind}: ${files(count)}`]
  })
  if (others.size > 0) words.push(`${rest}: ${named([...others])}`)
  return words
}

const media = 'media'

const kinds: readonly (readonly [words: string, form: RegExp])[] = [
  ['ad data', /(?:^|\/)(?:ads_information|ads_and_businesses|ad_preferences)\/|(?:^|\/)(?:advertisers_|ads_interests|ad_)[^/]*$/i],
  ['what apps and websites reported', /(?:^|\/)apps_and_websites(?:_off_of_facebook)?\/|(?:^|\/)(?:your_off-facebook_activity|your_activity_off_meta_technologies)[^/]*$/i],
  ['what Messenger keeps for itself (autofill, stickers, support)', /(?:^|\/)messages\/(?:stickers_used\/|[^/]*(?:autofill_information|secret_conversations|support_messages|your_cross-app_messaging)[^/]*$)/i],
  ['profiles you looked at', /(?:^|\/)people_and_friends\.json$/i],
  ['security and log-in data', /(?:^|\/)security_and_login_information\//i],
  ['settings', /(?:^|\/)preferences\//i],
  ['empty categories', /(?:^|\/)no-data\.txt$/i],
  [media, /\.(?:jpe?g|png|gif|webp|heic|bmp|mp4|mov|avi|m4v|webm|mp3|m4a|aac|ogg|opus|wav|pdf|zip|docx?|xlsx?|pptx?)$/i],
]

const files = (count: number): string => (count === 1 ? '1 file' : `${count.toLocaleString('en')} files`)

function named(names: readonly string[]): string {
  const shown = [...names].sort().slice(0, namedFiles)
  const rest = names.length - shown.length
  return rest > 0 ? `${shown.join(', ')} and ${rest.toLocaleString('en')} more` : shown.join(', ')
}
