/** The owner's words about people, groups and filters for the canonical dump: what they come to, without when or in how many steps. */
import type { Handle } from '#contract/handles'
import type { OperationName } from '#contract/operations'
import type { DumpedDecision } from '../core/dump'
import { isSourceKey } from '../core/entryKeys'
import type { PersonId } from '../core/model'
import { relationsFrom } from '../core/relations'
import { tagCadences } from './cadences'
import type { DecisionRow } from './database'
import { filtersOf } from './filters'
import { groupsOf } from './groups'
import { introductionsSaid } from './introductions'
import { ownWords, type Meeting, type OwnWords } from './words'

/** Said of a person by their id, so that it does not matter which of their handles it was said about. `rows`: all there are. */
export function* dumpedWords(rows: readonly DecisionRow[], persons: ReadonlyMap<Handle, PersonId>): Generator<DumpedDecision> {
  const idOf = (handle: Handle): PersonId => persons.get(handle) ?? handle
  const meetings = new Map<string, DumpedDecision>()
  for (const [about, { said, handles }] of byPerson(rows, idOf)) {
    const words = ownWords(said, handles)
    yield* ofPerson(about, words)
    for (const { relation, other, about: from } of relationsFrom(words.relations, handles, (handle) => ({ id: idOf(handle), name: '' }))) {
      // Told from the side it was said from.
      if (handles.has(from)) yield { name: 'relatePeople', args: { about, other: other.id, relation } }
    }
    for (const meeting of words.meetings) meetings.set(meeting.fact.id, logged(meeting))
  }
  yield* meetings.values()
  for (const { by, people, verdict, day, text } of introductionsSaid(rowsOf(rows, 'judgeIntroduction'), idOf)) yield { name: 'judgeIntroduction', args: { by, people, verdict, day, text } }
  for (const { tag, days } of tagCadences(rowsOf(rows, 'setCadence'))) yield { name: 'setCadence', args: { tag, days } }
  for (const [group, { name, kind }] of groupsOf(rowsOf(rows, 'putGroup', 'dropGroup'))) {
    yield { name: 'putGroup', args: { group, name, kind } }
  }
  for (const { id, name, rule } of filtersOf(rowsOf(rows, 'putFilter', 'dropFilter'))) {
    yield { name: 'putFilter', args: { filter: id, name, rule } }
  }
}

const rowsOf = <N extends OperationName>(rows: readonly DecisionRow[], ...names: readonly N[]): DecisionRow<N>[] =>
  rows.filter((row): row is DecisionRow<N> => (names as readonly OperationName[]).includes(row.name))

function byPerson(rows: readonly DecisionRow[], idOf: (handle: Handle) => PersonId): Map<PersonId, { readonly said: Set<DecisionRow>; readonly handles: Set<Handle> }> {
  const people = new Map<PersonId, { readonly said: Set<DecisionRow>; readonly handles: Set<Handle> }>()
  for (const row of rows) {
    for (const handle of row.about) {
      const about = idOf(handle)
      const known = people.get(about) ?? { said: new Set(), handles: new Set() }
      known.said.add(row)
      known.handles.add(handle)
      people.set(about, known)
    }
  }
  return people
}

function* ofPerson(about: PersonId, words: OwnWords): Generator<DumpedDecision> {
  if (words.created !== '') yield { name: 'createPerson', args: { about, name: words.created } }
  if (words.name !== '') yield { name: 'renamePerson', args: { about, name: words.name } }
  if (words.note !== '') yield { name: 'notePerson', args: { about, text: words.note } }
  for (const [field, { value }] of words.texts) yield { name: 'setText', args: { about, field, value } }
  for (const [entry, { value }] of words.entries) {
    if (value !== null) yield { name: 'putEntry', args: { about, entry, value } }
    // An own entry that was taken away is as if it had never been there; a source's stays hidden.
    else if (isSourceKey(entry)) yield { name: 'dropEntry', args: { about, entry } }
  }
  if (words.photo) yield { name: 'setPhoto', args: { about, photo: words.photo.value } }
  for (const [tag, on] of words.tags) yield { name: 'tagPeople', args: { about, tag, on } }
  for (const group of words.groups) yield { name: 'joinGroup', args: { about, group } }
  for (const standing of words.standings) yield { name: 'setStanding', args: { about, standing } }
  for (const [item, { why }] of words.moments) yield { name: 'markMoment', args: { about, item, why } }
  for (const [item, judgement] of words.verdicts) yield { name: 'judgeEvidence', args: { about, item, ...judgement } }
  for (const [statement, verdict] of words.statements) yield { name: 'judgeStatement', args: { about, statement, verdict } }
  if (words.cadence !== undefined) yield { name: 'setCadence', args: { about, days: words.cadence } }
  for (const [topic, on] of words.topics) yield { name: 'setTopic', args: { about, topic, on } }
  for (const [item, photos] of words.pictures) yield { name: 'attachPicture', args: { about, item, photos: [...photos].sort() } }
}

function logged({ fact }: Meeting): DumpedDecision {
  const { id, kind, at, day, who, place, text } = fact
  return { name: 'logMeeting', args: { meeting: id, kind: kind === 'meeting' ? undefined : kind, at, day, with: [...who].sort(), place, text } }
}
