import { type Handle, nameHandle, tidy } from '../../contract/handles'
import type { Claim, PersonFact, Position } from '../../contract/records'
import { Failed } from '../../contract/result'
import { linesOfText } from '../formats/csvText'
import type { Importer, Outcome, ReadOptions } from '../importer'
import { hashedId, Ordinals } from '../naturalIds'
import { meetings, notes, talks } from '../peers/happenings'
import { whenOf } from '../peers/times'
import type { Entry, Source } from '../sources/source'
import { friendOf, plainLine } from './lines'

/** `friends.md`, the file of the command-line program Friends. */
export const friendsMd: Importer = { id: 'friends-md', title: 'Friends (friends.md)', version: 1, claim, read }

const network = 'friends-md'

async function claim(source: Source): Promise<readonly Claim[]> {
  const claims: Claim[] = []
  for (const entry of source.entries) {
    if (!/(?:\.md|\.markdown|\.txt|(?:^|\/)[^./]+)$/i.test(entry.path)) continue
    const head = Buffer.from(await entry.head(64 * 1024)).toString()
    const sections = new Set(head.split(/\r?\n/).flatMap((line) => /^### (Activities|Notes|Friends|Locations):[ \t]*$/.exec(line.slice(0, 40))?.[1] ?? []))
    // In a long file the friends come later; its first activity tells as much.
    if (!sections.has('Activities') || !(sections.size > 1 || /^- \d{4}-\d\d-\d\d: /m.test(head))) continue
    claims.push({
      importer: friendsMd.id, title: friendsMd.title, source: entry.root, recognised: 'friends, activities and notes', owner: [], entries: [entry.label], bytes: entry.size,
      ignored: ['lines have no ids: one that was edited since an earlier import comes in once more'],
    })
  }
  return claims
}

async function* read(source: Source, claim: Claim, options: ReadOptions): AsyncGenerator<Outcome> {
  for (const entry of source.entries) if (claim.entries.includes(entry.label)) yield* readFile(entry, options)
}

async function* readFile(entry: Entry, { now, owner }: ReadOptions): AsyncGenerator<Outcome> {
  const friends = new Map<string, string>()
  for await (const { section, line } of linesOf(entry)) {
    if (section !== 'Friends' || line === undefined) continue
    const { name, nicknames } = friendOf(line)
    friends.set(name, name)
    for (const nickname of nicknames) if (!friends.has(nickname)) friends.set(nickname, name)
  }
  const ordinals = new Ordinals()
  let index = 0
  let span: { from: number; to: number } | undefined
  for await (const { section, line, broken } of linesOf(entry)) {
    if (line === undefined) {
      yield { warning: `${entry.label}: ${broken ?? ''}` }
      continue
    }
    const outcome = meaning(section, line, { entry: entry.label, index: index++ }, { friends, ordinals, now })
    if (section === 'Activities' && 'facts' in outcome) {
      for (const fact of outcome.facts) if (fact.fact === 'interaction' && fact.at !== null) span = { from: Math.min(fact.at, span?.from ?? fact.at), to: Math.max(fact.at, span?.to ?? fact.at) }
    }
    yield outcome
  }
  if (span) yield { facts: [{ fact: 'coverage', network, account: owner[0] ?? nameHandle(network, 'you'), setting: 'inPerson', ...span, directions: ['mutual'] }] }
}

interface Line {
  readonly section: string
  /** Absent when the file breaks off here. */
  readonly line?: string
  readonly broken?: string
}

const longestLine = 100_000

async function* linesOf(entry: Entry): AsyncGenerator<Line> {
  let section = ''
  try {
    for await (const { text } of linesOfText(entry.open())) {
      for (const written of text.split('\n')) {
        const title = /^#{1,6} (\w{1,30}):\s*$/.exec(written.slice(0, 60))
        if (title) section = title[1]!
        else if (written.startsWith('- ')) yield { section, line: written.slice(2, longestLine).trim() }
      }
    }
  } catch (failure) {
    if (!(failure instanceof Failed)) throw failure
    yield { section, broken: failure.message }
  }
}

interface Context {
  readonly friends: ReadonlyMap<string, string>
  readonly ordinals: Ordinals
  readonly now: number
}

function meaning(section: string, line: string, at: Position, context: Context): Outcome {
  switch (section) {
    case 'Friends': return friendOutcome(line, at)
    case 'Activities': case 'Notes': return datedOutcome(section === 'Notes', line, at, context)
    case 'Locations': return { at, skipped: 'A place, not a person.' }
    default: return { at, skipped: 'A line outside the sections that are known.' }
  }
}

function friendOutcome(line: string, at: Position): Outcome {
  const { name, nicknames, place, tags } = friendOf(line)
  if (name === '') return { at, skipped: 'A friend without a name.' }
  const card = { ...(nicknames.length > 0 && { nicknames }), ...(tags.length > 0 && { labels: tags }), ...(place !== undefined && { addresses: [{ value: place }] }) }
  return { at, facts: [{ ...person(name), card }] }
}

const person = (name: string): PersonFact => ({ fact: 'person', id: `${network}:${name}`, handles: [nameHandle(network, name)], name })

/** Words for time together that was spent apart. */
const apart = /\b(?:phone|phoned|called|call|skyped?|facetimed?|zoom|video chat(?:ted)?|texted|texting|e-?mailed|messaged|wrote|letter|online)\b/i

function datedOutcome(isNote: boolean, line: string, at: Position, { friends, ordinals, now }: Context): Outcome {
  const match = /^(\d{4}-\d\d-\d\d): ?(.*)$/.exec(line)
  if (!match) return { at, failed: 'A line without a date.', snippet: line.slice(0, 200) }
  const { text, bold, places, tags } = plainLine(match[2]!)
  const names = [...new Set(bold.map((name) => friends.get(name) ?? name))]
  if (names.length === 0) return { at, skipped: isNote ? 'A note that names no friend.' : 'An activity that names no friend.' }
  const who: Handle[] = names.map((name) => nameHandle(network, name))
  // The program keeps no ids: the line itself, tags apart, is all there is.
  const id = ordinals.number(`${network}:${isNote ? 'note' : 'activity'}:${hashedId(match[1], text)}`)
  const noted = { network, id, when: whenOf(match[1], now, true), text, ...(tags.length > 0 && { more: { tags } }) }
  const strangers = names.filter((name) => !friends.has(name)).map(person)
  if (isNote) return { at, facts: [...notes(noted, who), ...strangers] }
  const place = places.length === 1 ? { place: { name: tidy(places[0]!) } } : {}
  const facts = apart.test(text.slice(0, 2000)) ? talks(noted, who) : meetings(noted, who, place)
  return { at, facts: [...facts, ...strangers] }
}
