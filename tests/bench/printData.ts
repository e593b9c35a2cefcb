/**
 * An invented library whose people have a given number of rows on paper, every one of them its own: a meeting and at most three public posts before
 * the next, so that nothing is folded. Each item carries a number that stands once in the printed words.
 */
import type { CoverageFact, InteractionFact, PersonFact } from '../../electron/contract/records'
import type { Outcome } from '../../electron/importers/importer'
import { wordOf } from './searchData'

const hour = 3_600_000
export const printNow = Date.UTC(2026, 10, 2)
const years = 16
const began = printNow - years * 365 * 24 * hour

/** The mark of an item, found again in the printed words. */
export const markOf = (item: number) => `q${String(item).padStart(6, '0')}q`
export const marksIn = (text: string): number[] => [...text.matchAll(/q(\d{6})q/g)].map(([, number]) => Number(number))

/** Of the person with the number, so many items. */
export const printHandle = (person: number) => `x:id:${2000 + person}`
export const printName = (person: number) => `Person ${wordOf(400 + person)}`

/** Items of a person as an archive would bring them, oldest first, then who they are. */
export function* printOutcomes(people: readonly number[]): Generator<Outcome> {
  let index = 0
  const asOutcome = (fact: InteractionFact | PersonFact): Outcome => ({ at: { entry: 'posts.js', index: index++ }, facts: [fact] })
  for (const [person, items] of people.entries()) {
    for (let item = 0; item < items; item++) yield asOutcome(itemOf(person, item, began + Math.floor(((printNow - began - 48 * hour) / items) * item)))
    yield asOutcome({ fact: 'person', id: `x:account:${person}`, handles: [printHandle(person)], name: printName(person) })
  }
  for (const [network, setting] of [['x', 'public'], ['calendar', 'inPerson']] as const) {
    const covering: CoverageFact = { fact: 'coverage', network, account: 'x:id:1', setting, from: began, to: printNow, directions: ['sent', 'received'] }
    yield { facts: [covering] }
  }
}

function itemOf(person: number, item: number, at: number): InteractionFact {
  const stream = printHandle(person)
  const base = { fact: 'interaction', stream, at, who: [stream] } as const
  if (item % 4 === 0) {
    const event = `x:event:${person}-${item}`
    return { ...base, id: event, network: 'calendar', kind: 'event', setting: 'inPerson', direction: 'mutual', event, grade: 'strong', title: `Lunch ${markOf(item)}`, place: { name: `Café ${wordOf(item)}` } }
  }
  const received = item % 2 === 0
  // About 140 characters; one in forty is long.
  const text = `${markOf(item)} ${Array.from({ length: item % 40 === 7 ? 90 : 20 }, (_, n) => wordOf((item * 37 + n * n * 101) % 9000)).join(' ')}`
  return { ...base, id: `x:post:${person}-${item}`, network: 'x', kind: 'reply', setting: 'public', direction: received ? 'received' : 'sent', text, ...(received ? { from: stream } : {}) }
}
