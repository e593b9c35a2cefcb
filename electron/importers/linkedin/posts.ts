import { ownStream } from '../../contract/handles'
import type { InteractionFact, Position } from '../../contract/records'
import type { CsvRecord } from '../csvOutcomes'
import type { Outcome } from '../importer'
import { hashedId, type Ordinals } from '../naturalIds'
import { momentOf } from './dates'

export interface PostContext {
  readonly ordinals: Ordinals
  readonly now: number
  readonly saw: (at: number) => void
}

const knownOfShare = new Set(['date', 'sharelink', 'sharecommentary'])
const knownOfComment = new Set(['date', 'link', 'message'])

/** A post of the owner's. */
export function shareOutcome(row: CsvRecord, at: Position, context: PostContext): Outcome {
  const link = row.get('sharelink')
  const text = shareText(row.raw('sharecommentary'))
  const urn = urnOf(link)
  if (text === '' && urn === undefined && row.get('sharedurl') === '') return { at, skipped: 'a post without text or link' }
  const shared = row.get('sharedurl')
  const date = row.get('date')
  return {
    at,
    facts: [
      {
        ...own(date, context),
        id: urn === undefined ? context.ordinals.number(`linkedin:share:${hashedId(date, link, text)}`) : `linkedin:${urn}`,
        kind: 'post',
        ...(text !== '' && { text }),
        ...(isLink(link) && { link }),
        ...(isLink(shared) && { answers: [...urnIds(shared), shared] }),
        ...moreOf(row, knownOfShare),
      },
    ],
  }
}

/** A comment of the owner's on a post; whose the post is, the export does not say. */
export function commentOutcome(row: CsvRecord, at: Position, context: PostContext): Outcome {
  const link = row.get('link')
  const text = row.get('message')
  if (text === '') return { at, skipped: 'a comment without text' }
  const date = row.get('date')
  return {
    at,
    facts: [
      {
        ...own(date, context),
        id: context.ordinals.number(`linkedin:comment:${hashedId(urnOf(link) ?? link, date, text)}`),
        kind: 'comment',
        text,
        ...(isLink(link) && { link, answers: [...urnIds(link), link] }),
        ...moreOf(row, knownOfComment),
      },
    ],
  }
}

function own(date: string, { now, saw }: PostContext): Omit<InteractionFact, 'id' | 'kind'> {
  const moment = momentOf(date, now)
  if (moment.at !== null) saw(moment.at)
  return {
    fact: 'interaction', stream: ownStream('linkedin'), ...moment,
    network: 'linkedin', setting: 'public', direction: 'sent', who: [],
  }
}

function moreOf(row: CsvRecord, known: ReadonlySet<string>): { more?: Record<string, unknown> } {
  const more = row.more(known)
  return more ? { more } : {}
}

const isLink = (text: string): boolean => /^https?:\/\//i.test(text)

/** `urn:li:activity:74…` of an address; its number looks like a time and must not be read as one. */
function urnOf(link: string): string | undefined {
  const match = /urn(?::|%3A)li(?::|%3A)([A-Za-z]{3,20})(?::|%3A)(\d{1,20})/.exec(link.slice(0, 2000))
  return match ? `urn:li:${match[1]}:${match[2]}` : undefined
}

const urnIds = (link: string): string[] => {
  const urn = urnOf(link)
  return urn === undefined ? [] : [`linkedin:${urn}`]
}

/** LinkedIn writes each line end of a post as quotation mark, line end, quotation mark; one may be left over at either end. */
export function shareText(written: string): string {
  const text = written.replaceAll('"\n"', '\n')
  if (text === written) return written.trim()
  const odd = (text.split('"').length - 1) % 2 === 1
  const trimmed = text.trim()
  if (!odd) return trimmed
  return (trimmed.startsWith('"') ? trimmed.slice(1) : trimmed.endsWith('"') ? trimmed.slice(0, -1) : trimmed).trim()
}
