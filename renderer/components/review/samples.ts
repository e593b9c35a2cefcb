import type { TimelineItem } from '../../core/model'

/** The first, one of the middle and the last of what has words; meetings where there are none. What is nobody's contact, or set aside, is no sample. */
export function samplesOf(items: readonly TimelineItem[]): readonly TimelineItem[] {
  const own = items.filter(({ at, byOther, aside, verdict, setting }) => at !== null && !byOther && !aside && verdict !== 'rejected' && setting !== 'ambient')
  const written = own.filter(({ text }) => text !== undefined && text.trim() !== '')
  const some = written.length > 0 ? written : own
  const places = new Set([0, Math.floor((some.length - 1) / 2), some.length - 1])
  return [...places].flatMap((place) => some[place] ?? [])
}

/** The words in short; what has none says what it was. */
export function sampleWords({ text = '', title, place }: TimelineItem, most = 160): string {
  const words = text.trim() || title || place?.name || ''
  return words.length > most ? `${words.slice(0, most).trimEnd()}…` : words
}
