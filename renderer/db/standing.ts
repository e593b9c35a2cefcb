/** One person's summary and encounters out of everything known of them. */
import type { Handle } from '#contract/handles'
import { networksOf } from '../core/handles'
import type { CoverageSpan, Encounter, PersonId, PersonSummary, Profile } from '../core/model'
import type { NameCandidate } from '../core/names'
import { profileOf, type SourceCard } from '../core/profile'
import { storyAmong, storyOf, type Story, type StoryInput } from '../core/story'
import { importedName, retold, summarise } from '../core/summaries'
import type { Quote, Touches } from '../core/touches'
import type { ListedRow } from './listed'
import type { PersonRow, Saying } from './people'
import type { OwnWords } from './words'

export interface Standing {
  readonly summary: PersonSummary
  readonly encounters: readonly Encounter[]
  /** Null where there is nothing to tell. */
  readonly story: Story | null
  /** When this changes by itself because time passes, UTC ms; null for never. */
  readonly due: number | null
  /** Whose covered time decides about it; absent where there is nothing to be silent after. */
  readonly networks?: readonly string[]
}

export interface StandingInput {
  readonly id: PersonId
  readonly handles: readonly Handle[]
  /** What the sources say, the newest first. */
  readonly sayings: readonly Saying[]
  readonly words: OwnWords
  readonly touches: Touches
  /** Of all sources. */
  readonly coverage: readonly CoverageSpan[]
  readonly now: number
}

/** Among the networks of somebody who was only ever met: what any calendar covers decides what is known of their silence. */
export const inPersonOnly = '~inPerson'

/** `quotes`: the words that the story quotes are filled in by whoever reads them. */
export function standAmong({ id, handles, sayings, words, touches, coverage, now }: StandingInput): { readonly standing: Standing; readonly quotes: readonly Quote[] } {
  const said = saidOf(sayings, words)
  const { told: { encounters, circle, story, due }, quotes } = storyAmong({ id, handles, touches, ...toldBy(words, said.profile), coverage, now })
  const summary = summarise({ id, handles, ...said, touches, encounters, circle })
  const told = isTold(story)
  const onlyMet = story.mine + story.theirs === 0 && encounters.length > 0 ? [inPersonOnly] : []
  const networks = told || encounters.length > 0 ? { networks: [...networksOf(handles, touches.sorts), ...onlyMet].sort() } : {}
  return { standing: { summary, encounters, story: told ? story : null, due, ...networks }, quotes }
}

/** What the owner says that a story is made of. */
export const toldBy = ({ verdicts: judgements, statements: verdicts, answered, cadence }: OwnWords, { entries }: Profile): Pick<StoryInput, 'met' | 'judgements' | 'verdicts' | 'answered' | 'cadence' | 'dates'> => ({
  met: entries.met.map(({ entry, value, by }) => ({ entry, value, own: by.some(({ source }) => source === 'you') })),
  judgements, verdicts, answered, cadence,
  dates: entries.date.flatMap(({ value: { label, date } }) => (label.toLowerCase() === 'birthday' ? [] : [{ label, date }])),
})

/** Most of those in a large library were never touched: nothing is kept of them. */
const isTold = (story: Story): boolean => story.mine + story.theirs > 0 || JSON.stringify({ ...story, id: '' }) !== untold

/** The story of somebody nothing is known of. */
const untold = JSON.stringify(storyOf({ id: '', handles: [], items: [], met: [], judgements: new Map(), verdicts: new Map(), coverage: [], now: 0 }).story)

/** Their row once it is known where they stand. */
export const rowOf = (row: ListedRow, { due, networks }: Standing): PersonRow => {
  const { handles, importedName, facts, divided, hints, connections } = row
  return { handles, importedName, facts, ...(divided && { divided }), hints, connections, due, ...(networks && { networks }) }
}

/** The summary once the owner has said other words of the same person that are not about the timeline. */
export const restand = (summary: PersonSummary, sayings: readonly Saying[], words: OwnWords): PersonSummary => retold(summary, saidOf(sayings, words))

const saidOf = (sayings: readonly Saying[], words: OwnWords) => ({
  names: namesOf(sayings), words, profile: profileOf({ words, sources: cardsOf(sayings) }), groups: words.groups,
})

/** `created`: what they were created as by hand, where no source has a name. */
export const importedNameOf = (sayings: readonly Saying[], handles: readonly Handle[], created = ''): string =>
  importedName(namesOf(sayings), handles, created)

/** What the sources' cards say, with who says it. */
export const cardsOf = (sayings: readonly (Saying & { readonly file?: string })[]): SourceCard[] =>
  sayings.flatMap(({ source, file, rank, fact: { seen, card } }) =>
    card === undefined ? [] : [{ source, rank, card, ...(file === undefined ? {} : { file }), ...(seen === undefined ? {} : { seen }) }])

const namesOf = (sayings: readonly Saying[]): NameCandidate[] =>
  sayings.flatMap(({ source, fact }) => (fact.name === undefined ? [] : [{ name: fact.name, source, ...(fact.seen === undefined ? {} : { seen: fact.seen }) }]))
