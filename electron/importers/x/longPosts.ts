import { ownStream, screenNameHandle, type Handle, type Stream } from '../../contract/handles'
import type { InteractionFact, Kind, Position } from '../../contract/records'
import type { Outcome } from '../importer'
import { Leftover, list, object, text, type Json } from '../formats/jsonValues'
import { idOf, screenNameOf, unwrap } from './json'
import type { Owner } from './owner'
import { parseTime } from '../formats/writtenTimes'
import { decodeEntities } from './tweetText'

/** The whole text of a tweet that is longer than a tweet may be. */
export interface LongPost {
  readonly text: string
  /** People the long text mentions and the cut one does not. */
  mentionsBeyond(tweet: Json, owner: Owner): readonly Handle[]
}

interface Note {
  readonly id: string
  readonly at: Position
  readonly created: number | null
  /** For comparing: decoded, links short, without the mentions in front. */
  readonly plain: string
  readonly text: string
  readonly screenNames: readonly string[]
  readonly more: Readonly<Record<string, unknown>> | undefined
  matched: boolean
}

const known = new Set(['noteTweetId', 'createdAt', 'updatedAt', 'lifecycle', 'core'])

/** Long posts lie in a file of their own, under ids of their own: what ties one to its tweet is the second and the beginning. */
export class LongPosts {
  private readonly bySecond = new Map<number, Note[]>()
  private readonly undated: Note[] = []
  private characters = 0

  /** Keeps a record of `note-tweet.js` until its tweet is read; says why when it cannot. */
  add(value: unknown, at: Position): Outcome | undefined {
    const record = unwrap(value)
    const id = idOf(record?.noteTweetId)
    const core = object(record?.core)
    const raw = text(core?.text)
    if (!record || id === undefined || !core || raw === undefined) return { at, failed: 'a long post without id or text' }
    if (this.characters > longest) return { at, failed: 'more than 64 million characters of long posts' }
    this.characters += raw.length
    const created = parseTime(record.createdAt)
    const rest = new Leftover()
    rest.take(record, known)
    const note: Note = {
      id,
      at,
      created,
      plain: withoutLead(decodeEntities(raw)),
      text: writtenOut(raw, core),
      screenNames: list(core.mentions).flatMap((item) => screenNameOf(object(item)?.screenName) ?? []),
      more: rest.more,
      matched: false,
    }
    if (created === null) this.undated.push(note)
    else {
      const second = Math.floor(created / 1000)
      const there = this.bySecond.get(second)
      if (there) there.push(note)
      else this.bySecond.set(second, [note])
    }
    return undefined
  }

  /** The long post that goes on where this tweet's text was cut. */
  of(raw: string, at: number | null): LongPost | undefined {
    if (this.bySecond.size === 0 || at === null) return undefined
    const notes = this.bySecond.get(Math.floor(at / 1000))
    if (!notes) return undefined
    const beginning = withoutLead(withoutTail(decodeEntities(raw)))
    const note = beginning === '' ? undefined : notes.find((one) => !one.matched && one.plain.startsWith(beginning))
    if (!note) return undefined
    note.matched = true
    return { text: note.text, mentionsBeyond: (tweet, owner) => beyond(note, tweet, owner) }
  }

  /** What became of each record, once all tweets are read. */
  *take(owner: Owner): Generator<Outcome> {
    for (const notes of [...this.bySecond.values(), this.undated])
      for (const note of notes) {
        if (note.matched) yield { at: note.at, skipped: 'long text, shown with its tweet' }
        else yield outcomeOf(note, owner)
      }
    this.bySecond.clear()
    this.undated.length = 0
  }
}

const longest = 64_000_000

function outcomeOf(note: Note, owner: Owner): Outcome {
  const who = [...new Set(note.screenNames.filter((name) => !owner.is(undefined, name)).map((name) => screenNameHandle('x', name)))]
  const fact = (stream: Stream, kind: Kind): InteractionFact => ({
    fact: 'interaction',
    id: `x:note:${note.id}`,
    stream,
    at: note.created,
    ...(note.created === null && { timeNote: 'time unknown' }),
    network: 'x',
    kind,
    setting: 'public',
    direction: 'sent',
    who,
    text: note.text,
    ...(note.more && { more: note.more }),
  })
  return { at: note.at, facts: who.length === 0 ? [fact(ownStream('x'), 'post')] : who.map((handle) => fact(handle, 'mention')) }
}

function beyond(note: Note, tweet: Json, owner: Owner): readonly Handle[] {
  const there = new Set(list(object(tweet.entities)?.user_mentions).flatMap((item) => screenNameOf(object(item)?.screen_name) ?? []))
  const answered = screenNameOf(tweet.in_reply_to_screen_name)
  if (answered !== undefined) there.add(answered)
  return [...new Set(note.screenNames)].filter((name) => !there.has(name) && !owner.is(undefined, name)).map((name) => screenNameHandle('x', name))
}

function writtenOut(raw: string, core: Json): string {
  let made = decodeEntities(raw)
  for (const item of list(core.urls).slice(0, 200)) {
    const url = object(item)
    const short = text(url?.shortUrl)
    const expanded = text(url?.expandedUrl)
    if (short !== undefined && expanded !== undefined && short.length > 8) made = made.replace(short, () => expanded)
  }
  return made.trim()
}

function withoutLead(written: string): string {
  let at = 0
  while (written.charCodeAt(at) === 64) {
    const space = written.indexOf(' ', at)
    if (space < 0) break
    at = space + 1
  }
  return at === 0 ? written : written.slice(at)
}

/** Without the link that stands for the rest, and the dots before it. */
function withoutTail(written: string): string {
  let end = written.trimEnd()
  const space = Math.max(end.lastIndexOf(' '), end.lastIndexOf('\u2026') + 0)
  const last = end.slice(space + 1)
  if (last.startsWith('https://t.co/') || last.startsWith('http://t.co/')) end = end.slice(0, space + 1).trimEnd()
  return end.endsWith('\u2026') ? end.slice(0, -1).trimEnd() : end
}
