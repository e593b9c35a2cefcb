import { localDate, timeWords, weekdayWords } from '../../core/dates'
import { isHint } from '../../core/encounterPage'
import type { TimelineItem } from '../../core/model'
import type { LinkEvidence } from '../../core/threads'

/** What a touch was, as its source line says it. */
export function kindWords(item: TimelineItem): string {
  if (isHint(item) && item.kind === 'event') return 'How you met'
  switch (item.kind) {
    case 'message':
      return 'Direct message'
    case 'group-message':
      return item.container ? `In the group ${item.container}` : 'Group message'
    case 'reply':
      return item.direction === 'sent' ? 'Your reply' : 'Reply'
    case 'mention':
      return item.direction === 'sent' ? 'You mentioned them' : 'Mention'
    case 'comment':
      return item.title ? `Comment on “${item.title}”` : 'Comment'
    case 'wall-post':
      return 'Wall post'
    case 'tag':
      return 'Tagged'
    case 'reaction':
      return item.direction === 'sent' ? 'Your reaction' : 'Reaction'
    case 'repost':
      return 'You passed it on'
    case 'quote':
      return 'Quoted'
    case 'call':
      return item.source === 'journal' ? 'Call, written down by you' : 'Call'
    case 'poke':
      return 'Poke'
    case 'event':
      return item.setting === 'private' ? 'Video call in your calendar' : item.grade === 'strong' ? 'Calendar, both attended' : 'Calendar'
    case 'check-in':
      return 'Check-in together'
    case 'introduction':
      return 'Introduction'
    case 'note':
      return item.source === 'journal' ? 'Note, written down by you' : 'Note'
    case 'meeting':
      return 'Written down by you'
    case 'post':
      return 'Your post'
  }
}

/** Why an item is shown with what it answers. */
export function evidenceWords(evidence: LinkEvidence): string {
  switch (evidence) {
    case 'says so':
      return 'answered here'
    case 'same address':
      return 'same address'
    case 'quotes these words':
      return 'quoted here'
  }
}

/** `23 Feb`, `Thu` and `18:40` in the reader's zone; a date without a time is read as written. */
export function whenWords(at: number, dayOnly: string | undefined, zone: string): { date: string; weekday: string; time: string; iso: string } {
  const own = dayOnly ? 'UTC' : zone
  return { date: shortDayWords(at, own), weekday: weekdayWords(at, own), time: dayOnly ? '' : timeWords(at, own), iso: dayOnly ?? new Date(at).toISOString() }
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
/** Three letters for every month, so that the axis keeps its width. */
function shortDayWords(at: number, zone: string): string {
  const { month, day } = localDate(at, zone)
  return `${day} ${months[month - 1]}`
}

/** The heading of a meeting: its own title, else where it was. */
export function meetingTitle(item: TimelineItem): string {
  // The title of a comment is that of the page it stands on.
  if (item.title && !isHint(item)) return item.title
  if (item.place?.name) return item.kind === 'check-in' ? `Together at ${item.place.name}` : `Met at ${item.place.name}`
  return item.kind === 'check-in' ? 'Checked in together' : 'Met'
}

/** The words of a touch; what it was where it has none. */
export function saidWords(item: TimelineItem): string {
  if (item.text || item.title) return item.text || item.title!
  if (item.source === 'journal') return item.kind === 'call' ? 'A call' : item.kind === 'note' ? 'A note' : ''
  return item.setting === 'ambient' ? '' : 'No words kept'
}

/** Place, hours and length in one line. */
export function meetingFacts(item: TimelineItem, zone: string): string {
  const parts: string[] = []
  if (((item.title && !isHint(item)) || (item.source === 'journal' && item.setting !== 'inPerson')) && item.place?.name) parts.push(item.place.name)
  if (item.place?.address) parts.push(item.place.address)
  if (item.at !== null && !item.day) {
    const from = whenWords(item.at, undefined, zone).time
    parts.push(item.until && item.until > item.at ? `${from} to ${whenWords(item.until, undefined, zone).time}` : from)
  }
  if (item.timeNote) parts.push(item.timeNote)
  return parts.join(', ')
}
