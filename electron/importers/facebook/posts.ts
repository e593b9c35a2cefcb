import { ownStream } from '../../contract/handles'
import type { InteractionFact, Place, Position } from '../../contract/records'
import { epochTime } from '../formats/epochs'
import type { Outcome } from '../importer'
import { nameOf, textOf } from '../meta/names'
import { hashedId } from '../naturalIds'
import { few, type Json, Leftover, object, text } from '../formats/jsonValues'
import { handleOf, type Context } from './context'
import { labelledIn } from './labelled'
import { attachedTo, baseName, withLinks, type Attached } from './writing'

const known = new Set(['timestamp', 'title', 'data', 'attachments', 'tags', 'label_values', 'creation_timestamp'])

/** A post of the owner's: written on somebody's wall, with people tagged, or to nobody in particular. `elsewhere`: below a page or on somebody's wall, wherever that is. */
export function postOutcome(value: unknown, at: Position, context: Context, elsewhere = false): Outcome {
  const read = readPost(value, context)
  if (typeof read === 'string') return { at, failed: read }
  if (read.empty) return { at, skipped: 'a post of which nothing is left' }
  const { names, titles } = context
  const title = read.title
  const tagged = [...read.tags, ...(elsewhere ? [] : read.listed)].filter((name) => names.isPerson(name) && !names.places.has(name))
  const other = title === undefined ? undefined : titles.read(title, { guess: false })
  // No names are guessed from what stands around them: in titles of posts stand places and events too.
  const named = (other && (other.name ?? englishWall(other.rest))) ?? (elsewhere ? read.listed.find((name) => names.isPerson(name)) : undefined)
  const company = title !== undefined && named !== undefined && isCompany(title)
  const with_ = [...new Set(company ? [...tagged, ...titles.everybody(title)] : tagged)].sort()
  context.saw(read.time)
  const place = read.attached.place ?? (company ? placeInTitle(title) : undefined)
  const base = factOf(read, place)
  const container = nameOf(read.group) ?? other?.place
  const facts: InteractionFact[] = []
  for (const name of with_) {
    names.add(name)
    facts.push({ ...base, stream: handleOf(name), kind: 'tag', who: with_.map(handleOf), ...(container !== undefined && { container }) })
    const meeting = meetingWith(name, with_, read, place)
    if (meeting) facts.push(meeting)
  }
  if (named !== undefined && !with_.includes(named)) {
    names.add(named)
    facts.push({ ...base, ...deedOf(title, elsewhere, read.words), stream: handleOf(named), who: [handleOf(named)], ...(container !== undefined && { container }) })
  }
  if (facts.length === 0) facts.push({ ...base, stream: ownStream('facebook'), kind: 'post', who: [], ...(container !== undefined && { container }) })
  return { at, facts }
}

/** What somebody else wrote on the owner's wall. */
export function wallPostOutcome(value: unknown, at: Position, context: Context): Outcome {
  const read = readPost(value, context)
  if (typeof read === 'string') return { at, failed: read }
  const { names, titles } = context
  // What the owner wrote on the walls of others stood in the same file for a while.
  if (read.title !== undefined && titles.isByOwner(read.title)) return postOutcome(value, at, context, true)
  const other = read.title === undefined ? { rest: '' } : titles.read(read.title, { guess: true })
  // Whoever is tagged was with its author, and is not its author.
  const name = other.name ?? (read.title === undefined ? undefined : englishWriter(other.rest))
  if (name === undefined || !names.isPerson(name)) {
    titles.missed(other)
    return { at, skipped: 'a post on your timeline whose author the export does not name' }
  }
  names.add(name)
  context.saw(read.time)
  const handle = handleOf(name)
  return { at, facts: [{ ...factOf(read, read.attached.place), id: `fb:wall:${read.id}`, stream: handle, kind: 'wall-post', direction: 'received', who: [handle], from: handle }] }
}

interface Read {
  readonly id: string
  readonly time: number | null
  readonly title?: string
  readonly words?: string
  readonly tags: readonly string[]
  /** Names of the archive that stand alone in a line of the generic form. */
  readonly listed: readonly string[]
  readonly attached: Attached
  readonly group?: unknown
  readonly empty: boolean
  readonly more?: Readonly<Record<string, unknown>>
}

function readPost(value: unknown, { names, now }: Context): Read | string {
  const record = object(value)
  if (!record) return 'a post that is no record'
  const seconds = record.timestamp ?? record.creation_timestamp
  const time = epochTime(seconds, now)
  const title = textOf(record.title)
  const data = few(record.data).map(object).filter((item) => item !== undefined)
  const words = data.flatMap((item) => textOf(item.post ?? object(item.comment)?.comment) ?? [])
  const lines = labelledIn(record)
  const written = lines.flatMap(({ value, href }) => (href === undefined && value !== undefined ? [value] : []))
  const listed = written.flatMap((line) => nameOf(line) ?? []).filter((name) => names.has(name))
  const labelled = written.filter((line) => !listed.includes(nameOf(line) ?? ''))
  const attached = attachedTo(record)
  const tags = few(record.tags).flatMap((item) => nameOf(object(item)?.name ?? item) ?? [])
  const links = [...attached.links, ...lines.flatMap(({ href }) => href ?? [])]
  const said = [...words, ...labelled]
  // Which names are known differs between exports, and must not change the id.
  const raw = [...words, ...written]
  const shown = withLinks([...said, ...attached.texts.filter((part) => !said.includes(part))], links)
  const recipe = raw.length > 0 ? hashedId(Number(seconds), ...raw) : hashedId(Number(seconds), attached.media.map(baseName).join(' '), links.join(' '), attached.media.length + links.length > 0 ? '' : title)
  const fbid = text(record.fbid)
  return {
    id: fbid ?? recipe, time, tags, listed, attached, group: object(data.find((item) => item.comment)?.comment)?.group,
    empty: shown === undefined && title === undefined && tags.length + listed.length === 0 && attached.media.length === 0 && attached.place === undefined,
    ...(title !== undefined && { title }), ...(shown !== undefined && { words: shown }), ...moreOf(record, data, attached),
  }
}

function moreOf(record: Json, data: readonly Json[], { media, event }: Attached): { more?: Readonly<Record<string, unknown>> } {
  const rest = new Leftover()
  rest.take(record, known)
  for (const item of data) rest.take(item, new Set(['post', 'comment']))
  if (media.length > 0) rest.put('media', media)
  if (event !== undefined) rest.put('event', event)
  return rest.more ? { more: rest.more } : {}
}

function factOf({ id, time, title, words, more }: Read, place: Place | undefined): Omit<InteractionFact, 'stream' | 'kind' | 'who'> {
  return {
    fact: 'interaction', id: `fb:post:${id}`, at: time, network: 'facebook', setting: 'public', direction: 'sent',
    ...(words !== undefined && { text: words }), ...(title !== undefined && { title }), ...(place && { place }), ...(more && { more }),
  }
}

const sixHours = 6 * 3_600_000

/** People tagged in a post at a place may have been there. Only the owner knows. */
function meetingWith(name: string, company: readonly string[], { id, time, title }: Read, place: Place | undefined): InteractionFact | undefined {
  if (!place || time === null) return undefined
  return {
    fact: 'interaction',
    id: `fb:meeting:${id}`,
    stream: handleOf(name),
    at: time,
    network: 'facebook',
    kind: 'check-in',
    setting: 'bridge',
    direction: 'mutual',
    who: company.map(handleOf),
    ...((place.name ?? title) !== undefined && { title: place.name ?? title }),
    place,
    // Two posts from one evening are one meeting.
    event: `fb:meeting:${hashedId(place.name ?? place.address ?? `${place.latitude} ${place.longitude}`, Math.floor(time / sixHours))}`,
    grade: 'candidate',
  }
}

/** `is with Ben Example at Blue Café.` */
function placeInTitle(title: string): Place | undefined {
  const name = / at ((?:(?! at ).){2,100})\.$/.exec(title.slice(-300))?.[1]
  return name === undefined ? undefined : { name }
}

/** On a wall it is said to its owner. What somebody else posted is passed on, with words of one's own or without. */
function deedOf(title: string | undefined, elsewhere: boolean, words: string | undefined): Pick<InteractionFact, 'kind' | 'setting'> {
  if (title !== undefined && !isWall(title) && isShare(title)) return words === undefined ? { kind: 'repost', setting: 'ambient' } : { kind: 'quote', setting: 'public' }
  return { kind: elsewhere || (title !== undefined && isWall(title)) ? 'wall-post' : 'mention', setting: 'public' }
}

/** `shared Ben Example's post.` */
const isShare = (title: string): boolean => /\bshared\b.{1,300}['’]s? (?:post|photo|video|album|reel|link|status|note|live video)s?\.?$/i.test(title.slice(0, 1_000))

/** `was with X.`, `is with X at Place.` in the languages whose titles are known. */
const isCompany = (title: string): boolean => /(?:^|\s)(?:(?:was|is|were|are) (?:\S+ ){0,6}?with|ist mit|war mit|est avec|était avec|está con|estaba con|è con|era con|está com|estava com|is met|was met)\s/i.test(title.slice(0, 500))

const isWall = (title: string): boolean =>
  /\b(?:timeline|wall|profile|chronik|pinnwand|profil|journal|mur|biograf[ií]a|muro|diario|bacheca|tijdlijn|prikbord|tidslin?je|oś czasu|linha do tempo|aikajana)\b|タイムライン|хроник|dòng thời gian/i.test(title.slice(0, 1_000))

const englishWall = (rest: string): string | undefined => /^(?:wrote|posted(?: something)?|shared .{1,100}|added .{1,100}) (?:on|to) (.{2,80})['’]s? (?:timeline|wall|profile)\.$/.exec(rest.slice(0, 500))?.[1]

/** The owner's name is taken out before: `wrote on 's timeline.` */
const englishWriter = (rest: string): string | undefined => /^(.{2,80}) (?:wrote|posted|shared|added)(?: .{1,100})? (?:on|to) (?:your|['’]s?) ?(?:timeline|wall|profile)\.$/.exec(rest.slice(0, 500))?.[1]
