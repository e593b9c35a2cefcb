/** What has only a date: from when on it counts as having happened, wherever on earth the owner is. */
import { describe, expect, it } from 'vitest'
import { onwardQuestions } from '../../../renderer/core/introductions/onward'
import { happensAt, hasHappened, hour, instantAt } from '../../../renderer/core/dates'
import { tookPlace } from '../../../renderer/core/encounters'
import { storyOf, type StoryInput, type StoryItem } from '../../../renderer/core/story'
import { person } from './introductions/making'

const today = { year: 2026, month: 11, day: 24 }
const [noon, date] = [Date.UTC(2026, 10, 24, 12), '2026-11-24']
const her = 'x:id:20'

const coffee: StoryItem = { id: 'meeting:1', at: noon, day: date, network: 'journal', kind: 'meeting', setting: 'inPerson', direction: 'mutual', grade: 'confirmed', event: 'meeting:1', text: 'Kim introduced us', who: [her] }
const call: StoryItem = { ...coffee, id: 'meeting:2', kind: 'call', setting: 'private' }
const party: StoryItem = { id: 'cal:1', at: noon, day: date, network: 'calendar', kind: 'event', setting: 'inPerson', direction: 'mutual', grade: 'strong' }
const word: StoryItem = { id: 'x:1', at: Date.UTC(2026, 0, 1), network: 'x', kind: 'reply', setting: 'public', direction: 'received' }
const tell = (items: readonly StoryItem[], now: number, more: Partial<StoryInput> = {}) =>
  storyOf({ id: her, handles: [her], items, met: [], judgements: new Map(), verdicts: new Map(), coverage: [], now, ...more })

/** From the first zone on earth to the last. */
const zones = ['Pacific/Kiritimati', 'Pacific/Apia', 'Pacific/Auckland', 'Asia/Tokyo', 'Asia/Kolkata', 'Europe/Berlin', 'UTC', 'America/New_York', 'Pacific/Honolulu', 'Pacific/Pago_Pago']

describe.each(zones)('in %s', (zone) => {
  it.each([[0, 0], [8, 30], [23, 59]])('at %i:%i what is written down of today has happened', (hours, minutes) => {
    const now = instantAt(today, hours, minutes, zone)
    const { encounters, circle, story } = tell([word, coffee], now)
    expect(encounters).toMatchObject([{ id: 'meeting:1', at: noon, day: date, grade: 'confirmed' }])
    expect([circle.stage, circle.firstEncounter?.id, circle.openTurn?.id]).toEqual([2, 'meeting:1', 'meeting:1'])
    expect([story.ahead, story.silence.last?.id]).toEqual([undefined, 'meeting:1'])
    expect(story.introductions).toMatchObject([{ kind: 'logged', named: 'Kim' }])
    expect(story.nominees?.map(({ kind }) => kind)).toContain('first meeting')
    const called = tell([word, call], now)
    expect([called.story.networks.find(({ network }) => network === 'journal')?.direct, called.circle.lastDirect?.id, called.story.silence.last?.id]).toEqual([1, 'meeting:2', 'meeting:2'])
  })

  it('nothing of tomorrow has, as a source has it, until tomorrow has begun here', () => {
    const { encounters, circle, story } = tell([word, party], instantAt({ ...today, day: 23 }, 23, 59, zone))
    expect([encounters, circle.stage]).toEqual([[], 1])
    expect(story.ahead?.map(({ item }) => item)).toEqual(['cal:1'])
  })
})

it.each<[string, Parameters<typeof happensAt>[0], number]>([
  ['an hour', { at: noon }, 0],
  ['an hour that was written down', { at: noon, network: 'journal' }, 0],
  ['a date of a source', { at: noon, day: date, network: 'calendar' }, 0],
  ['a date that was written down', { at: noon, day: date, network: 'journal' }, -26],
  ['a date that was corrected', { at: noon, day: date, network: 'calendar', corrected: true }, -26],
  ['an hour that was corrected', { at: noon, corrected: true }, 0],
])('%s', (_, one, hours) => {
  expect(happensAt(one)).toBe(noon + hours * hour)
  expect(hasHappened({ ...one, at: null }, Number.MAX_SAFE_INTEGER)).toBe(false)
  expect([-1, 0].map((more) => hasHappened(one, noon + hours * hour + more))).toEqual([false, true])
})

it('a date of how they met, and a day the owner gave, count at once', () => {
  const morning = instantAt(today, 7, 0, 'Europe/Berlin')
  const met = (own: boolean) => tell([word], morning, { met: [{ entry: 'e', own, value: { entry: 'met', date: { year: 2026, month: 11, day: 24 } } }] }).encounters
  expect(met(true)).toMatchObject([{ id: 'cue:met:e', grade: 'confirmed', day: date }])
  expect(met(false)).toEqual([])
  const fair: StoryItem = { ...party, at: noon - 30 * hour, day: undefined }
  expect(tell([word, fair], morning, { judgements: new Map([['cal:1', { verdict: 'accepted', day: date }]]) }).encounters).toMatchObject([{ id: 'cal:1', day: date }])
})

it('whom to introduce to each other is asked the same morning', () => {
  const now = instantAt(today, 8, 0, 'Asia/Tokyo')
  const { encounters, circle, story } = tell([coffee], now)
  const summary = person(her, null, { stage: circle.stage, firstEncounter: circle.firstEncounter!.at })
  const questions = onwardQuestions({ people: new Map([[her, summary]]), stories: new Map([[her, story]]), encounters: new Map([[her, encounters]]), introductions: { accepted: [], candidates: [] }, now })
  expect(questions).toMatchObject([{ person: her, encounter: { id: 'meeting:1' } }])
})

it('an encounter that lies further ahead did not take place', () => {
  expect([0, -26 * hour, -26 * hour - 1].map((more) => tookPlace({ at: noon, day: date }, noon + more))).toEqual([true, true, false])
  expect(tookPlace({ at: noon }, noon - 1)).toBe(false)
})
