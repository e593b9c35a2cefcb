/** How each statement about a relationship is known: which records prove it, in the order they happened, and by which rule. */
import { uncoveredGaps } from './coverage'
import { circleDays } from './cycles'
import { count, dateWords, day, laterWords, ordinalWords } from './dates'
import { networkName } from './handles'
import type { CoverageSpan, PersonDetail, Proof, Stage, TimelineItem } from './model'
import { plainDateWords } from './plainDates'
import { rekindledWords, rhythmWords, silenceWords } from './silenceWords'
import { statements } from './statements'

export type Station = 'firstDirect' | 'firstEncounter' | 'metBefore' | 'firstBridge' | 'closed' | 'turns' | 'openTurn' | 'length' | 'silence' | 'rekindled'
export type Statement = Station | { readonly turn: number } | { readonly encounter: string }

export interface EvidenceStep {
  /** Absent for what is no step of the circle: covered time. */
  readonly stage?: Stage
  readonly what: string
  readonly date: string
  readonly items: readonly TimelineItem[]
  /** What no record says: which archives cover the time. */
  readonly lines?: readonly string[]
}

export interface Evidence {
  /** What is stated. */
  readonly title: string
  readonly steps: readonly EvidenceStep[]
  /** By which rule it follows, in sentences. */
  readonly rule: string
}

const rules = {
  word: 'The first word is the first message, reply, mention or comment between the two of you. Likes and follows never count.',
  met: 'You met where a check-in names you both, where a past event of your calendar had you both at a place, or where you say so. What only hints at a meeting counts for nothing until you confirm it.',
  before: 'You may have met before your archives begin: you said so, or a source says how you met. Then you are in no list of people you never met.',
  bridge: 'A bridge is a check-in made together, or an introduction, at or after your first meeting.',
  closed: 'A circle closes when you have written, then met, and one of you writes again within 30 days. Likes and follows never count.',
  metFirst: 'You met before either of you wrote: then the circle closes with the first word that follows, however late. Likes and follows never count.',
  turn: 'Every meeting with a word in the 30 days after it is one more turn.',
  open: 'A turn stays open until one of you writes. It counts as an open loop once 14 days have passed that some archive with them covers.',
  length: 'From the first word or meeting on record to the last one.',
  silence: 'Only time that your archives cover counts as silence. You have lost touch when it is longer than 90 days and longer than three times your usual gap, and you were in touch eight times or more. Where nothing covers it, nobody knows.',
} as const

export function evidenceOf(person: PersonDetail, about: Statement, zone: string, now: number): Evidence {
  const step = stepsOf(person, zone)
  const { circle, story, encounters } = person
  const { firstDirect, firstEncounter, firstBridge, closed, openTurn, turns, lastDirect, lastEncounter } = circle
  const metFirst = circle.path === 'met first'
  const on = (at: Proof | null | undefined) => (at ? ` on ${step.date(at)}` : '')
  const found = firstDirect ? [step.word(firstDirect, 1, metFirst ? 'One of you wrote' : 'You had found each other')] : []
  const met = firstEncounter ? [step.met(firstEncounter, 'You met')] : []

  if (typeof about === 'object' && 'encounter' in about) {
    const encounter = encounters.find(({ id, evidence }) => id === about.encounter || evidence.includes(about.encounter))
    const perhaps = encounter?.grade === 'candidate'
    return { title: `${perhaps ? 'Perhaps met' : 'Met'}${on(encounter)}`, steps: encounter ? [step.met(encounter, perhaps ? 'You may have met' : 'You met')] : [], rule: rules.met }
  }
  const turn = typeof about === 'object' ? turns[about.turn - 1] : undefined
  if (typeof about === 'object') {
    const title = about.turn === 1 ? `Full circle${on(turn?.direct)}` : `${sentence(ordinalWords(about.turn))} turn${on(turn?.direct)}`
    return { title, steps: turn ? [step.met(turn.encounter, 'You met'), step.word(turn.direct, 4, 'And one of you wrote again')] : [], rule: about.turn === 1 && metFirst ? rules.metFirst : rules.turn }
  }
  switch (about) {
    case 'firstDirect':
      return { title: `First word${on(firstDirect)}`, steps: found, rule: rules.word }
    case 'firstEncounter':
      return { title: `First met${on(firstEncounter)}`, steps: met, rule: rules.met }
    case 'metBefore':
      return { title: 'Met before your records', steps: metBeforeSteps(person, step), rule: rules.before }
    case 'firstBridge':
      return { title: `Bridged${on(firstBridge)}`, steps: firstBridge ? [step.word(firstBridge, 3, 'A bridge between the two sides')] : [], rule: rules.bridge }
    case 'openTurn':
      return {
        title: openTurn ? `Open since ${step.date(openTurn)}` : 'No turn is open',
        steps: openTurn ? [step.met(openTurn, 'You met, and no word since'), step.covered(openTurn.at, now, 'No word from either of you since')] : [],
        rule: rules.open,
      }
    case 'turns': {
      const days = circleDays(circle, encounters, zone).turns
      return {
        title: count(turns.length, 'turn').replace(/^./, (first) => first.toUpperCase()),
        steps: turns.flatMap(({ encounter, direct }, at) => [step.met(encounter, `${sentence(ordinalWords(at + 1))} turn: you met`), step.word(direct, 4, `${laterWords(0, days[at]! * day, 'UTC')} one of you wrote`)]),
        rule: rules.turn,
      }
    }
    case 'closed': {
      if (!closed) return { title: 'Not a full circle yet', steps: [], rule: rules.closed }
      const meeting = encounters.find(({ id }) => id === closed.encounter)
      const again = closed.encounter === firstEncounter?.id || !meeting ? [] : [step.met(meeting, 'You met again')]
      const steps = [...(metFirst ? met : [...found, ...met]), ...again, step.word(closed, 4, metFirst ? 'And one of you wrote' : 'And one of you wrote again')]
      return { title: `Full circle${on(closed)}`, steps, rule: metFirst ? rules.metFirst : rules.closed }
    }
    case 'length': {
      const ends = [firstDirect, firstEncounter, lastDirect, lastEncounter].filter((one) => one !== null).sort((a, b) => a.at - b.at)
      const [first, last] = [ends[0], ends.at(-1)]
      return { title: 'From the first to the last', steps: first && last ? [step.touch(first, 'The first on record'), step.touch(last, 'The last on record')] : [], rule: rules.length }
    }
    case 'silence': {
      const { silence } = story
      const title = silence.state === 'drifted' ? 'You have lost touch' : silenceWords(silence, now, zone)
      const said = silence.corrected ? ['You said that you have not lost touch.'] : []
      const last = silence.last
      return {
        title,
        steps: last ? [step.touch(last, 'The last time you were in touch'), { ...step.covered(last.at, now, silence.state === 'drifted' ? silenceWords(silence, now, zone) : 'Since then'), ...(said.length > 0 && { what: said[0]! }) },
          ...(silence.state !== 'in touch' && rhythmWords(silence) ? [{ what: `${rhythmWords(silence)}.`, date: '', items: [] }] : [])] : [],
        rule: rules.silence,
      }
    }
    case 'rekindled':
      return {
        title: 'In touch again',
        steps: story.silence.rekindled.flatMap((one) => [
          step.touch(one.after, 'In touch, and then silence'), step.covered(one.after.at, one.by.at, 'Quiet, and covered'), step.touch(one.by, rekindledWords(one, zone)),
        ]),
        rule: rules.silence,
      }
  }
}

type Steps = ReturnType<typeof stepsOf>

function stepsOf(person: PersonDetail, zone: string) {
  const byId = new Map([...person.items, ...(person.hints ?? [])].map((item) => [item.id, item]))
  const encounterOf = (id: string) => person.encounters.find((one) => one.id === id)
  const date = ({ id, at }: Proof) => dateWords(at, (encounterOf(id)?.day ?? byId.get(id)?.day) === undefined ? zone : 'UTC')
  const word = (proof: Proof, stage: Stage, what: string): EvidenceStep => ({ stage, what, date: date(proof), items: [byId.get(proof.id)].filter((item) => item !== undefined) })
  /** An encounter is proved by the records it was fused from. */
  const met = (proof: Proof, what: string): EvidenceStep =>
    ({ stage: 2, what, date: date(proof), items: (encounterOf(proof.id)?.evidence ?? [proof.id]).map((id) => byId.get(id)).filter((item) => item !== undefined) })
  return {
    date,
    item: (id: string) => byId.get(id),
    word,
    met,
    /** A word or a meeting, whichever it is. */
    touch: (proof: Proof, what: string): EvidenceStep => (encounterOf(proof.id) ? met(proof, what) : word(proof, 1, what)),
    covered: (from: number, to: number, what: string): EvidenceStep => ({ what, date: '', items: [], lines: coverageLines(person.coverage, from, to, zone) }),
  }
}

function metBeforeSteps({ story, profile }: PersonDetail, step: Steps): EvidenceStep[] {
  return (story.metBefore ?? []).map((key): EvidenceStep => {
    if (key === statements.metBefore) return { stage: 2, what: 'You said so.', date: '', items: [] }
    const item = step.item(key)
    if (item) return { stage: 2, what: 'Met, nobody knows when', date: '', items: [item] }
    const told = profile.entries.met.find(({ entry }) => entry === key)
    const { words, place, date } = told?.value ?? {}
    return { stage: 2, what: 'How you met', date: date ? plainDateWords(date) : '', items: [], lines: [[words, place].filter(Boolean).join(', '), ...(told?.by.map(({ source, file }) => (source === 'you' ? 'written by you' : (file ?? networkName(source)))) ?? [])].filter((line) => line !== '') }
  })
}

/** Which archives cover how much of a time, and what of it nobody knows. */
function coverageLines(coverage: readonly CoverageSpan[], from: number, to: number, zone: string): readonly string[] {
  const online = coverage.filter((span) => span.setting !== 'inPerson')
  const words = (span: { readonly from: number; readonly to: number }) => `${dateWords(Math.max(span.from, from), zone)} to ${dateWords(Math.min(span.to, to), zone)}`
  const covering = online.filter((span) => span.to > from && span.from < to).map((span) => `${networkName(span.network)}, ${sidesOf(span)}: ${words(span)}`)
  const hidden = uncoveredGaps(online, 'on', from, to).filter((gap) => gap.to - gap.from > 86_400_000).map((gap) => `No archive covers ${words(gap)}`)
  return [...new Set([...covering, ...hidden])]
}

const sidesOf = ({ setting, directions }: CoverageSpan): string =>
  `${setting === 'private' ? 'messages' : 'public words'}${directions.includes('received') || directions.includes('mutual') ? '' : ', your side only'}`

const sentence = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1)
