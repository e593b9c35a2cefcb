/** Invented people with messages, meetings and what covers them, as lines of an import file: for measuring what relationships cost. */
import type { CoverageFact, InteractionFact, Line, PersonFact } from '../../electron/contract/records'
import { wordOf } from './searchData'

export const circleNow = Date.UTC(2026, 10, 2)
const day = 86_400_000
const began = circleNow - 5000 * day
/** Of each person; every fifth is a meeting. */
export const touchesEach = 10
const atOnce = 1000

export const handleOf = (person: number) => `x:id:${2000 + person}`

/** Everybody's ten touches, and their names. */
export function* everybodyLines(people: number): Generator<string> {
  yield* batches(function* () {
    for (let person = 0; person < people; person++) {
      for (let n = 0; n < touchesEach; n++) yield touch(person, n, began + ((n * 449 + (person % 97)) * day) + (person % 1000) * 61_000)
    }
    for (let person = 0; person < people; person++) yield named(person)
    yield covering
  })
}

/** What a newer archive says of some of them: two more messages, another meeting, their names. All within what is covered. */
export function* someLines(people: readonly number[]): Generator<string> {
  yield* batches(function* () {
    for (const person of people) for (const n of [100, 101, 104]) yield touch(person, n, circleNow - (300 - n) * day)
    for (const person of people) yield named(person)
    yield covering
  })
}

function touch(person: number, n: number, at: number): Line<InteractionFact> {
  const stream = handleOf(person)
  const base = { fact: 'interaction', stream, at, who: [stream], src: [0, n], counts: 1 } as const
  if (n % 5 === 4) {
    const event = `x:event:${person}-${n}`
    return { ...base, id: event, network: 'calendar', kind: 'event', setting: 'inPerson', direction: 'mutual', event, grade: 'strong', title: 'Lunch', place: { name: `Café ${wordOf(person % 300)}` } }
  }
  const received = n % 2 === 0
  const text = `Words of the usual length that somebody says to somebody, number ${n}.`
  return { ...base, id: `x:message:${person}-${n}`, network: 'x', kind: 'message', setting: 'private', direction: received ? 'received' : 'sent', text, ...(received ? { from: stream } : {}) }
}

function named(person: number): Line<PersonFact> {
  const name = [wordOf(person % 900), wordOf(400 + (person % 7919))].map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join(' ')
  return { fact: 'person', id: `x:account:${person}`, handles: [handleOf(person), `x:@${wordOf(person)}_${person}`], name, src: [1, person], counts: 1 }
}

const covering: CoverageFact = { fact: 'coverage', network: 'x', account: 'x:id:1', setting: 'private', from: began, to: circleNow - day, directions: ['sent', 'received'] }

function* batches(facts: () => Generator<object>): Generator<string> {
  let batch: string[] = []
  for (const fact of facts()) {
    batch.push(JSON.stringify(fact))
    if (batch.length < atOnce) continue
    yield batch.join('\n')
    batch = []
  }
  if (batch.length > 0) yield batch.join('\n')
}
