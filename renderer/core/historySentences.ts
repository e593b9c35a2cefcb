/** One operation as a sentence. People stand in it as themselves, so that a screen can lead to them. */
import type { Handle } from '#contract/handles'
import type { Operation, OperationArguments } from '#contract/operations'
import { relationKinds, type EntryValue, type PlainDate } from '#contract/words'
import { cadenceWords } from './cadenceWords'
import { dateWords } from './dates'
import { showHandle } from './handles'
import type { SentenceNames } from './history'
import type { PersonId } from './model'
import { statementWords } from './statementWords'

/** Plain words, somebody in the library (`id`), or other text that stands for itself: an address, what the owner wrote. */
export type SentencePart = string | { readonly id?: PersonId; readonly name: string }

export function sentenceOf(operation: Operation, names: SentenceNames): readonly SentencePart[] {
  const who = (handle: Handle): SentencePart => {
    const id = names.personOf(handle)
    return id === undefined ? { name: showHandle(handle) } : { id, name: names.nameOf(id) ?? showHandle(handle) }
  }
  const people = (handles: readonly Handle[]) => series(distinct(handles.map(who)))
  const addresses = (handles: readonly Handle[]) => series(handles.map((handle) => ({ name: showHandle(handle) })))
  const called = (id: string) => quoted(names.calledName(id) ?? 'without a name')
  switch (operation.name) {
    case 'renamePerson': {
      const { about, name } = operation.args
      return name === '' ? ['Went back to the imported name of ', who(about)] : ['Gave ', who(about), ' the name ', ...quoted(name)]
    }
    case 'notePerson': {
      const { about, text } = operation.args
      return text === '' ? ['Took the note on ', who(about), ' away'] : ['Wrote a note on ', who(about), ': ', ...quoted(text)]
    }
    case 'logMeeting': {
      const { kind = 'meeting', with: guests, day, place, text } = operation.args
      const what = { meeting: 'a meeting with ', call: 'a call with ', note: 'a note about ' }[kind]
      return [`Wrote down ${what}`, ...people(guests), ` on ${dayText(day)}`, ...(place?.name ? [', ', { name: place.name }] : []), ...(text ? [': ', ...quoted(text)] : [])]
    }
    case 'markMoment':
      return ['Marked a moment with ', who(operation.args.about), ...(operation.args.why ? [': ', ...quoted(operation.args.why)] : [])]
    case 'judgeEvidence':
      return judged(operation.args, who(operation.args.about), names.zone)
    case 'judgeStatement':
      return statementWords(operation.args.statement, operation.args.verdict, who(operation.args.about), who)
    case 'judgeIntroduction': {
      const { by, people: brought, verdict, day, text } = operation.args
      const introducer = by === '' ? 'you' : who(by)
      const whom = brought.length > 1 ? people(brought) : [...people(brought), ' and you']
      const when = day === undefined ? '' : `, on ${dayText(day)}`
      return ['Said that ', introducer, verdict === 'accepted' ? ' introduced ' : ' did not introduce ', ...whom, when, ...(text ? [': ', ...quoted(text)] : [])]
    }
    case 'setCadence': {
      const { about, tag, days } = operation.args
      const whom = about.length === 0 ? ['everybody tagged ', ...quoted(tag)] : people(about)
      return days === 0 ? ['Took the wish back to be in touch with ', ...whom] : ['Wished to be in touch with ', ...whom, ` ${cadenceWords(days)}`]
    }
    case 'setTopic':
      return [operation.args.on ? 'Wrote down what you talk about with ' : 'Took off what you talk about with ', who(operation.args.about), ': ', ...quoted(operation.args.topic)]
    case 'attachPicture':
      return [operation.args.on ? 'Kept a picture with a meeting with ' : 'Took a picture off a meeting with ', who(operation.args.about)]
    case 'mergePeople':
      return ['Merged ', ...addresses(operation.args.handles), ...asNow(operation.args.handles, who)]
    case 'splitPerson':
      return ['Took apart ', ...apart(operation.args.groups, addresses)]
    case 'keepApart':
      return ['Kept apart ', ...apart(operation.args.groups, addresses)]
    case 'createPerson':
      return ['Added ', who(`person:${operation.args.person}`), ...(operation.args.name ? [' as ', ...quoted(operation.args.name)] : [])]
    case 'addHandle':
      return ['Wrote down ', { name: showHandle(operation.args.handle) }, ' as an address of ', who(operation.args.about)]
    case 'ignoreHandles':
      return operation.args.ignored ? ['Said “not a person” of ', ...addresses(operation.args.handles)] : ['Took back in as people ', ...addresses(operation.args.handles)]
    case 'claimHandles':
      return [operation.args.mine ? 'Said “this is me” of ' : 'Said “this is not me” of ', ...addresses(operation.args.handles)]
    case 'setText': {
      const { about, field, value } = operation.args
      return value === '' ? [`Went back to what the sources say: ${fields[field] ?? field} of `, who(about)] : [`Wrote down ${fields[field] ?? field} of `, who(about), ': ', ...quoted(value)]
    }
    case 'putEntry':
      return ['Wrote down ', ...entryWords(operation.args.value), ' of ', who(operation.args.about)]
    case 'dropEntry':
      return ['Took an entry about ', who(operation.args.about), ' away']
    case 'setPhoto':
      return operation.args.photo === '' ? ['Went back to the imported picture of ', who(operation.args.about)] : ['Chose a picture of ', who(operation.args.about)]
    case 'relatePeople': {
      const { about, other, relation, on } = operation.args
      const what = (relationKinds as readonly string[]).includes(relation) ? [`a ${relation}`] : quoted(relation)
      return on ? ['Said that ', who(other), ' is ', ...what, ' of ', who(about)] : ['Said that ', who(other), ' is no longer ', ...what, ' of ', who(about)]
    }
    case 'tagPeople':
      return operation.args.on ? ['Tagged ', ...people(operation.args.about), ' ', ...quoted(operation.args.tag)] : ['Took the tag ', ...quoted(operation.args.tag), ' from ', ...people(operation.args.about)]
    case 'putGroup':
      return [`Named a ${operation.args.kind} `, ...quoted(operation.args.name)]
    case 'dropGroup':
      return ['Took the group ', ...called(operation.args.group), ' away']
    case 'joinGroup':
      return operation.args.on ? ['Put ', ...people(operation.args.about), ' into ', ...called(operation.args.group)] : ['Took ', ...people(operation.args.about), ' out of ', ...called(operation.args.group)]
    case 'setStanding': {
      const [on, off] = standings[operation.args.standing]
      const [before, after] = operation.args.on ? on : off
      return [before, ...people(operation.args.about), after]
    }
    case 'putFilter':
      return ['Saved the filter ', ...quoted(operation.args.name)]
    case 'dropFilter':
      return ['Took the filter ', ...called(operation.args.filter), ' away']
    case 'undoImport':
      return ['Took the import of ', { name: names.importName(operation.args.import) ?? 'a file that is gone' }, ' back']
    case 'undo':
      return ['Took something back']
    default:
      return ['Did something that a newer version of Full Circle understands']
  }
}

/** Evidence, or what words hint at; it may have been on another day, or elsewhere. */
function judged({ item, verdict, day, at, place }: OperationArguments['judgeEvidence'], whom: SentencePart, zone: string): readonly SentencePart[] {
  const what = item.startsWith('cue:') ? 'a hint of a meeting with ' : 'evidence about '
  if (verdict === 'rejected') return [`Set ${what}`, whom, ' aside']
  const when = day !== undefined ? ` on ${dayText(day)}` : at !== undefined ? ` on ${dateWords(at, zone)}` : ''
  const where: readonly SentencePart[] = place?.name ? [', ', { name: place.name }] : []
  return when === '' && where.length === 0 ? [`Said “right” to ${what}`, whom] : [`Said “right” to ${what}`, whom, ': you met', when, ...where]
}

const standings = {
  favourite: [['Made ', ' a favourite'], ['Took ', ' from the favourites']],
  archived: [['Archived ', ''], ['Took ', ' out of the archive']],
  deleted: [['Moved ', ' to the trash'], ['Brought ', ' back from the trash']],
} as const

const fields: Readonly<Record<string, string>> = {
  given: 'the first name', additional: 'the middle name', family: 'the family name', prefix: 'the title', suffix: 'the suffix', nickname: 'the nickname',
  pronunciation: 'how to say the name', maiden: 'the name at birth', pronouns: 'the pronouns',
}

/** Named at most; the others are counted. */
const most = 3

function series(parts: readonly SentencePart[]): readonly SentencePart[] {
  if (parts.length === 0) return ['nobody']
  const shown = parts.length <= most + 1 ? parts : parts.slice(0, most)
  const rest = parts.length - shown.length
  const all = rest > 0 ? [...shown, `${rest.toLocaleString('en-GB')} others`] : shown
  return all.flatMap((part, at) => (at === 0 ? [part] : [at === all.length - 1 ? ' and ' : ', ', part]))
}

function distinct(parts: readonly SentencePart[]): readonly SentencePart[] {
  const seen = new Set<string>()
  return parts.filter((part) => {
    const key = typeof part === 'string' ? part : (part.id ?? part.name)
    return !seen.has(key) && seen.add(key)
  })
}

const apart = (groups: readonly (readonly Handle[])[], addresses: (handles: readonly Handle[]) => readonly SentencePart[]): readonly SentencePart[] =>
  groups.flatMap((group, at) => (at === 0 ? addresses(group.slice(0, 1)) : [' | ', ...addresses(group.slice(0, 1))]))

/** Who they are now: one person, unless something said otherwise. */
function asNow(handles: readonly Handle[], who: (handle: Handle) => SentencePart): readonly SentencePart[] {
  const now = distinct(handles.map(who))
  const [only] = now
  return now.length === 1 && typeof only === 'object' && only.id !== undefined ? [': ', only] : []
}

const dayText = (day: string): string => {
  const at = Date.parse(`${day}T12:00:00Z`)
  return Number.isNaN(at) ? day : dateWords(at, 'UTC')
}

/** The owner's own text: an isolated part, because it may run the other way. */
function quoted(text: string): readonly SentencePart[] {
  const line = text.replace(/\s+/g, ' ').trim()
  return ['“', { name: line.length > 80 ? `${line.slice(0, 79)}…` : line }, '”']
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const plainDate = ({ day, month, year }: PlainDate): string => [day, month === undefined ? undefined : months[month - 1], year].filter((part) => part !== undefined).join(' ')

function entryWords(value: EntryValue): readonly SentencePart[] {
  const named = (what: string, name: string, after = '') => [`${what} (`, { name }, `)${after}`]
  switch (value.entry) {
    case 'date':
      return named('a date', `${value.label}: ${plainDate(value.date)}`)
    case 'place':
      return named('a place', value.name)
    case 'organisation':
      return named('an organisation', value.name)
    case 'language':
      return named('a language', value.name)
    case 'met':
      return value.words ? named('how you met', value.words, ',') : ['how you met,']
    case 'field':
      return [{ name: value.label }, ' ', ...quoted(value.value)]
    default:
      return ['an entry']
  }
}
